"""The rows that a plan comes to: which states and holdings end, change and begin.

An ordinary plan cuts rows that are open and opens others. A decision that is entered late meets
rows of later decisions: what it changes lasts until the old row's end, changed values are carried
into later states as long as these repeat the old value, and what passed on later stays passed on.
What cannot be resolved so is a problem that names the later decision.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import NamedTuple

from django.db import connection

from associations.models import Reorganisation
from associations.reorganising.lines import Problem
from associations.reorganising.picture import Picture
from associations.reorganising.plan import Part, Plan, Shape
from khuyenhoc.lib.dates import format_date

SHAPE = tuple(each.name for each in fields(Shape))
DAY_LAST = date.max  # stands for "has no end" where ends are compared


class NewState(NamedTuple):
    unit: int
    lower: date
    upper: date | None
    shape: Shape
    opened_by: int
    closed_by: int | None


class NewHolding(NamedTuple):
    parcel: int
    holder: int
    lower: date
    upper: date | None
    opened_by: int | None
    closed_by: int | None


@dataclass(slots=True)
class Rows:
    """What is to be written. Cuts are (row, decision): the row ends on the plan's day."""

    on: date
    state_cuts: list[tuple[int, int]] = field(default_factory=list)
    state_closers: list[tuple[int, int]] = field(default_factory=list)  # row, who ended it now
    state_values: list[tuple[int, Shape]] = field(default_factory=list)
    states_removed: list[int] = field(default_factory=list)
    states: list[NewState] = field(default_factory=list)
    holding_cuts: list[tuple[int, int]] = field(default_factory=list)
    holding_moves: list[tuple[int, int]] = field(default_factory=list)  # row, holder
    holdings_removed: list[int] = field(default_factory=list)
    holdings: list[NewHolding] = field(default_factory=list)
    parcels: list[tuple[int, int]] = field(default_factory=list)  # parcel, where it comes from
    grounds: list[tuple[int, int]] = field(default_factory=list)  # parcel, founded unit
    parts: list[tuple[int, Part]] = field(default_factory=list)  # parcel that is cut, part
    problems: list[Problem] = field(default_factory=list)
    days: set[date] = field(default_factory=set)  # on which successions may differ


class _Later(NamedTuple):
    """A stored state or holding that begins after the day of the plan (or on it, or before)."""

    id: int
    lower: date | None
    upper: date | None
    opened_by: int | None
    closed_by: int | None
    unit: int  # the holder, of a holding
    shape: Shape | None


STATES = """
select id, lower(valid), upper(valid), opened_by_id, closed_by_id, association_id, name, full_name,
       register, code, level_id, kind, parent_id, established
  from associations_state where {which} order by association_id, valid
"""
HOLDINGS = """
select id, lower(valid), upper(valid), opened_by_id, closed_by_id, holder_id, parcel_id
  from associations_holding where parcel_id = any(%s) and lower(valid) > %s
 order by parcel_id, valid
"""


def find_conflicts(picture: Picture, plan: Plan) -> list[Problem]:
    """What later rows of the database have against the plan."""
    return [] if plan.problems else work_out_rows(picture, plan).problems


def work_out_rows(picture: Picture, plan: Plan) -> Rows:
    """The rows of a plan, for the database as it is now. Reads only."""
    return _Work(picture, plan).run()


