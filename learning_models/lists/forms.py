"""The form that takes a list."""

from typing import Any

from django import forms


class ListForm(forms.Form):
    """Which model and year, and one file."""

    task = forms.ChoiceField(
        label="Danh sách của",
        error_messages={
            "required": "Hãy chọn mô hình và năm.",
            "invalid_choice": "Mô hình và năm này chưa mở ở đơn vị của bạn.",
        },
    )
    file = forms.FileField(
        label="Tệp danh sách",
        allow_empty_file=True,  # the refusal is ours, in our words
        error_messages={"required": "Chưa chọn tệp. Bấm “Chọn tệp” rồi chọn tệp danh sách."},
    )

    def __init__(self, choices: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["task"].choices = choices

    def clean_task(self) -> tuple[str, int]:
        """The model's code and the year."""
        model, _, year = self.cleaned_data["task"].partition(":")
        return model, int(year)
