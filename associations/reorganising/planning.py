"""From the lines of decisions to a plan: who begins, ends, changes, and what passes to whom.

All lines of a batch are read against one picture of the tree. What a line says of itself is
checked here; what the lines come to together is checked in ``associations.reorganising.settling``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from associations.models import ChangeKind, Established, Reorganisation
from associations.reorganising.changes import read_lines, write_lines
from associations.reorganising.draft import Draft, Said
from associations.reorganising.lines import Line, NewName
from associations.reorganising.naming import complete
from associations.reorganising.passing import follow_passes
from associations.reorganising.picture import Picture, read_past, read_picture
from associations.reorganising.plan import Plan, Shape
from associations.reorganising.settling import list_tree_consequences, settle
from associations.reorganising.spans import find_conflicts
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.names import clean

__all__ = ["list_tree_consequences", "make_plan", "read_lines", "store_lines"]

store_lines = write_lines
Decided = tuple[Reorganisation | int, Sequence[Line]]

PASSES = {ChangeKind.MERGE, ChangeKind.ABSORB, ChangeKind.SPLIT, ChangeKind.CUT_OUT}
FOUNDS = {ChangeKind.FOUND, ChangeKind.MERGE, ChangeKind.SPLIT, ChangeKind.CUT_OUT}
CHANGES = {ChangeKind.RENAME, ChangeKind.RECODE, ChangeKind.MOVE, ChangeKind.CORRECT}


def make_plan(
    decisions: Sequence[Decided],
    on: date,
    answers: Mapping[str, str] | None = None,
    picture: Picture | None = None,
) -> Plan:
    """What the decisions, all in force ``on``, come to; every problem stands at its line.

    ``answers`` settle what ``list_tree_consequences`` asks. ``picture`` is the tree upon which to
    plan where it is not that of the database; then nothing later can stand against the plan.
    Decisions that are not stored yet count as -1, -2 … in the plan. Reads only.
    """
    stored = picture is None
    picture = picture or read_picture(on)
    draft = Draft(picture, on, answers or {})
    for number, (decision, lines) in enumerate(decisions, start=1):
        id_ = decision if isinstance(decision, int) else decision.pk
        draft.decisions.append(id_ or -number)
        for place, line in enumerate(lines, start=1):
            draft.said.append(Said(line, draft.decisions[-1], line.place or f"dòng {place}"))
    if not draft.said:
        draft.refuse("", "Chưa có dòng nào: ghi ít nhất một việc.")
    _call_by_key(draft)
    _read_unknown(draft)
    for said in draft.said:
        if said.line.kind == ChangeKind.FOUND:
            _found(draft, said)
    for said in draft.said:
        _follow(draft, said)
    follow_passes(draft)
    settle(draft)
    plan = draft.tell()
    if stored:
        plan.problems += find_conflicts(picture, plan)
    return plan


def _call_by_key(draft: Draft) -> None:
    """Give every unit that a line founds its provisional id."""
    for number, said in enumerate(draft.said, start=1):
        line = said.line
        is_new = isinstance(line.into, str) and line.into not in draft.keys
        if line.kind == ChangeKind.FOUND:
            key = line.into if isinstance(line.into, str) else f"+{number}"
            if key in draft.keys:
                draft.refuse(said.place, f"“{key}” đã là khóa của một dòng khác; đặt khóa khác.",
                             "into")  # fmt: skip
                continue
            draft.begin(key, said)
        elif line.kind in FOUNDS and is_new:
            draft.begin(str(line.into), said)


def _read_unknown(draft: Draft) -> None:
    named = {ref for said in draft.said
             for ref in (said.line.subject, said.line.into, said.line.new.parent)}  # fmt: skip
    unknown = [ref for ref in named if isinstance(ref, int) and ref not in draft.now]
    draft.past = read_past(unknown, draft.on)


def _found(draft: Draft, said: Said, like: Shape | None = None) -> None:
    """Give a founded unit its shape; a taker's is ``like`` that of what it takes over."""
    unit = draft.founder_of(said)
    if unit is None:
        return
    new = said.line.new
    level = new.level or (like.level if like else "")
    if level not in draft.ranks.levels:
        known = ", ".join(draft.ranks.levels)
        draft.refuse(said.place, f"Không có cấp “{level}”. Các cấp: {known}.", "level")
        draft.drop(unit)
        return
    kind = clean(new.kind).lower() or (like.kind if like else "")
    kind = kind or draft.ranks.levels[level].name.lower()
    name, full_name, kind = complete(new.name, kind)
    draft.check_name(said, name, full_name)
    above: int | None = like.parent if like else None
    if new.parent is not None:
        above = draft.find(said, new.parent, "parent")
    elif like is None and (level, None) not in draft.ranks.allowed:
        draft.refuse(said.place, f"“{full_name}” chưa ghi trực thuộc đơn vị nào.", "parent")
    code, register = _read_code(draft, said, level)
    draft.now[unit] = Shape(
        name, full_name, register, code, level, kind, above, new.established or Established.YES
    )
    draft.check_established(said)
    draft.place_unit(unit, said)


def _read_code(draft: Draft, said: Said, level: str) -> tuple[str | None, str | None]:
    code = clean(said.line.new.code)
    if not code:
        return None, None
    if len(code) > 20:
        draft.refuse(said.place, f"Mã “{code}” dài quá 20 chữ.", "code")
    register = said.line.new.register or ("gso" if draft.ranks.is_place(level) else "hoi")
    if register not in ("gso", "hoi"):
        draft.refuse(said.place, f"Danh mục mã “{register}” phải là gso hoặc hoi.", "code")
    return code, register


