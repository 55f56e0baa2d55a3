"""Tables of figures for others to use: one row a figure, with everything that must stay with it.

A row says which unit and period, which indicator, the number, whether it is approved, provisional
or illustrative, how the source words it, how many units are in, and where it comes from. The same
rows are written as CSV, XLSX and JSON (``figures.downloads``) and frozen in releases.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal

from figures import places, spans
from figures.catalogue import Catalogue
from figures.catalogue import indicators as read_catalogue
from figures.grouping import find_grouped
from figures.models import Indicator, IndicatorSuccession, Period, SeriesBreak, Target
from figures.places import Place
from figures.reading import Reading
from figures.readings import Table, add_territories, read_table
from figures.restating.groups import read_groups
from figures.restating.table import read_restated
from figures.results import AnyTable, NoResults
from figures.results_restated import GroupReadings, stand_on
from figures.targets import find_next_targets
from figures.ways import Chosen
from khuyenhoc.lib.dates import format_date

Scalar = str | int | Decimal | bool | None


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of one unit in one period; the names of its fields head the columns."""

    ky: str
    ma_don_vi: str
    don_vi: str
    cap: str
    truc_thuoc: str
    ma_chi_tieu: str
    chi_tieu: str
    don_vi_tinh: str
    gia_tri: Decimal | None
    do_chinh_xac: str
    tinh_trang: str
    so_lieu_minh_hoa: str
    so_sanh: str
    so_don_vi_co_so: int | None
    so_don_vi_phai_gui: int | None
    thieu_mot_ve: int | None
    chua_phan_to: Decimal | None
    muc_tieu: Decimal | None
    muc_tieu_den_ngay: str
    muc_tieu_van_ban: str
    cong_tu_ky: str
    nguon: str
    dia_chi_nguon: str
    dinh_danh: int


COLUMNS = tuple(column.name for column in fields(Row))

# What each column means, for the dictionary.
COLUMN_NOTES = {
    "ky": "Mã kỳ: 2025, 2025-H1, 2025-Q3, 2025-07, T2020-2025",
    "ma_don_vi": "Mã đơn vị mang trong ngày cuối kỳ; mã và tên chỉ có nghĩa cùng với ngày",
    "don_vi": "Tên đơn vị trong ngày cuối kỳ",
    "cap": "Cấp của đơn vị: national, cluster, province, district, commune, branch, board",
    "truc_thuoc": "Đơn vị cấp trên trực tiếp trong ngày cuối kỳ",
    "ma_chi_tieu": "Mã chỉ tiêu trong từ điển",
    "chi_tieu": "Tên chỉ tiêu",
    "don_vi_tinh": "Đơn vị tính; tỉ lệ tính trên thang 0–100",
    "gia_tri": "Con số; dấu chấm là dấu thập phân; để trống khi không có số (xem tinh_trang)",
    "do_chinh_xac": "Chữ của nguồn trước con số: hơn, gần, trên, khoảng; để trống là đúng con số",
    "tinh_trang": "đã duyệt; tạm tính; chưa báo cáo; để trống; không áp dụng; chưa đủ",
    "so_sanh": "chính xác; ước tính (đơn vị bị chia, theo tỉ phần); không so sánh được",
    "so_lieu_minh_hoa": "“số liệu minh họa” khi con số không phải số thật của đơn vị",
    "so_don_vi_co_so": "Số đơn vị đã có số, trong những đơn vị phải gửi",
    "so_don_vi_phai_gui": "Số đơn vị phải gửi chỉ tiêu này",
    "thieu_mot_ve": "Với tỉ lệ: số đơn vị không tính vì thiếu tử số hoặc mẫu số",
    "chua_phan_to": "Phần của con số mà các đơn vị bên dưới chưa giải thích",
    "muc_tieu": "Mục tiêu gần nhất từ ngày cuối kỳ: của đơn vị, với tỉ lệ thì có thể của cả nước",
    "muc_tieu_den_ngay": "Mục tiêu phải đạt trước hết ngày này (YYYY-MM-DD)",
    "muc_tieu_van_ban": "Văn bản đề ra mục tiêu",
    "cong_tu_ky": "Các kỳ ngắn hơn mà con số được cộng từ đó",
    "nguon": "Nguồn công bố; để trống là báo cáo gửi qua cổng",
    "dia_chi_nguon": "Địa chỉ của nguồn công bố",
    "dinh_danh": "Số định danh của đơn vị trên cổng, không đổi khi đổi tên, đổi mã; của một nhóm"
    " là số của một đơn vị trong nhóm",
}
SAMPLE_MARK = "số liệu minh họa"
_STATES = {
    "blank": "để trống",
    "not_applicable": "không áp dụng",
    "incomplete": "chưa đủ",
    "not_reported": "chưa báo cáo",
    "not_comparable": "không so sánh được",
}
AS_REPORTED = "như báo cáo: theo cây tổ chức của ngày cuối kỳ"


