"""What officers type into rounds and dossiers."""

from typing import Any, ClassVar

from django import forms

from accounts.models import User
from funds.forms import DongField
from funds.models import (
    Circumstance,
    Fund,
    Medium,
    Programme,
    ProofKind,
    Recipient,
    ReviewCriterion,
    Round,
    Source,
    Stage,
    Tier,
)
from funds.rounds.dossiers import SCAN
from funds.rounds.nominating import Candidate
from khuyenhoc.day_field import DayField
from khuyenhoc.lib.names import clean

CHOOSE = "chọn"
NOT_PLANNED = "không theo chương trình nào"


class _ChoicesField(forms.MultipleChoiceField):
    """Some of a few words, each with a box."""

    widget = forms.CheckboxSelectMultiple


class RoundForm(forms.ModelForm):
    """The call of a round."""

    recipients = _ChoicesField(label="Xét cho ai", choices=Recipient.choices)
    stages = _ChoicesField(
        label="Cấp học", choices=Stage.choices, required=False,
        help_text="Không chọn là mọi cấp học.",
    )  # fmt: skip
    circumstances = _ChoicesField(
        label="Hoàn cảnh", choices=Circumstance.choices, required=False,
        help_text="Không chọn là không đòi hỏi hoàn cảnh.",
    )  # fmt: skip
    opens_on = DayField(label="Nhận đề cử từ ngày")
    closes_on = DayField(label="Đến hết ngày")
    lump_sum = DongField(
        label="Tổng tiền không chia theo suất", required=False,
        help_text="Chỉ ghi khi cả đợt là một khoản tiền chung, không tách từng suất.",
    )  # fmt: skip

    class Meta:
        model = Round
        fields: ClassVar = [
            "fund", "programme", "name", "year", "recipients", "stages", "circumstances",
            "least_mark", "conditions", "places", "sharing", "opens_on", "closes_on", "lump_sum",
        ]  # fmt: skip
        widgets: ClassVar = {"conditions": forms.Textarea({"rows": 3})}

    def __init__(self, funds: list[Fund], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [fund.pk for fund in funds]
        self.fields["fund"].queryset = Fund.objects.filter(pk__in=keys).select_related(
            "association"
        )
        self.fields["fund"].label_from_instance = lambda fund: f"{fund}, {fund.association}"
        self.fields["fund"].empty_label = CHOOSE
        self.fields["programme"].queryset = Programme.objects.filter(fund__in=keys)
        self.fields["programme"].empty_label = NOT_PLANNED
        if len(funds) == 1:
            self.fields["fund"].initial = funds[0]
        if self.instance.pk:
            self.fields["fund"].disabled = True

    def clean_name(self) -> str:
        return clean(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        fund, programme = said.get("fund"), said.get("programme")
        if fund and programme and programme.fund_id != fund.pk:
            self.add_error("programme", "Chương trình này không phải của quỹ đã chọn.")
        return said

    def _post_clean(self) -> None:
        """A draft has all its places to give; its row is written by who creates it."""
        if not self.instance.pk:
            self.instance.spare = self.cleaned_data.get("places") or 0
        super()._post_clean()


class TierForm(forms.ModelForm):
    """A tier of a round."""

    amount = DongField(
        label="Mỗi lần chi cho một suất", required=False,
        help_text="Đồng; hiện vật thì ghi giá trị. Để trống khi cả đợt là một khoản không chia.",
    )  # fmt: skip

    class Meta:
        model = Tier
        fields: ClassVar = [
            "name", "kind", "places", "amount", "instalments", "goods", "goods_count", "goods_unit",
        ]  # fmt: skip


class CriterionForm(forms.ModelForm):
    """A criterion of a round."""

    class Meta:
        model = ReviewCriterion
        fields: ClassVar = ["name", "most"]


class ReviewerForm(forms.Form):
    """Somebody of the round's part of the tree."""

    user = forms.ModelChoiceField(
        label="Người chấm", queryset=User.objects.none(), empty_label=CHOOSE
    )

    def __init__(self, users: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = users


class NominationForm(forms.Form):
    """Somebody who is nominated."""

    tier = forms.ModelChoiceField(label="Đề nghị mức", queryset=Tier.objects.none(),
                                  empty_label=CHOOSE)  # fmt: skip
    recipient = forms.ChoiceField(label="Là")
    name = forms.CharField(label="Họ và tên, hoặc tên tập thể", max_length=120)
    birth_year = forms.IntegerField(
        label="Năm sinh", min_value=1900, max_value=2100, required=False,
        help_text="Nên ghi: cổng dùng để nhận ra người trùng tên.",
    )  # fmt: skip
    stage = forms.ChoiceField(label="Cấp học", required=False)
    school = forms.CharField(label="Trường, nơi học, nơi dạy", max_length=160, required=False)
    mark = forms.DecimalField(
        label="Điểm trung bình", min_value=0, max_value=10, max_digits=4, decimal_places=2,
        required=False, localize=True, help_text="Thang điểm 10, ví dụ 8,5.",
    )  # fmt: skip
    circumstance = forms.ChoiceField(label="Hoàn cảnh", choices=Circumstance.choices,
                                     initial=Circumstance.NONE)  # fmt: skip
    story = forms.CharField(
        label="Thành tích, hoàn cảnh", max_length=2_000, required=False,
        widget=forms.Textarea({"rows": 5}),
        help_text="Người chấm đọc phần này: không ghi tên người, tên trường, nơi ở.",
    )  # fmt: skip
    account = forms.CharField(
        label="Số tài khoản, ngân hàng", max_length=120, required=False,
        help_text="Chỉ ghi khi nhận chuyển khoản.",
    )  # fmt: skip
    source = forms.ChoiceField(label="Nguồn đề cử", choices=Source.choices)
    nominator = forms.CharField(label="Trường, chi hội đề cử", max_length=160, required=False)
    go_on_reason = forms.CharField(
        label="Vì sao vẫn đề cử", max_length=300, required=False,
        help_text="Ví dụ: đã hỏi nhà trường, là hai em khác nhau.",
    )  # fmt: skip

    def __init__(self, found: Round, *args: Any, warned: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tier"].queryset = found.tiers.all()
        if len(found.tiers.all()) == 1:
            self.fields["tier"].initial = found.tiers.all()[0]
        self.fields["recipient"].choices = [(each, Recipient(each).label)
                                            for each in found.recipients]  # fmt: skip
        stages = found.stages or Stage.values
        self.fields["stage"].choices = [("", "không ghi"), *((each, Stage(each).label)
                                        for each in stages)]  # fmt: skip
        if not warned:
            del self.fields["go_on_reason"]

    def describe(self) -> Candidate:
        """What was typed, as nominations are made of it."""
        said = {key: value for key, value in self.cleaned_data.items() if key != "go_on_reason"}
        return Candidate(**said)


class ScanForm(forms.Form):
    """A scan for a dossier."""

    file = forms.FileField(label="Giấy tờ", help_text=f"{SCAN}.")


class ProofForm(forms.Form):
    """What proves a payment."""

    kind = forms.ChoiceField(label="Loại", choices=ProofKind.choices)
    file = forms.FileField(label="Tệp", help_text=f"{SCAN}.")


class PayForm(forms.Form):
    """The day and the medium of a payment."""

    on = DayField(label="Ngày chi")
    medium = forms.ChoiceField(
        label="Bằng", choices=[(each.value, each.label) for each in Medium
                               if each != Medium.IN_KIND],
    )  # fmt: skip


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(label="Lý do", max_length=300)


class DecisionForm(forms.Form):
    """A decision that was signed on paper, or is to be numbered by the portal."""

    abstract = forms.CharField(label="Trích yếu", max_length=400)
    written_number = forms.CharField(
        label="Số, ký hiệu trên giấy", max_length=60, required=False,
        help_text="Để trống thì cổng lấy số tiếp theo trong sổ của hội.",
    )  # fmt: skip
    signed_on = DayField(label="Ngày ký")
    signer_name = forms.CharField(label="Người ký", max_length=120)
    signer_office = forms.CharField(label="Chức vụ người ký", max_length=120)
