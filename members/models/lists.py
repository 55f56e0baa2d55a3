"""Lists of members that come by Excel, and their lines until stored (product.md M, A5)."""

from django.db import models

from accounts.models import RecordQuerySet
from associations.models import Association
from records.models import SentList, Upload, private_storage


def answer_path(member_list: "MemberList", _name: str) -> str:
    """Where the answer file is kept, sealed as the list itself."""
    return f"member-answers/{member_list.pk}"


class MemberList(SentList):
    """One file of members as they were on the day ``counted_on``; fees in it are of its year."""

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="member_lists", verbose_name="gửi từ"
    )
    upload = models.OneToOneField(
        Upload, models.PROTECT, related_name="member_list", verbose_name="tệp"
    )
    counted_on = models.DateField("tính đến ngày")
    answer = models.FileField(
        "tệp trả lời",
        storage=private_storage,
        upload_to=answer_path,
        max_length=120,
        blank=True,
        editable=False,
    )

    objects = RecordQuerySet.as_manager()

    class Meta(SentList.Meta):
        verbose_name = verbose_name_plural = "danh sách hội viên đã gửi"

    def __str__(self) -> str:
        return f"Hội viên đến {self.counted_on:%d/%m/%Y}, {self.association}"


class Change(models.TextChoices):
    """What a line would do."""

    NEW = "new", "mới"
    CHANGED = "changed", "thay đổi"
    MOVED = "moved", "chuyển chi hội"
    SAME = "same", "không đổi"
    DOUBLE = "double", "trùng trong tệp"


class MemberLine(models.Model):
    """A line of a list between reading and storing: written by COPY, never by hand.

    ``association`` keeps the person, ``branch`` is where he belongs (the same where no branch is
    told); both are checked when read. ``code`` is the member's number where the sheet says it,
    ``member`` who was found. ``fee_paid`` without ``fee`` is a mark without an amount.
    """

    member_list = models.ForeignKey(
        MemberList, models.CASCADE, related_name="lines", verbose_name="danh sách"
    )
    sheet = models.PositiveSmallIntegerField("trang")
    row = models.PositiveIntegerField("dòng")
    association = models.ForeignKey(
        Association, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False,
        verbose_name="đơn vị",
    )  # fmt: skip
    branch = models.ForeignKey(
        Association, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False,
        verbose_name="chi hội",
    )  # fmt: skip
    code = models.BigIntegerField("mã trên cổng", null=True)
    name = models.CharField("họ và tên", max_length=120)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True)
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    joined_on = models.DateField("ngày vào hội", null=True)
    is_joined_year_only = models.BooleanField("chỉ biết năm vào hội")
    fee_paid = models.BooleanField("đã đóng hội phí")
    fee = models.PositiveIntegerField("hội phí", null=True)
    name_key = models.CharField("khóa của tên", max_length=120)
    address_key = models.CharField("khóa của địa chỉ", max_length=200, blank=True)
    member = models.BigIntegerField("ai", null=True)
    change = models.CharField("sẽ làm gì", max_length=8, choices=Change, default=Change.NEW)

    class Meta:
        verbose_name = verbose_name_plural = "dòng của danh sách hội viên"
        ordering = ["member_list", "sheet", "row"]

    def __str__(self) -> str:
        return f"dòng {self.row}"
