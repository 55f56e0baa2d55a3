"""Who holds which office in a unit and in the units below it, and which offices stand vacant (M).

Nothing is kept of a directory: posts say it, on the day it is read. A name stands where the post
lies; telephone and mail only where the reader may open the person's own record (product.md A3).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Exists, IntegerField, Max, OuterRef, Q, QuerySet, Value, When

from accounts.models import Office, Person, Post, User
from accounts.officers import SHOWN
from associations.models import Association
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.names import vn_norm

HEADS = [
    "Đơn vị", "Chức vụ", "Họ và tên", "Chuyên trách", "Từ ngày", "Đến hết ngày", "Điện thoại",
    "Thư điện tử",
]  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One post of the directory; ``phone`` and ``email`` are empty where not known or not open."""

    unit_id: int
    unit: str
    office: str
    name: str
    is_full_time: bool
    since: date | None
    until: date | None  # the last day of the term
    phone: str
    email: str


@dataclass(frozen=True)
class Vacancy:
    """An office that somebody held in the unit and nobody holds now; ``since`` the first day."""

    unit_id: int
    unit: str
    office: str
    since: date


def list_posts(roots: QuerySet[Association], on: date, asked: str = "") -> QuerySet[Post]:
    """Posts held on a day in living units of ``roots`` and below, as the tree and offices go.

    ``asked`` keeps the posts of people, or of units, by that name.
    """
    order = [When(office=office.value, then=Value(place)) for place, office in enumerate(Office)]
    posts = Post.objects.held(on).filter(association__in=_list_living(roots, on))
    if asked:
        by_name = Q(person__search_key__contains=vn_norm(asked))
        posts = posts.filter(by_name | Q(association__full_name__icontains=asked))
    return posts.select_related("person", "association").order_by(
        "association__tree_id", "association__lft",
        Case(*order, output_field=IntegerField()), "person__sort_key", "pk",
    )  # fmt: skip


def list_vacancies(roots: QuerySet[Association], on: date) -> list[Vacancy]:
    """Leading offices of living units that had a holder and have none on the day, as the tree goes.

    How many seats an office has is written nowhere, so one of two vice chairs who leaves is no
    vacancy; an office that nobody ever held is not known to exist.
    """
    same = {"association": OuterRef("association"), "office": OuterRef("office")}
    ended = Post.objects.filter(
        ~Exists(Post.objects.held(on).filter(**same)),
        association__in=_list_living(roots, on),
        office__in=SHOWN,
        valid__endswith__lte=on,
    )
    rows = ended.values("association", "association__full_name", "office")
    places = {office.value: place for place, office in enumerate(Office)}
    found = rows.annotate(since=Max("valid__endswith")).order_by(
        "association__tree_id", "association__lft"
    )
    tree = {row["association"]: place for place, row in reversed(list(enumerate(found)))}
    return [
        Vacancy(
            row["association"], row["association__full_name"], Office(row["office"]).label,
            row["since"],
        )
        for row in sorted(found, key=lambda r: (tree[r["association"]], places[r["office"]]))
    ]  # fmt: skip


def read_lines(posts: Iterable[Post], reader: User) -> list[Line]:
    """These posts as lines that ``reader`` may see: one query more."""
    posts = list(posts)
    people = Person.objects.filter(pk__in={post.person_id for post in posts})
    if not reader.is_superuser:
        people = people.within(reader.associations())
    open_to = set(people.values_list("pk", flat=True))
    return [_read_line(post, post.person_id in open_to) for post in posts]


def write_rows(lines: Sequence[Line], vacancies: Sequence[Vacancy]) -> list[list[str]]:
    """The rows of a workbook under ``HEADS``: who holds an office, then what is vacant."""
    held = [
        [
            line.unit, line.office, line.name, "chuyên trách" if line.is_full_time else "",
            _write_day(line.since), _write_day(line.until), line.phone, line.email,
        ]
        for line in lines
    ]  # fmt: skip
    vacant = [
        [each.unit, each.office, "(đang trống)", "", _write_day(each.since), "", "", ""]
        for each in vacancies
    ]
    return held + vacant


def _list_living(roots: QuerySet[Association], on: date) -> QuerySet[Association]:
    return Association.objects.within(roots).alive(on)


def _read_line(post: Post, is_open: bool) -> Line:
    person, unit = post.person, post.association
    return Line(
        unit_id=unit.pk,
        unit=unit.full_name,
        office=post.get_office_display(),
        name=person.name,
        is_full_time=post.is_full_time,
        since=post.valid.lower,
        until=post.valid.upper and post.valid.upper - timedelta(days=1),
        phone=person.phone if is_open else "",
        email=person.email if is_open else "",
    )


def _write_day(day: date | None) -> str:
    return format_date(day) if day else ""
