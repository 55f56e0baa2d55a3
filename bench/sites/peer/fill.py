"""Fill an empty database with the article that ``BENCH_FILES``/article.json holds.

Prints its address. {title, intro, body, byline, caption, alt, photo (path), published, related
(titles), menu (labels)}.
"""

import json
import os
from datetime import datetime, timedelta
from pathlib import Path

import django

django.setup()

from django.core.files.images import ImageFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from peer.models import ArticlePage, SectionPage  # noqa: E402
from wagtail.images.models import Image  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402


def main() -> None:
    """Make the tables and the pages."""
    call_command("migrate", verbosity=0)
    given = json.loads((Path(os.environ["BENCH_FILES"]) / "article.json").read_text("utf-8"))
    site = Site.objects.get(is_default_site=True)
    home = Page(title="Trang đầu", slug="trang-dau")
    Page.get_first_root_node().add_child(instance=home)
    site.root_page = home
    site.save()
    sections = []
    for number, label in enumerate(given["menu"]):
        section = SectionPage(title=label, slug=f"muc-{number}", show_in_menus=True)
        sections.append(home.add_child(instance=section))
    with Path(given["photo"]).open("rb") as file:
        photo = Image.objects.create(title=given["alt"], file=ImageFile(file, name="photo.jpg"))
    published = datetime.fromisoformat(given["published"])
    for number, title in enumerate([given["title"], *given["related"]]):
        page = sections[1].add_child(
            instance=ArticlePage(
                title=title, slug=f"bai-{number}", intro=given["intro"], body=given["body"],
                byline=given["byline"], photo=photo, caption=given["caption"],
                published=published - timedelta(hours=number),
            )
        )  # fmt: skip
        if not number:
            address = page.get_url()
    with connection.cursor() as cursor:
        cursor.execute("analyze")
    print(address)


main()
