"""Paragraphs out of figures: the sentences of a template, with what each of them tells.

A figure that is missing is said so plainly; a number is only printed as its reference gives it.
Nothing here asks the database: a ``Source`` hands over readings and changes.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, Protocol

from figures.changes import Change
from figures.formulas import round_places
from figures.models import Indicator, IndicatorKind, Precision
from figures.reading import Reading, join_precisions
from figures.spans import Base
from khuyenhoc.lib.numbers import format_number
from meetings.reports.language import BASES, Clause, Piece, Reference, Template, Word
from meetings.reports.numbers import (
    PERCENT_PLACES,
    SCALES,
    join_measure,
    put_word,
    round_number,
    write_measured,
    write_scaled,
)

MOST_NAMES = 100
MOST_PERCENT = 1000
_BLANKS = re.compile(r"[ \t]+")
_BEFORE_SIGN = re.compile(r"\s+([,.;:)])")
_DOUBLED = re.compile(r"([,;:])(?:\s*[,;])+")
_ORPHAN = re.compile(r"[,;]\s*([.;])")
_EMPTY = re.compile(r"\(\s*\)")


class Below(NamedTuple):
    """A unit directly below with its figure; in the order of the tree."""

    unit: int
    name: str
    reading: Reading


class Source(Protocol):
    """Where the figures of one unit and period come from. ``read`` may be asked for known codes
    only; ``list_below`` is empty for a unit without units below it."""

    unit_name: str

    @property
    def period_name(self) -> str:
        """The period inside a sentence."""

    @property
    def known(self) -> Mapping[str, Indicator]:
        """Code → indicator."""

    def read(self, code: str) -> Reading:
        """The figure of the unit itself."""

    def compare(self, code: str, base: Base) -> Change:
        """How it changed since ``base``."""

    def list_below(self, code: str) -> Sequence[Below]:
        """The same figure of the units directly below."""

    def compare_below(self, code: str, base: Base) -> Mapping[int, Change]:
        """Unit directly below → how its figure changed."""


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph: its sentences, the numbers that they say, the indicators that they read (of the
    unit itself, and of the units below it), and what must be known beside it."""

    sentences: tuple[str, ...]
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    spoken: tuple[Decimal, ...] = ()
    is_illustrative: bool = False

    @property
    def text(self) -> str:
        """The paragraph as it is printed."""
        return " ".join((*self.sentences, *self.missing, *self.notes))


class _Missing(LookupError):
    """A figure is missing, or for the reason ``why_not`` cannot be compared; its label."""

    def __init__(self, label: str, why_not: str = "") -> None:
        super().__init__(label)
        self.label, self.why_not = label, why_not


