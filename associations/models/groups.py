"""Clusters inside a province: dated groupings beside the tree."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GistIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Deferrable

from associations.models.levels import EQUAL, OVERLAPS
from associations.models.units import Association
from associations.scope import SubtreeQuerySet


class GroupQuerySet(SubtreeQuerySet):
    """Groups; they belong to their host."""

    association_path = "host"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Group(models.Model):
    """A cluster inside a province: a dated grouping beside the tree, with totals of its own.

    What may be read and done follows the tree, never a group.
    """

    host = models.ForeignKey(
        Association, models.PROTECT, related_name="groups", verbose_name="thuộc hội"
    )
    name = models.CharField("tên cụm", max_length=200)
    valid = DateRangeField(
        "thời gian",
        help_text="Từ ngày nào, đến trước ngày nào; để trống bên nào là chưa rõ hoặc còn đến nay.",
    )

    objects = GroupQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "cụm trong tỉnh"

    def __str__(self) -> str:
        return self.name


class GroupMembershipQuerySet(SubtreeQuerySet):
    """Memberships; they belong to the host of the group."""

    association_path = "group__host"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class GroupMembership(models.Model):
    """A unit's time in a group; a unit is in one group of a host at a time.

    The trigger ``groupmembership_one_group_of_a_host`` holds that for good.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="memberships", verbose_name="cụm")
    association = models.ForeignKey(
        Association, models.PROTECT, related_name="group_memberships", verbose_name="đơn vị"
    )
    valid = DateRangeField("thời gian")

    objects = GroupMembershipQuerySet.as_manager()

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

    def clean(self) -> None:
        """Say in which other group of the host the unit is at that time."""
        super().clean()
        if self.group_id is None or self.association_id is None or self.valid is None:
            return
        others = GroupMembership.objects.filter(
            association=self.association_id,
            group__host=self.group.host_id,
            valid__overlap=self.valid,
        ).exclude(pk=self.pk)
        other = others.exclude(group=self.group_id).select_related("group").first()
        if other is not None:
            raise ValidationError(
                {"association": f"Trong thời gian ấy đơn vị đang ở “{other.group}”."}
            )
