"""The small language of sentence templates: words around figure references; nothing in it runs.

A line is a sentence. ``{members}`` tells a figure, ``{members | so cuối năm trước}`` its change;
``[, trong đó {branches_school}]`` is left out where a figure in it is missing. ``{tên}`` and
``{kỳ}`` are the unit and the period. What a filter may say stands in ``FILTERS``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from figures.models import Indicator, IndicatorKind
from figures.spans import Base

WORDS = ("tên", "kỳ")  # what may be named besides figures
MOST_SIGNS, MOST_FIGURES = 6000, 60  # of one paragraph
BASES = {
    "cùng kỳ": Base.SAME_PERIOD,
    "năm trước": Base.SAME_PERIOD,
    "cuối năm trước": Base.LAST_YEAR_END,
    "đầu kỳ": Base.LAST_YEAR_END,
    "kỳ trước": Base.PREVIOUS,
}
_BASES = "|".join(sorted(BASES, key=len, reverse=True))
_CODE = r"[a-z][a-z0-9_]*"
# Filter → how it is written. The first group that is found is its argument.
FILTERS = {
    "number": (re.compile(r"số"), "số"),
    "measure": (re.compile(r'đơn vị "([^"{}\[\]]{1,40})"'), 'đơn vị "hội viên"'),
    "rounded": (re.compile(r"tròn (nghìn|triệu|tỉ)"), "tròn tỉ"),
    "change": (re.compile(rf"so ({_BASES})"), "so cùng kỳ"),
    "percent": (re.compile(rf"so % ({_BASES})"), "so % năm trước"),
    "both": (re.compile(rf"so cả ({_BASES})"), "so cả cùng kỳ"),
    "bare": (re.compile(r"không nêu mốc"), "không nêu mốc"),
    "plus": (re.compile(rf"cộng ({_CODE}(?: {_CODE})*)"), "cộng rewards_teachers_count"),
    "share": (re.compile(rf"chiếm ({_CODE})"), "chiếm population"),
    "per": (re.compile(rf"bình quân ({_CODE})"), "bình quân population"),
    "best": (re.compile(r"cao nhất ([1-9]\d?)"), "cao nhất 4"),
    "least": (re.compile(r"thấp nhất ([1-9]\d?)"), "thấp nhất 3"),
    "above": (re.compile(rf"cao và tăng ({_BASES})"), "cao và tăng cuối năm trước"),
    "each": (re.compile(r"từng đơn vị"), "từng đơn vị"),
    "parts": (re.compile(rf"trong đó ({_CODE}(?: {_CODE})*)"), "trong đó branches_school boards"),
}
SAYING = {"change", "percent", "both", "share", "per", "best", "least", "above", "each", "parts"}
CHANGES = {"change", "percent", "both"}
_REFERENCE = re.compile(r"\{([^{}]*)\}")
_CLAUSE = re.compile(r"\[([^\[\]]*)\]")


class TemplateError(ValueError):
    """A template that cannot be read; the message is a Vietnamese sentence for who wrote it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure reference: which indicator, and what is said of it."""

    code: str
    filters: tuple[tuple[str, str], ...] = ()

    @property
    def saying(self) -> tuple[str, str]:
        """The filter that says something else than the value, or ("value", "")."""
        return next((each for each in self.filters if each[0] in SAYING), ("value", ""))

    def find(self, name: str) -> str | None:
        """The argument of a filter, None where it is not there."""
        return next((argument for known, argument in self.filters if known == name), None)

    @property
    def added(self) -> list[str]:
        """The indicators whose numbers are added to it."""
        return (self.find("plus") or "").split()

    @property
    def codes(self) -> tuple[str, ...]:
        """All indicators that it reads."""
        name, argument = self.saying
        others = argument.split() if name in ("share", "per", "parts") else self.added
        return (self.code, *others)


@dataclass(frozen=True, slots=True)
class Word:
    """``{tên}`` or ``{kỳ}``."""

    name: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that is left out where a figure in it is missing."""

    pieces: tuple["str | Reference | Word", ...]


Piece = str | Reference | Word | Clause


@dataclass(frozen=True, slots=True)
class Template:
    """The sentences of a paragraph, each as its pieces."""

    sentences: tuple[tuple[Piece, ...], ...]

    @property
    def references(self) -> list[Reference]:
        """All figure references, in their order."""
        return [piece for line in self.sentences for piece in _walk(line)]

    @property
    def codes(self) -> list[str]:
        """The indicators that are read, each once."""
        return list(dict.fromkeys(code for each in self.references for code in each.codes))


