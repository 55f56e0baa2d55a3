"""What the lines of a batch come to together: children of what ended, upper units, territory,
and the rules that the tree must keep at the end of the batch."""

from collections import Counter, defaultdict
from dataclasses import replace

from associations.reorganising.draft import Draft
from associations.reorganising.plan import Plan, Question, Shape
from associations.reorganising.steps import Choice, Consequence
from khuyenhoc.lib.dates import format_date

ENDS = "close"  # the answer that a unit ends with the one above it
TITLE = "Cây tổ chức"


def settle(draft: Draft) -> None:
    """Settle and check the end of the batch; problems are told at the lines concerned."""
    _hang_children(draft)
    _hang_told(draft)
    _settle_territory(draft)
    _check_end(draft)


def list_tree_consequences(plan: Plan) -> list[Consequence]:
    """What has to be confirmed of the tree itself: where units go whose upper unit is divided or
    ends; the answers, by key, are given to ``make_plan``."""
    return [
        Consequence(
            key=f"child:{question.unit}",
            text=f"“{_name(plan, question.unit)}” trực thuộc “{_name(plan, question.above)}”"
            + (" bị chia hoặc tách; chuyển về đâu?" if plan.successors.get(question.above)
               else " kết thúc hoạt động; chuyển về đâu?"),
            choices=tuple(
                Choice(_write_choice(plan, choice),
                       "kết thúc cùng ngày" if choice is None else _name(plan, choice))
                for choice in question.choices
            ),
            proposed=_write_choice(plan, question.proposed),
            units=tuple(u for u in (question.unit, question.above, *question.choices)
                        if u is not None),
        )
        for question in plan.questions
    ]  # fmt: skip


def _name(plan: Plan, unit: int) -> str:
    return plan.names.get(unit) or plan.name(unit)


def _write_choice(plan: Plan, choice: int | None) -> str:
    return ENDS if choice is None else plan.keys.get(choice, str(choice))


# Children that no line names


def _hang_children(draft: Draft) -> None:
    pending = [*draft.ended, *(u for u in draft.divided if u in draft.now)]
    while pending:
        above = pending.pop(0)
        for unit in draft.children.get(above, ()):
            if unit not in draft.now or unit in draft.placed or draft.now[unit].parent != above:
                continue
            if above in draft.now:
                _ask_of_cut(draft, unit, above)
                continue
            ended = _hang_child(draft, unit, above)
            if ended:
                pending.append(unit)


def _hang(draft: Draft, unit: int, above: int, decision: int) -> None:
    draft.now[unit] = replace(draft.now[unit], parent=above)
    draft.by.setdefault(unit, decision)


def _hang_child(draft: Draft, unit: int, above: int) -> bool:
    """Find a place for a child of an ended unit; whether it ends too."""
    decision = draft.ended[above]
    level = draft.now[unit].level
    takers = draft.list_final_takers(above)
    fitting = [taker for taker in takers if _may_hang(draft, level, taker)]
    if len(takers) == 1 and fitting:
        _hang(draft, unit, takers[0], decision)
        return False
    choices: list[int | None] = list(fitting)
    if not choices and (higher := _find_above(draft, level, takers[0] if takers else above)):
        choices.append(higher)
    if draft.ranks.is_small(level):
        choices.append(None)
    if not choices:
        draft.refuse(
            draft.places.get(above, ""),
            f"“{draft.name(unit)}” còn trực thuộc “{draft.name(above)}”, đơn vị sẽ kết thúc, và"
            f" không có đơn vị cấp trên nào nhận được cấp {draft.ranks.name(level)}; thêm một dòng"
            " cho đơn vị này.", "subject",
        )  # fmt: skip
        return False
    favourite = draft.favourite.get(above)
    is_open = favourite is not None and favourite in choices
    chosen = _ask(draft, unit, above, choices, favourite if is_open else choices[0])
    if chosen is None:
        draft.territory.pass_on(unit, None, decision)
        draft.end(unit, decision)
        return True
    _hang(draft, unit, chosen, decision)
    return False


def _ask_of_cut(draft: Draft, unit: int, above: int) -> None:
    """A part of ``above`` was cut out and it lives on: its branches may lie in that part."""
    level = draft.now[unit].level
    if not draft.ranks.is_small(level) or not draft.picture_held(above):
        return
    fitting = [t for t in draft.list_final_takers(above) if _may_hang(draft, level, t)]
    if not fitting:
        return
    favourite = draft.favourite.get(above, above)
    proposed = favourite if favourite in fitting else above
    chosen = _ask(draft, unit, above, [above, *fitting], proposed)
    if chosen is not None and chosen != above:
        _hang(draft, unit, chosen, draft.by.get(above, draft.decisions[0]))


