"""Photos: taken in behind walls, drawn anew in the background, handed out picture by picture."""

import hashlib
import io
from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import FileResponse, Http404
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from khuyenhoc.lib.images import PictureRefused, draw_pictures, inspect_picture
from khuyenhoc.lib.names import clean
from records.consents.photos import find_state
from records.jobs import Progress, ask, job
from records.models import Photo, PhotoState

MADE = (PhotoState.READY, PhotoState.WITHHELD)
CONTENT_TYPES = {"webp": "image/webp", "jpeg": "image/jpeg", "card": "image/jpeg"}
EXTENSIONS = {"webp": "webp", "jpeg": "jpg", "card": "jpg"}


def keep_photo(
    file: UploadedFile | io.BytesIO,
    *,
    association: Association,
    by: User | None,
    caption: str = "",
    alt: str = "",
) -> Photo:
    """Take in an upload; the pictures of it are made in the background.

    Raises ``PictureRefused`` with the sentence for who sent it; nothing is kept then.
    """
    size = getattr(file, "size", None)
    if size is None:
        size = file.seek(0, io.SEEK_END)
    width, height = inspect_picture(file, size)
    file.seek(0)
    content = file.read()
    photo = Photo(
        association=association,
        uploaded_by=by,
        sha256=hashlib.sha256(content).hexdigest(),
        width=width,
        height=height,
        caption=clean(caption),
        alt=clean(alt),
    )
    with transaction.atomic():
        photo.original.save("photo", ContentFile(content), save=False)
        photo.save()
        ask(make_pictures, key=f"photo-{photo.pk}", by=by, photo=photo.pk)
    return photo


@job
def make_pictures(progress: Progress, photo: int) -> dict[str, int]:
    """Draw the pictures of a photo and put a clean master in the place of the upload.

    Safe to run again: of a photo that is ready nothing is done. Gives how many were made.
    """
    row = Photo.objects.filter(pk=photo).exclude(state__in=MADE).first()
    if row is None:
        return {"made": 0}
    storage = row.original.storage
    try:
        with row.original.open("rb") as file:
            master, made = draw_pictures(file)
    except PictureRefused:
        Photo.objects.filter(pk=row.pk).update(state=PhotoState.FAILED)
        raise
    listed = []
    for done, picture in enumerate(made, start=1):
        name = f"photos/{row.sha256[:2]}/{row.sha256}-{row.pk}-{picture.kind}-{picture.width}"
        storage.delete(name)
        listed.append(
            {
                "kind": picture.kind,
                "width": picture.width,
                "height": picture.height,
                "file": storage.save(name, ContentFile(picture.content)),
            }
        )
        progress.tell(done, len(made))
    upload = str(row.original.name)
    kept = storage.save(f"photos/{row.sha256[:2]}/{row.pk}-master", ContentFile(master))
    state = find_state(row, timezone.localdate())
    Photo.objects.filter(pk=row.pk).update(pictures=listed, state=state, original=kept)
    if kept != upload:
        storage.delete(upload)
    return {"made": len(made)}


def list_kept() -> Iterator[tuple[str, str]]:
    """(name of the file, whose it is) of every picture that was drawn."""
    for pk, pictures in Photo.objects.values_list("pk", "pictures").iterator():
        yield from ((picture["file"], f"ảnh số {pk}") for picture in pictures)


def answer_picture(photo: Photo, kind: str, width: int) -> FileResponse:
    """One picture as a response; ``Http404`` where there is none of that kind and width.

    Of a photo that is withheld there is none (``records.consents.photos``). Who else may see it is
    for the caller to decide.
    """
    if photo.state != PhotoState.READY:
        raise Http404
    return give_picture(photo, kind, width)


def give_picture(photo: Photo, kind: str, width: int) -> FileResponse:
    """The same of a photo in any state, for officers who decide about it."""
    for picture in photo.pictures:
        if (picture["kind"], picture["width"]) == (kind, width):
            response = FileResponse(
                photo.original.storage.open(picture["file"]), content_type=CONTENT_TYPES[kind]
            )
            response["X-Content-Type-Options"] = "nosniff"
            response["ETag"] = f'"{photo.sha256[:32]}-{kind}-{width}"'
            return response
    raise Http404
