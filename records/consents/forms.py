"""What officers type about consents."""

from typing import Any

from django import forms

from accounts.masks import givers_needed
from accounts.models import ConsentGiver, Person, Purpose
from khuyenhoc.day_field import DayField


class AgreeForm(forms.Form):
    """Who agreed to what on which day, with the signed paper."""

    giver = forms.ChoiceField(
        label="Ai đồng ý", choices=ConsentGiver, widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn ai đồng ý."},
    )  # fmt: skip
    purposes = forms.MultipleChoiceField(
        label="Đồng ý những việc nào", choices=Purpose, widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ đánh dấu việc đã được đánh dấu trên phiếu.",
        error_messages={"required": "Hãy chọn ít nhất một việc."},
    )  # fmt: skip
    on = DayField(label="Ngày ký")
    evidence = forms.CharField(
        label="Bằng chứng khác", max_length=200, required=False,
        help_text="Khi không có phiếu giấy. Ví dụ: đồng ý tại buổi trao, có hai người làm chứng.",
    )  # fmt: skip
    file = forms.FileField(label="Bản chụp phiếu đã ký", required=False, allow_empty_file=True)

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean(self) -> dict[str, Any]:
        """By the paper or by something else, and nobody speaks for an adult."""
        said = super().clean() or self.cleaned_data
        if not self.errors and not said.get("file") and not said["evidence"]:
            raise forms.ValidationError(
                "Hãy gửi bản chụp phiếu đã ký, hoặc ghi bằng chứng khác của sự đồng ý."
            )
        giver, on = said.get("giver"), said.get("on")
        is_grown = bool(on) and giver not in givers_needed(self._person.birth_year, on)
        if giver == ConsentGiver.GUARDIAN and is_grown:
            self.add_error("giver", "Người này đã đủ 16 tuổi: chỉ chính người ấy đồng ý được.")
        return said
