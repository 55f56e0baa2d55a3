"""What officers type of an inspection."""

from typing import Any, ClassVar

from django import forms

from khuyenhoc.day_field import DayField
from meetings.models import Inspection


class InspectionForm(forms.ModelForm):
    """An inspection of a unit; how it ended once it is written down."""

    class Meta:
        model = Inspection
        fields: ClassVar = [
            "association", "unit", "subject", "basis", "inspected_on", "led_by", "state",
            "conclusion",
        ]  # fmt: skip
        field_classes: ClassVar = {"inspected_on": DayField}
        widgets: ClassVar = {"conclusion": forms.Textarea(attrs={"rows": 5})}
        help_texts: ClassVar = {
            "subject": "Ví dụ: Quản lý và sử dụng quỹ khuyến học năm 2026.",
            "basis": "Ví dụ: Kế hoạch số 5/KH-HKH ngày 12/02/2026.",
            "conclusion": "Ghi khi đã kiểm tra. Việc đơn vị phải khắc phục thì ghi riêng, ở trang "
            "của cuộc kiểm tra.",
        }

    def __init__(self, own: Any, units: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["association"].queryset = own
        self.fields["association"].empty_label = "chọn hội"
        self.fields["unit"].queryset = units
        self.fields["unit"].empty_label = "chọn đơn vị"


class FindingsForm(forms.Form):
    """What the unit has to mend, a line each."""

    texts = forms.CharField(
        label="Tồn tại, kiến nghị", max_length=8_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Mỗi dòng một kiến nghị, ví dụ: Mở sổ thu quỹ của chi hội thôn Đông.",
    )  # fmt: skip


class DueForm(forms.Form):
    """By when findings are to be mended."""

    due_on = DayField(label="Hạn khắc phục", required=False)
