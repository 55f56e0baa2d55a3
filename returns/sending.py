"""Who may send which returns, and who may approve them (product.md A1, R8).

By default a post sends for its own subtree in the period's roll; a mandate adds units. A return
goes up the tree of its period: it is approved by a post above the unit in that roll, or in the
association that has succeeded one of those.
"""

from django.db.models import Q, QuerySet

from accounts.access import YES, Answer, associations_for, holds, mandated_units
from accounts.models import Role, User
from associations.models import Association
from figures.models import Due, Form, Period, PeriodUnit


def sendable(user: User, form: Form, period: Period) -> QuerySet[Due]:
    """What ``user`` may send of ``form`` for ``period``, in the order of the roll."""
    own = below_in_roll(period, associations_for(user, Role.ENTRY))
    given = Q(unit__association__in=mandated_units(user, form.code, period.last_day))
    return (
        Due.objects.filter(Q(unit__in=own) | given, form=form, unit__period=period)
        .select_related("unit__association", "return_of")
        .order_by("unit__lft")
    )


def below_in_roll(period: Period, roots: QuerySet[Association]) -> QuerySet[PeriodUnit]:
    """The units of the roll that are one of ``roots`` or hung below it on the period's last day."""
    reach = Q(pk__in=[])
    ranges = PeriodUnit.objects.filter(period=period, association__in=roots)
    for left, right in ranges.values_list("lft", "rght"):
        reach |= Q(lft__gte=left, rght__lte=right)
    return PeriodUnit.objects.filter(reach, period=period)


def may_send(user: User, due: Due) -> Answer:
    """Whether ``user`` may enter and submit this return now, or why not."""
    role = holds(user, Role.ENTRY)
    if not role:
        return role
    period = due.unit.period
    if not period.is_open:
        return Answer(False, f"Kỳ {period} đã khóa. Muốn sửa số đã khóa, hãy đề nghị hội cấp tỉnh.")
    if not sendable(user, due.form, period).filter(pk=due.pk).exists():
        return Answer(False, "Bạn xem được báo cáo này nhưng không được giao gửi cho đơn vị này.")
    return YES


def is_on_behalf(user: User, due: Due) -> bool:
    """Whether ``user`` would enter for a unit that is not one of his own associations (A1)."""
    return not user.associations().filter(pk=due.unit.association_id).exists()


def may_approve(user: User, due: Due) -> Answer:
    """Whether ``user`` may approve or send back this return, or why not."""
    role = holds(user, Role.APPROVE)
    if not role:
        return role
    unit = due.unit
    above = PeriodUnit.objects.filter(
        period_id=unit.period_id, lft__lt=unit.lft, rght__gt=unit.rght
    ).values("association")
    seats = associations_for(user, Role.APPROVE)
    if not Association.objects.filter(pk__in=above).within(seats, past=True).exists():
        return Answer(False, "Báo cáo này do hội cấp trên của đơn vị duyệt.")
    if not unit.period.is_open:
        return Answer(False, f"Kỳ {unit.period} đã khóa.")
    return YES


def approvable(user: User) -> QuerySet[Due]:
    """The submitted returns that wait for ``user``: those of others, below his seats."""
    seats = associations_for(user, Role.APPROVE)
    below = Association.objects.filter(pk__in=Association.objects.within(seats, past=True))
    return (
        Due.objects.filter(
            return_of__state="submitted",
            unit__period__is_open=True,
            unit__association__in=below,
        )
        .exclude(unit__association__in=seats)
        .exclude(return_of__submission__submitted_by=user)
        .select_related("unit__association", "unit__period", "form", "return_of__submission")
        .order_by("deadline", "unit__lft")
    )
