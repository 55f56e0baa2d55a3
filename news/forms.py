"""Forms of the desk for articles, their photos, documents and the steps of publishing."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from associations.desk_guard import GuardedForm
from khuyenhoc.lib.images import PictureRefused, inspect_picture
from news.bodies import EXTENSIONS, MOST, TooLong, clean_body
from news.library import take_in_file
from news.models import Article, ArticlePhoto, Document
from records.models import Photo
from records.photos import keep_photo

BODY_HELP = (
    "Chọn một con số rồi đặt liên kết tới trang của số liệu ấy (chép địa chỉ từ trang Kết quả): "
    "bạn đọc thấy số đã duyệt, kỳ, và mở được nguồn. Gõ “?” thay cho số thì cổng tự điền. "
    "Gõ [ảnh 2] riêng một dòng để đặt ảnh thứ hai vào chỗ ấy."
)


class BodyEditor(forms.Textarea):
    """The editor of articles; without script a field of plain HTML.

    Its buttons are ``news.bodies.EXTENSIONS``, handed to static/js/article-editor.js as data.
    """

    class Media:
        css = {
            "all": [
                "django_prose_editor/material-icons.css",
                "django_prose_editor/editor.css",
                "django_prose_editor/overrides.css",
            ]
        }
        js = [
            "js/editor-words.js",
            forms.widgets.Script("js/article-editor.js", type="module"),
        ]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-article-editor"] = json.dumps(EXTENSIONS)
        return context


class ArticleForm(GuardedForm):
    """What an editor writes; who may publish it is not asked here."""

    body = forms.CharField(
        label="Nội dung", required=False, max_length=MOST, help_text=BODY_HELP,
        widget=BodyEditor(attrs={"rows": 20, "cols": 100}),
    )  # fmt: skip

    class Meta:
        model = Article
        fields = [
            "association", "topic", "title", "abstract", "body", "author", "byline", "source",
            "source_url", "documents", "units", "meetings",
        ]  # fmt: skip
        widgets = {"abstract": forms.Textarea(attrs={"rows": 3})}

    def clean_body(self) -> str:
        """What was written, cleaned as it will be kept."""
        try:
            return clean_body(self.cleaned_data["body"])
        except TooLong as error:
            raise ValidationError(str(error)) from error


class PhotoInArticleForm(forms.ModelForm):
    """A photo of an article: a new file, or the words beside one that is there."""

    by: User | None = None  # who sends it; set by the desk

    file = forms.FileField(
        label="Tệp ảnh", required=False, help_text="JPEG, PNG hoặc WebP, nặng nhất 20 MB.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )  # fmt: skip
    alt = forms.CharField(
        label="Chữ thay ảnh", required=False, max_length=300,
        help_text="Ảnh có gì, cho người không nhìn thấy. Phải có trước khi đăng.",
    )  # fmt: skip
    caption = forms.CharField(label="Chú thích", required=False, max_length=300)

    class Meta:
        model = ArticlePhoto
        fields = ["order"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            photo = self.instance.photo
            self.initial.update({"alt": photo.alt, "caption": photo.caption})
            self.fields["file"].help_text = f"Đang có: ảnh {photo.width} × {photo.height}."

    def clean_file(self):
        """The upload, looked at behind the walls."""
        file = self.cleaned_data["file"]
        if file is None:
            if self.instance.pk is None:
                raise ValidationError("Hãy chọn tệp ảnh.")
            return None
        try:
            inspect_picture(file, file.size or 0)
        except PictureRefused as error:
            raise ValidationError(str(error)) from error
        return file

    def save(self, commit: bool = True) -> ArticlePhoto:
        """Keep the photo or its words, then its place in the article."""
        words = {name: self.cleaned_data[name] for name in ("alt", "caption")}
        if self.cleaned_data["file"] is not None:
            self.instance.photo = keep_photo(
                self.cleaned_data["file"],
                association=self.instance.article.association,
                by=self.by,
                **words,
            )
        elif {"alt", "caption"} & set(self.changed_data):
            Photo.objects.filter(pk=self.instance.photo_id).update(**words)
        return super().save(commit)


class DocumentForm(GuardedForm):
    """A document with its file."""

    upload = forms.FileField(
        label="Tệp", required=False, help_text="PDF, Word, Excel hoặc .odt, nặng nhất 25 MB."
    )

    class Meta:
        model = Document
        fields = [
            "association", "kind", "number", "issuer", "abstract", "signed_on", "signed_year",
            "in_force_from", "in_force_to", "replaced_by", "source_url", "note", "is_public",
            "upload",
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("upload"):
            try:
                take_in_file(self.instance, cleaned["upload"])
            except ValidationError as error:
                self.add_error("upload", error)
        return cleaned


class StepForm(forms.Form):
    """One step of an article's way, with what it asks for."""

    step = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Lý do", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    hour = forms.DateTimeField(
        label="Đăng lúc",
        required=False,
        help_text="Ngày/tháng/năm giờ:phút, ví dụ 02/09/2026 07:30.",
    )

    def clean_hour(self):
        """An hour of Viet Nam."""
        hour = self.cleaned_data["hour"]
        if hour is not None and timezone.is_naive(hour):
            return timezone.make_aware(hour)
        return hour
