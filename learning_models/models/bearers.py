"""Who bears or may bear a title: a household, a clan, a community, a unit, a person, a place.

A bearer stays the same from year to year; what becomes of it in a year is its registration.
"""

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from accounts.models import ANY_CHANGE, RecordQuerySet
from associations.models import Association
from khuyenhoc.lib.name_keys import key_name, key_place
from learning_models.models.kinds import Subject

# Kinds whose names are personal data: shown to no one without a right, never in events.
PRIVATE_SUBJECTS = (Subject.HOUSEHOLD, Subject.PERSON)
PERSONAL = ["name", "hamlet", "address", "birth_year", "name_key", "hamlet_key", "address_key"]


class Sex(models.TextChoices):
    """Sex, where a list collects it."""

    FEMALE = "female", "nữ"
    MALE = "male", "nam"


# The log is written once a statement: a list of a province has a hundred thousand lines.
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=ANY_CHANGE),
    pghistory.DeleteEvent(),
    exclude=PERSONAL,
    level=pghistory.Statement,
)
class Bearer(models.Model):
    """One household (by its head), clan, hamlet, unit, person or place that titles are for.

    ``association`` keeps the record: the commune's association as a rule. When that ends the
    province reads on until the record is handed over (product.md A3). The keys are what names and
    places are compared by, in spite of diacritics and order of words; ``save`` fills them, and who
    writes rows in bulk fills them by ``khuyenhoc.lib.name_keys``.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="bearers", verbose_name="do hội quản lý"
    )
    subject = models.CharField("ai", max_length=10, choices=Subject)
    name = models.CharField("tên", max_length=160)
    hamlet = models.CharField("thôn, tổ dân phố", max_length=120, blank=True)
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    sex = models.CharField("giới tính", max_length=6, choices=Sex, blank=True)
    people = models.PositiveIntegerField("số người", null=True, blank=True)
    ended_on = models.DateField("không còn từ ngày", null=True, blank=True)
    name_key = models.CharField(max_length=160, editable=False)
    hamlet_key = models.CharField(max_length=120, blank=True, editable=False)
    address_key = models.CharField(max_length=200, blank=True, editable=False)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "hộ, dòng họ, cộng đồng, đơn vị, người"
        ordering = ["association", "hamlet_key", "name_key", "pk"]
        indexes = [models.Index(fields=["subject", "name_key"], name="bearer_by_name")]
        constraints = [
            models.UniqueConstraint(
                "association",
                "subject",
                "name_key",
                "hamlet_key",
                "address_key",
                Coalesce("birth_year", 0),
                name="bearer_once_a_unit",
                condition=Q(ended_on=None),
                violation_error_message=(
                    "Đã có tên này ở cùng thôn, cùng địa chỉ (không kể dấu và thứ tự các tiếng). "
                    "Nếu là người khác, hãy ghi thêm địa chỉ hoặc năm sinh."
                ),
            ),
            models.CheckConstraint(
                name="bearer_subject_known", condition=Q(subject__in=Subject.values)
            ),
            models.CheckConstraint(
                name="bearer_sex_known", condition=Q(sex="") | Q(sex__in=Sex.values)
            ),
            models.CheckConstraint(
                name="bearer_has_a_name",
                condition=~Q(name_key=""),
                violation_error_message="Tên phải có chữ.",
            ),
            models.CheckConstraint(
                name="bearer_birth_year_plausible",
                condition=Q(birth_year=None) | Q(birth_year__gte=1900, birth_year__lte=2100),
                violation_error_message="Năm sinh phải từ 1900 đến 2100.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.name_key, self.hamlet_key = key_name(self.name), key_place(self.hamlet)
        self.address_key = key_place(self.address)
        super().save(*args, **kwargs)

    @property
    def is_private(self) -> bool:
        """Whether the name is a person's or a family's."""
        return self.subject in PRIVATE_SUBJECTS
