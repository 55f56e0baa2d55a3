"""From an officer's Excel file to a public figure, in a real browser (the main job)."""

import hashlib
import unicodedata
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from playwright.sync_api import Page, expect

from accounts.models import Authenticator, Role, User
from figures.models import Value, ValueStatus
from tests.returns.books import CLEAN, make_book
from tests.returns.conftest import Reopened
from tests.second_factor import give_app, read_code

PASSWORD = "mot-mat-khau-rat-dai"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:No directory at"),  # nothing is collected for tests
]

# The officer's own layout. Row 8: a letter O in a number, and far more members than usual; row 9:
# the name in decomposed letters with a slip, a total that is not the sum of its parts, a cell left
# empty.
MESSY = (
    ("HỘI KHUYẾN HỌC HUYỆN PHÚ BÌNH",),
    ("BÁO CÁO TỔ CHỨC HỘI NĂM 2024",),
    (),
    ("TT", "Đơn vị", "Dân số", "Số hộ", "Chi hội", None, None, "Hội viên", None, "Ghi chú"),
    (None, None, None, None, "Thôn, bản, tổ dân phố", "Trường học", "Tổng số", "Tổng số",
     "Đã đóng hội phí", None),
    ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"),
    ("I", "Huyện Phú Bình"),
    (1, "Xã Kha Sơn", "9.000", "2.2O0", 12, 2, 14, 3900, 1500, "Có trường nghề"),
    (2, unicodedata.normalize("NFD", "Xã Úc Kì"), 6000, 1500, 9, 2, 15, "1.400", None, None),
    (None, "Tổng cộng", 15000, 3700, 21, 4, 25, 5300, 2500, None),
)  # fmt: skip
MERGED = ("A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:G4", "H4:I4", "J4:J5")


