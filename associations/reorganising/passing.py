"""What passes to whom: mergers, absorptions, divisions, cuts, closings, levels that end."""

from collections.abc import Mapping
from decimal import Decimal

from associations.models import Basis, ChangeKind
from associations.reorganising.draft import Draft, Said

ONE = Decimal(1)
BASES = {basis.value: str(basis.label) for basis in Basis if basis != Basis.NONE}
# By what the greatest part is known when units of a divided one have to be placed.
BY_SIZE = (Basis.PEOPLE, Basis.HOUSEHOLDS, Basis.MEMBERS, Basis.AREA)

Passes = list[tuple[Said, int]]


def follow_passes(draft: Draft) -> None:
    """Let every subject pass as its lines say, in the order in which subjects are named first."""
    for subject, passes in draft.passing.items():
        if subject in draft.closing:
            for said in draft.closing.pop(subject):
                draft.refuse(
                    said.place,
                    f"“{draft.name(subject)}” đã chuyển cho đơn vị khác ở một dòng của đợt này;"
                    " bỏ dòng kết thúc.", "subject",
                )  # fmt: skip
        if subject in draft.founders:
            ends = [said for said, _ in passes if said.line.kind != ChangeKind.CUT_OUT]
            for said in ends:
                draft.refuse(
                    said.place,
                    f"“{draft.name(subject)}” được lập trong chính đợt này; ghi thẳng vào đơn vị"
                    " cuối cùng.", "subject",
                )  # fmt: skip
            if ends:
                continue
        _pass(draft, subject, _check_takers(draft, subject, passes))
    _close(draft)
    for said, level, top in draft.abolishing:
        _abolish(draft, said, level, top)


def _check_takers(draft: Draft, subject: int, passes: Passes) -> Passes:
    """The passes to units that live on, each taker once."""
    kept: dict[int, tuple[Said, int]] = {}
    for said, into in passes:
        if into in draft.ended:
            draft.refuse(
                said.place,
                f"“{draft.name(into)}” cũng kết thúc trong đợt này; ghi thẳng đơn vị nhận cuối"
                " cùng, hoặc đưa dòng này lên trước.", "into",
            )  # fmt: skip
        elif into in kept:
            draft.refuse(
                said.place,
                f"“{draft.name(subject)}” đã có dòng chuyển cho “{draft.name(into)}”; chỉ giữ một.",
                "into",
            )
        elif into in draft.now:
            kept[into] = (said, into)
    return list(kept.values())


def _pass(draft: Draft, subject: int, passes: Passes) -> None:
    cuts = [p for p in passes if p[0].line.kind == ChangeKind.CUT_OUT]
    rest = [p for p in passes if p[0].line.kind != ChangeKind.CUT_OUT]
    parts = [p for p in rest if p[0].line.is_part or p[0].line.kind == ChangeKind.SPLIT]
    wholes = [p for p in rest if p not in parts]
    name = draft.name(subject)
    for said, _ in wholes[1:]:
        draft.refuse(
            said.place,
            f"“{name}” đã chuyển toàn bộ ở một dòng khác; chuyển cho nhiều đơn vị thì mỗi dòng ghi"
            " “một phần”.", "subject",
        )  # fmt: skip
    if wholes and parts:
        for said, _ in parts:
            draft.refuse(said.place, f"“{name}” đã có dòng chuyển toàn bộ; ghi dòng ấy là “một"
                         " phần”, hoặc bỏ dòng này.", "subject")  # fmt: skip
        return
    if cuts and len(parts) == 1:
        wholes, parts = parts, []  # what is left after the cuts
    if len(parts) == 1:
        draft.refuse(
            parts[0][0].place,
            f"Các phần của “{name}” chưa đủ: chỉ một phần có đơn vị nhận. Thêm dòng cho phần còn"
            " lại, ghi “tách một phần” nếu đơn vị cũ còn hoạt động, hoặc bỏ “một phần”.", "into",
        )  # fmt: skip
        return
    takers = [*cuts, *parts]
    heir = wholes[0][1] if wholes else subject if not parts else None
    if not takers:
        if heir is not None and heir != subject:
            said = wholes[0][0]
            draft.territory.pass_on(subject, heir, said.decision)
            draft.takers.setdefault(subject, []).append(heir)
            draft.end(subject, said.decision)
        return
    weights, remaining = _weigh(draft, name, takers, heir is not None)
    shares = [(into, weights[place], said.line.source, said.decision)
              for place, (said, into) in enumerate(takers)]  # fmt: skip
    decision = takers[-1][0].decision
    if heir is not None:
        source = next((s for _, _, s, _ in shares if s), "")
        by = wholes[0][0].decision if wholes else decision
        shares.append((heir, remaining, source, by))
    draft.territory.divide(subject, shares)
    order = {into: place for place, (_, into) in enumerate(passes)}
    named = sorted((into for into, *_ in shares if into != subject), key=order.__getitem__)
    draft.takers.setdefault(subject, []).extend(named)
    draft.divided.add(subject)
    draft.favourite[subject] = _find_greatest(shares, heir if heir == subject else named[0])
    if heir != subject:
        draft.end(subject, decision if not wholes else wholes[0][0].decision)
    else:
        draft.by.setdefault(subject, decision)


