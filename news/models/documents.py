"""The document library (product.md N2)."""

from datetime import date
from typing import Any, Self

import pghistory
from django.core.files.storage import storages
from django.db import models
from django.db.models import F, Q

from associations.models import Association
from associations.scope import SubtreeQuerySet
from khuyenhoc.lib.names import clean
from khuyenhoc.links import link
from news.models.texts import WebAddress, make_indexes, make_pairs, make_title_words, make_words


class DocumentKind(models.TextChoices):
    """Kinds of documents, as their heads name them."""

    LAW = "law", "Luật"
    DECREE = "decree", "Nghị định"
    DIRECTIVE = "directive", "Chỉ thị"
    CONCLUSION = "conclusion", "Kết luận"
    RESOLUTION = "resolution", "Nghị quyết"
    REGULATION = "regulation", "Quy định"
    DECISION = "decision", "Quyết định"
    CIRCULAR = "circular", "Thông tư"
    GUIDANCE = "guidance", "Hướng dẫn"
    PLAN = "plan", "Kế hoạch"
    OTHER = "other", "Văn bản khác"


def private_storage():
    """Files are handed out by a view, which names their type."""
    return storages["private"]


def document_path(document: "Document", _name: str) -> str:
    """A stored name made by us."""
    return f"documents/{document.sha256[:2]}/{document.sha256}"


class DocumentQuerySet(SubtreeQuerySet):
    """Documents, narrowable to those in force on a day."""

    def public(self) -> Self:
        """Those that the library shows."""
        return self.filter(is_public=True)

    def in_force(self, on: date) -> Self:
        """Those in force on the day ``on``; where no first day is known, from the day of signing.

        What was replaced is in force until its successor is, unless its own last day is known.
        """
        begun = (
            Q(in_force_from__lte=on)
            | Q(in_force_from=None, signed_on__lte=on)
            | Q(in_force_from=None, signed_on=None, signed_year__lt=on.year)
        )
        ended = Q(in_force_to__lte=on) | Q(in_force_to=None) & (
            Q(replaced_by__in_force_from__lte=on)
            | Q(replaced_by__in_force_from=None, replaced_by__signed_on__lte=on)
        )
        return self.filter(begun).exclude(
            pk__in=self.model._default_manager.filter(ended).values("pk")
        )


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["words", "pairs", "title_words"],
)
class Document(models.Model):
    """A document of the library. ``in_force_to`` is the first day on which it no longer holds."""

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="library", verbose_name="hội đưa lên"
    )
    number = models.CharField("số, ký hiệu", max_length=60, help_text="Ví dụ: 387/QĐ-TTg")
    issuer = models.CharField("cơ quan ban hành", max_length=120)
    kind = models.CharField("loại", max_length=12, choices=DocumentKind)
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    signed_year = models.PositiveSmallIntegerField(
        "năm ký", null=True, blank=True, help_text="Khi chỉ biết năm."
    )
    in_force_from = models.DateField("có hiệu lực từ", null=True, blank=True)
    in_force_to = models.DateField("hết hiệu lực từ", null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces",
        verbose_name="được thay bằng",
    )  # fmt: skip
    abstract = models.CharField("trích yếu", max_length=400)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    source_url = WebAddress("nơi đọc toàn văn", max_length=400, blank=True)
    file = models.FileField(
        "tệp", storage=private_storage, upload_to=document_path, max_length=120, blank=True
    )
    file_kind = models.CharField("kiểu tệp", max_length=5, blank=True, editable=False)
    sha256 = models.CharField("mã băm", max_length=64, blank=True, editable=False)
    size = models.PositiveIntegerField("cỡ", null=True, editable=False, help_text="byte")
    is_public = models.BooleanField("hiện trong thư viện", default=True)
    words = make_words("number", "abstract", "issuer")
    pairs = make_pairs("number", "abstract", "issuer")
    title_words = make_title_words("abstract")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "văn bản"
        ordering = [F("signed_on").desc(nulls_last=True), "-pk"]
        indexes = [
            models.Index(fields=["-signed_on", "-id"], name="document_signed"),
            *make_indexes("document"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="document_once",
                fields=["number", "issuer", "abstract"],
                violation_error_message="Thư viện đã có văn bản này.",
            ),
            models.CheckConstraint(
                name="document_kind_known", condition=Q(kind__in=DocumentKind.values)
            ),
            models.CheckConstraint(
                name="document_shown_is_whole",
                condition=Q(is_public=False)
                | (
                    ~Q(number="")
                    & ~Q(issuer="")
                    & ~Q(abstract="")
                    & (Q(signed_on__isnull=False) | Q(signed_year__isnull=False))
                ),
                violation_error_message="Văn bản hiện trong thư viện phải đủ số, cơ quan ban hành, "
                "trích yếu và ngày (hoặc năm) ký.",
            ),
            models.CheckConstraint(
                name="document_ends_after_beginning",
                condition=Q(in_force_from=None)
                | Q(in_force_to=None)
                | Q(in_force_to__gt=F("in_force_from")),
                violation_error_message="Ngày hết hiệu lực phải sau ngày có hiệu lực.",
            ),
            models.CheckConstraint(
                name="document_not_replaced_by_itself",
                condition=Q(replaced_by=None) | ~Q(replaced_by=F("id")),
                violation_error_message="Văn bản không thay được chính nó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with its texts composed and trimmed, and the year of signing filled in."""
        for name in ("number", "issuer", "abstract", "note"):
            setattr(self, name, clean(getattr(self, name)))
        if self.signed_on is not None:
            self.signed_year = self.signed_on.year
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return link("news:document", self.pk)