def _ask(
    draft: Draft, unit: int, above: int, choices: list[int | None], proposed: int | None
) -> int | None:
    """The answer given, else what is proposed."""
    told = {unit: key for key, unit in draft.keys.items()}
    by_value = {ENDS if c is None else told.get(c, str(c)): c for c in choices}
    chosen = proposed
    if (answer := draft.answers.get(f"child:{unit}")) is not None:
        if answer in by_value:
            chosen = by_value[answer]
        else:
            draft.refuse(
                draft.places.get(above, ""),
                f"Cách xử lý đã chọn cho “{draft.name(unit)}” không còn đúng; chọn lại.",
            )
    draft.questions.append(Question(unit, above, tuple(choices), proposed, chosen))
    return chosen


def _may_hang(draft: Draft, level: str, above: int) -> bool:
    return above in draft.now and (level, draft.now[above].level) in draft.ranks.allowed


def _find_above(draft: Draft, level: str, start: int) -> int | None:
    """The nearest unit above ``start``, as the batch leaves it, below which ``level`` may hang."""
    seen: set[int] = set()
    unit: int | None = start
    while unit is not None and unit not in seen:
        seen.add(unit)
        if unit in draft.ended:
            takers = draft.list_final_takers(unit)
            if len(takers) == 1:
                unit = takers[0]
                continue
            unit = draft.picture.shapes[unit].parent
            continue
        if _may_hang(draft, level, unit):
            return unit
        unit = draft.now[unit].parent
    return None


def _hang_told(draft: Draft) -> None:
    """Where a line names an upper unit that passes whole in the same batch, its taker is meant."""
    for unit, said in draft.placed.items():
        shape = draft.now.get(unit)
        if shape is None or shape.parent is None or shape.parent not in draft.ended:
            continue
        takers = draft.list_final_takers(shape.parent)
        if len(takers) != 1 and (higher := _find_above(draft, shape.level, shape.parent)):
            # A level that ends hands its place to what stood above; a division must be told.
            takers = takers or [higher]
        if len(takers) == 1:
            draft.now[unit] = replace(shape, parent=takers[0])
        else:
            draft.refuse(
                said.place,
                f"“{draft.name(shape.parent)}” kết thúc trong đợt này; ghi đơn vị cấp trên mới của"
                f" “{shape.full_name}”.", "parent",
            )  # fmt: skip


# Territory


def _settle_territory(draft: Draft) -> None:
    """Give founded units ground of their own and see to it that lowest units hold, others not."""
    ranks, held = draft.ranks, draft.territory.held
    before, after = _count_places(draft, draft.picture.shapes), _count_places(draft, draft.now)
    below: dict[int, list[int]] = defaultdict(list)
    for unit in [u for u in draft.founders if u in draft.now]:
        parent = draft.now[unit].parent
        if parent is not None and ranks.is_place(draft.now[unit].level):
            below[parent].append(unit)
    for unit, founded in below.items():
        if unit in draft.now and held.get(unit) and not before[unit]:
            _hand_down(draft, unit, founded)
    for unit in list(draft.now):
        shape = draft.now[unit]
        is_lowest = ranks.is_place(shape.level) and not after[unit]
        if held.get(unit):
            if not is_lowest and not ranks.is_small(shape.level) and _is_news(draft, unit, before):
                draft.refuse(
                    _find_place(draft, unit),
                    f"“{shape.full_name}” không phải đơn vị nhỏ nhất có địa bàn nên không thể giữ"
                    " địa bàn; ghi đơn vị nhận ở cấp dưới.", "into",
                )  # fmt: skip
        elif is_lowest or ranks.is_small(shape.level):
            if unit in draft.founders:
                draft.grounds[unit] = (draft.take_id(), draft.by[unit])
            elif unit in draft.reopened:
                draft.refuse(
                    draft.places[unit],
                    f"“{shape.full_name}” không còn địa bàn nào để nhận lại; thêm dòng tách một"
                    " phần từ đơn vị đang giữ.", "subject",
                )  # fmt: skip
            elif before[unit]:
                draft.refuse(
                    _find_place(draft, unit),
                    f"“{shape.full_name}” không còn đơn vị nào có địa bàn trực thuộc; thêm dòng cho"
                    " biết đơn vị này kết thúc hay nhập vào đâu.", "subject",
                )  # fmt: skip


def _hand_down(draft: Draft, unit: int, founded: list[int]) -> None:
    """The first places founded below a lowest unit take over what it held."""
    empty = [each for each in founded if not draft.territory.held.get(each)]
    if not empty:
        return
    decision = draft.by[empty[0]]
    if len(empty) == 1:
        draft.territory.pass_on(unit, empty[0], decision)
    else:
        draft.territory.divide(unit, [(each, {}, "", draft.by[each]) for each in empty])
    draft.takers.setdefault(unit, []).extend(empty)


