"""The tree of associations in time (product.md T; time.md).

An ``Association`` is an identity that never dies. What it was called, where it hung and what it
carried is told by its dated ``State`` rows; the columns of Association repeat today's state and
the mptt numbering, so that pickers and permissions are fast. They are written by
``associations.projection`` alone and can be rebuilt.
"""

from datetime import date

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.db import models
from django.db.models import Deferrable, F, Func, Q
from mptt.models import MPTTModel, TreeForeignKey

from associations.scope import AssociationManager

OVERLAPS = RangeOperators.OVERLAPS
EQUAL = RangeOperators.EQUAL


class VnKey(Func):
    """Vietnamese sort order as text, in the database (``khuyenhoc.lib.names.vn_key``)."""

    function = "public.vn_key"
    output_field = models.TextField()


class VnGivenNameKey(Func):
    """Order of persons' names: by the last word, then by the whole (``given_name_key``)."""

    function = "public.vn_given_name_key"
    output_field = models.TextField()


class VnNorm(Func):
    """Text as it is searched and compared (``khuyenhoc.lib.names.vn_norm``)."""

    function = "public.vn_norm"
    output_field = models.TextField()


class Level(models.Model):
    """A level of the tree. Which levels there are, and under what they may hang, is data."""

    code = models.SlugField("mã", primary_key=True, max_length=24)
    name = models.CharField("tên", max_length=60)
    rank = models.SmallIntegerField("thứ bậc", help_text="1 là cao nhất.")
    has_territory = models.BooleanField("có địa bàn", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "cấp"
        ordering = ["rank"]

    def __str__(self) -> str:
        return self.name


class LevelRule(models.Model):
    """During ``valid`` a unit of ``level`` may hang under one of ``parent_level``."""

    level = models.ForeignKey(Level, models.PROTECT, related_name="rules", verbose_name="cấp")
    parent_level = models.ForeignKey(
        Level,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="trực thuộc cấp",
    )
    valid = DateRangeField("hiệu lực")
    source = models.CharField("căn cứ", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "quy định về cấp"
        ordering = ["level", "parent_level"]
        constraints = [
            ExclusionConstraint(
                name="levelrule_once_at_a_time",
                expressions=[("level", EQUAL), ("parent_level", EQUAL), ("valid", OVERLAPS)],
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Quy định này trùng thời gian với một quy định đã có.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.level} thuộc {self.parent_level or 'gốc'}"


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
            models.Index(fields=["tree_id", "lft", "rght"], name="association_tree"),
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


class ReorganisationStatus(models.TextChoices):
    """Where a reorganisation stands; what is applied is only ever cancelled, never deleted."""

    DRAFT = "draft", "đang soạn"
    SCHEDULED = "scheduled", "đã lên lịch"
    APPLIED = "applied", "đã áp dụng"
    CANCELLED = "cancelled", "đã hủy"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Reorganisation(models.Model):
    """A decision that changes the tree (product.md T2)."""

    id = models.AutoField(primary_key=True)
    number = models.CharField("số quyết định", max_length=60, blank=True)
    body = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    in_force_on = models.DateField(
        "ngày hiệu lực",
        null=True,
        blank=True,
        help_text="Bản đang soạn có thể chưa rõ ngày; muốn áp dụng thì phải có.",
    )
    sequence = models.PositiveSmallIntegerField("thứ tự trong ngày", default=1)
    status = models.CharField(
        "trạng thái",
        max_length=10,
        choices=ReorganisationStatus,
        default=ReorganisationStatus.DRAFT,
    )
    scan = models.CharField("bản chụp", max_length=300, blank=True)
    note = models.TextField("ghi chú", blank=True)
    applied_at = models.DateTimeField("áp dụng lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "đợt sắp xếp tổ chức"
        ordering = ["in_force_on", "sequence", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="reorganisation_one_a_place_in_the_day",
                fields=["in_force_on", "sequence"],
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Trong ngày ấy đã có một đợt mang thứ tự này.",
            ),
            models.CheckConstraint(
                name="reorganisation_status_known",
                condition=Q(status__in=ReorganisationStatus.values),
            ),
            models.CheckConstraint(
                name="reorganisation_has_its_day",
                condition=Q(status=ReorganisationStatus.DRAFT) | Q(in_force_on__isnull=False),
                violation_error_message="Phải có ngày hiệu lực trước khi lên lịch hay áp dụng.",
            ),
        ]

    def __str__(self) -> str:
        day = f"{self.in_force_on:%d/%m/%Y}" if self.in_force_on else "chưa rõ ngày hiệu lực"
        return f"{self.number or 'Không số'} ({day})"


class ChangeKind(models.TextChoices):
    """What one line of a reorganisation does."""

    FOUND = "found", "thành lập"
    RENAME = "rename", "đổi tên"
    RECODE = "recode", "đổi mã"
    MOVE = "move", "chuyển trực thuộc"
    MERGE = "merge", "hợp nhất thành đơn vị mới"
    ABSORB = "absorb", "sáp nhập vào đơn vị đang có"
    SPLIT = "split", "chia thành nhiều đơn vị"
    CUT_OUT = "cut_out", "tách một phần"
    CLOSE = "close", "kết thúc hoạt động"
    REOPEN = "reopen", "hoạt động lại"
    CORRECT = "correct", "đính chính"
    ABOLISH_LEVEL = "abolish_level", "bỏ một cấp"


class Change(models.Model):
    """One ordered line of a reorganisation: what is done to whom, and the new values."""

    reorganisation = models.ForeignKey(
        Reorganisation, models.CASCADE, related_name="changes", verbose_name="đợt sắp xếp"
    )  # a draft's lines go with it; an applied one cannot be deleted
    order = models.PositiveIntegerField("thứ tự")
    kind = models.CharField("việc", max_length=16, choices=ChangeKind)
    subjects = models.ManyToManyField(
        Association, related_name="changes", blank=True, verbose_name="đơn vị"
    )
    new_values = models.JSONField("giá trị mới", default=dict, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "thay đổi"
        ordering = ["reorganisation", "order"]
        constraints = [
            models.UniqueConstraint(
                name="change_order_once",
                fields=["reorganisation", "order"],
                deferrable=Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="change_kind_known", condition=Q(kind__in=ChangeKind.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.get_kind_display()}"


@pghistory.track(
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["from_known", "search_key", "full_search_key"],
)
class State(models.Model):
    """What an association was during ``valid`` ([from, to)); never two at once (product.md T1).

    An unbounded lower end means that the beginning is not known: a date first seen is no
    beginning. Only the last state of a day is kept; the reorganisation's changes tell the steps.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="states", verbose_name="tổ chức hội"
    )
    valid = DateRangeField("thời gian")
    from_known = models.GeneratedField(
        expression=Q(valid__startswith__isnull=False),  # type: ignore[arg-type]
        output_field=models.BooleanField(),
        db_persist=True,
    )
    name = models.CharField("tên", max_length=200)
    full_name = models.CharField("tên đầy đủ", max_length=250)
    register = models.CharField(  # noqa: DJ001 - no code, no register
        "danh mục mã",
        max_length=20,
        null=True,
        blank=True,
        help_text="gso: danh mục đơn vị hành chính; hoi: mã do Hội đặt.",
    )
    code = models.CharField("mã", max_length=20, null=True, blank=True)  # noqa: DJ001
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name="cấp")
    kind = models.CharField("loại", max_length=60, blank=True)
    parent = models.ForeignKey(
        Association,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="child_states",
        verbose_name="trực thuộc",
    )
    established = models.CharField(
        "tổ chức hội", max_length=8, choices=Established, default=Established.YES
    )
    opened_by = models.ForeignKey(
        Reorganisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="opened_states",
        verbose_name="mở bởi",
    )
    closed_by = models.ForeignKey(
        Reorganisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="closed_states",
        verbose_name="đóng bởi",
    )
    search_key = models.GeneratedField(
        expression=VnNorm(F("name")), output_field=models.TextField(), db_persist=True
    )
    full_search_key = models.GeneratedField(
        expression=VnNorm(F("full_name")), output_field=models.TextField(), db_persist=True
    )

    class Meta:
        verbose_name = verbose_name_plural = "trạng thái của tổ chức"
        ordering = ["association", "valid"]
        indexes = [
            GinIndex(
                OpClass(F("full_search_key"), name="gin_trgm_ops"), name="state_search_trigrams"
            ),
            models.Index(fields=["search_key"], name="state_search_key"),
            models.Index(fields=["code"], name="state_code"),
        ]
        constraints = [
            ExclusionConstraint(
                name="state_no_overlap",
                expressions=[("association", EQUAL), ("valid", OVERLAPS)],
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Đơn vị đã có một trạng thái khác trong thời gian này.",
            ),
            ExclusionConstraint(
                name="state_code_once_at_a_time",
                expressions=[("register", EQUAL), ("code", EQUAL), ("valid", OVERLAPS)],
                condition=Q(code__isnull=False),
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Mã này đang do đơn vị khác mang trong thời gian ấy.",
            ),
            models.CheckConstraint(
                name="state_lasts",
                condition=Q(valid__isempty=False),
                violation_error_message="Thời gian phải kéo dài ít nhất một ngày.",
            ),
            models.CheckConstraint(
                name="state_code_has_register",
                condition=Q(code=None, register=None)
                | (Q(code__isnull=False, register__isnull=False) & ~Q(code="") & ~Q(register="")),
                violation_error_message=(
                    "Có mã thì phải có danh mục mã, không mã thì để trống cả hai."
                ),
            ),
            models.CheckConstraint(
                name="state_not_under_itself",
                condition=Q(parent=None) | ~Q(parent=F("association")),
                violation_error_message="Một đơn vị không thể trực thuộc chính nó.",
            ),
            models.CheckConstraint(
                name="state_established_known", condition=Q(established__in=Established.values)
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def title(self) -> str:
        """The name by which the association signed then."""
        return entitle(self.full_name, self.kind)


class Parcel(models.Model):
    """Territory that no event has divided so far; for a unit without territory, the unit itself."""

    id = models.AutoField(primary_key=True)
    origin = models.ForeignKey(
        Association, models.PROTECT, related_name="parcels", verbose_name="đơn vị đầu tiên"
    )

    class Meta:
        verbose_name = verbose_name_plural = "mảnh địa bàn"

    def __str__(self) -> str:
        return f"mảnh {self.pk} của {self.origin_id}"


class ParcelPart(models.Model):
    """From ``valid_from`` on ``parcel`` is replaced by ``part`` and its other parts."""

    id = models.AutoField(primary_key=True)
    parcel = models.ForeignKey(
        Parcel, models.PROTECT, related_name="parts", verbose_name="mảnh bị chia"
    )
    part = models.OneToOneField(
        Parcel, models.PROTECT, related_name="cut_from", verbose_name="mảnh mới"
    )
    valid_from = models.DateField("từ ngày")
    reorganisation = models.ForeignKey(
        Reorganisation, models.PROTECT, related_name="cuts", verbose_name="đợt sắp xếp"
    )

    class Meta:
        verbose_name = verbose_name_plural = "phần địa bàn"
        constraints = [
            models.CheckConstraint(name="parcelpart_not_itself", condition=~Q(parcel=F("part")))
        ]

    def __str__(self) -> str:
        return f"{self.part_id} từ {self.parcel_id}"


class Basis(models.TextChoices):
    """What a division is measured by when a figure is shared among its parts (product.md F2)."""

    PEOPLE = "people", "dân số"
    HOUSEHOLDS = "households", "số hộ"
    MEMBERS = "members", "hội viên"
    AREA = "area", "diện tích"
    NONE = "none", "không ước tính"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Weight(models.Model):
    """The share of a part in its parcel by one basis; no row, the share is unknown.

    The shares of all parts of a parcel add up to exactly 1 for each basis that has any: a
    deferred constraint trigger holds that (migration ``weights_add_up``).
    """

    part = models.ForeignKey(
        ParcelPart, models.PROTECT, related_name="weights", verbose_name="phần"
    )
    basis = models.CharField("theo", max_length=12, choices=Basis)
    share = models.DecimalField("tỉ phần", max_digits=13, decimal_places=12)
    source = models.CharField("nguồn", max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "tỉ phần"
        constraints = [
            models.UniqueConstraint(name="weight_one_a_basis", fields=["part", "basis"]),
            models.CheckConstraint(
                name="weight_between_0_and_1",
                condition=Q(share__gte=0, share__lte=1),
                violation_error_message="Tỉ phần phải từ 0 đến 1.",
            ),
            models.CheckConstraint(
                name="weight_basis_known",
                condition=Q(basis__in=[b for b in Basis.values if b != Basis.NONE]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.share} {self.get_basis_display()}"


class Holding(models.Model):
    """Which lowest unit held a parcel, and when; a parcel has one holder at a time."""

    parcel = models.ForeignKey(Parcel, models.PROTECT, related_name="holdings", verbose_name="mảnh")
    holder = models.ForeignKey(
        Association, models.PROTECT, related_name="holdings", verbose_name="đơn vị"
    )
    valid = DateRangeField("thời gian")

    class Meta:
        verbose_name = verbose_name_plural = "địa bàn nắm giữ"
        constraints = [
            ExclusionConstraint(
                name="holding_one_holder_at_a_time",
                expressions=[("parcel", EQUAL), ("valid", OVERLAPS)],
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Mảnh này đang do đơn vị khác nắm giữ.",
            ),
            models.CheckConstraint(name="holding_lasts", condition=Q(valid__isempty=False)),
        ]

    def __str__(self) -> str:
        return f"{self.holder_id} giữ {self.parcel_id}"


class Succession(models.Model):
    """Old → new on a day, derived from holdings, for people to read and for open data (T3)."""

    old = models.ForeignKey(
        Association, models.PROTECT, related_name="successions", verbose_name="đơn vị cũ"
    )
    new = models.ForeignKey(
        Association, models.PROTECT, related_name="precessions", verbose_name="đơn vị mới"
    )
    on = models.DateField("từ ngày")
    is_whole = models.BooleanField("toàn bộ")
    reorganisation = models.ForeignKey(
        Reorganisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="successions",
        verbose_name="đợt sắp xếp",
    )

    class Meta:
        verbose_name = verbose_name_plural = "kế thừa"
        ordering = ["on", "old", "new"]
        constraints = [
            models.UniqueConstraint(name="succession_once", fields=["old", "new", "on"]),
            models.CheckConstraint(name="succession_not_itself", condition=~Q(old=F("new"))),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"


class Group(models.Model):
    """A cluster inside a province: a dated grouping beside the tree, with totals of its own."""

    host = models.ForeignKey(
        Association, models.PROTECT, related_name="groups", verbose_name="thuộc hội"
    )
    name = models.CharField("tên cụm", max_length=200)
    valid = DateRangeField("thời gian")

    class Meta:
        verbose_name = verbose_name_plural = "cụm trong tỉnh"

    def __str__(self) -> str:
        return self.name


class GroupMembership(models.Model):
    """A unit's time in a group; a unit is in one group of a host at a time."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="memberships", verbose_name="cụm")
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="group_memberships", verbose_name="đơn vị"
    )
    valid = DateRangeField("thời gian")

    class Meta:
        verbose_name = verbose_name_plural = "đơn vị trong cụm"
        indexes = [GistIndex(fields=["valid"], name="groupmembership_valid")]
        constraints = [
            ExclusionConstraint(
                name="groupmembership_no_overlap",
                expressions=[("group", EQUAL), ("association", EQUAL), ("valid", OVERLAPS)],
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Đơn vị đã ở trong cụm này trong thời gian ấy.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.association_id} trong {self.group_id}"


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class Load(models.Model):
    """One bulk load of reference data: the single event of the whole batch in the log."""

    name = models.CharField("nạp", max_length=60)
    sha256 = models.CharField("mã băm của nguồn", max_length=64)
    rows = models.JSONField("số dòng", default=dict)
    loaded_at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "lần nạp danh mục"
        constraints = [models.UniqueConstraint(name="load_once", fields=["name", "sha256"])]

    def __str__(self) -> str:
        return self.name
