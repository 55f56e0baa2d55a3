"""A browser that walks to every address of the portal.

No console message, no refusal of the content policy, no address of another host, no failure; every
template for everyone in each theme and size of text, without loss on 320 px and at 200 %. A new
address or template fails here until it is visited, or is listed with the reason why it is not.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

import pytest
from django.conf import settings
from django.template.base import Template
from django.test.signals import template_rendered
from django.urls import resolve, reverse
from playwright.sync_api import Page, Request, Response

from accounts.models import User
from tests.browser import crawl_ways
from tests.browser.conftest import Visit
from tests.browser.looking import judge
from tests.doors import list_doors
from tests.world import World

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls("tests.browser.crawl_urls"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(900),  # two minutes alone; the machine may have other work
    pytest.mark.filterwarnings("ignore:No directory at"),  # nothing is collected for tests
]
TEMPLATES = Path(settings.BASE_DIR, "templates")
FRAMES = {"base.html", "base_officer.html", "base_plain.html", "admin/base_site.html",
          "desk/base_reorganisation.html", "desk/base_centre.html",
          "admin/actions.html"}  # fmt: skip
# Django's pages of the desk, in our frame.
STOCK = re.compile("admin/(?!base|includes|widgets|edit_inline)[a-z_/]+[.]html")
NOT_THERE = "Failed to load resource: the server responded with a status of"
TELL_REFUSALS = """document.addEventListener('securitypolicyviolation', (each) =>
  console.error(`policy: ${each.violatedDirective} ${each.blockedURI}`))"""
LIST_LINKS = """[...document.querySelectorAll('a[href]')].map((each) =>
  new URL(each.getAttribute('href'), location).href.split('#')[0])"""


def list_pages() -> set[str]:
    """The templates that are a page of their own."""
    extending = {
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        if path.read_text().startswith("{% extends ")
    }
    return extending - FRAMES


class Walker:
    """One person in a browser who visits addresses; ``faults`` by person and address."""

    def __init__(self, who: str, page: Page, host: str) -> None:
        self.who, self.page, self.host = who, page, host
        self.doors: set[str] = set()
        self.templates: set[str] = set()
        self.links: set[str] = set()
        self.been: set[str] = set()
        self.faults: dict[tuple[str, str], list[object]] = {}
        self._said: list[str] = []
        self._drawn: list[str] = []
        self._pages = list_pages()
        page.context.add_init_script(TELL_REFUSALS)
        page.on("request", self._hear_request)
        page.on("response", self._hear_answer)
        page.on("console", lambda said: self._said.append(f"console: {said.text}"))
        page.on("pageerror", lambda error: self._said.append(f"error: {error}"))

    def visit(self, door: str, url: str, status: int = 200) -> None:
        """Go to an address that must answer with ``status``; judge each template once."""
        self._said.clear()
        self._drawn.clear()
        self.doors.add(door)
        self.been.add(urlsplit(url).path)
        is_file = door in crawl_ways.FILES
        answer = self.page.context.request.get(url) if is_file else self.page.goto(url)
        faults: list[object] = [
            each for each in self._said if status < 400 or f"{NOT_THERE} {status}" not in each
        ]
        if answer.status != status:
            faults.append(f"answers {answer.status}")
        if not is_file:
            self.links.update(self.page.evaluate(LIST_LINKS))
            faults += self._judge_template()
        if faults:
            self.faults[self.who, url] = faults

    def act(self, door: str, sought: str, action: str) -> None:
        """Choose an action for the first row of a list of the desk; judge what it asks back."""
        self.page.goto(f"{reverse(door)}?{urlencode({'q': sought})}")
        self._said.clear()
        self._drawn.clear()
        self.page.locator("input.action-select").first.check()
        self.page.select_option("select[name=action]", action)
        with self.page.expect_navigation():
            self.page.click("button[name=index]")
        if faults := [*self._said, *self._judge_template()]:
            self.faults[self.who, f"{door} {action}"] = faults

    def follow_links(self) -> None:
        """Ask for what the pages led to: of each route and choice of parameters one address.

        Where one has been is left out, pages that refuse lead to themselves.
        """
        kinds: dict[tuple[str, ...], str] = {}
        for url in sorted(self.links):
            parts = urlsplit(url)
            been = parts.path in self.been or crawl_ways.NOT_KEPT.search(parts.path)
            been = been or parts.path.startswith(settings.STATIC_URL)
            if parts.netloc == self.host and not been:
                asked = sorted({name for name, _ in parse_qsl(parts.query)})
                kinds.setdefault((resolve(unquote(parts.path)).route, *asked), url)
        for url in kinds.values():
            answer = self.page.context.request.get(url)
            if answer.status >= 400:
                self.faults[self.who, url] = [f"is led to, answers {answer.status}"]

    def _judge_template(self) -> list[object]:
        """The first template drawn that is a page is that of this page; each is judged once."""
        pages = [each for each in self._drawn if each in self._pages or STOCK.match(each)]
        if not pages or pages[0] in self.templates:
            return []
        self.templates.add(pages[0])
        found = judge(self.page, by_system=is_of_desk(pages[0]))
        return [found] if found else []

    @contextmanager
    def hearing_templates(self) -> Iterator[None]:
        """While this lasts, the names of the templates drawn are kept."""

        def hear(sender: object, template: Template, **more: object) -> None:
            self._drawn.append(template.name or "")

        template_rendered.connect(hear)
        yield
        template_rendered.disconnect(hear)

    def _hear_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme != "data" and parts.netloc != self.host:
            self._said.append(f"asks another host: {request.url}")

    def _hear_answer(self, answer: Response) -> None:
        if answer.status >= 400 and not answer.request.is_navigation_request():
            self._said.append(f"{answer.status} {answer.url}")


def is_of_desk(name: str) -> bool:
    """Whether a door or a template belongs to the desk."""
    return name.startswith(("admin:", "quan-tri/", "admin/", "desk/"))


def walk(
    people: dict[str, tuple[User | None, Callable]], world: World, visit: Visit, host: str
) -> Walker:
    """Each of the people visits what is his; all that was met together."""
    met = Walker("all", visit(), host)
    for who, (user, list_ways) in people.items():
        walker = Walker(who, visit(user), host)
        with walker.hearing_templates():
            for door, url in list_ways(world):
                walker.visit(door, url, crawl_ways.tell_status(door, url))
            walker.follow_links()
            for door, sought, action in crawl_ways.ACTIONS if who == "desk" else ():
                walker.act(door, sought, action)
        met.doors |= walker.doors
        met.templates |= walker.templates
        met.faults |= walker.faults
    return met


def test_pages_of_readers_and_officers_are_sound_and_can_be_used_by_everyone(visit, live_server):
    """N5: WCAG 2.2 AA, reflow and zoom of every template; strict policy on every page."""
    world = crawl_ways.make_portal()
    people = {
        "stranger": (None, crawl_ways.list_open),
        "officer": (world.officers["d00"], crawl_ways.list_officers),
    }

    met = walk(people, world, visit, urlsplit(live_server.url).netloc)

    assert met.faults == {}
    doors = {door.name for door in list_doors() if not is_of_desk(door.name)}
    assert met.doors | set(crawl_ways.NOT_VISITED) >= doors
    assert met.templates >= {each for each in list_pages() if not is_of_desk(each)}


def test_pages_of_the_desk_are_sound_and_can_be_used_by_everyone(visit, live_server):
    """N5: the same for the desk, as the one who sees all its tables."""
    world = crawl_ways.make_portal()
    chief = User.objects.create(username="van-hanh", is_superuser=True)
    people = {"desk": (chief, crawl_ways.list_desk)}

    met = walk(people, world, visit, urlsplit(live_server.url).netloc)

    assert met.faults == {}
    leading_on = {door.name for door in list_doors() if door.name.endswith("<path:object_id>/")}
    doors = {door.name for door in list_doors() if is_of_desk(door.name)}
    doors -= leading_on | {"admin:login"}  # visited by the stranger
    assert met.doors | set(crawl_ways.NOT_VISITED) >= doors
    drawn = {each for each in list_pages() if is_of_desk(each)} - set(crawl_ways.NOT_DRAWN)
    assert met.templates >= drawn