def read_template(text: str) -> Template:
    """Read a template. Raises ``TemplateError``."""
    if len(text) > MOST_SIGNS:
        raise TemplateError("Mẫu câu dài quá 6.000 ký tự. Hãy chia làm nhiều đoạn.")
    lines = tuple(_read_line(line) for line in text.splitlines() if line.strip())
    template = Template(lines)
    if len(template.references) > MOST_FIGURES:
        raise TemplateError("Một đoạn dẫn quá 60 số liệu. Hãy chia làm nhiều đoạn.")
    return template


def list_faults(text: str, known: Mapping[str, Indicator]) -> list[str]:
    """What is wrong with a template, a sentence each: it cannot be read, an indicator of it is not
    in the catalogue, or what it adds up does not belong together."""
    try:
        template = read_template(text)
    except TemplateError as fault:
        return [str(fault)]
    unknown = [code for code in template.codes if code not in known]
    if unknown:
        return [
            f"Không có chỉ tiêu mang mã “{code}”. Hãy chọn mã trong danh mục chỉ tiêu."
            for code in unknown
        ]
    return [
        f"Không cộng được {', '.join(each.codes)}: đơn vị tính khác nhau, hoặc là tỉ lệ."
        for each in template.references
        if each.find("plus") and not _add_up([known[code] for code in each.codes])
    ]


def wrap_codes(text: str) -> str:
    """Codes with blanks between them, as of a table, as references."""
    return " ".join(f"{{{code}}}" for code in text.split())


def _add_up(indicators: list[Indicator]) -> bool:
    is_one = len({each.unit for each in indicators}) == 1
    return is_one and all(each.kind != IndicatorKind.RATIO for each in indicators)


def _walk(pieces: Iterable[Piece]) -> Iterator[Reference]:
    for piece in pieces:
        if isinstance(piece, Reference):
            yield piece
        elif isinstance(piece, Clause):
            yield from _walk(piece.pieces)


def _read_line(line: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    end = 0
    for found in _CLAUSE.finditer(line):
        pieces += _read_words(line[end : found.start()])
        pieces.append(Clause(tuple(_read_words(found[1]))))
        end = found.end()
    return (*pieces, *_read_words(line[end:]))


def _read_words(text: str) -> list[str | Reference | Word]:
    pieces: list[str | Reference | Word] = []
    end = 0
    for found in _REFERENCE.finditer(text):
        pieces.append(_check_plain(text[end : found.start()]))
        pieces.append(_read_reference(found[1]))
        end = found.end()
    pieces.append(_check_plain(text[end:]))
    return [piece for piece in pieces if piece]


def _check_plain(text: str) -> str:
    if stray := set("{}[]") & set(text):
        sign = sorted(stray)[0]
        raise TemplateError(f"Dấu {sign} trong “{text.strip()[:60]}” chưa có dấu đi cùng.")
    return text


def _read_reference(text: str) -> Reference | Word:
    name, *rest = (" ".join(part.split()) for part in text.split("|"))
    if name in WORDS:
        if rest:
            raise TemplateError(f"{{{name}}} không có cách nói khác.")
        return Word(name)
    if not re.fullmatch(_CODE, name):
        raise TemplateError(
            f"“{{{text}}}” không phải mã chỉ tiêu. Viết như {{members}}, {{tên}} hoặc {{kỳ}}."
        )
    filters = tuple(_read_filter(part) for part in rest)
    if len({each for each, _ in filters}) < len(filters) or (
        len([each for each, _ in filters if each in SAYING]) > 1
    ):
        raise TemplateError(f"“{{{text}}}” nói hai cách cùng lúc. Hãy viết thành hai chỗ.")
    reference = Reference(name, filters)
    _judge(reference, text)
    return reference


def _judge(reference: Reference, text: str) -> None:
    """Refuse a filter where it would say nothing."""
    saying = reference.saying[0]
    misplaced = (
        (reference.find("bare") is not None and saying not in CHANGES)
        or (reference.find("plus") is not None and saying != "value")
        or (reference.find("rounded") is not None and saying not in {"value", *CHANGES})
        or (reference.find("number") is not None and reference.find("measure") is not None)
        or (reference.find("number") is not None and saying in {"percent", "share"})
    )
    if misplaced:
        raise TemplateError(f"Các cách nói trong “{{{text}}}” không đi cùng nhau được.")


def _read_filter(text: str) -> tuple[str, str]:
    for name, (pattern, _) in FILTERS.items():
        if found := pattern.fullmatch(text):
            return name, found[1] if pattern.groups else ""
    ways = "; ".join(example for _, example in FILTERS.values())
    raise TemplateError(f"Không rõ cách nói “{text}”. Có thể viết: {ways}.")
