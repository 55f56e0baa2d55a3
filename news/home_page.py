"""The context of templates/home.html: what is new, key figures, documents, ways on."""

from typing import Any

from django.urls import reverse

from figures import results
from figures.addresses import link_unit, link_walk
from figures.catalogue import indicators as read_catalogue
from figures.readings import read
from figures.spans import name_period
from figures.wordings import scale_money, write_note
from news.library import show_row
from news.listing import link_articles, read_leaf, show_rows
from news.models import Article, Document
from news.pictures import lead_photos
from news.portal import surroundings

STORIES = 9  # the leading one and eight more
DOCUMENTS = 5
KEY_CODES = ("members", "family_recognised", "fund_raised", "scholarships_count")


def build() -> dict[str, Any]:
    """The front page. The newest article with a photo leads it."""
    articles = read_leaf(Article.objects.public(), size=STORIES).articles
    photos = lead_photos([article.pk for article in articles])
    lead = next((each for each in articles if each.pk in photos), None)
    if lead is None and articles:
        lead = articles[0]
    others = [each for each in articles if lead is not None and each.pk != lead.pk]
    documents = Document.objects.public().defer("words", "pairs", "title_words")
    documents = documents.select_related("replaced_by")[:DOCUMENTS]
    return {
        "leading": show_rows([lead])[0] | {"picture": photos.get(lead.pk)} if lead else None,
        "stories": show_rows(others),
        "articles_url": link_articles(),
        "documents": [
            show_row(each) for each in documents.select_related("replaced_by")[:DOCUMENTS]
        ],
        "documents_url": reverse("news:documents"),
        "recording": surroundings.shown.recording,
        "recordings_url": reverse("news:broadcasts"),
        "poll": surroundings.shown.poll,
        **tell_figures(),
    }


def tell_figures() -> dict[str, Any]:
    """The home unit's key figures in its newest period: {figures, figures_title, …} or nothing."""
    home = results.find_home()
    period = None if home is None else results.choose_period(results.list_periods(home))
    if home is None or period is None:
        return {"figures": []}
    catalogue = read_catalogue()
    codes = [code for code in KEY_CODES if code in catalogue.by_code]
    readings = read(period, home, codes)
    figures = []
    for code in codes:
        reading = readings[code]
        if reading.number is None:
            continue
        number, unit = scale_money(reading.number, reading.indicator.unit)
        figures.append(
            {
                "name": reading.indicator.label,
                "value": number,
                "places": reading.places if unit == reading.indicator.unit else None,
                "unit": unit,
                "precision": reading.precision_word,
                "url": link_walk(period, home, reading.indicator),
                "note": write_note(reading, catalogue),
                "is_illustrative": reading.is_illustrative,
            }
        )
    return {
        "figures": figures,
        "figures_title": f"Kết quả {name_period(period)}",
        "figures_url": link_unit(period, home),
        "is_illustrative": any(figure["is_illustrative"] for figure in figures),
    }
