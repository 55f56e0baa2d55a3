"""Evidence for an indicator, scanned minutes: a picture or a PDF, kept privately."""

import hashlib

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from khuyenhoc.lib.names import clean
from learning_models.cycle import Conflict, lock
from learning_models.models import Evidence, Registration
from learning_models.rights import may_enter

MOST_BYTES = 10 * 2**20
MOST_FILES = 30
# The first bytes of what is taken, and the type under which it is given out again.
TYPES = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n": "image/png"}
SCAN = "Ảnh JPEG, PNG hoặc tệp PDF; nặng nhất 10 MB"
LIMITS = f"{SCAN}; mỗi hồ sơ nhiều nhất 30 tệp."


def find_type(head: bytes) -> str | None:
    """The type of a file by its first bytes; None for what is not taken."""
    return next((kind for begin, kind in TYPES.items() if head.startswith(begin)), None)


def require_scan(file: UploadedFile) -> None:
    """Raise ``Conflict`` when a file is no picture or PDF, is empty or too large."""
    if not file.size or file.size > MOST_BYTES:
        raise Conflict("Tệp trống hoặc nặng hơn 10 MB. Hãy chụp lại nhỏ hơn rồi gửi.")
    head = file.read(16)
    file.seek(0)
    if find_type(head) is None:
        raise Conflict("Chỉ nhận ảnh JPEG, PNG hoặc tệp PDF. Hãy chụp ảnh hoặc lưu thành PDF.")


@transaction.atomic
def add_evidence(registration: Registration, number: str, file: UploadedFile, by: User) -> Evidence:
    """Keep a file for an indicator. The same file again is kept once.

    Raises ``Conflict`` when it is no picture or PDF, is too large or comes too late;
    ``PermissionDenied``.
    """
    may_enter(by, registration.association).require()
    [row] = lock([registration], "score")
    require_scan(file)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    sha256 = digest.hexdigest()
    known = row.evidence.filter(sha256=sha256, number=number).first()
    if known is not None:
        return known
    if row.evidence.count() >= MOST_FILES:
        raise Conflict("Hồ sơ đã đủ 30 tệp minh chứng. Hãy gộp các trang vào một tệp PDF.")
    evidence = Evidence(
        registration=row, number=number[:10], name=clean(file.name or "tệp")[-200:],
        sha256=sha256, size=file.size or 0,
    )  # fmt: skip
    evidence.file.save("", file, save=False)
    evidence.save()
    return evidence
