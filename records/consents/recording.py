"""Writing down who agreed to what, and who took it back (product.md Q4).

Pages ask ``accounts.masks`` whenever they are drawn, and a change tells every process to drop what
it kept, so a withdrawal is in force with its transaction; photos are settled here.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.access import YES, Answer, associations_for, holds
from accounts.masks import givers_needed
from accounts.models import Consent, ConsentGiver, Person, Purpose, Role, User
from associations.scope import is_within
from khuyenhoc.lib.names import clean
from records.consents.photos import settle_photos

TO_COME = "Ngày ấy chưa đến."
NO_PURPOSE = "Hãy chọn ít nhất một việc."
IN_FORCE = "Các việc đã chọn đều đã có sự đồng ý còn hiệu lực."
ERASED = "Thông tin của người này đã được xóa nên không ghi thêm được."
NOT_OURS = "Hồ sơ người này do hội khác giữ; bạn không ghi sự đồng ý được."


class ConsentRefused(Exception):
    """What was asked cannot be; the message is a sentence for who asked."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one purpose stands: what is in force, and whose agreement is still missing."""

    purpose: Purpose
    in_force: list[Consent]
    missing: list[str]

    @property
    def is_whole(self) -> bool:
        """Whether everybody agreed whose agreement the person's age asks for."""
        return not self.missing


def may_record(user: User, person: Person) -> Answer:
    """Whether ``user`` may record consents of a person: who enters for the unit that keeps him."""
    role = holds(user, Role.ENTRY)
    if not role:
        return role
    if not is_within(person.association, associations_for(user, Role.ENTRY)):
        return Answer(False, NOT_OURS)
    return YES


def list_standings(person: Person, on: date) -> list[Standing]:
    """How each purpose stands on a day; reads ``person.consents.all()``."""
    needed = givers_needed(person.birth_year, on)
    found = []
    for purpose in Purpose:
        held = [
            consent
            for consent in person.consents.all()
            if consent.purpose == purpose and consent.withdrawn_on is None
            and consent.given_on <= on
        ]  # fmt: skip
        given = {consent.giver for consent in held}
        missing = [giver.label for giver in ConsentGiver if giver in needed - given]
        found.append(Standing(purpose, held, missing))
    return found


@transaction.atomic
def agree(
    person: Person,
    *,
    purposes: Collection[str],
    giver: str,
    on: date,
    by: User,
    evidence: str = "",
) -> list[Consent]:
    """Record that ``giver`` agreed to ``purposes`` on a day; those in force already stay.

    Raises ``ConsentRefused``, also when nothing new was said; ``PermissionDenied``.
    """
    may_record(by, person).require()
    held = _hold(person)
    if held.erased_at is not None:
        raise ConsentRefused(ERASED)
    if not purposes:
        raise ConsentRefused(NO_PURPOSE)
    if on > timezone.localdate():
        raise ConsentRefused(TO_COME)
    known = set(
        Consent.objects.filter(person=held, giver=giver, withdrawn_on=None)
        .order_by()
        .values_list("purpose", flat=True)
    )
    made = [
        Consent.objects.create(
            person=held, purpose=purpose, giver=giver, given_on=on, evidence=clean(evidence),
            recorded_by=by,
        )
        for purpose in Purpose.values
        if purpose in purposes and purpose not in known
    ]  # fmt: skip
    if not made:
        raise ConsentRefused(IN_FORCE)
    settle_photos([held.pk])
    return made


@transaction.atomic
def withdraw(consents: Iterable[Consent], *, by: User) -> int:
    """Take consents of one person back, from this moment; how many ended.

    Without leave to process nothing may be published either: it takes the others of that person
    with it. Raises ``ConsentRefused``; ``PermissionDenied``.
    """
    chosen = list(consents)
    if not chosen:
        raise ConsentRefused(NO_PURPOSE)
    person = _hold(chosen[0].person)
    may_record(by, person).require()
    rows = Consent.objects.filter(person=person, withdrawn_on=None)
    if all(consent.purpose != Purpose.PROCESS for consent in chosen):
        rows = rows.filter(pk__in=[consent.pk for consent in chosen])
    today = timezone.localdate()
    # what was said to begin later never began
    rows.filter(Q(given_on__gt=today)).update(given_on=today)
    count = rows.update(withdrawn_on=today, withdrawn_by=by)
    settle_photos([person.pk])
    return count


def _hold(person: Person) -> Person:
    """The person, held until the transaction ends: two officers write one after the other."""
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
