"""Bars that stand in rows of a table, and small courses without axes."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from khuyenhoc.lib.charts.marks import SAMPLE_WORD, Number, join_markup, write_position
from khuyenhoc.lib.keeping import keep


@keep(1_000)
def draw_bar(
    share: Number,
    *,
    goal: Number | None = None,
    before: Number | None = None,
    illustrative: bool = False,
) -> SafeString:
    """The bar of one row, ``share`` per cent long; ``goal`` a line, ``before`` the period before.

    All on the scale 0–100, cut to it. Hidden from speech: the number stands beside it.
    """
    parts = [mark_safe('<svg class="bar" aria-hidden="true" focusable="false">')]
    if illustrative:
        parts.append(format_html("<desc>{}</desc>", SAMPLE_WORD))
    parts.append(mark_safe('<rect class="rest" width="100%" y="18%" height="64%"/>'))
    if before is not None:
        parts.append(
            format_html(
                '<rect class="before" width="{}%" y="6%" height="88%"/>',
                write_position(_cut(before)),
            )
        )
    parts.append(
        format_html(
            '<rect class="v" width="{}%" y="18%" height="64%"/>', write_position(_cut(share))
        )
    )
    if goal is not None:
        parts.append(
            format_html(
                '<rect class="goal" x="{}%" width="3" height="100%"/>', write_position(_cut(goal))
            )
        )
    return join_markup([*parts, mark_safe("</svg>")])


def _cut(value: Number) -> Decimal:
    return min(max(Decimal(value), Decimal(0)), Decimal(100))


def measure_shares(values: Sequence[Number | None]) -> list[Decimal]:
    """How long the bars of absolute values are: the greatest is 100, None and below 0 are 0."""
    greatest = max((Decimal(value) for value in values if value is not None), default=Decimal(0))
    if greatest <= 0:
        return [Decimal(0)] * len(values)
    return [
        _cut(Decimal(value) * 100 / greatest) if value is not None else Decimal(0)
        for value in values
    ]


@keep(1_000)
def draw_spark(
    values: Sequence[Number | None],
    *,
    label: str = "",
    boundary_after: int | None = None,
    wide: bool = False,
    illustrative: bool = False,
) -> SafeString:
    """A small course without axes, or "" for fewer than two values.

    ``label`` is what it says to those who cannot see it; without one it is hidden from speech.
    ``boundary_after`` is the index of the last period on the old territory: a line is drawn behind
    it and nothing joins the two sides.
    """
    known = [(index, Decimal(value)) for index, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return mark_safe("")
    least, span = _reach([value for _, value in known])
    step = Decimal(100) / (len(values) - 1)

    def place(index: int, value: Decimal) -> tuple[str, str]:
        return write_position(index * step), write_position(
            93 - (value - least) * 86 / span if span else 50
        )

    path, joined = [], False
    previous = None
    for index, value in known:
        x, y = place(index, value)
        crosses = (
            boundary_after is not None
            and previous is not None
            and previous <= boundary_after < index
        )
        joined = previous is not None and not crosses
        path.append(f"{'L' if joined else 'M'}{x} {y}")
        previous = index
    cut = ""
    if boundary_after is not None and 0 <= boundary_after < len(values) - 1:
        x = write_position((boundary_after + Decimal("0.5")) * step)
        cut = format_html('<path class="cut" d="M{} 0V100"/>', x)
    _, y = place(*known[-1])
    end = write_position(known[-1][0] * step * Decimal("0.96"))
    name = (
        format_html('role="img" aria-label="{}"', label)
        if label
        else mark_safe('aria-hidden="true"')
    )
    return format_html(
        '<svg class="spark{}" {} focusable="false">{}'
        '<svg viewBox="0 0 100 100" preserveAspectRatio="none" width="96%" height="100%">'
        '{}<path d="{}"/></svg><circle cx="{}%" cy="{}%" r="3.5"/></svg>',
        " spark--wide" if wide else "",
        name,
        format_html("<desc>{}</desc>", SAMPLE_WORD) if illustrative else "",
        cut,
        "".join(path),
        end,
        y,
    )


def _reach(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    return min(values), max(values) - min(values)
