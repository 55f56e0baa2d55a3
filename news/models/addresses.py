"""Addresses of the former sites, which go on leading to what they led to."""

import pghistory
from django.db import models
from django.db.models import Q


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class OldAddress(models.Model):
    """An address of a former site without its host, and where it leads now.

    ``address`` is as ``news.old_addresses.normalise`` writes it: path, "?", parameters in order.
    """

    is_reference = True  # the same for everyone on the desk

    address = models.CharField("địa chỉ cũ", max_length=500, unique=True)
    target = models.CharField(
        "nay ở", max_length=300, help_text="Đường dẫn trên cổng này, bắt đầu bằng “/”."
    )

    class Meta:
        verbose_name = verbose_name_plural = "địa chỉ cũ"
        ordering = ["address"]
        constraints = [
            models.CheckConstraint(
                name="oldaddress_stays_here",
                condition=Q(target__regex=r"^/([^/\\]|$)"),
                violation_error_message="Địa chỉ mới phải nằm trên cổng này và bắt đầu bằng một "
                "dấu “/”.",
            )
        ]

    def __str__(self) -> str:
        return self.address
