"""A rating on paper to sign and file, and the ranking as a workbook for the year's report."""

from collections.abc import Sequence
from decimal import Decimal

from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.tables import write_xlsx
from meetings.models import ScoringTable, SelfRating, SelfRatingLine
from meetings.ratings.ranking import RankedGroup
from records.paper.sheets import PaperSheet, SheetTable, set_sheet

HEADS = ("Số", "Tiêu chí", "Tối đa", "Tự chấm", "Thẩm định")
RANKING_HEADS = ("Cụm", "Hạng", "Đơn vị", "Tự chấm", "Thẩm định", "Xếp loại")
SIGNERS = ("Đơn vị tự chấm", "Hội cấp trên thẩm định")


def print_rating(rating: SelfRating, lines: Sequence[SelfRatingLine]) -> bytes:
    """The rating with headings, points of both sides and why they differ, PDF."""
    given = {line.criterion_id: line for line in lines}
    rows = []
    for each in rating.table.criteria.all():
        line = given.get(each.pk)
        rows.append(
            (each.number, each.text, _write(each.most), _write(line.claimed if line else None),
             _write(line.given if line else None))
        )  # fmt: skip
    reasons = [
        f"{line.criterion.number}: thẩm định {_write(line.given)} điểm, {line.reason}"
        for line in lines
        if line.reason
    ]
    facts = [("Đơn vị", rating.association.full_name), ("Tình trạng", rating.get_state_display())]
    facts += [("Xếp loại", rating.grade)] if rating.grade else []
    total = ("", "Cộng", "", _write(rating.claimed), _write(rating.given))
    return set_sheet(
        PaperSheet(
            title="Bảng tự chấm điểm",
            left=[rating.association.title],
            under=[str(rating.table)],
            facts=facts,
            tables=[SheetTable(HEADS, rows, (1, 8, 2, 2, 2), numbers=(2, 3, 4), totals=[total])],
            notes=[*reasons, *([f"Nhận xét: {rating.remark}"] if rating.remark else [])],
            signers=SIGNERS,
        )
    )


def export_ranking(table: ScoringTable, groups: Sequence[RankedGroup]) -> bytes:
    """Every unit of every cluster: ranked, waiting, and those that sent nothing, XLSX."""
    rows: list[list[str | int | Decimal | None]] = []
    for group in groups:
        rows += [
            [group.name, each.place, each.rating.association.full_name, each.rating.claimed,
             each.rating.given, each.rating.grade]
            for each in group.ranked
        ]  # fmt: skip
        rows += [
            [group.name, None, each.association.full_name, each.claimed, None, "chờ thẩm định"]
            for each in group.waiting
        ]
        rows += [
            [group.name, None, each.full_name, None, None, "chưa gửi"] for each in group.silent
        ]
    return write_xlsx(f"Xếp hạng {table.year}", RANKING_HEADS, rows)


def _write(points: Decimal | None) -> str:
    return "" if points is None else format_number(points)
