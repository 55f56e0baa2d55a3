"""The three ways of reading a figure, as a visitor chooses them by the address (product.md T6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db import models
from django.utils import timezone

from khuyenhoc.lib.dates import format_date, parse_date
from khuyenhoc.lib.numbers import Unclear

WAY, DAY = "cach", "ngay"  # names in the address


class Way(models.TextChoices):
    """As reported, restated to the tree of a day, or by comparable groups."""

    REPORTED = "", "Như báo cáo"
    RESTATED = "dia-gioi", "Theo địa giới"
    GROUPS = "nhom", "Nhóm so sánh được"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A way with its day; ``error`` says what is wrong with a day that was typed."""

    way: Way = Way.REPORTED
    on: date | None = None
    typed: str = ""
    error: str = ""

    @property
    def day(self) -> date:
        """The day whose tree counts: today unless told."""
        return self.on or timezone.localdate()

    @property
    def query(self) -> dict[str, str]:
        """What stands for it in an address."""
        found = {WAY: str(self.way.value)} if self.way else {}
        if self.way and self.on is not None:
            found[DAY] = format_date(self.on)
        return found

    def add_to(self, address: str) -> str:
        """The address with this way in it."""
        return f"{address}?{urlencode(self.query)}" if self.query else address


AS_REPORTED = Chosen()


def read_way(query: Mapping[str, str]) -> Chosen:
    """The way that an address asks for; what is not understood is as reported."""
    asked = query.get(WAY, "")
    way = Way(asked) if asked in Way.values else Way.REPORTED
    typed = query.get(DAY, "")
    if not (way and typed):
        return Chosen(way, None, typed)
    try:
        return Chosen(way, parse_date(typed), typed)
    except Unclear as problem:
        return Chosen(way, None, typed, str(problem))
