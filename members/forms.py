"""What officers type about members."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from associations.models import Association
from khuyenhoc.day_field import DayField
from members.joining import FIRST_YEAR, LEAVING
from members.models import Departure


class JoinedField(DayField):
    """A day of joining, or its year alone: (day, whether only the year is known)."""

    def clean(self, value: Any) -> tuple[date | None, bool]:
        text = (value or "").strip()
        if text.isdecimal() and len(text) == 4:
            if not FIRST_YEAR <= int(text) <= timezone.localdate().year:
                raise forms.ValidationError(f"Năm vào hội phải từ {FIRST_YEAR} đến năm nay.")
            return date(int(text), 1, 1), True
        return super().clean(value), False


class BranchField(forms.ModelChoiceField):
    """One of the branches of a unit, or the unit itself."""

    def __init__(self, **kwargs: Any) -> None:
        errors = {"required": "Hãy chọn chi hội.", "invalid_choice": "Hãy chọn chi hội đang có."}
        super().__init__(Association.objects.none(), error_messages=errors, **kwargs)

    def label_from_instance(self, obj: Association) -> str:
        return obj.full_name


class JoinForm(forms.Form):
    """A new member, one person."""

    name = forms.CharField(label="Họ và tên", max_length=120)
    birth_year = forms.IntegerField(
        label="Năm sinh", required=False, min_value=1900, max_value=2100,
        error_messages={"invalid": "Hãy ghi bốn chữ số, ví dụ 1960."},
    )  # fmt: skip
    address = forms.CharField(label="Địa chỉ", max_length=200, required=False)
    branch = BranchField(label="Sinh hoạt ở", empty_label="Chọn chi hội")
    joined = JoinedField(
        label="Ngày vào hội",
        required=False,
        help_text="Ví dụ 20/11/2015; chỉ biết năm thì ghi 2015.",
    )
    is_another = forms.BooleanField(
        label="Là người khác, chỉ trùng tên", required=False, widget=forms.HiddenInput
    )

    def __init__(self, branches: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["branch"].queryset = branches


class MoveForm(forms.Form):
    """To which branch, from which day."""

    to = BranchField(label="Chuyển đến", empty_label="Chọn chi hội")
    on = DayField(label="Từ ngày")

    def __init__(self, branches: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = branches


class LeaveForm(forms.Form):
    """Why and from which day somebody is a member no more."""

    how = forms.ChoiceField(
        label="Lý do",
        choices=[("", "Chọn lý do"), *((each, Departure(each).label) for each in LEAVING)],
    )
    on = DayField(label="Từ ngày")


class EraseForm(forms.Form):
    """Why a person's data are erased; there is no way back."""

    reason = forms.CharField(
        label="Lý do xóa",
        max_length=300,
        help_text="Không ghi tên người. Xóa rồi không lấy lại được.",
    )


class FeeForm(forms.Form):
    """A year's fee."""

    year = forms.IntegerField(label="Năm", min_value=FIRST_YEAR, max_value=2100)
    amount = forms.IntegerField(
        label="Số tiền", required=False, min_value=1, max_value=100_000_000, help_text="đồng"
    )
    paid_on = DayField(label="Ngày đóng", required=False)


class CountForm(forms.Form):
    """How many members a unit has that keeps no names."""

    year = forms.IntegerField(label="Cuối năm", min_value=FIRST_YEAR, max_value=2100)
    members = forms.IntegerField(label="Tổng số hội viên", min_value=0)
    newly = forms.IntegerField(label="Mới vào trong năm", min_value=0, required=False)
    carded = forms.IntegerField(label="Đã có thẻ", min_value=0, required=False)
    fee_paid = forms.IntegerField(label="Đã đóng hội phí", min_value=0, required=False)
    reason = forms.CharField(
        label="Lý do ghi số dù đã có tên", max_length=300, required=False,
        help_text="Chỉ cần khi đơn vị đã ghi tên hội viên của năm ấy.",
    )  # fmt: skip


class MemberListForm(forms.Form):
    """The day of the list, and one file."""

    counted_on = DayField(label="Danh sách tính đến ngày")
    file = forms.FileField(
        label="Tệp danh sách",
        allow_empty_file=True,  # the refusal is ours, in our words
        error_messages={"required": "Chưa chọn tệp. Bấm “Chọn tệp” rồi chọn tệp danh sách."},
    )

    def clean_counted_on(self) -> date:
        """Not before the association was, nor after today."""
        day = self.cleaned_data["counted_on"]
        if not date(FIRST_YEAR, 10, 2) <= day <= timezone.localdate():
            raise forms.ValidationError("Ngày của danh sách không được sau hôm nay.")
        return day
