"""Long sponsorships ("đỡ đầu"): renewed year by year, or stopped for a reason (product.md Q2)."""

from datetime import date

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from accounts.access import Answer, may_enter
from accounts.models import Person, User
from funds.ledger import LedgerRefused
from funds.models import Donor, Sponsorship, SponsorshipYear
from funds.rights import may_know
from khuyenhoc.lib.names import clean

NOT_OURS = "Bạn xem được suất đỡ đầu này nhưng không được giao ghi sổ cho đơn vị này."
STANDS_BY = "Nhà tài trợ đang đỡ đầu người này rồi."
STOPPED = "Suất đỡ đầu này đã thôi."
RENEWED = "Năm ấy đã gia hạn rồi."
NO_YEAR = "Năm gia hạn phải từ năm bắt đầu đỡ đầu đến năm sau."
NO_SUM = "Số tiền của năm phải lớn hơn 0."
NO_REASON = "Hãy ghi lý do thôi đỡ đầu."
EARLY = "Ngày thôi không thể trước ngày bắt đầu đỡ đầu."


def list_sponsorships(user: User) -> QuerySet[Sponsorship]:
    """The sponsorships of the user's part of the tree with their years; those that go on first."""
    years = SponsorshipYear.objects.order_by("-year")
    rows = Sponsorship.objects.within(user.associations()).select_related(
        "association", "donor", "learner"
    )
    ordered = rows.order_by("ends_on", "association__lft", "-begins_on", "pk")
    return ordered.prefetch_related(Prefetch("years", queryset=years))


def may_renew(user: User, row: Sponsorship) -> Answer:
    """Whether ``user`` renews and stops a sponsorship, or why not."""
    return may_enter(user, row.association, NOT_OURS)


def find_due_year(row: Sponsorship, today: date) -> int | None:
    """The year for which a sponsorship waits to be renewed; None where none does."""
    if row.ends_on is not None and row.ends_on <= today:
        return None
    known = {each.year for each in row.years.all()}
    years = range(row.begins_on.year + 1, today.year + 1)
    return next((year for year in years if year not in known), None)


@transaction.atomic
def begin(
    donor: Donor, *, name: str, birth_year: int, yearly_amount: int, begins_on: date, by: User
) -> Sponsorship:
    """A donor stands by a learner from a day on, with whole đồng a year. The learner is whom the
    donor's unit keeps under this name and year of birth, or a new person.

    Raises ``LedgerRefused``, ``PermissionDenied``.
    """
    may_know(by, donor).require()
    told = {"association": donor.association, "name": clean(name), "birth_year": birth_year}
    found = Person.objects.filter(**told, erased_at=None).order_by("pk").first()
    learner = found or Person.objects.create(**told)
    if donor.sponsorships.filter(learner=learner, ends_on=None).exists():
        raise LedgerRefused(STANDS_BY)
    return Sponsorship.objects.create(
        association=donor.association, donor=donor, learner=learner, yearly_amount=yearly_amount,
        begins_on=begins_on,
    )  # fmt: skip


@transaction.atomic
def renew(row: Sponsorship, *, year: int, amount: int, on: date, by: User) -> SponsorshipYear:
    """Renew for one more year, in whole đồng. Raises ``LedgerRefused``, ``PermissionDenied``."""
    held = _hold(row, by)
    if not held.begins_on.year <= year <= timezone.localdate().year + 1:
        raise LedgerRefused(NO_YEAR)
    if amount <= 0:
        raise LedgerRefused(NO_SUM)
    if held.years.filter(year=year).exists():
        raise LedgerRefused(RENEWED)
    return SponsorshipYear.objects.create(
        sponsorship=held, year=year, amount=amount, renewed_on=on, renewed_by=by
    )


@transaction.atomic
def stop(row: Sponsorship, *, on: date, reason: str, by: User) -> Sponsorship:
    """End a sponsorship from a day, for a reason. Raises as ``renew``."""
    held = _hold(row, by)
    if not (told := clean(reason)):
        raise LedgerRefused(NO_REASON)
    if on < held.begins_on:
        raise LedgerRefused(EARLY)
    held.ends_on, held.end_reason = on, told[:300]
    held.save(update_fields=["ends_on", "end_reason"])
    return held


def _hold(row: Sponsorship, by: User) -> Sponsorship:
    may_renew(by, row).require()
    held = Sponsorship.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if held.ends_on is not None:
        raise LedgerRefused(STOPPED)
    return held
