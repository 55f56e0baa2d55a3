"""How a view of figures is cited: its full address, a short one, the day on which it was read.

A short address stands for one view for ever, so its code is made from the address itself. Whoever
asks may have one made, so only addresses of pages of figures that exist are taken, in their one
canonical form, and only so many an hour.
"""

import base64
import hashlib
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import timezone

from associations.models import Association
from figures.addresses import LEVEL, PERIOD, UNIT
from figures.catalogue import indicators
from figures.models import Period, ShortAddress
from figures.ways import DAY, WAY
from khuyenhoc.lib.dates import format_date
from khuyenhoc.links import link

CODE_BYTES = 5  # eight letters; a second code is longer where two addresses should meet
LONGEST_CODE_BYTES = 7
LONGEST_ADDRESS = 400
LONGEST_CHOICE = 60
MOST_AN_HOUR = 120
# What may be cited, and what of its address says which view it is.
VIEWS = {
    "figures:unit": ("muc", "so-voi", "xep", "trang", WAY, DAY),
    "figures:walk": ("trang", WAY, DAY),
    "figures:indicator": (PERIOD, UNIT, LEVEL, "xep", "trang", WAY, DAY),
    "figures:model": (PERIOD, UNIT, "xep", "trang", WAY, DAY),
}


class NotShortened(Exception):
    """No short address is made; the message says why. ``status`` is that of the answer."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


def cite(request: HttpRequest, title: str) -> dict[str, Any]:
    """For components/citation.html: {text, address (without the site), action}."""
    asked = f"{request.path}?{request.GET.urlencode()}" if request.GET else request.path
    try:
        address = settle_address(asked, request.resolver_match)
    except NotShortened:
        address = request.path
    return {
        "text": write_citation(title, request.build_absolute_uri(address)),
        "address": address,
        "action": link("citing:make"),
    }


def write_citation(title: str, address: str) -> str:
    """The line with which a reader names his source, with the day of reading."""
    day = format_date(timezone.localdate())
    return f"{settings.SITE_NAME}: “{title}”, {address}, đọc ngày {day}."


def settle_address(asked: str, match: ResolverMatch | None = None) -> str:
    """The one form of the address of a view: only what says which view it is, in one order.

    ``match``: to which page it leads, where that is known.

    Raises ``NotShortened`` where it is no page of figures.
    """
    refused = NotShortened("Chỉ lập địa chỉ ngắn cho trang kết quả, trang chỉ tiêu của cổng này.")
    try:
        parts = urlsplit(asked)
    except ValueError as error:
        raise refused from error
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or "\\" in parts.path:
        raise refused
    try:
        found = match or resolve(parts.path)
    except Resolver404 as error:
        raise refused from error
    known = VIEWS.get(found.view_name)
    if known is None:
        raise refused
    given = dict(parse_qsl(parts.query)) if len(parts.query) <= LONGEST_ADDRESS else {}
    kept = {
        name: given[name]
        for name in known
        if given.get(name) and len(given[name]) <= LONGEST_CHOICE and given[name].isprintable()
    }
    path = link(found.view_name, *found.kwargs.values())
    address = f"{path}?{urlencode(kept)}" if kept else path
    if len(address) > LONGEST_ADDRESS:
        raise NotShortened("Địa chỉ dài quá, không lập được địa chỉ ngắn.")
    return address


def shorten(asked: str) -> ShortAddress:
    """The short address of a view, made where there is none yet. Raises ``NotShortened``."""
    address = settle_address(asked)
    known = ShortAddress.objects.filter(address=address).first()
    if known is not None:
        return known
    _require_page(address)
    since = timezone.now() - timedelta(hours=1)
    if ShortAddress.objects.filter(made_at__gte=since).count() >= MOST_AN_HOUR:
        raise NotShortened(
            "Trong một giờ qua đã lập nhiều địa chỉ ngắn. Hãy dùng địa chỉ đầy đủ, hoặc thử lại sau"
            " một giờ.", 429,
        )  # fmt: skip
    for length in range(CODE_BYTES, LONGEST_CODE_BYTES + 1):
        try:
            with transaction.atomic():
                return ShortAddress.objects.create(code=make_code(address, length), address=address)
        except IntegrityError:
            # Somebody made it at this very moment, or two addresses share a code.
            known = ShortAddress.objects.filter(address=address).first()
            if known is not None:
                return known
    raise NotShortened("Chưa lập được địa chỉ ngắn. Hãy dùng địa chỉ đầy đủ.")


def make_code(address: str, length: int = CODE_BYTES) -> str:
    """The code of an address: small letters and digits without 0, 1, 8, 9, the same for ever."""
    digest = hashlib.blake2b(address.encode(), digest_size=length).digest()
    return base64.b32encode(digest).decode().rstrip("=").lower()


def _require_page(address: str) -> None:
    """That the period, the unit and the indicator of an address are there."""
    parts = urlsplit(address)
    asked = resolve(parts.path).kwargs | {}
    given = dict(parse_qsl(parts.query))
    period = asked.get("period") or given.get(PERIOD)
    unit = asked.get("unit") or given.get(UNIT)
    code = asked.get("indicator") or asked.get("code")
    is_there = (
        (not period or Period.objects.filter(code=period).exists())
        and (not unit or _is_unit(str(unit)))
        and (not code or code in indicators().by_code)
    )
    if not is_there:
        raise NotShortened("Không có trang nào ở địa chỉ này.", 404)


def _is_unit(text: str) -> bool:
    if not (text.isascii() and text.isdigit() and int(text) < 2**31):
        return False
    return Association.objects.filter(pk=int(text)).exists()