def write_messy_book(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "PB 2024"
    for row in MESSY:
        sheet.append(row)
    for cells in MERGED:
        sheet.merge_cells(cells)
    sheet["A2"].font = Font(bold=True, size=14)
    book.save(path)
    return path


def sign_in(page: Page, username: str) -> None:
    page.goto("/dang-nhap/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button")
    expect(page.locator("h1")).to_be_visible()
    user = User.objects.get(username=username)
    if Authenticator.objects.filter(user=user).exists():
        page.fill("input[name=code]", read_code(user))
        page.click("main button")
        expect(page.locator("h1")).not_to_have_text("Nhập mã bước hai")


def give_passwords(cast: Reopened) -> None:
    for user in cast.people.values():
        user.set_password(PASSWORD)
        user.save()
        if user.is_staff or Role.APPROVE in user.roles():
            give_app(user)


def send_file(page: Page, path: Path) -> None:
    page.set_input_files("input[type=file]", path)
    page.get_by_role("button", name="Kiểm tra tệp này").click()


def correct(answer: Path, cells: dict[str, object], reason: str) -> set[str]:
    """Correct the answer file as in Excel, with a reason beside every warning; the marked cells."""
    book = openpyxl.load_workbook(answer)
    sheet, index = book["PB 2024"], book["Cần sửa"]
    marked = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
    assert all(sheet[cell].fill.fill_type == "solid" for cell in marked)
    for cell, value in cells.items():
        sheet[cell] = value
    [head] = [row for row in index.iter_rows() if any(cell.value == "Lý do" for cell in row)]
    columns = {cell.value: cell.column for cell in head}
    for row in range(head[0].row + 1, index.max_row + 1):
        if index.cell(row, columns["Mức"]).value == "Cần giải thích":
            index.cell(row, columns["Lý do"]).value = reason
    book.save(answer)
    return marked


def test_main_job_from_a_messy_file_to_the_walk_of_a_public_total(
    reopened, visit, complaints, tmp_path
):
    give_passwords(reopened)
    officer = visit()

    # He sends the file that he really has, and is asked what two wordings mean.
    sign_in(officer, "phubinh")
    officer.get_by_role("link", name="Biểu 01. Tổ chức hội", exact=True).click()
    expect(officer.get_by_text("Bạn nhập thay cho 2 đơn vị")).to_be_visible()
    send_file(officer, write_messy_book(tmp_path / "PB 2024.xlsx"))
    expect(officer.get_by_text("“Số hộ” hiểu là “Số hộ gia đình”").first).to_be_visible()
    expect(officer.get_by_text("“Xã Úc Kì” hiểu là “Xã Úc Kỳ”").first).to_be_visible()
    officer.get_by_role("button", name="Ghi câu trả lời").click()

    # He reads what is wrong at each cell, and gets his own file back with the cells marked.
    expect(officer.locator("h1")).to_have_text("Biểu 01. Tổ chức hội có 3 ô cần sửa")
    places = officer.locator(".summary li b").all_inner_texts()
    assert places == ["Ô D8", "Ô G9", "Ô I9"]
    with officer.expect_download() as download:
        officer.get_by_role("link", name="Tải tệp đã tô các ô lỗi").click()
    answer = tmp_path / "answer.xlsx"
    download.value.save_as(answer)
    right = {"D8": 2200, "G9": 11, "I9": 1000}
    marked = correct(answer, right, "Có trường nghề tuyển nhiều hội viên")
    assert marked == {"D8", "H8", "G9", "I9", "G10", "I10"}

    # The corrected file has no error; the reason typed in it is there; he submits.
    send_file(officer, answer)
    expect(officer.locator("h1")).to_have_text("Biểu 01. Tổ chức hội đọc xong, không có lỗi")
    reasons = {box.input_value() for box in officer.locator("textarea").all()}
    assert reasons == {"Có trường nghề tuyển nhiều hội viên"}
    officer.get_by_role("button", name="Nộp báo cáo").click()
    expect(officer.locator("h1")).to_have_text("Đã nộp Biểu 01. Tổ chức hội")
    expect(officer.get_by_text("Tỉnh Thái Nguyên duyệt")).to_be_visible()
    assert set(Value.objects.filter(period=reopened.period).values_list("status")) == {
        (ValueStatus.PROVISIONAL,)
    }

    # The province reads the reason and approves both communes.
    province = visit()
    sign_in(province, "tinh")
    province.get_by_role("link", name="Chờ duyệt").click()
    for name in ("Xã Kha Sơn", "Xã Úc Kỳ"):
        province.get_by_role("link", name=name, exact=True).first.click()
        if name == "Xã Kha Sơn":
            expect(
                province.get_by_text("Có trường nghề tuyển nhiều hội viên").first
            ).to_be_visible()
        province.get_by_role("button", name="Duyệt báo cáo").click()
    expect(province.get_by_text("Không có báo cáo nào đang chờ duyệt.")).to_be_visible()

    # Anyone sees the new total and walks it down to the cell.
    public = visit(width=360)
    public.goto(f"/ket-qua/2024/{reopened.province.pk}/")
    public.get_by_role("link", name="5.300", exact=True).first.click()
    public.get_by_role("link", name="Huyện Phú Bình", exact=True).click()
    public.get_by_role("link", name="Xã Kha Sơn", exact=True).click()
    expect(public.locator(".figure__value")).to_contain_text("3.900")
    expect(public.get_by_text("Trang thứ 1, ô H8")).to_be_visible()
    expect(public.locator(".typed")).to_have_text("3900")
    expect(public.locator(".hash")).to_have_text(hashlib.sha256(answer.read_bytes()).hexdigest())
    words = public.content()
    assert "answer.xlsx" not in words
    assert "Nguyễn Thị Hoa" not in words
    assert complaints == []


def test_officers_part_needs_no_javascript(reopened, visit, tmp_path):
    """N3: usable without JavaScript."""
    give_passwords(reopened)
    officer = visit(javascript=False, width=360)
    sign_in(officer, "phubinh")
    officer.get_by_role("link", name="Biểu 01. Tổ chức hội", exact=True).click()
    wrong, right = tmp_path / "sai.xlsx", tmp_path / "dung.xlsx"
    rows = [list(row) for row in CLEAN]
    right.write_bytes(make_book(rows))
    rows[0][6] = "2.0O0"
    wrong.write_bytes(make_book(rows))

    send_file(officer, wrong)
    expect(officer.locator(".summary li b")).to_have_text(["Ô G4"])
    send_file(officer, right)
    officer.get_by_role("button", name="Nộp báo cáo").click()

    expect(officer.locator("h1")).to_have_text("Đã nộp Biểu 01. Tổ chức hội")
    officer.get_by_role("link", name="Xem báo cáo đã nộp").click()
    officer.get_by_role("button", name="Rút lại để sửa").click()
    officer.get_by_role("link", name="Nhập thẳng trên trang").click()
    officer.get_by_label("Tổng số hội viên").fill("2.001")
    officer.get_by_role("button", name="Kiểm tra và xem trước").click()
    officer.get_by_role("button", name="Nộp báo cáo").click()
    stored = Value.objects.get(
        association=reopened.communes[0],
        indicator__code="members",
        period=reopened.period,
        status=ValueStatus.PROVISIONAL,
    )
    assert (stored.number, stored.raw) == (2001, "2.001")
