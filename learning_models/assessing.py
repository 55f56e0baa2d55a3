"""Scoring a registration by the set that is in force for it (product.md L1, L2)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction

from accounts.models import User
from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.points import read_points
from learning_models.cycle import Conflict, lock, require_open
from learning_models.judging import Answer, BadAnswers, Judgement, Sheet, judge, read_sheet
from learning_models.models import (
    Area,
    Assessment,
    Assessor,
    CriteriaSet,
    Judging,
    Registration,
    RegistrationState,
)
from learning_models.rights import may_enter
from learning_models.sets import find_hard, find_set

NO_SET = (
    "Chưa có bộ tiêu chí nào được ban hành cho mô hình này trong năm, nên không tự chấm được. Hãy "
    "ghi kết quả theo quyết định công nhận."
)
MET, NOT_MET = "met", "not_met"


def find_set_of(registration: Registration) -> CriteriaSet:
    """The set that judges a registration: that which judged it before, else the one in force at the
    end of its year. Raises ``Conflict`` where there is none."""
    if registration.criteria_set is not None:
        return registration.criteria_set
    found = find_set(registration.model, registration.association, date(registration.year, 12, 31))
    if found is None:
        raise Conflict(NO_SET)
    return found


def is_percentage(sheet: Sheet, number: str) -> bool:
    """Whether an indicator of a set by levels asks for a percentage."""
    return any(number in rule.percentages for rule in sheet.rules)


def read_answers(sheet: Sheet, typed: Mapping[str, str]) -> dict[str, Answer]:
    """What was typed, by number, as answers: points and percentages as Vietnamese writes them, met
    or not, or the level at which it is met. Raises ``BadAnswers``; what is empty is left out."""
    answers: dict[str, Answer] = {}
    problems = {}
    levels = {str(rule.level) for rule in sheet.rules if rule.level is not None}
    for item in sheet.items:
        text = typed.get(item.number, "").strip()
        if not text:
            continue
        if sheet.judging == Judging.LEVELS and not is_percentage(sheet, item.number):
            if text in (MET, NOT_MET):
                answers[item.number] = text == MET
            elif text in levels:
                answers[item.number] = int(text)
            else:
                problems[item.number] = f"Chỉ số {item.number}: hãy chọn một mức."
            continue
        number = read_points(text)
        if number is None:
            problems[item.number] = f"Chỉ số {item.number}: “{text}” không phải là số. Ví dụ 7,5."
        else:
            answers[item.number] = number
    if problems:
        raise BadAnswers(problems)
    return answers


def write_answers(answers: Mapping[str, Answer]) -> dict[str, str | bool]:
    """Answers as they are kept: numbers as text, met or not as a bool."""
    return {
        number: given if isinstance(given, bool) else str(given)
        for number, given in answers.items()
    }


def add_up(sheet: Sheet, answers: Mapping[str, Answer]) -> str:
    """The running total of what is answered so far, for people; "" for a set by levels."""
    if sheet.judging != Judging.POINTS:
        return f"{len(answers)} trên {len(sheet.items)} chỉ số đã trả lời"
    points = sum((Decimal(given) for given in answers.values()), Decimal())
    most = sum((item.most or Decimal() for item in sheet.items), Decimal())
    return (
        f"{format_number(points)} trên {format_number(most)} điểm, {len(answers)} trên "
        f"{len(sheet.items)} chỉ số đã chấm"
    )


@transaction.atomic
def assess(
    registration: Registration,
    answers: Mapping[str, Answer],
    assessor: Assessor,
    by: User | None,
) -> tuple[Assessment, Judgement]:
    """Judge answers and keep them with their result; the latest of each assessor counts.

    ``by`` None: the bearer himself, by his own link. Raises ``CannotJudge`` for a set that is not
    complete, ``BadAnswers``, ``Conflict`` where scoring may not follow, ``PermissionDenied``.
    """
    if by is not None:
        may_enter(by, registration.association).require()
    [row] = lock([registration], "assess" if assessor == Assessor.SELF else "score")
    require_open(row.association, row.model, row.year)
    criteria_set = find_set_of(row)
    is_hard = bool(find_hard([row.association], date(row.year, 12, 31)))
    row.area = Area.HARD if is_hard else Area.COMMON
    judgement = judge(read_sheet(criteria_set), answers, row.area)
    assessment = Assessment.objects.create(
        registration=row, assessor=assessor, criteria_set=criteria_set,
        answers=write_answers(answers), total=judgement.total, grade=judgement.grade,
        is_reached=judgement.is_recognised, by=by,
    )  # fmt: skip
    row.criteria_set = criteria_set
    if row.state == RegistrationState.REGISTERED:
        row.state = RegistrationState.ASSESSED
    if assessor == Assessor.SELF:
        row.self_score = judgement.total
    else:
        row.score = judgement.total
    row.grade, row.level = judgement.grade, judgement.level
    row.save(
        update_fields=["area", "criteria_set", "state", "self_score", "score", "grade", "level"]
    )
    return assessment, judgement


def read_given(assessment: Assessment | None) -> dict[str, str]:
    """Answers kept before, as they are typed into the form again."""
    given = assessment.answers if assessment else {}
    return {
        number: (MET if value else NOT_MET) if isinstance(value, bool) else value.replace(".", ",")
        for number, value in given.items()
    }