def _weigh(
    draft: Draft, name: str, takers: Passes, has_rest: bool
) -> tuple[list[dict[str, Decimal]], dict[str, Decimal]]:
    """The shares of the takers, by basis that all have, and what remains for the rest."""
    given: list[Mapping[str, Decimal]] = [said.line.weights for said, _ in takers]
    fits: dict[str, Decimal] = {}
    for basis in dict.fromkeys(basis for weights in given for basis in weights):
        place = next(said.place for (said, _), w in zip(takers, given, strict=True) if basis in w)
        if basis not in BASES:
            draft.refuse(place, f"Không có căn cứ “{basis}”; dùng {', '.join(BASES)}.", "weights")
            continue
        wrong = [s for (s, _), w in zip(takers, given, strict=True)
                 if basis in w and not _is_share(w[basis])]  # fmt: skip
        missing = [s for (s, _), w in zip(takers, given, strict=True) if basis not in w]
        label = BASES[basis]
        for said in wrong:
            draft.refuse(said.place, f"Tỉ phần theo {label} phải từ 0 đến 1, tối đa 12 số lẻ.",
                         "weights")  # fmt: skip
        for said in missing:
            draft.refuse(
                said.place,
                f"Thiếu tỉ phần theo {label}: các phần khác của “{name}” đã có. Ghi đủ mọi phần,"
                " hoặc để trống tất cả.", "weights",
            )  # fmt: skip
        if wrong or missing:
            continue
        total = sum((weights[basis] for weights in given), Decimal(0))
        if total > ONE or (total != ONE and not has_rest):
            wanted = "không quá 1" if has_rest else "đúng bằng 1"
            draft.refuse(
                place,
                f"Tỉ phần theo {label} của “{name}” cộng lại là {_write(total)}, phải {wanted}.",
                "weights",
            )
            continue
        fits[basis] = ONE - total
    return [{b: w[b] for b in fits} for w in given], fits


def _is_share(share: Decimal) -> bool:
    return 0 <= share <= ONE and share == share.quantize(Decimal("1e-12"))


def _write(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


def _find_greatest(shares: list[tuple], otherwise: int) -> int:
    """Who takes the greatest share by the first basis that is known."""
    for basis in BY_SIZE:
        if all(basis in weights for _, weights, _, _ in shares):
            return max(shares, key=lambda share: share[1][basis])[0]
    return otherwise


def _close(draft: Draft) -> None:
    for subject, said in draft.closing.items():
        for each in said[1:]:
            draft.refuse(each.place, f"“{draft.name(subject)}” đã có dòng kết thúc.", "subject")
        if subject in draft.ended:
            continue
        pieces = draft.territory.held.get(subject, ())
        if subject in draft.founders or any(piece.shares is not None for piece in pieces):
            draft.refuse(said[0].place, f"“{draft.name(subject)}” vừa được lập hoặc nhận địa bàn"
                         " trong đợt này, không thể kết thúc cùng ngày.", "subject")  # fmt: skip
            continue
        draft.territory.pass_on(subject, None, said[0].decision)
        draft.end(subject, said[0].decision)


def _abolish(draft: Draft, said: Said, level: str, top: int | None) -> None:
    """End what is left of a level, in the country or below ``top``."""
    if top is None:
        draft.abolished[level] = said.decision
        units = [u for u, shape in draft.now.items() if shape.level == level]
    else:
        units = [u for u in _list_below(draft, top)
                 if u in draft.now and draft.now[u].level == level]  # fmt: skip
    for unit in units:
        name = draft.name(unit)
        if unit in draft.founders or unit in draft.reopened:
            draft.refuse(
                draft.places[unit],
                f"“{name}” thuộc cấp bị bỏ trong chính đợt này; chọn cấp khác.", "level",
            )  # fmt: skip
        elif draft.territory.held.get(unit) and draft.ranks.is_place(level):
            draft.refuse(
                said.place,
                f"“{name}” tự nắm địa bàn; ghi một dòng cho biết địa bàn ấy chuyển cho đơn vị nào.",
                "level",
            )
        else:
            draft.territory.pass_on(unit, None, said.decision)
            draft.end(unit, said.decision)
            draft.places.setdefault(unit, said.place)


def _list_below(draft: Draft, top: int) -> list[int]:
    below: list[int] = []
    pending = list(draft.children.get(top, ()))
    while pending:
        unit = pending.pop()
        below.append(unit)
        pending.extend(draft.children.get(unit, ()))
    return below
