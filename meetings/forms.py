"""What officers type of meetings, tasks and working sessions."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from accounts.models import Office
from associations.models import Association, Level
from khuyenhoc.day_field import DayField
from meetings.models import TOLD, Meeting, PaperAccess, Reply

CLOCK = "%H:%M"


class ClockText(forms.TimeField):
    """An hour as people write it: 8:00, 8h00, 8h."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Giờ:phút, ví dụ 8:00 hoặc 13h30.")
        errors = {"invalid": "Hãy ghi giờ như 8:00 hoặc 13h30."}
        super().__init__(
            input_formats=[CLOCK], error_messages=errors,
            widget=forms.TimeInput(format=CLOCK, attrs={"autocomplete": "off"}), **kwargs,
        )  # fmt: skip

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.strip().lower().replace(" ", "").replace("h", ":").replace("g", ":")
            value = f"{value}00" if value.endswith(":") else value
        return super().to_python(value)


class SpanForm(forms.Form):
    """A day with an hour at which something begins and one at which it ends."""

    day = DayField(label="Ngày")
    begins = ClockText(label="Bắt đầu lúc")
    ends = ClockText(label="Kết thúc lúc")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if {"day", "begins", "ends"} <= said.keys():
            zone = timezone.get_current_timezone()
            said["begins_at"] = datetime.combine(said["day"], said["begins"], zone)
            said["ends_at"] = datetime.combine(said["day"], said["ends"], zone)
            if said["ends_at"] <= said["begins_at"]:
                self.add_error("ends", "Giờ kết thúc phải sau giờ bắt đầu.")
        return said


class MeetingForm(SpanForm):
    """A new meeting, or what is changed of one."""

    FIELDS: ClassVar = ["title", "place", "chair", "term", "summary"]

    association = forms.ModelChoiceField(
        label="Hội triệu tập", queryset=Association.objects.none(), empty_label="chọn hội"
    )
    kind = forms.ModelChoiceField(label="Loại cuộc họp", queryset=None, empty_label="chọn một loại")
    title = forms.CharField(label="Tên cuộc họp", max_length=200)
    host = forms.ModelChoiceField(
        label="Đơn vị đăng cai", queryset=Association.objects.none(), required=False,
        empty_label="hội triệu tập",
    )  # fmt: skip
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)
    chair = forms.CharField(label="Người chủ trì", max_length=160, required=False)
    term = forms.CharField(
        label="Nhiệm kỳ", max_length=40, required=False,
        help_text="Chỉ ghi cho đại hội, ví dụ 2026-2031.",
    )  # fmt: skip
    summary = forms.CharField(
        label="Nội dung chính", required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Đôi ba câu; hiện ở trang công khai của cuộc họp.",
    )  # fmt: skip
    is_public = forms.BooleanField(label="Có trang công khai", required=False, initial=True)

    field_order: ClassVar = [
        "association", "kind", "title", "day", "begins", "ends", "host", "place", "chair", "term",
        "summary", "is_public",
    ]  # fmt: skip

    def __init__(
        self, units: Any, hosts: Any, kinds: Any, *args: Any, meeting: Meeting | None = None,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        if meeting is not None:
            begins, ends = map(timezone.localtime, (meeting.begins_at, meeting.ends_at))
            kwargs["initial"] = {
                **{name: getattr(meeting, name) for name in self.FIELDS},
                "association": meeting.association_id, "kind": meeting.kind_id,
                "host": meeting.host_id, "is_public": meeting.is_public,
                "day": f"{begins:%d/%m/%Y}", "begins": begins.time(), "ends": ends.time(),
            }  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["association"].queryset = units
        self.fields["host"].queryset = hosts
        self.fields["kind"].queryset = kinds

    def put_into(self, meeting: Meeting) -> Meeting:
        """The meeting with what was typed."""
        for name in (*self.FIELDS, "association", "kind", "host", "is_public", "begins_at",
                     "ends_at"):  # fmt: skip
            setattr(meeting, name, self.cleaned_data[name])
        return meeting


class InvitingForm(forms.Form):
    """Offices of all units of a level below, and guests by name."""

    levels = forms.ModelMultipleChoiceField(
        label="Đơn vị cấp", queryset=Level.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    offices = forms.MultipleChoiceField(
        label="Chức vụ", choices=Office.choices, required=False,
        widget=forms.CheckboxSelectMultiple, initial=[Office.CHAIR],
    )  # fmt: skip
    guests = forms.CharField(
        label="Khách mời", required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi dòng một người, ví dụ: Ông Nguyễn Văn An, Phó Chủ tịch UBND tỉnh.",
    )  # fmt: skip

    def __init__(self, levels: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["levels"].queryset = levels


class AnswerForm(forms.Form):
    """What an invited unit answers."""

    reply = forms.ChoiceField(
        label="Trả lời", choices=[(r.value, r.label) for r in Reply if r != Reply.NONE],
        widget=forms.RadioSelect,
    )  # fmt: skip
    delegate = forms.CharField(label="Người dự", max_length=120, required=False)
    reason = forms.CharField(label="Lý do vắng", max_length=200, required=False)


class PaperForm(forms.Form):
    """A file of the meeting."""

    title = forms.CharField(label="Tên tài liệu", max_length=200)
    access = forms.ChoiceField(
        label="Ai được đọc", choices=PaperAccess.choices, initial=PaperAccess.INVITED
    )
    file = forms.FileField(label="Tệp", help_text="PDF, Word, Excel hoặc ảnh; nặng nhất 20 MB.")


class TasksForm(forms.Form):
    """Conclusions, a line each, that become tasks."""

    texts = forms.CharField(
        label="Các việc", max_length=15_000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Mỗi dòng một việc.",
    )  # fmt: skip
    level = forms.ModelChoiceField(
        label="Giao cho đơn vị cấp", queryset=Level.objects.none(), empty_label="chọn cấp"
    )
    due_on = DayField(label="Hạn xong", required=False)

    def __init__(self, levels: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].queryset = levels


class TellingForm(forms.Form):
    """How far a unit is with a task."""

    progress = forms.ChoiceField(
        label="Tiến độ", choices=[(p.value, p.label) for p in TOLD], widget=forms.RadioSelect
    )
    evidence = forms.CharField(
        label="Kết quả, minh chứng", max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class SessionForm(SpanForm):
    """A time to work with a unit above."""

    SAID: ClassVar = ["association", "asking", "subject", "begins_at", "ends_at", "place"]

    asking = forms.ModelChoiceField(
        label="Đơn vị đăng ký", queryset=Association.objects.none(), empty_label="chọn đơn vị"
    )
    association = forms.ModelChoiceField(
        label="Làm việc với", queryset=Association.objects.none(), empty_label="chọn đơn vị"
    )
    subject = forms.CharField(label="Nội dung", max_length=300)
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)

    field_order: ClassVar = ["asking", "association", "subject", "day", "begins", "ends", "place"]

    def __init__(self, own: Any, others: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asking"].queryset = own
        self.fields["association"].queryset = others
