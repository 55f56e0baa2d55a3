"""What people ask to have taken down of themselves or their children (product.md Q4)."""

from typing import Any

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import ANY_CHANGE, Person, RecordQuerySet
from associations.models import Association
from khuyenhoc.lib.names import clean
from news.models.opinions import clean_lines


class Relation(models.TextChoices):
    """Who asks."""

    SELF = "self", "Tôi là người được nêu"
    GUARDIAN = "guardian", "Tôi là cha, mẹ hoặc người giám hộ"
    OTHER = "other", "Tôi là người khác"


class TakeDownState(models.TextChoices):
    """Where a request stands."""

    NEW = "new", "chưa trả lời"
    TAKEN = "taken", "đã trả lời, đang làm"
    DONE = "done", "đã gỡ"
    REFUSED = "refused", "không gỡ"


OPEN_STATES = [TakeDownState.NEW, TakeDownState.TAKEN]


# What was typed names people: it does not enter the log of changes (A5).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=ANY_CHANGE),
    pghistory.DeleteEvent(),
    exclude=["page", "about", "reason", "name", "contact", "answer"],
)
class TakeDown(models.Model):
    """A request to take something of a person off the portal; no account is needed to send one.

    ``reply_by`` and ``finish_by`` are the last days of the two terms (``news/data/take_down.csv``).
    ``person`` is whose consents the staff withdrew for it.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="take_downs", verbose_name="gửi tới"
    )
    page = models.CharField("trang", max_length=300)
    about = models.CharField("người được nêu", max_length=160)
    relation = models.CharField("người gửi là", max_length=8, choices=Relation)
    reason = models.TextField("cần gỡ gì, vì sao", max_length=2000)
    name = models.CharField("tên người gửi", max_length=80, blank=True)
    contact = models.CharField("điện thoại hoặc thư điện tử", max_length=120, blank=True)
    created_at = models.DateTimeField("gửi lúc", default=timezone.now, editable=False)
    reply_by = models.DateField("trả lời hạn cuối")
    finish_by = models.DateField("làm xong hạn cuối")
    state = models.CharField(
        "giải quyết", max_length=8, choices=TakeDownState, default=TakeDownState.NEW
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="take_downs",
        verbose_name="hồ sơ của người được nêu",
    )  # fmt: skip
    answer = models.CharField("trả lời", max_length=500, blank=True)
    handled_at = models.DateTimeField("trả lời lúc", null=True, editable=False)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name="người trả lời",
    )  # fmt: skip

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "đề nghị gỡ"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="takedown_relation_known", condition=Q(relation__in=Relation.values)
            ),
            models.CheckConstraint(
                name="takedown_state_known", condition=Q(state__in=TakeDownState.values)
            ),
            models.CheckConstraint(
                name="takedown_says_something",
                condition=~Q(reason="") & ~Q(about=""),
                violation_error_message="Đề nghị phải nói rõ gỡ gì và vì sao.",
            ),
            models.CheckConstraint(
                name="takedown_answered_by_somebody",
                condition=Q(state="new")
                | Q(~Q(answer=""), handled_at__isnull=False, handled_by__isnull=False),
                violation_error_message="Hãy ghi câu trả lời cho người gửi.",
            ),
        ]

    def __str__(self) -> str:
        return f"Đề nghị gỡ ngày {timezone.localdate(self.created_at):%d/%m/%Y}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with its texts composed, line by line."""
        self.name, self.contact, self.about = map(clean, (self.name, self.contact, self.about))
        self.reason = clean_lines(self.reason)
        super().save(*args, **kwargs)
