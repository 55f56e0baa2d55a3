"""The form of the desk: it notices that somebody else has changed the row meanwhile, and asks why.

The page carries a mark of the row as it was drawn; on saving it is compared with the row as it is,
under a lock that holds until the change is written. Nothing of the other's work is lost silently.
"""

import hashlib
import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from associations.desk_history import find_last_change

SEEN, REASON = "seen", "change_reason"
CHANGED = (
    "Dòng này đã được người khác sửa sau khi bạn mở trang, nên chưa ghi gì của bạn. "
    "Hãy tải lại trang để xem bản mới, rồi sửa tiếp."
)


class GuardedForm(forms.ModelForm):
    """A change form with a mark of the row as it was drawn and a line for the reason."""

    seen = forms.CharField(label="", widget=forms.HiddenInput, required=False)
    change_reason = forms.CharField(
        label="Lý do thay đổi",
        required=False,
        max_length=300,
        help_text="Ghi vào nhật ký cùng với thay đổi. Ví dụ: theo Quyết định số 12/QĐ-HKH.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields[SEEN]
        else:
            self.initial[SEEN] = mark_row(self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk is None or not transaction.get_connection().in_atomic_block:
            return cleaned
        rows = type(self.instance)._base_manager.select_for_update(of=("self",))
        present = rows.filter(pk=self.instance.pk).first()
        if present is None or mark_row(present) != cleaned.get(SEEN):
            told = [*_tell_last_change(self.instance), *_tell_differences(present, cleaned)]
            raise ValidationError([CHANGED, *told])
        return cleaned


def mark_row(row: Model) -> str:
    """A hash of all that the row holds in the database now, its many-to-many links too."""
    columns = [field.attname for field in row._meta.concrete_fields]
    found = type(row)._base_manager.filter(pk=row.pk).values(*columns).first()
    links = {
        field.name: sorted(getattr(row, field.name).order_by().values_list("pk", flat=True))
        for field in row._meta.local_many_to_many
    }
    text = json.dumps([found, links], cls=RowEncoder, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


class RowEncoder(DjangoJSONEncoder):
    """Knows every value that a column may hold; what it does not know counts as its text."""

    def default(self, o: Any) -> Any:
        try:
            return super().default(o)
        except TypeError:
            return str(o)


def _tell_last_change(row: Model) -> list[str]:
    last = find_last_change(row)
    if last is None:
        return []
    return [f"Lần sửa gần nhất: {last.who}, lúc {timezone.localtime(last.at):%H:%M %d/%m/%Y}."]


def _tell_differences(present: Model | None, cleaned: dict[str, Any]) -> list[str]:
    """What stands in the row now, wherever it is not what was typed."""
    if present is None:
        return []
    told = []
    for field in present._meta.concrete_fields:
        if field.name not in cleaned or cleaned[field.name] == getattr(present, field.name):
            continue
        now, typed = getattr(present, field.name), cleaned[field.name]
        label = str(field.verbose_name)
        told.append(
            f"{label[:1].upper()}{label[1:]}: đang là “{_show(now)}”, bạn gõ “{_show(typed)}”."
        )
    return told


def _show(value: Any) -> str:
    return "để trống" if value in (None, "") else str(value)
