"""The half-year conference in a real browser: 92 communes invited, minutes become tasks, the report
is written, frozen and issued, and the news tells of it (product.md K1 to K4)."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from meetings.kinds import load_kinds
from meetings.models import Invitation, Meeting, Report, ReportState, TaskShare
from tests.factories import make_association, make_officer
from tests.meetings.reports.drafts import make_drafting_country
from tests.news.articles import make_topic

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:No directory at"),  # nothing is collected for tests
]
COMMUNES = 92
TITLE = "Hội nghị sơ kết 6 tháng"
MINUTES = """Hội nghị nghe báo cáo.
Kết luận:
1. Rà soát danh sách hội viên.
2. Công khai thu, chi quỹ."""
TASKS = ["Rà soát danh sách hội viên.", "Công khai thu, chi quỹ."]


@pytest.fixture
def country(db) -> dict:
    places = make_drafting_country()
    load_kinds()
    make_topic("Hoạt động hội", "hoat-dong-hoi")
    for number in range(2, COMMUNES):
        make_association(f"Xã {number}", "commune", places["first"], code=f"0{2000 + number}",
                         full_name=f"Xã Số {number}")  # fmt: skip
    places["writer"] = make_officer("viet", places["first"], ("entry", "edit_news"))
    places["chief"] = make_officer("chu-tich", places["first"], ("entry", "approve", "edit_news"))
    places["chair"] = make_officer("xa", places["commune0"])
    return places


def press(page: Page, name: str) -> None:
    page.locator("main, #content-main").get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.locator("main").get_by_role("link", name=name, exact=True).first.click()


def prepare(page: Page) -> None:
    """A meeting of today, to which the chairs of all communes are called."""
    page.goto("/lam-viec/hop/")
    follow(page, "Chuẩn bị cuộc họp")
    page.get_by_label("Loại cuộc họp").select_option(label="Hội nghị sơ kết 6 tháng")
    page.get_by_label("Tên cuộc họp").fill(TITLE)
    page.get_by_label("Ngày").fill(f"{timezone.localdate():%d/%m/%Y}")
    page.get_by_label("Bắt đầu lúc").fill("0:00")
    page.get_by_label("Kết thúc lúc").fill("23h59")
    page.locator("main form button.btn").first.click()
    follow(page, "Chọn người mời")
    page.get_by_label("Xã").check()
    press(page, "Thêm vào danh sách mời")
    expect(page.locator(".lead")).to_contain_text(f"{COMMUNES} người được mời")
    page.locator(".crumbs").get_by_role("link", name=TITLE).click()
    press(page, "Gửi giấy mời")
    expect(page.get_by_text("Giấy mời đã gửi tới các đơn vị.")).to_be_visible()


def answer(page: Page) -> None:
    """A commune's chair answers on the phone."""
    page.goto("/lam-viec/hop/")
    follow(page, TITLE)
    page.get_by_label("sẽ dự", exact=True).check()
    page.locator("main form button.btn").first.click()
    expect(page.locator("h1")).to_be_visible()


def check_in(page: Page) -> None:
    """One by the code on his card, one who left it at home by the name of his commune."""
    follow(page, "Điểm danh")
    page.get_by_label("Mã trên thẻ").fill(Invitation.objects.order_by("pk")[0].code.lower())
    press(page, "Ghi có mặt")
    expect(page.locator(".lead")).to_contain_text(f"1 trên {COMMUNES} người")
    page.get_by_label("Đơn vị, người dự").fill("xa so 91")
    press(page, "Tìm")
    page.get_by_role("button", name="Ghi có mặt Chủ tịch Xã Số 91").click()
    expect(page.locator(".lead")).to_contain_text(f"2 trên {COMMUNES} người")
    page.locator(".crumbs").get_by_role("link", name=TITLE).click()


