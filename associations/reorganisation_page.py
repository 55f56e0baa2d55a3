"""What the public pages of reorganisations say: decision, day, units before and after.

Only what has been applied is public; notes stay on the desk. Plain values for
templates/associations/reorganisation.html and reorganisations.html.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from associations.models import Reorganisation, ReorganisationStatus, State, Succession
from associations.unit_page import compare_states, link_unit
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.numbers import format_number


def list_public() -> QuerySet[Reorganisation]:
    """The decisions that have a page: all that were applied."""
    return Reorganisation.objects.filter(status=ReorganisationStatus.APPLIED).exclude(
        in_force_on=None
    )


def list_decisions(until: date | None = None) -> QuerySet[Reorganisation]:
    """Those that are listed, the newest first: with a number, or with successors of units.

    The small form (branches, boards, groups) has no number and is not listed. ``until``: in force
    on that day already.
    """
    passed = Succession.objects.filter(reorganisation=OuterRef("pk"))
    rows = list_public().filter(~Q(number="") | Exists(passed))
    if until is not None:
        rows = rows.filter(in_force_on__lte=until)
    return rows.order_by("-in_force_on", "sequence", "pk")


def show_listed(decisions: Iterable[Reorganisation]) -> list[dict[str, object]]:
    """The lines of the list; one query for the counts."""
    decisions = list(decisions)
    olds, news = defaultdict(set), defaultdict(set)
    rows = Succession.objects.filter(reorganisation__in=decisions).order_by()
    for decision, old, new in rows.values_list("reorganisation", "old", "new"):
        olds[decision].add(old)
        news[decision].add(new)
    return [
        {
            "name": name_decision(each),
            "url": reverse("associations:reorganisation", args=[each.pk]),
            "body": each.body,
            "signed_on": each.signed_on,
            "on": each.in_force_on,
            "change": _count(len(olds[each.pk]), len(news[each.pk])),
        }
        for each in decisions
    ]


def name_decision(decision: Reorganisation) -> str:
    """The decision as the head of its page."""
    if decision.number:
        return f"Văn bản số {decision.number}"
    if decision.in_force_on is None:
        return "Đợt sắp xếp"
    return f"Đợt sắp xếp ngày {format_date(decision.in_force_on)}"


def has_scan(decision: Reorganisation) -> bool:
    """Whether there is a scan, and its file too."""
    return bool(decision.scan) and decision.scan.storage.exists(str(decision.scan.name))


def _count(olds: int, news: int) -> str:
    return f"{format_number(olds)} đơn vị → {format_number(news)} đơn vị" if olds else ""


def describe_reorganisation(decision: Reorganisation) -> dict[str, object]:
    """The context of the page of an applied decision: four queries."""
    on = decision.in_force_on
    if on is None:
        raise ValueError("an applied decision has its day")
    passed = list(Succession.objects.filter(reorganisation=decision).order_by())
    touched = {each.old_id for each in passed} | {each.new_id for each in passed}
    near = State.objects.select_related("level", "parent", "association").filter(
        Q(association__in=touched)
        | Q(opened_by=decision, valid__startswith=on)
        | Q(closed_by=decision, valid__endswith=on)
    )
    before, after = {}, {}
    for state in near.filter(valid__contains=on - timedelta(days=1)):
        before[state.association_id] = state
    for state in near.filter(valid__contains=on):
        after[state.association_id] = state
    takers = _list_takers(passed, before, after, on)
    succeeded = {each.old_id for each in passed}
    taking = {each.new_id for each in passed}
    ended = [
        _show(state, on - timedelta(days=1))
        for unit, state in before.items()
        if unit not in after and unit not in succeeded
    ]
    founded = [
        _show(state, on)
        for unit, state in after.items()
        if unit not in before and unit not in taking
    ]
    changed = [
        _show(after[unit], on) | {"change": compare_states(before[unit], after[unit])}
        for unit in before.keys() & after.keys()
        if after[unit].valid.lower == on and after[unit].pk != before[unit].pk
    ]
    return {
        "crumbs": [{"label": "Sắp xếp tổ chức", "url": reverse("associations:reorganisations")}],
        "title": name_decision(decision),
        "lead": _write_lead(decision, on, len(succeeded), len(taking)),
        "on": on,
        "facts": _list_facts(decision, on),
        "takers": takers,
        "founded": sorted(founded, key=_by_name),
        "ended": sorted(ended, key=_by_name),
        "changed": sorted(changed, key=_by_name),
        "scan_url": (
            reverse("associations:reorganisation_scan", args=[decision.pk]) if decision.scan else ""
        ),
    }


def _by_name(row: dict[str, object]) -> str:
    return str(row["sort_key"])


def _show(state: State, day: date) -> dict[str, object]:
    return {
        "name": state.full_name,
        "code": state.code or "",
        "parent": state.parent.full_name if state.parent else "",
        "url": link_unit(state.association_id, day),
        "sort_key": state.association.sort_key,
    }


def _list_takers(
    passed: Iterable[Succession], before: dict[int, State], after: dict[int, State], on: date
) -> list[dict[str, object]]:
    """Each unit that took something over, with those from whom."""
    olds: dict[int, list[dict[str, object]]] = defaultdict(list)
    for each in passed:
        if each.old_id in before:
            old = _show(before[each.old_id], on - timedelta(days=1))
            olds[each.new_id].append(old | {"part": "" if each.is_whole else "một phần"})
    rows = [
        _show(after[unit], on) | {"olds": sorted(found, key=_by_name)}
        for unit, found in olds.items()
        if unit in after
    ]
    return sorted(rows, key=lambda row: (str(row["parent"]), _by_name(row)))


def _write_lead(decision: Reorganisation, on: date, olds: int, news: int) -> str:
    parts = []
    if decision.body:
        signed = f" ký ngày {format_date(decision.signed_on)}" if decision.signed_on else ""
        parts.append(f"{decision.body}{signed}.")
    parts.append(f"Có hiệu lực từ ngày {format_date(on)}.")
    if olds:
        parts.append(f"{format_number(olds)} đơn vị chuyển sang {format_number(news)} đơn vị.")
    return " ".join(parts)


def _list_facts(decision: Reorganisation, on: date) -> list[dict[str, object]]:
    facts: list[dict[str, object]] = [{"label": "Hiệu lực từ", "value": format_date(on)}]
    if decision.signed_on:
        facts.append({"label": "Ngày ký", "value": format_date(decision.signed_on)})
    if decision.body:
        facts.append({"label": "Cơ quan ban hành", "value": decision.body})
    return facts
