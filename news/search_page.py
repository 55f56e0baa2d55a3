"""The context of templates/news/search.html: one box for articles, documents, units and figures."""

from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import F
from django.db.models.functions import Left
from django.http import QueryDict
from django.urls import reverse
from django.utils.timezone import get_current_timezone

from associations import finding
from associations.finding import FoundBy
from associations.models import Association
from figures import results
from figures.addresses import link_walk
from figures.catalogue import indicators as read_catalogue
from figures.readings import read
from figures.spans import name_period
from figures.wordings import write_number
from khuyenhoc.lib.names import vn_norm
from news import searching
from news.library import show_row
from news.models import Article, Document
from news.questions import Question, read_question
from news.searching import find_rows, show_found

KINDS = (("", "Tất cả"), ("bai", "Bài viết"), ("van-ban", "Văn bản"), ("don-vi", "Đơn vị"),
         ("so-lieu", "Số liệu"))  # fmt: skip
FEW = 5  # of each other kind where all kinds are shown
FIRST_YEAR, LAST_YEAR = 1996, 2100
_fold = lru_cache(1_000)(vn_norm)  # labels of indicators


def build(query: QueryDict) -> dict[str, Any]:
    """What is found for ``q``; ``loai`` (kind), ``don-vi``, ``nam`` and ``trang`` narrow it."""
    question = read_question(query.get("q", ""))
    kind = query.get("loai", "")
    kind = kind if kind in dict(KINDS) else ""
    unit, year, leaf = _read_unit(query), _read_number(query, "nam"), _read_number(query, "trang")
    year = year if year and FIRST_YEAR <= year <= LAST_YEAR else None
    leaf = max(1, min(leaf or 1, searching.MOST_LEAVES))
    context: dict[str, Any] = {
        "title": f"Tìm “{question.text}”" if question.text else "Tìm kiếm",
        "q": question.text,
        "kind": kind,
        "kinds": [{"value": value, "label": label} for value, label in KINDS],
        "unit": unit,
        "year": year,
        "noindex": True,
        "articles": [], "documents": [], "units": [], "figures": [],
    }  # fmt: skip
    if not question.plain:
        return context
    has_more = False
    if kind in ("", "bai"):
        context["articles"], has_more = find_articles(question, unit, year, leaf)
    if kind in ("", "van-ban") and not (unit and not kind) and leaf == 1 or kind == "van-ban":
        size = searching.A_LEAF if kind else FEW
        guesses = not context["articles"]  # what fits as it was typed needs no other reading
        context["documents"], more = find_documents(question, year, leaf, size, guesses)
        has_more = has_more or (bool(kind) and more)
    if leaf == 1 and kind in ("", "don-vi") and not year:
        guesses = not (context["articles"] or context["documents"])
        context["units"] = find_units(question, searching.A_LEAF if kind else FEW, guesses)
    if leaf == 1 and kind in ("", "so-lieu"):
        context["figures"] = find_figures(question, unit, searching.A_LEAF if kind else FEW)
    if any(context[name] for name in ("articles", "documents", "figures")):
        context["units"] = [each for each in context["units"] if not each["is_guess"]]
    context["next_leaf"] = leaf + 1 if has_more else None
    context["is_empty"] = not any(
        context[name] for name in ("articles", "documents", "units", "figures")
    )
    return context


def find_articles(
    question: Question, unit: Association | None, year: int | None, leaf: int = 1
) -> tuple[list[dict[str, Any]], bool]:
    """Public articles that fit, {title, url, topic, at, snippet}; and whether there are more."""
    rows = Article.objects.public()
    if unit is not None:
        rows = rows.within(Association.objects.filter(pk=unit.pk), past=True)
    if year is not None:
        zone = get_current_timezone()
        rows = rows.filter(
            publish_at__gte=datetime(year, 1, 1, tzinfo=zone),
            publish_at__lt=datetime(year + 1, 1, 1, tzinfo=zone),
        )
    keys, more = find_rows(rows, question, ("-publish_at", "-pk"), leaf)
    listed = Article.objects.filter(pk__in=keys).listed().order_by()
    listed = listed.annotate(beginning=Left("text", searching.READ))
    found = {article.pk: article for article in listed}
    return [
        {
            "title": show_found(found[key].title, question, around=False),
            "url": found[key].get_absolute_url(),
            "topic": found[key].topic.name,
            "at": found[key].publish_at,
            "snippet": show_found(f"{found[key].abstract} {found[key].beginning}", question),
        }
        for key in keys
    ], more


def find_documents(
    question: Question, year: int | None, leaf: int = 1, size: int = searching.A_LEAF,
    guesses: bool = True,
) -> tuple[list[dict[str, Any]], bool]:  # fmt: skip
    """Documents of the library that fit, as ``library.show_row`` with the words marked."""
    rows = Document.objects.public()
    if year is not None:
        rows = rows.filter(signed_year=year)
    order = (F("signed_on").desc(nulls_last=True), "-pk")
    keys, more = find_rows(rows, question, order, leaf, size, guesses)
    vectors = ("words", "pairs", "title_words")
    listed = Document.objects.select_related("replaced_by").order_by()
    listed = listed.defer(*vectors, *(f"replaced_by__{name}" for name in vectors))
    found = listed.in_bulk(keys)
    return [
        {
            **show_row(found[key]),
            "abstract": show_found(found[key].abstract, question, around=False),
        }
        for key in keys
    ], more


def find_units(question: Question, limit: int, guesses: bool = True) -> list[dict[str, Any]]:
    """Units by any name or code that they ever bore: {name, note, url}.

    ``is_guess``: nothing is called so, only something like it.
    """
    return [
        {
            "name": found.title if found.lives else found.full_name,
            "note": ", ".join(
                unit.full_name for unit in reversed(found.place) if unit.level != "national"
            ),
            "is_over": not found.lives,
            "is_guess": found.found_by == FoundBy.LIKENESS,
            "url": reverse("associations:unit", args=[found.id]),
        }
        for found in finding.find(question.text, limit=limit, guesses=guesses)
    ]


def find_figures(question: Question, unit: Association | None, limit: int) -> list[dict[str, Any]]:
    """Indicators by their names, with the newest number of the unit (else the home unit)."""
    key = " ".join(question.plain)
    wanted = set(question.plain)
    catalogue = read_catalogue()
    named = [(each, _fold(each.label)) for each in catalogue.indicators]
    fitting = sorted(
        (each for each in named if wanted <= set(each[1].split())),
        key=lambda each: (key not in each[1], each[0].order),
    )[:limit]
    if not fitting:
        return []
    periods = results.list_home_periods() if unit is None else results.list_periods(unit.pk)
    period = results.choose_period(periods)
    if period is None:
        return []
    here = period.home if unit is None else unit.pk
    codes = [indicator.code for indicator, _ in fitting]
    readings = read(period, here, codes, catalogue=catalogue)
    return [
        {
            "label": show_found(indicator.label, question, around=False),
            "value": write_number(readings[indicator.code]),
            "is_illustrative": readings[indicator.code].is_illustrative,
            "period": name_period(period),
            "url": link_walk(period, here, indicator),
        }
        for indicator, _ in fitting
    ]


def _read_unit(query: QueryDict) -> Association | None:
    number = _read_number(query, "don-vi")
    return Association.objects.filter(pk=number).first() if number else None


def _read_number(query: QueryDict, key: str) -> int | None:
    text = query.get(key, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
