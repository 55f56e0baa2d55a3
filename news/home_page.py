"""The context of templates/home.html: what is new, key figures, documents, ways on."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from figures.key_figures import tell_home
from khuyenhoc.lib.linked_data import SCHEMA, write_linked_data
from khuyenhoc.links import link
from khuyenhoc.statements import Statement
from news.library import show_row
from news.listing import link_articles, show_rows
from news.models import Article, ArticlePhoto, Document
from news.pictures import show_photo
from news.portal import surroundings
from records.models import Photo, PhotoState

STORIES = 9  # the leading one and eight more
DOCUMENTS = 5
UNSHOWN = ("words", "pairs", "title_words")

# With what is needed to show the first photo of each: {pk, pictures, alt, caption} or None.
_FIRST_PHOTO = (
    ArticlePhoto.objects.filter(article=OuterRef("pk"), photo__state=PhotoState.READY)
    .order_by("order", "pk")
    .values(
        shown=JSONObject(
            pk="photo_id", pictures="photo__pictures", alt="photo__alt", caption="photo__caption"
        )
    )[:1]
)
_NEWEST = Statement(
    lambda now: Article.objects.public(now).newest().listed()
    .annotate(first_photo=Subquery(_FIRST_PHOTO))[:STORIES],
    now=datetime,
)  # fmt: skip
_DOCUMENTS = Statement(
    lambda: Document.objects.public().select_related("replaced_by")
    .defer(*UNSHOWN, *(f"replaced_by__{name}" for name in UNSHOWN))[:DOCUMENTS]
)  # fmt: skip


def build(address: str) -> dict[str, Any]:
    """The front page at ``address``. The newest article with a photo leads it."""
    articles = _NEWEST.fetch(now=timezone.now())
    lead = next((each for each in articles if each.first_photo), articles[0] if articles else None)
    others = [each for each in articles if lead is not None and each.pk != lead.pk]
    described = {
        "@context": SCHEMA, "@type": "Organization", "name": settings.SITE_NAME, "url": address,
    }  # fmt: skip
    return {
        "linked_data": write_linked_data(described),
        "leading": _show_lead(lead) if lead else None,
        "stories": show_rows(others),
        "articles_url": link_articles(),
        "documents": [show_row(each) for each in _DOCUMENTS.fetch()],
        "documents_url": link("news:documents"),
        "recording": surroundings.shown.recording,
        "recordings_url": link("news:broadcasts"),
        "poll": surroundings.shown.poll,
        **tell_home(),
    }


def _show_lead(article: Any) -> dict[str, Any]:
    photo = article.first_photo  # read with it
    picture = show_photo(Photo(state=PhotoState.READY, **photo)) if photo else None
    return show_rows([article])[0] | {"picture": picture}
