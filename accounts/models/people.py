"""People, their log-ins, posts and mandates (product.md A).

Rights come from posts: a post begins and ends, and with it what its holder may see and do.
"""

from datetime import date
from typing import Self

import pghistory
import pgtrigger
from axes.models import AccessAttempt
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from associations.models import Association, VnGivenNameKey, VnNorm
from associations.scope import AssociationQuerySet, SubtreeQuerySet, reach

# Levels whose posts read what persons' predecessors left, until it is handed over (A3).
KEEPS_RECORDS = ["province", "cluster", "national"]
# pghistory's own condition would pass over a change of what the log does not hold.
ANY_CHANGE = pgtrigger.Condition("OLD.* IS DISTINCT FROM NEW.*")
PERSONAL = ["name", "birth_year", "phone", "email", "address", "search_key", "sort_key"]


class RecordQuerySet(SubtreeQuerySet):
    """Records of persons: they do not pass to a successor by themselves (product.md A3).

    A record belongs to the association that keeps it. When that has ended, its province reads on,
    also where the province itself has succeeded another; a commune gets it only by being handed it.
    """

    def within(self, roots: AssociationQuerySet, past: bool = False) -> Self:
        """Keep the records of ``roots`` and below; ``past`` opens nothing more to a commune."""
        path = f"{self.association_path}__"
        keepers = roots.filter(level__in=KEEPS_RECORDS)
        return self.filter(reach(roots, prefix=path) | reach(keepers, past=True, prefix=path))


# Every change leaves an event, also one of personal fields alone; what they held does not enter it.
# The log is written once a statement: a list of members has a hundred thousand people.
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=ANY_CHANGE),
    pghistory.DeleteEvent(),
    exclude=PERSONAL,
    level=pghistory.Statement,
)
class Person(models.Model):
    """A human being, once. Personal fields never enter the log of changes in clear (A5)."""

    name = models.CharField("họ và tên", max_length=120)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="people", verbose_name="do hội quản lý"
    )
    erased_at = models.DateTimeField("đã xóa thông tin lúc", null=True, blank=True)
    search_key = models.GeneratedField(
        expression=VnNorm(F("name")), output_field=models.TextField(), db_persist=True
    )

    sort_key = models.GeneratedField(
        expression=VnGivenNameKey(F("name")),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "người"
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                name="person_birth_year_plausible",
                condition=Q(birth_year=None) | Q(birth_year__gte=1900, birth_year__lte=2100),
                violation_error_message="Năm sinh phải từ 1900 đến 2100.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class OfPersonQuerySet(RecordQuerySet):
    """Rows of a person; they belong to the association that keeps the person."""

    association_path = "person__association"


class UserManager(BaseUserManager.from_queryset(OfPersonQuerySet)):  # type: ignore[misc]
    """Makes log-ins; names are compared in lower case."""

    def create_user(self, username: str, password: str | None = None, **fields) -> "User":
        """A log-in; without a password it cannot sign in until one is set."""
        user = self.model(username=username.lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields) -> "User":
        """An operator of the machine: sees everything, signs nothing."""
        return self.create_user(username, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str) -> "User":
        return self.get(username=username.lower())


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(
        condition=pgtrigger.AnyChange("username", "person", "is_active", "is_superuser", "password")
    ),
    pghistory.DeleteEvent(),
    exclude=["password", "last_login"],
)
class User(AbstractBaseUser):
    """A log-in of a person. What it may do is told by the person's posts."""

    username = models.SlugField("tên đăng nhập", max_length=60, unique=True)
    person = models.OneToOneField(
        Person, models.PROTECT, null=True, blank=True, related_name="user", verbose_name="người"
    )
    is_active = models.BooleanField("được đăng nhập", default=True)
    is_superuser = models.BooleanField("người vận hành hệ thống", default=False)
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "username"

    class Meta:
        verbose_name = verbose_name_plural = "tài khoản"
        ordering = ["username"]

    def __str__(self) -> str:
        return self.person.name if self.person else self.username

    @property
    def is_staff(self) -> bool:
        """Whether the desk is open to it: operators, and posts of province, cluster and nation."""
        return (
            self.is_superuser or self.posts().filter(association__level__in=KEEPS_RECORDS).exists()
        )

    def posts(self, on: date | None = None) -> "PostQuerySet":
        """The posts that its person holds on a day, today unless told."""
        if not self.is_active or self.person_id is None:
            return Post.objects.none()
        return Post.objects.filter(person_id=self.person_id).held(on or timezone.localdate())

    def associations(self, role: str | None = None) -> AssociationQuerySet:
        """The associations of the posts held today, or of those that carry ``role``; for an
        operator the root."""
        if self.is_superuser and self.is_active:
            return Association.objects.filter(parent=None)
        posts = self.posts() if role is None else self.posts().filter(roles__contains=[role])
        return Association.objects.filter(posts__in=posts)

    def roles(self) -> set[str]:
        """The roles of the posts held today, all together."""
        return {role for roles in self.posts().values_list("roles", flat=True) for role in roles}

    def has_perm(self, perm: str, obj=None) -> bool:
        """Operators may do everything in the desk; others what ``accounts.access`` says."""
        return self.is_active and self.is_superuser

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and self.is_superuser


