"""Rows of cells as lines of decisions, and lines as rows of texts: the same for both ways in.

A row maps the keys of ``sheet.LINE_FIELDS`` to what stands in the cells. Every problem names its
row and its column.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from associations.models import PLACE_KINDS, ChangeKind, Established, Level
from associations.reorganising.lines import Line, NewName, Problem
from associations.reorganising.sheet import (
    BASES,
    BY_KEY,
    KIND_BY_WORD,
    KINDS,
    NEW,
    PARTING,
    PASSING,
    PRESENT,
    USED,
    WHOLE,
)
from associations.reorganising.unit_names import NEW_REFERENCE, UnitNames, Unknown, make_key
from khuyenhoc.lib.names import clean, strip_unit_kind, vn_norm
from khuyenhoc.lib.numbers import Unclear, format_number, parse_number

SHARE_PLACES = 12
CODE_LENGTH = 20
NAME_LENGTH = 200
KIND_BY_NORM = {vn_norm(kind): kind for kind in KINDS}
ESTABLISHED = {vn_norm(word): each for each in Established for word in (each.label, each.value)} | {
    "da co": Established.YES,
    "chua co": Established.NO,
    "chua": Established.NO,
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a cell: the text, and the number where the file holds one."""

    text: str
    number: Decimal | None = None


