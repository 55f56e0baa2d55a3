"""Recordings on the desk."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from accounts.access import associations_for
from accounts.models import Role
from associations.desk import ScopedAdmin
from associations.desk_guard import GuardedForm
from associations.scope import is_within
from news.broadcasts.files import take_in
from news.models import Recording


class RecordingForm(GuardedForm):
    """A recording with its file."""

    upload = forms.FileField(
        label="Tệp", required=False, help_text="MP3, M4A, OGG hoặc WAV, nặng nhất 60 MB.",
        widget=forms.FileInput(attrs={"accept": "audio/mpeg,audio/mp4,audio/ogg,audio/wav"}),
    )  # fmt: skip

    class Meta:
        model = Recording
        fields = ["association", "title", "abstract", "aired_on", "article", "transcript",
                  "seconds", "is_public", "upload"]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("upload"):
            try:
                take_in(self.instance, cleaned["upload"])
            except ValidationError as error:
                self.add_error("upload", error)
            else:
                cleaned["seconds"] = self.instance.seconds or cleaned.get("seconds")
        elif not self.instance.file and "upload" not in self.errors:
            self.add_error("upload", "Hãy chọn tệp tiếng.")
        return cleaned


@admin.register(Recording)
class RecordingAdmin(ScopedAdmin):
    """The programme of the units whose news one edits."""

    writes = Role.EDIT_NEWS
    view_on_site = False
    form = RecordingForm
    list_display = ["title", "association", "aired_on", "kind", "is_public"]
    list_filter = ["is_public"]
    list_select_related = ["association"]
    search_fields = ["title"]
    autocomplete_fields = ["article"]
    fields = list(RecordingForm.Meta.fields)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any):
        """A recording is of a unit whose news one edits."""
        if db_field.name == "association" and not request.user.is_superuser:
            own = associations_for(request.user, Role.EDIT_NEWS)
            kwargs["queryset"] = own
            kwargs["initial"] = own.order_by("depth", "tree_id", "lft").first()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Recording | None = None) -> bool:
        if not super().has_change_permission(request, obj) or obj is None:
            return super().has_change_permission(request, obj)
        return request.user.is_superuser or is_within(
            obj.association, associations_for(request.user, Role.EDIT_NEWS)
        )
