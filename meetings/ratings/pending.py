"""What self-ratings wait for from an officer: points of the own units, checks of those below."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.access import associations_for
from accounts.models import Role, User
from associations.models import Association
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.numbers import format_number
from meetings.models import RatingState, ScoringTable, SelfRating
from meetings.rights import reach_above

MOST = 10


def list_to_score(user: User) -> list[tuple[Association, ScoringTable]]:
    """Units in which the user has a post, with published tables of this year or the last that they
    have not sent yet; three queries at most."""
    units = list(associations_for(user, Role.ENTRY).filter(closed_on=None))
    since = timezone.localdate().year - 1
    published = ScoringTable.objects.filter(published_at__isnull=False, year__gte=since)
    tables = list(published.filter(reach_above(units, "issuer")).select_related("issuer"))
    if not tables:
        return []
    told = set(
        SelfRating.objects.filter(
            association__in=units, state__in=[RatingState.SENT, RatingState.CHECKED]
        ).values_list("association", "table")
    )
    return [
        (unit, table)
        for table in tables
        for unit in units
        if table.level_id == unit.level_id
        and table.issuer.is_ancestor_of(unit)
        and (unit.pk, table.pk) not in told
    ]


def list_to_check(user: User) -> QuerySet[SelfRating]:
    """Ratings that were sent by units below those for which the user approves, the first first."""
    above = associations_for(user, Role.APPROVE)
    sent = SelfRating.objects.within(above).filter(state=RatingState.SENT)
    related = sent.exclude(association__in=above).exclude(sent_by=user)
    return related.select_related("association", "table").order_by("sent_at", "pk")


def list_tasks(user: User) -> list[dict[str, object]]:
    """As ``meetings.pending.list_pending``; five queries at most."""
    to_score: list[dict[str, object]] = [
        {
            "name": f"Tự chấm điểm: {table}",
            "url": reverse("ratings:score", args=[table.pk, unit.pk]),
            "note": f"{unit.full_name}. {table.issuer.full_name} ban hành.",
            "state": "not_submitted",
            "word": "chưa gửi",
        }
        for unit, table in list_to_score(user)[:MOST]
    ]
    return to_score + [
        {
            "name": f"Thẩm định bảng tự chấm: {each.association.full_name}",
            "url": reverse("ratings:rating", args=[each.pk]),
            "note": f"{each.table}. Tự chấm {format_number(each.claimed or 0)} điểm, gửi ngày "
            f"{format_date(timezone.localdate(each.sent_at))}.",
            "state": "submitted",
            "word": "đang chờ bạn",
        }
        for each in list_to_check(user)[:MOST]
    ]
