"""A plan written to the tables of the tree, every row kept in the journal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from django.db import connection

from associations.copying import copy_rows, reserve_ids, write_range
from associations.placing import Following, follow_states, work_out_following
from associations.projection import INSERTED
from associations.reorganising.journal import Journal, keep_numbers
from associations.reorganising.plan import Plan, Question, Shape
from associations.reorganising.spans import Rows
from associations.reorganising.state_log import update_in_bulk
from associations.successions import work_out_successions_of

STATE = ("name", "full_name", "register", "code", "level_id", "kind", "parent_id", "established")
SHAPE = tuple(each.name for each in fields(Shape))


@dataclass(frozen=True, slots=True)
class Ids:
    """The real ids of what a plan founds: units and parcels by their provisional ids, and of the
    rows that are added."""

    units: dict[int, int]
    parcels: dict[int, int]
    states: list[int]
    holdings: list[int]
    parts: list[int]
    weights: list[int]


def reserve(plan: Plan, rows: Rows) -> Ids:
    """Take ids for all that will be added; needs no lock."""
    parcels = [parcel for parcel, _ in (*rows.parcels, *rows.grounds)]
    weights = sum(len(part.weights) for _, part in rows.parts)
    with connection.cursor() as cursor:

        def take(table: str, count: int) -> list[int]:
            return reserve_ids(cursor, f"associations_{table}", count)

        founded = plan.founded
        return Ids(
            dict(zip(founded, take("association", len(founded)), strict=True)),
            dict(zip(parcels, take("parcel", len(parcels)), strict=True)),
            take("state", len(rows.states)),
            take("holding", len(rows.holdings)),
            take("parcelpart", len(rows.parts)),
            take("weight", weights),
        )


def make_real(plan: Plan, ids: Ids) -> Plan:
    """The plan with real ids in the place of provisional ones."""
    units, parcels = ids.units, ids.parcels

    def unit(id_: int) -> int:
        return units.get(id_, id_)

    def shape(old: Shape) -> Shape:
        if old.parent is not None and old.parent < 0:
            return replace(old, parent=unit(old.parent))
        return old

    return replace(
        plan,
        after={unit(id_): shape(old) for id_, old in plan.after.items()},
        successors={id_: tuple(map(unit, takers)) for id_, takers in plan.successors.items()},
        cuts={
            parcel: tuple(
                replace(part, parcel=parcels[part.parcel], holder=unit(part.holder))
                for part in parts
            )
            for parcel, parts in plan.cuts.items()
        },
        passes=[
            (parcel, before, None if after is None else unit(after), decision)
            for parcel, before, after, decision in plan.passes
        ],
        opened_by={unit(id_): decision for id_, decision in plan.opened_by.items()},
        questions=[
            Question(
                question.unit, question.above,
                tuple(None if c is None else unit(c) for c in question.choices),
                None if question.proposed is None else unit(question.proposed),
                None if question.chosen is None else unit(question.chosen),
            )
            for question in plan.questions
        ],
        grounds={unit(id_): (parcels[parcel], by) for id_, (parcel, by) in plan.grounds.items()},
        keys={unit(id_): key for id_, key in plan.keys.items()},
        places={unit(id_): place_ for id_, place_ in plan.places.items()},
        names={unit(id_): name for id_, name in plan.names.items()},
    )  # fmt: skip


class Writer:
    """Writes the rows of one plan, in one transaction and in two strokes.

    ``begin`` writes the history: states, holdings, parcels, successions, rules of levels. Nobody
    sees these rows before the end of the transaction, and nobody waits for them but who changes
    the very same units. ``finish`` brings today's tree, whose numbers all writers share, up to
    them; it must be called under the tree's lock, after making sure that the tree still is as it
    was planned upon.
    """

    def __init__(self, plan: Plan, rows: Rows, ids: Ids, journal: Journal) -> None:
        self.plan, self.rows, self.ids, self.journal = plan, rows, ids, journal
        self.following: Following

    def begin(self, today: date) -> None:
        """Add, end and change rows; successions and rules of levels. Works out today's tree."""
        rows = self.rows
        states = [id_ for id_, *_ in (*rows.state_cuts, *rows.state_values, *rows.state_closers)]
        holdings = [id_ for id_, _ in (*rows.holding_cuts, *rows.holding_moves)]
        with connection.cursor() as cursor:
            self._copy_units(cursor)
            self._copy_states(cursor)
            self._copy_territory(cursor)
            with (
                self.journal.watch("associations_state", {*states, *rows.states_removed}),
                self.journal.watch("associations_holding", {*holdings, *rows.holdings_removed}),
            ):
                self._change_rows(cursor)
            self._write_rules(cursor)
            self._write_successions(cursor)
            self.following = work_out_following(self._list_concerned(cursor), today)
        keep_numbers(self.journal.decision, *self.following)

    def finish(self) -> None:
        """Bring today's tree up to the states."""
        follow_states(self.following)

    def _unit(self, id_: int | None) -> int | None:
        return self.ids.units.get(id_, id_) if id_ is not None else None

    def _parcel(self, id_: int) -> int:
        return self.ids.parcels.get(id_, id_)

    def _shape(self, shape: Shape) -> tuple:
        values = {name: getattr(shape, name) for name in SHAPE} | {
            "parent": self._unit(shape.parent)
        }
        return tuple(values[name] for name in SHAPE)

    def _copy_units(self, cursor) -> None:
        """New identities; their columns and numbers are those of the projection, later."""
        plan, units = self.plan, self.ids.units
        copy_rows(
            cursor, "associations_association", INSERTED,
            ((units[id_], self._unit(shape.parent), shape.name, shape.full_name, shape.code or "",
              shape.level, shape.kind, shape.established, plan.on, None, 0, 0, 0, 0)
             for id_ in plan.founded for shape in [plan.after[id_]]),
        )  # fmt: skip

    def _change_rows(self, cursor) -> None:
        rows = self.rows
        _delete(cursor, "associations_state", rows.states_removed)
        with update_in_bulk([id_ for id_, _ in rows.state_cuts]):
            _cut(cursor, "associations_state", rows.state_cuts, rows.on)
        _set_closers(cursor, rows.state_closers)
        _set_shapes(cursor, [(id_, *self._shape(shape)) for id_, shape in rows.state_values])
        _delete(cursor, "associations_holding", rows.holdings_removed)
        _cut(cursor, "associations_holding", rows.holding_cuts, rows.on)
        _set_holders(cursor, [(id_, self._unit(unit)) for id_, unit in rows.holding_moves])

    def _copy_states(self, cursor) -> None:
        rows = self.rows
        copy_rows(
            cursor, "associations_state",
            ("id", "association_id", "valid", *STATE, "opened_by_id", "closed_by_id"),
            ((id_, self._unit(row.unit), write_range(row.lower, row.upper),
              *self._shape(row.shape), row.opened_by, row.closed_by)
             for id_, row in zip(self.ids.states, rows.states, strict=True)),
        )  # fmt: skip
        self.journal.note_added("associations_association", self.ids.units.values())
        self.journal.note_added("associations_state", self.ids.states)

    def _copy_territory(self, cursor) -> None:
        rows, ids = self.rows, self.ids
        origins = _read_origins(cursor, {parcel for _, parcel in rows.parcels})
        parcels: list[tuple[int, int | None]]
        parcels = [(self._parcel(id_), origins[parcel]) for id_, parcel in rows.parcels]
        parcels += [(self._parcel(id_), self._unit(unit)) for id_, unit in rows.grounds]
        copy_rows(cursor, "associations_parcel", ("id", "origin_id"), parcels)
        copy_rows(
            cursor, "associations_parcelpart",
            ("id", "parcel_id", "part_id", "valid_from", "reorganisation_id"),
            ((id_, parcel, self._parcel(part.parcel), rows.on, part.decision)
             for id_, (parcel, part) in zip(ids.parts, rows.parts, strict=True)),
        )  # fmt: skip
        shares = [
            (id_, basis, share, part.source)
            for id_, (_, part) in zip(ids.parts, rows.parts, strict=True)
            for basis, share in part.weights.items()
        ]
        copy_rows(
            cursor, "associations_weight", ("id", "part_id", "basis", "share", "source"),
            ((id_, *share) for id_, share in zip(ids.weights, shares, strict=True)),
        )  # fmt: skip
        copy_rows(
            cursor, "associations_holding",
            ("id", "parcel_id", "holder_id", "valid", "opened_by_id", "closed_by_id"),
            ((id_, self._parcel(row.parcel), self._unit(row.holder),
              write_range(row.lower, row.upper), row.opened_by, row.closed_by)
             for id_, row in zip(ids.holdings, rows.holdings, strict=True)),
        )  # fmt: skip
        self.journal.note_added("associations_parcel", [id_ for id_, _ in parcels])
        self.journal.note_added("associations_parcelpart", ids.parts)
        self.journal.note_added("associations_weight", ids.weights)
        self.journal.note_added("associations_holding", ids.holdings)

    def _write_rules(self, cursor) -> None:
        """A level that ends everywhere hangs under nothing, and nothing under it, from the day."""
        if not (levels := list(self.plan.abolished)):
            return
        cursor.execute(
            "select id from associations_levelrule where (level_id = any(%s) or parent_level_id ="
            " any(%s)) and valid @> %s::date and lower(valid) is distinct from %s::date",
            [levels, levels, self.plan.on, self.plan.on],
        )
        found = [row[0] for row in cursor.fetchall()]
        with self.journal.watch("associations_levelrule", found):
            cursor.execute(
                "update associations_levelrule set valid = daterange(lower(valid), %s)"
                " where id = any(%s)",
                [self.plan.on, found],
            )

    def _write_successions(self, cursor) -> None:
        """Successions of the days concerned, as the holdings tell them now."""
        days = sorted(self.rows.days)
        wanted = {key: whole for day in days
                  for key, whole in work_out_successions_of(day).items()}  # fmt: skip
        cursor.execute(
            'select id, old_id, new_id, "on", is_whole from associations_succession'
            ' where "on" = any(%s)',
            [days],
        )
        kept = {(old, new, on): (id_, whole) for id_, old, new, on, whole in cursor.fetchall()}
        wrong = [id_ for key, (id_, whole) in kept.items() if wanted.get(key) is not whole]
        with self.journal.watch("associations_succession", wrong):
            _delete(cursor, "associations_succession", wrong)
        missing = {
            key: whole for key, whole in wanted.items()
            if key not in kept or kept[key][1] is not whole
        }  # fmt: skip
        ids = reserve_ids(cursor, "associations_succession", len(missing))
        opened = {self._unit(id_): by for id_, by in self.plan.opened_by.items()}
        closed, first = self.plan.closed_by, self.plan.decisions[0]
        copy_rows(
            cursor, "associations_succession",
            ("id", "old_id", "new_id", "on", "is_whole", "reorganisation_id"),
            ((id_, old, new, on, whole,
              (closed.get(old) or opened.get(new) or first) if on == self.plan.on else first)
             for id_, ((old, new, on), whole) in zip(ids, missing.items(), strict=True)),
        )  # fmt: skip
        self.journal.note_added("associations_succession", ids)

    def _list_concerned(self, cursor) -> list[int]:
        """All units whose states were written."""
        real = {unit for id_ in (*self.plan.before, *self.plan.after)
                if (unit := self._unit(id_)) is not None}  # fmt: skip
        changed = {id_ for id_, *_ in self.rows.state_values}
        if changed:
            cursor.execute(
                "select association_id from associations_state where id = any(%s)", [list(changed)]
            )
            real |= {row[0] for row in cursor.fetchall()}
        return sorted(real)


