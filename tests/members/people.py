"""Members made one by one."""

from datetime import date

from associations.models import Association
from members.joining import join
from members.models import Member
from tests.factories import make_person

JOINED = date(2020, 5, 19)


def make_member(
    name: str,
    keeper: Association,
    branch: Association | None = None,
    joined_on: date | None = JOINED,
    **fields,
) -> Member:
    """A member whom ``keeper`` keeps and who belongs to ``branch``, to itself unless told."""
    person = make_person(name, keeper)
    for field, value in fields.items():
        setattr(person, field, value)
    person.save()
    return join(person, branch or keeper, joined_on)
