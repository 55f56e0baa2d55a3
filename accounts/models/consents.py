"""Who agreed to what use of a person's data (product.md Q4; Law 91/2025)."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models.people import ANY_CHANGE, OfPersonQuerySet, Person


class Purpose(models.TextChoices):
    """What a person's data are used for; each needs a consent of its own (product.md Q4)."""

    PROCESS = "process", "xử lý hồ sơ"
    PUBLISH_NAME = "publish_name", "công khai họ tên"
    PUBLISH_PHOTO = "publish_photo", "công khai ảnh"


class ConsentGiver(models.TextChoices):
    """Who agreed: from 7 to 15 years both child and guardian must (Law 91/2025, art. 24)."""

    SELF = "self", "chính người đó"
    GUARDIAN = "guardian", "người đại diện theo pháp luật"


# The evidence may name people, so it does not enter the log (A5).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=ANY_CHANGE),
    pghistory.DeleteEvent(),
    exclude=["evidence"],
)
class Consent(models.Model):
    """A recorded consent. Withdrawing ends it at once; the row stays.

    Whoever writes it settles the photos of the person (``records.consents``).
    """

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="consents", verbose_name="người"
    )
    purpose = models.CharField("mục đích", max_length=16, choices=Purpose)
    giver = models.CharField("người đồng ý", max_length=10, choices=ConsentGiver)
    given_on = models.DateField("ngày đồng ý")
    withdrawn_on = models.DateField("ngày rút", null=True, blank=True)
    evidence = models.CharField("bằng chứng", max_length=200, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="người ghi",
    )  # fmt: skip
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="người ghi việc rút",
    )  # fmt: skip

    objects = OfPersonQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "sự đồng ý"
        ordering = ["person", "purpose", "given_on"]
        constraints = [
            models.UniqueConstraint(
                name="consent_one_in_force",
                fields=["person", "purpose", "giver"],
                condition=Q(withdrawn_on=None),
                violation_error_message="Đã có sự đồng ý còn hiệu lực cho mục đích này.",
            ),
            models.CheckConstraint(
                name="consent_withdrawn_after_given",
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")),
                violation_error_message="Ngày rút phải từ ngày đồng ý trở đi.",
            ),
            models.CheckConstraint(
                name="consent_purpose_known", condition=Q(purpose__in=Purpose.values)
            ),
            models.CheckConstraint(
                name="consent_giver_known", condition=Q(giver__in=ConsentGiver.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.get_purpose_display()}"
