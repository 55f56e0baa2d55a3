"""One world with one of everything, and the way to each address of the portal in it."""

import re
from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from accounts.models import Person
from associations.models import ChangeKind, Reorganisation, Succession
from associations.reorganising.changes import write_lines
from associations.reorganising.lines import Line, NewName
from figures.citing import shorten
from figures.models import FormLine
from figures.rebuilding import rebuild
from figures.releases import release
from learning_models.models import NameList
from learning_models.own_links import make_token
from meetings.calendars import sign_unit
from news.models import Article, Comment, Document, Poll, Topic
from news.voices.opinions import decide
from records.paper.words import write_address
from records.photos import EXTENSIONS
from tests.browser.crawl_urls import SAMPLES
from tests.doors import OPEN
from tests.factories import make_indicator
from tests.figures.rows import give
from tests.news.articles import add_photo, make_public, make_publisher
from tests.news.test_broadcasts import make_recording
from tests.test_permissions import CASES, DESK_DOORS, TABLES, list_table_urls
from tests.world import World, make_world

Ways = Iterator[tuple[str, str]]
LEFT_BEHIND = "Hoàng Thị Ở Lại"  # kept by a unit that has ended
A_FORM = "takes only what a form sends (POST), its page is visited"
NOT_VISITED = {
    "set_reading": A_FORM,
    "news:rate": A_FORM,
    "citing:make": A_FORM,
    "logout": A_FORM,
    "slip_words": "is there only after the code of a slip, its page is visited as a sample",
    **dict.fromkeys(
        ("second_factor", "second_factor_set_up", "second_factor_confirm"),
        "leads on who has shown it, its page is visited as a sample",
    ),
    "admin:logout": A_FORM,
    "directory:home": "leads on who has one unit, its page is visited as a sample",
    "returns:upload": A_FORM,
    "learning_models:add_evidence": A_FORM,
    "learning_models:list_step": A_FORM,
    "members:list_step": A_FORM,
    "funds:period": A_FORM,
    "meetings:act": A_FORM,
    "meetings:add_paper": A_FORM,
    "reports:act": A_FORM,
    "meeting_pages:scanned": "leads to the page of the door",
    "returns:withdraw": A_FORM,
    "returns:save": A_FORM,
    "returns:approve": A_FORM,
    "returns:send_back": A_FORM,
    "quan-tri/(?P<url>.*)$": "catches what is no address of the desk",
    "sample": "visited for each of its templates",
    "admin:autocomplete": "answers a box of the desk in JSON, never without its terms",
    "admin:associations_reorganisation_answer": "is there only after a file with faults was sent",
    **dict.fromkeys(
        ("admin:learning_models_centreyear_preview", "admin:learning_models_centreyear_answer"),
        "is there only after a file was sent; tests/learning_models/test_centre_desk.py",
    ),
}
FILES = {
    "news:article_paper",
    "learning_models:evidence", "learning_models:minutes", "learning_models:report_file",
    "learning_models:list_template", "learning_models:list_answer",
    "directory:file",
    "members:list_template", "members:list_answer", "members:data",
    "titles:file", "titles:data",
    "meeting_pages:paper", "meeting_pages:picture", "meeting_pages:calendar",
    "meetings:paper", "meetings:sheet", "reports:file", "report_pages:file",
    "ratings:ranking_file", "ratings:rating_file",
    "fund_pages:file", "funds:voucher", "funds:minute", "funds:paper",
    "consents:blank", "consents:paper", "consents:picture",
    "rounds:attachment", "rounds:award_list", "rounds:run_list", "rounds:proof",
    "favicon", "style_file", "news:rss", "news:atom", "news:podcast", "news:podcast_cover",
    "news:sitemap", "news:sitemap_section", "news:robots", "news:photo", "news:document_file",
    "news:recording_file", "figures:dictionary", "figures:release_file", "figures:indicator_file",
    "figures:download", "figures:cell_file", "figures:model_file", "open_data:licence",
    "open_data:dictionary",
    "open_data:package", "open_data:file", "associations:crosswalk", "returns:template",
    "associations:reorganisation_scan", "returns:answer", "returns:original", "admin:jsi18n",
    "admin:associations_reorganisation_template", "admin:associations_reorganisation_book",
    "admin:learning_models_centreyear_template", "centres:file",
    "admin:associations_reorganisation_scan", "records:keys_json",
    "records:alive", "records:ready",
    "admin:records_certificatedesign_example", "admin:records_printrun_file",
    *(door for door in OPEN if door.startswith("api:")),
}  # fmt: skip
# What answers 404 in this world: decisions and a document without a file, addresses of the API that
# are none.
ABSENT = {
    "rounds:attachment", "rounds:proof", "consents:paper",  # no file lies behind their rows
    "consents:picture",
    "rounds:change",  # is decided
    "meeting_pages:picture",  # no photo was taken
    "report_pages:file",  # the files of the issued report were not made
    "learning_models:own", "learning_models:list_template",  # says not of which year
    "members:list_answer",  # the list of the world has none yet
    "centres:file",
    "api:root", "api:unknown", "news:document_file", "associations:reorganisation_scan",
    "admin:associations_reorganisation_scan", "admin:records_printrun_file",
}  # fmt: skip
# A release of the world has no files; of most learning models no form asks.
NOT_KEPT = re.compile("/2024/1/|/mo-hinh/(?!gia-dinh/)")
# Tables of the desk to which nobody adds rows by hand; from none are rows deleted.
KEPT = {
    f"admin:{table}_add"
    for table in (
        "accounts_failedsignin", "accounts_personread", "associations_association",
        "associations_state", "associations_succession", "figures_submission", "news_comment",
        "news_feedback", "news_takedown", "news_imprint", "records_job", "records_numberregister",
        "records_rememberedanswer", "records_upload", "records_certificate",
        "records_certificateread", "records_printrun", "learning_models_bearer",
        "learning_models_bearerread", "learning_models_proposal", "learning_models_registration",
        "members_fee", "members_headcount", "members_member", "members_memberlist",
        "members_stay",
        "meetings_meeting", "meetings_invitation", "meetings_report", "meetings_task",
        "meetings_workingsession", "meetings_agreement", "meetings_recommendation",
        "meetings_bookeddocument", "meetings_scoringtable", "meetings_selfrating",
        "meetings_inspection", "meetings_contest",
        "funds_closure", "funds_donorname", "funds_entry", "funds_handover",
        "funds_handovershare", "funds_nominationread",
    )
}  # fmt: skip


