"""One unit's register of members, each text marked with whose it is."""

from collections.abc import Callable
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Person, User
from associations.models import Association
from khuyenhoc.lib.sheets.limits import LIST
from members.models import Fee, HeadCount, Member, MemberLine, MemberList, Stay
from records.uploads import keep_upload

FOUND = {
    "sheets": [], "columns": [], "not_kept": [], "unread": [], "notices": [], "lines": 1,
    "changes": {"new": 1, "changed": 0, "moved": 0, "same": 0, "double": 0},
    "missing": 0, "counts": {}, "problems": [],
}  # fmt: skip


def fill_members(
    unit: Association, officer: User, mark: Callable[[Association, str], str]
) -> dict[str, object]:
    """A member with a stay and a fee, a count without names, a list that waits with one line.

    He came after the period of the world, whose return needs no word about him.
    """
    person = Person.objects.create(
        name=mark(unit, "hội viên"), birth_year=1960, association=unit
    )  # fmt: skip
    member = Member(person=person, joined_on=date(2025, 1, 1), is_joined_year_only=True)
    member.fill_keys()
    member.save()
    upload = keep_upload(
        SimpleUploadedFile(f"{mark(unit, 'hội viên')}.xlsx", b"x"),
        association=unit, by=officer, limits=LIST, is_sealed=True,
    )  # fmt: skip
    sent = MemberList.objects.create(
        association=unit, upload=upload, counted_on=date(2025, 12, 31), state="read", found=FOUND
    )
    MemberLine.objects.create(
        member_list=sent, sheet=0, row=2, association=unit, branch=unit, fee_paid=False,
        is_joined_year_only=False, name=mark(unit, "dòng"), name_key="dong",
    )  # fmt: skip
    return {
        "members.member": member,
        "members.stay": Stay.objects.create(
            member=member, association=unit, valid=(date(2025, 1, 1), None)
        ),
        "members.fee": Fee.objects.create(member=member, year=2025, amount=12_000),
        "members.headcount": HeadCount.objects.create(
            association=unit, year=2020, members=10, newly=1, counted_by=officer,
            reason=mark(unit, "hai số"),
        ),
        "members.memberlist": sent,
    }  # fmt: skip
