"""What officers type of a contest, of its entries and prizes."""

from typing import Any, ClassVar

from django import forms

from khuyenhoc.day_field import DayField
from meetings.contests.holding import MOST_ENTRIES, write_rounds
from meetings.models import Contest, ContestPrize


class ContestForm(forms.ModelForm):
    """A contest with its rounds as lines."""

    rounds = forms.CharField(
        label="Các vòng", max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Mỗi dòng một vòng và hạn nộp bài, ví dụ: Vòng sơ khảo cấp xã | 31/5/2026.",
    )  # fmt: skip

    class Meta:
        model = Contest
        fields: ClassVar = ["association", "name", "summary", "begins_on", "ends_on"]
        field_classes: ClassVar = {"begins_on": DayField, "ends_on": DayField}
        widgets: ClassVar = {"summary": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, units: Any, *args: Any, **kwargs: Any) -> None:
        if kwargs["instance"].pk is not None:
            kwargs["initial"] = {"rounds": write_rounds(kwargs["instance"])}
        super().__init__(*args, **kwargs)
        self.fields["association"].queryset = units
        self.fields["association"].empty_label = "chọn hội"


class EntriesForm(forms.Form):
    """How many entries a unit gave."""

    entries = forms.IntegerField(
        label="Số bài dự thi", min_value=0, max_value=MOST_ENTRIES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip


class PrizeForm(forms.ModelForm):
    """A prize of a unit's entry."""

    class Meta:
        model = ContestPrize
        fields: ClassVar = ["association", "prize", "entry"]
        help_texts: ClassVar = {
            "prize": "Ví dụ: Giải nhất.",
            "entry": "Tên bài, tên tiết mục; không ghi tên người dự thi.",
        }

    def __init__(self, units: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["association"].queryset = units
        self.fields["association"].empty_label = "chọn đơn vị"
