"""The style guide shows every component in every state that the component declares."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.template.base import Template
from django.test.signals import template_rendered

from tests.test_templates import draw

pytestmark = pytest.mark.urls("tests.template_urls")
COMPONENTS = Path(settings.BASE_DIR, "templates", "components")
HIDDEN = {
    "form_errors.html": "looks like error_summary.html, and a page has one summary",
    "leadstory.html": "its title is the heading of the front page, and a page has one heading",
    "walls.html": "nothing of it is seen",
}
DECLARATION = re.compile(r"{% comment %}(.*?){% endcomment %}|{# (.*?) #}", re.DOTALL)
# "state: draft | submitted" and "severity (error | warning)"
STATES = re.compile(r"(\w+)(?::\s*|\s*\()(\w+(?:\s*\|\s*\w+)+)")


def read_declared(path: Path) -> dict[str, set[str]]:
    """What a component's inputs may be, where it lists that: input → values."""
    told = DECLARATION.search(path.read_text())
    found: dict[str, set[str]] = {}
    for name, values in STATES.findall("".join(filter(None, told.groups()))):
        found.setdefault(name, set()).update(re.split(r"\s*\|\s*", values))
    return found


def list_given(name: str, given: object) -> Iterator[str]:
    """Every text that stands for ``name`` in what a component was given, however deep."""
    if isinstance(given, dict):
        if isinstance(given.get(name), str):
            yield given[name]
        yield from _list_in(name, given.values())
    elif isinstance(given, (list, tuple)):
        yield from _list_in(name, given)


def _list_in(name: str, parts: Iterable[object]) -> Iterator[str]:
    for part in parts:
        yield from list_given(name, part)


@pytest.fixture
def drawn(settings) -> dict[str, list[dict]]:
    """The components on the page: file name → what it was given each time.

    As in development, where none is kept from an earlier page.
    """
    settings.DEBUG = True
    met: dict[str, list[dict]] = {}

    def hear(sender: object, template: Template, context, **more: object) -> None:
        folder, _, name = (template.name or "").rpartition("/")
        if folder == "components":
            met.setdefault(name, []).append(context.flatten())

    template_rendered.connect(hear)
    draw("styleguide")
    template_rendered.disconnect(hear)
    return met


def test_every_component_is_on_the_page(drawn):
    files = {path.name for path in COMPONENTS.glob("*.html")}

    assert set(drawn) == files - set(HIDDEN)
    assert set(HIDDEN) <= files


def test_every_declared_state_is_on_the_page(drawn):
    missing = {
        (name, field): left
        for name, times in drawn.items()
        for field, values in read_declared(COMPONENTS / name).items()
        if (left := values - {each for given in times for each in list_given(field, given)})
    }

    assert missing == {}


def test_declarations_are_read():
    """A test of the reading: these lists are known to stand in these files."""
    found = {name: read_declared(COMPONENTS / f"{name}.html") for name in ("status", "problem")}

    assert found["problem"] == {"severity": {"error", "warning", "question"}}
    assert len(found["status"]["state"]) == 16
