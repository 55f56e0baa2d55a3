"""Who may send which returns, and who may approve them (product.md A1, R8).

By default a post sends for its own subtree in the period's roll; a mandate adds units. A return
goes up the tree of its period: it is approved by a post above the unit in that roll, or in the
association that has succeeded one of those.
"""

from collections.abc import Collection, Iterable

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from accounts.access import YES, Answer, associations_for, holds, list_seats
from accounts.models import Mandate, Post, Role, User
from associations.models import Association
from associations.scope import AssociationQuerySet
from figures.models import Due, Form, Period, PeriodUnit
from returns.models import ReturnState

NOBODY = Q(pk__in=[])
NOT_GIVEN = "Bạn xem được báo cáo này nhưng không được giao gửi cho đơn vị này."
NOT_ABOVE = "Báo cáo này do hội cấp trên của đơn vị duyệt."


def sendable(user: User, form: Form, period: Period) -> QuerySet[Due]:
    """What ``user`` may send of ``form`` for ``period``, in the order of the roll."""
    return sendable_for(user, [period]).filter(form=form).order_by("unit__lft")


def sendable_for(user: User, periods: Collection[Period]) -> QuerySet[Due]:
    """What ``user`` may send for ``periods``, of every form; prepared by two queries."""
    own = below_in_roll(periods, associations_for(user, Role.ENTRY))
    return Due.objects.filter(own | _mandated(user), unit__period__in=periods).select_related(
        "unit__association", "unit__period", "form", "return_of"
    )


def below_in_roll(periods: Collection[Period], roots: AssociationQuerySet) -> Q:
    """The dues of units that are one of ``roots`` or hung below it on the period's last day."""
    tops = PeriodUnit.objects.filter(period__in=periods, association__in=roots)
    return _within_ranges(tops, is_strict=False)


def _within_ranges(tops: QuerySet[PeriodUnit], *, is_strict: bool) -> Q:
    """The dues below ``tops`` in their rolls; those of ``tops`` themselves unless ``is_strict``."""
    reach = NOBODY
    end = (0, 0)
    rows = tops.order_by("period_id", "lft").values_list("period_id", "lft", "rght")
    for period, left, right in rows:
        if (period, right) <= end:
            continue  # inside the one before
        end = (period, right)
        first, last = ("gt", "lt") if is_strict else ("gte", "lte")
        reach |= Q(
            **{
                "unit__period": period,
                f"unit__lft__{first}": left,
                f"unit__lft__{last}": right,
            }
        )
    return reach


def _mandated(user: User) -> Q:
    """The dues that a mandate lets ``user`` send; it lives and dies with its post (A1)."""
    posts = user.posts(timezone.localdate()).filter(roles__contains=[Role.ENTRY])
    reach = NOBODY
    mandates = Mandate.objects.filter(post__in=posts)
    for pk, form, span in mandates.values_list("pk", "form", "periods"):
        given = Q(unit__association__in=Association.objects.filter(mandates=pk))
        if form:
            given &= Q(form__code=form)
        if span is not None and span.lower is not None:
            given &= Q(unit__period__last_day__gte=span.lower)
        if span is not None and span.upper is not None:
            given &= Q(unit__period__last_day__lt=span.upper)
        reach |= given
    return reach


def may_send(user: User, due: Due) -> Answer:
    """Whether ``user`` may enter and submit this return now, or why not."""
    role = holds(user, Role.ENTRY)
    if not role:
        return role
    period = due.unit.period
    if not period.is_open:
        return Answer(False, f"Kỳ {period} đã khóa. Muốn sửa số đã khóa, hãy đề nghị hội cấp tỉnh.")
    if not sendable(user, due.form, period).filter(pk=due.pk).exists():
        return Answer(False, NOT_GIVEN)
    return YES


def require_may_send(user: User, dues: Iterable[Due]) -> None:
    """Raise ``PermissionDenied`` with the reason for the first due that ``user`` may not send.

    The dues are of one form and period and are asked after together.
    """
    dues = list(dues)
    first = dues[0]
    allowed = set(sendable(user, first.form, first.unit.period).values_list("pk", flat=True))
    for due in dues:
        if due.pk not in allowed or not due.unit.period.is_open:
            may_send(user, due).require()


