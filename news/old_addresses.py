"""Addresses of former sites lead to where their matter is now.

``redirect_old`` looks an address up only where there is no page, so a page costs nothing.
Parameters may stand in any order, and further ones beside those that name the page.
"""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from khuyenhoc.lib.names import clean
from news.models import OldAddress

MOST_PARAMETERS = 6
LONGEST = 500


class Unreadable(ValueError):
    """A line of the file cannot be taken; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many addresses a file brought: new ones, changed ones, the same."""

    added: int
    changed: int
    same: int


def normalise(address: str) -> str:
    """An address without host, its parameters in order: "/modules.php?name=News&sid=4929"."""
    parts = urlsplit(address.strip())
    path = "/" + unquote(parts.path).lstrip("/")
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return f"{path}?{query}" if query else path


def find_target(path: str, query: str) -> str | None:
    """Where an old address leads: the one that names most of the parameters asked for."""
    given = sorted(parse_qsl(query, keep_blank_values=True))[:MOST_PARAMETERS]
    tried = [
        normalise(f"{path}?{urlencode(chosen)}")[:LONGEST]
        for count in range(len(given), -1, -1)
        for chosen in combinations(given, count)
    ]
    known = dict(OldAddress.objects.filter(address__in=tried).values_list("address", "target"))
    return next((known[address] for address in tried if address in known), None)


def redirect_old(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware: where there is no page, an old address is led on for good."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        if len(request.get_full_path()) > LONGEST or "\0" in unquote(request.get_full_path()):
            return response
        target = find_target(request.path, request.META.get("QUERY_STRING", ""))
        return response if target is None else HttpResponsePermanentRedirect(target)

    return answer


def load_addresses(path: Path) -> Loaded:
    """Take in a CSV file with the columns "cu" and "moi", all or nothing.

    Raises ``Unreadable`` with the line.
    """
    known = {row.address: row for row in OldAddress.objects.all()}
    added = changed = same = 0
    with path.open(encoding="utf-8-sig", newline="") as file, transaction.atomic():
        reader = csv.DictReader(file)
        if not {"cu", "moi"} <= set(reader.fieldnames or []):
            raise Unreadable("Dòng đầu của tệp phải có hai cột: cu, moi.")
        for line, row in enumerate(reader, start=2):
            old, target = clean(row["cu"] or ""), clean(row["moi"] or "")
            if not old or not target:
                raise Unreadable(f"Dòng {line}: thiếu địa chỉ cũ hoặc địa chỉ mới.")
            if not target.startswith("/") or target.startswith(("//", "/\\")):
                raise Unreadable(
                    f"Dòng {line}: địa chỉ mới phải bắt đầu bằng một dấu “/”: {target}"
                )
            address = normalise(old)
            if len(address) > LONGEST or len(target) > 300:
                raise Unreadable(f"Dòng {line}: địa chỉ dài quá {LONGEST} ký tự.")
            before = known.get(address)
            if before is None:
                known[address] = OldAddress.objects.create(address=address, target=target)
                added += 1
            elif before.target != target:
                before.target = target
                before.save()
                changed += 1
            else:
                same += 1
    return Loaded(added, changed, same)