@dataclass(frozen=True, slots=True)
class OpenTable:
    """Rows of one period, and the indicators that they speak of."""

    period: Period
    unit: Place | None
    rows: list[Row]
    indicators: list[Indicator]
    provisional: bool = False
    reading: str = AS_REPORTED

    @property
    def is_illustrative(self) -> bool:
        """Whether any row is."""
        return any(row.so_lieu_minh_hoa for row in self.rows)


def read_open_table(period_code: str, unit: int, provisional: bool = False) -> OpenTable:
    """All figures of ``unit`` and of the units directly under it: four queries.

    Raises ``NoResults`` where period and unit do not exist together.
    """
    period = Period.objects.filter(code=period_code).first()
    if period is None:
        raise NoResults(period_code)
    path, children = places.find_around(period, unit)
    if not path:
        raise NoResults(unit)
    names = {place.pk: place.full_name for place in path}
    return make_open_table(period, [path[-1], *children], names, provisional, path[-1])


def read_restated_table(
    period_code: str, unit: int, chosen: Chosen, provisional: bool = False
) -> OpenTable:
    """As ``read_open_table``, restated to the tree of a day, in which the units are taken.

    Raises ``NoResults`` and ``figures.restating.day.NoTree``.
    """
    period = Period.objects.filter(code=period_code).first()
    if period is None:
        raise NoResults(period_code)
    chosen, path, children = stand_on(unit, chosen)
    inside = Period.objects.filter(first_day__gte=period.first_day, last_day__lte=period.last_day)
    units = [path[-1], *children]
    catalogue = read_catalogue()
    table = read_restated(
        [period, *spans.find_parts(period, inside)], [place.pk for place in units], None,
        chosen.day, provisional, catalogue,
    )  # fmt: skip
    names = {place.pk: place.full_name for place in path}
    found = lay_rows(period, units, names, catalogue, table)
    day = format_date(chosen.day)
    reading = f"theo địa giới ngày {day}: số của kỳ tính lại trên cây của ngày ấy"
    return OpenTable(period, path[-1], *found, provisional, reading)


def read_group_table(
    period_code: str, unit: int, chosen: Chosen, provisional: bool = False
) -> OpenTable:
    """As ``read_restated_table``, by comparable groups: a row's number stands for a unit of its
    group, its name for all of them.

    Raises ``NoResults`` and ``figures.restating.day.NoTree``.
    """
    period = Period.objects.filter(code=period_code).first()
    if period is None:
        raise NoResults(period_code)
    grouped = find_grouped(unit, period, chosen)
    inside = Period.objects.filter(first_day__gte=period.first_day, last_day__lte=period.last_day)
    catalogue = read_catalogue()
    read = read_groups(
        [period, *spans.find_parts(period, inside)], grouped.groups.values(), None, provisional,
        catalogue,
    )  # fmt: skip
    table = GroupReadings(read, grouped.groups)
    units = [grouped.path[-1], *grouped.below]
    rows, told = lay_rows(period, units, {}, catalogue, table)
    rows = grouped.name_rows(rows)
    reading = (
        f"nhóm so sánh được giữa {format_date(grouped.top.first)} và"
        f" {format_date(grouped.top.last)}: mỗi nhóm có cùng một địa bàn ở hai ngày"
    )
    return OpenTable(period, grouped.path[-1], rows, told, provisional, reading)


def read_subtree_table(period: Period, unit: int) -> OpenTable:
    """All approved figures of ``unit`` and of everything below it, for a release."""
    found = places.list_subtree(period, unit)
    names = {place.pk: place.full_name for place in found}
    return make_open_table(period, found, names, False, found[0] if found else None)


def make_open_table(
    period: Period, units: Sequence[Place], names: dict[int, str], provisional: bool,
    unit: Place | None,
) -> OpenTable:  # fmt: skip
    """The rows of ``units``; what nobody owes and nobody gave is left out."""
    catalogue = read_catalogue()
    table = _read(period, [place.pk for place in units], provisional, catalogue)
    return OpenTable(period, unit, *lay_rows(period, units, names, catalogue, table), provisional)


