"""The context of templates/news/search.html: one box for articles, documents, units and figures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import F
from django.db.models.functions import Now
from django.http import QueryDict
from django.utils.timezone import get_current_timezone

from associations import finding
from associations.finding import FoundBy
from associations.models import Association
from figures import results
from figures.addresses import link_walk
from figures.catalogue import Catalogue
from figures.catalogue import indicators as read_catalogue
from figures.home import find_home_period
from figures.models import Indicator
from figures.readings import read
from figures.spans import name_period
from figures.wordings import write_number
from khuyenhoc.lib.dates import VIETNAM, format_date
from khuyenhoc.lib.names import vn_norm
from khuyenhoc.lib.retracing import retrace
from khuyenhoc.links import link
from news import searching
from news.library import show_row
from news.marking import show_found
from news.models import Article, Document
from news.models.articles import ArticleQuerySet
from news.models.documents import DocumentQuerySet
from news.questions import Question, list_first_terms, read_question
from news.searching import Corpus
from news.vocabulary import Counts, read_all_counts

KINDS = (("", "Tất cả"), ("bai", "Bài viết"), ("van-ban", "Văn bản"), ("don-vi", "Đơn vị"),
         ("so-lieu", "Số liệu"))  # fmt: skip
FEW = 5  # of each other kind where all kinds are shown
FIRST_YEAR, LAST_YEAR = 1996, 2100
CHOICES = ("q", "loai", "don-vi", "nam", "trang")
MOST_KEPT = 200  # searches whose rows are remembered, some 50 kB each


def _list_public() -> ArticleQuerySet:
    """What is out by the clock of the database, so that the question stays the same."""
    return Article.objects.public(Now())


_ARTICLES = Corpus(
    _list_public,
    ("-publish_at", "-pk"),
    columns=f"a.title, a.slug, a.abstract, t.name, a.publish_at, left(a.text, {searching.READ})",
    source="join news_article a on a.id = found.pk join news_topic t on t.id = a.topic_id",
)
_DOCUMENT_FIELDS = (
    "number", "issuer", "kind", "signed_on", "signed_year", "in_force_to", "abstract",
)  # fmt: skip
_DOCUMENTS = Corpus(
    Document.objects.public,
    (F("signed_on").desc(nulls_last=True), "-pk"),
    columns=", ".join(f"d.{name}" for name in _DOCUMENT_FIELDS)
    + ", n.id, n.in_force_from, n.signed_on",
    source="join news_document d on d.id = found.pk"
    " left join news_document n on n.id = d.replaced_by_id",
)


def build(query: QueryDict) -> dict[str, Any]:
    """What is found for ``q``; ``loai`` (kind), ``don-vi``, ``nam`` and ``trang`` narrow it."""
    return _build({name: query.get(name, "") for name in CHOICES})


@retrace(MOST_KEPT)
def _build(query: dict[str, str]) -> dict[str, Any]:
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
    counts = read_all_counts(list_first_terms(question))
    if kind in ("", "bai"):
        context["articles"], has_more = find_articles(question, counts[Article], unit, year, leaf)
    if kind in ("", "van-ban") and not (unit and not kind) and leaf == 1 or kind == "van-ban":
        size = searching.A_LEAF if kind else FEW
        guesses = not context["articles"]  # what fits as it was typed needs no other reading
        context["documents"], more = find_documents(
            question, counts[Document], year, leaf, size, guesses
        )
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
    question: Question, counts: Counts, unit: Association | None, year: int | None, leaf: int = 1
) -> tuple[list[dict[str, Any]], bool]:
    """Public articles that fit, {title, url, topic, at, instant, snippet}; and whether there are
    more."""
    values: dict[str, Any] = {}
    build: Callable[..., ArticleQuerySet] = _list_public
    if year is not None:
        zone = get_current_timezone()
        build = _list_between
        values["since"] = datetime(year, 1, 1, tzinfo=zone)
        values["until"] = datetime(year + 1, 1, 1, tzinfo=zone)
    corpus = replace(_ARTICLES, build=build, values=values)
    if unit is not None:
        rows = build(**values).within(Association.objects.filter(pk=unit.pk), past=True)
        corpus = replace(corpus, build=lambda: rows, values={}, is_written_once=False)
    found, more = searching.find(corpus, Article, question, counts, leaf)
    return [_show_article(question, *row) for row in found], more


def _list_between(since: datetime, until: datetime) -> ArticleQuerySet:
    return _list_public().filter(publish_at__gte=since, publish_at__lt=until)


def _show_article(
    question: Question, pk: int, title: str, slug: str, abstract: str, topic: str, at: datetime,
    beginning: str,
) -> dict[str, Any]:  # fmt: skip
    here = at.astimezone(VIETNAM)
    return {
        "title": show_found(title, question, around=False),
        "url": link("news:article", pk, slug),
        "topic": topic,
        "at": format_date(here.date()),
        "instant": here.isoformat(),
        "snippet": show_found(f"{abstract} {beginning}", question),
    }


def find_documents(
    question: Question, counts: Counts, year: int | None, leaf: int = 1,
    size: int = searching.A_LEAF, guesses: bool = True,
) -> tuple[list[dict[str, Any]], bool]:  # fmt: skip
    """Documents of the library that fit, as ``library.show_row`` with the words marked."""
    corpus = _DOCUMENTS
    if year is not None:
        corpus = replace(corpus, build=_list_signed, values={"year": year})
    found, more = searching.find(corpus, Document, question, counts, leaf, size, guesses)
    return [_show_document(question, *row) for row in found], more


def _list_signed(year: int) -> DocumentQuerySet:
    return Document.objects.public().filter(signed_year=year)


def _show_document(question: Question, pk: int, *row: Any) -> dict[str, Any]:
    document = Document(pk=pk, **dict(zip(_DOCUMENT_FIELDS, row, strict=False)))
    replaced_by, new_from, new_signed = row[len(_DOCUMENT_FIELDS) :]
    if replaced_by is not None:
        document.replaced_by = Document(
            pk=replaced_by, in_force_from=new_from, signed_on=new_signed
        )
    shown = show_found(document.abstract, question, around=False)
    return {**show_row(document), "abstract": shown}


def find_units(question: Question, limit: int, guesses: bool = True) -> list[dict[str, Any]]:
    """Units by any name or code that they ever bore: {name, note, url}.

    ``is_guess``: nothing is called so, only something like it.
    """
    if not finding.is_qualified(question.text):
        found = [
            _show_unit(unit.id, unit.title if unit.lives else unit.full_name, unit.above,
                       unit.lives, False)
            for unit in finding.find_named(question.text, limit)
        ]  # fmt: skip
        if found or not guesses:
            return found
    return [
        _show_unit(
            found.id, found.title if found.lives else found.full_name,
            [unit.full_name for unit in found.place if unit.level != "national"], found.lives,
            found.found_by == FoundBy.LIKENESS,
        )
        for found in finding.find(question.text, limit=limit, guesses=guesses)
    ]  # fmt: skip


def _show_unit(
    pk: int, name: str, above: Sequence[str], lives: bool, is_guess: bool
) -> dict[str, Any]:
    return {
        "name": name,
        "note": ", ".join(reversed(above)),
        "is_over": not lives,
        "is_guess": is_guess,
        "url": link("associations:unit", pk),
    }


def find_figures(question: Question, unit: Association | None, limit: int) -> list[dict[str, Any]]:
    """Indicators by their names, with the newest number of the unit (else the home unit)."""
    key = " ".join(question.plain)
    wanted = set(question.plain)
    if unit is None:
        period = find_home_period()
    else:
        period = results.choose_period(results.list_periods(unit.pk))
    if period is None:
        return []
    catalogue = read_catalogue(period.catalogue_version)
    fitting = sorted(
        (each for each in _list_labels(catalogue) if wanted <= each[2]),
        key=lambda each: (key not in each[1], each[0].order),
    )[:limit]
    if not fitting:
        return []
    here = period.home if unit is None else unit.pk
    codes = [indicator.code for indicator, *_ in fitting]
    readings = read(period, here, codes, catalogue=catalogue)
    return [
        {
            "label": show_found(indicator.label, question, around=False),
            "value": write_number(readings[indicator.code]),
            "is_illustrative": readings[indicator.code].is_illustrative,
            "period": name_period(period),
            "url": link_walk(period, here, indicator),
        }
        for indicator, *_ in fitting
    ]


@lru_cache(2)
def _list_labels(catalogue: Catalogue) -> list[tuple[Indicator, str, frozenset[str]]]:
    """The indicators with their names without diacritics, and the syllables of these."""
    named = [(each, vn_norm(each.label)) for each in catalogue.indicators]
    return [(each, label, frozenset(label.split())) for each, label in named]


def _read_unit(query: Mapping[str, str]) -> Association | None:
    number = _read_number(query, "don-vi")
    return Association.objects.filter(pk=number).first() if number else None


def _read_number(query: Mapping[str, str], key: str) -> int | None:
    text = query.get(key, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
