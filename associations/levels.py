"""The levels of the tree and under what they may hang, day by day: the start of the data.

Both are rows that staff can change; ``lay_levels`` puts down what is missing and changes nothing
that is there.
"""

from datetime import date

from associations.models import Level, LevelRule

# On this day districts ended and communes came to hang under their province.
TWO_TIERS = date(2025, 7, 1)

NATIONAL, CLUSTER, PROVINCE = "national", "cluster", "province"
DISTRICT, COMMUNE, DIRECT = "district", "commune", "direct"
BRANCH, SUBBRANCH, GROUP, BOARD = "branch", "subbranch", "group", "board"

# code, name, rank, has territory
LEVELS = [
    (NATIONAL, "Trung ương", 1, False),
    (CLUSTER, "Cụm", 2, False),
    (PROVINCE, "Tỉnh", 3, True),
    (DISTRICT, "Huyện", 4, True),
    (COMMUNE, "Xã", 5, True),
    (DIRECT, "Đơn vị trực thuộc", 6, False),
    (BRANCH, "Chi hội", 7, False),
    (SUBBRANCH, "Phân hội", 8, False),
    (GROUP, "Tổ khuyến học", 9, False),
    (BOARD, "Ban khuyến học", 10, False),
]

BEFORE, SINCE, ALWAYS = (None, TWO_TIERS), (TWO_TIERS, None), (None, None)
STATUTES = "Điều lệ Hội Khuyến học Việt Nam"
ABOLITION = "Chính quyền địa phương hai cấp từ 01/07/2025"

# level, parent levels, days, source
RULES: list[tuple[str, list[str | None], tuple[date | None, date | None], str]] = [
    (NATIONAL, [None], ALWAYS, STATUTES),
    (CLUSTER, [NATIONAL], ALWAYS, "Cụm thi đua do trung ương Hội chia"),
    (PROVINCE, [NATIONAL, CLUSTER], ALWAYS, STATUTES),
    (DISTRICT, [PROVINCE], BEFORE, ABOLITION),
    (COMMUNE, [DISTRICT], BEFORE, ABOLITION),
    (COMMUNE, [PROVINCE], SINCE, ABOLITION),
    (DIRECT, [NATIONAL, PROVINCE, COMMUNE], ALWAYS, STATUTES),
    (DIRECT, [DISTRICT], BEFORE, ABOLITION),
    (BRANCH, [PROVINCE, COMMUNE, DIRECT], ALWAYS, STATUTES),
    (BRANCH, [DISTRICT], BEFORE, ABOLITION),
    (SUBBRANCH, [BRANCH], ALWAYS, STATUTES),
    (GROUP, [BRANCH, SUBBRANCH, COMMUNE, DIRECT], ALWAYS, STATUTES),
    (BOARD, [PROVINCE, COMMUNE, DIRECT, BRANCH], ALWAYS, STATUTES),
    (BOARD, [DISTRICT], BEFORE, ABOLITION),
]


def lay_levels() -> None:
    """Put down the levels and rules above that are not in the database yet."""
    Level.objects.bulk_create(
        [Level(code=c, name=n, rank=r, has_territory=t) for c, n, r, t in LEVELS],
        ignore_conflicts=True,
    )
    known = set(LevelRule.objects.values_list("level_id", flat=True))
    LevelRule.objects.bulk_create(
        LevelRule(level_id=level, parent_level_id=parent, valid=days, source=source)
        for level, parents, days, source in RULES
        if level not in known
        for parent in parents
    )
