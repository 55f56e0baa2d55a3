"""Coordination agreements: written into the register, ended, counted (product.md K4)."""

import csv
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from associations.models import Association
from khuyenhoc.lib.names import clean
from meetings.calling import MeetingRefused
from meetings.models import Agreement, PartnerKind
from meetings.rights import may_lead

DATA = Path(__file__).resolve().parent / "data" / "partner_kinds.csv"


@transaction.atomic
def keep(agreement: Agreement, by: User) -> Agreement:
    """Write a new agreement, or what was corrected of one.

    Raises ``MeetingRefused`` for what is there already, days in the wrong order, or a unit that
    has ended; ``PermissionDenied``.
    """
    may_lead(by, agreement.association).require()
    agreement.partner, agreement.title = clean(agreement.partner), clean(agreement.title)
    agreement.number = clean(agreement.number)
    if agreement.pk is None:
        agreement.typed_by = by
        if agreement.association.closed_on is not None:
            raise MeetingRefused("Đơn vị đã kết thúc; hãy ghi chương trình cho đơn vị kế thừa.")
    try:
        agreement.full_clean()
    except ValidationError as fault:
        raise MeetingRefused(" ".join(fault.messages)) from fault
    agreement.save()
    return agreement


def count_in_force(on: date) -> dict[int, int]:
    """{association: agreements in force on ``on``}, for all that have any."""
    counted: dict[int, int] = {}
    for unit in Agreement.objects.in_force(on).values_list("association", flat=True):
        counted[unit] = counted.get(unit, 0) + 1
    return counted


def list_counted(on: date) -> list[tuple[Association, int]]:
    """Units with how many agreements each has in force, the most first."""
    counted = count_in_force(on)
    units = Association.objects.filter(pk__in=counted)
    return sorted(
        ((unit, counted[unit.pk]) for unit in units), key=lambda row: (-row[1], row[0].lft)
    )


def load_partner_kinds(path: Path = DATA) -> int:
    """Add the kinds of the file that are not there yet; how many. What staff changed stays."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    known = set(PartnerKind.objects.values_list("code", flat=True))
    fresh = [
        PartnerKind(code=line["code"], name=line["name"], order=place)
        for place, line in enumerate(lines, start=1)
        if line["code"] not in known
    ]
    return len(PartnerKind.objects.bulk_create(fresh))
