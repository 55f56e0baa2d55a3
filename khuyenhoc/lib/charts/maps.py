"""Maps as SVG made on the server: regions coloured in at most five steps, each a link.

Colours by class (``k1`` … ``k5``); a region without a number is hatched, so that colour is never
all that tells it. Every region says its name and number to who hears the page, and can be reached
by the keyboard in the order given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from khuyenhoc.lib.charts.marks import SAMPLE_WORD, Number, join_markup

HATCH = "chua-co-so-lieu"
# Which of the five colours are used where there are fewer classes: always far from one another.
STEPS = {0: (), 1: (3,), 2: (2, 4), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}
MOST_STEPS = 5


@dataclass(frozen=True, slots=True)
class Region:
    """One area: its outlines (SVG path data), what it is called, the words of its number, the
    number itself (None: hatched), where it leads ("" for nowhere)."""

    paths: tuple[str, ...]
    name: str
    told: str
    value: Number | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Words on the map at a place of its view box."""

    x: int
    y: int
    text: str
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One class of a map: its colour (1–5), its least and greatest number, how many regions."""

    colour: int
    least: Decimal
    greatest: Decimal
    count: int


def choose_steps(values: Sequence[Number]) -> list[Step]:
    """Classes of about as many regions each, from the least; equal numbers are never parted."""
    ordered = sorted(Decimal(value) for value in values)
    kinds = sorted(set(ordered))
    wanted = min(MOST_STEPS, len(kinds))
    if not wanted:
        return []
    classes: list[list[Decimal]] = []
    for place, value in enumerate(ordered):
        slot = place * wanted // len(ordered)
        if classes and (value == classes[-1][-1] or slot < len(classes)):
            classes[-1].append(value)
        else:
            classes.append([value])
    return [
        Step(colour, found[0], found[-1], len(found))
        for colour, found in zip(STEPS[len(classes)], classes, strict=True)
    ]


def draw_map(
    regions: Sequence[Region], *, view: str, title: str, description: str, key: str = "ban-do",
    labels: Sequence[Label] = (), illustrative: bool = False,
) -> SafeString:  # fmt: skip
    """The map as one SVG; ``view`` is its view box, ``key`` makes its ids unique on a page."""
    steps = choose_steps([region.value for region in regions if region.value is not None])
    hatch = f"{key}-{HATCH}"
    parts = [
        format_html(
            '<svg class="map" viewBox="{0}" role="group" aria-labelledby="{1}-ten {1}-ta">'
            '<title id="{1}-ten">{2}</title><desc id="{1}-ta">{3}{4}</desc>'
            '<defs><pattern id="{5}" class="hatch" width="7" height="7"'
            ' patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            '<path class="hatch__ground" d="M0 0h7v7H0z"/><path class="hatch__line" d="M0 0v7"/>'
            "</pattern></defs>",
            view, key, title, description, f" {SAMPLE_WORD}." if illustrative else "", hatch,
        )
    ]  # fmt: skip
    parts += [_draw_region(region, steps, hatch) for region in regions]
    for label in labels:
        kind = mark_safe(' class="end-text"') if label.is_end else ""
        parts.append(
            format_html('<text x="{}" y="{}"{}>{}</text>', label.x, label.y, kind, label.text)
        )
    if illustrative:
        parts.append(
            format_html('<text class="sample-text" x="{}" y="{}">{}</text>', 330, 60, SAMPLE_WORD)
        )
    return join_markup([*parts, mark_safe("</svg>")])


def _draw_region(region: Region, steps: Sequence[Step], hatch: str) -> SafeString:
    d = " ".join(region.paths)
    words = f"{region.name}: {region.told}"
    if region.value is None:
        shape = format_html('<path class="k0" fill="url(#{})" d="{}"/>', hatch, d)
    else:
        colour = next(step.colour for step in steps if step.greatest >= region.value)
        shape = format_html('<path class="k{}" d="{}"/>', colour, d)
    inner = format_html("<title>{}</title>{}", words, shape)
    if not region.url:
        return format_html("<g>{}</g>", inner)
    return format_html('<a href="{}" aria-label="{}">{}</a>', region.url, words, inner)
