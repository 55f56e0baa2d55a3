"""Take the pictures of the officers' guide from a running sample: ``python docs/chup_anh.py``.

Needs ``make run`` in another window and Debian's Chromium. Walks the way of the guide: the former
officer of Phú Bình sends, corrects and submits; the province approves.
"""

import os
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ADDRESS = os.environ.get("ADDRESS", "http://127.0.0.1:8000")
HERE = Path(__file__).parent
ROOT = HERE.parent
PICTURES = HERE / "huong-dan" / "anh"
ACCOUNTS = Path(os.environ.get("STATE_DIR", ROOT / ".state")) / "tai-khoan-mau.txt"
DISTRICT, PROVINCE = "phu-binh", "thai-nguyen-chu-tich"
FORM = "/lam-viec/bao-cao/bieu-01-nam/2024/"
MESSY = ROOT / "samples" / "lon-xon" / "2024-huyen-phu-binh.xlsx"
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


def send(page: Page, file: Path) -> None:
    page.goto(ADDRESS + FORM)
    page.set_input_files("input[type=file]", file)
    page.click("text=Kiểm tra tệp này")


def shoot(page: Page, name: str, folder: Path = PICTURES) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=folder / f"{name}.png")


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        view = {"width": 1100, "height": 800}
        page = browser.new_context(viewport=view, locale="vi-VN").new_page()
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
        other = browser.new_context(viewport=view, locale="vi-VN").new_page()
        sign_in(other, PROVINCE)
        other.goto(f"{ADDRESS}/lam-viec/cho-duyet/")
        other.locator("main table a").first.click()
        shoot(other, "duyet")
        other.goto(f"{ADDRESS}/lam-viec/tien-do/?ky=2026-H1")
        shoot(other, "tien-do")
        browser.close()


if __name__ == "__main__":
    main()