def _follow(draft: Draft, said: Said) -> None:
    """What one line says of its subject; passes are gathered and followed together."""
    line = said.line
    if line.kind == ChangeKind.FOUND:
        return
    if line.kind == ChangeKind.ABOLISH_LEVEL:
        _abolish(draft, said)
        return
    if line.subject is None:
        draft.refuse(said.place, "Chưa ghi đơn vị nào.", "subject")
        return
    if line.kind == ChangeKind.REOPEN:
        _reopen(draft, said)
        return
    subject = draft.find(said, line.subject, "subject")
    if subject is None:
        return
    draft.places.setdefault(subject, said.place)
    if line.kind in PASSES:
        _gather(draft, said, subject)
    elif line.kind == ChangeKind.CLOSE:
        draft.closing.setdefault(subject, []).append(said)
    elif line.kind in CHANGES:
        _change(draft, said, subject)


def _gather(draft: Draft, said: Said, subject: int) -> None:
    line = said.line
    if line.into is None:
        draft.refuse(said.place, "Chưa ghi đơn vị nhận.", "into")
        return
    if line.kind == ChangeKind.MERGE and isinstance(line.into, int):
        draft.refuse(
            said.place,
            "Hợp nhất lập một đơn vị mới; nhập vào đơn vị đang có thì ghi “sáp nhập”.", "into",
        )  # fmt: skip
        return
    unit = draft.founder_of(said)
    if unit is not None:
        _found(draft, said, draft.now[subject])
    into = draft.find(said, line.into, "into")
    if into is None:
        return
    if into == subject:
        draft.refuse(
            said.place, "Đơn vị nhận phải khác đơn vị bị chia; phần giữ lại không cần ghi dòng.",
            "into",
        )  # fmt: skip
        return
    draft.passing.setdefault(subject, []).append((said, into))


def _change(draft: Draft, said: Said, subject: int) -> None:
    line, shape = said.line, draft.now[subject]
    new = line.new
    changed: dict[str, Any] = {}
    wanted = {
        ChangeKind.RENAME: (new.name or new.kind, "name", "Chưa ghi tên mới."),
        ChangeKind.RECODE: (new.code, "code", "Chưa ghi mã mới."),
        ChangeKind.MOVE: (new.parent, "parent", "Chưa ghi đơn vị cấp trên mới."),
        ChangeKind.CORRECT: (new != NewName(), "", "Chưa ghi giá trị đúng."),
    }[ChangeKind(line.kind)]
    if wanted[0] in ("", None, False):
        draft.refuse(said.place, str(wanted[2]), str(wanted[1]))
        return
    if new.name or new.kind:
        kind = clean(new.kind).lower() or shape.kind
        name, full_name, kind = complete(new.name or shape.name, kind)
        draft.check_name(said, name, full_name)
        changed |= {"name": name, "full_name": full_name, "kind": kind}
    if new.level:
        if new.level not in draft.ranks.levels:
            draft.refuse(said.place, f"Không có cấp “{new.level}”.", "level")
            return
        changed["level"] = new.level
    if new.code:
        changed["code"], changed["register"] = _read_code(draft, said, new.level or shape.level)
    if new.established:
        draft.check_established(said)
        changed["established"] = new.established
    if new.parent is not None:
        above = draft.find(said, new.parent, "parent")
        if above is None:
            return
        changed["parent"] = above
    after = replace(shape, **changed)
    if after == shape:
        draft.refuse(
            said.place, f"“{shape.full_name}” đã như vậy, không có gì thay đổi.", wanted[1]
        )
        return
    twice = [name for name in changed if draft.told.setdefault((subject, name), said) is not said]
    if twice:
        draft.refuse(said.place, f"“{shape.full_name}” đã có một dòng khác đổi cùng giá trị này.",
                     str(wanted[1]))  # fmt: skip
    draft.now[subject] = after
    draft.by[subject] = said.decision
    if "parent" in changed:
        draft.place_unit(subject, said)


def _reopen(draft: Draft, said: Said) -> None:
    unit = said.line.subject
    if isinstance(unit, int) and unit in draft.now:
        draft.refuse(said.place, f"“{draft.name(unit)}” đang hoạt động.", "subject")
        return
    shape = draft.past.shapes.get(unit) if isinstance(unit, int) else None
    if shape is None or not isinstance(unit, int):
        draft.refuse(said.place, f"Trước ngày {format_date(draft.on)} chưa có đơn vị này.",
                     "subject")  # fmt: skip
        return
    draft.reopened.add(unit)
    draft.now[unit] = shape
    draft.by[unit] = said.decision
    draft.places.setdefault(unit, said.place)
    if said.line.new != NewName() and replace(said.line.new, parent=None) != NewName():
        _change(draft, replace(said, line=replace(said.line, kind=ChangeKind.CORRECT)), unit)
    elif said.line.new.parent is not None:
        above = draft.find(said, said.line.new.parent, "parent")
        draft.now[unit] = replace(shape, parent=above)
    draft.place_unit(unit, said)
    givers = draft.territory.take_back(unit, draft.past.parcels.get(unit, ()), said.decision)
    for giver in givers:
        draft.takers.setdefault(giver, []).append(unit)
        draft.divided.add(giver)


def _abolish(draft: Draft, said: Said) -> None:
    level = said.line.level
    if level not in draft.ranks.levels:
        known = ", ".join(draft.ranks.levels)
        draft.refuse(said.place, f"Không có cấp “{level}”. Các cấp: {known}.", "level")
        return
    top = said.line.subject
    if top is not None and (top := draft.find(said, top, "subject")) is None:
        return
    draft.abolishing.append((said, level, top))
