"""Consents on the desk; jobs, uploads and number registers to look at."""

from django.contrib import admin

from accounts.models import Consent
from associations.desk import LookOnlyAdmin, ScopedAdmin
from records import desk as desk  # decisions and certificates
from records.consents.photos import settle_photos
from records.models import Job, NumberRegister, RememberedAnswer, Upload


@admin.register(Job)
class JobAdmin(LookOnlyAdmin):
    """Background jobs: for the operators, and one's own."""

    list_display = ["kind", "state", "attempts", "done_steps", "all_steps", "message", "created_at"]
    list_filter = ["state"]

    def get_queryset(self, request):
        rows = Job.objects.all()
        return rows if request.user.is_superuser else rows.filter(asked_by=request.user)


@admin.register(Upload)
class UploadAdmin(LookOnlyAdmin):
    """Files as they were sent."""

    list_display = ["name", "association", "uploaded_by", "uploaded_at", "size"]
    list_select_related = ["association", "uploaded_by__person"]
    fields = ("name", "association", "uploaded_by", "uploaded_at", "kind", "size", "sha256")
    readonly_fields = (
        "name",
        "association",
        "uploaded_by",
        "uploaded_at",
        "kind",
        "size",
        "sha256",
    )


@admin.register(RememberedAnswer)
class RememberedAnswerAdmin(LookOnlyAdmin):
    """What officers answered about wordings."""

    list_display = ["text", "meaning", "kind", "form", "association", "answered_at"]
    list_select_related = ["association"]
    list_filter = ["kind", "form"]


@admin.register(NumberRegister)
class NumberRegisterAdmin(LookOnlyAdmin):
    """The last number given out in each series."""

    list_display = ["kind", "association", "year", "last"]
    list_select_related = ["association"]


@admin.register(Consent)
class ConsentAdmin(ScopedAdmin):
    """Recorded consents of the persons in one's charge; photos follow at once."""

    list_display = ["person", "purpose", "giver", "given_on", "withdrawn_on"]
    list_select_related = ["person"]
    list_filter = ["purpose", "giver"]
    autocomplete_fields = ["person"]
    fields = ["person", "purpose", "giver", "given_on", "withdrawn_on", "evidence"]

    def save_model(self, request, obj, form, change):
        """Keep who recorded it and who took it back."""
        if not change:
            obj.recorded_by = request.user
        if obj.withdrawn_on is None:
            obj.withdrawn_by = None
        elif "withdrawn_on" in form.changed_data:
            obj.withdrawn_by = request.user
        super().save_model(request, obj, form, change)
        settle_photos([obj.person_id])
