"""The ready workbooks in samples/: clean, messy and wrong ones, for trying the journey."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from accounts.models import User
from figures.models import Due, Form, Period
from figures.owing import find_version
from returns.sample import own_layouts
from returns.sample.cast import CHO_DON, HALF_YEARLY, PHU_BINH, YEARLY
from returns.sample.clean_workbooks import settle_bytes, write_clean
from returns.sample.reporting import read_period
from returns.sending import sendable

FOLDER = settings.BASE_DIR / "samples"

# Their content is in the program alone.
MESSY = "lon-xon/2024-huyen-phu-binh.xlsx"
CORRECTED = "lon-xon/2024-huyen-phu-binh-da-sua.xlsx"
MESSY_COMMUNE = "lon-xon/2026-6-thang-xa-tan-thanh.xlsx"
CORRECTED_COMMUNE = "lon-xon/2026-6-thang-xa-tan-thanh-da-sua.xlsx"
WRONG_UNITS = "sai/don-vi-cua-huyen-khac.xlsx"
WRONG_FORM = "sai/khong-phai-bieu.xlsx"
LOCKED = "sai/co-mat-khau.xlsx"
NO_WORKBOOK = "sai/khong-phai-bang-tinh.xlsx"
# Our own workbook filled in: its comparison with the year before is in the database.
CLEAN = "sach/2024-huyen-phu-binh.xlsx"
CLEAN_COMMUNE = "sach/2026-6-thang-xa-tan-khanh.xlsx"
CLEAN_MANDATED = "sach/2026-6-thang-31-xa.xlsx"


def list_plain_files() -> Iterator[tuple[str, bytes]]:
    """The files that need no database: (path below samples/, content)."""
    for path, content in (
        (MESSY, own_layouts.write_district(PHU_BINH)),
        (CORRECTED, own_layouts.write_district(PHU_BINH, is_corrected=True)),
        (MESSY_COMMUNE, own_layouts.write_commune()),
        (CORRECTED_COMMUNE, own_layouts.write_commune(is_corrected=True)),
        (WRONG_UNITS, own_layouts.write_district(CHO_DON, is_corrected=True)),
        (WRONG_FORM, own_layouts.write_other_list()),
    ):
        yield path, settle_bytes(content)
    yield LOCKED, own_layouts.write_locked()
    yield NO_WORKBOOK, own_layouts.write_no_workbook()


def list_filled_files() -> Iterator[tuple[str, bytes]]:
    """Our own workbooks, filled in for what these log-ins may send."""
    yield CLEAN, _fill("phu-binh", YEARLY, "2024")
    yield CLEAN_COMMUNE, _fill("xa-tan-khanh", HALF_YEARLY, "2026-H1")
    yield CLEAN_MANDATED, _fill("lien-xa", HALF_YEARLY, "2026-H1")


def write_files(folder: Path = FOLDER) -> list[Path]:
    """Write all sample workbooks below ``folder``; which they are."""
    written = []
    for path, content in (*list_plain_files(), *list_filled_files()):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        written.append(target)
    return written


def _fill(username: str, form_code: str, period_code: str) -> bytes:
    user = User.objects.get(username=username)
    form, period = Form.objects.get(code=form_code), Period.objects.get(code=period_code)
    dues: list[Due] = list(sendable(user, form, period))
    by_code = read_period(period_code)
    figures = {due.unit.association_id: by_code[due.unit.association.code] for due in dues}
    sender = user.associations().get().full_name
    return write_clean(find_version(form, period), period, dues, sender, figures)
