"""An article as PDF, for who keeps it or hands it on."""

import re

from django.template.loader import render_to_string

from khuyenhoc.lib.pdf import set_paper
from news import article_page
from news.models import Article, ArticlePhoto
from records.models import PhotoState
from records.photos import EXTENSIONS

_PICTURE = re.compile(r"/anh/(\d{1,18})/([a-z]+)-(\d{1,5})\.([a-z]+)")


def set_article(article: Article, root: str, site_name: str) -> bytes:
    """The article with its pictures and figures on A4; ``root`` is the portal's address."""
    context = article_page.build(article, f"{root}{article.get_absolute_url()}", root)
    markup = render_to_string("news/article_paper.html", context | {"site_name": site_name})
    photos = {
        each.photo_id: each.photo
        for each in ArticlePhoto.objects.filter(
            article=article, photo__state=PhotoState.READY
        ).select_related("photo")
    }

    def find_picture(path: str) -> bytes | None:
        found = _PICTURE.fullmatch(path)
        photo = photos.get(int(found[1])) if found else None
        if found is None or photo is None or EXTENSIONS.get(found[2]) != found[4]:
            return None
        for picture in photo.list_pictures(found[2]):
            if picture["width"] == int(found[3]):
                with photo.original.storage.open(picture["file"]) as file:
                    return file.read()
        return None

    return set_paper(markup, root, find_picture)
