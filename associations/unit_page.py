"""What the public page of a unit says on a day: name, place, where it comes from, what it became.

Plain values for templates/associations/unit.html; nine queries at most, however many children.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from associations.history import (
    Successor,
    UnitAt,
    ancestors_at,
    children_at,
    predecessors,
    successors,
    successors_of,
)
from associations.models import Association, Established, State
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.linked_data import SCHEMA
from khuyenhoc.lib.names import vn_key

DRAWN = 6  # so many predecessors are drawn as ribbons; more are listed
WIDTH, COLUMN = 34, 100  # of a ribbon and of its column, in the drawing's own units


@dataclass(frozen=True, slots=True)
class Day:
    """The day a page shows, and the unit's state on it.

    ``lived`` is false where the unit did not live on the day asked; ``state`` is then the
    nearest, and what hung below it is that of ``on``: its last day or its first.
    """

    asked: date
    on: date
    state: State
    lived: bool


def choose_day(states: list[State], asked: date | None) -> Day:
    """The day to show: the one asked for, else today, else the last one lived."""
    wanted = asked or timezone.localdate()
    for state in states:
        if _holds(state, wanted):
            return Day(wanted, wanted, state, True)
    past = [s for s in states if s.valid.upper is not None and s.valid.upper <= wanted]
    state = past[-1] if past else states[0]
    on = state.valid.upper - timedelta(days=1) if past else state.valid.lower
    return Day(wanted, on, state, asked is None)


def _holds(state: State, day: date) -> bool:
    lower, upper = state.valid.lower, state.valid.upper
    return (lower is None or lower <= day) and (upper is None or day < upper)


def describe_unit(unit: Association, asked: date | None) -> dict[str, object]:
    """The context of the page of ``unit`` on a day (``asked``; None: today, or its last)."""
    states = list(
        unit.states.select_related("level", "parent", "opened_by", "closed_by").order_by("valid")
    )
    day = choose_day(states, asked)
    above = ancestors_at(unit.pk, day.on)
    children = children_at(unit.pk, day.on)
    before = [old for old in predecessors(unit.pk) if old.steps == 1]
    after = successors(unit.pk) if unit.closed_on else []
    return {
        "crumbs": _list_crumbs(above, asked),
        "above": above[:-1],
        "title": day.state.title,
        "lead": _write_lead(unit, day, states, before, after),
        "on": day.on,
        "asked": asked,
        "is_past": day.on != timezone.localdate(),
        "not_alive": None if day.lived else _write_absence(unit, day),
        "facts": _list_facts(day.state, above, asked),
        "roots": _draw_roots(before, unit, states),
        "before": [_link(old) | {"until": old.on - timedelta(days=1)} for old in before],
        "after": [_link(new) for new in after if new.is_last],
        "after_note": _write_after_note(unit, day.state, after),
        "heirs": _list_heirs(day.state, children) if unit.closed_on and not after else [],
        "traps": _list_traps(day.state),
        "times": _list_times(unit, states, before),
        "children": [_show_child(child, asked) for child in children],
    }


def describe_organisation(
    unit: Association, above: Sequence[UnitAt], locate: Callable[[str], str]
) -> dict[str, Any]:
    """A living unit as schema.org's Organization, with the one above it; ``locate`` makes a path
    an address."""

    def describe(pk: int, name: str) -> dict[str, Any]:
        return {"@type": "Organization", "name": name, "url": locate(link_unit(pk))}

    described = {"@context": SCHEMA, **describe(unit.pk, unit.title)}
    if above:
        described["parentOrganization"] = describe(above[-1].id, above[-1].name)
    return described


def _link(other: Successor) -> dict[str, object]:
    return {
        "name": other.title,
        "code": other.code,
        "url": reverse("associations:unit", args=[other.id]),
        "part": "" if other.is_whole else "một phần",
        "on": other.on,
    }


def _list_crumbs(above: list[UnitAt], asked: date | None) -> list[dict[str, str]]:
    crumbs = [{"label": "Đơn vị", "url": reverse("associations:find")}]
    return crumbs + [{"label": unit.name, "url": link_unit(unit.id, asked)} for unit in above[:-1]]


def link_unit(unit: int, on: date | None = None) -> str:
    """The address of a unit's page, on a day where one was asked for."""
    url = reverse("associations:unit", args=[unit])
    return f"{url}?ngay={format_date(on)}" if on else url


