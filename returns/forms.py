"""The forms of the officers' pages."""

from django import forms


class UploadForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label="Tệp báo cáo",
        allow_empty_file=True,  # the refusal is ours, in our words
        error_messages={"required": "Chưa chọn tệp. Bấm “Chọn tệp” rồi chọn tệp báo cáo."},
    )
