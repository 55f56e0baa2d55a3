"""How awards of a round were paid: lists of one day, each one entry of the books (Q3)."""

import pghistory
from django.db import models
from django.db.models import Q

from accounts.models import ANY_CHANGE, RecordQuerySet
from funds.models.entries import Entry
from funds.models.nominations import Nomination, SealedFile
from funds.models.rounds import OfRecordedRoundQuerySet, Round


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class PayRun(models.Model):
    """One list of a round that was paid at once: instalment ``step`` of each who stands on it.

    ``entry`` is the payment in the books; the run counts no more when the entry is reversed. The
    amounts of its lines add up to the entry (trigger ``payrun_lines_add_up``), or have none, where
    the round is one sum that cannot be split.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="pay_runs", verbose_name="đợt")
    step = models.PositiveSmallIntegerField("lần chi")
    entry = models.OneToOneField(
        Entry, models.PROTECT, related_name="pay_run", verbose_name="bút toán"
    )

    objects = OfRecordedRoundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "lần chi của đợt"
        ordering = ["round", "step", "pk"]
        constraints = [
            models.CheckConstraint(name="payrun_step_from_one", condition=Q(step__gte=1)),
        ]

    def __str__(self) -> str:
        return f"Lần {self.step}, {self.entry}"


class OfRunQuerySet(RecordQuerySet):
    """Rows of a pay run; they belong to the association of the round's fund."""

    association_path = "run__round__fund__association"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class PayLine(models.Model):
    """What one who is awarded gets by a pay run, in whole đồng; who has signed for it, and when."""

    run = models.ForeignKey(PayRun, models.PROTECT, related_name="lines", verbose_name="lần chi")
    nomination = models.ForeignKey(
        Nomination, models.PROTECT, related_name="pay_lines", verbose_name="hồ sơ"
    )
    amount = models.BigIntegerField("số tiền", null=True, blank=True, help_text="Đồng.")
    received_on = models.DateField("ký nhận ngày", null=True, blank=True)

    objects = OfRunQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "dòng chi"
        ordering = ["run", "pk"]
        constraints = [
            models.UniqueConstraint(name="payline_once", fields=["run", "nomination"]),
            models.CheckConstraint(
                name="payline_amount_positive", condition=Q(amount=None) | Q(amount__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomination}"


class ProofKind(models.TextChoices):
    """What proves a payment."""

    SIGNATURES = "signatures", "danh sách ký nhận"
    BANK = "bank", "sao kê chuyển khoản"
    PHOTO = "photo", "ảnh trao"


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), exclude=["name", "file"])
class Proof(SealedFile):
    """A scan that proves a pay run: the list with signatures, the bank's list, a photo."""

    run = models.ForeignKey(PayRun, models.PROTECT, related_name="proofs", verbose_name="lần chi")
    kind = models.CharField("loại", max_length=10, choices=ProofKind)

    objects = OfRunQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "chứng từ của lần chi"
        ordering = ["run", "pk"]
        constraints = [
            models.UniqueConstraint(name="proof_once", fields=["run", "sha256"]),
            models.CheckConstraint(name="proof_kind_known", condition=Q(kind__in=ProofKind.values)),
        ]
