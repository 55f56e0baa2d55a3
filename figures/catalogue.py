"""The catalogue of indicators and the forms: loaded from files, kept at hand, ready to compute.

Indicators, forms and the words officers use for a line are data (``figures/data``); staff edit
them afterwards, so a second load adds what is new and leaves the rest alone.
"""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from psycopg2.extras import DateRange

from associations.models import Basis, Level
from figures.formulas import Formula, check_formulas, parse_formula
from figures.models import (
    Form,
    FormLine,
    FormVersion,
    Indicator,
    IndicatorKind,
    Period,
    PeriodKind,
    SeriesBreak,
)

DATA = Path(__file__).resolve().parent / "data"
_COLUMNS = {
    "code", "section", "label", "unit", "kind", "nature", "basis", "formula", "note",
    "minimum", "maximum", "places", "compare_low", "compare_high",
}  # fmt: skip


class CatalogueError(ValueError):
    """A catalogue or form file that cannot be loaded; the message says what is wrong where."""


class Asked(NamedTuple):
    """What one version of a form requires: indicators' primary keys, for periods of its kind whose
    last day lies in ``valid``."""

    form: int
    period_kind: str
    valid: DateRange
    indicators: frozenset[int]


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All indicators in their order, what forms ask of them and all periods, as they stood at one
    moment; not to be changed."""

    indicators: tuple[Indicator, ...]
    breaks: tuple[SeriesBreak, ...] = ()
    asked: tuple[Asked, ...] = ()
    periods: tuple[Period, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, Indicator]:
        """Code → indicator."""
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def by_id(self) -> dict[int, Indicator]:
        """Primary key → indicator."""
        return {indicator.pk: indicator for indicator in self.indicators}

    @cached_property
    def sections(self) -> dict[str, str]:
        """Number of a section, or its name where it has none → its name; in their order."""
        found: dict[str, str] = {}
        for indicator in self.indicators:
            number, _, name = indicator.section.partition(". ")
            found.setdefault(number if name else indicator.section, name or indicator.section)
        return found

    @cached_property
    def formulas(self) -> dict[int, Formula]:
        """Primary key → formula, of sums and of ratios that are computed."""
        return {i.pk: parse_formula(i.formula) for i in self.indicators if i.formula}

    @cached_property
    def sums(self) -> tuple[Indicator, ...]:
        """The sums, each after the sums that it is made of."""
        waiting = [i for i in self.indicators if i.kind == IndicatorKind.SUM]
        ready: dict[str, Indicator] = {}
        while waiting:
            names = {i.code for i in waiting}
            free = [i for i in waiting if not names.intersection(self.formulas[i.pk].codes)]
            if not free:
                raise CatalogueError(f"Công thức vòng tròn: {', '.join(sorted(names))}.")
            ready |= {i.code: i for i in free}
            waiting = [i for i in waiting if i.code not in ready]
        return tuple(ready.values())

    @cached_property
    def ratios(self) -> tuple[Indicator, ...]:
        """The ratios that are computed; those published as they are have no formula."""
        return tuple(i for i in self.indicators if i.kind == IndicatorKind.RATIO and i.formula)

    def sides(self, ratio: Indicator) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Numerator and denominator of a ratio as (indicator's primary key, coefficient)."""
        formula = self.formulas[ratio.pk]
        return (
            [(self.by_code[code].pk, number) for code, number in formula.numerator],
            [(self.by_code[code].pk, number) for code, number in formula.denominator],
        )

    def find_break(self, indicator: Indicator, after: date, until: date) -> SeriesBreak | None:
        """Where the series of ``indicator`` breaks after one day and until another; of a ratio
        also where a part of it does. The last one, or None."""
        crossed = [b for b in self.list_breaks(indicator) if after < b.on <= until]
        return max(crossed, key=lambda b: b.on, default=None)

    def list_breaks(self, indicator: Indicator) -> list[SeriesBreak]:
        """Where the series of ``indicator`` breaks; of a ratio also where that of a part does."""
        formula = self.formulas.get(indicator.pk)
        codes = formula.codes if indicator.kind == IndicatorKind.RATIO and formula else ()
        parts = {indicator.pk, *(self.by_code[code].pk for code in codes)}
        return [each for each in self.breaks if each.indicator_id in parts]

    def close(self, asked: Iterable[int]) -> set[int]:
        """What a unit owes that owes ``asked``: also the sums and ratios made of these alone.

        A computed ratio is owed where all its parts are, asked for or not; one that is only
        published as it is, never.
        """
        owed = {pk for pk in asked if self.by_id[pk].kind != IndicatorKind.RATIO}
        for made in (*self.sums, *self.ratios):
            if all(self.by_code[code].pk in owed for code in self.formulas[made.pk].codes):
                owed.add(made.pk)
        return owed


