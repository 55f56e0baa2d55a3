"""How a person may be named to others: by consent and purpose (product.md Q4; Law 91/2025).

One function decides for every page, file and feed.
"""

from datetime import date

from django.utils import timezone

from accounts.models import Consent, ConsentGiver, Person, Purpose

CHILD_SPEAKS_FROM = 7  # Law 91/2025, art. 24: from full 7 years the child's consent is needed too
ADULT_FROM = 16  # a child is under 16 (Children Law)
HIDDEN = "Không công khai"


def masked(person: Person, purpose: Purpose, on: date | None = None) -> str:
    """The name by which ``person`` may be shown for ``purpose`` on a day (today unless told).

    With consent the full name; without it initials ("N. V. A."); an erased person is hidden
    altogether. Whose age is unknown is treated as a child: child and guardian must both agree.
    """
    if person.erased_at is not None:
        return HIDDEN
    if may_show(person, purpose, on or timezone.localdate()):
        return person.name
    return initials(person.name)


def may_show(person: Person, purpose: Purpose, on: date) -> bool:
    """Whether every consent that the person's age calls for was in force on the day ``on``;
    never of a person who was erased."""
    if person.erased_at is not None:
        return False
    given = {
        consent.giver
        for consent in person.consents.all()
        if consent.purpose == purpose and _in_force(consent, on)
    }
    return givers_needed(person.birth_year, on) <= given


def givers_needed(birth_year: int | None, on: date) -> set[ConsentGiver]:
    """Who must agree. Only the year of birth is kept, so the stricter age of that year counts."""
    if birth_year is None:
        return {ConsentGiver.SELF, ConsentGiver.GUARDIAN}
    surely_reached, perhaps_reached = on.year - birth_year - 1, on.year - birth_year
    needed = set()
    if perhaps_reached >= CHILD_SPEAKS_FROM:
        needed.add(ConsentGiver.SELF)
    if surely_reached < ADULT_FROM:
        needed.add(ConsentGiver.GUARDIAN)
    return needed


def initials(name: str) -> str:
    """ "Nguyễn Văn An" → "N. V. A."."""
    return " ".join(f"{word[0].upper()}." for word in name.split())


def _in_force(consent: Consent, on: date) -> bool:
    return consent.given_on <= on and (consent.withdrawn_on is None or on < consent.withdrawn_on)
