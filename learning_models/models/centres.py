"""Community learning centres of communes, what they did each year, and literacy classes.

A row of a year belongs to the unit that counted it: when a commune ends its centre passes on, an
approved year stays with the commune that it is about (product.md A3).
"""

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from accounts.models import ANY_CHANGE, Person
from associations.models import Association
from associations.scope import SubtreeQuerySet

COMMUNE = "commune"
FIRST_YEAR = 1990


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class CentreRating(models.Model):
    """A step of the yearly scale of centres. The scale is data; how it is reached is not kept."""

    is_reference = True

    code = models.SlugField("mã", max_length=20, primary_key=True)
    name = models.CharField("xếp loại", max_length=60, unique=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    source = models.CharField("nguồn", max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "xếp loại trung tâm"
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name


# Who directs may be typed as a name: it does not enter the log (A5).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=ANY_CHANGE),
    pghistory.DeleteEvent(),
    exclude=["director_name"],
)
class CommunityLearningCentre(models.Model):
    """The community learning centre of a commune ("trung tâm học tập cộng đồng").

    The commune's chairman decides on it (NĐ 142/2025) and names its director (TT 11/2025).
    ``closed_on`` is the first day on which it is no more.
    """

    association = models.ForeignKey(
        Association,
        models.PROTECT,
        related_name="learning_centres",
        verbose_name="hội cấp xã",
        limit_choices_to={"level": COMMUNE},
    )
    name = models.CharField("tên trung tâm", max_length=200)
    founded_on = models.DateField("thành lập ngày", null=True, blank=True)
    decision_number = models.CharField("số quyết định thành lập", max_length=60, blank=True)
    director = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="giám đốc (người đã có trên cổng)",
    )
    director_name = models.CharField(
        "hoặc họ tên giám đốc",
        max_length=120,
        blank=True,
        help_text="Chỉ ghi khi người ấy chưa có trên cổng. Trang công khai chỉ hiện chữ đầu.",
    )
    director_office = models.CharField(
        "chức vụ của giám đốc", max_length=120, blank=True, help_text="Ví dụ: Phó Chủ tịch UBND xã."
    )
    closed_on = models.DateField("ngừng hoạt động từ ngày", null=True, blank=True)

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "trung tâm học tập cộng đồng"
        ordering = ["association", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="centre_name_once",
                fields=["association", "name"],
                condition=Q(closed_on=None),
                violation_error_message="Xã này đã có một trung tâm đang hoạt động mang tên ấy.",
            ),
            models.CheckConstraint(
                name="centre_one_director",
                condition=Q(director=None) | Q(director_name=""),
                violation_error_message="Chọn người đã có trên cổng hoặc ghi tên, không cả hai.",
            ),
            models.CheckConstraint(
                name="centre_closes_after_founding",
                condition=Q(founded_on=None) | Q(closed_on=None) | Q(closed_on__gt=F("founded_on")),
                violation_error_message="Ngày ngừng hoạt động phải sau ngày thành lập.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A centre is a commune's."""
        if self.association_id and self.association.level_id != COMMUNE:
            raise ValidationError(
                {"association": "Trung tâm học tập cộng đồng thuộc một xã, phường, đặc khu."}
            )


class Typed(models.Model):
    """A row that somebody typed and another one approved (four eyes)."""

    is_illustrative = models.BooleanField("số liệu minh họa", default=False, editable=False)
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="người nhập",
        editable=False,
    )
    typed_at = models.DateTimeField("nhập lúc", auto_now=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người duyệt",
        editable=False,
    )
    approved_at = models.DateTimeField("duyệt lúc", null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_year_plausible",
                condition=Q(year__gte=FIRST_YEAR, year__lte=2100),
                violation_error_message="Năm phải từ 1990 đến 2100.",
            ),
            models.CheckConstraint(
                name="%(class)s_four_eyes",
                condition=Q(approved_by=None) | ~Q(approved_by=F("typed_by")),
                violation_error_message="Người nhập không tự duyệt.",
            ),
            models.CheckConstraint(
                name="%(class)s_approved_at_a_time",
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
            ),
        ]

    @property
    def is_approved(self) -> bool:
        """Whether it counts and no longer changes."""
        return self.approved_at is not None


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class CentreYear(Typed):
    """What a centre did in a year. ``budget`` is in whole đồng; ``turns`` are attendances ("lượt"),
    never persons. Empty is not known, which is not zero."""

    centre = models.ForeignKey(
        CommunityLearningCentre,
        models.PROTECT,
        related_name="years",
        verbose_name="trung tâm",
    )
    association = models.ForeignKey(
        Association,
        models.PROTECT,
        related_name="centre_years",
        verbose_name="của đơn vị",
        editable=False,
    )
    year = models.PositiveSmallIntegerField("năm")
    rating = models.ForeignKey(
        CentreRating, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="xếp loại",
    )  # fmt: skip
    classes = models.PositiveIntegerField("số lớp, chuyên đề", null=True, blank=True)
    turns = models.PositiveIntegerField(
        "lượt người học", null=True, blank=True,
        help_text="Một người học ba lớp là ba lượt.",
    )  # fmt: skip
    activities = models.PositiveIntegerField("số hoạt động khác", null=True, blank=True)
    budget = models.PositiveBigIntegerField(
        "kinh phí", null=True, blank=True, help_text="Đồng, không có số lẻ."
    )

    objects = SubtreeQuerySet.as_manager()

    class Meta(Typed.Meta):
        verbose_name = verbose_name_plural = "năm của trung tâm"
        ordering = ["-year", "association", "centre"]
        constraints = [
            *Typed.Meta.constraints,
            models.UniqueConstraint(
                name="centreyear_once",
                fields=["centre", "year"],
                violation_error_message="Năm này của trung tâm đã có.",
            ),
            models.CheckConstraint(
                name="centreyear_says_something",
                condition=~Q(rating=None, classes=None, turns=None, activities=None, budget=None),
                violation_error_message="Hãy ghi ít nhất một kết quả của năm.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre}, năm {self.year}"


class LiteracyLevel(models.IntegerChoices):
    """The two levels of literacy classes (NĐ 20/2014)."""

    ONE = 1, "mức độ 1"
    TWO = 2, "mức độ 2"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class LiteracyClass(Typed):
    """A literacy class ("lớp xóa mù chữ") of a centre, or of a commune without one.

    ``learners`` are persons, ``completed`` those of them who completed it; ``ended_on`` is its
    last day.
    """

    association = models.ForeignKey(
        Association,
        models.PROTECT,
        related_name="literacy_classes",
        verbose_name="hội cấp xã",
        limit_choices_to={"level": COMMUNE},
    )
    centre = models.ForeignKey(
        CommunityLearningCentre,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="literacy_classes",
        verbose_name="trung tâm",
        help_text="Để trống nếu lớp do xã mở, không qua trung tâm.",
    )
    year = models.PositiveSmallIntegerField("năm")
    level = models.PositiveSmallIntegerField("mức độ", choices=LiteracyLevel)
    learners = models.PositiveIntegerField("số học viên")
    completed = models.PositiveIntegerField("hoàn thành", null=True, blank=True)
    began_on = models.DateField("từ ngày", null=True, blank=True)
    ended_on = models.DateField("đến ngày", null=True, blank=True)

    objects = SubtreeQuerySet.as_manager()

    class Meta(Typed.Meta):
        verbose_name = verbose_name_plural = "lớp xóa mù chữ"
        ordering = ["-year", "association", "level", "pk"]
        constraints = [
            *Typed.Meta.constraints,
            models.CheckConstraint(
                name="literacyclass_level_known", condition=Q(level__in=LiteracyLevel.values)
            ),
            models.CheckConstraint(
                name="literacyclass_completed_are_learners",
                condition=Q(completed=None) | Q(completed__lte=F("learners")),
                violation_error_message="Số hoàn thành không nhiều hơn số học viên.",
            ),
            models.CheckConstraint(
                name="literacyclass_ends_after_beginning",
                condition=Q(began_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                violation_error_message="Ngày cuối không được trước ngày đầu.",
            ),
        ]

    def __str__(self) -> str:
        return f"Lớp xóa mù chữ {self.get_level_display()}, {self.association}, năm {self.year}"

    def clean(self) -> None:
        """The class is of the commune's own centre."""
        if self.centre is not None and self.centre.association_id != self.association_id:
            raise ValidationError({"centre": "Trung tâm này không thuộc xã đã chọn."})