_kept: tuple[Sequence[int], Catalogue] = ((), Catalogue(()))
# What others may read along with their own query, to hand it to ``indicators``. Counted as well: of
# two changes at once the earlier may be the later one to be seen.
VERSION = ", ".join(
    f"(select coalesce(max(pgh_id), 0) from figures_{table}event),"  # noqa: S608 - the names below
    f" (select count(*) from figures_{table}event)"
    for table in ("indicator", "seriesbreak", "form", "formversion", "formline", "period")
)
VERSION = f"array[{VERSION}]"
_COUNTS = slice(1, 10, 2)  # in a version, of what is not known to be there without a log
_ASKED = """
select f.id, f.period_kind, v.valid, array_agg(l.indicator_id)
  from figures_form f
  join figures_formversion v on v.form_id = f.id
  join figures_formline l on l.version_id = v.id and l.is_required
 group by 1, 2, 3
"""


def indicators(version: Sequence[int] | None = None) -> Catalogue:
    """The catalogue as it stands now, kept in memory until an indicator, form or period changes.

    The log of changes, written by triggers, tells whether anything has: one small query, unless the
    caller has just read ``VERSION``.
    """
    global _kept  # noqa: PLW0603 - one snapshot a process
    if version is None:
        with connection.cursor() as cursor:
            cursor.execute(f"select {VERSION}")
            ((version,),) = cursor.fetchall()
    if not any(version[_COUNTS]):
        return _read()
    if _kept[0] != version:
        _kept = (version, _read())
    return _kept[1]


def _read() -> Catalogue:
    with connection.cursor() as cursor:
        cursor.execute(_ASKED)
        asked = tuple(
            Asked(form, kind, valid, frozenset(lines))
            for form, kind, valid, lines in cursor.fetchall()
        )
    return Catalogue(
        tuple(Indicator.objects.all()), tuple(SeriesBreak.objects.all()), asked,
        tuple(Period.objects.all()),
    )  # fmt: skip


@transaction.atomic
def load_catalogue(path: Path = DATA / "indicators.csv") -> int:
    """Add the indicators of a CSV file that are not there yet, by code; how many were added.

    Columns: see ``figures/data/NOTICE.md``. What staff changed since stays as it is. Raises
    ``CatalogueError`` where a row is not understood or a formula makes no sense.
    """
    present = {indicator.code: indicator for indicator in Indicator.objects.all()}
    fresh = [i for i in _read_indicators(path) if i.code not in present]
    try:
        check_formulas([*present.values(), *fresh])
    except ValidationError as error:
        raise CatalogueError(f"{path.name}: {' '.join(error.messages)}") from error
    Indicator.objects.bulk_create(fresh)
    return len(fresh)


@transaction.atomic
def load_breaks(path: Path = DATA / "breaks.csv") -> int:
    """Add the breaks of series of a CSV file that are not there yet; how many were added.

    Columns: indicator (code), on (YYYY-MM-DD), reason, source. Raises ``CatalogueError``.
    """
    by_code = {indicator.code: indicator for indicator in Indicator.objects.all()}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    _check_known(path, "chỉ tiêu", {row["indicator"] for row in rows}, by_code)
    known = set(SeriesBreak.objects.values_list("indicator_id", "on"))
    fresh = [
        SeriesBreak(
            indicator=by_code[row["indicator"]], on=date.fromisoformat(row["on"]),
            reason=row["reason"], source=row["source"],
        )
        for row in rows
    ]  # fmt: skip
    fresh = [row for row in fresh if (row.indicator_id, row.on) not in known]
    SeriesBreak.objects.bulk_create(fresh)
    return len(fresh)


