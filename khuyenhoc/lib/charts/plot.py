"""The plane that courses and columns are drawn on: periods, scale, boundary, frame."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from khuyenhoc.lib.charts.marks import SAMPLE_WORD, Number, join_markup, write_position
from khuyenhoc.lib.numbers import format_number

LEFT, RIGHT = Decimal(9), Decimal(91)  # x of the first and the last period, per cent
TOP, BOTTOM = Decimal(52), Decimal(270)  # y of the greatest and of the least value, px
HEIGHT, HEIGHT_WITH_MARK = 300, 324  # px
LABELS = 6  # so many periods are named at most; they must not touch on a phone
STEPS = (1, 2, 5, 10)
LONG = Decimal(1_000_000)  # from this scale on all digits would not fit between two periods
SCALES = (
    (Decimal(2_000_000_000), Decimal(1_000_000_000), "tỉ"),
    (Decimal(2_000_000), Decimal(1_000_000), "triệu"),
    (Decimal(20_000), Decimal(1_000), "nghìn"),
)


@dataclass(frozen=True)
class Period:
    """One place on the x axis: its short label (at most about eight signs) and its last day."""

    label: str
    ends_on: date


@dataclass(frozen=True)
class Boundary:
    """The day from which another territory counts, and the words that stand at its line."""

    day: date
    label: str


@dataclass(frozen=True)
class Series:
    """One course: a value or None for each period.

    ``kind`` is a (full line), b (broken line) or t (thin, a goal). ``breaks`` says that its values
    before and after the boundary are of different territories, so no line joins them.
    """

    label: str
    values: Sequence[Number | None]
    kind: str = "a"
    breaks: bool = False


@dataclass(frozen=True)
class Drawing:
    """A drawn chart: the markup, its key, and what must be said of its axis ("" for one from 0)."""

    svg: SafeString
    key: list[dict[str, str]] = field(default_factory=list)
    axis_note: str = ""


@dataclass(frozen=True)
class Scale:
    """The y axis: its least and greatest value, its ticks, and the word of its scale."""

    least: Decimal
    greatest: Decimal
    ticks: tuple[Decimal, ...]
    divisor: Decimal
    word: str

    def place(self, value: Number) -> Decimal:
        """The y of a value, px."""
        part = (Decimal(value) - self.least) / (self.greatest - self.least)
        return BOTTOM - part * (BOTTOM - TOP)

    def print(self, value: Number) -> str:
        """A tick, in the word of the scale."""
        return format_number((Decimal(value) / self.divisor).normalize())

    def print_exact(self, value: Number, places: int | None) -> str:
        """The number at a point: all its digits, but millions and more in the word of the scale."""
        if self.divisor >= LONG:
            return format_number(Decimal(value) / self.divisor, 1)
        return format_number(value, places)


def choose_scale(values: Sequence[Decimal], *, from_zero: bool) -> Scale:
    """Round ticks over ``values``; from 0 unless the course would lie flat and may be cut."""
    low, high = min(values), max(values)
    start = low if not from_zero and low > high * Decimal("0.4") and low < high else Decimal(0)
    start, high = min(start, low), max(high, Decimal(0))
    if high == start:
        high = start + 1
    step = _round_step((high - start) / 4)
    least = (start / step).to_integral_value("ROUND_FLOOR") * step
    greatest = (high / step).to_integral_value("ROUND_CEILING") * step
    ticks, tick = [], least
    while tick <= greatest:
        ticks.append(tick)
        tick += step
    size = max(abs(least), abs(greatest))
    for bound, divisor, word in SCALES:
        if size >= bound:
            return Scale(least, greatest, tuple(ticks), divisor, word)
    return Scale(least, greatest, tuple(ticks), Decimal(1), "")


def _round_step(raw: Decimal) -> Decimal:
    unit = Decimal(1).scaleb(raw.adjusted())
    return next(unit * step for step in STEPS if unit * step >= raw)


@dataclass(frozen=True)
class Plane:
    """Where everything stands: the x of each period, the y scale, the boundary if it falls inside.

    ``cut`` is the x of the boundary, ``cut_after`` the index of the last period before it; both
    are None where the periods do not reach over it.
    """

    title: str
    periods: Sequence[Period]
    where: list[Decimal]
    scale: Scale
    boundary: Boundary | None
    unit: str
    illustrative: bool
    cut: Decimal | None = None
    cut_after: int | None = None


def lay_out(
    *,
    title: str,
    periods: Sequence[Period],
    scale: Scale,
    boundary: Boundary | None,
    unit: str,
    illustrative: bool,
    left: Decimal = LEFT,
) -> Plane:
    """The plane of a chart, its first period at ``left`` per cent of the width; the boundary stands
    between two last days in proportion to the days."""
    count = len(periods)
    where = (
        [left + (RIGHT - left) * index / (count - 1) for index in range(count)]
        if count > 1
        else [Decimal(50)]
    )
    cut, cut_after = None, None
    for index in range(count - 1):
        start, end = periods[index].ends_on, periods[index + 1].ends_on
        if boundary and start < boundary.day <= end:
            part = Decimal((boundary.day - start).days) / (end - start).days
            cut = where[index] + part * (where[index + 1] - where[index])
            cut_after = index
    return Plane(title, periods, where, scale, boundary, unit, illustrative, cut, cut_after)


def draw_frame(plane: Plane, shapes: Iterable[SafeString]) -> SafeString:
    """The whole chart: grid, axis, boundary, shapes, labels; a screen reader hears the title."""
    height = HEIGHT_WITH_MARK if plane.illustrative else HEIGHT
    title = f"{plane.title} ({SAMPLE_WORD.lower()})" if plane.illustrative else plane.title
    parts = [
        format_html(
            '<svg class="plot" width="100%" height="{}" role="img" aria-label="{}" '
            'focusable="false">',
            height,
            title,
        ),
        *_draw_grid(plane.scale, plane.unit),
    ]
    if plane.cut is not None and plane.boundary is not None:
        parts.append(_draw_boundary(plane.cut, plane.boundary))
    parts.extend(shapes)
    parts.append(_write_periods(plane))
    if plane.illustrative:
        parts.append(_write_sample(height - 6))
    return join_markup([*parts, mark_safe("</svg>")])


def draw_nothing(title: str, *, illustrative: bool) -> SafeString:
    """What stands where a chart would be when there is not one value."""
    parts = [
        format_html(
            '<svg class="plot" width="100%" height="60" role="img" aria-label="{}" '
            'focusable="false"><text x="0" y="24">Chưa có số liệu để vẽ</text>',
            title,
        )
    ]
    if illustrative:
        parts.append(_write_sample(54))
    return join_markup([*parts, mark_safe("</svg>")])


def say_axis(scale: Scale, unit: str) -> str:
    """The sentence owed by an axis that begins above 0; "" for any other."""
    if scale.least <= 0:
        return ""
    words = " ".join(word for word in (scale.print(scale.least), scale.word, unit) if word)
    return f"Trục đứng bắt đầu từ {words}."


def _draw_grid(scale: Scale, unit: str) -> Iterator[SafeString]:
    words = " ".join(word for word in (scale.word, unit) if word)
    for tick in scale.ticks:
        y = scale.place(tick)
        text = scale.print(tick)
        yield format_html(
            '<line class="grid" x1="0" x2="100%" y1="{y}" y2="{y}"/>'
            '<text x="0" y="{text_y}">{text}</text>',
            y=write_position(y),
            text_y=write_position(y - 5),
            text=f"{text} {words}" if words and tick == scale.ticks[-1] else text,
        )
    base = scale.place(max(scale.least, Decimal(0)))
    yield format_html(
        '<line class="axis" x1="0" x2="100%" y1="{0}" y2="{0}"/>', write_position(base)
    )


def _draw_boundary(x: Decimal, boundary: Boundary) -> SafeString:
    """The line of the boundary date; its words stand on the side that has more room."""
    left = x > 50
    return format_html(
        '<line class="cut" x1="{x}%" x2="{x}%" y1="26" y2="{bottom}"/>'
        '<text class="cut-text{end}" x="{text_x}%" y="20">{label}</text>',
        x=write_position(x),
        bottom=write_position(BOTTOM),
        end=" end" if left else "",
        text_x=write_position(x - 1 if left else x + 1),
        label=boundary.label,
    )


def _write_periods(plane: Plane) -> SafeString:
    """The labels below the axis; of many only every second or third, always with the last."""
    every = -(-len(plane.periods) // LABELS)
    last = len(plane.periods) - 1
    return format_html_join(
        "",
        '<text class="{}" x="{}%" y="{}">{}</text>',
        (
            (
                "mid strong" if index == last else "mid",
                write_position(x),
                write_position(BOTTOM + 22),
                period.label,
            )
            for index, (x, period) in enumerate(zip(plane.where, plane.periods, strict=True))
            if (last - index) % every == 0
        ),
    )


def _write_sample(y: int) -> SafeString:
    return format_html('<text class="sample-text" x="0" y="{}">{}</text>', y, SAMPLE_WORD)
