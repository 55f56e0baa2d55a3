"""What officers type of a recommendation and of its answer."""

from typing import Any, ClassVar

from django import forms

from khuyenhoc.day_field import DayField
from meetings.models import Recommendation


class RecommendationForm(forms.ModelForm):
    """A recommendation; without a choice of units it is one that several are merged into."""

    class Meta:
        model = Recommendation
        fields: ClassVar = ["association", "addressee", "subject", "text"]
        widgets: ClassVar = {"text": forms.Textarea(attrs={"rows": 6})}
        help_texts: ClassVar = {
            "addressee": "Cơ quan có thẩm quyền giải quyết, ví dụ: Bộ Tài chính, UBND tỉnh, "
            "Trung ương Hội.",
        }

    def __init__(self, units: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if units is None:
            del self.fields["association"]
        else:
            self.fields["association"].queryset = units


class AnswerForm(forms.Form):
    """The answer to a recommendation."""

    answering = forms.CharField(label="Cơ quan trả lời", max_length=200)
    on = DayField(label="Ngày trả lời")
    text = forms.CharField(
        label="Nội dung trả lời", max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    is_public = forms.BooleanField(
        label="Công khai kiến nghị và trả lời", required=False, initial=True
    )
