"""Which unit a cell of a decision names: by code, by name, by the portal's number, or a new one.

Units are those that live on the day before the decision is in force. Whatever is short of one
clear answer is a problem that says what to type; nothing is guessed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

from associations.history import UnitAt, tree_at
from associations.matching import Candidate, UnitMatcher
from associations.models import Association, State
from associations.scope import AssociationQuerySet
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.lib.sheets.declaration import Certainty

NEW_REFERENCE = re.compile(r"\s*(?:m[ớo]i\s*[:\-–]?\s+|\+)(?P<rest>\S.*)", re.IGNORECASE)
NUMBER_REFERENCE = re.compile(r"#\s*([0-9]{1,9})")
PADDED = (2, 3, 5)  # digits of the state's codes: a spreadsheet drops the zeros before them


class Unknown(Exception):
    """The text names no unit, or more than one; the message says what would be accepted."""


def make_key(code: str, kind: str = "", name: str = "") -> str:
    """The key of a unit that is founded: by its code, else by its name with its kind."""
    return f"+{code or ' '.join(filter(None, (kind, name)))}"


class UnitNames:
    """The units that the lines of decisions of one day may name."""

    def __init__(self, in_force_on: date, roots: AssociationQuerySet | None = None) -> None:
        """``roots`` narrows to their subtrees; what lies elsewhere is then not there."""
        self.on = in_force_on - timedelta(days=1)
        self.founded: dict[str, str] = {}  # what a new unit may be called → its key
        units = tree_at(self.on)
        if roots is not None:
            inside = set(Association.objects.within(roots).order_by().values_list("pk", flat=True))
            units = [unit for unit in units if unit.id in inside]
        self.units = {unit.id: unit for unit in units}
        self._roots = roots

    @cached_property
    def by_code(self) -> dict[str, list[int]]:
        """The living units by code."""
        found: dict[str, list[int]] = defaultdict(list)
        for unit in self.units.values():
            if unit.code:
                found[unit.code.upper()].append(unit.id)
        return found

    @cached_property
    def by_name(self) -> dict[str, list[int]]:
        """The living units by full name, diacritics aside: what most cells say."""
        found: dict[str, list[int]] = defaultdict(list)
        for unit in self.units.values():
            found[vn_norm(unit.full_name)].append(unit.id)
        return found

    @cached_property
    def matcher(self) -> UnitMatcher:
        """Finds living units by names of all sorts; made when a plain look-up is not enough."""
        return UnitMatcher(map(self._describe, self.units.values()))

    @cached_property
    def ended(self) -> dict[int, State]:
        """The units that have ended by that day, with their last states."""
        rows = Association.objects.filter(closed_on__lte=self.on + timedelta(days=1))
        if self._roots is not None:
            rows = rows.within(self._roots, past=True)
        last = State.objects.filter(association__in=rows.order_by().values("pk"))
        last = last.order_by("association_id", "-valid").distinct("association_id")
        return {state.association_id: state for state in last}

    def _describe(self, unit: UnitAt) -> Candidate:
        return Candidate(
            code=str(unit.id),
            name=unit.full_name,
            spellings=(unit.full_name,),
            codes=("",),  # codes are looked up before names
            above=tuple(above.full_name for above in self._list_above(unit)),
        )

    def _list_above(self, unit: UnitAt) -> Iterable[UnitAt]:
        while unit.parent is not None and unit.parent in self.units:
            unit = self.units[unit.parent]
            yield unit

    def call(self, unit: int) -> str:
        """The unit in words: "Xã Tân Lập (mã 05755, Huyện Võ Nhai)"."""
        if (at := self.units.get(unit)) is None:
            state = self.ended.get(unit)
            return f"{state.full_name} (đã kết thúc)" if state else f"số #{unit}"
        told = [f"mã {at.code}"] if at.code else [f"số #{unit}"]
        told += [above.full_name for above in self._list_above(at)][:1]
        return f"{at.full_name} ({', '.join(told)})"

    def refer(self, unit: int) -> str:
        """What to type in a cell of codes for the unit: its code where it has one of its own."""
        at = self.units.get(unit)
        if at is None or not at.code or self.by_code[at.code.upper()] != [unit]:
            return f"#{unit}"
        return at.code

    def add_founded(self, key: str, *names: str) -> None:
        """Let a unit that the decisions found be named by its key, code or name."""
        for text in (key.removeprefix("+"), *names):
            if clean(text):
                self.founded.setdefault(vn_norm(text), key)

    def find(self, code: str, name: str = "", *, has_ended: bool = False) -> int | str:
        """The id of the unit, or the key of a new one. Raises ``Unknown``."""
        code, name = clean(code), clean(name)
        if new := NEW_REFERENCE.fullmatch(code):
            return self._find_new(new["rest"])
        if number := NUMBER_REFERENCE.fullmatch(code):
            return self._find_number(int(number[1]), has_ended)
        if has_ended:
            return self._find_ended(code, name)
        if not code:
            return self._find_name(name)
        if not (coded := self._find_coded(code)):
            if not any(letter.isdigit() for letter in code):  # a name in the column of codes
                return self._find_name(code)
            if key := self.founded.get(vn_norm(code)):
                return key
            raise Unknown(
                f"Ngày {format_date(self.on)} không có đơn vị nào mang mã “{code}”. Hãy lấy mã ở"
                " danh sách đơn vị hiện có."
            )
        if len(coded) > 1:
            raise Unknown(f"Có nhiều đơn vị mang mã “{code}”: {self._list(coded)}. Gõ số có dấu #.")
        self._check_name(coded[0], code, name)
        return coded[0]

    def _find_new(self, text: str) -> str:
        key = self.founded.get(vn_norm(text))
        if key is None:
            raise Unknown(
                f"Không có dòng nào lập đơn vị mới “{text}”. Hãy viết dòng lập đơn vị ấy trước."
            )
        return key

    def _find_number(self, unit: int, has_ended: bool) -> int:
        if unit in (self.ended if has_ended else self.units):
            return unit
        raise Unknown(f"Ngày {format_date(self.on)} không có đơn vị số #{unit}.")

    def _find_coded(self, code: str) -> list[int]:
        found = self.by_code.get(code.upper(), [])
        if found or not code.isdigit():
            return found
        padded = {code.zfill(length) for length in PADDED if length > len(code)}
        return [unit for each in sorted(padded) for unit in self.by_code.get(each, [])]

    def _check_name(self, unit: int, code: str, name: str) -> None:
        """A name beside the code must be one that the unit may go by."""
        if not name or vn_norm(name) == vn_norm(self.units[unit].full_name):
            return
        match = self.matcher.match(name)
        sure = [choice.code for choice in match.choices if match.certainty is Certainty.SURE]
        if sure != [str(unit)] and not self._is_one_of_many(name, unit):
            raise Unknown(
                f"Mã “{code}” là của {self.call(unit)}, không phải “{name}”. Hãy sửa mã hoặc tên."
            )

    def _is_one_of_many(self, name: str, unit: int) -> bool:
        """Whether the bare name is the unit's own, which it shares with others."""
        return vn_norm(name) == vn_norm(self.units[unit].name)

    def _find_name(self, name: str) -> int | str:
        if len(plain := self.by_name.get(vn_norm(name), [])) == 1:
            return plain[0]
        match = self.matcher.match(name)
        if match.certainty is Certainty.SURE:
            return int(match.choices[0].code)
        if key := self.founded.get(vn_norm(name)):
            return key
        if match.choices:
            units = [int(choice.code) for choice in match.choices]
            raise Unknown(f"“{name}” có thể là: {self._list(units)}. Hãy gõ mã của đơn vị.")
        raise Unknown(
            f"Ngày {format_date(self.on)} không có đơn vị nào tên “{name}”. Hãy lấy mã ở danh"
            " sách đơn vị hiện có."
        )

    def _find_ended(self, code: str, name: str) -> int:
        found = [
            unit
            for unit, state in self.ended.items()
            if (not code or (state.code or "").upper() == code.upper())
            and (not name or vn_norm(state.full_name) == vn_norm(name))
        ]
        if len(found) == 1:
            return found[0]
        if not found:
            raise Unknown(
                f"Đến ngày {format_date(self.on)} không có đơn vị đã kết thúc nào như vậy."
                " Gõ mã cuối cùng của đơn vị."
            )
        raise Unknown(f"Có nhiều đơn vị như vậy: {self._list(found)}. Gõ số có dấu #.")

    def _list(self, units: Iterable[int]) -> str:
        return "; ".join(f"{self.call(unit)} #{unit}" for unit in list(units)[:5])
