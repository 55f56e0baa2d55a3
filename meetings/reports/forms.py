"""What officers type of reports."""

from typing import Any, ClassVar

from django import forms

from associations.models import Group
from figures.models import Period
from figures.spans import label_period
from khuyenhoc.day_field import DayField
from meetings.models import Report, ReportKind


class PeriodField(forms.ModelChoiceField):
    """A choice of periods, called as people call them."""

    def label_from_instance(self, obj: Period) -> str:
        return label_period(obj)


class NewReportForm(forms.Form):
    """A new report: of what kind, which unit, which period."""

    kind = forms.ModelChoiceField(label="Loại báo cáo", queryset=ReportKind.objects.all(),
                                  empty_label="chọn một loại")  # fmt: skip
    association = forms.ModelChoiceField(label="Hội báo cáo", queryset=None, empty_label=None)
    period = PeriodField(
        label="Kỳ", queryset=Period.objects.order_by("-last_day"), empty_label="chọn một kỳ"
    )
    group = forms.ModelChoiceField(
        label="Của cụm", queryset=None, required=False, empty_label="không, của cả hội",
        help_text="Chỉ chọn khi viết báo cáo riêng cho một cụm trong tỉnh.",
    )  # fmt: skip
    below = forms.BooleanField(
        label="Viết cho từng đơn vị trực tiếp bên dưới", required=False,
        help_text="Mỗi đơn vị chưa có báo cáo này được một bản nháp để sửa lời rồi trình.",
    )  # fmt: skip

    def __init__(self, units: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["association"].queryset = units
        groups = Group.objects.filter(host__in=units).order_by("name")
        self.fields["group"].queryset = groups
        if not groups:
            del self.fields["group"]

    def clean(self) -> dict[str, Any]:
        """A cluster has no units of its own below it."""
        said = super().clean() or {}
        if said.get("below") and said.get("group"):
            self.add_error("below", "Hãy chọn một trong hai: báo cáo của cụm, hoặc báo cáo cho "
                                    "từng đơn vị bên dưới.")  # fmt: skip
        return said


class ParagraphForm(forms.Form):
    """The words of a paragraph."""

    text = forms.CharField(
        label="Nội dung", required=False, max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}), help_text="Mỗi dòng thành một đoạn.",
    )  # fmt: skip
    source = forms.CharField(
        label="Lấy từ báo cáo của", required=False, max_length=400,
        help_text="Ghi đơn vị có lời báo cáo được dùng ở đây.",
    )  # fmt: skip
    reason = forms.CharField(
        label="Vì sao để nguyên số gõ tay", required=False, max_length=300,
        help_text="Chỉ ghi khi đoạn có số không khớp số liệu nào.",
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class DetailsForm(forms.Form):
    """What stands around the text: to whom, where, who signs."""

    FIELDS: ClassVar = [
        "abstract", "addressee", "place", "symbol", "signer_office", "signer_name", "recipients",
    ]  # fmt: skip

    abstract = forms.CharField(label="Trích yếu", max_length=300)
    addressee = forms.CharField(label="Kính gửi", max_length=200, required=False)
    place = forms.CharField(label="Nơi ban hành", max_length=80, help_text="Ví dụ: Thái Nguyên")
    symbol = forms.CharField(label="Ký hiệu", max_length=40, help_text="Ví dụ: BC-HKH")
    signer_office = forms.CharField(label="Chức vụ người ký", max_length=120)
    signer_name = forms.CharField(label="Họ tên người ký", max_length=120)
    recipients = forms.CharField(
        label="Nơi nhận", required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}), help_text="Mỗi dòng một nơi nhận.",
    )  # fmt: skip

    def __init__(self, report: Report, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(report, name) for name in self.FIELDS}
        super().__init__(*args, **kwargs)


class IssuingForm(forms.Form):
    """The day on which a report was signed."""

    signed_on = DayField(label="Ngày ký")