EMPTY = Typed("")


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it was written: where, and what in which column."""

    place: str
    cells: Mapping[str, Typed]

    def get(self, key: str) -> Typed:
        return self.cells.get(key, EMPTY)

    def text(self, key: str) -> str:
        return clean(self.get(key).text)


class LineReader:
    """Reads the rows of decisions of one day; ``problems`` have columns' keys as their fields."""

    def __init__(self, names: UnitNames) -> None:
        self.names = names
        self.problems: list[Problem] = []
        levels = list(Level.objects.all())
        self._level_names = [level.name for level in levels]
        self._levels = {
            vn_norm(word): level.code for level in levels for word in (level.name, level.code)
        }
        self._with_territory = {level.code for level in levels if level.has_territory}
        self._said: dict[str, tuple[str, NewName]] = {}  # key → place and values of the first line

    def read(self, rows: Sequence[Row]) -> list[Line]:
        """The lines of rows without a problem, in order."""
        kinds = [self._read_kind(row) for row in rows]
        news = [self._read_new(row, kind) for row, kind in zip(rows, kinds, strict=True)]
        for kind, new in zip(kinds, news, strict=True):
            if new is not None and kind is not None and new[1]:
                self.names.add_founded(new[1], f"{new[0].kind} {new[0].name}", new[0].name)
        lines = [
            self._read_line(row, kind, *new)
            for row, kind, new in zip(rows, kinds, news, strict=True)
            if kind is not None and new is not None
        ]
        return [line for line in lines if line is not None]

    def _refuse(self, row: Row, key: str, message: str) -> None:
        self.problems.append(Problem(row.place, message, key))

    def _read_kind(self, row: Row) -> ChangeKind | None:
        text = row.text("kind")
        kind = KIND_BY_WORD.get(vn_norm(text))
        if kind is None:
            wanted = "; ".join(each.label for each in ChangeKind)
            said = f"Không hiểu việc “{text}”." if text else "Chưa ghi việc."
            self._refuse(row, "kind", f"{said} Chọn một trong: {wanted}.")
            return None
        for key, typed in row.cells.items():
            if clean(typed.text) and key not in USED[kind] | {"kind", "decision"}:
                self._refuse(
                    row, key,
                    f"Việc “{kind.label}” không dùng cột “{BY_KEY[key].label}”. Hãy xóa ô này, hoặc"
                    " chọn việc khác.",
                )  # fmt: skip
        return kind

    # What a new or changed unit is to be

    def _read_new(self, row: Row, kind: ChangeKind | None) -> tuple[NewName, str] | None:
        """The new values, their parent still open, and the key of the unit that is founded."""
        if kind is None:
            return None
        before = len(self.problems)
        is_taker_new = self._read_taker(row, kind)
        new = NewName(
            **self._read_name(row),
            level=self._read_level(row, kind),
            established=self._read_word(row, "established", ESTABLISHED),
        )
        code = self._read_code(row, new)
        if is_taker_new or kind is ChangeKind.FOUND:
            if not code and not new.name:
                self._refuse(row, "name", "Thiếu tên hoặc mã của đơn vị mới.")
            key = make_key(code, new.kind, new.name)
        else:
            key = ""
        if len(self.problems) > before:
            return None
        register = self._choose_register(row, new) if code and (key or kind not in PASSING) else ""
        return replace(new, code=code, register=register), key

    def _read_taker(self, row: Row, kind: ChangeKind) -> bool:
        """Whether the unit that takes over is a new one."""
        if kind not in PASSING:
            return False
        said = vn_norm(row.text("taker"))
        known = {"": None, vn_norm(NEW): True, vn_norm(PRESENT): False, "dang hoat dong": False}
        if said not in known:
            self._refuse(row, "taker", f"Gõ “{NEW}” hoặc “{PRESENT}”.")
            return False
        forced = {ChangeKind.MERGE: True, ChangeKind.ABSORB: False}.get(kind)
        is_new = known[said]
        if forced is not None and is_new not in (None, forced):
            self._refuse(
                row, "taker",
                f"Việc “{kind.label}” thì đơn vị nhận phải là “{NEW if forced else PRESENT}”.",
            )  # fmt: skip
        elif forced is None and is_new is None:
            self._refuse(row, "taker", f"Cho biết đơn vị nhận là “{NEW}” hay “{PRESENT}”.")
        return bool(forced if forced is not None else is_new)

    def _read_name(self, row: Row) -> dict[str, str]:
        kind = self._read_word(row, "new_kind", KIND_BY_NORM)
        name = row.text("name")
        said, bare = strip_unit_kind(name)
        if said and said in (kind, kind or said):
            kind, name = said, bare
        if len(name) > NAME_LENGTH:
            self._refuse(row, "name", f"Tên dài quá {NAME_LENGTH} chữ.")
        return {"kind": kind, "name": name}

    def _read_word(self, row: Row, key: str, words: Mapping[str, str]) -> str:
        text = row.text(key)
        if text and vn_norm(text) not in words:
            wanted = ", ".join(BY_KEY[key].choices or self._level_names)
            self._refuse(row, key, f"Không hiểu “{text}”. Chọn một trong: {wanted}.")
            return ""
        return str(words[vn_norm(text)]) if text else ""

    def _read_level(self, row: Row, kind: ChangeKind) -> str:
        level = self._read_word(row, "level", self._levels)
        if kind is ChangeKind.ABOLISH_LEVEL and not row.text("level"):
            self._refuse(row, "level", "Ghi cấp bị bỏ. Ví dụ: Huyện.")
        return level

    def _read_code(self, row: Row, new: NewName) -> str:
        typed = row.get("code")
        code = clean(typed.text)
        if reference := NEW_REFERENCE.fullmatch(code):
            code = clean(reference["rest"])
        if len(code) > CODE_LENGTH:
            self._refuse(row, "code", f"Mã dài quá {CODE_LENGTH} chữ.")
        elif typed.number is not None and row.text("taker") != PRESENT and len(code) in (1, 4):
            self._refuse(
                row, "code",
                f"“{code}” đang là số nên có thể đã mất số 0 ở đầu. Định dạng ô là văn bản rồi gõ"
                f" lại đủ chữ số, ví dụ “0{code}”.",
            )  # fmt: skip
        return code

    def _choose_register(self, row: Row, new: NewName) -> str:
        """The state's register for places, the association's own for what has no territory."""
        if new.level:
            return "gso" if new.level in self._with_territory else "hoi"
        if new.kind:
            return "gso" if new.kind in PLACE_KINDS else "hoi"
        try:
            unit = self.names.find(row.text("subject"), row.text("subject_name"))
        except Unknown:
            return "gso"
        at = self.names.units.get(unit) if isinstance(unit, int) else None
        return "hoi" if at is not None and at.level not in self._with_territory else "gso"

    # The whole line

    def _read_line(self, row: Row, kind: ChangeKind, new: NewName, key: str) -> Line | None:
        before = len(self.problems)
        subject = None
        is_everywhere = kind is ChangeKind.ABOLISH_LEVEL and not (
            row.text("subject") or row.text("subject_name")
        )
        if "subject" in USED[kind] and not is_everywhere:
            subject = self._find(
                row, "subject", "subject_name", has_ended=kind is ChangeKind.REOPEN
            )
        if "parent" in USED[kind] and row.text("parent"):
            new = replace(new, parent=self._find(row, "parent"))
        into: int | str | None = key or None
        if kind in PASSING and not key:
            into = self._find(row, "code", "name")
            new = NewName()
        line = Line(
            kind=kind,
            subject=subject,
            into=into,
            is_part=self._read_part(row, kind),
            new=NewName() if kind is ChangeKind.ABOLISH_LEVEL else self._keep_first(row, key, new),
            level=new.level if kind is ChangeKind.ABOLISH_LEVEL else "",
            weights=self._read_weights(row) if kind in PASSING else {},
            source=row.text("source"),
            place=row.place,
        )
        return line if len(self.problems) == before else None

    def _find(
        self, row: Row, key: str, name_key: str = "", *, has_ended: bool = False
    ) -> int | str | None:
        code, name = row.text(key), row.text(name_key) if name_key else ""
        if not code and not name:
            self._refuse(row, key, f"Thiếu {BY_KEY[key].label.lower()}.")
            return None
        try:
            return self.names.find(code, name, has_ended=has_ended)
        except Unknown as problem:
            self._refuse(row, key if code else name_key, str(problem))
            return None

    def _read_part(self, row: Row, kind: ChangeKind) -> bool:
        if kind not in PASSING:
            return False
        text = vn_norm(row.text("part"))
        if not text:
            return kind in PARTING
        known = {"mot phan": True, "phan": True, vn_norm(WHOLE): False, "ca": False}
        if text not in known:
            self._refuse(row, "part", "Gõ “toàn bộ” hoặc “một phần”.")
        return known.get(text, False)

    def _keep_first(self, row: Row, key: str, new: NewName) -> NewName:
        """The values of a new unit stand on its first line; later ones may repeat them."""
        if not key:
            return new
        if key not in self._said:
            self._said[key] = row.place, new
            return new
        place, first = self._said[key]
        labels = {"name": "name", "kind": "new_kind", "level": "level", "parent": "parent",
                  "established": "established"}  # fmt: skip
        for field, column in labels.items():
            if getattr(new, field) not in ("", None, getattr(first, field)):
                self._refuse(row, column, f"Khác với {place} về cùng một đơn vị mới. Hãy sửa một.")
        return NewName()

    def _read_weights(self, row: Row) -> dict[str, Decimal]:
        shares = {}
        for basis in BASES:
            typed = row.get(basis.value)
            if not clean(typed.text):
                continue
            try:
                shares[basis.value] = read_share(typed)
            except Unclear as problem:
                self._refuse(row, basis.value, str(problem))
        if shares and not row.text("source"):
            self._refuse(row, "source", "Có tỉ phần thì ghi nguồn: văn bản hoặc cơ quan cho số.")
        return shares


