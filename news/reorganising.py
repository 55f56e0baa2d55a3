"""Public pages and articles in a reorganisation.

What was published stays with the unit that published it, at its address, which points on to the
successors: an address on paper must not die. Articles still in work go on in a successor, where
somebody can finish them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from accounts.heirs import Heirs
from associations.models import Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from khuyenhoc.lib.numbers import format_number
from news.models import Article, ArticleState, Document

KEEP = "keep"
MOST_CHOICES = 12
IN_WORK = (ArticleState.DRAFT, ArticleState.REVIEW, ArticleState.SCHEDULED)


class PagesStep:
    """What public pages, articles and documents do in a reorganisation."""

    title = "Trang công khai và tin bài"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """Addresses that stay, and where articles in work go on."""
        heirs = Heirs(plan)
        if plan.ended:
            yield Consequence(
                "pages",
                f"Trang công khai của {format_number(len(plan.ended))} đơn vị kết thúc giữ nguyên"
                " địa chỉ và mã cũ, chỉ sang đơn vị kế thừa.",
                count=len(plan.ended),
            )
        yield from _tell_published(heirs)
        for unit, articles in _list_in_work(plan).items():
            yield _ask_about_work(heirs, unit, len(articles))

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """Let articles in work go on where the answers say."""
        heirs = Heirs(plan)
        for unit, articles in _list_in_work(plan).items():
            asked = _ask_about_work(heirs, unit, len(articles))
            answer = answers.get(asked.key, asked.proposed)
            if answer == KEEP:
                continue
            taker = heirs.take_over(unit)[int(answer.removeprefix("to:"))]
            with journal.watch(Article._meta.db_table, articles):
                Article.objects.filter(pk__in=articles).update(association=taker)

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Nothing: articles wait for neither tree nor rolls."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Nothing of its own: an article edited since stands against it by its row."""
        return ()

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: articles are all in the journal."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Nothing: the articles of a branch that closed are finished by the unit above it."""


PAGES = PagesStep()


def _tell_published(heirs: Heirs) -> Iterator[Consequence]:
    ended = heirs.plan.ended
    articles = Counter(
        Article.objects.filter(association__in=ended, state=ArticleState.PUBLISHED)
        .order_by()
        .values_list("association_id", flat=True)
    )
    documents = Counter(
        Document.objects.filter(association__in=ended)
        .order_by()
        .values_list("association_id", flat=True)
    )
    for unit in sorted(articles | documents):
        told = " và ".join(
            f"{format_number(count)} {word}"
            for count, word in ((articles[unit], "bài đã đăng"), (documents[unit], "văn bản"))
            if count
        )
        yield Consequence(
            f"published:{unit}",
            f"{told} của {heirs.name([unit])} ở lại tên đơn vị ấy, địa chỉ không đổi.",
            units=(unit,),
            count=articles[unit] + documents[unit],
        )


def _list_in_work(plan: Plan) -> dict[int, list[int]]:
    """Articles not yet published of units that end, by unit."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = Article.objects.filter(association__in=plan.ended, state__in=IN_WORK)
    for unit, article in rows.order_by("association", "pk").values_list("association_id", "pk"):
        found[unit].append(article)
    return found


def _ask_about_work(heirs: Heirs, unit: int, count: int) -> Consequence:
    takers = heirs.take_over(unit)[:MOST_CHOICES]
    return Consequence(
        f"articles:{unit}",
        f"{format_number(count)} bài chưa đăng của {heirs.name([unit])}.",
        (
            *(
                Choice(f"to:{place}", f"Chuyển cho {heirs.name([taker])} viết tiếp và đăng")
                for place, taker in enumerate(takers)
            ),
            Choice(KEEP, "Để lại, hội cấp trên sửa và đăng"),
        ),
        "to:0" if len(takers) == 1 else KEEP,
        (unit, *takers),
        count,
    )
