"""Posts, log-ins, mandates and records of persons in a reorganisation (product.md A1, A3).

A post in a unit that ends ends with it, or goes on in a successor; what a mandate gave passes to
another post, or ends. Records of persons stay with the unit that kept them until handed over.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from django.db import connection
from django.db.models import Count, Q
from django.utils import timezone

from accounts.handing_over import hand_over_in_event
from accounts.heirs import Heirs
from accounts.models import Mandate, Person, Post, PostQuerySet, Role, User
from associations.models import Association, Reorganisation, State, Trace
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.numbers import format_number

END, KEEP, FOLLOW, ADD = "end", "keep", "follow", "add"
MOST_CHOICES = 12

_END = """
update accounts_post
   set valid = daterange(lower(valid), greatest(%s::date, (lower(valid) + 1)::date))
 where id = any(%s)
"""
_MOVE = """
insert into accounts_post (person_id, association_id, office, roles, is_full_time, valid)
select p.person_id, %s, p.office, p.roles, p.is_full_time,
       daterange(greatest(%s::date, lower(p.valid)), upper(p.valid))
  from accounts_post p where p.id = %s
returning id
"""


class PostsStep:
    """What posts, mandates and records of persons do in a reorganisation."""

    title = "Chức vụ và tài khoản"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """Every post that ends with its unit, who is left without any, mandates and records."""
        heirs = Heirs(plan)
        posts = list(_list_posts(plan).select_related("person", "association"))
        for post in posts:
            yield _ask_about_post(heirs, post)
        yield from _name_users_without_posts(plan, posts)
        yield from _ask_about_mandates(heirs, _list_mandates(posts))
        for mandate, unit in _list_mandated(plan):
            yield _ask_about_unit(heirs, mandate, unit)
        yield from _ask_about_people(heirs)

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """End posts or carry them on; pass on mandates; hand over what was said to be."""
        heirs = Heirs(plan)
        posts = list(_list_posts(plan))
        mandates = _list_mandates(posts)
        mandated = _list_mandated(plan)
        moved = _end_posts(heirs, posts, answers, journal)
        live = {
            mandate.pk: _pass_on(mandate, answers.get(asked.key, asked.proposed), moved, journal)
            for mandate, asked in zip(mandates, _ask_about_mandates(heirs, mandates), strict=True)
        }
        for mandate, unit in mandated:
            asked = _ask_about_unit(heirs, mandate, unit)
            into = live.get(mandate.pk, mandate)
            if into is not None and answers.get(asked.key, asked.proposed) == ADD:
                _add_units(into, heirs.succeed(unit), journal)
        _hand_over(heirs, answers, journal)

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Nothing: persons and posts wait for no roll."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Nothing of its own: rows that came to hang on what the event wrote are found for all."""
        return ()

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: posts, mandates and records are all in the journal."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """End at once the posts in units that the small form has closed."""
        on = decision.in_force_on
        closed = Association.objects.filter(pk__in=units, closed_on=on).order_by()
        if on is None or not (keys := list(closed.values_list("pk", flat=True))):
            return
        _end([post.pk for post in _list_lasting(keys, on)], on)


POSTS = PostsStep()


def list_founded(decisions: Sequence[Reorganisation]) -> list[int]:
    """The associations that these decisions founded: none of their states is older."""
    opened = State.objects.filter(opened_by__in=decisions)
    units = list(opened.order_by().values_list("association_id", flat=True).distinct())
    on = min(each.in_force_on for each in decisions if each.in_force_on)
    older = State.objects.filter(
        Q(valid__startswith=None) | Q(valid__startswith__lt=on), association__in=units
    )
    return sorted(set(units) - set(older.values_list("association_id", flat=True)))


def list_noted(decisions: Sequence[Reorganisation], table: str) -> list[int]:
    """The keys of rows of ``table`` that the decisions themselves wrote."""
    return list(
        Trace.objects.filter(reorganisation__in=decisions, table=table)
        .order_by()
        .values_list("key", flat=True)
    )


# ----- posts -----


def _list_posts(plan: Plan) -> PostQuerySet:
    return _list_lasting(plan.ended, plan.on)


def _list_lasting(units: Sequence[int], on: date) -> PostQuerySet:
    """The posts in ``units`` that are held on the day ``on`` or later."""
    lasting = Q(valid__endswith=None) | Q(valid__endswith__gt=on)
    return Post.objects.filter(lasting, association__in=units).order_by("association", "pk")


def _ask_about_post(heirs: Heirs, post: Post) -> Consequence:
    unit = post.association_id
    takers = heirs.take_over(unit)[:MOST_CHOICES]
    last = format_date(heirs.plan.on - timedelta(days=1))
    return Consequence(
        f"post:{post.pk}",
        f"{post.get_office_display()} {post.association}: {post.person}.",
        (
            Choice(END, f"Kết thúc, ngày cuối {last}"),
            *(
                Choice(f"to:{place}", f"Chuyển sang {heirs.name([taker])}, giữ chức vụ và quyền")
                for place, taker in enumerate(takers)
            ),
        ),
        _propose(heirs, post),
        (unit, *takers),
    )


def _propose(heirs: Heirs, post: Post) -> str:
    return "to:0" if heirs.is_renewal(post.association_id) else END


def _name_users_without_posts(plan: Plan, posts: Sequence[Post]) -> Iterator[Consequence]:
    """The log-ins that can do nothing any more if all these posts end."""
    ending = {post.pk for post in posts}
    people = {post.person_id for post in posts}
    users = User.objects.filter(person__in=people, is_active=True).select_related("person")
    lasting = Q(valid__endswith=None) | Q(valid__endswith__gt=plan.on)
    others = Post.objects.filter(lasting, person__in=people).exclude(pk__in=ending)
    kept = set(others.order_by().values_list("person_id", flat=True))
    units = {post.person_id: post.association_id for post in posts}
    for user in users.order_by("username"):
        if user.person_id not in kept:
            yield Consequence(
                f"account:{user.pk}",
                f"Tài khoản {user.username} ({user}): không còn chức vụ nào khác. Nếu chức vụ trên "
                f"kết thúc thì từ {format_date(plan.on)} không đăng nhập làm việc được nữa.",
                units=(units[user.person_id],),
            )


def _end_posts(
    heirs: Heirs, posts: Sequence[Post], answers: Mapping[str, str], journal: Journal
) -> dict[int, int]:
    """End the posts; {post: the one that goes on in its place} of those carried on."""
    moved: dict[int, int] = {}
    on = heirs.plan.on
    for post in posts:
        proposed = _propose(heirs, post)
        answer = answers.get(f"post:{post.pk}", proposed)
        takers = heirs.take_over(post.association_id)
        place = int(answer.removeprefix("to:")) if answer.startswith("to:") else None
        if place is not None and place < len(takers):
            with connection.cursor() as cursor:
                cursor.execute(_MOVE, [takers[place], on, post.pk])
                (moved[post.pk],) = cursor.fetchone()
    keys = [post.pk for post in posts]
    with journal.watch("accounts_post", keys):
        _end(keys, on)
    journal.note_added("accounts_post", moved.values())
    return moved


def _end(posts: Sequence[int], on: date) -> None:
    """Let posts end before ``on``; one that began later ends after its first day."""
    with connection.cursor() as cursor:
        cursor.execute(_END, [on, list(posts)])


# ----- mandates -----


class Senders:
    """Posts that could send in place of those in ended units: in who takes over, else above.

    Held on the day of the event and today, whichever is later, with the role of entry. Asked of
    the database once for all ``units``.
    """

    def __init__(self, heirs: Heirs, units: Iterable[int]) -> None:
        self.heirs = heirs
        self._levels: dict[tuple[int, ...], list[list[int]]] = {}
        for unit in units:
            takers = heirs.take_over(unit)
            if takers not in self._levels:
                self._levels[takers] = self._list_levels(takers)
        asked = {unit for levels in self._levels.values() for level in levels for unit in level}
        on = max(heirs.plan.on, timezone.localdate())
        posts = Post.objects.held(on).filter(roles__contains=[Role.ENTRY], association__in=asked)
        self._posts: dict[int, list[Post]] = defaultdict(list)
        for post in posts.select_related("person", "association").order_by("pk"):
            self._posts[post.association_id].append(post)

    def find(self, unit: int) -> list[Post]:
        """Those of the nearest units that have any."""
        for units in self._levels[self.heirs.take_over(unit)]:
            if found := [post for each in units for post in self._posts.get(each, ())]:
                return sorted(found, key=lambda post: post.pk)[:MOST_CHOICES]
        return []

    def _list_levels(self, takers: Iterable[int]) -> list[list[int]]:
        levels: list[list[int]] = []
        for taker in takers:
            for place, above in enumerate(self.heirs.list_above(taker)):
                if len(levels) <= place:
                    levels.append([])
                if above not in levels[place]:
                    levels[place].append(above)
        return levels


def _list_mandates(posts: Sequence[Post]) -> list[Mandate]:
    """The mandates of these posts."""
    mandates = Mandate.objects.filter(post__in=[post.pk for post in posts])
    return list(mandates.select_related("post__person", "post__association").order_by("pk"))


def _ask_about_mandates(heirs: Heirs, mandates: Sequence[Mandate]) -> list[Consequence]:
    senders = Senders(heirs, {each.post.association_id for each in mandates})
    return [_ask_about_mandate(heirs, each, senders) for each in mandates]


def _ask_about_mandate(heirs: Heirs, mandate: Mandate, senders: Senders) -> Consequence:
    post = mandate.post
    candidates = senders.find(post.association_id)
    follows = heirs.is_renewal(post.association_id)
    units = mandate.units.count()
    return Consequence(
        f"mandate:{mandate.pk}",
        f"Ủy nhiệm gửi báo cáo cho {format_number(units)} đơn vị ({mandate.reason}), đang giao cho "
        f"{post.person}, {post}.",
        (
            *(Choice(f"post:{each.pk}", f"Giao cho {each.person}, {each}") for each in candidates),
            Choice(FOLLOW, "Đi theo người giữ, nếu chức vụ được chuyển"),
            Choice(END, "Chấm dứt cùng chức vụ"),
        ),
        FOLLOW if follows else f"post:{candidates[0].pk}" if candidates else END,
        (post.association_id,),
    )


def _pass_on(
    mandate: Mandate, answer: str, moved: Mapping[int, int], journal: Journal
) -> Mandate | None:
    """The mandate that stands in the place of one whose post has ended, if any does."""
    key = moved.get(mandate.post_id)
    if answer.startswith("post:"):
        key = int(answer.removeprefix("post:"))
    elif answer != FOLLOW:
        key = None
    if key is None or not Post.objects.filter(pk=key).exists():
        return None
    return give_mandate(
        journal, key, list(mandate.units.values_list("pk", flat=True)),
        form=mandate.form, periods=mandate.periods, reason=mandate.reason,
    )  # fmt: skip


def give_mandate(journal: Journal, post: int, units: Sequence[int], **fields) -> Mandate:
    """A new mandate of ``post`` for ``units``, written through the journal."""
    made = Mandate.objects.create(post_id=post, **fields)
    journal.note_added("accounts_mandate", [made.pk])
    _add_units(made, units, journal)
    return made


def _add_units(mandate: Mandate, units: Sequence[int], journal: Journal) -> None:
    through = Mandate.units.through
    known = set(through.objects.filter(mandate=mandate).values_list("association_id", flat=True))
    made = through.objects.bulk_create(
        through(mandate_id=mandate.pk, association_id=unit)
        for unit in dict.fromkeys(units)
        if unit not in known
    )
    journal.note_added(through._meta.db_table, [row.pk for row in made])


def _list_mandated(plan: Plan) -> list[tuple[Mandate, int]]:
    """Mandates that cover ended units beyond the event, with the unit; it has successors."""
    through = Mandate.units.through
    rows = through.objects.filter(association__in=plan.ended).select_related("mandate__post")
    return [
        (row.mandate, row.association_id)
        for row in rows.order_by("mandate", "association")
        if plan.successors.get(row.association_id)
        and (row.mandate.periods is None or row.mandate.periods.upper is None
             or row.mandate.periods.upper > plan.on)
    ]  # fmt: skip


def _ask_about_unit(heirs: Heirs, mandate: Mandate, unit: int) -> Consequence:
    takers = heirs.succeed(unit)
    return Consequence(
        f"mandated:{mandate.pk}:{unit}",
        f"Ủy nhiệm “{mandate.reason}” gồm {heirs.name([unit])}: đơn vị ấy ở lại trong ủy nhiệm đến "
        "khi các kỳ còn nợ khóa lại.",
        (
            Choice(ADD, f"Thêm {heirs.name(takers)} cho các kỳ sau"),
            Choice(KEEP, "Không thêm đơn vị kế thừa"),
        ),
        ADD if heirs.find_whole(unit) is not None else KEEP,
        (unit, *takers),
    )


# ----- records of persons -----


def _ask_about_people(heirs: Heirs) -> Iterator[Consequence]:
    for unit, count in _count_people(heirs.plan).items():
        takers = heirs.succeed(unit)[:MOST_CHOICES]
        yield Consequence(
            f"people:{unit}",
            f"{format_number(count)} hồ sơ người do {heirs.name([unit])} giữ: ở lại, chỉ hội cấp "
            "tỉnh đọc được cho đến khi bàn giao.",
            (
                Choice(KEEP, "Để lại, bàn giao sau"),
                *(
                    Choice(f"to:{place}", f"Bàn giao ngay cho {heirs.name([taker])}")
                    for place, taker in enumerate(takers)
                ),
            ),
            KEEP,
            (unit, *takers),
            count,
        )


def _count_people(plan: Plan) -> Counter[int]:
    rows = Person.objects.filter(association__in=plan.ended, erased_at=None).order_by()
    counted = rows.values("association").annotate(count=Count("pk"))
    return Counter({row["association"]: row["count"] for row in counted.order_by("association")})


def _hand_over(heirs: Heirs, answers: Mapping[str, str], journal: Journal) -> None:
    said = defaultdict(lambda: KEEP, answers)
    given: dict[int, int] = {}
    for unit in _count_people(heirs.plan):
        answer, takers = said[f"people:{unit}"], heirs.succeed(unit)
        if answer.startswith("to:") and int(answer.removeprefix("to:")) < len(takers):
            given[unit] = takers[int(answer.removeprefix("to:"))]
    if given:
        hand_over_in_event(given, journal)
