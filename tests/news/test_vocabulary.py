"""The words that public articles and documents hold: complete at once, counted anew every day."""

import pytest

from news.models import Article, ArticleState, Term
from news.vocabulary import count_terms, read_counts
from tests.news.articles import make_article, make_document, make_public


def list_counts(*terms: str) -> dict[str, tuple[int, int]]:
    rows = Term.objects.filter(term__in=terms).values_list("term", "articles", "documents")
    return {term: (articles, documents) for term, articles, documents in rows}


@pytest.mark.django_db
def test_words_are_known_with_what_publishes_them():
    make_article("Ngô khoai", body="<p>Sắn</p>")
    draft = make_article("Thóc lúa", body="<p>Đậu</p>")

    before = list_counts("ngo", "khoai", "thoc", "dau")
    Article.objects.filter(pk=make_public("Ngô non", body="<p>x</p>").pk).update(byline="B")
    Article.objects.filter(pk=draft.pk).delete()
    make_document("1/QĐ", abstract="Về ngô")

    assert before == {}
    assert list_counts("ngo", "non", "khoai", "thoc") == {"ngo": (1, 1), "non": (1, 0)}


@pytest.mark.django_db
def test_words_are_counted_anew_and_those_that_nobody_holds_any_more_are_gone():
    make_public("Ngô non", body="<p>x</p>")
    make_public("Ngô già", body="<p>x</p>")
    withdrawn = make_public("Khoai", body="<p>x</p>")
    make_document("1/QĐ", abstract="Về ngô")
    Article.objects.filter(pk=withdrawn.pk).update(state=ArticleState.WITHDRAWN)

    count_terms()

    assert list_counts("ngo", "non", "khoai", "ve", "", "ngo_gia", "già") == {
        "": (2, 1), "ngo": (2, 1), "non": (1, 0), "ve": (0, 1), "ngo_gia": (1, 0), "già": (1, 0),
    }  # fmt: skip
    assert count_terms() == 0


@pytest.mark.django_db
def test_bounds_are_never_below_what_fits():
    for title in ("Ngô khoai", "Ngô sắn", "Lúa"):
        make_public(title, body="<p>x</p>")
    count_terms()

    counts = read_counts(Article, ["ngo", "khoai", "lua", "kho"])

    assert counts.rows == 3
    assert counts.holds("ngo")
    assert not counts.holds("kho")
    assert counts.bound(["ngo", "khoai"]) == 1
    assert counts.bound(["ngo", "kho"]) == 0
    assert counts.bound_any([("ngo",), ("lua",)]) == 3
    assert counts.bound_any([("ngo",), ("ngo",)]) == 3  # never more than there are rows
