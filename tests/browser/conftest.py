"""A real browser that visits the running portal as one of the cast."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from accounts.models import User
from tests.returns.conftest import place, reopened  # noqa: F401 - fixtures are found by name

# Debian's Chromium without its windows, where there is one: the same pages for less work.
CHROMIUM = shutil.which("chromium-headless-shell") or "chromium"

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. Playwright holds an event loop in this thread, in which nobody awaits."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console said: refusals of the content policy are among it."""
    return []


@pytest.fixture
def visit(browser, live_server, complaints) -> Iterator[Visit]:
    """``visit(user, width=…, javascript=…)``: a page of a browser, ``user`` signed in."""
    contexts = []

    def start(user: User | None = None, *, width: int = 1366, javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 800},
            java_script_enabled=javascript,
            accept_downloads=True,
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        if user is not None:
            client = Client()
            client.force_login(user)
            key = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}]
            )
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield start
    for context in contexts:
        context.close()
