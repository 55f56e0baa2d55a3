"""What every list of people that comes by Excel keeps of itself; each room has its own table."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class ListState(models.TextChoices):
    """How far a list has come."""

    WAITING = "waiting", "đang đọc"
    READ = "read", "đã đọc"
    REFUSED = "refused", "không nhận được"
    STORING = "storing", "đang ghi"
    STORED = "stored", "đã ghi"
    DROPPED = "dropped", "đã bỏ"


class SentList(models.Model):
    """One file of names on its way into a register.

    A subclass adds ``association`` (from which it was sent), ``upload``, and ``answer``: the
    sender's own file with the bad cells marked, kept sealed. ``found`` says what was found,
    without names: columns, counts, problems at their cells, what was left out. ``answers`` is what
    was said when asked, [[kind of question, text, answer], …].
    """

    state = models.CharField("trạng thái", max_length=8, choices=ListState)
    refused = models.TextField("lời từ chối", blank=True)
    found = models.JSONField("đã đọc", default=dict)
    answers = models.JSONField("trả lời", default=list)
    read_at = models.DateTimeField("đọc lúc", null=True, blank=True)
    stored_at = models.DateTimeField("ghi lúc", null=True, blank=True)
    stored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người ghi",
    )

    class Meta:
        abstract = True
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_state_known", condition=Q(state__in=ListState.values)
            ),
            models.CheckConstraint(
                name="%(class)s_stored_by_someone",
                condition=~Q(state="stored") | Q(stored_at__isnull=False, stored_by__isnull=False),
            ),
        ]
