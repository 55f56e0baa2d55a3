"""The officer's day: what is due, first things first."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from figures.models import Period
from funds.pending import list_pending as list_fund_tasks
from funds.rounds.tasks import list_tasks as list_round_tasks
from khuyenhoc.lib import periods
from khuyenhoc.lib.sheets.limits import RETURN, describe_limits
from khuyenhoc.lib.sheets.reading import Severity
from learning_models.deadlines import list_tasks as list_model_tasks
from meetings.pending import list_pending
from returns.models import Reading, ReadingState, ReturnState
from returns.work import DONE, SIGNS, Task, latest_readings, list_tasks

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the officer owes in the open periods, and how far each return is."""
    today = timezone.localdate()
    tasks = list_tasks(request.user)
    readings = latest_readings(request.user, tasks)
    lines = [
        _describe_task(task, readings.get((task.form.pk, task.period.pk)), today) for task in tasks
    ]
    both = zip(tasks, lines, strict=True)
    undone = [(task, line) for task, line in both if task.done < len(task.dues)]
    nearest, main = undone[0] if undone else (None, None)
    if main:
        main["is_now"] = True
    context = {
        "period": {"label": period_words(nearest.period)} if nearest else None,
        "deadline": describe_deadline(nearest.deadline, today) if nearest else None,
        "done": sum(task.done == len(task.dues) for task in tasks),
        "due": len(tasks),
        "main": {"label": main["action"], "url": main["url"]} if main else None,
        "tasks": lines,
        "model_tasks": list_model_tasks(request.user),
        "fund_tasks": list_fund_tasks(request.user),
        "meeting_tasks": list_pending(request.user),
        "round_tasks": [
            {
                "name": each.title,
                "url": each.url,
                "note": each.text,
                "state": "submitted",
                "word": "đang chờ bạn",
            }
            for each in list_round_tasks(request.user)
        ],
    }
    return render(request, "returns/home.html", context)


@never_cache
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """How to send, and the limits, from the table that the code obeys."""
    context = {
        "limits": [_split(line) for line in describe_limits(RETURN)],
        "numbers": [
            {"typed": "1.234", "meaning": "1.234"},
            {"typed": "1234", "meaning": "1.234"},
            {"typed": "12,5%", "meaning": "12,5 %"},
            {"typed": "153 triệu (cột tiền)", "meaning": "153.000.000 đồng"},
            {"typed": "0", "meaning": "không có, bằng không"},
            {"typed": "(để trống)", "meaning": "chưa nhập; không bao giờ thành 0"},
            {"typed": "không áp dụng", "meaning": "không thuộc diện"},
            {"typed": "chưa có số liệu", "meaning": "chưa báo cáo"},
        ],
    }
    return render(request, "returns/help.html", context)


def _split(line: str) -> dict[str, str]:
    """ "Số trang tính: tối đa 50." as a fact."""
    label, colon, value = line.partition(": ")
    return {"label": label, "value": value} if colon else {"label": "Cùng lúc", "value": line}


def period_label(period: Period) -> str:
    """ "Năm 2024", as it begins a line."""
    return periods.label(periods.parse_code(period.code))


def period_words(period: Period) -> str:
    """ "năm 2024", "quý III/2025", as it stands within a sentence."""
    label = period_label(period)
    return label[:1].lower() + label[1:]


def describe_deadline(deadline: date, today: date) -> dict[str, object]:
    """A deadline in words: how many days are left, or by how many it was missed."""
    left = (deadline - today).days
    if left > 0:
        word = f"Còn {left} ngày"
    elif left == 0:
        word = "Hôm nay là hạn cuối"
    else:
        word = f"Quá hạn {-left} ngày"
    return {
        "on": deadline,
        "weekday": WEEKDAYS[deadline.weekday()],
        "days_left": left,
        "word": word,
    }


def _describe_task(task: Task, reading: Reading | None, today: date) -> dict[str, object]:
    url = reverse("returns:return", args=[task.form.code, task.period.code])
    states = task.states
    count = len(task.dues)
    note = f"{period_label(task.period)}. Hạn {task.deadline:%d/%m/%Y}."
    if count > 1:
        note += f" Đã nộp {task.done} trên {count} đơn vị."
    state, word, action = SIGNS[task.state], "", f"Làm {task.form.name}"
    if task.done == count:
        state = "approved" if states[ReturnState.APPROVED] == count else "submitted"
    elif reading and reading.state == ReadingState.READ:
        url = reverse("returns:reading", args=[reading.pk])
        errors = sum(each["severity"] == Severity.ERROR for each in reading.problems)
        if errors:
            state, word = "in_error", f"Có {errors} lỗi"
            action = f"Sửa {errors} ô lỗi ở {task.form.name}"
        else:
            state, word, action = "draft", "Chờ nộp", f"Xem lại và nộp {task.form.name}"
    elif task.is_late(today) and task.state not in (ReturnState.SENT_BACK, *DONE):
        state = "overdue"
    elif task.state == ReturnState.SENT_BACK:
        action = f"Xem vì sao {task.form.name} bị trả lại"
    return {
        "name": task.form.name,
        "url": url,
        "note": note,
        "state": state,
        "word": word,
        "action": action,
        "is_now": False,
    }
