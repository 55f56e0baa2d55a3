"""Rounds of scholarships and rewards: their conditions, tiers, quotas, criteria, reviewers (Q3)."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from accounts.models import ANY_CHANGE, RecordQuerySet
from associations.models import Association
from associations.scope import SubtreeQuerySet
from funds.models.donors import Programme
from funds.models.funds import Fund, OfFundQuerySet
from records.models import Decision


class RoundState(models.TextChoices):
    """The life of a round."""

    DRAFT = "draft", "đang soạn"
    OPEN = "open", "đang nhận đề cử"
    REVIEW = "review", "đang chấm"
    PROPOSED = "proposed", "đã trình danh sách"
    DECIDED = "decided", "đã có quyết định"
    CLOSED = "closed", "đã kết thúc"


# While a round is in one of these, what belongs to it goes on with the successors of a unit.
UNFINISHED = (RoundState.DRAFT, RoundState.OPEN, RoundState.REVIEW, RoundState.PROPOSED)
PUBLISHED = (RoundState.DECIDED, RoundState.CLOSED)


class Recipient(models.TextChoices):
    """Who can be awarded."""

    PUPIL = "pupil", "học sinh"
    STUDENT = "student", "sinh viên"
    ADULT = "adult", "người lớn tự học"
    TEACHER = "teacher", "giáo viên"
    GROUP = "group", "tập thể"


class Stage(models.TextChoices):
    """The stage of schooling."""

    PRESCHOOL = "preschool", "mầm non"
    PRIMARY = "primary", "tiểu học"
    LOWER = "lower", "trung học cơ sở"
    UPPER = "upper", "trung học phổ thông"
    VOCATIONAL = "vocational", "học nghề, trung cấp"
    UNIVERSITY = "university", "cao đẳng, đại học"
    CONTINUING = "continuing", "giáo dục thường xuyên"


class Circumstance(models.TextChoices):
    """Hardship that a round may ask for, the hardest first: so ties are broken."""

    POOR = "poor", "hộ nghèo"
    NEAR_POOR = "near_poor", "hộ cận nghèo"
    ORPHAN = "orphan", "mồ côi"
    DISABLED = "disabled", "khuyết tật"
    HARDSHIP = "hardship", "khó khăn khác"
    NONE = "none", "không thuộc diện khó khăn"


class Sharing(models.TextChoices):
    """How the places of a round are shared among units; the remainder by the largest fraction."""

    EQUAL = "equal", "chia đều"
    MEMBERS = "members", "theo số hội viên"
    PUPILS = "pupils", "theo số học sinh"
    TYPED = "typed", "ghi từng đơn vị"


class TierKind(models.TextChoices):
    """What an award is, as returns count them apart."""

    SCHOLARSHIP = "scholarship", "học bổng"
    REWARD = "reward", "khen thưởng"
    SUPPORT = "support", "hỗ trợ"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Round(models.Model):
    """A call of a fund for a year: who may be nominated, how many, until when.

    Empty ``stages`` or ``circumstances`` ask for nothing. ``places`` may be nominated; of these
    ``spare`` are given to no unit (trigger ``quota_adds_up``). ``lump_sum`` is in whole đồng where
    one sum was given out that cannot be split into awards; tiers have no amounts then.
    ``closes_on`` is the last day of nominations. The association is the fund's.
    """

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="rounds", verbose_name="chi từ quỹ")
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="rounds",
        verbose_name="theo chương trình",
    )  # fmt: skip
    name = models.CharField("tên đợt", max_length=160)
    year = models.PositiveSmallIntegerField("năm")
    recipients = ArrayField(
        models.CharField(max_length=8, choices=Recipient), verbose_name="xét cho ai"
    )
    stages = ArrayField(
        models.CharField(max_length=12, choices=Stage), default=list, blank=True,
        verbose_name="cấp học",
    )  # fmt: skip
    circumstances = ArrayField(
        models.CharField(max_length=12, choices=Circumstance), default=list, blank=True,
        verbose_name="hoàn cảnh",
    )  # fmt: skip
    least_mark = models.DecimalField(
        "điểm trung bình từ", max_digits=4, decimal_places=2, null=True, blank=True,
        help_text="Theo thang điểm 10. Để trống là không đòi hỏi điểm.",
    )  # fmt: skip
    conditions = models.TextField("điều kiện khác", max_length=1_000, blank=True)
    places = models.PositiveIntegerField("số được đề cử")
    spare = models.PositiveIntegerField("số chưa giao cho đơn vị nào", editable=False)
    sharing = models.CharField(
        "cách chia chỉ tiêu", max_length=8, choices=Sharing, default=Sharing.EQUAL
    )
    opens_on = models.DateField("nhận đề cử từ ngày")
    closes_on = models.DateField("đến hết ngày")
    lump_sum = models.BigIntegerField(
        "tổng tiền không chia theo suất", null=True, blank=True,
        help_text="Đồng. Chỉ ghi khi cả đợt có một khoản tiền chung, không tách từng suất.",
    )  # fmt: skip
    state = models.CharField(
        "trạng thái", max_length=8, choices=RoundState, default=RoundState.DRAFT, editable=False
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người lập",
        editable=False,
    )  # fmt: skip
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="người trình", editable=False,
    )  # fmt: skip
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="người ghi quyết định", editable=False,
    )  # fmt: skip
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="rounds",
        verbose_name="quyết định", editable=False,
    )  # fmt: skip
    answer = models.CharField("lý do trả lại", max_length=500, blank=True, editable=False)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "đợt xét học bổng, khen thưởng"
        ordering = ["-year", "-closes_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="round_name_once",
                fields=["fund", "year", "name"],
                violation_error_message="Quỹ đã có đợt mang tên này trong năm.",
            ),
            models.CheckConstraint(
                name="round_state_known", condition=Q(state__in=RoundState.values)
            ),
            models.CheckConstraint(
                name="round_sharing_known", condition=Q(sharing__in=Sharing.values)
            ),
            models.CheckConstraint(
                name="round_recipients_known",
                condition=Q(recipients__contained_by=Recipient.values, recipients__len__gt=0),
                violation_error_message="Hãy chọn đợt này xét cho ai.",
            ),
            models.CheckConstraint(
                name="round_conditions_known",
                condition=Q(
                    stages__contained_by=Stage.values,
                    circumstances__contained_by=Circumstance.values,
                ),
            ),
            models.CheckConstraint(
                name="round_mark_of_ten",
                condition=Q(least_mark=None) | Q(least_mark__gte=0, least_mark__lte=10),
                violation_error_message="Điểm theo thang 10.",
            ),
            models.CheckConstraint(
                name="round_places_hold_the_spare",
                condition=Q(places__gt=0, spare__lte=F("places")),
                violation_error_message="Số được đề cử phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                name="round_closes_after_opening",
                condition=Q(closes_on__gte=F("opens_on")),
                violation_error_message="Ngày cuối nhận đề cử phải từ ngày mở trở đi.",
            ),
            models.CheckConstraint(
                name="round_lump_sum_positive",
                condition=Q(lump_sum=None) | Q(lump_sum__gt=0),
                violation_error_message="Tổng tiền phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                name="round_decided_by_another",
                condition=Q(~Q(state__in=PUBLISHED), decision=None, decided_by=None)
                | Q(
                    ~Q(decided_by=F("proposed_by")),
                    state__in=PUBLISHED,
                    decision__isnull=False,
                    decided_by__isnull=False,
                    proposed_by__isnull=False,
                ),
                violation_error_message="Người trình danh sách không tự ghi quyết định.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, năm {self.year}"

    @property
    def association(self) -> Association:
        """Whose round it is."""
        return self.fund.association


class OfRoundQuerySet(SubtreeQuerySet):
    """Rows of a round; they belong to the association of its fund."""

    association_path = "round__fund__association"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Tier(models.Model):
    """A kind of award of a round: how many, of what worth.

    ``amount`` is in whole đồng, of one payment to one who is awarded; of goods it is their worth.
    ``instalments`` above 1 is a grant that is paid again and again. ``goods`` are counted in their
    own unit: 1 "chiếc" of "xe đạp".
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="tiers", verbose_name="đợt")
    name = models.CharField("mức", max_length=120)
    kind = models.CharField("loại", max_length=12, choices=TierKind, default=TierKind.SCHOLARSHIP)
    places = models.PositiveIntegerField("số suất")
    amount = models.BigIntegerField(
        "mỗi lần chi cho một suất", null=True, blank=True,
        help_text="Đồng; hiện vật thì ghi giá trị. Để trống khi cả đợt là một khoản không chia.",
    )  # fmt: skip
    instalments = models.PositiveSmallIntegerField(
        "số lần chi", default=1, help_text="1 là trao một lần; 9 là cấp chín tháng."
    )
    goods = models.CharField(
        "hiện vật", max_length=80, blank=True, help_text="Ví dụ: xe đạp. Để trống nếu trao tiền."
    )
    goods_count = models.PositiveIntegerField("số lượng mỗi suất", null=True, blank=True)
    goods_unit = models.CharField("đơn vị tính", max_length=20, blank=True, help_text="Chiếc, bộ…")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    objects = OfRoundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "mức học bổng, khen thưởng"
        ordering = ["round", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="tier_name_once",
                fields=["round", "name"],
                violation_error_message="Đợt này đã có mức mang tên ấy.",
            ),
            models.CheckConstraint(name="tier_kind_known", condition=Q(kind__in=TierKind.values)),
            models.CheckConstraint(
                name="tier_gives_something",
                condition=Q(places__gt=0, instalments__gte=1, instalments__lte=60)
                & (Q(amount=None) | Q(amount__gt=0)),
                violation_error_message="Số suất, số tiền phải lớn hơn 0; nhiều nhất 60 lần chi.",
            ),
            models.CheckConstraint(
                name="tier_goods_are_counted",
                condition=Q(goods="", goods_count=None, goods_unit="")
                | Q(~Q(goods=""), ~Q(goods_unit=""), goods_count__gt=0),
                violation_error_message="Hiện vật phải ghi cả tên, số lượng mỗi suất và đơn vị "
                "tính.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class ReviewCriterion(models.Model):
    """What reviewers of a round give points for, 0 to ``most``."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="criteria", verbose_name="đợt")
    name = models.CharField("tiêu chí", max_length=160)
    most = models.PositiveSmallIntegerField("điểm cao nhất")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    objects = OfRoundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tiêu chí chấm"
        ordering = ["round", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="reviewcriterion_name_once",
                fields=["round", "name"],
                violation_error_message="Đợt này đã có tiêu chí ấy.",
            ),
            models.CheckConstraint(
                name="reviewcriterion_most_positive",
                condition=Q(most__gt=0),
                violation_error_message="Điểm cao nhất phải lớn hơn 0.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Quota(models.Model):
    """How many a unit may nominate in a round; ``weight`` is what the formula shared by.

    Never below what the unit has nominated (trigger ``nomination_within_quota``).
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="quotas", verbose_name="đợt")
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="quotas", verbose_name="đơn vị"
    )
    weight = models.PositiveBigIntegerField("số để chia", default=1)
    places = models.PositiveIntegerField("số được đề cử")

    objects = SubtreeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "chỉ tiêu đề cử"
        ordering = ["round", "association__lft", "pk"]
        constraints = [
            models.UniqueConstraint(name="quota_once", fields=["round", "association"]),
        ]

    def __str__(self) -> str:
        return f"{self.association}: {self.places}"


class OfRecordedRoundQuerySet(RecordQuerySet):
    """Rows of a round that name persons."""

    association_path = "round__fund__association"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=ANY_CHANGE), pghistory.DeleteEvent()
)
class Reviewer(models.Model):
    """Who scores the dossiers of a round."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="reviewers", verbose_name="đợt")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="review_rounds",
        verbose_name="người chấm",
    )  # fmt: skip

    objects = OfRecordedRoundQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "người chấm"
        ordering = ["round", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="reviewer_once",
                fields=["round", "user"],
                violation_error_message="Người này đã có trong danh sách chấm.",
            )
        ]

    def __str__(self) -> str:
        return str(self.user)