def _delete(cursor, table: str, ids: Sequence[int]) -> None:
    if ids:
        cursor.execute(f'delete from "{table}" where id = any(%s)', [list(ids)])  # noqa: S608


def _cut(cursor, table: str, cuts: Sequence[tuple[int, int]], on: date) -> None:
    if cuts:
        cursor.execute(
            f'update "{table}" t set valid = daterange(lower(t.valid), %s), closed_by_id = v.by'  # noqa: S608
            " from unnest(%s::bigint[], %s::int[]) v(id, by) where v.id = t.id",
            [on, *_split(cuts)],
        )


def _set_closers(cursor, closers: Sequence[tuple[int, int]]) -> None:
    if closers:
        cursor.execute(
            "update associations_state t set closed_by_id = v.by"
            " from unnest(%s::bigint[], %s::int[]) v(id, by) where v.id = t.id",
            _split(closers),
        )


def _set_holders(cursor, moves: Sequence[tuple[int, int | None]]) -> None:
    if moves:
        cursor.execute(
            "update associations_holding t set holder_id = v.holder"
            " from unnest(%s::bigint[], %s::int[]) v(id, holder) where v.id = t.id",
            _split(moves),
        )


def _set_shapes(cursor, rows: Sequence[tuple]) -> None:
    if rows:
        columns = ", ".join(f"{name} = v.{name}" for name in STATE)
        types = ("bigint", "text", "text", "text", "text", "text", "text", "int", "text")
        arrays = ", ".join(f"%s::{kind}[]" for kind in types)
        cursor.execute(
            f"update associations_state t set {columns} from unnest({arrays})"  # noqa: S608
            f" v(id, {', '.join(STATE)}) where v.id = t.id",
            _split(rows),
        )


def _split(rows: Iterable[Sequence]) -> list[list]:
    return [list(column) for column in zip(*rows, strict=True)]


def _read_origins(cursor, parcels: set[int]) -> dict[int, int]:
    cursor.execute(
        "select id, origin_id from associations_parcel where id = any(%s)", [list(parcels)]
    )
    return dict(cursor.fetchall())
