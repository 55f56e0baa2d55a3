"""A person's data: what is kept and why, all of it as files, erasing it so that counts stay (A5).

Erasing empties the personal fields of the person and whatever else says them; the member, his
stays and fees stay as rows without a name, so nothing that was counted changes. It is itself an
event, by the audit triggers.
"""

import csv
import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pghistory
from django.db import transaction
from django.utils import timezone

from accounts.access import holds
from accounts.models import Person, ReadKind, Role, User
from accounts.reads import note_reads
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.names import clean
from khuyenhoc.lib.tables import write_xlsx
from members.models import Member
from records.erasing import empty_person
from records.models import Certificate

FIELDS = Path(__file__).resolve().parent / "data" / "personal_fields.csv"


class CannotErase(Exception):
    """The data cannot be erased now; the message says why."""


class PersonalField(NamedTuple):
    """A field of a person: what it is for, and how long it is kept."""

    model: str
    field: str
    purpose: str
    kept: str


def list_personal_fields() -> list[PersonalField]:
    """Every personal field of members with its purpose and term, as the file says."""
    with FIELDS.open(encoding="utf-8", newline="") as file:
        return [PersonalField(**line) for line in csv.DictReader(file)]


@transaction.atomic
def erase(member: Member, by: User, reason: str) -> None:
    """Empty all that says who a member is. Raises ``CannotErase``.

    Only approvers may, only of who has left, and never of somebody who still signs in.
    """
    reason = clean(reason)
    if not by.is_superuser and not holds(by, Role.APPROVE):
        raise CannotErase("Chỉ người có quyền duyệt mới xóa được thông tin cá nhân.")
    member = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    person = Person.objects.select_for_update().get(pk=member.person_id)
    if person.erased_at is not None:
        raise CannotErase("Thông tin của người này đã được xóa.")
    if not reason:
        raise CannotErase("Hãy ghi lý do.")
    if member.left_on is None:
        raise CannotErase("Người này còn là hội viên. Hãy ghi không còn là hội viên trước.")
    if person.posts.held(timezone.localdate()).exists():
        raise CannotErase("Người này đang giữ chức vụ. Hãy kết thúc chức vụ trước.")
    with pghistory.context(user=by.pk, reason=reason):
        empty_person(person)


def erase_left(before: date) -> int:
    """Erase who left before a day, by the term of keeping; how many they were."""
    rows = Member.objects.filter(left_on__lt=before, person__erased_at=None)
    count = 0
    for member in rows.select_related("person").order_by("pk"):
        if member.person.posts.held(timezone.localdate()).exists():
            continue
        with pghistory.context(reason="Hết thời hạn lưu"):
            empty_person(member.person)
        count += 1
    return count


def empty_member(person: Person) -> None:
    """Empty what the register holds of a person (``settings.PERSON_ERASERS``)."""
    rows = Member.objects.filter(person=person)
    Certificate.objects.filter(
        subject_kind="member", subject_id__in=list(rows.values_list("pk", flat=True))
    ).update(name="", details={})
    rows.update(name_key="", address_key="", birth_year=None)


def tell_all(member: Member) -> dict[str, object]:
    """All that the register holds of a member, in plain JSON."""
    person = member.person
    return {
        "họ và tên": person.name,
        "năm sinh": person.birth_year,
        "điện thoại": person.phone,
        "thư điện tử": person.email,
        "địa chỉ": person.address,
        "hội giữ hồ sơ": person.association.full_name,
        "vào hội": member.joined_on and member.joined_on.isoformat(),
        "chỉ biết năm vào hội": member.is_joined_year_only,
        "không còn là hội viên từ": member.left_on and member.left_on.isoformat(),
        "sinh hoạt": [
            {
                "ở": stay.association.full_name,
                "từ": stay.valid.lower and stay.valid.lower.isoformat(),
                "đến trước": stay.valid.upper and stay.valid.upper.isoformat(),
                "vì sao thôi": stay.get_ended_by_display() if stay.ended_by else "",
            }
            for stay in member.stays.select_related("association")
        ],
        "hội phí": [
            {"năm": fee.year, "đồng": fee.amount, "ngày": fee.paid_on and fee.paid_on.isoformat()}
            for fee in member.fees.all()
        ],
        "chức vụ": [f"{post}" for post in person.posts.select_related("association")],
        "sự đồng ý": [
            f"{consent.get_purpose_display()}, {format_date(consent.given_on)}"
            for consent in person.consents.all()
        ],
        "ai đã xem": [str(read) for read in person.reads.all()[:1_000]],
    }


def export(member: Member, by: User, kind: str) -> bytes:
    """All of a member's data as ``kind``, "json" or "xlsx"; who took it is written down."""
    note_reads([member.person], by, ReadKind.EXPORT)
    told = tell_all(member)
    if kind == "json":
        return json.dumps(told, ensure_ascii=False, indent=1).encode()
    return write_xlsx("Thông tin cá nhân", ["Mục", "Nội dung"], _flatten(told))


def _flatten(told: dict[str, object]) -> list[list[str]]:
    rows: list[list[str]] = []
    for label, value in told.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                each = "; ".join(f"{key}: {said}" for key, said in each.items() if said)
            if isinstance(each, bool):
                each = "có" if each else "không"
            rows.append([label, "" if each is None else str(each)])
    return rows
