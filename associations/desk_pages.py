"""Pages of long lists on the desk: a million rows are not counted to show fifty of them."""

from functools import cached_property
from typing import cast

from django.core.paginator import Paginator
from django.db.models import QuerySet

MOST = 5_000  # rows of a list that can be walked; whoever wants others searches or filters


class CappedPaginator(Paginator):
    """Counts to ``MOST`` and no further; ``is_capped`` says that there are more rows."""

    @cached_property
    def _found(self) -> int:
        return cast(QuerySet, self.object_list).order_by()[: MOST + 1].count()

    @property
    def count(self) -> int:
        """How many rows can be walked."""
        return min(self._found, MOST)

    @property
    def is_capped(self) -> bool:
        """Whether there are more rows than can be walked."""
        return self._found > MOST