def make_portal() -> World:
    """The world of the permission walk, and beside it what readers see: all is public and real."""
    world = make_world()
    unit = world.units["p0"]
    figure = reverse("figures:walk", args=[world.period.code, world.units["c000"].pk, "members"])
    body = (
        f'<h2>Việc đã làm</h2><p>Hội có <a href="{figure}">6.000</a> hội viên.</p><p>[ảnh 2]</p>'
        "<blockquote><p>Việc học của người lớn.</p></blockquote><ul><li><p>Một</p></li></ul>"
        "<table><tbody><tr><th><p>Nơi</p></th><th><p>Số</p></th></tr>"
        "<tr><td><p>Huyện Bạch Thông</p></td><td><p>12</p></td></tr></tbody></table>"
    )
    topic = Topic.objects.get()
    article = make_public(
        "Hội viên góp sách cho tủ sách thôn", body=body, association=unit, topic=topic
    )
    for number in (1, 2):
        add_photo(article, alt=f"Tranh số {number}", caption="Tranh minh họa.")
    article.documents.add(Document.objects.get())
    article.units.add(unit, world.units["c000"])
    make_recording(association=unit, article=article)
    comment = Comment.objects.create(article=article, name="Bạn đọc", text="Xã tôi cũng làm vậy.")
    decide(comment, "approved", make_publisher())
    for number in range(24):
        make_public(
            f"Tin thứ {number} của hội", minutes_ago=100 + number, association=unit, topic=topic
        )
    _recognise_families(world)
    ended = Succession.objects.get(new=world.units["c010"]).old
    Person.objects.create(name=LEFT_BEHIND, association=ended)
    Poll.objects.update(last_day=date(2099, 1, 1))
    Poll.objects.get().answers.create(text="Chưa có", votes=2)
    rebuild(world.period)
    world.release = release(world.period, None, "Số liệu năm 2024.", unit)
    draft = Reorganisation.objects.create(number="2/NQ", in_force_on=date(2026, 4, 1), body="Tỉnh")
    new = [NewName(f"Phần {n}", "xã", "commune", f"9999{n}", "gso") for n in (1, 2)]
    parted = world.units["c001"].pk
    write_lines(draft, [Line(ChangeKind.SPLIT, parted, f"+{n}", True, new[n]) for n in (0, 1)])
    return world


