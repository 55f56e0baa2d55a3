"""Which cells of an approved return were opened again, when not all of them were (R8)."""

from collections.abc import Collection, Iterable

from figures import formulas
from figures.models import FormLine, IndicatorKind
from returns.models import Return, ReturnState, Step, StepKind


def find_open_cells(
    returns: Iterable[Return], lines: Collection[FormLine]
) -> dict[int, frozenset[int]]:
    """{return: its open indicators} of those that were opened for some cells only.

    A sum is open where one of its parts is. Sent back as a whole, a return is open whole and not
    among them. One query.
    """
    asked = {each.pk for each in returns if each.state == ReturnState.SENT_BACK}
    opened: dict[int, set[int]] = {}
    for step in Step.objects.filter(return_of__in=asked).order_by("at", "pk"):
        key = step.return_of_id
        if step.kind == StepKind.REOPEN:
            opened[key] = set()
        elif step.kind == StepKind.SEND_BACK:
            opened.pop(key, None)
        elif step.kind == StepKind.MESSAGE and step.indicator_id and key in opened:
            opened[key].add(step.indicator_id)
    return {key: _with_sums(cells, lines) for key, cells in opened.items() if cells}


def _with_sums(cells: set[int], lines: Collection[FormLine]) -> frozenset[int]:
    codes = {line.indicator.code for line in lines if line.indicator_id in cells}
    sums = [line.indicator for line in lines if line.indicator.kind == IndicatorKind.SUM]
    found = set(cells)
    while more := [
        each
        for each in sums
        if each.pk not in found and codes & set(formulas.parse_formula(each.formula).codes)
    ]:
        found |= {each.pk for each in more}
        codes |= {each.code for each in more}
    return frozenset(found)
