"""Photos in which somebody is seen: shown only while all of them agree (product.md Q4)."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.masks import may_show
from accounts.models import Person, Purpose
from records.models import PersonInPhoto, Photo, PhotoState


@transaction.atomic
def mark_photos(person: Person, offered: QuerySet[Photo], chosen: Collection[int]) -> int:
    """Say in which of the ``offered`` photos a person is seen; how many are withheld after it."""
    known = PersonInPhoto.objects.filter(person=person, photo__in=offered)
    known.exclude(photo__in=chosen).delete()
    held = set(known.values_list("photo_id", flat=True))
    keys = list(offered.values_list("pk", flat=True))
    PersonInPhoto.objects.bulk_create(
        PersonInPhoto(person=person, photo_id=key) for key in keys if key in set(chosen) - held
    )
    settle(Photo.objects.filter(pk__in=keys))
    return Photo.objects.filter(pk__in=keys, state=PhotoState.WITHHELD).count()


@transaction.atomic
def withhold_photos(offered: QuerySet[Photo], chosen: Collection[int]) -> int:
    """Keep the ``chosen`` of the ``offered`` photos back because somebody asked for it, and let the
    others go; how many changed. Consents of who is seen stay as they are."""
    offered.exclude(pk__in=chosen).update(withheld_on=None)
    asked = offered.filter(pk__in=chosen, withheld_on=None)
    asked.update(withheld_on=timezone.localdate())
    return settle(offered)


def settle_photos(persons: Iterable[int]) -> None:
    """Withhold and show the photos of some persons as their consents stand now."""
    settle(Photo.objects.filter(seen__person__in=list(persons)).distinct())


def settle_all(day: date) -> str:
    """Work of every day: a child that has come of age speaks for himself from then on."""
    return f"{settle(Photo.objects.filter(seen__isnull=False).distinct(), day)} ảnh"


def settle(photos: QuerySet[Photo], on: date | None = None) -> int:
    """Withhold photos in which somebody is seen without consent, show the others; how many
    changed. Those whose pictures are not made yet are settled when they are."""
    today = on or timezone.localdate()
    changed = 0
    rows = photos.filter(state__in=[PhotoState.READY, PhotoState.WITHHELD])
    for photo in rows.prefetch_related("seen__person__consents"):
        state = find_state(photo, today)
        if state != photo.state:
            changed += Photo.objects.filter(pk=photo.pk).update(state=state)
    return changed


def find_state(photo: Photo, on: date) -> PhotoState:
    """Whether a photo whose pictures are made may be shown on a day."""
    seen = (each.person for each in photo.seen.all())
    agreed = all(may_show(person, Purpose.PUBLISH_PHOTO, on) for person in seen)
    if agreed and photo.withheld_on is None:
        return PhotoState.READY
    return PhotoState.WITHHELD
