"""Who read the names of households and persons (product.md A5)."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import ReadKind, RecordQuerySet
from learning_models.models.bearers import Bearer


class OfBearerQuerySet(RecordQuerySet):
    """Rows of a bearer."""

    association_path = "bearer__association"


class BearerRead(models.Model):
    """Who read the record of a household or person, when and how; rows are only added."""

    bearer = models.ForeignKey(
        Bearer, models.PROTECT, related_name="reads", verbose_name="hộ, người"
    )
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ai xem"
    )
    kind = models.CharField("cách xem", max_length=8, choices=ReadKind)
    at = models.DateTimeField("lúc", auto_now_add=True)

    objects = OfBearerQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "lần xem hồ sơ hộ, người"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="bearerread_kind_known", condition=Q(kind__in=ReadKind.values)
            )
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%d/%m/%Y %H:%M}"
