"""Take the pictures of the officers' guide from a running sample: ``python docs/chup_anh.py``.

Needs ``make run`` in another window and Debian's Chromium. Walks the way of the guide: the former
officer of Phú Bình sends, corrects and submits; the province approves. Then the province divides
the commune of Phú Bình by an invented decision and takes it back. Last, an officer writes an
article that the chair publishes, comments are decided, and the pages round the news are opened;
and the rounds of scholarships are looked at. ``python docs/chup_anh.py sap-xep`` walks one way
alone; ``cong-tin``, ``hoc-bong`` and ``phieu`` are the last.
"""

import io
import os
import re
import shutil
import subprocess
import sys
import time
from base64 import b32decode
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
from django_otp.oath import TOTP
from PIL import Image, ImageOps
from playwright.sync_api import Browser, Page, sync_playwright

ADDRESS = os.environ.get("ADDRESS", "http://127.0.0.1:8000")
HERE = Path(__file__).parent
ROOT = HERE.parent
PICTURES = HERE / "huong-dan" / "anh"
ACCOUNTS = Path(os.environ.get("STATE_DIR", ROOT / ".state")) / "tai-khoan-mau.txt"
COMMUNE = "xa-kha-son"
DISTRICT, PROVINCE, WRITER = "phu-binh", "thai-nguyen-chu-tich", "thai-nguyen-tong-hop"
FORM = "/lam-viec/bao-cao/bieu-01-nam/2024/"
MESSY = ROOT / "samples" / "lon-xon" / "2024-huyen-phu-binh.xlsx"
DECISIONS = "/quan-tri/associations/reorganisation/"
NEWS = "/quan-tri/news/"
TITLE = "Trao 24 suất học bổng ở xã Kha Sơn (ví dụ)"
BODY = (
    "Sáng nay, Hội Khuyến học xã Kha Sơn trao 24 suất học bổng cho học sinh vượt khó. Đây là bài "
    "ví dụ trong sách hướng dẫn."
)
DIVIDED, SHARES = "05908", {"Phú Bình Bắc": ("05909", "60%"), "Phú Bình Nam": ("05910", "40%")}
ZONE = "Asia/Ho_Chi_Minh"
PHONE = {"width": 390, "height": 780}
NEWCOMER = "Xã Chợ Rã"  # its chair never signed in
VIEW = {"width": 1100, "height": 800}
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LIST = (
    ("Xã", "Thôn", "Họ và tên chủ hộ", "Địa chỉ", "Số người", "Đăng ký", "Điểm", "Kết quả"),
    ("Xã Phong Quang", "Xóm 1", "Nông Văn Mẫu", "Số 1", 4, "x", 86, "Đạt"),
    ("Xã Phong Quang", "Xóm 1", "Mẫu Văn Nông", "Số 1", 4, "x", 88, "Đạt"),
    ("Xã Phong Quang", "Xóm 2", "Hoàng Thị Ví Dụ", "", "4 ngươi", "x", 91, "Đạt"),
    ("Xã Phong Quang", "Xóm 3", "Lý Văn Thử", "", 3, "x", 140, "Đạt"),
)
STATEMENT = (
    "Ngày giao dịch,Số tham chiếu,Nội dung,Ghi nợ,Ghi có\n"
    "02/11/2026,FT001,CTY TNHH HOA SEN ung ho quy khuyen hoc,,5.000.000\n"
    "03/11/2026,FT002,phi dich vu,11.000,\n"
    "04/11/2026,FT003,NGUYEN VAN AN chuyen tien,,500.000\n"
)
used: dict[str, int] = {}  # the step of the code that a log-in entered with last
CORRECTED = ROOT / "samples" / "lon-xon" / "2024-huyen-phu-binh-da-sua.xlsx"


def read_password(name: str) -> str:
    """The sample log-in's password from the file that load_sample wrote."""
    for line in ACCOUNTS.read_text(encoding="utf-8").splitlines():
        words = line.split()
        if words[:1] == [name]:
            return words[1]
    raise SystemExit(f"Không có tài khoản {name}: chạy make sample.")


