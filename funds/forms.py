"""What officers type into the books."""

from typing import Any

from django import forms
from django.utils import timezone

from funds.models import Category, Donor, Fund, Medium, Pledge, Programme
from khuyenhoc.day_field import DayField
from khuyenhoc.lib.numbers import Unclear, parse_number


class DongField(forms.CharField):
    """Whole đồng as people write them: 1.500.000 or 1,5 triệu."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Số tiền")
        kwargs.setdefault("help_text", "Đồng, ví dụ 1.500.000.")
        super().__init__(max_length=40, **kwargs)

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        return read_dong(text)


def read_dong(text: str) -> int:
    """Whole đồng above zero; a sentence for what is none."""
    said = "Hãy ghi số đồng nguyên, lớn hơn 0, ví dụ 1.500.000."
    try:
        number = parse_number(text).value
    except Unclear as problem:
        raise forms.ValidationError(str(problem)) from problem
    if number != int(number) or not 0 < number < 10**15:
        raise forms.ValidationError(said)
    return int(number)


class _BookingForm(forms.Form):
    """What every booking asks."""

    on = DayField(label="Ngày")
    amount = DongField()
    medium = forms.ChoiceField(label="Bằng", choices=Medium.choices)

    def __init__(self, fund: Fund, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": timezone.localdate()})
        super().__init__(*args, **kwargs)
        self.fund = fund


class _UseForm(_BookingForm):
    """What receipts and payments ask alike."""

    direction = ""
    category = forms.ModelChoiceField(
        label="Khoản", queryset=Category.objects.none(), empty_label="chọn một khoản"
    )
    programme = forms.ModelChoiceField(
        label="Chương trình", queryset=Programme.objects.none(), required=False,
        empty_label="không theo chương trình nào",
    )  # fmt: skip
    party = forms.CharField(max_length=160, required=False)
    purpose = forms.CharField(label="Nội dung", max_length=300)
    attached = forms.CharField(
        label="Chứng từ gốc kèm theo", max_length=160, required=False,
        help_text="Ví dụ: 01 danh sách ký nhận.",
    )  # fmt: skip
    goods = forms.CharField(
        label="Hiện vật", max_length=200, required=False,
        help_text="Chỉ ghi khi bằng hiện vật. Ví dụ: 20 xe đạp, 500 quyển vở.",
    )  # fmt: skip

    def __init__(self, fund: Fund, *args: Any, **kwargs: Any) -> None:
        super().__init__(fund, *args, **kwargs)
        self.fields["category"].queryset = Category.objects.filter(
            direction=self.direction, valid__contains=timezone.localdate()
        )
        self.fields["programme"].queryset = Programme.objects.filter(fund=fund)


class ReceiptForm(_UseForm):
    """Money or goods that came in."""

    direction = "in"
    valuation = forms.CharField(
        label="Cách định giá hiện vật", max_length=200, required=False,
        help_text="Ví dụ: theo hóa đơn, theo giá chợ ngày nhận.",
    )  # fmt: skip
    donor = forms.ModelChoiceField(
        label="Nhà tài trợ", queryset=Donor.objects.none(), required=False,
        empty_label="không ghi",
    )  # fmt: skip
    pledge = forms.ModelChoiceField(
        label="Theo lời hứa tài trợ", queryset=Pledge.objects.none(), required=False,
        empty_label="không theo lời hứa nào",
    )  # fmt: skip

    def __init__(self, fund: Fund, *args: Any, **kwargs: Any) -> None:
        super().__init__(fund, *args, **kwargs)
        self.fields["party"].label = "Người nộp"
        self.fields["donor"].queryset = Donor.objects.filter(association=fund.association_id)
        self.fields["pledge"].queryset = Pledge.objects.filter(
            fund=fund, ended_on=None
        ).select_related("donor")


class PaymentForm(_UseForm):
    """Money or goods that went out."""

    direction = "out"

    def __init__(self, fund: Fund, *args: Any, **kwargs: Any) -> None:
        super().__init__(fund, *args, **kwargs)
        self.fields["party"].label = "Người nhận"


class TransferForm(_BookingForm):
    """Money to another fund, or into another form within this one."""

    target = forms.ChoiceField(label="Chuyển sang")
    purpose = forms.CharField(label="Nội dung", max_length=300)

    def __init__(self, fund: Fund, targets: list[Fund], *args: Any, **kwargs: Any) -> None:
        super().__init__(fund, *args, **kwargs)
        self.fields["target"].choices = [
            *((medium.value, f"{medium.label} của quỹ này") for medium in Medium),
            *((str(each.pk), f"{each}, {each.association.full_name}") for each in targets),
        ]


class ReversalForm(forms.Form):
    """Why an entry is taken back."""

    on = DayField(label="Ngày đảo")
    reason = forms.CharField(label="Lý do", max_length=200)


class ClosingForm(forms.Form):
    """Up to which day the books are closed."""

    last_day = DayField(label="Khóa sổ đến hết ngày")
