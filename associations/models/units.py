"""The identity of an association, with today's projection of its states."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from mptt.models import MPTTModel, TreeForeignKey

from associations.models.levels import Level
from associations.models.texts import VnKey
from associations.scope import AssociationManager


class Established(models.TextChoices):
    """Whether the association of a place has been founded (product.md T5)."""

    YES = "yes", "đã thành lập"
    NO = "no", "chưa thành lập"
    PAUSED = "paused", "tạm dừng"


# Kinds of units of the state: the association of such a place is named after it.
PLACE_KINDS = frozenset(
    ["tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"]
)


def entitle(full_name: str, kind: str) -> str:
    """The name of the association of a place: "Xã Tân Lập" → "Hội Khuyến học xã Tân Lập".

    What is no place of the state (a branch, a cluster) already has its own name.
    """
    if kind.lower() in PLACE_KINDS:
        return f"Hội Khuyến học {full_name[:1].lower()}{full_name[1:]}"
    return full_name


class Association(MPTTModel):
    """The identity of an association; its other columns are today's projection of its states.

    ``name`` is the bare name of the place ("Tân Lập"), ``full_name`` the name with its kind
    ("Xã Tân Lập"), ``title`` that of the association ("Hội Khuyến học xã Tân Lập").
    """

    id = models.AutoField(primary_key=True)
    parent = TreeForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        db_index=False,
        verbose_name="trực thuộc",
    )
    name = models.CharField("tên", max_length=200)
    full_name = models.CharField("tên đầy đủ", max_length=250)
    code = models.CharField("mã", max_length=20, blank=True)
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name="cấp")
    kind = models.CharField("loại", max_length=60, blank=True)
    established = models.CharField(
        "tổ chức hội", max_length=8, choices=Established, default=Established.YES
    )
    opened_on = models.DateField("có từ", null=True, blank=True)
    closed_on = models.DateField("kết thúc từ", null=True, blank=True)
    sort_key = models.GeneratedField(
        expression=VnKey(F("name")),
        output_field=models.TextField(db_collation="C"),  # the key's order, in any database
        db_persist=True,
    )

    objects = AssociationManager()

    class MPTTMeta:
        level_attr = "depth"

    class Meta:
        verbose_name = verbose_name_plural = "tổ chức hội"
        ordering = ["tree_id", "lft"]
        indexes = [
            models.Index(
                fields=["tree_id", "lft", "rght"], include=["id"], name="association_tree"
            ),
            models.Index(fields=["parent", "lft"], name="association_parent"),
            models.Index(fields=["level", "code"], name="association_level_code"),
        ]
        constraints = [
            models.CheckConstraint(
                name="association_closes_after_opening",
                condition=Q(opened_on=None) | Q(closed_on=None) | Q(opened_on__lt=F("closed_on")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
            models.CheckConstraint(
                name="association_established_known",
                condition=Q(established__in=Established.values),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def title(self) -> str:
        """The name by which the association signs."""
        return entitle(self.full_name, self.kind)

    def is_alive(self, on: date) -> bool:
        """Whether it lived at the end of ``on``."""
        return (self.opened_on is None or self.opened_on <= on) and (
            self.closed_on is None or on < self.closed_on
        )
