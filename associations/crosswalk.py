"""Old units and new ones as an open table: one row a succession (product.md F6, T3).

Code and name are those of the day before and of the day; a code says nothing without its date, so
the portal's own numbers stand beside them. Shares are given for parts whose division is measured.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection

from associations.models import Basis
from khuyenhoc.lib import tables

BASES = tuple(basis for basis in Basis if basis is not Basis.NONE)
COLUMN_NOTES = {
    "ma_cu": "Mã đơn vị cũ trong ngày cuối cùng của nó",
    "don_vi_cu": "Tên đơn vị cũ trong ngày ấy",
    "ma_moi": "Mã đơn vị mới trong ngày đầu tiên",
    "don_vi_moi": "Tên đơn vị mới trong ngày ấy",
    "tu_ngay": "Ngày đầu tiên theo tổ chức mới",
    "toan_bo": "“có” khi toàn bộ đơn vị cũ chuyển sang; “một phần” khi chỉ một phần",
    "dinh_danh_cu": "Số định danh của đơn vị cũ trên cổng, không đổi khi đổi tên, đổi mã",
    "dinh_danh_moi": "Số định danh của đơn vị mới trên cổng",
    "cap_cu": "Cấp của đơn vị cũ",
    "cap_moi": "Cấp của đơn vị mới",
    "quyet_dinh": "Số văn bản",
    "co_quan": "Cơ quan ban hành",
    "ngay_ky": "Ngày ký văn bản",
    **{
        f"ti_phan_{basis.value}": f"Phần của đơn vị cũ chuyển sang, theo {basis.label}; để trống là"
        " chưa rõ"
        for basis in BASES
    },
    "nguon_ti_phan": "Nguồn của các tỉ phần",
    "don_vi_cu_tu": "Ngày bắt đầu của đơn vị cũ; để trống là có từ trước, chưa rõ ngày",
    "don_vi_moi_den": "Ngày cuối cùng của đơn vị mới; để trống là đang hoạt động",
}
COLUMNS = tuple(COLUMN_NOTES)
NAME = "don-vi-cu-moi"

_SHARES = """
select s.old_id, s.new_id, s."on", w.basis, min(w.share), min(w.source)
  from associations_succession s
  join associations_holding h on h.holder_id = s.old_id and h.valid @> (s."on" - 1)
  left join associations_parcelpart p on p.parcel_id = h.parcel_id and p.valid_from = s."on"
                                     and exists (select from associations_holding n
                                                  where n.parcel_id = p.part_id
                                                    and n.holder_id = s.new_id
                                                    and n.valid @> s."on")
  left join associations_weight w on w.part_id = p.id
 where not s.is_whole and {where}
 group by s.old_id, s.new_id, s."on", w.basis
having w.basis is not null and min(w.share) = max(w.share)
   and count(*) = (select count(*) from associations_holding all_of
                    where all_of.holder_id = s.old_id and all_of.valid @> (s."on" - 1))
"""
_ROWS = """
select s.old_id, s.new_id, s."on", s.is_whole, o.code, coalesce(o.full_name, a.full_name),
       n.code, coalesce(n.full_name, b.full_name), coalesce(o.level_id, a.level_id),
       coalesce(n.level_id, b.level_id), r.number, r.body, r.signed_on, a.opened_on, b.closed_on
  from associations_succession s
  join associations_association a on a.id = s.old_id
  join associations_association b on b.id = s.new_id
  left join associations_state o on o.association_id = s.old_id and o.valid @> (s."on" - 1)
  left join associations_state n on n.association_id = s.new_id and n.valid @> s."on"
  left join associations_reorganisation r on r.id = s.reorganisation_id
 where {where}
 order by s."on", s.old_id, s.new_id
"""


def read_crosswalk(
    units: Iterable[int] | None = None, until: date | None = None
) -> list[tuple[tables.Cell, ...]]:
    """The rows in the order of ``COLUMNS``: two queries.

    With ``units`` only successions from or to one of these; with ``until`` none after that day.
    """
    conditions: list[str] = ["true"]
    values: dict[str, Any] = {}
    if units is not None:
        conditions.append("(s.old_id = any(%(units)s) or s.new_id = any(%(units)s))")
        values["units"] = sorted(set(units))
    if until is not None:
        conditions.append('s."on" <= %(until)s')
        values["until"] = until
    where = " and ".join(conditions)
    with connection.cursor() as cursor:
        cursor.execute(_SHARES.format(where=where), values)
        shares: dict[tuple, dict[str, tuple[Decimal, str]]] = {}
        for old, new, on, basis, share, source in cursor.fetchall():
            shares.setdefault((old, new, on), {})[basis] = (share, source)
        cursor.execute(_ROWS.format(where=where), values)
        return [_make_row(*row, shares=shares.get(row[:3], {})) for row in cursor]


def _make_row(
    old: int, new: int, on: date, is_whole: bool, old_code: str, old_name: str, new_code: str,
    new_name: str, old_level: str, new_level: str, number: str | None, body: str | None,
    signed_on: date | None, opened_on: date | None, closed_on: date | None, *,
    shares: dict[str, tuple[Decimal, str]],
) -> tuple[tables.Cell, ...]:  # fmt: skip
    known = [shares.get(basis.value) for basis in BASES]
    source = next((each[1] for each in known if each), "")
    measured = [Decimal(1) if is_whole else each[0].normalize() if each else None for each in known]
    return (
        old_code, old_name, new_code, new_name, on.isoformat(), "có" if is_whole else "một phần",
        old, new, old_level, new_level, number or "", body or "", _write(signed_on), *measured,
        source, _write(opened_on), _write(closed_on - timedelta(days=1) if closed_on else None),
    )  # fmt: skip


def _write(day: date | None) -> str:
    return day.isoformat() if day else ""


def write_crosswalk(extension: str, rows: Sequence[tuple[tables.Cell, ...]]) -> bytes:
    """The rows as a file of one of ``CONTENT_TYPES``."""
    if extension == "csv":
        return tables.write_csv(COLUMNS, rows)
    if extension == "xlsx":
        return tables.write_xlsx("Đơn vị cũ và mới", COLUMNS, rows)
    return tables.write_json_text({"cot": COLUMN_NOTES, "so_lieu": list(_tell(rows))})


def _tell(rows: Iterable[tuple[tables.Cell, ...]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield dict(zip(COLUMNS, row, strict=True))


CONTENT_TYPES = {
    "csv": tables.CSV,
    "xlsx": tables.XLSX,
    "json": "application/json; charset=utf-8",
}
