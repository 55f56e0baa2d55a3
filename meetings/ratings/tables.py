"""Scoring tables: typed or pasted as lines, published, read as what scores (domain.md §4)."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.access import associations_for, holds
from accounts.models import Role, User
from associations.models import Association
from associations.scope import is_within
from figures.models import Indicator
from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.lib.numbers import Unclear, format_number, parse_number
from khuyenhoc.lib.points import read_points
from meetings.calling import MeetingRefused
from meetings.models import ScoringCriterion, ScoringTable

MOST_LINES = 120
COLUMNS = 5
_SPLIT = re.compile(r"[\t|]")
HOW = "số | nội dung | điểm tối đa | chỉ tiêu | mức điểm"


@dataclass(frozen=True, slots=True)
class Band:
    """From ``least`` on: so many points, or the name of a class."""

    least: Decimal
    worth: str


def read_bands(text: str) -> list[Band]:
    """The bands of "25: 10; 20: 8" or of lines, the highest first. Raises ``MeetingRefused``."""
    found = []
    for part in filter(None, map(clean, re.split(r"[;\n]", text))):
        least, colon, worth = part.partition(":")
        try:
            number = parse_number(least).value
        except Unclear as fault:
            raise MeetingRefused(f"Mức “{part}”: {fault}") from fault
        if not colon or not worth.strip():
            raise MeetingRefused(f"Mức “{part}”: hãy ghi “từ bao nhiêu: được gì”, ví dụ 25: 10.")
        found.append(Band(number, worth.strip()))
    if len({band.least for band in found}) != len(found):
        raise MeetingRefused(f"“{clean(text)}”: một mức ghi hai lần.")
    return sorted(found, key=lambda band: -band.least)


def find_worth(bands: Sequence[Band], value: Decimal) -> str:
    """What the highest band that ``value`` reaches is worth; "" below all."""
    return next((band.worth for band in bands if value >= band.least), "")


def find_points(criterion: ScoringCriterion, figure: Decimal) -> Decimal:
    """The points that a figure gives; below all bands 0."""
    worth = find_worth(read_bands(criterion.bands), figure)
    return read_points(worth) or Decimal()


def tell_bands(criterion: ScoringCriterion) -> str:
    """The bands of a criterion in words: "từ 25 được 10 điểm; từ 20 được 8 điểm"; "" without."""
    return "; ".join(
        f"từ {format_number(band.least)} được {band.worth} điểm"
        for band in read_bands(criterion.bands)
    )


def read_lines(text: str) -> list[ScoringCriterion]:
    """The criteria of a text, a line each as ``HOW`` says or as pasted from a sheet.

    Raises ``MeetingRefused`` with the line that cannot be read.
    """
    lines = [line for line in text.splitlines() if clean(line)]
    if not lines or len(lines) > MOST_LINES:
        raise MeetingRefused("Hãy ghi từ một đến 120 dòng tiêu chí.")
    indicators = _list_indicators()
    found: list[ScoringCriterion] = []
    for place, line in enumerate(lines, start=1):
        try:
            found.append(_read_line(line, place, indicators))
        except MeetingRefused as fault:
            raise MeetingRefused(f"Dòng {place}: {fault}") from fault
    numbers = [each.number for each in found]
    twice = next((each for each in numbers if numbers.count(each) > 1), "")
    if twice:
        raise MeetingRefused(f"Tiêu chí {twice} ghi hai lần.")
    return found


def _list_indicators() -> dict[str, Indicator]:
    """Indicators by code, and by name without diacritics where only one bears it."""
    rows = list(Indicator.objects.all())
    names = Counter(vn_norm(each.label) for each in rows)
    by_name = {vn_norm(each.label): each for each in rows if names[vn_norm(each.label)] == 1}
    return by_name | {each.code: each for each in rows}


def _read_line(line: str, place: int, indicators: dict[str, Indicator]) -> ScoringCriterion:
    parts = [clean(part) for part in _SPLIT.split(line)]
    if not 2 <= len(parts) <= COLUMNS or not parts[0] or not parts[1]:
        raise MeetingRefused(f"hãy ghi “{HOW}”, hoặc dán từ Excel theo thứ tự ấy.")
    number, text, most, code, bands = (*parts, "", "", "", "")[:COLUMNS]
    points = read_points(most) if most else None
    if len(number) > 10:
        raise MeetingRefused(f"“{number}” dài quá, số của tiêu chí chỉ như 2 hoặc 2.1.")
    if most and not points:
        raise MeetingRefused(f"điểm tối đa “{most}” phải là số lớn hơn 0, ví dụ 7,5.")
    indicator = indicators.get(code) or indicators.get(vn_norm(code))
    if code and indicator is None:
        raise MeetingRefused(f"không có chỉ tiêu nào mang tên hoặc mã “{code}”.")
    if bool(code) != bool(bands) or code and points is None:
        raise MeetingRefused("chấm theo chỉ tiêu thì ghi đủ điểm tối đa, chỉ tiêu và mức điểm.")
    for band in read_bands(bands):
        worth = read_points(band.worth)
        if worth is None or points is not None and worth > points:
            raise MeetingRefused(f"mức điểm “{band.worth}” phải là số từ 0 đến {most}.")
    return ScoringCriterion(
        number=number, text=text[:500], most=points, indicator=indicator if code else None,
        bands=bands[:200], order=place,
    )  # fmt: skip


def write_lines(table: ScoringTable) -> str:
    """The criteria as ``read_lines`` reads them."""
    return "\n".join(
        " | ".join(
            filter(None, [each.number, each.text, format_number(each.most) if each.most else "",
                          each.indicator.code if each.indicator else "", each.bands])
        )
        for each in table.criteria.select_related("indicator")
    )  # fmt: skip


@transaction.atomic
def keep_table(table: ScoringTable, lines: str, by: User) -> ScoringTable:
    """Write a table that is not published yet, with all its criteria.

    Raises ``MeetingRefused`` for what cannot be read or was published, ``PermissionDenied``.
    """
    require_approver(by, table.issuer)
    if table.pk is not None:
        _lock_draft(table)
    else:
        table.written_by = by
    if table.level.rank <= table.issuer.level.rank:
        raise MeetingRefused("Hãy chọn cấp thấp hơn hội ban hành.")
    criteria = read_lines(lines)
    read_bands(table.grades)
    scored = {each.number for each in criteria if each.most is not None}
    unknown = [each for each in list_ties(table) if each not in scored]
    if unknown:
        raise MeetingRefused(
            f"Bằng điểm thì xét: không có tiêu chí {', '.join(unknown)} chấm điểm."
        )
    table.name, table.legal_basis = clean(table.name), clean(table.legal_basis)
    try:
        table.full_clean()
    except ValidationError as fault:
        raise MeetingRefused(" ".join(fault.messages)) from fault
    table.save()
    table.criteria.all().delete()
    for each in criteria:
        each.table = table
    ScoringCriterion.objects.bulk_create(criteria)
    return table


@transaction.atomic
def publish(table: ScoringTable, by: User) -> ScoringTable:
    """From now on units rate themselves by it, and it is changed no more."""
    require_approver(by, table.issuer)
    found = _lock_draft(table)
    if not found.criteria.filter(most__isnull=False).exists():
        raise MeetingRefused("Chưa có tiêu chí nào ghi điểm tối đa.")
    found.published_at = timezone.now()
    try:
        found.validate_constraints()
    except ValidationError as fault:
        raise MeetingRefused(" ".join(fault.messages)) from fault
    found.save(update_fields=["published_at"])
    return found


def list_ties(table: ScoringTable) -> list[str]:
    """The numbers of the criteria that part equal totals, in their order."""
    return list(filter(None, map(clean, re.split(r"[,;]", table.ties))))


def require_approver(by: User, issuer: Association) -> None:
    """Raise ``PermissionDenied`` for who does not approve for the association."""
    holds(by, Role.APPROVE).require()
    if not is_within(issuer, associations_for(by, Role.APPROVE)):
        raise PermissionDenied("Bạn không được giao ban hành bảng chấm điểm của hội này.")


def _lock_draft(table: ScoringTable) -> ScoringTable:
    found = ScoringTable.objects.select_for_update(of=("self",)).get(pk=table.pk)
    if found.published_at is not None:
        raise MeetingRefused(
            "Bảng chấm điểm đã ban hành thì không sửa. Hãy soạn bảng mới cho năm khác."
        )
    return found
