"""What units and officers do for clusters, by year (time.md, Clusters)."""

from typing import Self

import pghistory
from django.db import models
from django.db.models import Q

from accounts.models.people import Person, RecordQuerySet
from associations.models import Association, Group
from associations.scope import AssociationQuerySet, reach


class Duty(models.TextChoices):
    """What a unit, or an officer, does for a cluster in a year."""

    HEAD = "head", "cụm trưởng"
    DEPUTY = "deputy", "cụm phó"
    HOST = "host", "đơn vị đăng cai"
    OFFICER = "officer", "cán bộ phụ trách"


class ClusterDutyQuerySet(RecordQuerySet):
    """Duties; they belong to whoever keeps the cluster: the cluster itself or the group's host."""

    def within(self, roots: AssociationQuerySet, past: bool = False) -> Self:
        """Keep the duties of clusters in ``roots`` and below."""
        return self.filter(reach(roots, past, "cluster__") | reach(roots, past, "group__host__"))


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class ClusterDuty(models.Model):
    """Head, deputy, host or officer in charge of a cluster, by year.

    The cluster is a unit of the tree (national) or a group inside a province. Head, deputy and
    host are units, the officer in charge is a person. A duty gives no right.
    """

    year = models.PositiveSmallIntegerField("năm")
    duty = models.CharField("nhiệm vụ", max_length=8, choices=Duty)
    cluster = models.ForeignKey(
        Association, models.PROTECT, null=True, blank=True, related_name="cluster_duties",
        verbose_name="cụm toàn quốc",
    )  # fmt: skip
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="duties",
        verbose_name="cụm trong tỉnh",
    )  # fmt: skip
    association = models.ForeignKey(
        Association, models.PROTECT, null=True, blank=True, related_name="duties_in_clusters",
        verbose_name="đơn vị", help_text="Của cụm trưởng, cụm phó, đơn vị đăng cai.",
    )  # fmt: skip
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="cluster_duties",
        verbose_name="người", help_text="Của cán bộ phụ trách.",
    )  # fmt: skip

    objects = ClusterDutyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "nhiệm vụ trong cụm"
        ordering = ["-year", "cluster", "group", "pk"]
        constraints = [
            models.CheckConstraint(
                name="clusterduty_duty_known", condition=Q(duty__in=Duty.values)
            ),
            models.CheckConstraint(
                name="clusterduty_of_one_cluster",
                condition=Q(cluster=None, group__isnull=False)
                | Q(cluster__isnull=False, group=None),
                violation_error_message="Chọn một cụm: cụm toàn quốc hoặc cụm trong tỉnh.",
            ),
            models.CheckConstraint(
                name="clusterduty_unit_or_person",
                condition=Q(duty=Duty.OFFICER, person__isnull=False, association=None)
                | (~Q(duty=Duty.OFFICER) & Q(person=None, association__isnull=False)),
                violation_error_message="Cán bộ phụ trách là một người; cụm trưởng, cụm phó, đơn vị"
                " đăng cai là một đơn vị.",
            ),
            models.CheckConstraint(
                name="clusterduty_year_plausible",
                condition=Q(year__gte=1990, year__lte=2100),
                violation_error_message="Năm phải từ 1990 đến 2100.",
            ),
            models.UniqueConstraint(
                name="clusterduty_one_head_and_host",
                fields=["year", "duty", "cluster", "group"],
                condition=Q(duty__in=[Duty.HEAD, Duty.HOST]),
                nulls_distinct=False,
                violation_error_message="Cụm đã có đơn vị giữ nhiệm vụ này trong năm ấy.",
            ),
            models.UniqueConstraint(
                name="clusterduty_once",
                fields=["year", "duty", "cluster", "group", "association", "person"],
                nulls_distinct=False,
                violation_error_message="Nhiệm vụ này đã ghi rồi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_duty_display()} {self.cluster or self.group}, {self.year}"
