"""What officers type into the books."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from associations.models import Association
from funds.models import Category, Donor, Drive, Fund, Medium, Pledge, Programme
from khuyenhoc.day_field import DayField
from khuyenhoc.lib.names import vn_norm
from khuyenhoc.lib.numbers import Unclear, format_number, parse_number

MOST_SHOWN = 200  # donors in a list to choose from; the others are reached from their pages


class DongField(forms.CharField):
    """Whole đồng as people write them: 1.500.000 or 1,5 triệu."""

    def __init__(self, *, least: int = 1, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Số tiền")
        kwargs.setdefault("help_text", "Đồng, ví dụ 1.500.000.")
        super().__init__(max_length=40, **kwargs)
        self.least = least

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        return read_dong(text, self.least)

    def prepare_value(self, value: Any) -> Any:
        """A stored sum as people write it."""
        return format_number(value) if isinstance(value, int) else value


def read_dong(text: str, least: int = 1) -> int:
    """Whole đồng, ``least`` or more; a sentence for what is none."""
    above = "lớn hơn 0" if least else "từ 0 trở lên"
    said = f"Hãy ghi số đồng nguyên, {above}, ví dụ 1.500.000."
    try:
        number = parse_number(text).value
    except Unclear as problem:
        raise forms.ValidationError(str(problem)) from problem
    if number != int(number) or not least <= number < 10**15:
        raise forms.ValidationError(said)
    return int(number)


class _BookingForm(forms.Form):
    """What every booking asks."""

    on = DayField(label="Ngày")
    amount = DongField()
    medium = forms.ChoiceField(label="Bằng", choices=Medium.choices)

    def __init__(self, fund: Fund, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": timezone.localdate(), **kwargs.get("initial", {})}
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


def offer_donors(field: forms.ModelChoiceField, fund: Fund, first: object = None) -> None:
    """Any donor of the fund's unit may be chosen; shown are those who were added last and ``first``
    (a key), which the donor's own page sends."""
    field.queryset = Donor.objects.filter(association=fund.association_id)
    shown = list(field.queryset.order_by("-pk")[:MOST_SHOWN])
    if str(first or "").isdecimal() and int(str(first)) not in {each.pk for each in shown}:
        shown += field.queryset.filter(pk=first)
    shown.sort(key=lambda each: (vn_norm(each.name), each.pk))
    field.widget.choices = [("", field.empty_label), *((each.pk, str(each)) for each in shown)]


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
        first = kwargs.setdefault("initial", {}).get("donor")
        super().__init__(fund, *args, **kwargs)
        self.fields["party"].label = "Người nộp"
        offer_donors(self.fields["donor"], fund, first)
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


def name_empty_choices(form: forms.Form | forms.ModelForm) -> None:
    """Where nothing is chosen yet a word says so, not dashes."""
    for field in form.fields.values():
        if isinstance(field, forms.ModelChoiceField):
            field.empty_label = field.empty_label and "chọn"
        elif isinstance(field, forms.ChoiceField):
            field.choices = [(value, label if value else "chọn") for value, label in field.choices]


class OfUnitForm(forms.ModelForm):
    """Something of one of the units for which the officer enters."""

    def __init__(self, units: Sequence[Association], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_empty_choices(self)
        field = self.fields["association"]
        field.queryset = Association.objects.filter(pk__in=[each.pk for each in units])
        field.label = "Hội"
        if len(units) == 1:
            field.empty_label, field.initial = None, units[0]


class OpeningForm(OfUnitForm):
    """A new fund and what it holds."""

    licensed_on = DayField(label="Ngày cấp phép", required=False)
    opened_on = DayField(label="Mở sổ từ ngày")

    class Meta:
        model = Fund
        fields: ClassVar = [
            "association", "name", "legal_form", "licence_number", "licensed_on", "opened_on",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for medium in Medium:
            self.fields[f"opening_{medium}"] = DongField(
                label=f"Số dư khi mở sổ, {medium.label}",
                help_text="Đồng, ví dụ 1.500.000. Không có thì để trống.",
                required=False,
            )

    def read_opening(self) -> dict[Medium, int]:
        """What the fund holds in each medium, whole đồng."""
        return {medium: self.cleaned_data[f"opening_{medium}"] or 0 for medium in Medium}


class DriveForm(OfUnitForm):
    """What a drive of a year brought."""

    saved = DongField(label="Tổng tiền tiết kiệm, quyên góp", least=0)
    kept = DongField(label="Để lại gia đình", least=0)
    given = DongField(
        label="Nộp vào quỹ", least=0, help_text="Đồng. Vẫn phải lập phiếu thu riêng ở sổ quỹ."
    )

    class Meta:
        model = Drive
        fields: ClassVar = ["association", "kind", "year", "pigs", "saved", "kept", "given"]
