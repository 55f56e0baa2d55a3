"""In which photos a person is seen: marked by officers, so that nobody is shown unasked (Q4)."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import associations_for
from accounts.models import ReadKind, Role, User
from accounts.reads import note_reads
from khuyenhoc.lib.names import clean
from records.consents.photos import mark_photos
from records.consents.recording import may_record
from records.consents.views import find_person
from records.models import PersonInPhoto, Photo, PhotoState
from records.photos import give_picture

A_PAGE = 24


def list_photos(user: User) -> QuerySet[Photo]:
    """The photos that ``user`` may say something of; also those that are withheld."""
    rows = Photo.objects.within(associations_for(user, Role.ENTRY))
    return rows.filter(state__in=[PhotoState.READY, PhotoState.WITHHELD])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def photos(request: HttpRequest, pk: int) -> HttpResponse:
    """The photos of the officer's part, those in which the person is seen marked; by POST what
    the shown page says of him is written."""
    person = find_person(request.user, pk)
    may_record(request.user, person).require()
    offered = list_photos(request.user)
    words = clean(request.GET.get("q", ""))[:120]
    if request.method == "POST":
        shown = offered.filter(pk__in=_read_keys(request, "co"))
        withheld = mark_photos(person, shown, _read_keys(request, "anh"))
        kept = request.GET.copy()
        kept["giu"] = str(withheld)
        return redirect(f"{reverse('consents:photos', args=[pk])}?{kept.urlencode()}")
    note_reads([person], request.user, ReadKind.PAGE)
    seen = set(PersonInPhoto.objects.filter(person=person).values_list("photo_id", flat=True))
    found = offered.filter(Q(caption__icontains=words) | Q(alt__icontains=words)) if words else (
        offered
    )  # fmt: skip
    page = Paginator(found.select_related("association"), A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "person": person,
        "crumbs": [
            {"label": "Sự đồng ý", "url": reverse("consents:people")},
            {"label": person.name, "url": reverse("consents:person", args=[pk])},
        ],
        "words": words,
        "page": page,
        "rows": [_describe(photo, photo.pk in seen) for photo in page],
        "seen": len(seen),
        "done": _tell_done(request.GET.get("giu", "")),
    }
    return render(request, "records/consents/photos.html", context)


@never_cache
@require_safe
def picture(request: HttpRequest, pk: int) -> FileResponse:
    """The smallest picture of a photo, withheld or not, for who may mark it."""
    photo = get_object_or_404(list_photos(request.user), pk=pk)
    smallest = next(iter(photo.list_pictures("jpeg")), None)
    if smallest is None:
        raise Http404
    return give_picture(photo, "jpeg", smallest["width"])


def _describe(photo: Photo, is_seen: bool) -> dict[str, Any]:
    smallest = next(iter(photo.list_pictures("jpeg")), None)
    return {
        "pk": photo.pk,
        "name": str(photo),
        "alt": photo.alt,
        "unit": photo.association.full_name,
        "is_seen": is_seen,
        "is_withheld": photo.state == PhotoState.WITHHELD,
        "picture": smallest and {**smallest, "url": reverse("consents:picture", args=[photo.pk])},
    }


def _read_keys(request: HttpRequest, name: str) -> list[int]:
    return [int(each) for each in request.POST.getlist(name)[:A_PAGE] if each.isdecimal()]


def _tell_done(withheld: str) -> str:
    """What happened to the photos of the page that was sent."""
    if not withheld.isdecimal():
        return ""
    if int(withheld):
        return f"Đã ghi. {int(withheld)} ảnh đang được giữ lại vì có người trong ảnh chưa đồng ý."
    return "Đã ghi. Không ảnh nào phải giữ lại."
