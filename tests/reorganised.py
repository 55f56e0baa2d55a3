"""A province before and in a reorganisation: communes, posts, returns of open periods.

Days are around the turn of 2025 and 2026, after districts ended; ``with_districts`` makes the
tree of before. What is done here is done by the functions that pages and commands call.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from accounts.models import Post, User
from associations.models import Association, ChangeKind, Reorganisation
from associations.reorganising.applying import Applied, apply, preview
from associations.reorganising.changes import write_lines
from associations.reorganising.lines import Line, NewName
from associations.reorganising.steps import Consequence
from figures import rolls
from figures.models import Form, Period
from figures.submitting import NewValue
from returns import review, submission
from returns.models import Return, ReturnState
from returns.opening import open_returns
from returns.submission import Entry
from tests.factories import (
    make_association,
    make_form,
    make_holding,
    make_indicator,
    make_officer,
)

DAY = date(2026, 3, 1)
TWO_TIERS = date(2025, 7, 1)
CODES = ("population", "members")


@dataclass
class Before:
    """Nation, two provinces, communes by name, officers by username, one form, open periods."""

    nation: Association
    units: dict[str, Association] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    periods: dict[str, Period] = field(default_factory=dict)
    form: Form | None = None

    def post(self, username: str) -> Post:
        """The post that the officer was given at first."""
        return self.people[username].person.posts.order_by("pk")[0]

    def return_of(self, unit: str | Association, code: str = "2026") -> Return:
        """What a unit owes for a period."""
        unit = self.units[unit] if isinstance(unit, str) else unit
        chosen = Return.objects.select_related("due__unit__association", "due__unit__period")
        return chosen.get(due__unit__association=unit, due__unit__period__code=code)


def make_before(*, with_districts: bool = False) -> Before:
    """Province Thái Nguyên with four communes and province Lạng Sơn with one.

    Open are the year 2025 and the year 2026; with districts the first half of 2025 and the year.
    """
    since = {} if with_districts else {"valid": (TWO_TIERS, None)}
    made = Before(make_association("Việt Nam", "national", kind=""))
    for name, code in (("Thái Nguyên", "19"), ("Lạng Sơn", "20")):
        made.units[name] = _place(made, name, "province", made.nation, code, "tỉnh")
        if since:
            make_holding(made.units[name], (None, TWO_TIERS))  # before it had communes
    parents = dict.fromkeys(("Kha Sơn", "Úc Kỳ", "Tân Lập", "La Hiên"), "Thái Nguyên")
    if with_districts:
        for name, code in (("Phú Bình", "173"), ("Võ Nhai", "170")):
            above = made.units["Thái Nguyên"]
            made.units[name] = _place(made, name, "district", above, code, "huyện")
        parents |= dict.fromkeys(("Kha Sơn", "Úc Kỳ"), "Phú Bình")
        parents |= dict.fromkeys(("Tân Lập", "La Hiên"), "Võ Nhai")
    else:
        parents["Hữu Lũng"] = "Lạng Sơn"
    for number, (name, above) in enumerate(parents.items(), start=1):
        unit = _place(made, name, "commune", made.units[above], f"0000{number}", "xã", **since)
        make_holding(unit, **since)
        made.units[name] = unit
    indicators = [make_indicator(code, label=code) for code in CODES]
    kind, codes = ("half_year", ("2025-H1", "2025-H2")) if with_districts else (
        "year", ("2025", "2026"))  # fmt: skip
    made.form = make_form("bieu-01", indicators, kind=kind, days_after=15)
    for code in codes:
        period = rolls.open_period(code)
        rolls.lay_due(period, made.form)
        open_returns(period)
        made.periods[code] = period
    made.people = {
        "tinh": make_officer("tinh", made.units["Thái Nguyên"], ("approve", "check")),
        "vanphong": make_officer("vanphong", made.units["Thái Nguyên"], ("entry",)),
        "langson": make_officer("langson", made.units["Lạng Sơn"], ("approve", "entry")),
        "khason": make_officer("khason", made.units["Kha Sơn"], ("entry",), name="Trần Thị Hoa"),
        "ucky": make_officer("ucky", made.units["Úc Kỳ"], ("entry",), name="Lê Văn Bình"),
        "tanlap": make_officer("tanlap", made.units["Tân Lập"], ("entry",)),
        "lahien": make_officer("lahien", made.units["La Hiên"], ("entry",)),
    }
    return made


def _place(
    made: Before, name: str, level: str, parent: Association, code: str, kind: str, **since
) -> Association:
    full = f"{kind.capitalize()} {name}"
    return make_association(
        name, level, parent, code=code, kind=kind, full_name=full, **since
    )  # fmt: skip


def enter(
    place: Before, unit: str | Association, who: str, code: str = "2026", *,
    population: int = 9000, members: int = 2000,
) -> Return:  # fmt: skip
    """``who`` submits the numbers of a unit."""
    each = place.return_of(unit, code)
    version = place.form.versions.get()
    numbers = {"population": population, "members": members}
    values = [
        NewValue(line.indicator_id, Decimal(numbers[line.indicator.code]),
                 raw=str(numbers[line.indicator.code]))
        for line in version.lines.select_related("indicator")
    ]  # fmt: skip
    user = place.people[who]
    submission.submit(
        [Entry(each, values)], version=version, sender=user.associations()[0], by=user
    )
    return Return.objects.get(pk=each.pk)


def approve(place: Before, each: Return, who: str = "tinh") -> Return:
    """``who`` approves a submitted return."""
    review.approve([each], place.people[who])
    assert Return.objects.get(pk=each.pk).state == ReturnState.APPROVED
    return Return.objects.get(pk=each.pk)


def decide(*lines: Line, on: date = DAY, number: str = "12/QĐ") -> Reorganisation:
    """A stored decision with its lines."""
    same_day = Reorganisation.objects.filter(in_force_on=on).count()
    decision = Reorganisation.objects.create(number=number, in_force_on=on, sequence=same_day + 1)
    write_lines(decision, lines)
    return decision


def merge(place: Before, *names: str, into: str = "Phú Sơn", **new) -> list[Line]:
    """Communes become one new one of the name ``into``."""
    words = NewName(into, **({"kind": "xã", "code": "00099"} | new))
    first, *others = names
    return [
        Line(ChangeKind.MERGE, place.units[first].pk, "+1", new=words),
        *(Line(ChangeKind.MERGE, place.units[name].pk, "+1") for name in others),
    ]


def divide(place: Before, name: str, *into: str) -> list[Line]:
    """A commune is divided among new ones."""
    return [
        Line(
            ChangeKind.SPLIT, place.units[name].pk, f"+{number}", is_part=True,
            new=NewName(new, "xã", code=f"001{number:02}"),
        )
        for number, new in enumerate(into, start=1)
    ]  # fmt: skip


def absorb(place: Before, name: str, into: str) -> list[Line]:
    """A commune passes whole into a living one."""
    return [Line(ChangeKind.ABSORB, place.units[name].pk, place.units[into].pk)]


def abolish_districts() -> list[Line]:
    """The level of districts ends."""
    return [Line(ChangeKind.ABOLISH_LEVEL, level="district")]


def foresee(decision: Reorganisation, title: str) -> dict[str, Consequence]:
    """What a step tells of a decision, by key."""
    seen = preview([decision])
    assert seen.problems == []
    return {each.key: each for each in seen.consequences[title]}


def carry_out(decision: Reorganisation, answers: dict[str, str] | None = None) -> Applied:
    """Apply one decision."""
    return apply([decision], answers)


def find_founded(name: str) -> Association:
    """The association of a name that a reorganisation founded."""
    return Association.objects.get(name=name)
