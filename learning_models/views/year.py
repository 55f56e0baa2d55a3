"""A unit's year of a model: who is registered, how far each is; registering one case."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import ReadKind
from associations.models import Association
from khuyenhoc.lib.name_keys import key_place
from learning_models.cycle import Conflict, count_states, is_expired
from learning_models.deadlines import describe_step, find_next
from learning_models.forms import RegisterForm
from learning_models.model_rules import find_warnings
from learning_models.models import (
    PRIVATE_SUBJECTS,
    Bearer,
    Registration,
    RegistrationState,
    Subject,
)
from learning_models.reads import note_bearer_reads
from learning_models.registering import Similar, find_similar, find_twice, register
from learning_models.rights import may_enter
from learning_models.series import RUNS, find_running
from learning_models.sets import find_set
from learning_models.views.asked import (
    SIGNS,
    UnitYear,
    find_unit_year,
    narrow_to_name,
    read_word,
)

PAGE = 50
EXPIRED = "expired"
TWICE = "hai-noi"
RUN_WORDS = {f"{years}-nam-lien": years for years in RUNS}
# What to do next, by the first state that has somebody in it.
NEXT = (
    (RegistrationState.PROPOSED, "Chờ cấp trên quyết định danh sách đã đề nghị."),
    (RegistrationState.REVIEWED, "Xem lại danh sách rồi gửi đề nghị công nhận."),
    (RegistrationState.ASSESSED, "Họp bình xét, ghi biên bản và số phiếu."),
    (RegistrationState.REGISTERED, "Cho tự chấm, rồi họp bình xét."),
)


@never_cache
@require_safe
def year(request: HttpRequest, unit: int, model: str, year: int) -> HttpResponse:
    """The table of a unit's year, and of the units below it."""
    found = find_unit_year(request.user, unit, model, year)
    rows = Registration.objects.filter(association=found.unit, model=found.model, year=found.year)
    today = timezone.localdate()
    asked = {name: read_word(request, name) for name in ("tim", "trang-thai", "thon")}
    twice = find_twice(found.unit, found.model, found.year)
    running = find_running(found.model, found.year, [found.unit], min(RUNS))
    chosen = _narrow(rows.select_related("bearer", "group"), asked, twice, running)
    page = Paginator(chosen.order_by("bearer__hamlet_key", "bearer__name_key", "pk"), PAGE)
    shown = page.get_page(request.GET.get("trang"))
    counts = Counter(count_states(rows))
    warnings = find_warnings([row.pk for row in shown])
    places = dict(
        Association.objects.filter(
            pk__in={key for keys in twice.values() for key in keys}
        ).values_list("pk", "full_name")
    )
    if found.model.subject in PRIVATE_SUBJECTS and shown.object_list:
        read = Bearer.objects.filter(pk__in=[row.bearer_id for row in shown])
        note_bearer_reads(read, request.user, ReadKind.PAGE)
    lines = [
        {
            "pk": row.pk,
            "row": row,
            "sign": SIGNS[row.state],
            "word": "Hết hạn" if is_expired(row, today) else row.get_state_display().capitalize(),
            "notes": [
                *warnings.get(row.pk, []),
                *(f"Có thể đã đăng ký ở {places[key]}." for key in twice.get(row.pk, ())),
            ],
            "years": running.get(row.bearer_id, 0),
        }
        for row in shown
    ]
    answer = may_enter(request.user, found.unit)
    context = {
        "found": found,
        "crumbs": found.list_crumbs(with_year=False),
        "deadline": _tell_deadline(found),
        "next": next((word for state, word in NEXT if counts[state]), ""),
        "tally": [
            {"count": counts[state], "word": state.label}
            for state in RegistrationState
            if counts[state]
        ],
        "below": _count_below(request, found),
        "lines": lines,
        "page": shown,
        "asked": asked,
        "state": asked["trang-thai"],
        "states": [*RegistrationState.choices, (EXPIRED, "hết hạn"),
                   (TWICE, "có thể đăng ký ở hai nơi"),
                   *((word, f"từ {years} năm liền") for word, years in RUN_WORDS.items())],
        "hamlets": list(
            rows.exclude(bearer__hamlet="").order_by("bearer__hamlet_key")
            .values_list("bearer__hamlet", flat=True).distinct()[:200]
        ),
        "runs": _count_runs(found, running),
        "twice": len(twice),
        "twice_url": found.find_url(**{"trang-thai": TWICE}),
        "can_enter": bool(answer) and found.is_open,
        "may_not": "" if answer else answer.reason,
        "register_url": found.find_url("register"),
        "review_url": found.find_url("review"),
        "propose_url": found.find_url("propose"),
    }  # fmt: skip
    return render(request, "learning_models/year.html", context)


