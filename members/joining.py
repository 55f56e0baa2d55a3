"""Joining, moving between branches, leaving, paying the fee; counts where no names are kept.

Rights and scope are for the caller to ask. Every refusal is a sentence for who asked.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import Person, User
from associations.models import Association
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.names import clean
from members.models import Departure, Fee, HeadCount, Member, Stay

FIRST_YEAR = 1996  # the association was founded on 2 October 1996
LEAVING = (Departure.RESIGNED, Departure.DIED, Departure.STRUCK_OFF)
NOT_A_PLACE = "Hội viên sinh hoạt ở chi hội, ban khuyến học hoặc hội cơ sở cấp xã."
LIVED_IN = ("commune", "direct", "branch", "subbranch", "group", "board")
HAS_LEFT = "Người này đã không còn là hội viên."


class MembershipRefused(Exception):
    """It cannot be written down so; the message says what to do."""


@transaction.atomic
def join(
    person: Person, branch: Association, joined_on: date | None, *, year_only: bool = False
) -> Member:
    """Make ``person`` a member in ``branch``; his first stay begins when he joined, today if nobody
    knows when. Raises ``MembershipRefused``."""
    today = timezone.localdate()
    begins = joined_on or today
    if Member.objects.filter(person=person).exists():
        raise MembershipRefused(f"{person} đã có trong sổ hội viên. Hãy mở trang của người này.")
    _require_place(branch, today)
    if begins > today:
        raise MembershipRefused("Ngày vào hội không được sau hôm nay.")
    if joined_on and joined_on.year < FIRST_YEAR:
        raise MembershipRefused(f"Hội thành lập năm {FIRST_YEAR}. Hãy xem lại ngày vào hội.")
    member = Member(person=person, joined_on=joined_on, is_joined_year_only=year_only)
    member.fill_keys()
    member.save()
    Stay.objects.create(member=member, association=branch, valid=(begins, None))
    return member


@transaction.atomic
def move(member: Member, to: Association, on: date) -> Stay:
    """Let a member belong to ``to`` from ``on``; the earlier stay is kept with its days."""
    stay = _lock_stay(member, on)
    _require_place(to, on)
    if stay.association_id == to.pk:
        raise MembershipRefused(f"{member} đang sinh hoạt ở {to}.")
    _end(stay, on, Departure.MOVED)
    return Stay.objects.create(member=member, association=to, valid=(on, None))


@transaction.atomic
def leave(member: Member, on: date, how: str) -> None:
    """Let a member be one no more from ``on``; what he was stays written. ``how`` is of
    ``LEAVING``."""
    if how not in LEAVING:
        raise MembershipRefused("Hãy chọn lý do không còn là hội viên.")
    stay = _lock_stay(member, on)
    _end(stay, on, how)
    Member.objects.filter(pk=member.pk).update(left_on=on)


@transaction.atomic
def pay_fee(
    member: Member, year: int, *, amount: int | None = None, paid_on: date | None = None
) -> Fee:
    """Write down the fee of a year, once; a sum (whole đồng) may be added later."""
    if not FIRST_YEAR <= year <= timezone.localdate().year + 1:
        raise MembershipRefused(f"Năm đóng hội phí phải từ {FIRST_YEAR} đến năm sau.")
    fee, is_new = Fee.objects.select_for_update().get_or_create(
        member=member, year=year, defaults={"amount": amount, "paid_on": paid_on}
    )
    if not is_new and amount is not None:
        if fee.amount not in (None, amount):
            raise MembershipRefused(f"Hội phí năm {year} đã ghi với số tiền khác.")
        fee.amount, fee.paid_on = amount, paid_on or fee.paid_on
        fee.save(update_fields=["amount", "paid_on"])
    return fee


@transaction.atomic
def count_heads(
    unit: Association,
    year: int,
    by: User,
    *,
    members: int,
    newly: int | None = None,
    carded: int | None = None,
    fee_paid: int | None = None,
    reason: str = "",
) -> HeadCount:
    """Write down how many members a unit without names has at the end of ``year``.

    Where names stand for the same year a reason is asked; names are what is counted then.
    """
    for part, word in ((newly, "mới vào"), (carded, "có thẻ"), (fee_paid, "đóng hội phí")):
        if part is not None and part > members:
            raise MembershipRefused(f"Số {word} không được lớn hơn tổng số hội viên.")
    reason = clean(reason)
    last = date(year, 12, 31)
    named = Stay.objects.filter(association=unit, valid__contains=last).count()
    if named and not reason:
        raise MembershipRefused(
            f"{unit} đã ghi tên {named} hội viên của năm {year}. Chỉ ghi số khi chưa có danh sách "
            "tên; nếu vẫn cần, hãy ghi lý do vì sao hai số khác nhau."
        )
    found, _ = HeadCount.objects.update_or_create(
        association=unit,
        year=year,
        defaults={
            "members": members, "newly": newly, "carded": carded, "fee_paid": fee_paid,
            "reason": reason, "counted_by": by,
        },
    )  # fmt: skip
    return found


def _lock_stay(member: Member, on: date) -> Stay:
    """The stay that lasts, which ``on`` would end. Raises ``MembershipRefused``."""
    stay = (
        Stay.objects.select_for_update(of=("self",))
        .filter(member=member, valid__endswith=None)
        .select_related("association")
        .first()
    )
    if stay is None:
        raise MembershipRefused(HAS_LEFT)
    if on > timezone.localdate():
        raise MembershipRefused("Ngày không được sau hôm nay.")
    if stay.valid.lower is not None and on <= stay.valid.lower:
        raise MembershipRefused(
            f"{member} sinh hoạt ở {stay.association} từ {format_date(stay.valid.lower)}. Hãy chọn "
            "ngày sau ngày ấy."
        )
    return stay


def _end(stay: Stay, on: date, how: str) -> None:
    stay.valid, stay.ended_by = (stay.valid.lower, on), how
    stay.save(update_fields=["valid", "ended_by"])


def _require_place(unit: Association, on: date) -> None:
    if unit.level_id not in LIVED_IN:
        raise MembershipRefused(NOT_A_PLACE)
    if not Association.objects.alive(on).filter(pk=unit.pk).exists():
        raise MembershipRefused(f"{unit} không hoạt động vào ngày {format_date(on)}.")
