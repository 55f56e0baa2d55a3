"""The learning models, the groups inside one, and the areas in which other thresholds hold."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from associations.models import Association


class Subject(models.TextChoices):
    """Who or what bears a title."""

    HOUSEHOLD = "household", "hộ gia đình"
    CLAN = "clan", "dòng họ"
    COMMUNITY = "community", "thôn, tổ dân phố"
    UNIT = "unit", "cơ quan, trường, doanh nghiệp"
    PERSON = "person", "người"
    PLACE = "place", "xã, huyện, tỉnh"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class LearningModel(models.Model):
    """A kind of title. Older local titles are kinds of their own and never folded into another."""

    is_reference = True

    code = models.SlugField("mã", max_length=40, primary_key=True)
    name = models.CharField("tên danh hiệu", max_length=120, unique=True)
    subject = models.CharField("ai mang danh hiệu", max_length=10, choices=Subject)
    is_older = models.BooleanField("danh hiệu cũ của địa phương", default=False)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "mô hình học tập"
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                name="learningmodel_subject_known", condition=Q(subject__in=Subject.values)
            )
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class ModelGroup(models.Model):
    """A group inside a model, with the days for which it is one.

    Of learning citizens there were three groups until QĐ 324/QĐ-KHVN (25/10/2023), four since.
    """

    is_reference = True

    model = models.ForeignKey(
        LearningModel, models.PROTECT, related_name="groups", verbose_name="mô hình"
    )
    name = models.CharField("tên nhóm", max_length=120)
    valid = DateRangeField("hiệu lực")
    source = models.CharField("nguồn", max_length=300, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "nhóm của mô hình"
        ordering = ["model", "order", "name"]
        constraints = [
            ExclusionConstraint(
                name="modelgroup_once_at_a_time",
                expressions=[
                    ("model", RangeOperators.EQUAL),
                    ("name", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Nhóm này đã có trong thời gian ấy.",
            ),
            models.CheckConstraint(
                name="modelgroup_valid_not_empty",
                condition=Q(valid__isempty=False),
                violation_error_message="Thời gian hiệu lực phải có ít nhất một ngày.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class HardArea(models.Model):
    """From when to when a unit lies in an area where lower thresholds hold.

    Remote, of special difficulty or of ethnic minorities; counts for all units below it. The row
    stays with its unit when that ends: a successor is classified by a decision of its own, which
    nobody can guess.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    valid = DateRangeField("từ ngày, đến trước ngày")
    source = models.CharField("văn bản xếp loại", max_length=300)

    class Meta:
        verbose_name = "đơn vị thuộc vùng khó khăn"
        verbose_name_plural = "đơn vị thuộc vùng khó khăn"
        ordering = ["association", "valid"]
        constraints = [
            ExclusionConstraint(
                name="hardarea_once_at_a_time",
                expressions=[
                    ("association", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Đơn vị này đã được xếp vùng khó khăn trong thời gian ấy.",
            ),
            models.CheckConstraint(
                name="hardarea_valid_not_empty",
                condition=Q(valid__isempty=False),
                violation_error_message="Thời gian phải có ít nhất một ngày.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.association}: {self.source}"
