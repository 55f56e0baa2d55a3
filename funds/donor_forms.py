"""What officers type about donors: who they are, what they promise, whom they stand by."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from associations.models import Association, VnNorm
from funds.forms import DongField, OfUnitForm, offer_donors, read_dong
from funds.models import Donor, Fund, Naming, Pledge, Programme
from khuyenhoc.day_field import DayField
from khuyenhoc.lib.dates import parse_date
from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.lib.numbers import Unclear

MOST_INSTALMENTS = 24


class DonorForm(OfUnitForm):
    """Who gives. Another donor of the same name is asked about once."""

    agreed_on = DayField(
        label="Đồng ý nêu tên ngày", required=False, help_text="Chỉ ghi khi đồng ý nêu tên."
    )
    is_another = forms.BooleanField(
        label="Là nhà tài trợ khác, chỉ trùng tên", required=False, widget=forms.HiddenInput
    )

    class Meta:
        model = Donor
        fields: ClassVar = ["association", "kind", "name", "contact", "naming", "agreed_on", "note"]

    def __init__(self, units: Sequence[Association], *args: Any, **kwargs: Any) -> None:
        super().__init__(units, *args, **kwargs)
        self.fields["contact"].help_text = "Điện thoại, địa chỉ. Không hiện ở trang công khai."

    def clean_name(self) -> str:
        """As it is written everywhere."""
        return clean(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        """Whoever is not named has agreed on no day; a name that is there already is no new one."""
        said = super().clean() or self.cleaned_data
        if said.get("naming") != Naming.AGREED and said.get("agreed_on"):
            self.add_error("agreed_on", "Nhà tài trợ chưa đồng ý nêu tên thì để trống ngày này.")
        if self.errors or self.instance.pk or said["is_another"]:
            return said
        same = list_same(said["association"], said["name"])
        if same:
            self.fields["is_another"].widget = forms.CheckboxInput()
            told = ", ".join(f"{each.name} ({each.get_kind_display()})" for each in same[:3])
            self.add_error(
                "is_another",
                f"Đã có {told}. Cùng một người thì mở trang người ấy; người khác thì đánh dấu ô.",
            )
        return said


def list_same(unit: Association, name: str) -> list[Donor]:
    """The donors of a unit that bear a name, whatever its diacritics."""
    rows = Donor.objects.filter(association=unit).annotate(key=VnNorm("name"))
    return list(rows.filter(key=vn_norm(name)).order_by("pk")[:5])


class ProgrammeForm(forms.ModelForm):
    """A named programme of a fund."""

    budget = DongField(
        label="Ngân sách", required=False, help_text="Đồng. Để trống là không giới hạn."
    )
    begins_on = DayField(label="Bắt đầu ngày")
    ends_on = DayField(label="Kết thúc trước ngày", required=False)

    class Meta:
        model = Programme
        fields: ClassVar = ["name", "sponsor", "purpose", "budget", "begins_on", "ends_on"]

    def __init__(self, fund: Fund, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sponsor"].empty_label = "không có"
        offer_donors(self.fields["sponsor"], fund)
        self.instance.fund = fund


class PledgeForm(forms.ModelForm):
    """What a donor promises to a fund, and when the parts are due."""

    amount = DongField(label="Số tiền hứa")
    promised_on = DayField(label="Hứa ngày")
    instalments = forms.CharField(
        label="Các đợt nộp", required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Mỗi dòng một đợt: ngày rồi số tiền, ví dụ 30/06/2027 5.000.000. Nộp một lần "
        "thì để trống.",
    )  # fmt: skip

    class Meta:
        model = Pledge
        fields: ClassVar = ["donor", "programme", "amount", "promised_on", "note"]

    def __init__(self, fund: Fund, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["donor"].empty_label = "chọn nhà tài trợ"
        offer_donors(self.fields["donor"], fund, self.initial.get("donor"))
        self.fields["programme"].queryset = Programme.objects.filter(fund=fund)
        self.fields["programme"].empty_label = "không theo chương trình nào"
        self.fields["note"].help_text = "Không ghi điều riêng tư."
        self.initial.setdefault("promised_on", timezone.localdate())
        self.instance.fund = fund

    def clean_instalments(self) -> dict[date, int]:
        """{day: whole đồng}."""
        found: dict[date, int] = {}
        lines = [each.strip() for each in self.cleaned_data["instalments"].splitlines()]
        for place, line in enumerate(filter(None, lines), start=1):
            day, _, told = line.partition(" ")
            try:
                due, amount = parse_date(day), read_dong(told.strip())
            except Unclear as problem:
                raise forms.ValidationError(f"Dòng {place}: {problem}") from problem
            except forms.ValidationError as problem:
                raise forms.ValidationError(
                    f"Dòng {place}: {' '.join(problem.messages)}"
                ) from problem
            if due in found:
                raise forms.ValidationError(f"Dòng {place}: ngày {day} đã hẹn một đợt ở trên.")
            found[due] = amount
        if len(found) > MOST_INSTALMENTS:
            raise forms.ValidationError(f"Nhiều nhất {MOST_INSTALMENTS} đợt.")
        return found

    def clean(self) -> dict[str, Any]:
        """The parts come to the whole."""
        said = super().clean() or self.cleaned_data
        parts = said.get("instalments")
        if not self.errors and parts and sum(parts.values()) != said["amount"]:
            self.add_error("instalments", "Các đợt cộng lại phải bằng số tiền hứa.")
        return said


class GivingUpForm(forms.Form):
    """From which day the rest of a pledge is not waited for."""

    on = DayField(label="Thôi nhận tiếp từ ngày")


class SponsorshipForm(forms.Form):
    """Whom a donor stands by, with how much a year."""

    name = forms.CharField(
        label="Họ và tên người được đỡ đầu", max_length=160,
        error_messages={"required": "Hãy ghi họ và tên người được đỡ đầu."},
    )  # fmt: skip
    birth_year = forms.IntegerField(
        label="Năm sinh", min_value=1900, max_value=2100,
        error_messages={"required": "Hãy ghi năm sinh bằng bốn chữ số."},
    )  # fmt: skip
    yearly_amount = DongField(label="Mỗi năm")
    begins_on = DayField(label="Từ ngày")
