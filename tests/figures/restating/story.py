"""Changes told to the country of atoms and written into the database, side by side.

Each decision is written as rows of states, holdings and cuts, as an applied one leaves them.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from django.db import connection

from associations.models import (
    Association,
    Holding,
    Parcel,
    ParcelPart,
    Reorganisation,
    ReorganisationStatus,
    State,
    Weight,
)
from figures.models import Mark, Period, Submission, SubmissionStatus, Value, ValueStatus
from figures.rebuilding import rebuild
from figures.rolls import make_period
from tests.factories import make_levels
from tests.figures.restating.oracle import ATOMS, LAND, Country, Frozen

FIRST_ENTRY = datetime(2020, 1, 1, tzinfo=UTC)


class Story:
    """A country in both forms. Units go by their names; a unit's code is its name."""

    def __init__(self) -> None:
        make_levels()
        self.country = Country()
        self.ids: dict[str, int] = {}
        self.parcels: dict[tuple, int] = {}  # piece of the atoms → parcel
        self.decisions: list[Reorganisation] = []
        self.rolls: dict[str, Frozen] = {}
        self.periods: dict[str, Period] = {}

    # The oldest tree

    def lay(self, rows: Sequence[tuple[str, str, str | None]]) -> None:
        """The oldest tree: (name, level, parent); the lowest places and all branches hold
        ground."""
        parents = {parent for _, level, parent in rows if level in (*LAND, "cluster")}
        for name, level, parent in rows:
            self._add_unit(name, level, parent, None, None)
            if name not in parents and level not in ("national", "cluster"):
                self._settle(name, None, None)

    def _settle(self, name: str, day: date | None, by: Reorganisation | None) -> None:
        self.country.settle(name, day, ATOMS if self.country.units[name].level in LAND else 1)
        parcel = Parcel.objects.create(origin_id=self.ids[name])
        self.parcels[(name,)] = parcel.pk
        Holding.objects.create(
            parcel=parcel, holder_id=self.ids[name], valid=(day, None), opened_by=by
        )

    def _add_unit(self, name, level, parent, day, by) -> None:
        self.country.found(name, level, parent, day)
        above = self.ids[parent] if parent else None
        (made,) = Association.objects.bulk_create(
            [Association(name=name, full_name=name, code=name, level_id=level, parent_id=above,
                         opened_on=day, tree_id=1, lft=1, rght=2, depth=0)]
        )  # fmt: skip
        self.ids[name] = made.pk
        self._add_state(name, level, parent, day, by)

    def _add_state(self, name, level, parent, day, by) -> None:
        State.objects.create(
            association_id=self.ids[name], valid=(day, None), name=name, full_name=name,
            register="hoi", code=name, level_id=level,
            parent_id=self.ids[parent] if parent else None, opened_by=by,
        )  # fmt: skip

    # Decisions

    def decide(self, day: date) -> Reorganisation:
        decision = Reorganisation.objects.create(
            number=str(len(self.decisions) + 1), in_force_on=day, sequence=len(self.decisions) + 1,
            status=ReorganisationStatus.APPLIED,
            applied_at=FIRST_ENTRY + timedelta(minutes=len(self.decisions)),
        )  # fmt: skip
        self.decisions.append(decision)
        return decision

    def found(self, name: str, level: str, parent: str, day: date, *, settled: bool = False):
        by = self.decide(day) if settled else self.decisions[-1]
        self._add_unit(name, level, parent, day, by)
        if settled:
            self._settle(name, day, by)

    def end(self, name: str, day: date) -> None:
        self.country.end(name, day)
        _close(State.objects.filter(association=self.ids[name]), day, self.decisions[-1])
        Association.objects.filter(pk=self.ids[name]).update(closed_on=day)

    def hang(self, name: str, parent: str, day: date) -> None:
        self.country.hang(name, parent, day)
        _close(State.objects.filter(association=self.ids[name]), day, self.decisions[-1])
        self._add_state(name, self.country.units[name].level, parent, day, self.decisions[-1])

    def pass_all(self, unit: str, holder: str | None, day: date) -> None:
        """Everything that the unit holds passes to ``holder``, or to nobody."""
        atoms = self.country.atoms_of(unit, day)
        for piece in sorted({self.country.piece(atom) for atom in atoms}):
            self._pass(self.parcels[piece], holder, day)
        self.country.pass_on(atoms, holder, day)

    def _pass(self, parcel: int, holder: str | None, day: date) -> None:
        by = self.decisions[-1]
        _close(Holding.objects.filter(parcel=parcel), day, by)
        if holder is not None:
            Holding.objects.create(
                parcel_id=parcel, holder_id=self.ids[holder], valid=(day, None), opened_by=by
            )

    def divide(self, unit: str, takers: list[str], weights: list[dict[str, Decimal]], day: date):
        """The unit's ground falls to ``takers``; ``weights`` of each by basis, or empty."""
        by = self.decisions[-1]
        atoms = self.country.atoms_of(unit, day)
        for piece in sorted({self.country.piece(atom) for atom in atoms}):
            parcel = self.parcels[piece]
            _close(Holding.objects.filter(parcel=parcel), day, by)
            for place, taker in enumerate(takers):
                part = Parcel.objects.create(origin_id=self.ids[unit])
                self.parcels[(*piece, (by.pk, place))] = part.pk
                link = ParcelPart.objects.create(
                    parcel_id=parcel, part=part, valid_from=day, reorganisation=by
                )
                Weight.objects.bulk_create(
                    Weight(part=link, basis=basis, share=share, source="đề án")
                    for basis, share in weights[place].items()
                )
                Holding.objects.create(
                    parcel=part, holder_id=self.ids[taker], valid=(day, None), opened_by=by
                )
        shares = [{b: Fraction(s) for b, s in each.items()} for each in weights]
        self.country.divide(unit, takers, shares, day, by.pk)

    # Whole events

    def merge(self, units: list[str], name: str, parent: str, day: date) -> None:
        self.decide(day)
        self.found(name, self.country.units[units[0]].level, parent, day)
        for unit in units:
            self._follow(unit, name, day)
            self.pass_all(unit, name, day)
            self.end(unit, day)

    def absorb(self, unit: str, into: str, day: date) -> None:
        self.decide(day)
        self._follow(unit, into, day)
        self.pass_all(unit, into, day)
        self.end(unit, day)

    def split(
        self, unit: str, names: list[str], parents: list[str], day: date,
        weights: list[dict[str, Decimal]] | None = None,
    ) -> None:  # fmt: skip
        """The unit ends, divided among new units; what hangs under it goes to the first."""
        self.decide(day)
        for name, parent in zip(names, parents, strict=True):
            self.found(name, self.country.units[unit].level, parent, day)
        self._follow(unit, names[0], day)
        self.divide(unit, names, weights or [{}] * len(names), day)
        self.end(unit, day)

    def cut_out(self, unit: str, into: str, day: date, weights=None) -> None:
        """A part of the unit goes to another; the unit lives on with the rest."""
        self.decide(day)
        self.divide(unit, [unit, into], weights or [{}, {}], day)

    def close(self, unit: str, day: date) -> None:
        self.decide(day)
        for each in [*self._below(unit, day)[::-1], unit]:
            self.pass_all(each, None, day)
            self.end(each, day)

    def reopen(self, unit: str, parent: str, day: date) -> None:
        """The unit lives again with what it held last and nobody holds since."""
        by = self.decide(day)
        self.country.live_again(unit, parent, day)
        self._add_state(unit, self.country.units[unit].level, parent, day, by)
        Association.objects.filter(pk=self.ids[unit]).update(closed_on=None)
        atoms = [a for a, spans in self.country.held.items()
                 if spans[-1][1] is not None and spans[-1][2] == unit]  # fmt: skip
        for piece in sorted({self.country.piece(atom) for atom in atoms}):
            Holding.objects.create(
                parcel_id=self.parcels[piece], holder_id=self.ids[unit], valid=(day, None),
                opened_by=by,
            )  # fmt: skip
        self.country.pass_on(atoms, unit, day)

    def move(self, unit: str, parent: str, day: date) -> None:
        self.decide(day)
        self.hang(unit, parent, day)

    def end_inner(self, unit: str, parents: list[str], day: date) -> None:
        """A unit that holds no ground itself ends; its children go to ``parents`` in turn."""
        self.decide(day)
        for place, child in enumerate(self.country.children(day).get(unit, [])):
            self.hang(child, parents[place % len(parents)], day)
        self.end(unit, day)

    def _follow(self, unit: str, into: str, day: date) -> None:
        for child in self.country.children(day).get(unit, []):
            self.hang(child, into, day)

    def _below(self, unit: str, day: date) -> list[str]:
        children = self.country.children(day)
        found = list(children.get(unit, []))
        for each in found:
            found += children.get(each, [])
        return found

    # Periods

    def freeze(self, code: str) -> Period:
        """Close the period of ``code`` with the tree as it is known now."""
        period = self.periods[code] = make_period(code)
        self.rolls[code] = Frozen.of(self.country, period.last_day)
        return period

    def say(self, code: str, indicator, numbers: dict[str, int]) -> None:
        """Approved numbers of units of a closed period, and the totals."""
        period = self.periods[code]
        self.rolls[code].said.setdefault(indicator.code, {}).update(numbers)
        for unit, number in numbers.items():
            submission = Submission.objects.create(
                period=period, association_id=self.ids[unit], submitted_at=FIRST_ENTRY,
                status=SubmissionStatus.APPROVED, approved_at=FIRST_ENTRY,
            )  # fmt: skip
            Value.objects.create(
                submission=submission, period=period, association_id=self.ids[unit],
                indicator=indicator, status=ValueStatus.APPROVED, mark=Mark.NUMBER, number=number,
            )  # fmt: skip
        rebuild(period)


def _close(rows, day: date, by: Reorganisation) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"update {rows.model._meta.db_table} set valid = daterange(lower(valid), %s),"
            " closed_by_id = %s where upper(valid) is null and id = any(%s)",
            [day, by.pk, list(rows.values_list("pk", flat=True))],
        )
