"""A unit rates itself by a published table; the unit above checks and corrects (domain.md §4)."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.access import Answer, associations_for, holds
from accounts.models import Role, User
from associations.models import Association, Established
from associations.scope import AssociationQuerySet, is_within
from figures.models import Period
from figures.readings import read as read_figures
from khuyenhoc.lib.names import clean
from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.points import read_points
from meetings.calling import MeetingRefused
from meetings.models import RatingState, ScoringCriterion, ScoringTable, SelfRating, SelfRatingLine
from meetings.ratings.tables import find_points, find_worth, read_bands
from meetings.rights import may_speak, reach_above

NOT_ABOVE = "Bảng tự chấm do hội cấp trên của đơn vị thẩm định."


class PointsRefused(MeetingRefused):
    """Points that the table does not allow; ``problems``: criterion's key → sentence."""

    def __init__(self, problems: dict[int, str]) -> None:
        super().__init__("Còn tiêu chí cần sửa; chưa gửi gì.")
        self.problems = problems


def list_scored(table: ScoringTable) -> list[ScoringCriterion]:
    """The criteria that are scored, in their order."""
    return list(table.criteria.filter(most__isnull=False).select_related("indicator"))


def list_units(table: ScoringTable) -> AssociationQuerySet:
    """The units that rate themselves by a table: of its level, living, below its issuer."""
    below = Association.objects.within(Association.objects.filter(pk=table.issuer_id))
    return below.filter(level=table.level_id, closed_on=None).exclude(established=Established.NO)


def list_tables_for(unit: Association) -> QuerySet[ScoringTable]:
    """The published tables by which a unit rates itself, the last year first."""
    above = reach_above([unit], "issuer")
    return ScoringTable.objects.filter(above, level=unit.level_id, published_at__isnull=False)


def read_year(table: ScoringTable, unit: Association) -> dict[str, Decimal]:
    """Indicator's code → the unit's figure of the year, waiting for approval or approved, as far
    as it stands for the whole unit."""
    codes = {each.indicator.code for each in list_scored(table) if each.indicator}
    period = Period.objects.filter(code=str(table.year)).first()
    if period is None or not codes:
        return {}
    found = read_figures(period, unit.pk, codes, provisional=True)
    return {
        code: each.number
        for code, each in found.items()
        if each.number is not None and each.is_complete
    }


@transaction.atomic
def score(
    table: ScoringTable, unit: Association, typed: Mapping[int, tuple[str, str]], by: User, *,
    send: bool,
) -> SelfRating:  # fmt: skip
    """Keep what a unit gives itself, {criterion: (points, evidence)}; ``send`` it to be checked.

    Points of a criterion whose figure is known are taken from it, whatever was typed. Until it is
    checked the unit may send again. Raises ``PointsRefused``, ``MeetingRefused`` once it was
    checked or for a table that is not for this unit, ``PermissionDenied``.
    """
    may_speak(by, unit).require()
    if table.published_at is None or not list_units(table).filter(pk=unit.pk).exists():
        raise MeetingRefused("Bảng chấm điểm này không dùng cho đơn vị.")
    rating = _lock(table, unit)
    if rating.state == RatingState.CHECKED:
        raise MeetingRefused("Hội cấp trên đã thẩm định bảng tự chấm; không sửa được nữa.")
    figures, criteria = read_year(table, unit), list_scored(table)
    lines: list[SelfRatingLine] = []
    problems: dict[int, str] = {}
    for each in criteria:
        points, evidence = typed.get(each.pk, ("", ""))
        figure = figures.get(each.indicator.code) if each.indicator else None
        claimed = find_points(each, figure) if figure is not None else _read(each, points, problems)
        if claimed is None and send and each.pk not in problems:
            problems[each.pk] = f"Tiêu chí {each.number} chưa có điểm."
        lines.append(
            SelfRatingLine(
                rating=rating, criterion=each, figure=figure, claimed=claimed,
                evidence=clean(evidence)[:300],
            )
        )  # fmt: skip
    if problems:
        raise PointsRefused(problems)
    rating.lines.all().delete()
    SelfRatingLine.objects.bulk_create(lines)
    rating.claimed = sum((each.claimed for each in lines if each.claimed is not None), Decimal())
    rating.state = RatingState.SENT if send else RatingState.DRAFT
    rating.sent_by, rating.sent_at = (by, timezone.now()) if send else (None, None)
    rating.save()
    return rating


def _lock(table: ScoringTable, unit: Association) -> SelfRating:
    """The unit's rating, locked; a new one where there is none yet."""
    standing = SelfRating.objects.exclude(state=RatingState.WITHDRAWN)
    rating, _ = standing.get_or_create(table=table, association=unit)
    return SelfRating.objects.select_for_update(of=("self",)).get(pk=rating.pk)


def _read(criterion: ScoringCriterion, text: str, problems: dict[int, str]) -> Decimal | None:
    """Points as typed; None where nothing was, or where they cannot be (told in ``problems``)."""
    text = clean(text)
    if not text:
        return None
    points, most = read_points(text), criterion.most or Decimal()
    if points is None or points > most:
        problems[criterion.pk] = (
            f"Tiêu chí {criterion.number}: điểm phải là số từ 0 đến {format_number(most)}, "
            f"không phải “{text[:20]}”."
        )
        return None
    return points


def may_check(user: User, rating: SelfRating) -> Answer:
    """Whether ``user`` checks a rating: who approves for a unit above."""
    held = holds(user, Role.APPROVE)
    if not held:
        return held
    above = rating.association.parent
    if above is None or not is_within(above, associations_for(user, Role.APPROVE)):
        return Answer(False, NOT_ABOVE)
    if rating.sent_by_id == user.pk:
        return Answer(False, "Người gửi không tự thẩm định. Hãy nhờ người khác của hội cấp trên.")
    return Answer(True)


@transaction.atomic
def check(
    rating: SelfRating, typed: Mapping[int, tuple[str, str]], remark: str, by: User
) -> SelfRating:
    """Accept or correct each criterion, {criterion: (points, reason)}; no points: as claimed.

    Raises ``PointsRefused`` for a correction without its reason, ``MeetingRefused`` for a rating
    that was not sent, ``PermissionDenied``.
    """
    found = (
        SelfRating.objects.select_for_update(of=("self",))
        .select_related("table", "association__parent")
        .get(pk=rating.pk)
    )
    may_check(by, found).require()
    if found.state not in (RatingState.SENT, RatingState.CHECKED):
        raise MeetingRefused("Đơn vị chưa gửi bảng tự chấm này.")
    problems: dict[int, str] = {}
    lines = list(found.lines.select_related("criterion"))
    for line in lines:
        points, reason = typed.get(line.criterion_id, ("", ""))
        read = _read(line.criterion, points, problems)
        line.given, line.reason = line.claimed if read is None else read, clean(reason)[:300]
        if line.given == line.claimed:
            line.reason = ""
        elif not line.reason and line.criterion_id not in problems:
            problems[line.criterion_id] = (
                f"Tiêu chí {line.criterion.number}: sửa điểm thì ghi lý do."
            )
    if problems:
        raise PointsRefused(problems)
    SelfRatingLine.objects.bulk_update(lines, ["given", "reason"])
    found.given = sum((line.given for line in lines if line.given is not None), Decimal())
    found.grade = find_worth(read_bands(found.table.grades), found.given)[:80]
    found.remark, found.state = clean(remark)[:500], RatingState.CHECKED
    found.checked_by, found.checked_at = by, timezone.now()
    found.save()
    return found