def _read_indicators(path: Path) -> list[Indicator]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        missing = _COLUMNS - set(reader.fieldnames or ())
        if missing:
            raise CatalogueError(f"{path.name}: thiếu cột {', '.join(sorted(missing))}.")
        found = []
        for order, row in enumerate(reader, start=1):
            indicator = Indicator(
                code=row["code"],
                section=row["section"],
                label=row["label"],
                unit=row["unit"],
                kind=row["kind"],
                nature=row["nature"],
                basis=row["basis"] or Basis.NONE,
                formula=row["formula"],
                note=row["note"],
                places=int(row["places"] or 0),
                minimum=_decimal(row["minimum"]),
                maximum=_decimal(row["maximum"]),
                usual_from=_decimal(row["compare_low"]),
                usual_to=_decimal(row["compare_high"]),
                order=order,
            )
            try:
                indicator.clean_fields(exclude=["id"])
            except ValidationError as error:
                raise CatalogueError(
                    f"{path.name}, dòng {order + 1}: {' '.join(error.messages)}"
                ) from error
            found.append(indicator)
    return found


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


@transaction.atomic
def load_forms(path: Path = DATA / "forms.json") -> int:
    """Add the forms and versions of a file that are not there yet; how many versions were added.

    The file holds {words: {indicator: [other wordings]}, forms: […]} with forms of (code, name,
    level, period_kind, days_after, versions) and versions of (number, valid [from, to), source,
    required and optional indicator codes). Lines stand in the catalogue's order. Raises
    ``CatalogueError`` for an unknown indicator, level or kind of period.
    """
    content = json.loads(path.read_text(encoding="utf-8"))
    catalogue, words = indicators(), content["words"]
    _check_known(path, "chỉ tiêu", words, catalogue.by_code)
    levels = set(Level.objects.values_list("code", flat=True))
    added = 0
    for row in content["forms"]:
        _check_known(path, "cấp (chạy load_units trước)", [row["level"]], levels)
        _check_known(path, "loại kỳ", [row["period_kind"]], set(PeriodKind.values))
        form, _ = Form.objects.get_or_create(
            code=row["code"],
            defaults={
                "name": row["name"],
                "level_id": row["level"],
                "period_kind": row["period_kind"],
                "days_after": row["days_after"],
            },
        )
        present = set(form.versions.values_list("number", flat=True))
        for version in row["versions"]:
            if version["number"] not in present:
                _check_known(
                    path, "chỉ tiêu", version["required"] + version["optional"], catalogue.by_code
                )
                _make_version(form, version, catalogue, words)
                added += 1
    return added


def _make_version(
    form: Form, row: dict[str, Any], catalogue: Catalogue, words: dict[str, list[str]]
) -> None:
    first, last = (date.fromisoformat(day) if day else None for day in row["valid"])
    version = FormVersion.objects.create(
        form=form, number=row["number"], valid=(first, last), source=row["source"]
    )
    asked = {*row["required"], *row["optional"]}
    lines = [i for i in catalogue.indicators if i.code in asked]
    FormLine.objects.bulk_create(
        FormLine(
            version=version,
            indicator=indicator,
            order=order,
            is_required=indicator.code in row["required"],
            words=words.get(indicator.code, []),
        )
        for order, indicator in enumerate(lines, start=1)
    )


def _check_known(path: Path, what: str, asked: Iterable[str], known: Iterable[str]) -> None:
    unknown = sorted(set(asked) - set(known))
    if unknown:
        raise CatalogueError(f"{path.name}: không có {what}: {', '.join(unknown)}.")