class Role(models.TextChoices):
    """What a post allows (product.md A1). Four eyes: who entered does not approve."""

    ENTRY = "entry", "nhập số liệu"
    CHECK = "check", "kiểm tra"
    APPROVE = "approve", "duyệt"
    EDIT_NEWS = "edit_news", "biên tập tin"
    KEEP_FUND = "keep_fund", "giữ quỹ"
    LOOK = "look", "xem"


class Office(models.TextChoices):
    """The offices of an association (domain.md §1.3)."""

    CHAIR = "chair", "Chủ tịch"
    PERMANENT_VICE_CHAIR = "permanent_vice_chair", "Phó Chủ tịch Thường trực"
    VICE_CHAIR = "vice_chair", "Phó Chủ tịch"
    SECRETARY_GENERAL = "secretary_general", "Tổng Thư ký"
    SECRETARY = "secretary", "Thư ký"
    STANDING_MEMBER = "standing_member", "Ủy viên Ban Thường vụ"
    COMMITTEE_MEMBER = "committee_member", "Ủy viên Ban Chấp hành"
    BRANCH_HEAD = "branch_head", "Chi hội trưởng"
    OFFICER = "officer", "Cán bộ"


class PostQuerySet(RecordQuerySet):
    """Posts, narrowable to a day."""

    def held(self, on: date) -> "PostQuerySet":
        """Keep the posts that are held on the day ``on``."""
        return self.filter(valid__contains=on)


# The log is written once a statement: a reorganisation ends thousands of posts at a time.
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    level=pghistory.Statement,
)
class Post(models.Model):
    """An office in an association, held by a person during ``valid``, with its roles."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts", verbose_name="người")
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="posts", verbose_name="tổ chức hội"
    )
    office = models.CharField("chức vụ", max_length=24, choices=Office)
    roles = ArrayField(
        models.CharField(max_length=12, choices=Role), default=list, verbose_name="được làm gì"
    )
    is_full_time = models.BooleanField("chuyên trách", default=False)
    valid = DateRangeField("thời gian")

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "chức vụ"
        ordering = ["association", "office", "pk"]
        constraints = [
            models.CheckConstraint(name="post_office_known", condition=Q(office__in=Office.values)),
            models.CheckConstraint(
                name="post_roles_known", condition=Q(roles__contained_by=Role.values)
            ),
            models.CheckConstraint(
                name="post_lasts",
                condition=Q(valid__isempty=False),
                violation_error_message="Chức vụ phải kéo dài ít nhất một ngày.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_office_display()} {self.association}"


class MandateQuerySet(RecordQuerySet):
    """Mandates; they belong to where their post is."""

    association_path = "post__association"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Mandate(models.Model):
    """A sending mandate: a post may send for ``units`` beyond its own subtree (product.md A1).

    ``form`` is the code of one form, empty for all; ``periods`` holds the last days of the
    periods that it covers. A unit that has ended may be among the units: what it still owes
    stays with its mandate until the period closes.
    """

    post = models.ForeignKey(Post, models.PROTECT, related_name="mandates", verbose_name="chức vụ")
    form = models.SlugField("mẫu biểu", max_length=40, blank=True)
    periods = DateRangeField("kỳ kết thúc trong khoảng", null=True, blank=True)
    units = models.ManyToManyField(
        Association, related_name="mandates", verbose_name="gửi thay cho"
    )
    reason = models.CharField("lý do", max_length=200)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "ủy nhiệm gửi báo cáo"
        ordering = ["post", "pk"]

    def __str__(self) -> str:
        return f"{self.post}: {self.reason}"


class ReadKind(models.TextChoices):
    """How somebody came to read a person's data."""

    PAGE = "page", "mở hồ sơ"
    HISTORY = "history", "mở nhật ký"
    EXPORT = "export", "xuất ra tệp"


class PersonRead(models.Model):
    """Who read a person's data, when and how; rows are only added (product.md A5)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="reads", verbose_name="người")
    reader = models.ForeignKey(User, models.PROTECT, related_name="reads", verbose_name="ai xem")
    kind = models.CharField("cách xem", max_length=8, choices=ReadKind)
    at = models.DateTimeField("lúc", auto_now_add=True)

    objects = OfPersonQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "lần xem hồ sơ người"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="personread_kind_known", condition=Q(kind__in=ReadKind.values)
            )
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%d/%m/%Y %H:%M}"


class FailedSignIn(AccessAttempt):
    """Failed tries to enter under one name from one address; five close the way for a while."""

    class Meta:
        proxy = True
        verbose_name = verbose_name_plural = "lần đăng nhập sai"

    def __str__(self) -> str:
        return f"{self.username}, {self.attempt_time:%d/%m/%Y %H:%M}"
