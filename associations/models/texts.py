"""Vietnamese order and search, as functions of the database."""

from django.db import models
from django.db.models import Func


class VnKey(Func):
    """Vietnamese sort order as text, in the database (``khuyenhoc.lib.names.vn_key``)."""

    function = "public.vn_key"
    output_field = models.TextField()


class VnGivenNameKey(Func):
    """Order of persons' names: by the last word, then by the whole (``given_name_key``)."""

    function = "public.vn_given_name_key"
    output_field = models.TextField()


class VnNorm(Func):
    """Text as it is searched and compared (``khuyenhoc.lib.names.vn_norm``)."""

    function = "public.vn_norm"
    output_field = models.TextField()
