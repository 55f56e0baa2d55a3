"""Short addresses of views of figures."""

import pghistory
from django.db import models


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class ShortAddress(models.Model):
    """What /k/<code> stands for: a page of figures with its choices.

    The code is made from the address (``figures.citing``), so that one view has one code for ever;
    a row is made only when a reader asks for it.
    """

    code = models.CharField("mã ngắn", max_length=12)
    address = models.CharField("địa chỉ", max_length=400)
    made_at = models.DateTimeField("lập lúc", auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "địa chỉ ngắn"
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(name="shortaddress_code_once", fields=["code"]),
            models.UniqueConstraint(name="shortaddress_address_once", fields=["address"]),
        ]

    def __str__(self) -> str:
        return f"/k/{self.code}"
