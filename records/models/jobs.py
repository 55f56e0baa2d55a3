"""Background jobs: pieces of work that outlive the process that does them."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class JobState(models.TextChoices):
    """The life of a job; a job whose lease ran out is taken up again."""

    WAITING = "waiting", "đang chờ"
    RUNNING = "running", "đang chạy"
    DONE = "done", "xong"
    FAILED = "failed", "không xong"


class Job(models.Model):
    """A piece of background work that survives the death of the process doing it.

    ``key`` makes a job unique while it waits or runs: asking for it again gives the same job.
    ``lease_until`` is renewed by the worker's heartbeat; past it another worker takes the job up,
    at most ``MAX_ATTEMPTS`` times.
    """

    key = models.CharField("khóa", max_length=120)
    kind = models.CharField("việc", max_length=120)
    arguments = models.JSONField("tham số", default=dict)
    state = models.CharField("trạng thái", max_length=8, choices=JobState, default=JobState.WAITING)
    attempts = models.PositiveSmallIntegerField("số lần đã thử", default=0)
    done_steps = models.PositiveIntegerField("đã làm", default=0)
    all_steps = models.PositiveIntegerField("tất cả", default=0)
    message = models.TextField("lời nhắn", blank=True)
    result = models.JSONField("kết quả", default=dict)
    worker = models.CharField("máy đang làm", max_length=80, blank=True)
    lease_until = models.DateTimeField("giữ đến", null=True, blank=True)
    run_after = models.DateTimeField("làm sau", null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="jobs",
        verbose_name="người yêu cầu",
    )
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    finished_at = models.DateTimeField("xong lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "việc nền"
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["created_at"],
                name="job_open",
                condition=Q(state__in=["waiting", "running"]),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="job_key_once_open",
                fields=["key"],
                condition=Q(state__in=["waiting", "running"]),
            ),
            models.CheckConstraint(name="job_state_known", condition=Q(state__in=JobState.values)),
            models.CheckConstraint(
                name="job_running_is_leased",
                condition=~Q(state="running") | Q(lease_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.get_state_display()})"
