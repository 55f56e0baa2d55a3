"""Which form and period a file is for, when its sender did not say (``check_workbook``)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from associations.models import Association, State
from figures.models import Due, Form, Period, PeriodUnit
from figures.owing import FormNotInUse, find_version
from khuyenhoc.lib import periods
from khuyenhoc.lib.sheets.grid import Workbook
from khuyenhoc.lib.sheets.layout import measure_fit
from khuyenhoc.lib.sheets.manifest import read_manifest
from returns.sheet import declare
from returns.units import make_finder
from returns.workbook import asked_lines

EMPTY = "chưa có dữ liệu: chạy make sample"
TITLE_ROWS = 12
Named = TypeVar("Named", Form, Period)


class CannotChoose(Exception):
    """No form or period fits; the message says in Vietnamese what to give."""


@dataclass(frozen=True)
class Choice:
    """The form and period chosen, and by what: "given", "manifest", "title", "fit" or "last"."""

    form: Form
    period: Period
    dues: list[Due]
    form_by: str
    period_by: str


def find_unit(code: str, period: Period | None) -> Association:
    """The association that bears or bore ``code``: on the period's last day, else the latest.

    Raises ``CannotChoose`` when nobody ever bore it.
    """
    states = State.objects.filter(code=code).select_related("association")
    on = period.last_day if period else None
    alive = [state for state in states if on and _holds(state, on)]
    ordered = sorted(states, key=lambda state: state.valid.lower or date.min, reverse=True)
    for state in alive or ordered:
        return state.association
    raise CannotChoose(f"Không có đơn vị nào từng mang mã {code}.")


def _holds(state: State, on: date) -> bool:
    lower, upper = state.valid.lower, state.valid.upper
    return (lower is None or lower <= on) and (upper is None or on < upper)


def choose(
    workbook: Workbook,
    unit: Association,
    form: Form | None = None,
    period: Period | None = None,
) -> Choice:
    """The form and period of ``workbook`` for what ``unit`` may send.

    What the sheet itself says goes before what fits best; a period that nobody names is the last
    one at which the unit lived. Raises ``CannotChoose``.
    """
    manifest = read_manifest(workbook)
    facts = manifest.facts if manifest else {}
    period_by = form_by = "given"
    if period is None:
        period, period_by = _choose_period(workbook, unit, form, facts.get("period", ""))
    if form is None and "form" in facts:
        form, form_by = Form.objects.filter(code=facts["form"]).first(), "manifest"
    if form is None:
        form, form_by = _choose_form(workbook, unit, period), "fit"
    dues = dues_of(unit, form, period)
    if not dues:
        raise CannotChoose(
            f"{unit.full_name} không phải gửi {form.name} cho kỳ {period}. "
            "Hãy chọn biểu khác (--form) hoặc kỳ khác (--period)."
        )
    return Choice(form, period, dues, form_by, period_by)


def get_by_code(model: type[Named], code: str, what: str) -> Named:
    """The form or period of ``code``; ``CannotChoose`` naming those that there are."""
    found = model._default_manager.filter(code=code).first()
    if found is None:
        codes = model._default_manager.order_by("code").values_list("code", flat=True)
        known = ", ".join(codes[:20])
        raise CannotChoose(f"Không có {what} mang mã {code}. Đang có: {known}.")
    return found


def dues_of(unit: Association, form: Form, period: Period) -> list[Due]:
    """What ``unit`` and the units below it in the roll owe of ``form`` for ``period``."""
    top = PeriodUnit.objects.filter(period=period, association=unit).first()
    if top is None:
        return []
    return list(
        Due.objects.filter(form=form, unit__period=period, unit__lft__range=(top.lft, top.rght))
        .select_related("unit__association", "unit__period", "return_of")
        .order_by("unit__lft")
    )


def _choose_period(
    workbook: Workbook, unit: Association, form: Form | None, said: str
) -> tuple[Period, str]:
    kinds = [form.period_kind] if form else list(Form.objects.values_list("period_kind", flat=True))
    asked = Period.objects.filter(units__association=unit, kind__in=kinds).order_by("-last_day")
    if said:
        found = asked.filter(code=said).first()
        if found:
            return found, "manifest"
    known = {each.code: each for each in asked}
    titles = list(_titles(workbook))
    for text in titles:
        named = periods.find_period(text)
        if named and named.code in known:
            return known[named.code], "title"
    for text in titles:
        if found := _find_part_of_a_year(text, known):
            return found, "title"
    last = asked.filter(units__dues__isnull=False).first() or asked.first()
    if last is None:
        raise CannotChoose(
            f"{unit.full_name} chưa có kỳ báo cáo nào. Hãy mở kỳ, hoặc kiểm tra lại mã đơn vị."
        )
    return last, "last"


def _find_part_of_a_year(text: str, known: dict[str, Period]) -> Period | None:
    """The newest of ``known`` that a title without a year names: "6 tháng đầu năm", "quý III"."""
    if periods.find_period(text):
        return None
    for year in sorted({each.last_day.year for each in known.values()}, reverse=True):
        named = periods.find_period(f"{text} {year}")
        if named and named.kind != periods.PeriodKind.YEAR and named.code in known:
            return known[named.code]
    return None


def find_named_period(workbook: Workbook) -> Period | None:
    """The period that the workbook itself names, if it was ever opened."""
    manifest = read_manifest(workbook)
    codes = [manifest.facts.get("period", "")] if manifest else []
    codes += [named.code for text in _titles(workbook) if (named := periods.find_period(text))]
    known = Period.objects.in_bulk(codes, field_name="code")
    return next((known[code] for code in codes if code in known), None)


def _titles(workbook: Workbook) -> Iterable[str]:
    for sheet in workbook.sheets:
        yield sheet.name
        for row, cells in sheet.rows():
            if row > TITLE_ROWS:
                break
            for cell in cells.values():
                if isinstance(cell.value, str):
                    yield cell.value


def _choose_form(workbook: Workbook, unit: Association, period: Period) -> Form:
    """The form whose headings fit best among those asked for the period."""
    scored = []
    for form in Form.objects.filter(period_kind=period.kind).order_by("code"):
        try:
            version = find_version(form, period)
        except FormNotInUse:
            continue
        dues = dues_of(unit, form, period)
        if dues:
            declared = declare(version, period, asked_lines(version), dues, make_finder(dues), {})
            scored.append((measure_fit(workbook, declared).score, form))
    if not scored:
        raise CannotChoose(
            f"Không có biểu nào mà {unit.full_name} phải gửi cho kỳ {period}. "
            "Hãy chọn kỳ khác (--period)."
        )
    return max(scored, key=lambda pair: pair[0])[1]
