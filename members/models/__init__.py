"""Members of the association: who belongs where and since when, fees, cards, counts, lists."""

from members.models.lists import Change, MemberLine, MemberList
from members.models.members import (
    PERSONAL,
    Departure,
    Fee,
    HeadCount,
    Member,
    MemberQuerySet,
    Stay,
)

__all__ = [
    "PERSONAL",
    "Change",
    "Departure",
    "Fee",
    "HeadCount",
    "Member",
    "MemberLine",
    "MemberList",
    "MemberQuerySet",
    "Stay",
]