def _write_lead(
    unit: Association, day: Day, states: list[State], before: list[Successor],
    after: list[Successor],
) -> str:  # fmt: skip
    parts = []
    if unit.opened_on is None:
        parts.append("Có từ trước, chưa rõ ngày.")
    elif before:
        parts.append(
            f"Có từ ngày {format_date(unit.opened_on)}, từ {_count(len(before))} đơn vị trước đó."
        )
    else:
        parts.append(f"Có từ ngày {format_date(unit.opened_on)}.")
    if unit.closed_on and unit.closed_on <= timezone.localdate():
        parts.append(f"Kết thúc hoạt động từ ngày {format_date(unit.closed_on)}.")
        if after:
            names = [new.title for new in after if new.is_last]
            parts.append(f"Nay là {_join(names)}.")
    return " ".join(parts)


NUMERALS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]


def _count(number: int) -> str:
    return NUMERALS[number] if number < len(NUMERALS) else str(number)


def _join(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} và {last}" if most else last


def _write_absence(unit: Association, day: Day) -> str:
    asked = format_date(day.asked)
    if day.on < day.asked:
        return (
            f"Ngày {asked} đơn vị này đã kết thúc. Dưới đây là ngày cuối của nó,"
            f" {format_date(day.on)}."
        )
    return f"Ngày {asked} chưa có đơn vị này. Dưới đây là ngày đầu của nó, {format_date(day.on)}."


def _write_after_note(unit: Association, state: State, after: list[Successor]) -> str:
    if not unit.closed_on or after:
        return ""
    if state.level.code == "district":
        return (
            "Cấp này không còn, nên đơn vị không có đơn vị kế thừa. Địa bàn của nó nay thuộc các"
            " đơn vị sau."
        )
    return "Chưa ghi nhận đơn vị kế thừa."


def _list_heirs(state: State, children: list[UnitAt]) -> list[dict[str, object]]:
    """The units that hold today what lay under a unit of a level that is no more."""
    if state.level.code != "district":
        return []
    after = successors_of([child.id for child in children])
    heirs: dict[int, Successor] = {}
    for child in children:
        for new in after.get(child.id, ()):
            if new.is_last:
                heirs.setdefault(new.id, new)
    known = {child.id for child in children if not after.get(child.id)}
    lasting = [child for child in children if child.id in known]
    found = [_link(new) | {"part": ""} for new in heirs.values()]
    found += [
        {"name": unit.title, "code": unit.code, "url": link_unit(unit.id), "part": "", "on": None}
        for unit in lasting
    ]
    return sorted(found, key=lambda row: vn_key(str(row["name"])))


def _list_facts(state: State, above: list[UnitAt], asked: date | None) -> list[dict[str, object]]:
    facts: list[dict[str, object]] = [{"label": "Cấp", "value": state.level.name}]
    if state.code:
        facts.append({"label": "Mã", "value": state.code, "is_number": True})
    if len(above) > 1:
        facts.append(
            {
                "label": "Trực thuộc",
                "value": above[-2].title,
                "url": link_unit(above[-2].id, asked),
            }
        )
    if state.established != Established.YES:
        facts.append({"label": "Tổ chức hội", "value": state.get_established_display()})
    return facts


