"""Requests to take a name or a photo down: sent by anybody, answered within the law's terms (Q4).

Answering does what was asked in the same transaction: the person's consents to be shown are
withdrawn, the photos of the page are kept back; every page follows at once.
"""

import csv
from collections.abc import Collection
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils import timezone

from accounts.models import Consent, Person, Purpose, User
from associations.scope import SubtreeQuerySet
from figures.home import find_home
from news.models import OPEN_STATES, Relation, TakeDown, TakeDownState
from news.voices.walls import WalledForm
from records.consents.photos import withhold_photos
from records.consents.recording import withdraw
from records.erasing import ERASED
from records.models import Photo

TERMS = Path(__file__).resolve().parent.parent / "data" / "take_down.csv"
SATURDAY = 5
SHOWN = [Purpose.PUBLISH_NAME, Purpose.PUBLISH_PHOTO]
NO_PAGE = "Hãy ghi địa chỉ của trang trên cổng này, ví dụ /tin/12-trao-hoc-bong/."


class TakeDownForm(WalledForm):
    """Who asks to have what taken off which page, and why."""

    kind = "take_down"

    page = forms.CharField(
        label="Trang có tên hoặc ảnh", max_length=300,
        help_text="Chép địa chỉ của trang, ở thanh trên cùng của trình duyệt.",
        error_messages={"required": NO_PAGE},
    )  # fmt: skip
    about = forms.CharField(
        label="Họ tên người được nêu", max_length=160,
        error_messages={"required": "Hãy ghi họ tên người được nêu trên trang."},
    )  # fmt: skip
    relation = forms.ChoiceField(
        label="Bạn là ai", choices=Relation, widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn bạn là ai."},
    )  # fmt: skip
    reason = forms.CharField(
        label="Cần gỡ gì, vì sao", max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Hãy ghi cần gỡ tên hay ảnh nào, và vì sao."},
    )  # fmt: skip
    name = forms.CharField(label="Tên bạn", required=False, max_length=80)
    contact = forms.CharField(
        label="Điện thoại hoặc thư điện tử", required=False, max_length=120,
        help_text="Để hội trả lời bạn. Không hiện ở đâu trên cổng.",
    )  # fmt: skip

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.initial["page"] = read_page(request.GET.get("trang", ""), request.get_host()) or ""

    def clean_page(self) -> str:
        """The path of a page of this portal."""
        page = read_page(self.cleaned_data["page"], self.request.get_host())
        if page is None:
            raise ValidationError(NO_PAGE)
        return page


def read_page(text: str, host: str) -> str | None:
    """The path within this portal of an address as people copy it; None where it is no page."""
    text = text.strip()
    if not text.startswith(("/", "http://", "https://")):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        path = unquote(parts.path) or "/"
        resolve(path)
    except (ValueError, Resolver404):
        return None
    return path if parts.netloc in ("", host) and path.isprintable() else None


def keep_request(form: TakeDownForm) -> TakeDown | None:
    """A new request to the unit whose portal this is; None while there is no unit."""
    home = find_home()
    if home is None:
        return None
    said = {field.name: form.cleaned_data[field.name] for field in form.list_fields()}
    today = timezone.localdate()
    terms = {code: count_term(code, today) for code in ("reply", "finish")}
    return TakeDown.objects.create(
        association_id=home, reply_by=terms["reply"], finish_by=terms["finish"], **said
    )


def count_term(code: str, day: date) -> date:
    """The last day of a term that begins on ``day``. Working days are Mondays to Fridays: days off
    that differ from year to year are not known here, so a term never comes out longer."""
    with TERMS.open(encoding="utf-8", newline="") as file:
        [line] = [line for line in csv.DictReader(file) if line["code"] == code]
    left, last = int(line["days"]), day
    while left:
        last += timedelta(days=1)
        if line["counted_in"] != "working" or last.weekday() < SATURDAY:
            left -= 1
    return last


def list_photos(request: TakeDown) -> SubtreeQuerySet:
    """The photos of the article that a request speaks of."""
    try:
        found = resolve(request.page)
    except Resolver404:
        return Photo.objects.none()
    if found.view_name not in ("news:article", "news:article_print"):
        return Photo.objects.none()
    return Photo.objects.filter(shown_in__article=found.kwargs["pk"]).distinct()


@transaction.atomic
def answer_request(
    request: TakeDown, *, person: Person | None, withheld: Collection[int], by: User
) -> None:
    """Note who answered; with "đã gỡ" withdraw what ``person`` agreed to have shown and keep back
    the chosen photos of the page. Raises ``ConsentRefused``; ``PermissionDenied``.
    """
    if request.state != TakeDownState.NEW:
        request.handled_by, request.handled_at = by, timezone.now()
    request.save()
    if request.state != TakeDownState.DONE:
        return
    withhold_photos(list_photos(request).within(by.associations()), withheld)
    if person is not None:
        held = list(
            Consent.objects.filter(person=person, purpose__in=SHOWN, withdrawn_on=None)
            .select_related("person")
        )  # fmt: skip
        if held:
            withdraw(held, by=by)


def erase_person(person: Person) -> None:
    """Empty the requests that were answered for a person who is erased
    (``settings.PERSON_ERASERS``); those of whom no record was found end with their term."""
    TakeDown.objects.filter(person=person).update(
        about=ERASED, reason=ERASED, answer=ERASED, name="", contact=""
    )


def erase_requests(before: date) -> int:
    """Delete requests that were settled before a day, by the term of keeping; how many."""
    rows = TakeDown.objects.exclude(state__in=OPEN_STATES).filter(handled_at__date__lt=before)
    return rows.delete()[0]
