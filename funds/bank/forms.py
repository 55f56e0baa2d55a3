"""What officers say of a bank statement."""

from typing import Any

from django import forms
from django.utils import timezone

from funds.models import Category, Direction


class StatementForm(forms.Form):
    """One file as the bank gave it."""

    file = forms.FileField(
        label="Tệp sao kê", allow_empty_file=True,
        error_messages={"required": "Chưa chọn tệp. Bấm “Chọn tệp” rồi chọn tệp sao kê."},
    )  # fmt: skip


class BookingForm(forms.Form):
    """As what the marked lines are booked."""

    category = forms.ModelChoiceField(
        label="Ghi vào khoản", queryset=Category.objects.none(), empty_label="chọn một khoản",
        error_messages={"required": "Hãy chọn khoản thu."},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["category"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Category.objects.filter(
                direction=Direction.IN, valid__contains=timezone.localdate()
            )
