"""Territory in the making of a plan: pieces of parcels that pass, are divided and come together.

Every piece knows the parcel that it comes from and, where lines gave weights, its share of it.
At the end the pieces of one parcel are gathered by holder: one holder, and the parcel passed
whole; several, and it is cut into as many parts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from associations.reorganising.plan import Part

DIGITS = Decimal("1e-12")  # of a share, as its column keeps it
ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of ``parcel``; ``shares`` by basis, None for the whole of it."""

    parcel: int
    shares: Mapping[str, Decimal] | None = None
    source: str = ""

    def cut(self, weights: Mapping[str, Decimal], source: str) -> "Piece":
        """A part of this piece."""
        if self.shares is None:
            return Piece(self.parcel, dict(weights), source)
        known = {b: self.shares[b] * share for b, share in weights.items() if b in self.shares}
        return Piece(self.parcel, known, source or self.source)


class Territory:
    """Who holds which pieces while lines are followed; None stands for nobody."""

    def __init__(self, holder: Mapping[int, int]) -> None:
        self.before = holder
        self.held: dict[int | None, list[Piece]] = defaultdict(list)
        for parcel, unit in holder.items():
            self.held[unit].append(Piece(parcel))
        self.decided: dict[int, int] = {}  # parcel → the decision that did it
        self.lost: set[int] = set()  # parcels that nobody held before

    def pass_on(self, unit: int, taker: int | None, decision: int) -> None:
        """All that ``unit`` holds goes to ``taker``."""
        pieces = self.held.pop(unit, [])
        self.held[taker] += pieces
        self.decided.update((piece.parcel, decision) for piece in pieces)

    def divide(
        self, unit: int, takers: Iterable[tuple[int, Mapping[str, Decimal], str, int]]
    ) -> None:
        """All that ``unit`` holds is cut among takers: (taker, weights, source, decision)."""
        pieces = self.held.pop(unit, [])
        for taker, weights, source, decision in takers:
            self.held[taker] += [piece.cut(weights, source) for piece in pieces]
            self.decided.update((piece.parcel, decision) for piece in pieces)

    def take_back(self, unit: int, parcels: Iterable[int], decision: int) -> list[int]:
        """``unit`` takes whole parcels from whoever holds them; who those were, once each."""
        wanted = set(parcels)
        from_whom = dict.fromkeys(
            self.before[parcel] for parcel in sorted(wanted) if parcel in self.before
        )
        for holder in from_whom:
            mine = [piece for piece in self.held[holder] if piece.parcel in wanted]
            self.held[holder] = [p for p in self.held[holder] if p.parcel not in wanted]
            self.held[unit] += mine
        free = [parcel for parcel in sorted(wanted) if parcel not in self.before]
        self.lost.update(free)
        self.held[unit] += [Piece(parcel) for parcel in free]
        self.decided.update(dict.fromkeys(wanted, decision))
        return list(from_whom)

    def list_changed(self) -> set[int]:
        """The parcels that some line has moved or divided."""
        return set(self.decided)

    def tell(self, next_id: int) -> tuple[list[tuple], dict[int, tuple[Part, ...]]]:
        """The passes and the cuts, as ``Plan`` holds them; new parcels count down from
        ``next_id``."""
        pieces: dict[int, dict[int | None, list[Piece]]] = defaultdict(lambda: defaultdict(list))
        for holder, held in self.held.items():
            for piece in held:
                if piece.parcel in self.decided:
                    pieces[piece.parcel][holder].append(piece)
        passes: list[tuple] = []
        cuts: dict[int, tuple[Part, ...]] = {}
        for parcel in self.decided:
            by_holder, decision = pieces[parcel], self.decided[parcel]
            if len(by_holder) == 1:
                (holder,) = by_holder
                before = self.before.get(parcel)
                if holder != before:
                    passes.append((parcel, before, holder, decision))
                continue
            parts = []
            for holder, shares in zip(by_holder, _share_out(by_holder.values()), strict=True):
                source = next((p.source for p in by_holder[holder] if p.source), "")
                parts.append(Part(next_id, holder, shares, source, decision))  # type: ignore[arg-type]
                next_id -= 1
            cuts[parcel] = tuple(parts)
        return passes, cuts


def _share_out(groups: Iterable[list[Piece]]) -> list[dict[str, Decimal]]:
    """The shares of each group of pieces by every basis that all of them know; exactly 1 in all.

    What rounding leaves over goes to the last group that has a share.
    """
    groups = list(groups)
    known = [set(piece.shares or ()) for group in groups for piece in group]
    bases = sorted(set.intersection(*known)) if known else []
    shared: list[dict[str, Decimal]] = [{} for _ in groups]
    for basis in bases:
        sums = [sum((p.shares[basis] for p in group if p.shares), Decimal(0)) for group in groups]
        sums = [each.quantize(DIGITS, ROUND_HALF_EVEN) for each in sums]
        last = max(place for place, each in enumerate(sums) if each) if any(sums) else 0
        sums[last] += ONE - sum(sums)
        for share, each in zip(shared, sums, strict=True):
            share[basis] = each
    return shared
