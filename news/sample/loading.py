"""Loading the sample's articles: with their photos, numbers as references, and documents."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from accounts.models import User
from associations.models import Association, State
from figures.home import find_home
from figures.models import Indicator, Period
from khuyenhoc.lib.dates import VIETNAM
from news.documents_data import load_documents
from news.models import Article, ArticlePhoto, ArticleState, Document, OldAddress, Topic
from news.old_addresses import normalise
from news.sample.pictures import SUBJECTS, draw
from news.sample.texts import ARTICLES, TOPICS, Text
from records.photos import keep_photo

BYLINE = "Ban Biên tập"
HOUR = 8
_NUMBER = re.compile(r"\{([^|{}]+)(?:\|(\w+))?\}")


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many articles and documents were added; none a second time."""

    articles: int
    documents: int


@transaction.atomic
def load_articles(publisher: User) -> Loaded:
    """Load topics, documents and articles of the sample; a second time nothing changes.

    ``publisher`` stands as who published them. A number becomes a reference to its figure where
    the published figures are loaded, and stays a number where they are not. The pictures of the
    photos are made by the background worker.
    """
    home = Association.objects.get(pk=find_home())
    documents = load_documents(home)
    topics = {
        slug: Topic.objects.get_or_create(slug=slug, defaults={"name": name, "order": order})[0]
        for order, (slug, name) in enumerate(TOPICS, start=1)
    }
    added = 0
    for place, text in enumerate(ARTICLES):
        if Article.objects.filter(title=text.title).exists():
            continue
        article = _write(text, home, topics[text.topic])
        _show(article, text, place)
        Article.objects.filter(pk=article.pk).update(
            state=ArticleState.PUBLISHED,
            publish_at=datetime(*text.on, HOUR, place, tzinfo=VIETNAM),
            published_by=publisher,
        )
        if text.old_address:
            OldAddress.objects.get_or_create(
                address=normalise(text.old_address),
                defaults={"target": article.get_absolute_url()},
            )
        added += 1
    return Loaded(added, documents.added)


def _write(text: Text, home: Association, topic: Topic) -> Article:
    day = date(*text.on)
    unit = _find_unit(*text.unit, day) if text.unit else None
    article = Article.objects.create(
        association=unit or home,
        topic=topic,
        title=text.title,
        abstract=text.abstract,
        body="".join(
            f"<h2>{part[3:]}</h2>"
            if part.startswith("## ")
            else part
            if part.startswith("<")
            else f"<p>{_refer(part, unit, text.period)}</p>"
            for part in text.body
        ),
        byline=BYLINE,
        source=text.source,
        source_url=text.source_url,
    )
    article.documents.set(Document.objects.filter(number__in=text.documents))
    article.units.set([found for code in text.others if (found := _find_unit(*code, day))])
    return article


def _refer(part: str, unit: Association | None, period: str) -> str:
    """``{63.979|family_recognised}`` as a reference to the unit's figure; ``{x}`` as x."""
    known = unit is not None and Period.objects.filter(code=period).exists()

    def put(found: re.Match[str]) -> str:
        typed, code = found[1], found[2]
        if not (code and known and unit and Indicator.objects.filter(code=code).exists()):
            return typed
        return f'<a href="/ket-qua/{period}/{unit.pk}/{code}/">{typed}</a>'

    return _NUMBER.sub(put, part)


def _show(article: Article, text: Text, place: int) -> None:
    for order, subject in enumerate(text.pictures, start=1):
        picture = draw(subject, place * 3 + order)
        photo = keep_photo(
            SimpleUploadedFile("anh.jpg", picture.getvalue(), "image/jpeg"),
            association=article.association,
            by=None,
            caption="Tranh minh họa.",
            alt=SUBJECTS[subject],
        )
        ArticlePhoto.objects.create(article=article, photo=photo, order=order)


def _find_unit(level: str, code: str, day: date) -> Association | None:
    """The unit of a level that bore ``code`` on ``day``: another bears it after a merger."""
    states = State.objects.filter(level=level, code=code, valid__contains=day)
    state = states.select_related("association").first()
    return state.association if state else None
