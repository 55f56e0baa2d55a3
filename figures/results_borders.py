"""What moved borders do to a results page as reported: flows added over them, changes in parts."""

from typing import TYPE_CHECKING, cast

from figures import spans, territories
from figures.decomposing import decompose
from figures.models import IndicatorKind, Nature, Period
from figures.readings import Table, restate_parts

if TYPE_CHECKING:
    from figures.results import Results


def _list_bases(results: "Results") -> list[Period]:
    """The periods from which a change of the page may be measured."""
    asked = (results.period, results.periods, results.wanted)
    return [found for nature in Nature.values for _, found in spans.list_bases(nature, *asked)]


def _list_ends(results: "Results") -> list[Period]:
    """The periods whose figures the page tells of the unit itself."""
    return list(dict.fromkeys([results.period, *results.list_course(), *_list_bases(results)]))


def list_shorter(results: "Results") -> list[Period]:
    """The periods from which flows are added, also such as the unit was not in: no query, or one
    where any flow is added."""
    table = cast("Table", results.table)
    codes = [indicator.code for indicator in results.catalogue.indicators]
    added = [
        end
        for end in _list_ends(results)
        if spans.find_parts(end, results.periods) and table.find_missing(end, codes)
    ]
    known: list[Period] = list(results.periods)
    if not added:
        return known
    inside = Period.objects.filter(
        first_day__gte=min(end.first_day for end in added),
        last_day__lte=max(end.last_day for end in added),
    ).exclude(pk__in=[period.pk for period in known])
    return known + [p for p in inside if any(spans.find_parts(end, [p]) for end in added)]


def find_boundaries(results: "Results") -> None:
    """Between which periods the territory of the unit, or of one below, changed: one query.

    Flows that are added from shorter periods follow the boundaries too, of every period that the
    page speaks of: two handfuls of queries for each in which one moved.
    """
    period, table = results.period, cast("Table", results.table)
    course = results.list_course()
    pairs = {(a.pk, b.pk): (a, b) for a, b in zip(course, course[1:], strict=False)}
    ends = {end.pk: end for end in _list_ends(results)}
    pairs |= {(end.pk, period.pk): (end, period) for end in _list_bases(results)}
    codes = [indicator.code for indicator in results.catalogue.indicators]
    added: dict[int, dict[int, set[str]]] = {}  # period → unit → flows added from shorter ones
    for end in ends.values():
        parts = spans.find_parts(end, results.shorter)
        if parts and (missing := table.find_missing(end, codes)):
            added[end.pk] = missing
            pairs |= {(part.pk, end.pk): (part, end) for part in parts}
    asked = {results.unit.pk, *(child.pk for child in results.children)}.union(*added.values())
    results.boundaries = territories.find_boundaries(sorted(asked), list(pairs.values()))
    changed: dict[int, set[tuple[int, int]]] = {}
    for unit, first, second in results.boundaries:
        changed.setdefault(unit, set()).add((first, second))
    table.learn_changes(changed)
    for key, missing in added.items():
        restate_parts(table, ends[key], missing)


def part_changes(results: "Results") -> None:
    """Part the changes over a moved boundary: a few queries for each base, none without one."""
    over: dict[int, tuple[Period, list[str]]] = {}
    for indicator in results.indicators:
        start = results.find_start(indicator)
        if start is None or indicator.kind == IndicatorKind.RATIO:
            continue
        since = start[1]
        if not results.is_joined(since) and results.find_boundary(since):
            over.setdefault(since.pk, (since, []))[1].append(indicator.code)
    for since, codes in over.values():
        found = decompose(
            [results.unit.pk], since, results.period, codes, results.provisional, results.catalogue
        )[results.unit.pk]
        results.parts |= {change.indicator.pk: change for change in found.values()}