def _narrow(
    rows: QuerySet[Registration],
    asked: dict[str, str],
    twice: Collection[int],
    running: Mapping[int, int],
) -> QuerySet[Registration]:
    rows = narrow_to_name(rows, asked["tim"])
    if asked["thon"]:
        rows = rows.filter(bearer__hamlet_key=key_place(asked["thon"]))
    if asked["trang-thai"] == EXPIRED:
        return rows.filter(valid_until__lte=timezone.localdate())
    if asked["trang-thai"] == TWICE:
        return rows.filter(pk__in=twice)
    if asked["trang-thai"] in RUN_WORDS:
        least = RUN_WORDS[asked["trang-thai"]]
        return rows.filter(bearer__in=[pk for pk, years in running.items() if years >= least])
    if asked["trang-thai"] in RegistrationState.values:
        rows = rows.filter(state=asked["trang-thai"])
    return rows


def _count_runs(found: UnitYear, running: Mapping[int, int]) -> list[dict[str, Any]]:
    """How many hold the title for years running, each with where they are listed."""
    counted = [
        (word, least, sum(years >= least for years in running.values()))
        for word, least in RUN_WORDS.items()
    ]
    return [
        {"years": least, "count": count, "url": found.find_url(**{"trang-thai": word})}
        for word, least, count in counted
        if count
    ]


def _tell_deadline(found: UnitYear) -> str:
    day = timezone.localdate()
    criteria_set = find_set(found.model, found.unit, day.replace(found.year, 12, 31))
    coming = find_next(criteria_set, found.year, day)
    return describe_step(*coming, day) if coming else ""


def _count_below(request: HttpRequest, found: UnitYear) -> list[dict[str, Any]]:
    """The units below with what they have; empty for a unit without any."""
    if found.unit.is_leaf_node():
        return []
    below = Association.objects.filter(
        tree_id=found.unit.tree_id, lft__gt=found.unit.lft, rght__lt=found.unit.rght,
        level="commune",
    ).alive(timezone.localdate())  # fmt: skip
    counted = (
        Registration.objects.filter(
            association__in=below.values("pk"), model=found.model, year=found.year
        )
        .order_by()
        .values_list("association", "state")
        .annotate(count=Count("pk"))
    )
    states: dict[int, Counter[str]] = {}
    for key, state, count in counted:
        states.setdefault(key, Counter())[state] += count
    lines = []
    for unit in below.order_by("lft"):
        of_unit = states.get(unit.pk, Counter())
        each = UnitYear(unit, found.model, found.year, found.is_open)
        lines.append(
            {
                "name": unit.full_name,
                "url": each.find_url() if of_unit or found.is_open else "",
                "registered": sum(of_unit.values()) - of_unit["withdrawn"] if of_unit else None,
                "proposed": of_unit["proposed"],
                "recognised": of_unit["recognised"] + of_unit["re_recognised"],
                "refused": of_unit["not_recognised"] + of_unit["lost"],
            }
        )
    return lines


# ----- one case -----


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register_page(request: HttpRequest, unit: int, model: str, year: int) -> HttpResponse:
    """Register one case; who may be the same is shown first."""
    found = find_unit_year(request.user, unit, model, year)
    may_enter(request.user, found.unit).require()
    asked = (found.unit, found.model, found.year)
    if request.method != "POST":
        return _ask(request, found, RegisterForm(*asked))
    form = RegisterForm(*asked, request.POST)
    if not form.is_valid():
        return _ask(request, found, form, status=422)
    similar = find_similar(
        found.unit, found.model, found.year, form.cleaned_data["name"],
        form.cleaned_data.get("birth_year"),
    )  # fmt: skip
    chosen = request.POST.get("la", "")
    if similar and similar[0].is_here and found.model.subject == Subject.PLACE:
        chosen = str(similar[0].bearer.pk)  # a unit is no other of its name
    if similar and not chosen:
        return _ask(request, found, form, similar, status=409)
    same = next((each.bearer for each in similar if str(each.bearer.pk) == chosen), None)
    try:
        row = register(
            found.unit, found.model, found.year, request.user, bearer=same,
            fields=form.list_fields(), group=form.cleaned_data.get("group"),
        )  # fmt: skip
    except Conflict as conflict:
        form.add_error(None, str(conflict))
    except ValidationError as error:
        _add_errors(form, error)
    else:
        if "them" in request.POST:
            return redirect(found.find_url("register"))
        return redirect("learning_models:registration", row.pk)
    return _ask(request, found, form, similar, status=409)


def _add_errors(form: RegisterForm, error: ValidationError) -> None:
    """What the rules of a bearer say, at the fields that the form has."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, messages in error.message_dict.items():
        form.add_error(name if name in form.fields else None, messages)


def _ask(
    request: HttpRequest,
    found: UnitYear,
    form: RegisterForm,
    similar: list[Similar] | None = None,
    status: int = 200,
) -> HttpResponse:
    here = [each for each in similar or [] if each.is_here]
    context = {
        "found": found,
        "crumbs": found.list_crumbs(),
        "form": form,
        "here": here,
        "elsewhere": [each for each in similar or [] if not each.is_here],
        "is_asked": bool(similar),
    }
    if here and found.model.subject in PRIVATE_SUBJECTS:
        read = Bearer.objects.filter(pk__in=[each.bearer.pk for each in here])
        note_bearer_reads(read, request.user, ReadKind.PAGE)
    return render(request, "learning_models/register.html", context, status=status)
