"""The papers on which people agreed, who is seen in photos, and how long such things are kept."""

import uuid

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import ANY_CHANGE, Consent, ConsentGiver, OfPersonQuerySet, Person
from records.models.files import private_storage
from records.models.photos import Photo


def consent_path(_paper: "ConsentPaper", _name: str) -> str:
    """Where a paper is kept: under a name of our own."""
    key = uuid.uuid4().hex
    return f"consents/{key[:2]}/{key}"


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=ANY_CHANGE),
    pghistory.DeleteEvent(),
    exclude=["file"],
)
class ConsentPaper(models.Model):
    """The scan of a paper on which somebody agreed: encrypted, dropped when its term is over.

    One paper may hold several consents; what is left of a dropped one is its hash and size.
    """

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="consent_papers", verbose_name="người"
    )
    giver = models.CharField("người ký", max_length=10, choices=ConsentGiver)
    consents = models.ManyToManyField(
        Consent, related_name="papers", verbose_name="các sự đồng ý ghi trên giấy"
    )
    sha256 = models.CharField("mã băm", max_length=64, editable=False)
    size = models.PositiveIntegerField("cỡ", help_text="byte", editable=False)
    file = models.FileField(
        "tệp", storage=private_storage, upload_to=consent_path, max_length=160, blank=True,
        editable=False,
    )  # fmt: skip
    added_at = models.DateTimeField("lúc", auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người gửi"
    )
    dropped_on = models.DateField("đã xóa tệp ngày", null=True, blank=True)

    objects = OfPersonQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "phiếu đồng ý"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="consentpaper_giver_known", condition=Q(giver__in=ConsentGiver.values)
            ),
            models.CheckConstraint(
                name="consentpaper_there_or_dropped",
                condition=Q(dropped_on=None) & ~Q(file="") | Q(dropped_on__isnull=False, file=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Phiếu {self.pk}"


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class PersonInPhoto(models.Model):
    """Somebody who is seen in a photo: it is shown only while all of them agree."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="seen_in", verbose_name="người")
    photo = models.ForeignKey(Photo, models.CASCADE, related_name="seen", verbose_name="ảnh")

    objects = OfPersonQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "người trong ảnh"
        ordering = ["photo", "person"]
        constraints = [
            models.UniqueConstraint(name="personinphoto_once", fields=["person", "photo"])
        ]

    def __str__(self) -> str:
        return f"Ảnh {self.photo_id}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class RetentionRule(models.Model):
    """For how many days one class of personal data is kept after it is no longer needed.

    ``code`` names the function that erases it (``settings.RETENTION``).
    """

    is_reference = True

    code = models.SlugField("mã", max_length=40, primary_key=True)
    name = models.CharField("loại dữ liệu", max_length=160)
    counted_from = models.CharField("tính từ", max_length=160)
    days = models.PositiveIntegerField("giữ bao nhiêu ngày")
    basis = models.CharField("căn cứ", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "thời hạn lưu dữ liệu cá nhân"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="retentionrule_a_day_at_least",
                condition=Q(days__gt=0),
                violation_error_message="Phải giữ ít nhất một ngày.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Erasure(models.Model):
    """How many rows of a class a day's work erased: counts stay when the data are gone."""

    is_reference = True

    rule = models.ForeignKey(
        RetentionRule, models.PROTECT, related_name="erasures", verbose_name="loại dữ liệu"
    )
    on = models.DateField("ngày")
    rows = models.PositiveIntegerField("số dòng")

    class Meta:
        verbose_name = verbose_name_plural = "lần xóa dữ liệu hết hạn"
        ordering = ["-on", "rule"]
        constraints = [
            models.UniqueConstraint(name="erasure_once_a_day", fields=["rule", "on"]),
            models.CheckConstraint(name="erasure_of_something", condition=Q(rows__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}: {self.rows}"
