"""The walk from a published number down to where it came from (product.md F1).

Total → formula → parts → children → return → cell. What ``walk`` finds may be shown to everyone: of
a return it holds unit, form, period, day of approval, sheet number, address of the cell, the number
as typed and the file's hash; never the file, its name, other cells or who sent it.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from figures import places, spans
from figures.catalogue import indicators as read_catalogue
from figures.changes import measure_per_head, measure_share, rank
from figures.models import (
    Indicator,
    IndicatorKind,
    Period,
    PeriodUnit,
    SeriesBreak,
    Submission,
    Value,
    ValueStatus,
)
from figures.places import Place
from figures.reading import Reading
from figures.readings import Table, add_territories, read_table
from figures.results import NoResults
from khuyenhoc.lib.dates import format_date

POPULATION = "population"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a formula: its sign, its figure, and of which period where that is another."""

    sign: str
    reading: Reading
    period: Period


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an approved value came from, as far as everyone may know.

    ``sheet_number`` counts from 1; it and ``cell`` are empty for what was typed on the web.
    """

    unit: Place
    period: Period
    form: str
    form_version: int | None
    approved_on: date | None
    sheet_number: int | None
    cell: str
    typed: str
    file_hash: str
    source: str
    source_url: str
    is_derived: bool
    on_behalf: bool


@dataclass(frozen=True, slots=True)
class Superseded:
    """An approved value that a later one replaced."""

    number: object
    approved_on: date | None


@dataclass(slots=True)
class Walk:
    """One step of the walk: a figure, and everything that it was made of."""

    indicator: Indicator
    period: Period
    path: list[Place]
    reading: Reading
    formula: str = ""
    parts: list[Part] = field(default_factory=list)
    children: list[tuple[Place, Reading]] = field(default_factory=list)
    origin: Origin | None = None
    superseded: list[Superseded] = field(default_factory=list)
    siblings: dict[int, Reading] = field(default_factory=dict)
    whole: Reading | None = None
    population: Reading | None = None
    breaks: tuple[SeriesBreak, ...] = ()

    @property
    def unit(self) -> Place:
        """The unit whose figure it is."""
        return self.path[-1]

    @property
    def rank(self) -> tuple[int, int] | None:
        """The unit's place among those beside it, and how many these are."""
        return rank(self.siblings, self.unit.pk) if len(self.siblings) > 1 else None

    @property
    def share(self):
        """What per cent the unit has of the figure of the unit above, or None."""
        return measure_share(self.reading, self.whole) if self.whole is not None else None

    @property
    def per_head(self):
        """The figure divided by the unit's people, or None."""
        if self.population is None or self.indicator.unit != "đồng":
            return None
        return measure_per_head(self.reading, self.population)


def walk(period_code: str, unit: int, code: str, provisional: bool = False) -> Walk:
    """Walk one step: the figure of ``unit`` with its formula, its children and its return.

    Raises ``NoResults`` where period, unit or indicator do not exist together.
    """
    catalogue = read_catalogue()
    indicator = catalogue.by_code.get(code)
    period = Period.objects.filter(code=period_code).first()
    if indicator is None or period is None:
        raise NoResults(code)
    path, children = places.find_around(period, unit)
    if not path:
        raise NoResults(unit)
    parts = spans.find_parts(
        period,
        Period.objects.filter(first_day__gte=period.first_day, last_day__lte=period.last_day),
    )
    siblings = _list_siblings(period, path[-1])
    formula = catalogue.formulas.get(indicator.pk)
    asked = {indicator.code, POPULATION, *(formula.codes if formula else ())}
    units = {unit, *siblings, *(child.pk for child in children), *(p.pk for p in path[-2:])}
    table = read_table(
        [period, *parts],
        sorted(units),
        [each for each in asked if each in catalogue.by_code],
        provisional,
        catalogue,
    )
    add_territories(table, period, sorted(asked & set(catalogue.by_code)))
    found = Walk(indicator, period, path, table.read(period, unit, indicator))
    found.breaks = tuple(catalogue.list_breaks(indicator))
    found.children = [(child, table.read(period, child.pk, indicator)) for child in children]
    found.siblings = {pk: table.read(period, pk, indicator) for pk in siblings}
    if len(path) > 1:
        found.whole = table.read(period, path[-2].pk, indicator)
    if POPULATION in catalogue.by_code:
        found.population = table.read(period, unit, POPULATION)
    _explain(found, table)
    if found.reading.submission is not None:
        found.origin = _find_origin(found)
        found.superseded = _list_superseded(found)
    return found


