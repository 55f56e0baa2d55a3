"""Slips of paper with a code that opens once, for who cannot sign in or never did."""

import pghistory
from django.db import models
from django.db.models import F, Q

from accounts.models.people import OfPersonQuerySet, User


class SlipQuerySet(OfPersonQuerySet):
    """Slips; they belong to the association that keeps the person."""

    association_path = "user__person__association"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["digest"]
)
class Slip(models.Model):
    """A code on paper for one log-in, from the level above; only its digest is kept."""

    user = models.ForeignKey(User, models.PROTECT, related_name="slips", verbose_name="tài khoản")
    issued_by = models.ForeignKey(
        User, models.PROTECT, related_name="slips_issued", verbose_name="người cấp"
    )
    digest = models.CharField("dấu vân của mã", max_length=64, unique=True)
    issued_at = models.DateTimeField("cấp lúc", auto_now_add=True)
    expires_at = models.DateTimeField("dùng được đến")
    used_at = models.DateTimeField("dùng lúc", null=True)

    objects = SlipQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "phiếu đăng nhập"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="slip_digest_whole", condition=Q(digest__regex="^[0-9a-f]{64}$")
            ),
            models.CheckConstraint(name="slip_lasts", condition=Q(expires_at__gt=F("issued_at"))),
            models.UniqueConstraint(
                name="slip_one_open", fields=["user"], condition=Q(used_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"Phiếu của {self.user}"
