"""The workbook that a clerk has sent, kept until it is corrected or applied.

It lies in the private storage under a name of our own; the session knows which it is. It holds no
persons. The next file of the same session takes its place.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

from django.core.files.storage import storages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils import timezone

from associations.reorganising.request import Table, mark_file
from khuyenhoc.lib.names import clean
from khuyenhoc.lib.sheets.grid import Refused
from khuyenhoc.lib.sheets.limits import LIST, MB
from khuyenhoc.lib.sheets.reading import Problem, Severity

FOLDER = "sap-xep"
KEY = "reorganisation_upload"  # in the session
MOST_KEPT = 500  # problems remembered for the answer file
KEPT_DAYS = 30  # a file that nobody came back for


@dataclass
class Sent:
    """The file kept: its name in the storage, as its sender calls it, and its drafts."""

    stored: str
    name: str
    sheet: str = ""
    columns: dict[str, int] | None = None
    decisions: tuple[int, ...] | list[int] = ()

    @property
    def table(self) -> Table | None:
        """Where the lines stand in the file."""
        return Table(self.sheet, self.columns, []) if self.sheet and self.columns else None


def keep_file(request: HttpRequest, file: UploadedFile) -> Sent:
    """Store the file in the place of the session's last one. Raises ``Refused``."""
    if not file.size:
        raise Refused("Tệp trống, không có dữ liệu. Hãy lưu lại tệp trong Excel rồi gửi lại.")
    if file.size > LIST.file_bytes:
        raise Refused(f"Tệp nặng hơn {LIST.file_bytes // MB} MB. Hãy gửi tệp nhỏ hơn.")
    drop_file(request)
    name = clean(Path(file.name or "tệp").name)[-200:]
    suffix = Path(name).suffix.lower()[:8]
    stored = storages["private"].save(f"{FOLDER}/{uuid4().hex}{suffix}", file)
    sent = Sent(stored, name)
    remember(request, sent)
    return sent


def remember(request: HttpRequest, sent: Sent) -> None:
    """Let the session know the file."""
    request.session[KEY] = asdict(sent)


def find_file(request: HttpRequest) -> Sent | None:
    """The session's file, where it is still there."""
    known = request.session.get(KEY)
    if not known or not storages["private"].exists(known["stored"]):
        return None
    return Sent(**known)


def drop_file(request: HttpRequest) -> None:
    """Forget the session's file and remove it."""
    if (sent := find_file(request)) is not None:
        storages["private"].delete(sent.stored)
    request.session.pop(KEY, None)


def clear_abandoned(day: date) -> str:
    """Remove the files that were sent more than ``KEPT_DAYS`` before ``day``; how many, in words.

    Only a session knows its file, and sessions last for hours: a draft keeps its lines itself, so
    that nothing refers to such a file any more. Safe to run again.
    """
    storage = storages["private"]
    if not storage.exists(FOLDER):
        return "xóa 0 tệp"
    oldest = day - timedelta(days=KEPT_DAYS)
    old = [
        f"{FOLDER}/{name}"
        for name in storage.listdir(FOLDER)[1]
        if timezone.localtime(storage.get_modified_time(f"{FOLDER}/{name}")).date() < oldest
    ]
    for name in old:
        storage.delete(name)
    return f"xóa {len(old)} tệp"


def list_kept() -> Iterator[tuple[str, str]]:
    """(name of the file, whose it is) of every file that a session may still know."""
    storage = storages["private"]
    if storage.exists(FOLDER):
        for name in storage.listdir(FOLDER)[1]:
            yield f"{FOLDER}/{name}", "tệp sắp xếp đang soạn"


def find_path(sent: Sent) -> Path:
    """Where the file lies."""
    return Path(storages["private"].path(sent.stored))


def write_answer_file(sent: Sent, problems: list[Problem]) -> bytes:
    """The sender's file with the bad cells marked. Raises ``Refused``, ``Busy``."""
    kept = problems[:MOST_KEPT]
    if len(problems) > MOST_KEPT:
        more = len(problems) - MOST_KEPT
        kept.append(Problem(Severity.ERROR, "", None, None, f"Còn {more} chỗ cần sửa nữa."))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "tra-loi.xlsx"
        mark_file(find_path(sent), sent.name, kept, out)
        return out.read_bytes()
