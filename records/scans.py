"""Scans of signed papers: taken in by what they are, kept encrypted, given out only as files."""

import hashlib
import io
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse

from records.sealing import Broken, seal, unseal

MOST_BYTES = 10 * 2**20
# The first bytes of what is taken, and the type under which it is given out again.
TYPES = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n": "image/png"}
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
ACCEPTED = "image/jpeg,image/png,application/pdf"
LIMITS = "Ảnh JPEG, PNG hoặc tệp PDF; nặng nhất 10 MB."
TOO_LARGE = "Tệp trống hoặc nặng hơn 10 MB. Hãy chụp lại nhỏ hơn rồi gửi."
NO_SCAN = "Chỉ nhận ảnh JPEG, PNG hoặc tệp PDF. Hãy chụp ảnh hoặc lưu thành PDF."


class ScanRefused(Exception):
    """A file that is not taken or cannot be opened; the message says why in Vietnamese."""


def find_type(head: bytes) -> str | None:
    """The type of a file by its first bytes; None for what is not taken."""
    return next((kind for begin, kind in TYPES.items() if head.startswith(begin)), None)


def read_scan(file: UploadedFile) -> bytes:
    """The bytes of a picture or PDF; ``ScanRefused`` for anything else."""
    if not file.size or file.size > MOST_BYTES:
        raise ScanRefused(TOO_LARGE)
    content = file.read()
    if find_type(content[:16]) is None:
        raise ScanRefused(NO_SCAN)
    return content


def keep_scan(row: Any, content: bytes) -> None:
    """Write ``content`` encrypted into the ``file`` of a row, with its ``sha256`` and ``size``."""
    row.sha256, row.size = hashlib.sha256(content).hexdigest(), len(content)
    sealed = io.BytesIO()
    seal([content], sealed)
    row.file.save("", ContentFile(sealed.getvalue()), save=False)


def give_scan(row: Any, name: str) -> HttpResponse:
    """The scan of a row as a file to be saved, never as a page of ours. ``ScanRefused``."""
    try:
        with row.file.open("rb") as sealed:
            content = b"".join(unseal(sealed))
    except (Broken, OSError, ValueError) as problem:
        raise ScanRefused("Không mở được tệp này. Hãy báo người vận hành cổng.") from problem
    kind = find_type(content[:16]) or "application/octet-stream"
    answer = HttpResponse(content, kind)
    ending = ENDINGS.get(kind, "bin")
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    answer["Content-Security-Policy"] = "sandbox"
    return answer
