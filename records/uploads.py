"""Keeping the file that an officer sent: private, whole, with its hash (product.md R9)."""

import hashlib
import tempfile
from pathlib import Path

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile

from accounts.models import User
from associations.models import Association
from khuyenhoc.lib.names import clean
from khuyenhoc.lib.sheets.grid import Refused
from khuyenhoc.lib.sheets.limits import MB, Limits
from records.models import Upload
from records.sealing import seal

NAME_LENGTH = 200


def keep_upload(
    file: UploadedFile,
    *,
    association: Association,
    by: User,
    limits: Limits,
    is_sealed: bool = False,
) -> Upload:
    """Store ``file`` under a name of our own; nothing in it has been looked at yet.

    A list of people is kept sealed: encrypted, and dropped after a while (records.sealing).

    Raises ``Refused`` with the sentence for the officer when it is empty or too large.
    """
    if not file.size:
        raise Refused("Tệp trống, không có dữ liệu. Hãy lưu lại tệp trong Excel rồi gửi lại.")
    if file.size > limits.file_bytes:
        most = limits.file_bytes // MB
        raise Refused(
            f"Tệp nặng hơn {most} MB. Hãy xóa ảnh và các trang không dùng trong tệp rồi gửi lại."
        )
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    name = clean(Path(file.name or "tệp").name)[-NAME_LENGTH:]
    upload = Upload(
        association=association,
        uploaded_by=by,
        name=name,
        kind=Path(name).suffix.lower().lstrip(".")[:8],
        size=file.size,
        sha256=digest.hexdigest(),
        is_sealed=is_sealed,
    )
    if is_sealed:
        with tempfile.TemporaryFile() as sealed:
            seal(file.chunks(), sealed)
            upload.file.save("upload", File(sealed), save=False)
    else:
        upload.file.save("upload", file, save=False)
    upload.save()
    return upload
