"""What readers say of an article, and how often somebody has sent something.

What readers said of an ended unit's article stays with that article, and is moderated by whoever
reads the unit's articles then: a reorganisation changes no row.
"""

from typing import Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from khuyenhoc.lib.names import clean
from news.models.articles import Article, OfArticleQuerySet


class CommentState(models.TextChoices):
    """The life of a comment: an editor of the article's unit decides it."""

    WAITING = "waiting", "chờ duyệt"
    APPROVED = "approved", "cho đăng"
    REFUSED = "refused", "không đăng"


class CommentQuerySet(OfArticleQuerySet):
    """Comments, narrowable to those that everyone may read."""

    def public(self) -> Self:
        """Those that an editor let through, the newest first."""
        return self.filter(state=CommentState.APPROVED).order_by("-created_at", "-pk")


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["name", "text"],
)
class Comment(models.Model):
    """What a reader said of an article: plain text, nothing of who he is but what he typed.

    Name and text never enter the log (product.md A5); what was refused is deleted after 30 days.
    """

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="comments", verbose_name="bài viết"
    )
    name = models.CharField("tên bạn đọc", max_length=60, blank=True)
    text = models.TextField("ý kiến", max_length=2000)
    state = models.CharField(
        "duyệt", max_length=8, choices=CommentState, default=CommentState.WAITING
    )
    reason = models.CharField("lý do không đăng", max_length=300, blank=True)
    created_at = models.DateTimeField("gửi lúc", auto_now_add=True)
    decided_at = models.DateTimeField("duyệt lúc", null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name="người duyệt",
    )  # fmt: skip

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "ý kiến bạn đọc"
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                F("article"),
                F("created_at").desc(),
                name="comment_public",
                condition=Q(state=CommentState.APPROVED),
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="comment_state_known", condition=Q(state__in=CommentState.values)
            ),
            models.CheckConstraint(
                name="comment_says_something",
                condition=~Q(text=""),
                violation_error_message="Ý kiến chưa có chữ nào.",
            ),
            models.CheckConstraint(
                name="comment_refused_with_reason",
                condition=~Q(state=CommentState.REFUSED) | ~Q(reason=""),
                violation_error_message="Không đăng ý kiến thì hãy ghi lý do.",
            ),
            models.CheckConstraint(
                name="comment_decided_by_somebody",
                condition=Q(state=CommentState.WAITING)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                violation_error_message="Ý kiến đã duyệt phải có người duyệt và lúc duyệt.",
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 60 else f"{self.text[:59]}…"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with its texts composed, line by line."""
        self.name, self.text = clean(self.name), clean_lines(self.text)
        super().save(*args, **kwargs)


class Sending(models.Model):
    """How often an unrecognisable sender has sent something within an hour; gone the next day."""

    sender = models.BinaryField("người gửi", max_length=16)
    kind = models.CharField("loại", max_length=12)
    began_at = models.DateTimeField("từ lúc")
    times = models.PositiveIntegerField("số lần")

    class Meta:
        verbose_name = verbose_name_plural = "lần gửi"
        constraints = [models.UniqueConstraint(name="sending_once", fields=["sender", "kind"])]

    def __str__(self) -> str:
        return f"{self.kind}: {self.times}"


def clean_lines(text: str) -> str:
    """Plain text, each line composed and trimmed, no two empty lines together."""
    kept: list[str] = []
    for line in map(clean, text.splitlines()):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip("\n")
