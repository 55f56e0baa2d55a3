"""Papers of a dossier: scans, kept encrypted; every opening is written down (product.md Q4, A5)."""

import hashlib
import io
from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import ReadKind, User
from funds.models import (
    Attachment,
    Nomination,
    NominationRead,
    NominationState,
    RoundState,
    SealedFile,
)
from funds.rounds.calling import RoundRefused, hold
from funds.rounds.rights import may_nominate
from khuyenhoc.lib.names import clean
from records.sealing import Broken, seal, unseal

MOST_BYTES = 10 * 2**20
MOST_FILES = 12
# The first bytes of what is taken, and the type under which it is given out again.
TYPES = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n": "image/png"}
SCAN = "Ảnh JPEG, PNG hoặc tệp PDF; nặng nhất 10 MB"
TOO_LARGE = "Tệp trống hoặc nặng hơn 10 MB. Hãy chụp lại nhỏ hơn rồi gửi."
NO_SCAN = "Chỉ nhận ảnh JPEG, PNG hoặc tệp PDF. Hãy chụp ảnh hoặc lưu thành PDF."
FULL = "Hồ sơ đã đủ 12 tệp. Hãy gộp các trang vào một tệp PDF."
WITHDRAWN = "Hồ sơ này đã rút nên không gửi thêm giấy tờ được."
UNREADABLE = "Không mở được tệp này. Hãy báo người vận hành cổng."


def find_type(head: bytes) -> str | None:
    """The type of a file by its first bytes; None for what is not taken."""
    return next((kind for begin, kind in TYPES.items() if head.startswith(begin)), None)


@transaction.atomic
def add_attachment(row: Nomination, file: UploadedFile, by: User) -> Attachment:
    """Keep a scan with a dossier; the same file again is kept once. Raises ``RoundRefused``."""
    may_nominate(by, row.association).require()
    hold(row.round, RoundState.OPEN, RoundState.REVIEW)
    held = Nomination.objects.select_for_update().get(pk=row.pk)
    if held.state == NominationState.WITHDRAWN:
        raise RoundRefused(WITHDRAWN)
    content = read_scan(file)
    known = held.attachments.filter(sha256=hashlib.sha256(content).hexdigest()).first()
    if known is not None:
        return known
    if held.attachments.count() >= MOST_FILES:
        raise RoundRefused(FULL)
    attachment = Attachment(nomination=held)
    keep_sealed(attachment, content, file.name or "", by)
    return attachment


def read_scan(file: UploadedFile) -> bytes:
    """The bytes of a picture or PDF; ``RoundRefused`` for anything else."""
    if not file.size or file.size > MOST_BYTES:
        raise RoundRefused(TOO_LARGE)
    content = file.read()
    if find_type(content[:16]) is None:
        raise RoundRefused(NO_SCAN)
    return content


def keep_sealed(row: SealedFile, content: bytes, name: str, by: User) -> None:
    """Write ``content`` encrypted, and save the row that tells of it."""
    row.name = clean(name or "tệp")[-200:]
    row.sha256, row.size, row.added_by = hashlib.sha256(content).hexdigest(), len(content), by
    sealed = io.BytesIO()
    seal([content], sealed)
    row.file.save("", ContentFile(sealed.getvalue()), save=False)
    row.save()


def open_sealed(row: SealedFile) -> tuple[bytes, str]:
    """The bytes of a sealed file and their type. Raises ``RoundRefused`` when it is broken."""
    try:
        with row.file.open("rb") as sealed:
            content = b"".join(unseal(sealed))
    except (Broken, OSError) as problem:
        raise RoundRefused(UNREADABLE) from problem
    return content, find_type(content[:16]) or "application/octet-stream"


def note_dossier_reads(rows: Iterable[Nomination], reader: User, kind: ReadKind) -> int:
    """Write down that ``reader`` read these dossiers; how many rows were added."""
    reads = [NominationRead(nomination=row, reader=reader, kind=kind) for row in rows]
    return len(NominationRead.objects.bulk_create(reads, batch_size=5_000))