def sign_in(page: Page, name: str) -> None:
    page.goto(f"{ADDRESS}/dang-nhap/")
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", read_password(name))
    page.click("main button.btn")
    if page.locator("input[name=code]").count():
        page.fill("input[name=code]", read_code(name))
        page.click("main button.btn")


def read_code(name: str) -> str:
    """What the sample log-in's app shows now, or in half a minute when this code was used."""
    for line in ACCOUNTS.read_text(encoding="utf-8").splitlines():
        words = line.split("\t")
        if words[0] == name and len(words) > 3:
            totp = TOTP(b32decode(words[3]))
            while used.get(name) == totp.t():
                time.sleep(1)
            used[name] = totp.t()
            return f"{totp.token():06}"
    raise SystemExit(f"Tài khoản {name} không có khóa tạo mã: xóa {ACCOUNTS}, chạy make sample.")


def send(page: Page, file: Path) -> None:
    page.goto(ADDRESS + FORM)
    page.set_input_files("input[type=file]", file)
    page.click("text=Kiểm tra tệp này")


def shoot(page: Page, name: str, folder: Path = PICTURES) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=folder / f"{name}.png")


def send_and_approve(browser: Browser) -> None:
    """The chapters on returns."""
    page = browser.new_context(viewport=VIEW, locale="vi-VN", timezone_id=ZONE).new_page()
    page.goto(f"{ADDRESS}/ket-qua/")
    shoot(page, "ket-qua", HERE / "images")
    page.goto(f"{ADDRESS}/dang-nhap/")
    shoot(page, "dang-nhap")
    sign_in(page, DISTRICT)
    shoot(page, "viec-can-lam")
    page.goto(ADDRESS + FORM)
    shoot(page, "bao-cao")
    send(page, MESSY)
    shoot(page, "o-loi")
    send(page, CORRECTED)
    for reason in page.locator("textarea[name^=ly-do]").all():
        reason.fill("Đã kiểm tra lại với xã, số đúng.")
    page.click("button[value=submit]")
    shoot(page, "bien-nhan")
    other = browser.new_context(viewport=VIEW, locale="vi-VN", timezone_id=ZONE).new_page()
    sign_in(other, PROVINCE)
    other.goto(f"{ADDRESS}/lam-viec/cho-duyet/")
    other.locator("main table a").first.click()
    shoot(other, "duyet")
    other.goto(f"{ADDRESS}/lam-viec/tien-do/?ky=2026-H1")
    shoot(other, "tien-do")


def write_decision(page: Page) -> None:
    """A commune divided in two from today on, with the shares of its people."""
    today = f"{datetime.now(ZoneInfo(ZONE)):%d/%m/%Y}"
    page.goto(ADDRESS + DECISIONS)
    taken = page.locator("#result_list tr", has_text=today).count()
    page.goto(f"{ADDRESS}{DECISIONS}add/")
    page.fill("#id_sequence", str(taken + 1))
    page.fill("#id_number", "Ví dụ 01/NQ-HĐND")
    page.fill("#id_body", "Hội đồng nhân dân tỉnh Thái Nguyên")
    page.fill("#id_in_force_on", today)
    for place, (name, (code, share)) in enumerate(SHARES.items()):
        line = f"#id_dong-{place}-"
        page.select_option(f"{line}kind", label="chia thành nhiều đơn vị")
        page.fill(f"{line}subject", DIVIDED)
        page.select_option(f"{line}taker", label="mới")
        page.fill(f"{line}code", code)
        page.select_option(f"{line}new_kind", label="xã")
        page.fill(f"{line}name", name)
        page.locator("details.line__more").nth(place).evaluate("each => each.open = true")
        page.fill(f"{line}people", share)
        page.fill(f"{line}source", "Đề án sắp xếp (ví dụ)")


