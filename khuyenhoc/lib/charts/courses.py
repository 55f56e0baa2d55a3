"""Lines and columns over periods."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from khuyenhoc.lib.charts.marks import Number, write_position
from khuyenhoc.lib.charts.plot import (
    RIGHT,
    Boundary,
    Drawing,
    Period,
    Plane,
    Series,
    choose_scale,
    draw_frame,
    draw_nothing,
    lay_out,
    say_axis,
)
from khuyenhoc.lib.keeping import keep

COLUMN = Decimal("0.56")  # width of a column as a part of the distance between two
WIDEST = Decimal(16)  # per cent
# x of the middle of the first column, per cent: the scale stands left of it on a phone too. Of few
# periods columns are wide; of more the labels need the room between them.
FIRST_WIDE, FIRST, FEW = Decimal(19), Decimal(16), 4
NUMBERED = 4  # with more columns, their numbers would touch on a phone


@keep(1_000)
def draw_lines(
    *,
    title: str,
    periods: Sequence[Period],
    series: Sequence[Series],
    boundary: Boundary | None = None,
    from_zero: bool = False,
    places: int | None = None,
    unit: str = "",
    illustrative: bool = False,
) -> Drawing:
    """Courses over periods, with a point at each value and the boundary where it falls.

    ``title`` is read to those who cannot see it and should tell the finding with its numbers;
    ``unit`` stands at the topmost tick. A period without a value leaves a gap. The axis may begin
    above 0 unless ``from_zero``; then the drawing's ``axis_note`` says where.
    Raises ``ValueError`` if a series has not one value for each period.
    """
    _check(periods, series)
    numbers = [Decimal(value) for each in series for value in each.values if value is not None]
    if not numbers:
        return Drawing(draw_nothing(title, illustrative=illustrative))
    plane = lay_out(
        title=title,
        periods=periods,
        scale=choose_scale(numbers, from_zero=from_zero),
        boundary=boundary,
        unit=unit,
        illustrative=illustrative,
    )
    shapes = [shape for each in reversed(series) for shape in _draw_course(each, plane)]
    shapes.extend(_write_values(series, plane, _find_ends(series, plane), places))
    return Drawing(
        svg=draw_frame(plane, shapes),
        key=[{"label": each.label, "kind": each.kind} for each in series] if series[1:] else [],
        axis_note=say_axis(plane.scale, unit),
    )


@keep(1_000)
def draw_columns(
    *,
    title: str,
    periods: Sequence[Period],
    values: Sequence[Number | None],
    boundary: Boundary | None = None,
    places: int | None = None,
    unit: str = "",
    illustrative: bool = False,
) -> Drawing:
    """Columns over periods, for flows: always from 0, with their numbers as far as there is room.

    The other arguments and the error are those of ``draw_lines``.
    """
    series = [Series("", values)]
    _check(periods, series)
    numbers = [Decimal(value) for value in values if value is not None]
    if not numbers:
        return Drawing(draw_nothing(title, illustrative=illustrative))
    plane = lay_out(
        title=title,
        periods=periods,
        scale=choose_scale([*numbers, Decimal(0)], from_zero=True),
        boundary=boundary,
        unit=unit,
        illustrative=illustrative,
        left=_find_first(len(values)),
    )
    numbered = set(range(len(values))) if len(values) <= NUMBERED else _find_ends(series, plane)
    plane = _make_room(plane, [(plane.where[i], values[i]) for i in numbered])
    shapes = [*_draw_columns(values, plane), *_write_values(series, plane, numbered, places)]
    return Drawing(svg=draw_frame(plane, shapes))


def _check(periods: Sequence[Period], series: Sequence[Series]) -> None:
    for each in series:
        if len(each.values) != len(periods):
            raise ValueError(f"{each.label}: {len(each.values)} values, {len(periods)} periods")


def _draw_course(series: Series, plane: Plane) -> Iterator[SafeString]:
    line = {"b": "line line--b", "t": "line line--t"}.get(series.kind, "line")
    for index in range(len(plane.where) - 1):
        start, end = series.values[index], series.values[index + 1]
        if start is None or end is None or (series.breaks and index == plane.cut_after):
            continue
        yield format_html(
            '<line class="{}" x1="{}%" y1="{}" x2="{}%" y2="{}"/>',
            line,
            write_position(plane.where[index]),
            write_position(plane.scale.place(start)),
            write_position(plane.where[index + 1]),
            write_position(plane.scale.place(end)),
        )
    if series.kind == "t":
        return
    dot, radius = ("dot dot--b", 5) if series.kind == "b" else ("dot", 6)
    for x, value in zip(plane.where, series.values, strict=True):
        if value is not None:
            yield format_html(
                '<circle class="{}" cx="{}%" cy="{}" r="{}"/>',
                dot,
                write_position(x),
                write_position(plane.scale.place(value)),
                radius,
            )


def _draw_columns(values: Sequence[Number | None], plane: Plane) -> Iterator[SafeString]:
    room = RIGHT - _find_first(len(values))
    gap = room / (len(values) - 1) if len(values) > 1 else room
    width = min(gap * COLUMN, WIDEST)
    zero = plane.scale.place(0)
    for x, value in zip(plane.where, values, strict=True):
        if value is None:
            continue
        y = plane.scale.place(value)
        yield format_html(
            '<rect class="column" x="{}%" y="{}" width="{}%" height="{}"/>',
            write_position(x - width / 2),
            write_position(min(y, zero)),
            write_position(width),
            write_position(abs(zero - y)),
        )


def _write_values(
    series: Sequence[Series], plane: Plane, wanted: set[int], places: int | None
) -> Iterator[SafeString]:
    """The numbers that must be read without the table.

    At one period the higher course has its number above, the lower below; equal ones share it, and
    a third has none.
    """
    for index in sorted(wanted):
        here = {
            Decimal(value)
            for each in series
            if each.kind != "t" and (value := each.values[index]) is not None
        }
        # The number before a boundary ends short of its line, lest the two cross on a phone; that
        # of the first period begins after its point, lest it lie on the words of a tick.
        x, hold = plane.where[index], "mid"
        if index == plane.cut_after:
            x, hold = x + 2, "end" if index else "start"
        for rank, value in enumerate(sorted(here, reverse=True)[:2]):
            y = plane.scale.place(value)
            is_above = rank == 0 and value >= 0 and not _meets_unit(plane, x, y)
            yield format_html(
                '<text class="{}" x="{}%" y="{}">{}</text>',
                f"{hold} strong" if index == max(wanted) else hold,
                write_position(x),
                write_position(y - 13 if is_above else y + 24),
                plane.scale.print_exact(value, places),
            )


def _find_first(count: int) -> Decimal:
    return FIRST_WIDE if count <= FEW else FIRST


def _make_room(plane: Plane, numbered: Sequence[tuple[Decimal, Number | None]]) -> Plane:
    """With one more tick where a number above its column would lie on the words of the highest:
    inside the column it could not be read."""
    scale = plane.scale
    if not any(v is not None and _meets_unit(plane, x, scale.place(v)) for x, v in numbered):
        return plane
    higher = scale.greatest * 2 - scale.ticks[-2]
    return replace(plane, scale=replace(scale, greatest=higher, ticks=(*scale.ticks, higher)))


def _meets_unit(plane: Plane, x: Decimal, y: Decimal) -> bool:
    """Whether a number above a point would lie on the words of the highest tick, on a phone."""
    unit = plane.scale.place(plane.scale.ticks[-1]) - 5
    return x < 70 and abs(y - 13 - unit) < 18


def _find_ends(series: Sequence[Series], plane: Plane) -> set[int]:
    """The last period of each course, and its last before the boundary."""
    ends = set()
    for each in series:
        known = [index for index, value in enumerate(each.values) if value is not None]
        if each.kind == "t" or not known:
            continue
        ends.add(known[-1])
        if plane.cut_after is not None:
            ends.update([index for index in known if index <= plane.cut_after][-1:])
    return ends