def _recognise_families(world: World) -> None:
    """Figures of one learning model, that families are asked of."""
    asked = [
        make_indicator(f"family_{what}", label=f"Gia đình học tập: {what}", nature="flow", order=9)
        for what in ("recognised", "registered")
    ]
    FormLine.objects.bulk_create(
        FormLine(version=world.form.versions.get(), indicator=each, order=order, is_required=False)
        for order, each in enumerate(asked, start=7)
    )
    for number, unit in enumerate(("c000", "c001", "c010"), start=4):
        give(world.period, world.units[unit], {each.code: number for each in asked})


def list_open(world: World) -> Ways:
    """(door, address) of everything that a stranger may see."""
    period, unit, article = world.period.code, world.units["c000"], Article.objects.get(
        title__startswith="Hội viên góp sách"
    )  # fmt: skip
    document, recording = article.documents.get(), article.recording
    photo = article.shown.first().photo
    kind = photo.pictures[0]["kind"]
    year = [period, unit.pk]
    short = shorten(reverse("figures:unit", args=year)).code
    frozen = [period, world.release.number]
    certificate = write_address(world.row("c000", "records.certificate"), "").removeprefix("/")
    slug = [article.pk, article.slug]
    arguments: dict[str, list[object]] = {
        "news:topic": [article.topic.slug], "news:article": slug, "news:article_print": slug,
        "news:article_paper": slug, "style_file": ["0" * 12, "table"],
        "news:opinions": slug,
        "news:photo": [photo.pk, kind, photo.pictures[0]["width"], EXTENSIONS[kind]],
        "news:document": [document.pk], "news:document_file": [document.pk],
        "news:recording": [recording.pk], "news:recording_file": [recording.pk, recording.kind],
        "news:poll": [Poll.objects.get().pk], "news:sitemap_section": ["bai-viet", 1],
        "figures:release": frozen, "figures:release_file": [*frozen, "so-lieu.csv"],
        "centres:file": [2024],
        "fund_pages:statement": [world.row("c000", "funds.fund").pk, 2020],
        "fund_pages:file": [world.row("c000", "funds.fund").pk, 2020, "xlsx"],
        "meeting_pages:meeting": [world.row("c000", "public meeting").pk],
        "meeting_pages:paper": [
            world.row("c000", "public meeting").pk, world.row("c000", "open paper").pk,
        ],
        "recommendation_pages:recommendation": [
            world.row("c000", "answered recommendation").pk
        ],
        "report_pages:report": [world.row("c000", "issued report").pk],
        "report_pages:file": [world.row("c000", "issued report").pk, "bao-cao", "docx"],
        "meeting_pages:picture": [
            world.row("c000", "public meeting").pk, photo.pk, kind, photo.pictures[0]["width"],
            EXTENSIONS[kind],
        ],
        "meeting_pages:calendar": [sign_unit(unit.pk)],
        "awards:round": [world.row("c000", "funds.round").pk],
        "titles:unit": [unit.pk, 2025], "titles:file": [unit.pk, 2025],
        "titles:data": [unit.pk, 2025],
        "figures:model": ["gia-dinh"], "figures:model_file": ["gia-dinh", "csv"],
        "open_data:package": frozen, "open_data:file": [*frozen, "so-lieu.csv"],
        "figures:indicator": ["members"], "figures:indicator_file": ["members", "csv"],
        "figures:latest": [unit.pk], "figures:unit_by_code": [period, unit.code],
        "figures:unit": year, "figures:download": [*year, "csv"],
        "figures:walk": [*year, "members"], "citing:follow": [short], "citing:show": [short],
        "associations:unit": [unit.pk],
        "associations:group": [world.row("p0", "associations.group").pk],
        "associations:by_code": [unit.code],
        "associations:reorganisation": [world.row("p0", "associations.reorganisation").pk],
        "associations:reorganisation_scan": [world.row("p0", "associations.reorganisation").pk],
        "learning_models:own": [make_token(world.row("c000", "learning_models.registration"))],
        "records:scanned": certificate[2:].split("/"),
        "associations:crosswalk": ["csv"], "api:unknown": ["khong-co"],
    }  # fmt: skip
    for door in sorted(OPEN - set(NOT_VISITED) - {"api:values"}):
        yield door, reverse(door, args=arguments.get(door, []))
    yield "styleguide", reverse("styleguide")
    yield "api:values", f"{reverse('api:values')}?ky={period}&ma={unit.code}"
    yield "news:search", f"{reverse('news:search')}?q=hoi+vien"
    yield "figures:unit", f"{reverse('figures:unit', args=year)}?cach=dia-gioi&ngay=31/12/2024"
    yield "figures:unit", reverse("figures:unit", args=["1999", unit.pk])  # no such period
    yield "figures:model", f"{reverse('figures:model', args=['gia-dinh'])}?ky=1999"
    yield from (("sample", reverse("sample", args=[name])) for name in SAMPLES)