def reorganise(browser: Browser) -> None:
    """The chapter on reorganisations; the tree is as before when it is over."""
    page = browser.new_context(viewport=VIEW, locale="vi-VN", timezone_id=ZONE).new_page()
    sign_in(page, PROVINCE)
    page.goto(ADDRESS + DECISIONS)
    shoot(page, "sap-xep-danh-sach")
    page.goto(f"{ADDRESS}{DECISIONS}tai-len/")
    shoot(page, "sap-xep-tai-len")
    write_decision(page)
    page.evaluate("scrollTo(0, 0)")
    shoot(page, "sap-xep-nhap")
    page.locator("fieldset.line").first.scroll_into_view_if_needed()
    shoot(page, "sap-xep-dong")
    page.click("input[value='Lưu và xem trước hệ quả']")
    shoot(page, "sap-xep-xem-truoc")
    page.click("input[name=_apply]")
    shoot(page, "sap-xep-da-ap-dung")
    applied = page.url.rstrip("/").removesuffix("/change")
    page.goto(f"{applied}/ti-phan/")
    shoot(page, "sap-xep-ti-phan")
    public = browser.new_context(viewport=VIEW, locale="vi-VN", timezone_id=ZONE).new_page()
    public.goto(f"{ADDRESS}/sap-xep/{applied.rsplit('/', 1)[-1]}/")
    shoot(public, "sap-xep-cong-khai")
    public.locator("main table a").first.click()
    shoot(public, "sap-xep-don-vi")
    page.goto(f"{applied}/huy/")
    page.fill("#ly-do", "Ví dụ trong hướng dẫn")
    shoot(page, "sap-xep-huy")
    page.click("input[value='Hủy đợt này']")
    public.goto(f"{ADDRESS}/ket-qua/2025/ma/19/")
    unit = public.url.rstrip("/").rsplit("/", 1)[-1]
    public.goto(f"{ADDRESS}/ket-qua/2024/{unit}/?cach=dia-gioi")
    shoot(public, "ba-cach-dia-gioi")
    public.goto(f"{ADDRESS}/ket-qua/2024/{unit}/?cach=nhom")
    shoot(public, "ba-cach-nhom")


def draw_photo() -> bytes:
    """A picture for the article: a field under the sky, of nobody."""
    fading = Image.linear_gradient("L").resize((1600, 1000))
    out = io.BytesIO()
    ImageOps.colorize(fading, "#f3e7c9", "#3e7054").save(out, "JPEG")
    return out.getvalue()