def read_share(typed: Typed) -> Decimal:
    """A share from 0 to 1, also written in per cent. Raises ``Unclear``."""
    share = typed.number
    if share is None:
        parsed = parse_number(typed.text)
        share = parsed.value / 100 if parsed.percent else parsed.value
    if not 0 <= share <= 1:
        raise Unclear(
            f"Tỉ phần “{clean(typed.text)}” phải từ 0 đến 1, hoặc theo phần trăm. Ví dụ: 0,25 hoặc"
            " 25%."
        )
    return round(share, SHARE_PLACES).normalize() + 0


# Lines as rows


def write_rows(
    lines: Sequence[Line], names: UnitNames, level_names: Mapping[str, str]
) -> list[dict[str, str]]:
    """The lines of a decision as texts by column, such as ``LineReader`` reads back."""
    first: dict[str, NewName] = {}
    rows = []
    for line in lines:
        row = _write_row(line, names, level_names)
        if isinstance(line.into, str):
            new = first.setdefault(line.into, line.new)
            if new is not line.new:  # a later line repeats by what the unit is known
                known = {"code": new.code} if new.code else {"new_kind": new.kind, "name": new.name}
                row |= {key: text for key, text in known.items() if text}
        rows.append(row)
    return rows


def _write_row(line: Line, names: UnitNames, level_names: Mapping[str, str]) -> dict[str, str]:
    def refer(unit: int | str | None) -> str:
        if unit is None:
            return ""
        return f"mới {unit.removeprefix('+')}" if isinstance(unit, str) else names.refer(unit)

    new = line.new
    is_present = line.kind in PASSING and isinstance(line.into, int)
    texts = {
        "kind": line.kind.label,
        "subject": refer(line.subject),
        "subject_name": _call(line.subject, names),
        "code": refer(line.into) if is_present else new.code,
        "new_kind": new.kind,
        "name": _call(line.into, names) if is_present else new.name,
        "level": level_names.get(line.level or new.level, ""),
        "parent": refer(new.parent),
        "established": Established(new.established).label if new.established else "",
        "source": line.source,
    } | {basis: format_number(share) for basis, share in line.weights.items()}
    if line.kind in PASSING:
        texts["part"] = "một phần" if line.is_part else WHOLE
        texts["taker"] = PRESENT if is_present else NEW
    return {name: text for name, text in texts.items() if text}


def _call(unit: int | str | None, names: UnitNames) -> str:
    at = names.units.get(unit) if isinstance(unit, int) else None
    return at.full_name if at else ""