class _Work:
    def __init__(self, picture: Picture, plan: Plan) -> None:
        self.picture, self.plan, self.on = picture, plan, plan.on
        self.rows = Rows(plan.on, days={plan.on})
        self.ends: dict[int, date] = {}
        self.rehung: list[tuple[_Later, int]] = []  # later states and their new upper units
        self._read_later()

    def run(self) -> Rows:
        self._move_parcels()
        self._cut_parcels()
        self._lay_grounds()
        self._change_states()
        self._open_again()
        self._rehang_later()
        self._found()
        self._check_lives()
        self._check_codes()
        rows = self.rows
        rows.days |= {state.upper for state in rows.states if state.upper}
        rows.days |= {holding.upper for holding in rows.holdings if holding.upper}
        return rows

    # reading

    def _read_later(self) -> None:
        plan = self.plan
        parcels = [*plan.cuts, *(parcel for parcel, *_ in plan.passes)]
        self.later: dict[int, list[_Later]] = defaultdict(list)
        self.later_below: list[_Later] = []
        self.holdings: dict[int, list[_Later]] = defaultdict(list)
        self.later_cuts: dict[int, int] = {}
        self.before_day: dict[int, int] = {}
        holders = {holder for _, _, holder, _ in plan.passes if holder is not None}
        holders |= {part.holder for parts in plan.cuts.values() for part in parts}
        parents = {shape.parent for shape in plan.after.values() if shape.parent is not None}
        asked = [u for u in {*plan.before, *plan.reopened, *holders, *parents} if u > 0]
        began_today = [u for u in plan.before if self.picture.rows[u].lower == self.on]
        with connection.cursor() as cursor:
            for state in self._read_states(
                cursor, "association_id = any(%s) and lower(valid) > %s", [asked, self.on]
            ):
                self.later[state.unit].append(state)
            if plan.ended:
                self.later_below = list(
                    self._read_states(
                        cursor, "parent_id = any(%s) and lower(valid) > %s", [plan.ended, self.on]
                    )
                )
            if began_today:
                for state in self._read_states(
                    cursor, "association_id = any(%s) and upper(valid) = %s",
                    [began_today, self.on],
                ):  # fmt: skip
                    self.before_day[state.unit] = state.id
            cursor.execute(HOLDINGS, [parcels, self.on])
            for *row, parcel in cursor.fetchall():
                self.holdings[parcel].append(_Later._make([*row, None]))
            cursor.execute(
                "select parcel_id, reorganisation_id from associations_parcelpart"
                " where parcel_id = any(%s) and valid_from > %s"
                " union all select part_id, reorganisation_id from associations_parcelpart"
                " where part_id = any(%s) and valid_from = %s",
                [list(plan.cuts), self.on, list(plan.cuts), self.on],
            )
            self.later_cuts = dict(cursor.fetchall())

    @staticmethod
    def _read_states(cursor, which: str, values: list) -> Iterator[_Later]:
        cursor.execute(STATES.format(which=which), values)
        for row in cursor.fetchall():
            yield _Later._make([*row[:6], Shape(*row[6:])])

    # territory

    def _move_parcels(self) -> None:
        rows = self.rows
        for parcel, _, after, decision in self.plan.passes:
            row = self.picture.holdings.get(parcel)
            if row is None:
                following = next(iter(self.holdings[parcel]), None)
                upper = following.lower if following else None
                by = following.opened_by if following else None
                if after is not None:
                    rows.holdings.append(NewHolding(parcel, after, self.on, upper, decision, by))
            elif row.lower == self.on:
                if after is None:
                    rows.holdings_removed.append(row.id)
                else:
                    rows.holding_moves.append((row.id, after))
            else:
                rows.holding_cuts.append((row.id, decision))
                if after is not None:
                    rows.holdings.append(
                        NewHolding(parcel, after, self.on, row.upper, decision, row.closed_by)
                    )

    def _cut_parcels(self) -> None:
        rows = self.rows
        for parcel, parts in self.plan.cuts.items():
            decision = parts[0].decision
            holder = self.picture.holder[parcel]
            if parcel in self.later_cuts:
                self._refuse(holder, "đã bị chia", self.later_cuts[parcel])
                continue
            row = self.picture.holdings[parcel]
            if row.lower == self.on:
                rows.holdings_removed.append(row.id)
            else:
                rows.holding_cuts.append((row.id, decision))
            rows.holdings_removed += [later.id for later in self.holdings[parcel]]
            for part in parts:
                rows.parcels.append((part.parcel, parcel))
                rows.parts.append((parcel, part))
                rows.holdings.append(
                    NewHolding(part.parcel, part.holder, self.on, row.upper, part.decision,
                               row.closed_by)
                )  # fmt: skip
                rows.holdings += [
                    NewHolding(part.parcel, later.unit, later.lower or self.on, later.upper,
                               later.opened_by, later.closed_by)
                    for later in self.holdings[parcel]
                ]  # fmt: skip

    def _lay_grounds(self) -> None:
        for unit, (parcel, decision) in self.plan.grounds.items():
            self.rows.grounds.append((parcel, unit))
            self.rows.holdings.append(NewHolding(parcel, unit, self.on, None, decision, None))

    # states

    def _change_states(self) -> None:
        plan, rows = self.plan, self.rows
        for unit, before in plan.before.items():
            after, row, later = plan.after.get(unit), self.picture.rows[unit], self.later[unit]
            if after is None:
                decision = plan.closed_by[unit]
                if later:
                    self._refuse(unit, "còn thay đổi", later[0].opened_by)
                elif row.lower != self.on:
                    rows.state_cuts.append((row.id, decision))
                elif unit in self.before_day:
                    rows.states_removed.append(row.id)
                    rows.state_closers.append((self.before_day[unit], decision))
                else:
                    rows.problems.append(
                        Problem(
                            self._place(unit),
                            f"“{before.full_name}” vừa được lập trong ngày"
                            f" {format_date(self.on)}; kết thúc từ ngày hôm sau.", "subject",
                        )
                    )  # fmt: skip
                self.ends[unit] = self.on
                continue
            self.ends[unit] = self._end_of(unit)
            if after == before:
                continue
            decision = plan.opened_by[unit]
            if row.lower == self.on:
                rows.state_values.append((row.id, after))
            else:
                rows.state_cuts.append((row.id, decision))
                rows.states.append(
                    NewState(unit, self.on, row.upper, after, decision, row.closed_by)
                )
            self._carry(before, after, row.upper, later)

    def _carry(
        self, before: Shape, after: Shape, upper: date | None, later: Iterable[_Later]
    ) -> None:
        """Write changed values into later states as long as these repeat the old value."""
        changed = {
            name: getattr(after, name)
            for name in SHAPE
            if getattr(after, name) != getattr(before, name)
        }
        for state in later:
            shape = state.shape
            if shape is None or state.lower != upper:
                return
            changed = {
                name: value
                for name, value in changed.items()
                if getattr(shape, name) == getattr(before, name)
            }
            if not changed:
                return
            self.rows.state_values.append((state.id, replace(shape, **changed)))
            upper = state.upper

    def _end_of(self, unit: int) -> date:
        """The end of the life in which the unit stands on the day."""
        if unit in self.ends:
            return self.ends[unit]
        row = self.picture.rows.get(unit)
        upper = row.upper if row else None
        for state in self.later[unit]:
            if state.lower != upper:
                break
            upper = state.upper
        return upper or DAY_LAST

    def _open_again(self) -> None:
        plan = self.plan
        for unit in plan.reopened:
            if self.later[unit]:
                self._refuse(unit, "hoạt động lại", self.later[unit][0].opened_by)
                continue
            self.ends[unit] = DAY_LAST
            self.rows.states.append(
                NewState(unit, self.on, None, plan.after[unit], plan.opened_by[unit], None)
            )

    def _rehang_later(self) -> None:
        """Units that came below an ended unit after the day come below its taker."""
        carried = {id_ for id_, _ in self.rows.state_values}
        for state in self.later_below:
            if state.id in carried or state.shape is None or state.shape.parent is None:
                continue
            takers = self.plan.successors.get(state.shape.parent, ())
            if not takers:
                self._refuse(state.shape.parent, "còn đơn vị trực thuộc mới", state.opened_by)
                continue
            shape = replace(state.shape, parent=takers[0])
            self.rows.state_values.append((state.id, shape))
            self.rehung.append((state, takers[0]))

    def _found(self) -> None:
        """Open the states of founded units; one founded late ends when the last of what it holds,
        itself or through units below it, has passed on."""
        plan, rows = self.plan, self.rows
        founded = set(plan.founded)
        stays: dict[int, list[tuple[date, int | None]]] = defaultdict(list)
        for holding in rows.holdings:
            if holding.holder in founded and holding.lower == self.on:
                stays[holding.holder].append((holding.upper or DAY_LAST, holding.closed_by))
        for id_, holder in rows.holding_moves:
            row = next(r for r in self.picture.holdings.values() if r.id == id_)
            if holder in founded:
                stays[holder].append((row.upper or DAY_LAST, row.closed_by))
        for state in rows.states:
            if state.shape.parent in founded:
                stays[state.shape.parent].append((state.upper or DAY_LAST, state.closed_by))
        changed = dict(rows.state_values)
        if changed:
            by_row = {self.picture.rows[u].id: u for u in plan.before}
            for id_, shape in changed.items():
                if shape.parent in founded and id_ in by_row:
                    upper = self.picture.rows[by_row[id_]].upper
                    stays[shape.parent].append((upper or DAY_LAST, None))
        for states in self.later.values():
            for later in states:
                parent = changed[later.id].parent if later.id in changed else None
                if parent in founded:
                    stays[parent].append((later.upper or DAY_LAST, later.closed_by))
        for later, parent in self.rehung:
            if parent in founded:
                stays[parent].append((later.upper or DAY_LAST, later.closed_by))
        rank = self.picture.ranks.levels
        for unit in sorted(founded, key=lambda u: -rank[plan.after[u].level].rank):
            end, by = max(stays[unit], key=lambda stay: stay[0], default=(DAY_LAST, None))
            shape = plan.after[unit]
            self.ends[unit] = end
            upper = None if end == DAY_LAST else end
            rows.states.append(NewState(unit, self.on, upper, shape, plan.opened_by[unit], by))
            if shape.parent in founded:
                stays[shape.parent].append((end, by))

    # checks

    def _check_lives(self) -> None:
        """Upper units and holders must live as long as what hangs on them."""
        for state in self.rows.states:
            above = state.shape.parent
            if above is not None and self._end_of(above) < (state.upper or DAY_LAST):
                self._refuse(above, "kết thúc", self._closer_of(above), state.unit)
        for later, above in self.rehung:
            if self._end_of(above) < (later.upper or DAY_LAST):
                self._refuse(above, "kết thúc", self._closer_of(above), later.unit)
        for holding in self.rows.holdings:
            if holding.lower == self.on and self._end_of(holding.holder) < (
                holding.upper or DAY_LAST
            ):
                self._refuse(holding.holder, "kết thúc", self._closer_of(holding.holder))

    def _closer_of(self, unit: int) -> int | None:
        if self.later[unit]:
            return self.later[unit][-1].closed_by
        row = self.picture.rows.get(unit)
        return row.closed_by if row else None

    def _check_codes(self) -> None:
        """Codes that the plan gives may not be borne by others from a later day on."""
        given = {(s.shape.register, s.shape.code): s.unit for s in self.rows.states if s.shape.code}
        if not given:
            return
        touched = {*self.plan.before, *self.plan.reopened}
        with connection.cursor() as cursor:
            cursor.execute(
                "select register, code, association_id, lower(valid), opened_by_id"
                " from associations_state where code = any(%s) and lower(valid) > %s",
                [[code for _, code in given], self.on],
            )
            for register, code, unit, lower, by in cursor.fetchall():
                mine = given.get((register, code))
                if (
                    mine is not None
                    and unit not in touched
                    and self.ends.get(mine, DAY_LAST) > lower
                ):
                    self._refuse(mine, f"dùng mã {code} cho đơn vị khác", by)

    def _place(self, unit: int) -> str:
        return self.plan.places.get(unit, "")

    def _refuse(self, unit: int, what: str, decision: int | None, other: int | None = None) -> None:
        """Tell that a later decision stands in the way."""
        name = self._name(unit)
        by = Reorganisation.objects.filter(pk=decision).first() if decision else None
        since = f" theo {by}" if by else ""
        self.rows.problems.append(
            Problem(
                self._place(unit) or (self._place(other) if other is not None else ""),
                f"Sau ngày {format_date(self.on)}, “{name}” {what}{since}; hãy hủy đợt ấy trước,"
                " hoặc ghi ngày hiệu lực sau đợt ấy.", "subject",
            )
        )  # fmt: skip

    def _name(self, unit: int) -> str:
        shape = self.plan.after.get(unit) or self.plan.before.get(unit)
        shape = shape or self.picture.shapes.get(unit)
        return shape.full_name if shape else str(unit)
