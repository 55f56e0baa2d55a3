"""A meeting on paper: programme, sign-in sheet, name cards with their code, list of attendance."""

import json
from collections.abc import Sequence
from pathlib import Path

from khuyenhoc.lib import qr
from khuyenhoc.lib.dates import format_datetime
from khuyenhoc.lib.tables import write_xlsx
from meetings.models import Invitation, Meeting, Reply
from records.paper.setting import find_compiler
from records.paper.sheets import PaperSheet, SheetTable, set_sheet

CARDS = Path(__file__).with_name("cards.typ")
SIGN_IN_HEADS = ("STT", "Đơn vị", "Chức vụ", "Người dự", "Ký tên")
LIST_HEADS = ("Đơn vị", "Chức vụ", "Trả lời", "Người dự", "Lý do vắng", "Có mặt lúc")


def print_programme(meeting: Meeting) -> bytes:
    """The programme of the meeting, PDF."""
    rows = [
        (str(place), item.subject, item.speaker, f"{item.minutes} phút" if item.minutes else "")
        for place, item in enumerate(meeting.agenda.all(), start=1)
    ]
    heads = ("STT", "Nội dung", "Người trình bày", "Thời gian")
    return set_sheet(_lay(meeting, "Chương trình", heads, rows, (1, 8, 4, 3)))


def print_sign_in(meeting: Meeting, invitations: Sequence[Invitation]) -> bytes:
    """The list to sign at the door, PDF: who declined is left out."""
    coming = [each for each in invitations if each.reply != Reply.ABSENT]
    rows = [
        (str(place), each.unit.title if each.unit else each.guest, each.get_office_display(),
         each.delegate, "")
        for place, each in enumerate(coming, start=1)
    ]  # fmt: skip
    sheet = _lay(meeting, "Danh sách đại biểu ký tên", SIGN_IN_HEADS, rows, (1, 6, 4, 5, 4))
    return set_sheet(sheet)


def export_attendance(meeting: Meeting, invitations: Sequence[Invitation]) -> bytes:
    """Who was invited, answered and came, XLSX."""
    rows = [
        [
            each.unit.full_name if each.unit else each.guest, each.get_office_display(),
            each.get_reply_display(), each.delegate, each.reason,
            format_datetime(each.came_at) if each.came_at else "",
        ]
        for each in invitations
    ]  # fmt: skip
    return write_xlsx("Điểm danh", LIST_HEADS, rows)


def print_cards(meeting: Meeting, invitations: Sequence[Invitation], root: str) -> bytes:
    """Name cards, ten on a page, each with its code; ``root`` is the portal's own address."""
    rows = [
        {
            "name": each.delegate or each.guest or "…" * 12,
            "office": each.get_office_display(),
            "unit": each.unit.title if each.unit else "",
            "code": each.code,
            "qr": list(qr.draw_png(f"{root.upper()}/DIEM-DANH/{each.code}")),
        }
        for each in invitations
        if each.reply != Reply.ABSENT
    ]
    data = json.dumps({"title": meeting.title, "rows": rows}, ensure_ascii=False)
    return find_compiler(CARDS).compile(sys_inputs={"data": data}, format="pdf", pdf_tags=False)


def _lay(
    meeting: Meeting, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]],
    widths: Sequence[int],
) -> PaperSheet:  # fmt: skip
    return PaperSheet(
        title=title,
        left=[meeting.association.title],
        under=[meeting.title],
        facts=[
            ("Thời gian", format_datetime(meeting.begins_at)),
            ("Địa điểm", meeting.place or "…" * 20),
            ("Chủ trì", meeting.chair or "…" * 20),
        ],
        tables=[SheetTable(heads, rows, widths)],
    )
