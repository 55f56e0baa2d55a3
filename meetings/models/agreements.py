"""Coordination agreements with bodies beside the association (product.md K4; seed 3)."""

import pghistory
from django.db import models
from django.db.models import F, Q

from accounts.models import ANY_CHANGE, User
from associations.models import Association
from associations.scope import SubtreeQuerySet


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class PartnerKind(models.Model):
    """A kind of body with which associations agree (domain.md §6): data, added to on the desk."""

    is_reference = True

    code = models.SlugField("mã", max_length=40, primary_key=True)
    name = models.CharField("loại đối tác", max_length=120, unique=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "loại đối tác phối hợp"
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name


class AgreementQuerySet(SubtreeQuerySet):
    """Agreements, of the associations that signed them."""

    def in_force(self, on) -> "AgreementQuerySet":
        """Those in force at the end of the day ``on``; one without an end goes on."""
        return self.filter(
            Q(ends_on=None) | Q(ends_on__gte=on), Q(ended_on=None) | Q(ended_on__gt=on),
            begins_on__lte=on,
        )  # fmt: skip


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Agreement(models.Model):
    """A programme of coordination that ``association`` signed with one partner.

    ``ends_on`` is the last day of the programme, unknown where the paper names none; ``ended_on``
    the first day on which it is carried on no more before that. After a reorganisation the row of
    a successor ``continues`` the one of the unit that ended.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="agreements", verbose_name="hội ký kết"
    )
    partner = models.CharField("đơn vị phối hợp", max_length=200)
    partner_kind = models.ForeignKey(PartnerKind, models.PROTECT, verbose_name="loại đối tác")
    title = models.CharField("nội dung phối hợp", max_length=300)
    number = models.CharField("số, ký hiệu văn bản", max_length=60, blank=True)
    signed_on = models.DateField("ngày ký")
    begins_on = models.DateField("thực hiện từ ngày")
    ends_on = models.DateField("đến hết ngày", null=True, blank=True)
    ended_on = models.DateField("thôi thực hiện từ ngày", null=True, blank=True)
    continues = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="continued_by", editable=False,
        verbose_name="tiếp nối chương trình",
    )  # fmt: skip
    typed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nhập")

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "chương trình phối hợp"
        ordering = ["-begins_on", "association__lft", "partner", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="agreement_once",
                fields=["association", "partner", "title", "begins_on"],
                violation_error_message="Chương trình này của hội đã có trong sổ.",
            ),
            models.CheckConstraint(
                name="agreement_ends_after_beginning",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
                violation_error_message="Ngày kết thúc phải từ ngày thực hiện trở đi.",
            ),
            models.CheckConstraint(
                name="agreement_ended_after_beginning",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("begins_on")),
                violation_error_message="Ngày thôi thực hiện phải từ ngày thực hiện trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.title}"
