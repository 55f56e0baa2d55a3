"""The field of a form in which people type a day."""

from typing import Any

from django import forms

from khuyenhoc.lib.dates import parse_date
from khuyenhoc.lib.numbers import Unclear

DAY = "%d/%m/%Y"


class DayField(forms.DateField):
    """A day as people write it (``parse_date``); what is unclear is told in a sentence."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format=DAY, attrs={"autocomplete": "off", "inputmode": "numeric"})
        kwargs.setdefault("help_text", "Ngày/tháng/năm, ví dụ 20/11/2026.")
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: Any) -> Any:
        """The day, or None where nothing was typed."""
        if isinstance(value, str) and value.strip():
            try:
                return parse_date(value)
            except Unclear as unclear:
                raise forms.ValidationError(str(unclear)) from unclear
        return super().to_python(value)
