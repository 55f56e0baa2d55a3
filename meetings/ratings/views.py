"""Self-ratings: tables, a unit's own points, the check by the unit above, the ranking."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import associations_for, holds
from accounts.models import Role, User
from associations.models import Association
from associations.scope import is_within
from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.tables import XLSX
from meetings.calling import MeetingRefused
from meetings.models import RatingState, ScoringTable, SelfRating
from meetings.ratings import papers, ranking, scoring, tables
from meetings.ratings.forms import TableForm
from meetings.ratings.pending import list_to_check, list_to_score
from meetings.rights import may_speak, reach_above
from meetings.views.meetings import PDF, list_crumbs

MOST = 50  # ratings or tables on one leaf
POINTS, SAID = "diem", "ghi"  # fields of a criterion: its points; evidence, or why corrected


def _list_crumbs() -> list[dict[str, str]]:
    return [*list_crumbs(), {"label": "Tự chấm điểm", "url": reverse("ratings:home")}]


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the user's units have still to score, what waits for a check, tables and results."""
    user = request.user
    ratings = SelfRating.objects.within(user.associations()).exclude(state=RatingState.WITHDRAWN)
    related = ratings.select_related("association", "table__issuer")
    own = ScoringTable.objects.within(user.associations()).select_related("issuer", "level")
    may = holds(user, Role.APPROVE)
    context = {
        "crumbs": list_crumbs(),
        "to_score": list_to_score(user),
        "waiting": list_to_check(user)[:MOST],
        "tables": own[:MOST],
        "page": Paginator(related, MOST).get_page(request.GET.get("trang")),
        "may": may,
    }
    return render(request, "meetings/ratings/home.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new table, empty or like an earlier one."""
    holds(request.user, Role.APPROVE).require()
    asked = request.GET.get("tu", "")
    rows = ScoringTable.objects.within(request.user.associations())
    like = rows.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 10 else None
    row = ScoringTable(year=timezone.localdate().year)
    if like is not None:
        for name in ("issuer", "level", "name", "grades", "ties"):
            setattr(row, name, getattr(like, name))
    return _write(request, row, "Bảng chấm điểm mới", like)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a table that is not published yet."""
    rows = ScoringTable.objects.within(request.user.associations()).select_related("issuer")
    found = get_object_or_404(rows, pk=pk)
    tables.require_approver(request.user, found.issuer)
    return _write(request, found, found.name)


def _write(
    request: HttpRequest, row: ScoringTable, heading: str, like: ScoringTable | None = None
) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    issuers = Association.objects.within(associations_for(request.user, Role.APPROVE))
    form = TableForm(issuers.filter(closed_on=None), sent, instance=row, like=like)
    refused = ""
    if sent is not None and form.is_valid():
        try:
            kept = tables.keep_table(form.instance, form.cleaned_data["lines"], request.user)
            return redirect("ratings:table", kept.pk)
        except MeetingRefused as refusal:
            refused = str(refusal)
    context = {
        "crumbs": _list_crumbs(),
        "form": form,
        "heading": heading,
        "lead": "Đơn vị chỉ thấy bảng sau khi ban hành; trước đó còn sửa được.",
        "button": "Lưu bảng",
        "refused": refused,
    }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "meetings/form.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest, pk: int) -> HttpResponse:
    """A table with its criteria, and for its issuer the ranking; by POST it is published."""
    found = get_object_or_404(_list_readable(request.user).select_related("issuer", "level"), pk=pk)
    refused = ""
    if request.method == "POST":
        try:
            tables.publish(found, request.user)
            return redirect("ratings:table", found.pk)
        except MeetingRefused as refusal:
            refused = str(refusal)
    leads = is_within(found.issuer, request.user.associations())
    criteria = list(found.criteria.select_related("indicator"))
    total = sum(each.most for each in criteria if each.most is not None)
    context = {
        "crumbs": _list_crumbs(),
        "table": found,
        "criteria": [(each, tables.tell_bands(each)) for each in criteria],
        "total": total,
        "grades": tables.read_bands(found.grades),
        "ties": tables.list_ties(found),
        "groups": ranking.rank(found) if leads and found.published_at else [],
        "may": leads and is_within(found.issuer, associations_for(request.user, Role.APPROVE)),
        "refused": refused,
    }
    status = 409 if refused else 200
    return render(request, "meetings/ratings/table.html", context, status=status)


@never_cache
@require_safe
def ranking_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The ranking as a workbook."""
    rows = ScoringTable.objects.within(request.user.associations())
    found = get_object_or_404(rows.exclude(published_at=None), pk=pk)
    content = papers.export_ranking(found, ranking.rank(found))
    return _send(content, XLSX, f"xep-hang-{found.year}-{found.pk}.xlsx")


@never_cache
@require_safe
def rating_file(request: HttpRequest, pk: int) -> HttpResponse:
    """A rating to print, sign and file."""
    rows = SelfRating.objects.within(request.user.associations())
    found = get_object_or_404(rows.select_related("association", "table"), pk=pk)
    lines = list(found.lines.select_related("criterion"))
    return _send(papers.print_rating(found, lines), PDF, f"bang-diem-{found.pk}.pdf")


def _send(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _list_readable(user: User):
    """Tables of the user's part of the tree, and published ones of the units above it."""
    seats = user.associations()
    above = reach_above(seats, "issuer")
    own = Q(pk__in=ScoringTable.objects.within(seats))
    return ScoringTable.objects.filter(own | above & Q(published_at__isnull=False))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def score(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    """A unit rates itself: points from figures stand there, the others are typed."""
    units = Association.objects.within(request.user.associations())
    found = get_object_or_404(units, pk=unit)
    may_speak(request.user, found).require()
    chosen = get_object_or_404(scoring.list_tables_for(found).select_related("issuer"), pk=pk)
    standing = chosen.ratings.exclude(state=RatingState.WITHDRAWN)
    rating = standing.filter(association=found).first()
    if rating is not None and rating.state == RatingState.CHECKED:
        return redirect("ratings:rating", rating.pk)
    criteria = list(chosen.criteria.select_related("indicator"))
    typed = {line.criterion_id: (_write_points(line.claimed), line.evidence)
             for line in (rating.lines.all() if rating else ())}  # fmt: skip
    problems, refused, status = {}, "", 200
    if request.method == "POST":
        typed = _read_typed(request, criteria)
        send = request.POST.get("viec") == "send"
        try:
            kept = scoring.score(chosen, found, typed, request.user, send=send)
            return redirect("ratings:rating", kept.pk)
        except scoring.PointsRefused as bad:
            problems, refused, status = bad.problems, str(bad), 422
        except MeetingRefused as refusal:
            refused, status = str(refusal), 409
    figures = scoring.read_year(chosen, found)
    context = {
        "crumbs": _list_crumbs(),
        "table": chosen,
        "unit": found,
        "rows": [_describe(each, typed, problems, figures) for each in criteria],
        "problems": _list_problems(problems),
        "refused": refused,
    }
    return render(request, "meetings/ratings/score.html", context, status=status)


def _describe(criterion, typed, problems, figures) -> dict[str, object]:
    """One block of the form; ``figure`` gives the points where it is known."""
    code = criterion.indicator.code if criterion.indicator else ""
    figure = figures.get(code)
    points, said = typed.get(criterion.pk, ("", ""))
    return {
        "criterion": criterion,
        "figure": figure,
        "points": points if figure is None else tables.find_points(criterion, figure),
        "said": said,
        "error": problems.get(criterion.pk, ""),
        "is_missing": bool(code) and figure is None,
        "bands": tables.tell_bands(criterion),
    }


def _read_typed(request: HttpRequest, criteria) -> dict[int, tuple[str, str]]:
    return {
        each.pk: (request.POST.get(f"{POINTS}-{each.pk}", ""),
                  request.POST.get(f"{SAID}-{each.pk}", ""))
        for each in criteria
    }  # fmt: skip


def _list_problems(problems: dict[int, str]) -> list[dict[str, str]]:
    """For components/error_summary.html."""
    return [{"href": f"#{POINTS}-{pk}", "place": "", "text": text} for pk, text in problems.items()]


def _write_points(points) -> str:
    return "" if points is None else format_number(points)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rating(request: HttpRequest, pk: int) -> HttpResponse:
    """One self-rating; the unit above checks it by POST."""
    rows = SelfRating.objects.within(request.user.associations())
    related = rows.select_related("association__parent", "table__issuer", "checked_by__person")
    found = get_object_or_404(related, pk=pk)
    may = scoring.may_check(request.user, found)
    lines = list(found.lines.select_related("criterion__indicator"))
    typed = {line.criterion_id: (_write_points(line.given), line.reason) for line in lines}
    remark, problems, refused, status = found.remark, {}, "", 200
    if request.method == "POST":
        may.require()
        typed = _read_typed(request, [line.criterion for line in lines])
        remark = request.POST.get("nhan-xet", "")
        try:
            scoring.check(found, typed, remark, request.user)
            return redirect("ratings:rating", found.pk)
        except scoring.PointsRefused as bad:
            problems, refused, status = bad.problems, "Chưa lưu thẩm định.", 422
        except MeetingRefused as refusal:
            refused, status = str(refusal), 409
    figures = scoring.read_year(found.table, found.association)
    context = {
        "crumbs": _list_crumbs(),
        "rating": found,
        "rows": [
            {
                "line": line,
                "points": typed[line.criterion_id][0],
                "said": typed[line.criterion_id][1],
                "error": problems.get(line.criterion_id, ""),
                "newer": _find_newer(line, figures),
            }
            for line in lines
        ],
        "remark": remark,
        "may": may and found.state in (RatingState.SENT, RatingState.CHECKED),
        "may_score": found.state in (RatingState.DRAFT, RatingState.SENT)
        and may_speak(request.user, found.association)
        and scoring.list_tables_for(found.association).filter(pk=found.table_id).exists(),
        "place": ranking.find_place(found) if found.state == RatingState.CHECKED else None,
        "problems": _list_problems(problems),
        "refused": refused,
    }
    return render(request, "meetings/ratings/rating.html", context, status=status)


def _find_newer(line, figures):
    """The figure of today where it is not the one that the points were taken from."""
    now = figures.get(line.criterion.indicator.code) if line.criterion.indicator else None
    return now if now != line.figure else None
