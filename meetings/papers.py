"""Papers and photos of meetings, taken in behind walls."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from khuyenhoc.lib.names import clean
from meetings.calling import MeetingRefused, lock
from meetings.models import Meeting, MeetingPhoto, Paper
from records.photos import keep_photo

MOST_BYTES = 20 * 2**20
MOST_PAPERS, MOST_PHOTOS = 60, 60
LIMITS = "PDF, Word, Excel, PowerPoint hoặc ảnh; nặng nhất 20 MB."
# The first bytes of what is taken: PDF, the zipped and the old Office files, pictures.
BEGINNINGS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xd8\xff",
              b"\x89PNG\r\n")  # fmt: skip


@transaction.atomic
def add_paper(meeting: Meeting, file: UploadedFile, title: str, access: str, by: User) -> Paper:
    """Keep a file; it is handed out as a download only.

    Raises ``MeetingRefused`` for a file that is empty, too large or of another kind, and when
    there are sixty; ``PermissionDenied``.
    """
    row = lock(meeting, by)
    if not file.size or file.size > MOST_BYTES:
        raise MeetingRefused("Tệp trống hoặc nặng hơn 20 MB. Hãy chọn tệp khác hoặc nén nhỏ lại.")
    head = file.read(8)
    file.seek(0)
    if not head.startswith(BEGINNINGS):
        raise MeetingRefused("Chỉ nhận tệp PDF, Word, Excel, PowerPoint hoặc ảnh JPEG, PNG.")
    if row.papers.count() >= MOST_PAPERS:
        raise MeetingRefused("Cuộc họp đã đủ 60 tài liệu. Hãy gộp bớt vào một tệp.")
    paper = Paper(
        meeting=row, title=clean(title)[:200], access=access,
        name=clean(file.name or "tai-lieu")[-200:], size=file.size, added_by=by,
    )  # fmt: skip
    paper.file.save("", file, save=False)
    paper.save()
    return paper


@transaction.atomic
def add_photo(meeting: Meeting, file: UploadedFile, caption: str, by: User) -> MeetingPhoto:
    """Keep a photo with its caption, which is what blind readers hear too.

    Raises ``PictureRefused``; ``MeetingRefused`` without a caption; ``PermissionDenied``.
    """
    row = lock(meeting, by)
    caption = clean(caption)[:200]
    if not caption:
        raise MeetingRefused("Hãy ghi chú thích cho ảnh: ai, làm gì, ở đâu.")
    if row.photos.count() >= MOST_PHOTOS:
        raise MeetingRefused("Cuộc họp đã đủ 60 ảnh.")
    photo = keep_photo(file, association=row.association, by=by, caption=caption, alt=caption)
    last = row.photos.aggregate(last=Max("order", default=0))["last"]
    return MeetingPhoto.objects.create(meeting=row, photo=photo, order=last + 1)
