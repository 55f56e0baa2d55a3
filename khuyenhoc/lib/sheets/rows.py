"""What a row under the headings is: a total, a group heading, a note, a repeated heading."""

import re

from khuyenhoc.lib.names import vn_norm
from khuyenhoc.lib.sheets.grid import Cell, CellKind

_TOTAL = re.compile(
    r"tong|tong so|tong cong.*|tong (?:toan|cac|chung|hop|so cac|so toan)\b.*|cong|cong chung"
    r"|cong (?:toan|cac|theo|khoi|cum|huyen|tinh|don vi|\d+|[ivx]+)\b.*|luy ke"
    r"|toan (?:tinh|huyen|xa|phuong|thanh pho|thi xa|quan|cum|hoi|khoi|vung|don vi)\b.*"
)
_GRAND = re.compile(r"tong.*|toan .*|luy ke|cong (?:toan|chung).*")
_NOTE = re.compile(
    r"(?:nguoi (?:lap|tong hop|bao cao|nhap)|lap bieu|lap bang|ke toan|thu truong|chu tich|pho chu"
    r"|t ?m |k ?t |noi nhan|ghi chu|luu y|chu thich|giai thich|xac nhan|ky ten|ki ten|ky ghi"
    r"|can bo tong hop|thu ky|nguon|so dien thoai|dien thoai|trong do co).*"
    r"|(?:.* )?ngay \d* ?thang \d* ?nam.*"
)
_GROUP = re.compile(
    r"(?:huyen|thi xa|thanh pho|quan|cum|khoi|vung|khu vuc|tinh|cac xa|cac phuong|xa thuoc"
    r"|phuong thuoc|mien|nhom|cac don vi)\b.*"
)
_ROMAN = re.compile(r"[IVX]{1,5}")
_NUMBERED = re.compile(r"\s*(?:(?P<roman>[IVX]{1,5})|(?P<letter>[A-HĐ])|\d{1,3})\s*[.)/:]\s+(?=\S)")
_BULLET = re.compile(r"\s*(?:\d{1,3}\s*[.)/]\s*(?=[^\d\s])|[-+*•–—]+\s*)")


def is_total(label: str) -> bool:
    """Whether a label names a total; ask ``find_unit`` first: Tổng Cọt is a commune."""
    first = vn_norm(label[:1])[:1]
    if first and first not in "tcl":  # seen at a glance: a long list is a million names
        return False
    return _TOTAL.fullmatch(vn_norm(label)) is not None


def is_grand_total(label: str) -> bool:
    """Whether a total speaks of the whole table and not of the group above it."""
    return _GRAND.fullmatch(vn_norm(label)) is not None


def is_note(text: str) -> bool:
    """Whether a text belongs under the table: signatures, dates, remarks."""
    return _NOTE.fullmatch(vn_norm(text)) is not None


def names_group(label: str, ordinal: str) -> bool:
    """Whether a label is written like a group heading: "I. …", "A", "Huyện …", "Cụm 2"."""
    if _ROMAN.fullmatch(ordinal.strip(" .)")) or re.fullmatch(r"[A-HĐ]", ordinal.strip(" .)")):
        return True
    found = _NUMBERED.match(label)
    if found and (found["roman"] or found["letter"]):
        return True
    return _GROUP.fullmatch(vn_norm(label)) is not None


def get_group_level(label: str, ordinal: str) -> int:
    """Return how deep a group heading stands: letters over roman numbers over the rest."""
    found = _NUMBERED.match(label)
    sign = ordinal.strip(" .)") or (found[0].strip(" .)/:") if found else "")
    if _ROMAN.fullmatch(sign):
        return 1
    return 0 if re.fullmatch(r"[A-HĐ]", sign) else 2


def strip_bullet(label: str) -> str:
    """Return a label without a number or dash in front: "3. Xã Tân Lập"."""
    found = _BULLET.match(label)
    return label[found.end() :] if found and found.end() < len(label) else label


def strip_numbering(label: str) -> str:
    """Return a label without any numbering in front, letters and roman numbers included."""
    found = _NUMBERED.match(label)
    return label[found.end() :] if found else strip_bullet(label)


def is_ordinal(cell: Cell | None) -> bool:
    """Whether a cell numbers a row: 1, 2, 3 or 01."""
    if cell is None:
        return False
    if cell.kind is CellKind.NUMBER:
        return True
    return re.fullmatch(r"\d{1,4}[.)]?", cell.raw.strip()) is not None
