"""What a request asks for: texts as people type them, a form, a period, a version looked at."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from figures.models import Form, Period
from khuyenhoc.lib import periods
from khuyenhoc.lib.names import clean


def clean_text(text: str, longest: int) -> str:
    """What was typed into a box: NFC, without unseen characters, its lines kept."""
    lines = [clean(line) for line in text[: 2 * longest].splitlines()]
    return "\n".join(lines).strip()[:longest]


def read_texts(request: HttpRequest, prefix: str, longest: int) -> dict[str, str]:
    """The posted texts whose names begin with ``prefix``, by the rest of their names."""
    return {
        clean(name.removeprefix(prefix)): clean_text(text, longest)
        for name, text in request.POST.items()
        if name.startswith(prefix)
    }


def read_version(request: HttpRequest) -> int:
    """Which version of a return the person looked at; -1, which none ever had, when unsaid."""
    version = request.POST.get("version", "")
    return int(version) if version.isascii() and version.isdecimal() else -1


def read_number(text: str) -> int:
    """A key typed into an address; 404 unless it is one."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Http404
    return int(text)


def find_period(code: str) -> Period:
    """The period of ``code``; 404 when there is none."""
    try:
        span = periods.parse_code(code)
    except periods.UnknownPeriod as unknown:
        raise Http404 from unknown
    return get_object_or_404(Period, code=span.code)


def find_form(code: str) -> Form:
    """The form of ``code``; 404 when there is none."""
    return get_object_or_404(Form, code=clean(code))