def may_approve(user: User, due: Due) -> Answer:
    """Whether ``user`` may approve or send back this return, or why not."""
    role = holds(user, Role.APPROVE)
    if not role:
        return role
    period = due.unit.period
    if not find_below_seats(user, [due.pk]):
        return Answer(False, NOT_ABOVE)
    if not period.is_open:
        return Answer(False, f"Kỳ {period} đã khóa.")
    return YES


def require_may_approve(user: User, dues: Iterable[Due]) -> None:
    """Raise ``PermissionDenied`` with the reason if ``user`` may not approve one of ``dues``."""
    by_key = {due.pk: due for due in dues}
    allowed = find_below_seats(user, by_key)
    for key, due in by_key.items():
        if key not in allowed or not due.unit.period.is_open:
            may_approve(user, due).require()
            raise PermissionDenied(NOT_ABOVE)


ABOVE = """
with recursive up as (
    select d.id as due_id, u.period_id, u.parent_id
      from figures_due d join figures_periodunit u on u.id = d.unit_id
     where d.id = any(%s)
    union all
    select up.due_id, u.period_id, u.parent_id
      from up join figures_periodunit u
        on u.period_id = up.period_id and u.association_id = up.parent_id
)
select due_id, parent_id from up where parent_id is not null
"""


def find_below_seats(user: User, dues: Collection[int]) -> set[int]:
    """Which of ``dues`` hang below a seat from which ``user`` approves; as ``below_seats`` says.

    Asked upwards from the few dues: first whether a seat itself stands above them, then whether
    something below a seat does, last whether something that these succeeded does.
    """
    above: dict[int, set[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(ABOVE, [list(dues)])
        for due, unit in cursor.fetchall():
            above.setdefault(due, set()).add(unit)
    reached = list_seats(user, Role.APPROVE)
    found = {due for due, over in above.items() if over & reached}
    for past in (False, True):
        if len(found) == len(dues):
            break
        seats = associations_for(user, Role.APPROVE)
        units = Association.objects.filter(pk__in=set().union(*above.values()))
        reached = set(units.within(seats, past=past).values_list("pk", flat=True))
        found = {due for due, over in above.items() if over & reached}
    return found


def below_seats(user: User, periods: Collection[Period]) -> Q:
    """The dues that hang, in the rolls of ``periods``, below a seat from which ``user`` approves.

    A seat is an association whose post may approve, what lies below it, and what these succeeded.
    """
    seats = associations_for(user, Role.APPROVE)
    above = Association.objects.within(seats, past=True)
    tops = PeriodUnit.objects.filter(
        period__in=list(periods), association__in=above, rght__gt=F("lft") + 1
    )
    return _within_ranges(tops, is_strict=True)


def name_approver(due: Due) -> str:
    """The nearest unit above in the roll in which somebody may approve today, for people."""
    unit = due.unit
    seats = Post.objects.held(timezone.localdate()).filter(roles__contains=[Role.APPROVE])
    above = PeriodUnit.objects.filter(
        period=unit.period_id,
        lft__lt=unit.lft,
        rght__gt=unit.rght,
        association__in=seats.values("association"),
    ).select_related("association")
    nearest = above.order_by("-lft").first()
    return nearest.association.full_name if nearest else "Hội cấp trên"


def approvable(user: User) -> QuerySet[Due]:
    """The submitted returns that wait for ``user``: those of others, below his seats."""
    periods = list(Period.objects.filter(is_open=True))
    return (
        Due.objects.filter(
            below_seats(user, periods),
            return_of__state=ReturnState.SUBMITTED,
            unit__period__in=periods,
        )
        .exclude(return_of__submission__submitted_by=user)
        .select_related("unit__association", "unit__period", "form", "return_of__submission")
        .order_by("return_of__submitted_at", "unit__lft")
    )
