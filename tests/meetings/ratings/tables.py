"""A scoring table of a province, published by the functions that pages call."""

from accounts.models import User
from associations.models import Association
from meetings.models import ScoringTable
from meetings.ratings.tables import keep_table, publish

LINES = """1 | Tổ chức, hội viên
1.1 | Tỉ lệ hội viên | 10 | members | 2000: 10; 1000: 6; 500: 3
1.2\tSinh hoạt chi hội\t5
2 | Quỹ khuyến học | 7,5"""


def make_table(
    issuer: Association, by: User, lines: str = LINES, *, is_published: bool = True, **fields
) -> ScoringTable:  # fmt: skip
    """What communes rate themselves by for 2026."""
    said = {"name": "Bảng chấm điểm", "grades": "20: Tốt\n10: Khá", "ties": "2", **fields}
    table = ScoringTable(issuer=issuer, **{"level_id": "commune", "year": 2026, **said})
    keep_table(table, lines, by)
    return publish(table, by) if is_published else table


def type_points(table: ScoringTable, **points: str) -> dict[int, tuple[str, str]]:
    """{criterion: (points, what is said)} by number: ``type_points(table, c2="7,5 vì sao")``."""
    keys = {f"c{each.number.replace('.', '_')}": each.pk for each in table.criteria.all()}
    return {
        keys[name]: (text.partition(" ")[0], text.partition(" ")[2])
        for name, text in points.items()
    }
