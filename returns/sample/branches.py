"""The sample's branches, and the communes that have no association yet."""

from datetime import date

from django.db.models import Max
from django.utils import timezone

from associations.levels import BRANCH, TWO_TIERS
from associations.models import (
    Association,
    Change,
    ChangeKind,
    Established,
    Reorganisation,
    ReorganisationStatus,
    State,
)
from associations.projection import tree_lock
from associations.tree import NewUnit, found
from returns.sample.draws import draw, share_out
from returns.sample.places import Places
from returns.sample.reporting import read_period
from returns.sample.territory import HOME, NewCommune, Territory

FOUNDED_ON = date(2025, 9, 15)
AT_ONCE = 500
SAMPLE = "Dữ liệu mẫu"
NAMES = (
    "Đồng Tâm", "Tân Tiến", "Đoàn Kết", "Quyết Tiến", "Tân Lập", "Trung Tâm", "Bình Minh",
    "Thống Nhất", "Hòa Bình", "Đồng Tiến", "Tân Sơn", "Nà Pài", "Bản Lác", "Đồng Chùa",
)  # fmt: skip
SCHOOLS = ("Trường Mầm non", "Trường Tiểu học", "Trường THCS", "Trường TH và THCS số 2")
OFFICES = ("Trạm Y tế", "Công an", "Cơ quan Ủy ban nhân dân", "Hợp tác xã")


def list_unfounded(territory: Territory, each: int, spared: set[str]) -> list[NewCommune]:
    """The new communes without an association: the ``each`` least populous of either old province.

    A commune that passed unchanged had one before and keeps it; ``spared`` are codes to leave out.
    """
    people = {code: figures["population"] for code, figures in read_period("2025").items()}
    home = {commune.code for commune in territory.old if commune.province == HOME}
    ranked = sorted(
        (c for c in territory.new if not c.is_unchanged and c.code not in spared),
        key=lambda c: (people[c.code], c.code),
    )
    ours = [commune for commune in ranked if commune.parts[0][0] in home]
    theirs = [commune for commune in ranked if commune.parts[0][0] not in home]
    return sorted(ours[:each] + theirs[:each], key=lambda c: c.code)


def mark_unfounded(places: Places, communes: list[NewCommune]) -> None:
    """Say that these communes have had no association since 1 July 2025: a dated correction.

    Within one day only the last state is kept, so the state that begins that day is corrected; the
    decision, its lines and the log of changes tell that it was.
    """
    tree_lock()
    units = [places.new[commune.code].pk for commune in communes]
    last = Reorganisation.objects.filter(in_force_on=TWO_TIERS).aggregate(last=Max("sequence"))
    decision = Reorganisation.objects.create(
        in_force_on=TWO_TIERS,
        sequence=(last["last"] or 0) + 1,
        status=ReorganisationStatus.APPLIED,
        applied_at=timezone.now(),
        note=f"{SAMPLE}: xã mới chưa thành lập Hội Khuyến học.",
    )
    change = Change.objects.create(
        reorganisation=decision,
        order=1,
        kind=ChangeKind.CORRECT,
        new_values={"established": Established.NO},
    )
    change.subjects.set(units)
    State.objects.filter(association__in=units, valid__startswith=TWO_TIERS).update(
        established=Established.NO
    )
    Association.objects.filter(pk__in=units).update(established=Established.NO)


def found_branches(places: Places, communes: list[NewCommune], count: int) -> int:
    """Found ``count`` branches in these communes, in proportion to what they report; how many."""
    figures = read_period("2025")
    weights = [figures[commune.code]["branches"] for commune in communes]
    units = [
        unit
        for commune, part in zip(communes, share_out(count, weights), strict=True)
        for unit in _name_branches(commune, places.new[commune.code].pk, part)
    ]
    for start in range(0, len(units), AT_ONCE):
        found(units[start : start + AT_ONCE], on=FOUNDED_ON, note=f"{SAMPLE}: chi hội thành lập")
    return len(units)


def _name_branches(commune: NewCommune, parent: int, count: int) -> list[NewUnit]:
    """So many branches of a commune: schools and offices first, then hamlets."""
    around = [f"{name} {commune.name}" for name in SCHOOLS[: count // 6]]
    around += [f"{name} {commune.name}" for name in OFFICES[: count // 12]]
    is_ward = commune.kind == "phường"
    hamlets = []
    for number in range(1, count - len(around) + 1):
        if is_ward or draw(0, 2, commune.code, "hamlet") == 0:
            hamlets.append(f"{'tổ dân phố' if is_ward else 'xóm'} {number}")
        else:
            name = NAMES[(number + draw(0, 99, commune.code, "name")) % len(NAMES)]
            series = (number - 1) // len(NAMES) + 1
            hamlets.append(f"xóm {name}{f' {series}' if series > 1 else ''}")
    return [NewUnit(name, BRANCH, parent, kind="chi hội") for name in hamlets + around]