def write_minutes(page: Page) -> None:
    """The minutes, whose conclusions become tasks of every commune in one step."""
    press(page, "Ghi là đã họp")
    follow(page, "Ghi biên bản")
    page.get_by_label("Biên bản").fill(MINUTES)
    press(page, "Lưu biên bản")
    page.goto(f"/lam-viec/hop/{Meeting.objects.get().pk}/")
    follow(page, "Giao việc")
    expect(page.get_by_label("Các việc")).to_have_value("\n".join(TASKS))
    page.get_by_label("Giao cho đơn vị cấp").select_option(label="Xã")
    page.get_by_label("Hạn xong").fill(f"{timezone.localdate() + timedelta(days=30):%d/%m/%Y}")
    press(page, "Giao việc")
    expect(page.get_by_role("link", name="2. Công khai thu, chi quỹ.")).to_be_visible()


def write_report(page: Page) -> None:
    """Sentences out of figures, words of his own, who signs; sent for approval."""
    page.goto("/lam-viec/bao-cao-tong-hop/")
    follow(page, "Soạn báo cáo")
    page.get_by_label("Loại báo cáo").select_option(label="Thử")
    page.get_by_label("Kỳ", exact=True).select_option(label="2025")
    press(page, "Viết báo cáo từ số liệu")
    expect(page.get_by_text("Có 350 người, tăng 50 người")).to_be_visible()
    page.locator(".rp", has_text="Hạn chế").get_by_role("link").click()
    page.get_by_label("Nội dung").fill("Còn chậm ở vài nơi.")
    page.locator("main form button.btn").first.click()
    follow(page, "Thể thức, người ký")
    page.get_by_label("Nơi ban hành").fill("Thái Nguyên")
    page.get_by_label("Họ tên người ký").fill("Trần Thị Liên")
    press(page, "Lưu thể thức")
    press(page, "Trình duyệt")
    expect(page.locator(".lead")).to_contain_text("Chờ duyệt")


def issue(page: Page) -> None:
    """Another than who wrote it freezes the report and has it issued."""
    page.goto(f"/lam-viec/bao-cao-tong-hop/{Report.objects.get().pk}/")
    press(page, "Khóa báo cáo")
    page.get_by_label("Ngày ký").fill(f"{timezone.localdate():%d/%m/%Y}")
    press(page, "Ban hành")
    expect(page.locator(".lead")).to_contain_text("số 01/BC-HKH")


def tell_news(writer: Page, chief: Page) -> None:
    """A draft that the issued report fills; sent for review, approved, public."""
    writer.goto(f"/lam-viec/bao-cao-tong-hop/{Report.objects.get().pk}/")
    follow(writer, "Viết tin từ báo cáo")
    writer.locator("#id_topic").select_option(label="Hoạt động hội")
    writer.fill("#id_byline", "Ban Biên tập")
    writer.click("input[name=_continue]")
    writer.click("text=Duyệt và đăng")
    steps = writer.url
    writer.locator("main button.default, #content-main button.default").first.click()
    chief.goto(steps)
    now = chief.locator("form", has=chief.get_by_role("button", name="Đăng ngay"))
    now.get_by_label("Lý do").fill("Số tăng, giảm theo báo cáo đã ban hành")
    now.get_by_role("button").click()
    expect(chief.locator(".messagelist")).to_be_visible()


def test_conference_from_its_invitations_to_the_news(visit, country, complaints):
    writer, chief = visit(country["writer"]), visit(country["chief"])

    prepare(writer)
    answer(visit(country["chair"], width=360))
    writer.reload()
    check_in(writer)
    write_minutes(writer)
    write_report(writer)
    issue(chief)
    tell_news(writer, chief)

    reader = visit(width=360)
    reader.goto("/")
    reader.locator("main").get_by_role("link", name="Kết quả năm 2025").first.click()
    expect(reader.locator("a.ref", has_text="350")).to_be_visible()
    reader.get_by_role("link", name="Đọc toàn văn báo cáo").click()
    expect(reader.get_by_text("Còn chậm ở vài nơi.")).to_be_visible()
    assert TaskShare.objects.count() == 2 * COMMUNES
    assert Report.objects.get().state == ReportState.ISSUED
    assert complaints == []
