"""A report as it is printed, whatever the medium: letterhead, blocks in their order, who signs.

Only what is kept of the report is read, never figures: what was frozen prints the same for ever.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from associations.levels import CLUSTER
from khuyenhoc.lib.numbers import format_number
from meetings.models import PartWhat, Report, ReportParagraph, ReportState
from meetings.reports.issuing import write_number

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
ILLUSTRATIVE = "Số liệu minh họa, không phải số liệu thật của đơn vị."
NOT_ISSUED = "Bản thảo, chưa ban hành"
ANNEX = 3  # depth of what stands behind the signature
KEY_FIGURES = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """A number of a chart: its words, and how long it is in per cent of the longest."""

    label: str
    number: str
    width: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, table or chart; ``heading`` with its number ("II. …", "1. …")."""

    depth: int = 0
    heading: str = ""
    lines: Sequence[str] = ()
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    foot: Sequence[str] = ()
    bars: Sequence[Bar] = ()
    unit: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """All that stands on the paper, from top to foot."""

    above: str
    body: str
    number: str
    attached: str
    place_and_day: str
    title: str
    abstract: str
    addressee: str
    blocks: Sequence[Block]
    annexes: Sequence[Block]
    signer_office: str
    signer_name: str
    recipients: Sequence[str]
    notes: Sequence[str] = field(default_factory=tuple)
    country: str = COUNTRY
    motto: str = MOTTO


def read_document(report: Report) -> Document:
    """The document of a report: two queries more than its paragraphs."""
    blocks = list(_number(report.paragraphs.all()))
    day = report.signed_on
    when = f"ngày {day.day:02} tháng {day.month:02} năm {day.year}" if day else (
        f"ngày      tháng      năm {report.period.last_day.year}"
    )  # fmt: skip
    notes = [ILLUSTRATIVE] if report.is_illustrative else []
    if report.state != ReportState.ISSUED:
        notes.insert(0, NOT_ISSUED)
    return Document(
        above=_name_above(report),
        body=report.association.title.upper(),
        number=f"Số: {write_number(report)}",
        attached=f"(Kèm theo Báo cáo số {write_number(report)} của {report.association.title})",
        place_and_day=f"{report.place or '…………'}, {when}",
        title="BÁO CÁO",
        abstract=report.abstract,
        addressee=report.addressee,
        blocks=[each for each in blocks if each.depth != ANNEX],
        annexes=[each for each in blocks if each.depth == ANNEX],
        signer_office=report.signer_office.upper(),
        signer_name=report.signer_name,
        recipients=report.recipients.splitlines(),
        notes=notes,
    )


def list_key_figures(report: Report) -> list[tuple[str, str]]:
    """(indicator, number of the whole) of the annexes' tables, for slides: the first of each."""
    found: dict[str, str] = {}
    for row in report.paragraphs.all():
        if row.what == PartWhat.TABLE and row.content:
            pairs = list(zip(row.content["heads"][2:], row.content["foot"][2:], strict=True))
            found |= {head: number for head, number in pairs[:KEY_FIGURES] if number != "…"}
    return list(found.items())


def draw_bars(content: dict) -> list[Bar]:
    """The bars of a chart's kept numbers; those below nothing have no length."""
    numbers = [Decimal(each) for each in content.get("numbers", ())]
    longest = max([*numbers, Decimal(1)])
    return [
        Bar(
            label, format_number(number, content.get("places")), max(0, int(number * 100 / longest))
        )
        for label, number in zip(content.get("labels", ()), numbers, strict=True)
    ]


def _number(paragraphs: Iterable[ReportParagraph]) -> Iterator[Block]:
    """The blocks with their headings numbered: I, II; within them 1, 2."""
    section = part = 0
    for row in paragraphs:
        heading = row.heading
        if row.depth == 1:
            section, part = section + 1, 0
            heading = f"{ROMAN[min(section, len(ROMAN)) - 1]}. {heading.upper()}"
        elif row.depth == 2:
            part += 1
            heading = f"{part}. {heading}"
        content = row.content or {}
        block = Block(
            depth=row.depth, heading=heading, lines=row.text.splitlines(),
            heads=content.get("heads", ()), rows=content.get("rows", ()),
            foot=content.get("foot", ()), bars=draw_bars(content) if "numbers" in content else (),
            unit=content.get("unit", ""), source=row.source,
        )  # fmt: skip
        if heading or block.lines or block.rows or block.bars:
            yield block


def _name_above(report: Report) -> str:
    """The body above; a cluster only meets, it stands above nobody on paper."""
    parent = report.association.parent
    while parent is not None and parent.level_id == CLUSTER:
        parent = parent.parent
    return parent.title.upper() if parent is not None else ""
