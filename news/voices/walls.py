"""The walls before whatever a stranger may send: no puzzle, no third party, nothing kept of him.

A field that people do not see and robots fill in; a signed moment at which the page was opened,
for nobody writes within seconds; and how often one address sends within an hour, known by a hash
whose salt is destroyed the next day.
"""

import time
from datetime import date, datetime
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from news.models import Sending
from news.senders import hash_sender

SOONEST = 4  # seconds after the page was opened
LATEST = 6 * 3600
# Schools share an address.
MOST_AN_HOUR = {"comment": 5, "rating": 60, "feedback": 5, "vote": 60, "take_down": 5}

FILLED = (
    "Chưa nhận: một ô phải để trống đã được điền, có lẽ do trình duyệt tự điền. "
    "Hãy mở lại trang rồi gửi lại."
)
TOO_SOON = "Chưa nhận: bạn gửi quá nhanh. Hãy đợi vài giây rồi bấm gửi lần nữa."
TOO_OLD = "Trang này mở đã lâu nên chưa nhận. Chữ bạn gõ còn nguyên; hãy bấm gửi lần nữa."
TOO_OFTEN = "Từ mạng của bạn vừa có nhiều lần gửi. Hãy thử lại sau một giờ."

_KNOCK = """
insert into news_sending (sender, kind, began_at, times) values (%s, %s, now(), 1)
on conflict (sender, kind) do update
   set times = case when news_sending.began_at < now() - interval '1 hour'
                    then 1 else news_sending.times + 1 end,
       began_at = case when news_sending.began_at < now() - interval '1 hour'
                       then now() else news_sending.began_at end
returning times
"""


def sign_moment(kind: str) -> str:
    """The moment at which a page is drawn, signed for one kind of form."""
    return signing.dumps(int(time.time()), salt=f"news.walls.{kind}")


class WalledForm(forms.Form):
    """A form behind the walls; ``kind`` is one of ``MOST_AN_HOUR``."""

    kind = ""

    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    trang_chu = forms.CharField(
        label="Để trống ô này", required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )  # fmt: skip

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.age: int | None = None
        if self.is_bound:
            self._read_age()
        else:
            self.initial["opened"] = sign_moment(self.kind)

    def _read_age(self) -> None:
        try:
            began = signing.loads(self.data.get("opened", ""), salt=f"news.walls.{self.kind}")
            self.age = int(time.time()) - int(began)
        except (signing.BadSignature, ValueError, TypeError):
            self.age = None
        if self.age is None or self.age > LATEST:
            self.data = {**dict(self.data.items()), "opened": sign_moment(self.kind)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("trang_chu"):
            raise ValidationError(FILLED)
        if self.age is None or self.age > LATEST:
            raise ValidationError(TOO_OLD)
        if self.age < SOONEST:
            raise ValidationError(TOO_SOON)
        if not self.errors and not may_send(self.request, self.kind):
            raise ValidationError(TOO_OFTEN)
        return cleaned

    def list_fields(self) -> list[forms.BoundField]:
        """What people see of it."""
        return [field for field in self.visible_fields() if field.name != "trang_chu"]


def may_send(request: HttpRequest, kind: str) -> bool:
    """Note one more sending from this address, and whether it is not too many within the hour."""
    with connection.cursor() as cursor:
        cursor.execute(_KNOCK, [hash_sender(request.META), kind])
        return cursor.fetchone()[0] <= MOST_AN_HOUR[kind]


def forget_sendings(day: date) -> int:
    """Work of every day: who sent how often on earlier days is deleted; how many rows."""
    begun = timezone.make_aware(datetime(day.year, day.month, day.day))
    forgotten, _ = Sending.objects.filter(began_at__lt=begun).delete()
    return forgotten