def lay_rows(
    period: Period, units: Sequence[Place], names: dict[int, str], catalogue: Catalogue,
    table: AnyTable,
) -> tuple[list[Row], list[Indicator]]:  # fmt: skip
    """The rows of ``units``, and the indicators that they speak of."""
    rows: list[Row] = []
    told: dict[int, Indicator] = {}
    targets = find_next_targets([place.pk for place in units], period)
    for place in units:
        for indicator in catalogue.indicators:
            found = table.read(period, place.pk, indicator)
            if found.number is None and found.empty_kind == "not_reported" and not found.due:
                continue
            told[indicator.pk] = indicator
            parent = names.get(place.parent or 0, "")
            rows.append(make_row(period, place, parent, found, targets.choose(place.pk, indicator)))
    return rows, [i for i in catalogue.indicators if i.pk in told]


def make_row(
    period: Period, place: Place, parent: str, found: Reading, target: Target | None = None
) -> Row:
    """One figure as a row."""
    indicator = found.indicator
    number = None
    if found.number is not None:
        state = "tạm tính" if found.is_provisional else "đã duyệt"
        number = strip(found.number)
    else:
        state = say_empty(found)
    counted = found.due or found.units_in
    return Row(
        ky=period.code,
        ma_don_vi=place.code,
        don_vi=place.full_name,
        cap=place.level,
        truc_thuoc=parent,
        ma_chi_tieu=indicator.code,
        chi_tieu=indicator.label,
        don_vi_tinh=indicator.unit,
        gia_tri=number,
        do_chinh_xac=found.precision_word,
        tinh_trang=state,
        so_lieu_minh_hoa=SAMPLE_MARK if found.is_illustrative else "",
        so_sanh=found.comparability_word,
        so_don_vi_co_so=found.units_in if counted else None,
        so_don_vi_phai_gui=found.due if counted else None,
        thieu_mot_ve=found.left_out or None,
        chua_phan_to=None if found.unassigned is None else strip(found.unassigned),
        muc_tieu=None if target is None else strip(target.number),
        muc_tieu_den_ngay="" if target is None else target.on.isoformat(),
        muc_tieu_van_ban="" if target is None else target.source,
        cong_tu_ky=" ".join(found.added_from),
        nguon=found.source,
        dia_chi_nguon=found.source_url,
        dinh_danh=place.pk,
    )


def list_dictionary(indicators: Iterable[Indicator]) -> list[dict[str, str]]:
    """What each indicator means, in the catalogue's order; all texts. One query for what breaks
    their series, one for what became of them."""
    indicators = list(indicators)
    breaks = defaultdict(list)
    for found in SeriesBreak.objects.filter(indicator__in=indicators):
        breaks[found.indicator_id].append(f"{found.on:%d/%m/%Y}: {found.reason}")
    followed = defaultdict(list)
    for link in IndicatorSuccession.objects.filter(old__in=indicators).select_related("new"):
        part = "" if link.is_whole else " (một phần)"
        followed[link.old_id].append(f"{link.on:%d/%m/%Y}: {link.new.code}{part}")
    return [
        {
            "ma_chi_tieu": indicator.code,
            "muc": indicator.section,
            "chi_tieu": indicator.label,
            "don_vi_tinh": indicator.unit,
            "cach_co": indicator.get_kind_display(),
            "tinh_chat": indicator.get_nature_display(),
            "cong_thuc": indicator.formula,
            "so_le": str(indicator.places),
            "ghi_chu": indicator.note,
            "gian_doan": "; ".join(breaks[indicator.pk]),
            "ke_thua": "; ".join(followed[indicator.pk]),
        }
        for indicator in indicators
    ]


def say_empty(found: Reading) -> str:
    """What stands where there is no number, in words."""
    return _STATES[found.empty_kind]


def strip(number: Decimal) -> Decimal:
    """The number without zeros that say nothing and without an exponent: 20.7400 → 20.74."""
    whole = number.to_integral_value()
    return whole.quantize(Decimal(1)) if number == whole else Decimal(f"{number.normalize():f}")


def _read(period: Period, units: list[int], provisional: bool, catalogue: Catalogue) -> Table:
    inside = Period.objects.filter(first_day__gte=period.first_day, last_day__lte=period.last_day)
    parts = spans.find_parts(period, inside)
    table = read_table([period, *parts], units, None, provisional, catalogue)
    add_territories(table, period)
    return table
