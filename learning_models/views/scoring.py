"""The form that scores a registration, for officers and for who scores himself."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import User
from khuyenhoc.lib.names import clean
from learning_models.assessing import (
    MET,
    NOT_MET,
    add_up,
    assess,
    find_set_of,
    is_percentage,
    read_answers,
    read_given,
)
from learning_models.cycle import Conflict
from learning_models.judging import BadAnswers, CannotJudge, Sheet, read_sheet
from learning_models.models import Assessor, Judging, Registration

FIELD = "c-"
ADD, KEEP = "add", "keep"
LONGEST = 12


def ask_for_scores(
    request: HttpRequest,
    row: Registration,
    assessor: Assessor,
    by: User | None,
    context: dict[str, Any],
) -> HttpResponse:
    """Ask, add up, or keep: the running total is worked out here, so it needs no script."""
    context["row"] = row
    try:
        sheet = read_sheet(find_set_of(row))
    except Conflict as conflict:
        return render(
            request, "learning_models/score.html", context | {"refusal": str(conflict)}, status=409
        )
    last = row.assessments.filter(assessor=assessor).first()
    typed, problems, judgement, status = read_given(last), {}, None, 200
    if request.POST.get("viec") in (ADD, KEEP):
        typed = {
            item.number: clean(request.POST.get(f"{FIELD}{item.number}", ""))[:LONGEST]
            for item in sheet.items
        }
        try:
            answers = read_answers(sheet, typed)
            context["total"] = add_up(sheet, answers)
            if request.POST.get("viec") == KEEP:
                _, judgement = assess(row, answers, assessor, by)
                row.refresh_from_db()
                if by is not None:
                    return redirect("learning_models:registration", row.pk)
        except BadAnswers as bad:
            problems, status = bad.problems, 422
        except (CannotJudge, Conflict) as refusal:
            context["refusal"], status = str(refusal), 409
    elif last:
        context["total"] = add_up(sheet, read_answers(sheet, typed))
    if sheet.gaps and "refusal" not in context:
        context["refusal"] = (
            f"“{sheet.name}” chưa đủ, nên không tự chấm được. Hãy ghi kết quả theo quyết định."
        )
    context |= {
        "set": sheet,
        "items": [_describe_item(sheet, item, typed, problems) for item in sheet.items],
        "problems": problems,
        "judgement": judgement,
    }
    return render(request, "learning_models/score.html", context, status=status)


def _describe_item(
    sheet: Sheet, item: Any, typed: Mapping[str, str], problems: Mapping[str, str]
) -> dict[str, Any]:
    """One block of the form."""
    is_choice = sheet.judging == Judging.LEVELS and not is_percentage(sheet, item.number)
    given = typed.get(item.number, "")
    levels = [(str(rule.level), rule.name) for rule in sheet.rules if rule.level is not None]
    choices = [(NOT_MET, "Chưa đạt"), (MET, "Đạt"), *reversed(levels)] if is_choice else []
    return {
        "number": item.number,
        "id": f"{FIELD}{item.number}".replace(".", "-"),
        "name": f"{FIELD}{item.number}",
        "text": item.text,
        "most": item.most,
        "is_percentage": sheet.judging == Judging.LEVELS and not is_choice,
        "value": given,
        "choices": [
            {"value": value, "label": label, "is_chosen": value == given}
            for value, label in choices
        ],
        "error": problems.get(item.number, ""),
    }
