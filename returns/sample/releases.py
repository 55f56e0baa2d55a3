"""Releases of the sample: figures that were published, of units that have no invented ones."""

from associations.models import Association, State
from figures.models import Period, Release
from figures.releases import release

# Period, level and code of the unit in it, what the page says first.
RELEASED = (
    ("2020", "province", "06", "Số tổng kết năm 2020 của tỉnh Bắc Kạn, như nguồn đã đăng."),
    ("2022", "district", "441", "Số năm 2022 của huyện Vũ Quang, như nguồn đã đăng."),
    ("2024-H1", "cluster", "C6", "Số 6 tháng đầu năm 2024 của cụm thi đua số 6 và các tỉnh trong "
     "cụm, như nguồn đã đăng."),
)  # fmt: skip


def release_published() -> list[Release]:
    """Release the published figures that are loaded and real; those made now."""
    made = []
    for code, level, unit_code, note in RELEASED:
        period = Period.objects.filter(code=code).first()
        if period is None:
            continue
        unit = _find_unit(period, level, unit_code)
        if unit is not None:
            made.append(release(period, None, note, unit))
    return made


def _find_unit(period: Period, level: str, code: str) -> Association | None:
    state = State.objects.filter(level=level, code=code, valid__contains=period.last_day)
    found = state.select_related("association").first()
    return found.association if found else None
