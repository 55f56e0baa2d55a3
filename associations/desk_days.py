"""The tree of any day on the desk's list of units and where a unit is chosen.

``?ngay=30/06/2024`` shows the units of that day with the names, codes and parents they had then;
where one types to find a unit, a day behind the name does the same: "Phú Bình 30/06/2024".
"""

import re
from datetime import date

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest

from associations.models import Association, State
from khuyenhoc.lib.dates import parse_date
from khuyenhoc.lib.names import clean
from khuyenhoc.lib.numbers import Unclear

DAY = "ngay"
DAY_BEHIND = re.compile(r"^(?P<words>.*?)\s*(?P<day>\d{1,2}/\d{1,2}/\d{4})$")
LONGEST = 40
THEN = {
    "full_name_then": "full_name",
    "code_then": "code",
    "level_then": "level__name",
    "parent_then": "parent__full_name",
}


def read_day(request: HttpRequest) -> tuple[date | None, str]:
    """The day of ``?ngay=``, and what is wrong with it; both empty where none is asked for."""
    typed = clean(request.GET.get(DAY, ""))[:LONGEST]
    if not typed:
        return None, ""
    try:
        return parse_date(typed), ""
    except Unclear as problem:
        return None, str(problem)


def split_day(words: str) -> tuple[str, date | None]:
    """The words of a search and the day behind them, where there is one that exists."""
    found = DAY_BEHIND.match(words.strip())
    if found is None:
        return words, None
    try:
        return found["words"], parse_date(found["day"])
    except Unclear:
        return words, None


def take_from(units: QuerySet[Association], on: date) -> QuerySet[Association]:
    """The units that lived on a day, with what they were then as ``full_name_then``,
    ``code_then``, ``level_then`` and ``parent_then``."""
    lived = State.objects.filter(valid__contains=on).order_by()
    then = lived.filter(association=OuterRef("pk"))
    columns = {name: Subquery(then.values(path)[:1]) for name, path in THEN.items()}
    return units.filter(pk__in=lived.values("association")).annotate(**columns)


class DayFilter(admin.SimpleListFilter):
    """A box for a day beside the list."""

    title = "ngày"
    parameter_name = DAY
    template = "desk/components/day_filter.html"

    def __init__(self, request, params, model, model_admin) -> None:
        super().__init__(request, params, model, model_admin)
        self.on, self.error = read_day(request)
        self.typed = clean(request.GET.get(DAY, ""))[:LONGEST]
        self.kept = [(k, v) for k, v in request.GET.items() if k not in (DAY, "p")]

    def lookups(self, request, model_admin):
        """None to choose from: the day is typed."""
        return [("", "")]

    def choices(self, changelist):
        """What the template draws."""
        return [{"typed": self.typed, "error": self.error, "kept": self.kept}]

    def queryset(self, request, queryset):
        """The units of the day; all of them without one."""
        return take_from(queryset, self.on) if self.on else queryset
