"""The clock, and the lines of the table."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

WIDTHS = (66, 10, 9, 9, 14)
HEADINGS = ("việc", "mục tiêu", "số đo", "sàn", "tỉ lệ", "đạt")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table.

    ``figure``, ``floor`` and ``goal`` are in ``unit``; ``ratio`` is the most that figure ÷ floor
    may be. Without goal and ratio the line is there for information.
    """

    name: str
    figure: float
    goal: float | None = None
    unit: str = "ms"
    floor: float | None = None
    ratio: float | None = None

    @property
    def times(self) -> float | None:
        """Figure ÷ floor."""
        return self.figure / self.floor if self.floor else None

    @property
    def is_met(self) -> bool | None:
        """Whether every goal that the line has is reached; None where it has none."""
        if self.goal is None and self.ratio is None:
            return None
        within = self.goal is None or self.figure <= self.goal
        return within and (self.ratio is None or self.times is None or self.times <= self.ratio)


@dataclass(frozen=True, slots=True)
class Case:
    """Something to be timed; ``before`` runs ahead of each call, outside the clock."""

    run: Callable[[], object]
    before: Callable[[], object] = lambda: None


def interleave(
    cases: Mapping[str, Case | Callable[[], object]], rounds: int, warm: int = 1
) -> dict[str, float]:
    """The median of each case in ms, the cases taking turns over ``rounds``."""
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for turn in range(rounds + warm):
        for name, case in cases.items():
            case = case if isinstance(case, Case) else Case(case)
            case.before()
            start = time.perf_counter()
            case.run()
            if turn >= warm:
                taken[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(times) for name, times in taken.items()}


def time_once(run: Callable[[], object]) -> float:
    """How long one call takes, in ms."""
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def write_table(lines: Sequence[Line]) -> str:
    """The lines under their headings."""
    return "\n".join([write_headings(), *(write_line(line) for line in lines)])


def write_headings() -> str:
    """The headings, and a rule below them."""
    row = _lay_out(HEADINGS)
    return f"{row}\n{'─' * len(row)}"


def write_line(line: Line) -> str:
    """One line: what, its goal, the figure, the floor, how many times the floor, whether met."""
    ratio = "" if line.times is None else f"{_write(line.times)}×"
    if line.ratio is not None:
        ratio += f" (≤ {_write(line.ratio)}×)"
    met = {True: "đạt", False: "KHÔNG", None: "–"}[line.is_met]
    goal = "" if line.goal is None else f"≤ {_measure(line.goal, line.unit)}"
    floor = "" if line.floor is None else _measure(line.floor, line.unit)
    return _lay_out((line.name, goal, _measure(line.figure, line.unit), floor, ratio, met))


def _lay_out(cells: Sequence[str]) -> str:
    first, *rest = (f"{cell:<{width}}" for cell, width in zip(cells, WIDTHS, strict=False))
    return " ".join((first, *rest, cells[-1]))


def _measure(number: float, unit: str) -> str:
    if unit == "ms" and number >= 1000:
        return f"{_write(number / 1000)} s"
    return f"{_write(number)} {unit}".rstrip()


def _write(number: float) -> str:
    """Three digits that count, as Vietnamese writes them."""
    places = 0 if number >= 100 or number == int(number) else 1 if number >= 10 else 2
    return f"{number:.{places}f}".replace(".", ",")
