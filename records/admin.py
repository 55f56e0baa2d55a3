"""Consents on the desk; jobs, uploads and number registers to look at."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html

from accounts.models import Consent
from associations.desk import LookOnlyAdmin, ScopedAdmin
from records import desk as desk  # decisions and certificates
from records import jobs
from records.consents.photos import settle_photos
from records.integrity_desk import show_integrity
from records.models import Job, JobState, NumberRegister, RememberedAnswer, Upload
from records.watching import look


@admin.register(Job)
class JobAdmin(LookOnlyAdmin):
    """Background jobs: for the operators, and one's own; a failed one can be done again."""

    list_display = ["kind", "state", "progress", "attempts", "message", "created_at"]
    list_filter = ["state"]
    actions = ["do_again"]

    def get_queryset(self, request):
        rows = Job.objects.all()
        return rows if request.user.is_superuser else rows.filter(asked_by=request.user)

    @admin.display(description="tiến độ")
    def progress(self, job: Job) -> str:
        """A bar with its steps, for a job that told them."""
        if not job.all_steps:
            return ""
        return format_html(
            '<progress value="{done}" max="{steps}" aria-label="Tiến độ"></progress>'
            " {done}/{steps}",
            done=job.done_steps, steps=job.all_steps,
        )  # fmt: skip

    @admin.action(description="Làm lại việc đã hỏng")
    def do_again(self, request, queryset):
        """Queue the chosen jobs that failed once more, with all their attempts."""
        done = sum(jobs.do_again(job) for job in queryset.filter(state=JobState.FAILED))
        left = queryset.count() - done
        if done:
            self.message_user(request, f"Đã xếp làm lại {done} việc.", messages.SUCCESS)
        if left:
            self.message_user(
                request, f"{left} việc để nguyên: chỉ việc đã hỏng và chưa có việc mới thay mới"
                " làm lại được.", messages.WARNING,
            )  # fmt: skip

    def get_urls(self):
        """The stock pages, and for the operators the state of the portal and of its data."""
        state, integrity = map(self.admin_site.admin_view, (self.show_state, self.show_integrity))
        return [
            path("tinh-trang/", state, name="records_job_state"),
            path("toan-ven/", integrity, name="records_job_integrity"),
            *super().get_urls(),
        ]

    def show_integrity(self, request):
        """What each check of the data found, with its mend."""
        return show_integrity(request, self.admin_site)

    def show_state(self, request):
        """What ``watching`` sees, in words."""
        if not request.user.is_superuser:
            raise PermissionDenied("Trang này dành cho người vận hành.")
        context = {
            **self.admin_site.each_context(request),
            "title": "Tình trạng hệ thống",
            "opts": self.opts,
            "findings": look(),
        }
        return TemplateResponse(request, "desk/state.html", context)


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
