"""Evidence for an indicator: a picture or a PDF, kept privately and sealed."""

import hashlib
import tempfile

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from khuyenhoc.lib.names import clean
from learning_models.cycle import Conflict, lock
from learning_models.models import Evidence, Registration
from learning_models.rights import may_enter
from records import knocks
from records.sealing import seal, unseal

MOST_BYTES = 10 * 2**20
MOST_FILES = 30
MOST_OWN = 10  # files through the bearer's own link
# The first bytes of what is taken, and the type under which it is given out again.
TYPES = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n": "image/png"}
SCAN = "Ảnh JPEG, PNG hoặc tệp PDF; nặng nhất 10 MB"
LIMITS = f"{SCAN}; mỗi hồ sơ nhiều nhất 30 tệp."
OWN_LIMITS = f"{SCAN}; nhiều nhất 10 tệp."
OWN_FULL = "Đã đủ 10 tệp. Hãy đưa thêm cho hội khi bình xét."
TOO_OFTEN = "Vừa gửi nhiều tệp quá. Hãy đợi một giờ rồi gửi tiếp, hoặc đưa cho hội khi bình xét."


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
def add_evidence(
    registration: Registration, number: str, file: UploadedFile, by: User | None
) -> Evidence:
    """Keep a file for an indicator, sealed. The same file again is kept once.

    ``by`` None: the bearer himself, by his own link. Raises ``Conflict`` when it is no picture or
    PDF, is too large, too many or comes too late; ``PermissionDenied``.
    """
    if by is not None:
        may_enter(by, registration.association).require()
    [row] = lock([registration], "score" if by is not None else "assess")
    require_scan(file)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    sha256 = digest.hexdigest()
    known = row.evidence.filter(sha256=sha256, number=number).first()
    if known is not None:
        return known
    count = row.evidence.count()
    if by is None and count >= MOST_OWN:
        raise Conflict(OWN_FULL)
    if count >= MOST_FILES:
        raise Conflict("Hồ sơ đã đủ 30 tệp minh chứng. Hãy gộp các trang vào một tệp PDF.")
    evidence = Evidence(
        registration=row, number=number[:10], name=clean(file.name or "tệp")[-200:],
        sha256=sha256, size=file.size or 0,
    )  # fmt: skip
    with tempfile.TemporaryFile() as sealed:
        seal(file.chunks(), sealed)
        evidence.file.save("", File(sealed), save=False)
    evidence.save()
    return evidence


def add_own_evidence(registration: Registration, number: str, file: UploadedFile) -> Evidence:
    """Keep what a bearer sends through his own link. Raises ``Conflict``, also when he sends too
    often: that count stands whatever becomes of the file."""
    if not knocks.knock(knocks.FILE, str(registration.pk)):
        raise Conflict(TOO_OFTEN)
    return add_evidence(registration, number, file, None)


def read_evidence(evidence: Evidence) -> bytes:
    """The file as it was sent. Raises ``records.sealing.Broken``."""
    with evidence.file.open("rb") as sealed:
        return b"".join(unseal(sealed))
