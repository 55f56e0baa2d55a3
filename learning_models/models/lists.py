"""Lists that come by Excel: what was sent, what was found in it, and its lines until stored.

Lists of people are kept encrypted for 90 days, then only hash, counts and problems remain
(product.md A5); lines are private, held apart from all else, and gone as soon as they are stored.
"""

from django.db import models

from accounts.models import RecordQuerySet
from associations.models import Association
from learning_models.models.kinds import LearningModel
from records.models import SentList, Upload, private_storage


def answer_path(name_list: "NameList", _name: str) -> str:
    """Where the answer file is kept, sealed as the list itself."""
    return f"answers/{name_list.pk}"


class NameList(SentList):
    """One file of names for one model and year."""

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="name_lists", verbose_name="gửi từ"
    )
    upload = models.OneToOneField(
        Upload, models.PROTECT, related_name="name_list", verbose_name="tệp"
    )
    model = models.ForeignKey(
        LearningModel, models.PROTECT, related_name="+", verbose_name="mô hình"
    )
    year = models.PositiveSmallIntegerField("năm")
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
        verbose_name = verbose_name_plural = "danh sách đã gửi"

    def __str__(self) -> str:
        return f"{self.model} {self.year}, {self.association}"


class Change(models.TextChoices):
    """What a line would do."""

    NEW = "new", "mới"
    CHANGED = "changed", "thay đổi"
    SAME = "same", "không đổi"
    KNOWN = "known", "chỉ ghi tên"
    DOUBLE = "double", "trùng trong tệp"
    DECIDED = "decided", "đã quyết định, giữ nguyên"


class ListLine(models.Model):
    """A line of a list between reading and storing: written by COPY, never by hand.

    ``association`` and ``group`` are checked when read and again by what is stored, so the table
    has no foreign keys of its own but the list's. Columns as in Bearer and Registration; ``code``
    is the bearer's number where the sheet says it, ``bearer`` who was found.
    """

    name_list = models.ForeignKey(
        NameList, models.CASCADE, related_name="lines", verbose_name="danh sách"
    )
    sheet = models.PositiveSmallIntegerField("trang")
    row = models.PositiveIntegerField("dòng")
    association = models.ForeignKey(
        Association,
        models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
        db_index=False,
        verbose_name="đơn vị",
    )
    code = models.BigIntegerField("mã trên cổng", null=True)
    name = models.CharField("tên", max_length=160)
    hamlet = models.CharField("thôn", max_length=120, blank=True)
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True)
    sex = models.CharField("giới tính", max_length=6, blank=True)
    people = models.PositiveIntegerField("số người", null=True)
    group = models.BigIntegerField("nhóm", null=True)
    self_score = models.DecimalField("tự chấm", max_digits=6, decimal_places=2, null=True)
    score = models.DecimalField("điểm", max_digits=6, decimal_places=2, null=True)
    grade = models.CharField("xếp loại", max_length=80, blank=True)
    level = models.PositiveSmallIntegerField("mức độ", null=True)
    state = models.CharField("trạng thái", max_length=14)
    reason = models.TextField("lý do", blank=True)
    bearer = models.BigIntegerField("ai", null=True)
    change = models.CharField("sẽ làm gì", max_length=8, choices=Change, default=Change.NEW)
    name_key = models.CharField("khóa của tên", max_length=160)
    hamlet_key = models.CharField("khóa của thôn", max_length=120, blank=True)
    address_key = models.CharField("khóa của địa chỉ", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "dòng của danh sách"
        ordering = ["name_list", "sheet", "row"]

    def __str__(self) -> str:
        return f"dòng {self.row}"