def _list_siblings(period: Period, place: Place) -> list[int]:
    if place.parent is None:
        return []
    return list(
        PeriodUnit.objects.filter(period=period, parent=place.parent, level=place.level)
        .order_by("lft")
        .values_list("association_id", flat=True)
    )


def _explain(found: Walk, table: Table) -> None:
    """The formula by which the number came about here, with its parts."""
    reading, indicator = found.reading, found.indicator
    if reading.added_from and indicator.kind != IndicatorKind.RATIO:
        unit, period = found.unit.pk, found.period
        by_code = {each.code: each for each in table.periods.values()}
        used = [by_code[code] for code in reading.added_from]
        found.formula = "Cộng các kỳ ngắn hơn, vì đơn vị không báo cáo cả kỳ."
        if any(table.is_moved(period, part, unit) for part in used):
            found.formula += (
                " Kỳ trước khi đổi địa giới được tính lại theo địa giới ngày"
                f" {format_date(period.last_day)}."
            )
        found.parts = [
            Part("+" if place else "", table.read_part(period, part, unit, indicator), part)
            for place, part in enumerate(used)
        ]
        return
    formula = table.catalogue.formulas.get(indicator.pk)
    if formula is None:
        return
    as_published = indicator.kind == IndicatorKind.RATIO and reading.submission is not None
    if as_published or reading.number is None:
        return
    if indicator.kind == IndicatorKind.SUM and not _is_added_here(found):
        return
    found.formula = _write_formula(found, table)
    for side, terms in (("", formula.numerator), ("÷", formula.denominator)):
        for place, (code, coefficient) in enumerate(terms):
            sign = side if not place else "+" if coefficient > 0 else "−"
            found.parts.append(
                Part(sign, table.read(found.period, found.unit.pk, code), found.period)
            )


def _is_added_here(found: Walk) -> bool:
    """Whether the unit's own sum was added from its parts when it was given."""
    return Value.objects.filter(
        submission=found.reading.submission, indicator=found.indicator, is_derived=True
    ).exists()


def _write_formula(found: Walk, table: Table) -> str:
    formula = table.catalogue.formulas[found.indicator.pk]

    def write(terms: tuple[tuple[str, int], ...]) -> str:
        labels = [table.catalogue.by_code[code].label for code, _ in terms]
        text = " + ".join(labels)
        return f"({text})" if len(labels) > 1 and formula.denominator else text

    text = write(formula.numerator)
    if formula.denominator:
        text = f"{text} ÷ {write(formula.denominator)}"
    if formula.factor != 1:
        text = f"{text} × {formula.factor}"
    left_out = found.reading.left_out
    if left_out:
        text += f". Tử số và mẫu số lấy trên cùng những đơn vị; {left_out} đơn vị thiếu một vế."
    return text


def _find_origin(found: Walk) -> Origin | None:
    """The return of the unit's own value; nothing of its file but the hash."""
    given = found.reading.submission or 0
    value = Value.objects.filter(submission=given, indicator=found.indicator).first()
    submission = (
        Submission.objects.filter(pk=given).select_related("form_version__form", "upload").first()
    )
    if value is None or submission is None:
        return None
    version = submission.form_version
    return Origin(
        unit=found.unit,
        period=found.period,
        form=version.form.name if version else "",
        form_version=version.number if version else None,
        approved_on=_day(submission.approved_at),
        sheet_number=None if value.sheet is None else value.sheet + 1,
        cell=name_cell(value.row, value.column),
        typed=value.raw,
        file_hash=submission.upload.sha256 if submission.upload else "",
        source=submission.source,
        source_url=submission.source_url,
        is_derived=value.is_derived,
        on_behalf=bool(submission.on_behalf),
    )


def _list_superseded(found: Walk) -> list[Superseded]:
    rows = (
        Value.objects.filter(
            period=found.period,
            association=found.unit.pk,
            indicator=found.indicator,
            status=ValueStatus.SUPERSEDED,
            submission__approved_at__isnull=False,
        )
        .order_by("-submission__approved_at")
        .values_list("number", "submission__approved_at")
    )
    return [Superseded(number, _day(at)) for number, at in rows]


def name_cell(row: int | None, column: int | None) -> str:
    """The address of a cell as Excel writes it: row 14, column 8 → "H14"; "" for none."""
    if not row or not column:
        return ""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else timezone.localtime(moment).date()
