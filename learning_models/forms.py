"""What officers type on the pages of the yearly cycle."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django import forms

from associations.models import Association
from khuyenhoc.day_field import DayField
from khuyenhoc.lib.names import clean
from learning_models.cycle import Conflict
from learning_models.evidence import SCAN, require_scan
from learning_models.models import LearningModel, ModelGroup, Review, Sex, Subject


class RegisterForm(forms.Form):
    """One household, clan, hamlet, unit, person or place."""

    name = forms.CharField(label="Tên", max_length=160)
    hamlet = forms.CharField(label="Thôn, tổ dân phố", max_length=120, required=False)
    address = forms.CharField(
        label="Địa chỉ", max_length=200, required=False, help_text="Số nhà, ngõ, nếu có."
    )
    birth_year = forms.IntegerField(
        label="Năm sinh", min_value=1900, max_value=2100, required=False
    )
    sex = forms.ChoiceField(
        label="Giới tính", choices=[("", "không ghi"), *Sex.choices], required=False
    )
    people = forms.IntegerField(label="Số người", min_value=0, max_value=1_000_000, required=False)
    group = forms.ModelChoiceField(
        label="Nhóm", queryset=ModelGroup.objects.none(), required=False, empty_label="không ghi"
    )

    def __init__(
        self, unit: Association, model: LearningModel, year: int, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if model.subject == Subject.PLACE:  # the unit itself, under its own name
            self.fields["name"].disabled, self.initial["name"] = True, unit.full_name
            del self.fields["hamlet"], self.fields["address"], self.fields["people"]
        elif model.subject == Subject.COMMUNITY:
            del self.fields["hamlet"]
        elif model.subject == Subject.HOUSEHOLD:
            self.fields["name"].label = "Họ tên chủ hộ"
        elif model.subject == Subject.PERSON:
            self.fields["name"].label = "Họ và tên"
        if model.subject == Subject.PERSON:
            del self.fields["people"]
        else:
            del self.fields["birth_year"], self.fields["sex"]
        groups = ModelGroup.objects.filter(model=model, valid__contains=date(year, 12, 31))
        if groups:
            self.fields["group"].queryset = groups
        else:
            del self.fields["group"]

    def clean_name(self) -> str:
        return clean(self.cleaned_data["name"])

    def list_fields(self) -> dict[str, Any]:
        """What makes a bearer."""
        return {key: value for key, value in self.cleaned_data.items() if key != "group"}


class ReviewForm(forms.ModelForm):
    """The minutes of a local meeting."""

    held_on = DayField(label="Ngày họp")

    class Meta:
        model = Review
        fields: ClassVar = [
            "hamlet", "held_on", "place", "chaired_by", "written_by", "called", "present",
            "minutes", "scan",
        ]  # fmt: skip
        widgets: ClassVar = {
            "minutes": forms.Textarea({"rows": 5}),
            "scan": forms.FileInput({"accept": "image/jpeg,image/png,application/pdf"}),
        }
        help_texts: ClassVar = {"scan": f"{SCAN}."}

    def clean_scan(self) -> Any:
        scan = self.cleaned_data["scan"]
        if scan:
            try:
                require_scan(scan)
            except Conflict as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
        return scan


class DecisionForm(forms.Form):
    """A decision that was signed on paper, or is to be numbered by the portal."""

    abstract = forms.CharField(label="Trích yếu", max_length=400)
    body_name = forms.CharField(
        label="Cơ quan ban hành", max_length=200, required=False,
        help_text="Chỉ ghi khi không phải hội ban hành, ví dụ: Ủy ban nhân dân xã Tân Lập.",
    )  # fmt: skip
    written_number = forms.CharField(
        label="Số, ký hiệu trên giấy", max_length=60, required=False,
        help_text="Ví dụ 45/QĐ-UBND. Để trống thì cổng lấy số tiếp theo trong sổ của hội.",
    )  # fmt: skip
    signed_on = DayField(label="Ngày ký")
    signer_name = forms.CharField(label="Người ký", max_length=120)
    signer_office = forms.CharField(label="Chức vụ người ký", max_length=120)


class EvidenceForm(forms.Form):
    """A file for an indicator."""

    number = forms.CharField(label="Chỉ số", max_length=10, help_text="Ví dụ 1.2.")
    file = forms.FileField(label="Tệp minh chứng")


class OwnEvidenceForm(forms.Form):
    """A file for one of the indicators of a set, from who scores himself."""

    number = forms.ChoiceField(label="Cho chỉ số")
    file = forms.FileField(label="Ảnh hoặc tệp PDF", allow_empty_file=True)

    def __init__(self, numbers: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].choices = [
            (number, f"{number}. {text[:60]}") for number, text in numbers
        ]
