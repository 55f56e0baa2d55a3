"""What returns wait for from who opens the desk."""

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.numbers import format_number
from returns.absent import find_absent
from returns.models import ReturnState
from returns.sending import approvable
from returns.work import list_tasks

Line = dict[str, str]


def list_waiting(user: User) -> list[Line]:
    """Returns to approve, own ones to send or mend, and officers to call before a deadline."""
    return [*_list_approvals(user), *_list_own(user), *_list_absent(user)]


def _list_approvals(user: User) -> list[Line]:
    found = approvable(user).order_by().aggregate(
        count=Count("pk"), oldest=Min("return_of__submitted_at")
    )  # fmt: skip
    if not found["count"]:
        return []
    return [
        {
            "name": f"Duyệt {format_number(found['count'])} báo cáo đã nộp",
            "url": reverse("returns:inbox"),
            "note": f"Nộp sớm nhất ngày {format_date(timezone.localdate(found['oldest']))}.",
            "word": "chờ bạn",
        }
    ]


def _list_own(user: User) -> list[Line]:
    today = timezone.localdate()
    return [
        {
            "name": task.form.name,
            "url": reverse("returns:return", args=[task.form.code, task.period.code]),
            "note": f"Hạn {format_date(task.deadline)}.",
            "word": "trả lại" if task.state == ReturnState.SENT_BACK else
            "quá hạn" if task.deadline < today else
            "hạn hôm nay" if task.deadline == today else "chưa nộp",
        }
        for task in list_tasks(user)
        if task.done < len(task.dues)
    ]  # fmt: skip


def _list_absent(user: User) -> list[Line]:
    absent = find_absent(user, timezone.localdate())
    if absent is None:
        return []
    return [
        {
            "name": f"{format_number(absent.count)} cán bộ chưa đăng nhập từ hạn trước",
            "url": absent.url,
            "note": f"Hạn nộp {format_date(absent.deadline)}. Hãy gọi, in phiếu cho ai quên.",
            "word": "nên gọi",
        }
    ]
