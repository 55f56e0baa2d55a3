"""Vouchers, books and statements as PDF: words and rows in, pages out (see ``sheet.typ``)."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from records.paper.setting import find_compiler

TEMPLATE = Path(__file__).with_name("sheet.typ")


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table: how wide its columns are to one another (0: as its words), which hold numbers."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    numbers: Sequence[int] = ()
    totals: Sequence[Sequence[str]] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """What stands on a paper, from top to foot; ``half`` is A5 across, else A4."""

    title: str
    left: Sequence[str] = ()
    right: Sequence[str] = ()
    under: Sequence[str] = ()
    facts: Sequence[tuple[str, str]] = ()
    tables: Sequence[SheetTable] = ()
    notes: Sequence[str] = ()
    place: str = ""
    signers: Sequence[str] = field(default_factory=tuple)
    half: bool = False


def set_sheet(sheet: PaperSheet) -> bytes:
    """The PDF of a sheet, as many pages as it takes."""
    data = json.dumps(asdict(sheet), ensure_ascii=False)
    compiler = find_compiler(TEMPLATE)
    return compiler.compile(sys_inputs={"data": data}, format="pdf", pdf_tags=False)
