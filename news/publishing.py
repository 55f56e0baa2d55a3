"""The way of an article from draft to readers, declared; who may lead it and what it must have.

Four eyes: nobody publishes what he wrote, changed last or sent in. What readers see is told by
state and hour alone (``ArticleQuerySet.public``), so nothing needs to happen when the hour comes.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pghistory
from django.db import transaction
from django.utils import timezone

from accounts.models import Role, User
from associations.scope import is_within
from news import figure_links
from news.models import Article, ArticleState
from records.models import PhotoState

WRITERS = frozenset({Role.EDIT_NEWS})
PUBLISHERS = frozenset({Role.EDIT_NEWS, Role.APPROVE})
FARTHEST = timedelta(days=366)


class NotPossible(Exception):
    """The step cannot be taken; the messages say why, in Vietnamese."""

    def __init__(self, *messages: str) -> None:
        super().__init__(" ".join(messages))
        self.messages = list(messages)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the way: what it is called, from where to where, who may, what it asks for."""

    name: str
    label: str
    begins: frozenset[str]
    ends: str
    roles: frozenset[str]
    four_eyes: bool = False
    needs_reason: bool = False
    needs_hour: bool = False
    is_checked: bool = False


S = ArticleState
STEPS = {
    step.name: step
    for step in (
        Step("send", "Gửi duyệt", frozenset({S.DRAFT}), S.REVIEW, WRITERS),
        Step(
            "send_back", "Trả lại người soạn", frozenset({S.REVIEW, S.SCHEDULED}), S.DRAFT,
            PUBLISHERS, needs_reason=True,
        ),
        Step(
            "publish", "Đăng ngay", frozenset({S.REVIEW, S.SCHEDULED}), S.PUBLISHED, PUBLISHERS,
            four_eyes=True, is_checked=True,
        ),
        Step(
            "schedule", "Hẹn giờ đăng", frozenset({S.REVIEW, S.SCHEDULED}), S.SCHEDULED,
            PUBLISHERS, four_eyes=True, needs_hour=True, is_checked=True,
        ),
        Step(
            "withdraw", "Gỡ bài", frozenset({S.PUBLISHED, S.SCHEDULED}), S.WITHDRAWN, PUBLISHERS,
            needs_reason=True,
        ),
        Step("reopen", "Soạn lại", frozenset({S.WITHDRAWN}), S.DRAFT, WRITERS),
    )
}  # fmt: skip
MAY_BE_CHANGED = frozenset({S.DRAFT, S.REVIEW})


@dataclass(slots=True)
class Check:
    """What stands against publishing: faults forbid it, doubts are to be answered with a reason."""

    faults: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def check(article: Article) -> Check:
    """What must be mended, and what the editor should look at, before readers see the article."""
    found = Check()
    if not article.text.strip():
        found.faults.append("Bài chưa có nội dung.")
    if not (article.byline or article.author_id):
        found.faults.append("Chưa ghi người viết.")
    for number, shown in enumerate(article.shown.select_related("photo"), start=1):
        if not shown.photo.alt:
            found.faults.append(
                f"Ảnh {number} chưa có chữ thay ảnh. Hãy tả ảnh có gì, cho người không nhìn thấy."
            )
        if shown.photo.state == PhotoState.WAITING:
            found.faults.append(f"Ảnh {number} đang được xử lý, chờ vài giây rồi thử lại.")
        if shown.photo.state == PhotoState.FAILED:
            found.faults.append(f"Ảnh {number} không xử lý được. Hãy xóa khỏi bài và gửi lại.")
    links = figure_links.find_links(article.body)
    read = figure_links.read_links(links)
    for link in links:
        if read.get(link) is None:
            found.faults.append(
                f"Liên kết số liệu {link.path} không có số đã duyệt. Hãy mở trang kết quả và chép "
                "lại địa chỉ."
            )
    found.doubts += figure_links.find_untold_numbers(article.body, read)
    return found


def list_steps(article: Article, user: User) -> list[Step]:
    """The steps that ``user`` may take from where the article is now."""
    return [
        step
        for step in STEPS.values()
        if article.state in step.begins and not explain_refusal(article, user, step)
    ]


def explain_refusal(article: Article, user: User, step: Step) -> str:
    """Why ``user`` may not take ``step`` with the article; empty when he may."""
    held = user.posts().filter(roles__overlap=list(step.roles))
    units = type(article.association).objects.filter(posts__in=held)
    if not is_within(article.association, units):
        return f"Chức vụ hiện nay của bạn chưa được giao việc “{step.label}” ở đơn vị này."
    hands = {article.written_by_id, article.edited_by_id, article.sent_by_id}
    if step.four_eyes and user.pk in hands:
        return "Bạn đã soạn, sửa hoặc gửi bài này nên cần người khác duyệt đăng."
    return ""


def take_step(
    article: Article, name: str, user: User, reason: str = "", hour: datetime | None = None
) -> Article:
    """Lead the article on, under a lock; the reason enters the log.

    Doubts of ``check`` need a reason too. Raises ``NotPossible``.
    """
    step = STEPS[name]
    with transaction.atomic():
        row = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        if row.state not in step.begins:
            raise NotPossible(
                f"Bài đang ở “{row.get_state_display()}” nên không làm được việc này."
            )
        if refusal := explain_refusal(row, user, step):
            raise NotPossible(refusal)
        if step.needs_reason and not reason:
            raise NotPossible("Hãy ghi lý do.")
        now = timezone.now()
        if step.needs_hour and (hour is None or not now < hour < now + FARTHEST):
            raise NotPossible("Hãy chọn giờ đăng sau lúc này, trong vòng một năm.")
        if step.is_checked:
            found = check(row)
            if found.faults:
                raise NotPossible(*found.faults)
            if found.doubts and not reason:
                raise NotPossible(
                    *found.doubts, "Nếu các số này đúng, hãy ghi lý do rồi làm lại bước này."
                )
        changed: dict[str, Any] = {"state": step.ends}
        if step.name == "send":
            changed["sent_by"] = user
        if step.ends in (S.PUBLISHED, S.SCHEDULED):
            changed |= {"publish_at": hour if step.needs_hour else now, "published_by": user}
        elif step.ends == S.DRAFT:
            changed |= {"publish_at": None, "published_by": None, "sent_by": None}
        with pghistory.context(**({"reason": reason} if reason else {})):
            Article.objects.filter(pk=row.pk).update(changed_at=now, **changed)
        row.refresh_from_db()
    return row