def _draw_roots(
    before: list[Successor], unit: Association, states: list[State]
) -> dict[str, object] | None:
    """Ribbons from the predecessors down to the unit. All alike: what each brought along is told
    by figures, not by the tree; who passed on a part only has a ribbon of half the width."""
    if not 1 < len(before) <= DRAWN:
        return None
    widths = [WIDTH if old.is_whole else WIDTH // 2 for old in before]
    left = (COLUMN * len(before) - sum(widths)) / 2
    ribbons = []
    for place, width in enumerate(widths):
        top = COLUMN * place + (COLUMN - width) / 2
        ribbons.append(
            f"M{top:g} 0C{top:g} 60 {left:g} 40 {left:g} 100V150H{left + width:g}V100"
            f"C{left + width:g} 40 {top + width:g} 60 {top + width:g} 0z"
        )
        left += width
    decision = states[0].opened_by
    return {
        "olds": [{**_link(old), "name": old.full_name} for old in before],
        "ribbons": ribbons,
        "width": COLUMN * len(before),
        "columns": len(before),
        "date": before[0].on,
        "decision": decision.number if decision else "",
        "decision_url": (
            reverse("associations:reorganisation", args=[decision.pk])
            if decision and decision.number
            else ""
        ),
        "name": states[0].full_name,
        "code": states[0].code or "",
        "label": f"{_count(len(before)).capitalize()} đơn vị thành một từ"
        f" {format_date(before[0].on)}.",
    }


def _list_traps(state: State) -> list[dict[str, object]]:
    """Who else bore the same code, or the same full name nearby, at another time."""
    if not state.code:
        return []
    others = (
        State.objects.filter(register=state.register, code=state.code)
        .exclude(association=state.association_id)
        .select_related("association")
        .order_by("valid")
    )
    return [
        {
            "code": other.code,
            "name": other.full_name,
            "is_same_name": other.full_name == state.full_name,
            "days": write_days(other),
            "url": reverse("associations:unit", args=[other.association_id]),
        }
        for other in others
    ]


def write_days(state: State) -> str:
    """ "đến 30/06/2025", "từ 01/07/2025", "từ 01/07/2025 đến 31/12/2026" or "" without bounds."""
    return write_span(state.valid.lower, state.valid.upper)


def write_span(since: date | None, until: date | None) -> str:
    """As ``write_days``, of the first day and the day after the last."""
    parts = []
    if since is not None:
        parts.append(f"từ {format_date(since)}")
    if until is not None:
        parts.append(f"đến {format_date(until - timedelta(days=1))}")
    return " ".join(parts)


def _list_times(
    unit: Association, states: list[State], before: list[Successor]
) -> list[dict[str, object]]:
    """What happened to the unit, the newest first."""
    times: list[dict[str, object]] = []
    last = states[-1]
    if last.valid.upper is not None:
        times.append(_tell(last.valid.upper, "Kết thúc hoạt động", last.closed_by, is_big=True))
    for older, newer in reversed(list(zip(states, states[1:], strict=False))):
        times.append(_tell(newer.valid.lower, compare_states(older, newer), newer.opened_by))
    first = states[0]
    if first.valid.lower is None:
        times.append({"title": f"{first.full_name}, có từ trước, chưa rõ ngày", "text": ""})
    else:
        text = f"Từ {_join(old.full_name for old in before)}." if before else ""
        times.append(
            _tell(first.valid.lower, _write_birth(first, before), first.opened_by, text, True)
        )
    return times


def _write_birth(first: State, before: list[Successor]) -> str:
    return f"{'Hợp thành' if len(before) > 1 else 'Thành lập'} {_lower(first.full_name)}"


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _tell(on: date, title: str, decision, text: str = "", is_big: bool = False) -> dict:
    source = None
    if decision is not None and decision.number:
        url = reverse("associations:reorganisation", args=[decision.pk])
        source = {"text": f"văn bản số {decision.number}", "url": url}
    return {"on": on, "title": title, "text": text, "is_big": is_big, "source": source}


def compare_states(older: State, newer: State) -> str:
    """What the newer state changed, in words; both with level and parent."""
    changes = []
    if older.level_id != newer.level_id:
        changes.append(f"Chuyển từ cấp {_lower(older.level.name)} sang {_lower(newer.level.name)}")
    if older.full_name != newer.full_name:
        changes.append(f"Đổi tên từ {older.full_name} thành {newer.full_name}")
    if older.parent_id != newer.parent_id and newer.parent is not None:
        changes.append(f"Chuyển về trực thuộc {newer.parent.title}")
    if older.code != newer.code:
        changes.append(f"Đổi mã từ {older.code or 'không mã'} thành {newer.code or 'không mã'}")
    if older.established != newer.established:
        changes.append(f"Tổ chức hội: {newer.get_established_display()}")
    return "; ".join(changes) or "Đổi thông tin"


def _show_child(child: UnitAt, asked: date | None) -> dict[str, object]:
    return {
        "name": child.title,
        "code": child.code or "",
        "url": link_unit(child.id, asked),
        "status": (
            "" if child.established == Established.YES else Established(child.established).label
        ),
    }
