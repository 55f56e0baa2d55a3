"""What officers type of a proposal."""

from typing import Any, ClassVar

from django import forms

from meetings.awards.proposing import find_person
from meetings.calling import MeetingRefused
from meetings.models import Award


class GrantForm(forms.Form):
    """Whom a decision names."""

    decision = forms.ModelChoiceField(
        label="Quyết định khen thưởng", queryset=None, empty_label="chọn quyết định",
        help_text="Chỉ có quyết định đã ban hành. Quyết định của nơi khác thì ghi vào sổ quyết "
        "định trên bàn quản trị trước đã.",
    )  # fmt: skip
    awards = forms.ModelMultipleChoiceField(
        label="Được tặng", queryset=None, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, decisions: Any, awards: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = decisions
        self.fields["awards"].queryset = awards
        self.fields["awards"].label_from_instance = _name_receiver


def _name_receiver(award: Award) -> str:
    who = f"{award.person.name}, " if award.person else ""
    return f"{who}{award.association.full_name}: {award}"


class ProposalForm(forms.ModelForm):
    """A proposal of an award for a unit, or for a person by name."""

    name = forms.CharField(
        label="Họ tên cá nhân", max_length=120, required=False,
        help_text="Để trống khi đề nghị tặng tập thể. Người được đề nghị phải có trong danh sách "
        "cán bộ, hội viên của đơn vị.",
    )  # fmt: skip
    birth_year = forms.IntegerField(
        label="Năm sinh", required=False, min_value=1900, max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Chỉ cần khi đơn vị có nhiều người trùng tên.",
    )  # fmt: skip

    field_order: ClassVar = ["association", "kind", "year", "name", "birth_year", "merits"]

    class Meta:
        model = Award
        fields: ClassVar = ["association", "kind", "year", "merits"]
        widgets: ClassVar = {"merits": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, units: Any, *args: Any, **kwargs: Any) -> None:
        person = kwargs["instance"].person
        if person is not None:
            kwargs["initial"] = {"name": person.name, "birth_year": person.birth_year}
        super().__init__(*args, **kwargs)
        self.fields["association"].queryset = units
        self.fields["association"].empty_label = "chọn đơn vị"
        self.fields["kind"].empty_label = "chọn hình thức"

    def clean(self) -> dict[str, Any]:
        """Find who bears the name; without one the proposal is for the unit."""
        said = super().clean() or self.cleaned_data
        self.instance.person = None
        if said.get("name") and said.get("association"):
            try:
                self.instance.person = find_person(
                    said["association"], said["name"], said.get("birth_year")
                )
            except MeetingRefused as refusal:
                self.add_error("name", str(refusal))
        return said
