"""The directory of officers on a page, as a workbook and on paper; who was read is written down."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.directory.listing import HEADS, list_posts, list_vacancies, read_lines, write_rows
from accounts.models import Post, ReadKind
from accounts.reads import note_reads
from associations.models import Association
from khuyenhoc.lib.pdf import set_paper
from khuyenhoc.lib.tables import XLSX, write_xlsx

PAGE = 50
VACANT_SHOWN = 50
MOST = {
    "pdf": 200,
    "xlsx": 20_000,
}  # posts in a file: 500 were set on paper in 8 s, too long to wait


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The officer's own units; who has one alone is led to its directory."""
    units = list(request.user.associations().distinct().order_by("tree_id", "lft"))
    if len(units) == 1:
        return redirect("directory:unit", units[0].pk)
    return render(request, "accounts/directories.html", {"units": units})


@never_cache
@require_safe
def unit_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Officers of a unit and of the units below it, and the offices that stand vacant."""
    unit = _find_unit(request, pk)
    today, asked = timezone.localdate(), request.GET.get("tim", "").strip()[:160]
    posts = list_posts(_just(unit), today, asked)
    page = Paginator(posts, PAGE).get_page(request.GET.get("trang"))
    vacancies = [] if asked else list_vacancies(_just(unit), today)
    _note(list(page.object_list), request, ReadKind.PAGE)
    context = {
        "unit": unit,
        "asked": asked,
        "page": page,
        "lines": read_lines(page.object_list, request.user),
        "vacancies": vacancies[:VACANT_SHOWN],
        "vacant": len(vacancies),
    }
    return render(request, "accounts/directory.html", context)


@never_cache
@require_safe
def file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The whole directory of a unit and of those below it, as PDF or XLSX."""
    unit, today = _find_unit(request, pk), timezone.localdate()
    posts = list(list_posts(_just(unit), today)[: MOST[kind] + 1])
    if len(posts) > MOST[kind]:
        return render(request, "accounts/directory_too_long.html", {"unit": unit}, status=409)
    lines, vacancies = read_lines(posts, request.user), list_vacancies(_just(unit), today)
    _note(posts, request, ReadKind.EXPORT)
    if kind == "xlsx":
        body = write_xlsx("Danh bạ", HEADS, write_rows(lines, vacancies))
    else:
        context = {
            "unit": unit, "today": today, "lines": lines, "vacancies": vacancies,
            "site_name": settings.SITE_NAME,
        }  # fmt: skip
        root = request.build_absolute_uri("/").rstrip("/")
        body = set_paper(render_to_string("accounts/directory_paper.html", context), root)
    headers = {"Content-Disposition": f'attachment; filename="danh-ba-{unit.pk}.{kind}"'}
    content_type = XLSX if kind == "xlsx" else "application/pdf"
    return HttpResponse(body, content_type=content_type, headers=headers)


def _find_unit(request: HttpRequest, pk: int) -> Association:
    living = Association.objects.within(request.user.associations()).alive(timezone.localdate())
    return get_object_or_404(living, pk=pk)


def _just(unit: Association):
    return Association.objects.filter(pk=unit.pk)


def _note(posts: list[Post], request: HttpRequest, kind: ReadKind) -> None:
    note_reads({post.person_id: post.person for post in posts}.values(), request.user, kind)
