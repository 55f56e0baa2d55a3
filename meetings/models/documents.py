"""Documents that came in and went out, numbered without gaps per body and year (domain.md §7)."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from accounts.models import ANY_CHANGE, User
from associations.models import Association
from associations.scope import AssociationQuerySet, SubtreeQuerySet


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class PaperKind(models.Model):
    """A kind of document with the sign that follows its number: KH-HKH in 12/KH-HKH. Data."""

    is_reference = True

    code = models.SlugField("mã", max_length=40, primary_key=True)
    name = models.CharField("loại văn bản", max_length=120, unique=True)
    symbol = models.CharField("ký hiệu", max_length=40)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "loại văn bản"
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name


class Direction(models.TextChoices):
    """Whether a document came in or went out."""

    OUTGOING = "di", "văn bản đi"
    INCOMING = "den", "văn bản đến"


class BookedQuerySet(SubtreeQuerySet):
    """Booked documents, of the associations whose books they are in."""

    def of_concern(self, units: AssociationQuerySet) -> "BookedQuerySet":
        """Those in the books of this part of the tree, or handed to a unit of it to deal with."""
        own = Association.objects.within(units)
        return self.filter(Q(association__in=own) | Q(handler__in=own))


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE))
class BookedDocument(models.Model):
    """A document in the book of ``association``: its number there is the next of its year.

    ``party`` is who sent an incoming one, or receives an outgoing one. An incoming one has the
    number of its sender (``their_number``) and may wait for ``handler`` until ``due_on``.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="booked_documents", verbose_name="sổ của hội"
    )
    direction = models.CharField("sổ", max_length=3, choices=Direction)
    year = models.PositiveSmallIntegerField("năm", editable=False)
    number = models.PositiveIntegerField("số", editable=False)
    kind = models.ForeignKey(PaperKind, models.PROTECT, verbose_name="loại văn bản")
    symbol = models.CharField("ký hiệu", max_length=40, blank=True, editable=False)
    their_number = models.CharField("số, ký hiệu nơi gửi", max_length=60, blank=True)
    abstract = models.CharField("trích yếu", max_length=400)
    party = models.CharField("nơi gửi, nơi nhận", max_length=400)
    signer = models.CharField("người ký", max_length=120, blank=True)
    signed_on = models.DateField("ngày văn bản")
    booked_on = models.DateField("ngày vào sổ", editable=False)
    handler = models.ForeignKey(
        Association, models.PROTECT, related_name="documents_to_handle", editable=False,
        verbose_name="đơn vị giải quyết",
    )  # fmt: skip
    due_on = models.DateField("hạn giải quyết", null=True, blank=True)
    handled_on = models.DateField("giải quyết xong ngày", null=True, blank=True)
    result = models.CharField("kết quả giải quyết", max_length=300, blank=True)
    booked_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", editable=False, verbose_name="người vào sổ"
    )

    objects = BookedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "văn bản trong sổ"
        ordering = ["-year", "-number", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="bookeddocument_number_once",
                fields=["association", "direction", "year", "number"],
            ),
            models.CheckConstraint(
                name="bookeddocument_direction_known", condition=Q(direction__in=Direction.values)
            ),
            models.CheckConstraint(
                name="bookeddocument_outgoing_is_not_handled",
                condition=Q(direction="den") | Q(due_on=None, handled_on=None, their_number=""),
            ),
            models.CheckConstraint(
                name="bookeddocument_signed_before_booking",
                condition=Q(signed_on__lte=F("booked_on")),
                violation_error_message="Ngày văn bản không thể sau ngày vào sổ.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="booked_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="booked_number_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "association", "direction", "year", "number", "symbol", "booked_on"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.written_number}: {self.abstract}"

    @property
    def written_number(self) -> str:
        """The number as it stands on the paper, or in the book of incoming ones."""
        return f"{self.number:02}/{self.symbol}" if self.symbol else f"{self.number:02}"
