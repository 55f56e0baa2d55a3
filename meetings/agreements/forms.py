"""What officers type of a coordination agreement."""

from typing import Any, ClassVar

from django import forms

from khuyenhoc.day_field import DayField
from meetings.models import Agreement


class AgreementForm(forms.ModelForm):
    """A coordination agreement."""

    class Meta:
        model = Agreement
        fields: ClassVar = [
            "association", "partner", "partner_kind", "title", "number", "signed_on", "begins_on",
            "ends_on", "ended_on",
        ]  # fmt: skip
        field_classes: ClassVar = dict.fromkeys(
            ["signed_on", "begins_on", "ends_on", "ended_on"], DayField
        )
        help_texts: ClassVar = {
            "partner": "Ví dụ: Sở Giáo dục và Đào tạo, Hội Nông dân tỉnh.",
            "ends_on": "Để trống nếu văn bản không ghi hạn. Ví dụ 31/12/2030.",
            "ended_on": "Chỉ ghi khi hai bên thôi thực hiện trước hạn.",
        }

    def __init__(self, units: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["association"].queryset = units
        self.fields["partner_kind"].empty_label = "chọn một loại"
        if self.instance.pk is None:
            del self.fields["ended_on"]
