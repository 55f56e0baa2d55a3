"""The forms in which a clerk writes a decision and its lines; units are typed by code or name.

The lines have the columns of the workbook (``associations.reorganising.sheet``) and are read by the
same reader, so that both ways in say the same of the same mistake.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Max

from associations.desk_guard import GuardedForm
from associations.models import Level, Reorganisation
from associations.reorganising.changes import describe, read_lines
from associations.reorganising.lines import Line, Problem
from associations.reorganising.rows import LineReader, Row, Typed
from associations.reorganising.sheet import BY_KEY, LINE_FIELDS, Field
from associations.reorganising.unit_names import UnitNames
from khuyenhoc.lib.sheets.limits import MB

MOST_LINES = 200  # in the form; a longer decision is written in the workbook
SCAN_BYTES = 20 * MB
SCAN_KINDS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG": "png"}
COLUMNS = [field for field in LINE_FIELDS if field.key != "decision"]


class DecisionForm(GuardedForm):
    """Number, body, days and the scan of a decision."""

    class Meta:
        model = Reorganisation
        fields = ("number", "body", "signed_on", "in_force_on", "sequence", "note", "scan")
        widgets = {  # noqa: RUF012 - Django's own way
            "number": forms.TextInput(attrs={"size": 30}),
            "body": forms.TextInput(attrs={"size": 60}),
            "signed_on": forms.DateInput(attrs={"size": 12, "placeholder": "16/06/2025"}),
            "in_force_on": forms.DateInput(attrs={"size": 12, "placeholder": "01/07/2025"}),
            "sequence": forms.TextInput(attrs={"size": 4, "inputmode": "numeric"}),
            "note": forms.Textarea(attrs={"rows": 2, "cols": 60}),
            "scan": forms.FileInput,
        }
        help_texts = {  # noqa: RUF012
            "number": BY_KEY["number"].hint,
            "in_force_on": "Ngày đầu tiên theo tổ chức mới. Chưa rõ thì để trống: bản soạn vẫn lưu"
            " được, nhưng chưa áp dụng được.",
            "sequence": BY_KEY["sequence"].hint,
            "scan": "Tệp PDF, JPG hoặc PNG, không quá 20 MB; sẽ công khai cùng đợt sắp xếp.",
        }

    def clean_scan(self) -> Any:
        """A scan is what its first bytes say, whatever its name."""
        scan = self.cleaned_data.get("scan")
        if not isinstance(scan, UploadedFile):
            return scan
        if (scan.size or 0) > SCAN_BYTES:
            raise ValidationError("Bản chụp nặng hơn 20 MB. Hãy quét ở độ phân giải thấp hơn.")
        head = scan.read(8)
        scan.seek(0)
        kind = next((kind for mark, kind in SCAN_KINDS.items() if head.startswith(mark)), None)
        if kind is None:
            raise ValidationError("Bản chụp phải là tệp PDF, JPG hoặc PNG.")
        scan.name = f"quyet-dinh.{kind}"
        return scan

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        signed, day = cleaned.get("signed_on"), cleaned.get("in_force_on")
        sequence = cleaned.get("sequence")
        if day and sequence:
            others = Reorganisation.objects.filter(in_force_on=day).exclude(pk=self.instance.pk)
            if others.filter(sequence=sequence).exists():
                free = find_free_sequence(day, self.instance.pk)
                self.add_error(
                    "sequence",
                    f"Ngày {day:%d/%m/%Y} đã có đợt mang thứ tự {sequence}. Thứ tự còn trống:"
                    f" {free}.",
                )
        if signed and day and (signed - day).days > 366:
            self.add_error("signed_on", "Ngày ký sau ngày hiệu lực hơn một năm. Xem lại hai ngày.")
        return cleaned


def find_free_sequence(day: date, but: int | None = None) -> int:
    """The first place in the day after all others."""
    others = Reorganisation.objects.filter(in_force_on=day)
    if but is not None:
        others = others.exclude(pk=but)
    return (others.aggregate(last=Max("sequence"))["last"] or 0) + 1


class LineForm(forms.Form):
    """One line; every field is text or a choice of words, as in a cell of the workbook."""

    def __init__(self, *args: Any, level_names: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in COLUMNS:
            self.fields[field.key] = _make_field(field, level_names)

    def read_cells(self) -> dict[str, Typed]:
        """What was typed, by column; nothing for what is empty."""
        typed = {field.key: self.cleaned_data.get(field.key, "") for field in COLUMNS}
        return {key: Typed(text) for key, text in typed.items() if text}


def _make_field(field: Field, level_names: Sequence[str]) -> forms.Field:
    choices = level_names if field.key == "level" else field.choices
    common: dict[str, Any] = {"label": field.label, "required": False}
    if choices:
        return forms.ChoiceField(
            choices=[("", "–"), *((choice, choice) for choice in choices)], **common
        )
    widget = forms.TextInput(attrs={"size": field.width})
    return forms.CharField(max_length=300, widget=widget, **common)


class LineFormSet(forms.BaseFormSet):
    """The lines of a decision in their order."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        kwargs = super().get_form_kwargs(index)
        if not hasattr(self, "_levels"):
            self._levels = list(Level.objects.order_by("rank").values_list("name", flat=True))
        return kwargs | {"level_names": self._levels}

    def read_rows(self) -> list[Row]:
        """The lines that are filled in and not struck out; places are those of the forms."""
        rows = []
        for number, form in enumerate(self.forms, start=1):
            if form.cleaned_data.get("DELETE"):
                continue
            if cells := form.read_cells():
                rows.append(Row(f"dòng {number}", cells))
        return rows

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Put each problem at its field."""
        for problem in problems:
            number = int(problem.place.removeprefix("dòng "))
            form = self.forms[number - 1]
            key = problem.field if problem.field in form.fields else "kind"
            form.add_error(key, problem.message)


def make_formset(extra: int) -> type[LineFormSet]:
    """A set of lines with so many empty ones at the end."""
    return forms.formset_factory(
        LineForm, formset=LineFormSet, extra=extra, can_delete=True, max_num=MOST_LINES + extra,
        absolute_max=MOST_LINES + 100,
    )  # type: ignore[return-value]  # fmt: skip


def read_formset(formset: LineFormSet, names: UnitNames) -> list[Line] | None:
    """The lines of a valid set, numbered anew; None where a problem now stands at its field."""
    reader = LineReader(names)
    lines = reader.read(formset.read_rows())
    if reader.problems:
        formset.show_problems(reader.problems)
        return None
    return [replace(line, place=f"dòng {number}") for number, line in enumerate(lines, start=1)]


def mark_lines(decision: Reorganisation) -> str:
    """A hash of the lines as they are, to notice that somebody else has changed them."""
    told = [(line.kind, describe(line)) for line in read_lines(decision)] if decision.pk else []
    return hashlib.sha256(repr(told).encode()).hexdigest()
