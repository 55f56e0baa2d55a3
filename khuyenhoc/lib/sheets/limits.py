"""The one table of limits for files that officers send; code and help page read the same.

Sizes are in bytes (1 MB = 1,000,000), times in seconds, the rest are counts.
"""

from dataclasses import dataclass

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file the portal takes and what the reading child may use.

    ``ratio`` is unpacked size over packed size, asked of a member once it has unpacked more
    than ``RATIO_FROM`` bytes. ``answer_bytes`` bounds what the child may hand back. ``seconds``
    is both the child's CPU time and the time on the clock that the parent waits for it.
    """

    label: str
    file_bytes: int
    unpacked_bytes: int
    member_bytes: int
    members: int
    ratio: int
    sheets: int
    rows: int
    columns: int
    cells: int
    text_length: int
    merged_ranges: int
    answer_bytes: int
    memory_bytes: int
    seconds: int
    simultaneous: int


RATIO_FROM = 1 * MB

RETURN = Limits(
    label="báo cáo",
    file_bytes=10 * MB,
    unpacked_bytes=60 * MB,
    member_bytes=50 * MB,
    members=1_000,
    ratio=100,
    sheets=50,
    rows=10_000,
    columns=300,
    cells=200_000,
    text_length=32_767,
    merged_ranges=20_000,
    answer_bytes=20 * MB,
    memory_bytes=300 * MB,
    seconds=5,
    simultaneous=2,
)

LIST = Limits(
    label="danh sách",
    file_bytes=30 * MB,
    unpacked_bytes=300 * MB,
    member_bytes=250 * MB,
    members=1_000,
    ratio=100,
    sheets=50,
    rows=150_000,
    columns=100,
    cells=1_500_000,
    text_length=32_767,
    merged_ranges=20_000,
    answer_bytes=120 * MB,
    memory_bytes=600 * MB,
    seconds=30,
    simultaneous=2,
)


def show_count(number: int) -> str:
    """63979 → "63.979"."""
    return f"{number:,}".replace(",", ".")


def show_size(size: int) -> str:
    """Bytes as the officer reads them: 12_300_000 → "12,3 MB", 900 → "900 byte"."""
    if size < 1_000:
        return f"{size} byte"
    unit, divisor = ("MB", MB) if size >= MB else ("KB", 1_000)
    return f"{size / divisor:.1f}".removesuffix(".0").replace(".", ",") + f" {unit}"


def describe_limits(limits: Limits) -> list[str]:
    """The limits as Vietnamese lines for the help page, in the order in which they are met."""
    return [
        "Loại tệp: .xlsx, .xlsm, .xls, .ods, .csv (macro không được chạy và không được lưu).",
        f"Dung lượng tệp {limits.label}: tối đa {show_size(limits.file_bytes)}.",
        f"Dung lượng sau khi giải nén: tối đa {show_size(limits.unpacked_bytes)},"
        f" mỗi thành phần {show_size(limits.member_bytes)},"
        f" không quá {limits.ratio} lần dung lượng nén.",
        f"Số thành phần bên trong tệp: tối đa {show_count(limits.members)}.",
        f"Số trang tính: tối đa {show_count(limits.sheets)}.",
        f"Mỗi trang tính: tối đa {show_count(limits.rows)} dòng"
        f" và {show_count(limits.columns)} cột có dữ liệu.",
        f"Tổng số ô có dữ liệu: tối đa {show_count(limits.cells)}.",
        f"Số vùng ô gộp mỗi trang: tối đa {show_count(limits.merged_ranges)}.",
        f"Mỗi ô: tối đa {show_count(limits.text_length)} ký tự.",
        f"Tổng nội dung đọc ra: tối đa {show_size(limits.answer_bytes)}.",
        f"Bộ nhớ để đọc một tệp: {show_size(limits.memory_bytes)};"
        f" thời gian: {limits.seconds} giây.",
        f"Mỗi máy chủ đọc cùng lúc {limits.simultaneous} tệp; tệp đến sau chờ đến lượt.",
    ]
