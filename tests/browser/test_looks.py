"""Every page in a real browser, on a phone and on a desk: nothing overflows, nothing is refused by
the content policy, and axe finds no violation of WCAG 2.2 A and AA."""

import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, sync_playwright

from khuyenhoc import style_files
from tests.browser.conftest import CHROMIUM
from tests.browser.looking import judge
from tests.test_templates import EVERY_PAGE, draw

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.template_urls")]


def write_policy() -> str:
    """The content policy of the settings as a header."""
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return "; ".join(f"{name} {' '.join(map(str, values))}" for name, values in directives.items())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where the files of ``tmp_path`` and the styles of the project are served, with the policy."""
    policy = write_policy()

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            root = settings.BASE_DIR if path.startswith("/static/") else tmp_path
            file = Path(root, path.lstrip("/"))
            if path.startswith("/kieu/"):
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(style_files.join(tuple(file.stem.split("+")))[0])
            return str(file)

        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", policy)
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_page_fits_obeys_the_policy_and_can_be_read_by_everyone(name, browser, address, tmp_path):
    """N5: WCAG 2.2 AA; usable on a phone."""
    Path(tmp_path, "page.html").write_text(draw(name))
    complaints: list[str] = []

    page = browser.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{address}/page.html")
    found = judge(page, in_every_dress=name == "styleguide")
    page.close()

    assert (complaints, found) == ([], {})