def list_officers(world: World) -> Ways:
    """(door, address) of the officers' pages, as the district's officer asks for them."""
    for door, case in CASES.items():
        if door not in NOT_VISITED:
            yield door, reverse(door, args=case.arguments(world, "d00"))
    waiting = world.row("d00", "reading")
    yield "returns:reading", reverse("returns:reading", args=[waiting.pk])
    unread = NameList.objects.get(association=world.units["d00"], state="waiting")
    yield "learning_models:list", reverse("learning_models:list", args=[unread.pk])


def list_desk(world: World) -> Ways:
    """(door, address) of every page of the desk."""
    arguments = {"admin:app_list": ["news"]}
    for door in sorted(DESK_DOORS - set(NOT_VISITED)):
        if door.startswith("admin:"):
            yield door, reverse(door, args=arguments.get(door, []))
    article = world.row("c000", "news.article").pk
    for view in ("steps", "preview"):
        yield f"admin:news_article_{view}", reverse(f"admin:news_article_{view}", args=[article])
    for model in TABLES:
        for view, url, _ in list_table_urls(world, model, "p0"):
            door = f"admin:{model.replace('.', '_')}_{view}"
            if door not in NOT_VISITED:
                yield door, url
    draft = Reorganisation.objects.get(status="draft").pk
    for view in ("change", "preview"):
        door = f"admin:associations_reorganisation_{view}"
        yield door, reverse(door, args=[draft])


def tell_status(door: str, url: str) -> int:
    """What an address answers in this world."""
    if door in KEPT or (door.startswith("admin:") and door.endswith("_delete")):
        return 403
    return 404 if door in ABSENT or "1999" in url else 200


# Pages that an action of a list asks back with: the list, what is searched in it, the action.
ACTIONS = (
    ("admin:news_comment_changelist", "", "refuse"),
    ("admin:records_certificate_changelist", "", "revoke_chosen"),
    ("admin:accounts_person_changelist", LEFT_BEHIND, "hand_over"),
)
# Templates that nothing in this world leads to.
NOT_DRAWN = {
    "desk/centre_preview.html": "is there only after a workbook was sent",
}
