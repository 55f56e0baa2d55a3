"""The words that articles and documents hold, with how many hold them: to read what was mistyped
and to choose how a question is answered. Derived; ``news.vocabulary`` counts anew every day."""

from django.db import models


class Term(models.Model):
    """A syllable without diacritics, or a common pair of neighbours ("hoc_bong") or marked one.

    ``term`` '' stands for all: its counts are those of the rows themselves. A trigger adds new
    syllables with the statement that publishes them (migration 0009), so that none is missing; how
    many rows hold them is as of the last count.
    """

    term = models.CharField("tiếng", max_length=100, primary_key=True)
    articles = models.PositiveIntegerField("bài viết có tiếng này", default=0)
    documents = models.PositiveIntegerField("văn bản có tiếng này", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "tiếng trong bài viết và văn bản"

    def __str__(self) -> str:
        return self.term
