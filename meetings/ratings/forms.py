"""What staff type of a scoring table."""

from typing import Any, ClassVar

from django import forms

from meetings.models import ScoringTable
from meetings.ratings.tables import write_lines


class TableForm(forms.ModelForm):
    """A scoring table with its criteria as lines."""

    lines = forms.CharField(
        label="Các tiêu chí", max_length=30_000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="Mỗi dòng một tiêu chí, các cột cách nhau bằng dấu | hoặc dán từ Excel: số, nội "
        "dung, điểm tối đa, tên hoặc mã chỉ tiêu, mức điểm. Dòng không ghi điểm là đề mục. Ví dụ: "
        "1.1 | Tỉ lệ hội viên trên dân số | 10 | Tỉ lệ hội viên trên dân số | 25: 10; 20: 8; 15: 5",
    )  # fmt: skip

    class Meta:
        model = ScoringTable
        fields: ClassVar = ["issuer", "level", "year", "name", "legal_basis", "grades", "ties"]
        widgets: ClassVar = {"grades": forms.Textarea(attrs={"rows": 4})}
        help_texts: ClassVar = {
            "legal_basis": "Ví dụ: 03/HD-HKH ngày 15/01/2026.",
            "grades": "Mỗi dòng một loại, từ bao nhiêu điểm, ví dụ 90: Xuất sắc.",
            "ties": "Số của các tiêu chí, tiêu chí xét trước ghi trước, ví dụ 1.1, 3. Vẫn bằng thì "
            "các đơn vị đồng hạng.",
        }

    def __init__(
        self, issuers: Any, *args: Any, like: ScoringTable | None = None, **kwargs: Any
    ) -> None:
        source = kwargs["instance"] if kwargs["instance"].pk else like
        if source is not None:
            kwargs["initial"] = {"lines": write_lines(source)}
        super().__init__(*args, **kwargs)
        self.fields["issuer"].queryset = issuers
        self.fields["issuer"].empty_label = "chọn hội"
        self.fields["level"].empty_label = "chọn cấp"
