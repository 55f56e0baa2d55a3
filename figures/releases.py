"""Releases: a period's public figures, frozen with their hashes (product.md F4, F6).

A release holds the same table as CSV, XLSX and JSON, the dictionary, the crosswalk of units, the
list of what changed since the release before, the licence, and the Data Package that describes
them. Its manifest gives the SHA-256 of every file.
Illustrative figures cannot be released.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.access import associations_for
from accounts.models import Role, User
from associations import crosswalk
from associations.models import Association
from associations.scope import is_within
from figures import downloads
from figures.data_package import (
    CHANGES,
    DATA,
    DICTIONARY,
    LICENCE_FILE,
    LICENCE_TEXT,
    PACKAGE,
    describe_release,
)
from figures.locks import lock_periods
from figures.models import Period, Release, ReleaseFile
from figures.open_data import OpenTable, read_subtree_table
from figures.spans import name_period
from khuyenhoc.lib import tables
from khuyenhoc.lib.numbers import format_number

MOST_CHANGES_TOLD = 20
_CHANGE_COLUMNS = ("thay_doi", "ma_don_vi", "don_vi", "ma_chi_tieu", "chi_tieu", "truoc", "nay")


class ReleaseRefused(Exception):
    """The figures cannot be released; the message says why and what to do."""


@transaction.atomic
def release(period: Period, by: User | None, note: str, unit: Association | None = None) -> Release:
    """Freeze the approved figures of ``unit`` (the whole tree unless told) and of all below it.

    ``note`` is the public text; what changed since the last release of the same unit is added to
    it. Raises ``ReleaseRefused`` where a figure is illustrative, where there is none, and where
    ``by`` may not approve for ``unit``.
    """
    lock_periods([period.pk])
    unit = unit or Association.objects.roots().get()
    _require_right(by, unit)
    table = read_subtree_table(period, unit.pk)
    _require_real(table)
    before = _find_last(period, unit)
    changes = list(compare(before, table))
    text = _join_note(note, before, changes)
    files = dict(_write_files(table, changes, before is not None))
    number = 1 + (period.releases.order_by("-number").values_list("number", flat=True).first() or 0)
    at, name = timezone.now(), str(table.unit or unit)
    package = describe_release(period, number, name, text, at, _hash(files))
    files[PACKAGE] = downloads.write_json_text(package)
    frozen = Release.objects.create(
        period=period,
        number=number,
        released_at=at,
        released_by=by,
        note=text,
        manifest={
            "unit": {"id": unit.pk, "name": name},
            "rows": len(table.rows),
            "files": _hash(files),
        },
    )
    ReleaseFile.objects.bulk_create(
        ReleaseFile(release=frozen, name=name, content=body) for name, body in files.items()
    )
    return frozen


def check_manifest(frozen: Release) -> list[str]:
    """The names of files whose content is not what the manifest says; none when all is well."""
    files = {file.name: bytes(file.content) for file in frozen.files.all()}
    told = frozen.manifest["files"]
    return sorted(
        name
        for name in files.keys() | told.keys()
        if hashlib.sha256(files.get(name, b"")).hexdigest() != told.get(name)
    )


def compare(before: Release | None, table: OpenTable) -> Iterator[tuple[str, ...]]:
    """What the table says otherwise than the release ``before``, as rows of texts.

    (thêm, sửa or bỏ; code and name of the unit; code and name of the indicator; before; now).
    """
    if before is None:
        return
    old = {(row["dinh_danh"], row["ma_chi_tieu"]): row for row in _read_rows(before)}
    new = {
        (str(row.dinh_danh), row.ma_chi_tieu): {
            "ma_don_vi": row.ma_don_vi, "don_vi": row.don_vi, "chi_tieu": row.chi_tieu,
            "ma_chi_tieu": row.ma_chi_tieu, "text": _tell(row.gia_tri, row.do_chinh_xac),
        }
        for row in table.rows
    }  # fmt: skip
    for key in [*old, *(key for key in new if key not in old)]:
        was = _tell(old[key]["gia_tri"], old[key]["do_chinh_xac"]) if key in old else ""
        now = new[key]["text"] if key in new else ""
        if was == now:
            continue
        word = "sửa" if was and now else "thêm" if now else "bỏ"
        told = new.get(key) or old[key]
        yield (
            word, told["ma_don_vi"], told["don_vi"], told["ma_chi_tieu"], told["chi_tieu"],
            was, now,
        )  # fmt: skip


def list_releases() -> list[Release]:
    """All releases, newest period first, without their files."""
    return list(Release.objects.select_related("period"))


def _require_right(by: User | None, unit: Association) -> None:
    if by is None or by.is_superuser:
        return
    if not is_within(unit, associations_for(by, Role.APPROVE)):
        raise ReleaseRefused(
            f"Chức vụ hiện nay của bạn không được duyệt số liệu của {unit}, nên không công bố được."
        )


def _require_real(table: OpenTable) -> None:
    invented = [row for row in table.rows if row.so_lieu_minh_hoa]
    if invented:
        raise ReleaseRefused(
            f"{format_number(len(invented))} con số của {name_period(table.period)} là số liệu "
            f"minh họa (ví dụ: {invented[0].chi_tieu.lower()} của {invented[0].don_vi}), không "
            "công bố được. Chỉ công bố đơn vị có số liệu thật."
        )
    if not any(row.gia_tri is not None for row in table.rows):
        raise ReleaseRefused(
            f"{name_period(table.period).capitalize()} chưa có số liệu được duyệt để công bố."
        )


def _find_last(period: Period, unit: Association) -> Release | None:
    return period.releases.filter(manifest__unit__id=unit.pk).order_by("-number").first()


def _read_rows(frozen: Release) -> Iterable[dict[str, str]]:
    content = bytes(frozen.files.get(name=f"{DATA}.csv").content).decode("utf-8-sig")
    return tables.read_csv(content)


def _tell(number: object, precision: str) -> str:
    if number is None or number == "":
        return ""
    text = str(number)
    return f"{precision} {text}" if precision else text


def _join_note(note: str, before: Release | None, changes: list[tuple[str, ...]]) -> str:
    lines = [note.strip()] if note.strip() else []
    if before is None:
        lines.append("Lần công bố đầu tiên.")
    elif not changes:
        lines.append(f"Không con số nào thay đổi so với lần {before.number}.")
    else:
        lines.append(f"{format_number(len(changes))} con số thay đổi so với lần {before.number}:")
        for word, _, unit, _, indicator, was, now in changes[:MOST_CHANGES_TOLD]:
            course = f"{was} → {now}" if was and now else was or now
            lines.append(f"– {word}: {indicator}, {unit}: {course}")
        if len(changes) > MOST_CHANGES_TOLD:
            lines.append(f"– và các con số khác trong tệp {CHANGES}")
    return "\n".join(lines)


def _write_files(
    table: OpenTable, changes: list[tuple[str, ...]], with_changes: bool
) -> Iterator[tuple[str, bytes]]:
    for extension in downloads.CONTENT_TYPES:
        yield f"{DATA}.{extension}", downloads.write(table, extension)
    yield DICTIONARY, downloads.write_dictionary(table.indicators)
    units = {row.dinh_danh for row in table.rows}
    changed = crosswalk.read_crosswalk(units, table.period.last_day + timedelta(days=1))
    yield f"{crosswalk.NAME}.csv", crosswalk.write_crosswalk("csv", changed)
    yield LICENCE_FILE, LICENCE_TEXT.encode()
    if with_changes:
        yield CHANGES, tables.write_csv(_CHANGE_COLUMNS, changes)


def _hash(files: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(body).hexdigest() for name, body in files.items()}