def write_article(page: Page) -> str:
    """An article with a photo, sent for review; the address of its steps."""
    page.goto(f"{ADDRESS}{NEWS}article/add/")
    page.select_option("#id_topic", index=1)
    page.fill("#id_title", TITLE)
    page.fill("#id_abstract", "Mỗi suất do một gia đình trong xã góp.")
    page.click(".ProseMirror[contenteditable=true]")
    page.keyboard.insert_text(BODY)
    page.fill("#id_byline", "Ban Biên tập")
    page.evaluate("scrollTo(0, 0)")
    shoot(page, "tin-viet")
    page.click(".add-row a")
    picture = {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": draw_photo()}
    page.set_input_files("input[name=shown-0-file]", picture)
    page.fill("input[name=shown-0-alt]", "Cánh đồng xanh dưới trời sáng, không có người.")
    page.fill("input[name=shown-0-caption]", "Tranh minh họa.")
    page.locator("#shown-0").scroll_into_view_if_needed()
    shoot(page, "tin-anh")
    page.click("input[name=_continue]")
    page.click("text=Duyệt và đăng")
    page.evaluate("scrollTo(0, 0)")
    shoot(page, "tin-kiem-tra")
    page.locator("main button.default, #content-main button.default").first.click()
    return page.url


def publish(browser: Browser) -> None:
    """The chapters on the portal's own words: articles, comments, what stands round them."""
    page = browser.new_context(viewport=VIEW, locale="vi-VN", timezone_id=ZONE).new_page()
    sign_in(page, WRITER)
    steps = write_article(page)
    chair = browser.new_context(viewport=VIEW, locale="vi-VN", timezone_id=ZONE).new_page()
    sign_in(chair, PROVINCE)
    chair.goto(steps)
    shoot(chair, "tin-duyet")
    chair.goto(f"{ADDRESS}{NEWS}comment/")
    shoot(chair, "y-kien-danh-sach")
    chair.locator("#result_list input.action-select").last.check()
    chair.select_option("select[name=action]", "refuse")
    chair.locator(".actions button").first.click()
    chair.fill("#ly-do", "Quảng cáo, không nói về bài")
    shoot(chair, "y-kien-tu-choi")
    for name, address in (
        ("chan-trang", "imprint/"), ("bang-tin", "notice/add/"), ("tham-do", "poll/add/"),
        ("phat-thanh", "recording/add/"),
    ):  # fmt: skip
        chair.goto(f"{ADDRESS}{NEWS}{address}")
        shoot(chair, name)
    chair.goto(f"{ADDRESS}/quan-tri/figures/release/add/")
    shoot(chair, "cong-bo")
    chair.goto(f"{ADDRESS}/ket-qua/cong-bo/2020/1/")
    shoot(chair, "cong-bo-trang")


def give_scholarships(browser: Browser) -> None:
    """The chapter on scholarships: the sample's finished round, and its open one for a commune."""
    page = browser.new_context(viewport=VIEW, locale="vi-VN", timezone_id=ZONE).new_page()
    sign_in(page, WRITER)
    page.goto(f"{ADDRESS}/lam-viec/hoc-bong/")
    shoot(page, "hoc-bong")
    page.click("text=Vượt khó học giỏi")
    shoot(page, "hoc-bong-dot")
    page.click("main a.btn")
    page.click("text=PC 0001")
    shoot(page, "hoc-bong-chi")
    commune = browser.new_context(viewport=VIEW, locale="vi-VN", timezone_id=ZONE).new_page()
    sign_in(commune, COMMUNE)
    commune.goto(f"{ADDRESS}/lam-viec/hoc-bong/")
    commune.click("text=Đề cử: Tiếp sức")
    commune.click("text=Đề cử một người")
    shoot(commune, "hoc-bong-de-cu")


def enter_by_slip(browser: Browser) -> None:
    """The chapter on signing in: a slip for a commune's chair, and his way in on a phone."""
    page = browser.new_context(viewport=VIEW, locale="vi-VN", timezone_id=ZONE).new_page()
    sign_in(page, PROVINCE)
    page.goto(f"{ADDRESS}/dang-nhap/cap-phieu/?tim={NEWCOMER}")
    page.locator("input[name=person]").first.check()
    shoot(page, "phieu-chon")
    with page.expect_download() as sheet:
        page.click("main form[method=post] button")
    paper = subprocess.run(
        ["/usr/bin/pdftotext", "-layout", sheet.value.path(), "-"], capture_output=True, check=True
    ).stdout.decode()
    name = re.search(r"Tên đăng nhập: (\S+)", paper)[1]
    code = re.search(r"(\w{4}-){3}\w{4}", paper)[0]
    phone = browser.new_context(viewport=PHONE, locale="vi-VN", timezone_id=ZONE).new_page()
    phone.goto(f"{ADDRESS}/dang-nhap/phieu/")
    phone.fill("#ten", name)
    phone.fill("#ma", code)
    shoot(phone, "phieu-vao")
    phone.click("main button.btn")
    shoot(phone, "phieu-mat-khau")


def walk_learning_year(browser: Browser) -> None:
    """The chapters on learning models, lists and certificates: the sample's year of a ward."""
    page = browser.new_context(viewport=VIEW, locale="vi-VN", timezone_id=ZONE).new_page()
    sign_in(page, WRITER)
    page.goto(f"{ADDRESS}/mo-hinh/")
    shoot(page, "mo-hinh")
    page.locator("main a[href*=learning_family]").first.click()
    page.click("main table a")
    shoot(page, "mo-hinh-nam")
    page.goto(f"{page.url}de-nghi/")
    shoot(page, "mo-hinh-de-nghi")
    page.goto(f"{ADDRESS}/mo-hinh/danh-sach/")
    file = {"name": "ho-2025.xlsx", "mimeType": EXCEL, "buffer": write_list()}
    page.set_input_files("input[type=file]", file)
    page.click("text=Kiểm tra tệp này")
    wait_for_worker(page)
    shoot(page, "danh-sach")
    public = browser.new_context(viewport=VIEW, locale="vi-VN", timezone_id=ZONE).new_page()
    public.goto(f"{ADDRESS}/xac-minh/")
    shoot(public, "kiem-tra-giay")


def write_list() -> bytes:
    """A list of invented households with two wrong cells and a name that stands twice."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in LIST:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def wait_for_worker(page: Page) -> None:
    """Until the page no longer says that a file is being read."""
    for _ in range(60):
        if not page.locator("text=Đang đọc").count():
            return
        time.sleep(1)
        page.reload()
    raise SystemExit("Người làm việc nền không chạy: dùng make run.")


def keep_funds(browser: Browser) -> None:
    """The chapters on funds and on consent."""
    page = browser.new_context(viewport=VIEW, locale="vi-VN", timezone_id=ZONE).new_page()
    sign_in(page, WRITER)
    page.goto(f"{ADDRESS}/lam-viec/quy/")
    shoot(page, "quy")
    page.locator("main table a").first.click()
    shoot(page, "quy-so")
    fund = page.url
    page.goto(f"{fund}sao-ke/")
    page.set_input_files("input[type=file]", {
        "name": "sao-ke.csv", "mimeType": "text/csv", "buffer": STATEMENT.encode("utf-8-sig"),
    })  # fmt: skip
    page.click("text=Gửi sao kê >> nth=-1")
    shoot(page, "quy-sao-ke")
    page.goto(f"{ADDRESS}/lam-viec/quy/phong-trao/")
    shoot(page, "quy-phong-trao")
    page.goto(f"{ADDRESS}/lam-viec/quy/nha-tai-tro/")
    page.locator("main table a").first.click()
    shoot(page, "quy-nha-tai-tro")
    public = browser.new_context(viewport=VIEW, locale="vi-VN", timezone_id=ZONE).new_page()
    public.goto(f"{ADDRESS}/quy/{fund.rstrip('/').rsplit('/', 1)[-1]}/2025/")
    shoot(public, "quy-cong-khai")
    page.goto(f"{ADDRESS}/lam-viec/dong-y/?q=nguyen")
    page.locator("main table a").first.click()
    shoot(page, "dong-y")


def lead_meetings(browser: Browser) -> None:
    """The chapters on meetings, tasks and recommendations, and on reports."""
    page = browser.new_context(viewport=VIEW, locale="vi-VN", timezone_id=ZONE).new_page()
    sign_in(page, WRITER)
    page.goto(f"{ADDRESS}/lam-viec/hop/")
    shoot(page, "hop")
    page.click("main >> text=Hội nghị sơ kết >> nth=0")
    held = page.url
    shoot(page, "hop-cuoc-hop")
    for name in ("giay-moi", "diem-danh", "bien-ban", "giao-viec"):
        page.goto(f"{held}{name}/")
        shoot(page, f"hop-{name}")
    page.goto(f"{ADDRESS}/lam-viec/hop/nhiem-vu/")
    shoot(page, "hop-nhiem-vu")
    page.goto(f"{ADDRESS}/lam-viec/hop/lich/")
    shoot(page, "hop-lich")
    page.goto(f"{ADDRESS}/lam-viec/kien-nghi/")
    shoot(page, "kien-nghi")
    page.goto(f"{ADDRESS}/lam-viec/bao-cao-tong-hop/moi/")
    shoot(page, "bao-cao-soan")
    page.goto(f"{ADDRESS}/lam-viec/bao-cao-tong-hop/")
    page.locator("main .found a").first.click()
    shoot(page, "bao-cao-doan")


def main() -> None:
    """All ways, or those that are named."""
    ways = {"bao-cao": send_and_approve, "sap-xep": reorganise, "cong-tin": publish,
            "hoc-bong": give_scholarships, "phieu": enter_by_slip,
            "mo-hinh": walk_learning_year, "quy": keep_funds,
            "hop": lead_meetings}  # fmt: skip
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell") or shutil.which("chromium"),
            args=["--no-sandbox"],
        )
        for name in sys.argv[1:] or ways:
            ways[name](browser)
        browser.close()


if __name__ == "__main__":
    main()
