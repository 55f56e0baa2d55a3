"""The database backend used when DATABASE_URL is not set."""

from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base

from khuyenhoc import postgres


class DatabaseWrapper(base.DatabaseWrapper):
    """As Django's own; the server is made, started or joined before a connection is opened."""

    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        params["host"] = postgres.ensure(settings.EMBEDDED_POSTGRES)
        return params
