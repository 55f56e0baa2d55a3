"""Clusters inside a province: dated groupings beside the tree."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Deferrable

from associations.models.levels import EQUAL, OVERLAPS
from associations.models.units import Association


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