@dataclass(slots=True)
class _Writer:
    source: Source
    spoken: list[Decimal] = field(default_factory=list)
    used: dict[str, Reading] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    refused: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    # ----- sentences -----

    def write_sentence(self, pieces: Iterable[Piece]) -> str:
        """One sentence, "" where a figure outside clauses is missing."""
        kept = (list(self.spoken), dict(self.used), list(self.notes))
        parts = []
        for piece in pieces:
            try:
                if isinstance(piece, Clause):
                    parts.append(self._write_clause(piece))
                else:
                    parts.append(self._write_piece(piece))
            except _Missing as gap:
                self._note_gap(gap)
                self.spoken, self.used, self.notes = kept
                return ""
        return tidy("".join(parts))

    def _write_clause(self, clause: Clause) -> str:
        kept = (list(self.spoken), dict(self.used), list(self.notes))
        try:
            return "".join(self._write_piece(piece) for piece in clause.pieces)
        except _Missing as gap:
            self._note_gap(gap)
            self.spoken, self.used, self.notes = kept
            return ""

    def _note_gap(self, gap: _Missing) -> None:
        heap = self.refused.setdefault(gap.why_not, []) if gap.why_not else self.missing
        if gap.label not in heap:
            heap.append(gap.label)

    def _write_piece(self, piece: "str | Reference | Word") -> str:
        if isinstance(piece, str):
            return piece
        if isinstance(piece, Word):
            return self.source.unit_name if piece.name == "tên" else self.source.period_name
        return self._write_reference(piece)

    # ----- references -----

    def _write_reference(self, told: Reference) -> str:
        name, argument = told.saying
        match name:
            case "value":
                return self._write_value(told)
            case "change" | "percent" | "both":
                return self._write_change(told, name, BASES[argument])
            case "share":
                return self._write_share(told, argument)
            case "per":
                return self._write_per(told, argument)
            case "parts":
                return self._write_parts(told, argument.split())
            case "above":
                return self._list_above(told, BASES[argument])
        return self._list_ranked(told, name, int(argument) if argument else MOST_NAMES)

    def _read(self, code: str) -> Reading:
        reading = self.source.read(code)
        if reading.number is None or reading.exact is None:
            raise _Missing(lower_first(self.source.known[code].label))
        self.used[code] = reading
        return reading

    def _write_value(self, told: Reference) -> str:
        first, *others = [self._read(code) for code in (told.code, *told.added)]
        assert first.number is not None
        number = first.number + sum((each.number or 0 for each in others), Decimal(0))
        precision = join_precisions([first, *others])
        return self._say(told, number, precision, first.places, first.indicator)

    def _say(
        self, told: Reference, number: Decimal, precision: int, places: int | None, of: Indicator
    ) -> str:
        """A number as the reference wants it: rounded, with another unit, or bare."""
        measure = told.find("measure") or of.unit
        scale = told.find("rounded")
        if scale is not None:
            number, precision = round_number(number, SCALES[scale], precision)
        self.spoken.append(number)
        if told.find("number") is not None:
            text = format_number(number, places if scale is None else None)
        elif scale is not None:
            text = write_scaled(number, scale, measure)
        else:
            text = write_measured(number, places, measure)
        return put_word(precision, text)

    def _compare(self, told: Reference, base: Base) -> Change:
        reading = self._read(told.code)
        change = self.source.compare(told.code, base)
        if change.amount is None:
            raise _Missing(reading.indicator.label, change.why_not)
        return change

    def _write_change(self, told: Reference, name: str, base: Base) -> str:
        change = self._compare(told, base)
        assert change.amount is not None
        words = "" if told.find("bare") is not None else f" {change.words}"
        if words and change.units is not None:
            self.spoken.append(Decimal(change.units))
        if not change.amount and change.now == change.before:
            return f"không đổi{words}"
        if change.now is None or change.before is None:
            raise _Missing(lower_first(self.source.known[told.code].label))
        verb = "tăng" if change.now > change.before else "giảm"
        percent = "" if name == "change" else self._say_percent(told, change)
        if name == "percent" and percent:
            return f"{verb} {percent}{words}"
        if not change.amount:
            return f"{verb} không đáng kể{words}"
        amount = self._say_amount(told, abs(change.amount))
        return f"{verb} {amount}{f' ({percent})' if percent else ''}{words}"

    def _say_amount(self, told: Reference, amount: Decimal) -> str:
        """Of a rate the difference is in points."""
        indicator = self.source.known[told.code]
        if indicator.unit == "%":
            self.spoken.append(amount)
            return f"{format_number(amount)} điểm phần trăm"
        return self._say(told, amount, 0, indicator.places, indicator)

    def _say_percent(self, told: Reference, change: Change) -> str:
        """By how many per cent of what it was; "" where that rounds to nothing, or to a thousand
        and more, which would be read in two ways."""
        if change.now is None or not change.before or change.before < 0:
            raise _Missing(self.source.known[told.code].label, "số của kỳ gốc bằng 0")
        exact = abs(change.now - change.before) * 100 / change.before
        percent = round_places(exact, PERCENT_PLACES)
        if not 0 < percent < MOST_PERCENT:
            return ""
        self.spoken.append(percent)
        return join_measure(format_number(percent), "%")

    def _write_share(self, told: Reference, whole: str) -> str:
        part, base = self._read(told.code), self._read(whole)
        if part.indicator.kind == IndicatorKind.RATIO or not base.exact:
            raise _Missing(lower_first(base.indicator.label))
        assert part.exact is not None
        percent = round_places(part.exact * 100 / base.exact, PERCENT_PLACES)
        self.spoken.append(percent)
        text = put_word(
            _join_precision(part, base), join_measure(format_number(percent, PERCENT_PLACES), "%")
        )
        return f"chiếm {text} {lower_first(base.indicator.label)}"

    def _write_per(self, told: Reference, whole: str) -> str:
        part, base = self._read(told.code), self._read(whole)
        if part.indicator.kind == IndicatorKind.RATIO or not base.exact:
            raise _Missing(lower_first(base.indicator.label))
        assert part.exact is not None
        number = round_places(part.exact / base.exact, 0)
        self.spoken.append(number)
        measure = told.find("measure") or f"{part.indicator.unit}/{base.indicator.unit}"
        text = join_measure(format_number(number), measure)
        return f"bình quân {put_word(_join_precision(part, base), text)}"

    def _write_parts(self, told: Reference, codes: Sequence[str]) -> str:
        whole = self._write_value(told)
        parts = []
        for code in codes:
            try:
                reading = self._read(code)
            except _Missing as gap:
                self._note_gap(gap)
                continue
            assert reading.number is not None
            text = self._say(
                Reference(code), reading.number, reading.precision, reading.places,
                reading.indicator,
            )  # fmt: skip
            parts.append(f"{lower_first(reading.indicator.label)}: {text}")
        return f"{whole} (trong đó {'; '.join(parts)})" if parts else whole

    # ----- units below -----

    def _list_known(self, told: Reference) -> list[Below]:
        """The units below that have a number, greatest first; equal ones in the tree's order."""
        below = self.source.list_below(told.code)
        known = [each for each in below if each.reading.exact is not None]
        if not known:
            raise _Missing(f"{lower_first(self.source.known[told.code].label)} của từng đơn vị")
        if len(known) < len(below):
            count = len(below) - len(known)
            self.spoken.append(Decimal(count))
            label = lower_first(self.source.known[told.code].label)
            self._note(f"{format_number(count)} đơn vị chưa có số về {label}.")
        return sorted(known, key=lambda each: _exact(each.reading), reverse=True)

    def _list_ranked(self, told: Reference, name: str, most: int) -> str:
        """The first or last ``most`` units; those equal to the last of them too."""
        known = self._list_known(told)
        if name == "least":
            known = sorted(known, key=lambda each: _exact(each.reading))
        if len(known) > most:
            edge = _exact(known[most - 1].reading)
            known = known[:most] + [e for e in known[most:] if _exact(e.reading) == edge]
        return self._name_units(told, known)

    def _list_above(self, told: Reference, base: Base) -> str:
        """Units with at least the figure of the whole that have grown."""
        whole = _exact(self._read(told.code))
        changes = self.source.compare_below(told.code, base)
        chosen = []
        for each in self._list_known(told):
            change = changes.get(each.unit)
            if _exact(each.reading) >= whole and change is not None and (change.amount or 0) > 0:
                chosen.append(each)
        return self._name_units(told, chosen) if chosen else "chưa có đơn vị nào"

    def _name_units(self, told: Reference, chosen: Sequence[Below]) -> str:
        parts = []
        for each in chosen:
            reading = each.reading
            assert reading.number is not None
            places = reading.places
            if reading.indicator.kind == IndicatorKind.RATIO:
                places = max(reading.indicator.places, places or 0)
            number = self._say(told, reading.number, reading.precision, places, reading.indicator)
            parts.append(f"{each.name} ({number})")
        return ", ".join(parts)

    # ----- notes -----

    def _note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)

    def close(self, sentences: Sequence[str]) -> Written:
        """The paragraph with what must be known beside its numbers."""
        missing = [f"Chưa có số liệu về {join_words(self.missing)}."] if self.missing else []
        missing += [
            f"Chưa so sánh được {join_words([f'“{label}”' for label in labels])} vì {why_not}."
            for why_not, labels in self.refused.items()
        ]
        return Written(
            tuple(sentences),
            tuple(missing),
            (*self._tell_cover(), *self.notes),
            tuple(self.spoken),
            any(reading.is_illustrative for reading in self.used.values()),
        )

    def _tell_cover(self) -> list[str]:
        """Which numbers do not stand for all units, are estimated, or wait for approval."""
        covers: dict[tuple[int, int], list[str]] = {}
        estimated, provisional = [], []
        for reading in self.used.values():
            label = lower_first(reading.indicator.label)
            if reading.due and not reading.is_complete:
                covers.setdefault((reading.units_in, reading.due), []).append(label)
            if reading.is_estimated:
                estimated.append(label)
            if reading.is_provisional:
                provisional.append(label)
        told = []
        for (units_in, due), labels in covers.items():
            self.spoken += [Decimal(units_in), Decimal(due)]
            told.append(
                f"Số liệu về {join_words(labels)} cộng từ {format_number(units_in)} trên "
                f"{format_number(due)} đơn vị đã báo cáo."
            )
        if estimated:
            told.append(f"Số liệu về {join_words(estimated)} là ước tính do địa giới thay đổi.")
        if provisional:
            told.append(f"Số liệu về {join_words(provisional)} là số tạm tính, chưa duyệt.")
        return told


def write_paragraph(template: Template, source: Source) -> Written:
    """The paragraph of a template; its codes must be known to ``source`` (``list_faults``)."""
    writer = _Writer(source)
    sentences = [writer.write_sentence(line) for line in template.sentences]
    return writer.close([sentence for sentence in sentences if sentence])


def tidy(text: str) -> str:
    """A sentence with a capital, one stop at its end, no comma left alone."""
    text = _BLANKS.sub(" ", _EMPTY.sub("", text)).strip()
    text = _DOUBLED.sub(r"\1", _BEFORE_SIGN.sub(r"\1", text))
    text = _ORPHAN.sub(r"\1", text).strip(" ,;")
    if not text:
        return ""
    text = f"{text[0].upper()}{text[1:]}"
    return text if text[-1] in ".:!?" else f"{text}."


def join_words(words: Sequence[str]) -> str:
    """a, b và c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} và {words[-1]}"


def lower_first(label: str) -> str:
    """A label inside a sentence; an abbreviation stays."""
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"


def _exact(reading: Reading) -> Fraction:
    assert reading.exact is not None
    return reading.exact


def _join_precision(*readings: Reading) -> int:
    """What is made of numbers that were rounded is "khoảng"."""
    return join_precisions(readings, Precision.ABOUT)