def _count_places(draft: Draft, shapes: dict[int, Shape]) -> Counter[int | None]:
    """How many places hang directly below each unit."""
    places = {code for code, level in draft.ranks.levels.items() if level.has_territory}
    return Counter(shape.parent for shape in shapes.values() if shape.level in places)


def _is_news(draft: Draft, unit: int, before: Counter[int | None]) -> bool:
    """Whether the batch has to do with what ``unit`` holds or with the places below it."""
    return not before[unit] or any(
        piece.parcel in draft.territory.decided for piece in draft.territory.held[unit]
    )


def _find_place(draft: Draft, unit: int) -> str:
    """The line that has to do with ``unit``: its own, of a child, of who passed to it."""
    if unit in draft.places:
        return draft.places[unit]
    for other, takers in draft.takers.items():
        if unit in takers and other in draft.places:
            return draft.places[other]
    for child in (*draft.children.get(unit, ()), *draft.founders):
        shape = draft.now.get(child)
        if child in draft.places and (shape is None or child in draft.placed):
            return draft.places[child]
    return draft.said[0].place if draft.said else ""


# Rules


def _check_end(draft: Draft) -> None:
    old = draft.picture.shapes
    changed = [u for u, shape in draft.now.items() if old.get(u) != shape]
    releveled = {u for u in changed if u in old and old[u].level != draft.now[u].level}
    hung = [u for u in changed if u not in old or u in releveled
            or old[u].parent != draft.now[u].parent]  # fmt: skip
    if releveled:
        hung += [u for u, shape in draft.now.items() if shape.parent in releveled]
    for unit in dict.fromkeys(hung):
        _check_rule(draft, unit)
        _check_circle(draft, unit)
    _check_codes(draft, changed)
    _check_names(draft, changed)


def _check_rule(draft: Draft, unit: int) -> None:
    shape = draft.now[unit]
    above = draft.now.get(shape.parent) if shape.parent is not None else None
    if shape.parent is not None and above is None:
        return  # told already
    if (shape.level, above.level if above else None) in draft.ranks.allowed:
        return
    allowed = [draft.ranks.name(parent) for level, parent in sorted(draft.ranks.allowed, key=str)
               if level == shape.level and parent]  # fmt: skip
    draft.refuse(
        _find_place(draft, unit),
        f"Ngày {format_date(draft.on)} cấp {draft.ranks.name(shape.level)} (“{shape.full_name}”)"
        f" không được thuộc {'cấp ' + draft.ranks.name(above.level) if above else 'gốc của cây'}"
        + (f"; được thuộc: {', '.join(allowed)}." if allowed else "; xem Quy định về cấp."),
        "parent",
    )


def _check_circle(draft: Draft, unit: int) -> None:
    seen = {unit}
    above = draft.now[unit].parent
    while above is not None and above in draft.now:
        if above in seen:
            draft.refuse(
                _find_place(draft, unit),
                f"“{draft.name(unit)}” không thể trực thuộc chính nó hay đơn vị thuộc nó.",
                "parent",
            )
            return
        seen.add(above)
        above = draft.now[above].parent


def _check_codes(draft: Draft, changed: list[int]) -> None:
    wanted = {(s.register, s.code) for u in changed if (s := draft.now[u]).code}
    if not wanted:
        return
    bearers: dict[tuple, list[int]] = defaultdict(list)
    for unit, shape in draft.now.items():
        if shape.code and (shape.register, shape.code) in wanted:
            bearers[shape.register, shape.code].append(unit)
    touched = set(changed)
    for (_, code), units in bearers.items():
        if len(units) < 2:
            continue
        mine = next(u for u in reversed(units) if u in touched)
        other = next(u for u in units if u != mine)
        draft.refuse(
            _find_place(draft, mine),
            f"Mã {code} đang do “{draft.name(other)}” mang; ghi mã khác, hoặc thêm dòng đổi mã của"
            " đơn vị ấy.", "code",
        )  # fmt: skip


def _check_names(draft: Draft, changed: list[int]) -> None:
    """No two siblings of one level under one full name, where the batch has to do with it."""
    old = draft.picture.shapes
    named = [
        u for u in changed
        if u not in old or old[u].full_name != draft.now[u].full_name
    ]  # fmt: skip
    parents = {draft.now[u].parent for u in named}
    siblings: dict[tuple, list[int]] = defaultdict(list)
    for unit, shape in draft.now.items():
        if shape.parent in parents:
            siblings[shape.parent, shape.level, shape.full_name].append(unit)
    named_units = set(named)
    for unit in named:
        shape = draft.now[unit]
        same = siblings[shape.parent, shape.level, shape.full_name]
        ours = [each for each in same if each in named_units]
        if len(same) > 1 and unit == ours[-1]:
            draft.refuse(
                _find_place(draft, unit),
                f"“{draft.name(shape.parent) if shape.parent else ''}” đã có một đơn vị tên"
                f" “{shape.full_name}”; ghi tên khác.", "name",
            )  # fmt: skip
