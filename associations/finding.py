"""A unit found by any name or code that it ever bore (product.md T5).

With or without diacritics; hòa and hoà, Đăk and Đắk, ' and ’ are one; the kind may be written out,
shortened or left out, the association may be named instead of the place, and the units above may
follow behind commas. Where nothing fits, words and then likeness are tried, and the answer says so.
For names in workbooks see ``associations.matching``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Greatest
from django.utils import timezone

from associations.history import Successor, UnitAt, paths_at, successors_of
from associations.matching import QUALIFIED
from associations.models import Association, State, entitle
from associations.scope import AssociationQuerySet
from khuyenhoc.lib.names import clean, strip_unit_kind, vn_norm

LONGEST = 100  # characters of a question that are read
CODE = re.compile(r"[A-Za-z]{0,6}[0-9]{1,12}|VN")


class FoundBy(StrEnum):
    """What in the question led to a unit."""

    CODE = "code"
    NAME = "name"
    WORDS = "words"  # all words begin words of the name
    LIKENESS = "likeness"  # probably mistyped


@dataclass(frozen=True, slots=True)
class Finding:
    """A unit, and the name or code by which it was found.

    ``name``, ``full_name``, ``code``, ``kind`` and ``level`` are those it bore from ``since`` until
    the day before ``until`` (None: not known, not ended); ``place`` the units above it then, from
    the root down. ``present`` is its full name today, or the last; ``successors`` those that live
    today or were the last.
    """

    id: int
    name: str
    full_name: str
    code: str | None
    kind: str
    level: str
    level_name: str
    established: str
    since: date | None
    until: date | None
    place: tuple[UnitAt, ...]
    lives: bool
    present: str
    successors: tuple[Successor, ...]
    found_by: FoundBy

    @property
    def title(self) -> str:
        """The name by which the association signed then."""
        return entitle(self.full_name, self.kind)


class Named(NamedTuple):
    """What a list of results says of a unit that was found by its code, its name or its words.

    ``full_name`` and ``kind`` are those it bore then; ``above`` the full names of the units above
    it, from the highest below the nation down.
    """

    id: int
    full_name: str
    kind: str
    lives: bool
    above: Sequence[str]

    @property
    def title(self) -> str:
        """The name by which the association signed then."""
        return entitle(self.full_name, self.kind)


# All ways to read a question at once; of what they find only what the strictest found stays. It
# begins with "select", so that pghistory lets it pass: nothing is written.
_NAMED = """
select top.id, top.full_name, top.kind, top.lives, coalesce(place.above, '{{}}')
  from (
    with tried as materialized (
        select s.association_id, s.full_name, s.kind, s.level_id, s.valid,
               case when s.code = any(%(codes)s) then 0 when {named} then 1 else 2 end as way
          from associations_state s
         where s.code = any(%(codes)s) or {named} or ({words})
    ), best as (
        select distinct on (association_id) *
          from tried where way = (select min(way) from tried)
         order by association_id, lower(valid) desc nulls last
    )
    select a.id, best.full_name, best.kind, l.rank, a.tree_id, a.lft,
           (a.opened_on is null or a.opened_on <= %(today)s)
           and (a.closed_on is null or a.closed_on > %(today)s) as lives,
           case when upper(best.valid) <= %(today)s then upper(best.valid) - 1
                when lower(best.valid) > %(today)s then lower(best.valid)
                else %(today)s end as day
      from best
      join associations_association a on a.id = best.association_id
      join associations_level l on l.code = best.level_id
     order by lives desc, l.rank, a.tree_id, a.lft
     limit %(limit)s
  ) as top
  left join lateral (
    with recursive up(id, parent, depth, full_name, level) as (
        select s.association_id, s.parent_id, 0, s.full_name, s.level_id
          from associations_state s
         where s.association_id = top.id and s.valid @> top.day
        union all
        select s.association_id, s.parent_id, up.depth + 1, s.full_name, s.level_id
          from up join associations_state s on s.association_id = up.parent and s.valid @> top.day
    )
    select array_agg(up.full_name order by up.depth desc) as above
      from up where up.depth > 0 and up.level <> 'national'
  ) as place on true
 order by top.lives desc, top.rank, top.tree_id, top.lft
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit found, not yet described: the states by which, the last first."""

    association: Association
    states: tuple[State, ...]
    found_by: FoundBy


def find(
    text: str,
    on: date | None = None,
    roots: AssociationQuerySet | None = None,
    level: str | None = None,
    limit: int = 50,
    guesses: bool = True,
) -> list[Finding]:
    """The units that bear, or ever bore, a name or code, the living first, at most ``limit``.

    With ``on`` only those that bore it at the end of that day; with ``roots`` only those within
    these and their predecessors; with ``level`` only those of a level; without ``guesses`` none
    that is only called something like it.
    """
    return describe(search(text, on, roots, level, guesses)[:limit], on)


def is_qualified(text: str) -> bool:
    """Whether a question names units above the one that is looked for, behind a comma."""
    return len([part for part in QUALIFIED.split(clean(text)[:LONGEST]) if part]) > 1


def find_named(text: str, limit: int) -> list[Named]:
    """As ``find`` without guesses, of a question that is not ``is_qualified``, only what a short
    list says of each: one query."""
    text = clean(text)[:LONGEST]
    if not vn_norm(text):
        return []
    kind, name = strip_unit_kind(text)
    words = [rf"\m{word}" for word in vn_norm(name).split()]
    named = "s.full_search_key = %(key)s or s.search_key = any(%(keys)s)"
    if kind is not None:
        named += " or (s.search_key = %(name)s and s.kind = %(kind)s)"
    query = _NAMED.format(
        named=f"({named})",
        words=" and ".join(
            f"s.full_search_key ~ %(word{place})s" for place in range(len(words))
        ) or "true",
    )  # fmt: skip
    keys = [vn_norm(text)] if kind is not None else [vn_norm(text), vn_norm(name)]
    with connection.cursor() as cursor:
        cursor.execute(
            query,
            {
                "codes": [text, text.upper()] if CODE.fullmatch(text) else [],
                "key": vn_norm(text), "keys": keys, "name": vn_norm(name), "kind": kind,
                "today": timezone.localdate(), "limit": limit,
                **{f"word{place}": word for place, word in enumerate(words)},
            },
        )  # fmt: skip
        return [Named(*row) for row in cursor.fetchall()]


def search(
    text: str,
    on: date | None = None,
    roots: AssociationQuerySet | None = None,
    level: str | None = None,
    guesses: bool = True,
) -> list[Hit]:
    """As ``find``, without what each unit's place and successors are; all of them."""
    text = clean(text)[:LONGEST]
    if not vn_norm(text):
        return []
    states = State.objects.select_related("association", "level")
    if on is not None:
        states = states.filter(valid__contains=on)
    if level is not None:
        states = states.filter(level=level)
    if roots is not None:
        reach = Association.objects.within(roots, past=True)
        states = states.filter(association__in=reach.order_by().values("pk"))
    for found_by, rows in _try(text, states):
        if found_by is FoundBy.LIKENESS and not guesses:
            break
        hits = _group(rows, found_by)
        if hits:
            return hits
    return []


def _try(text: str, states: QuerySet[State]) -> Iterable[tuple[FoundBy, Iterable[State]]]:
    """The ways to read a question, the strictest first."""
    if CODE.fullmatch(text):
        yield FoundBy.CODE, states.filter(code__in={text, text.upper()})
    yield FoundBy.NAME, states.filter(_is_named(text))
    parts = [part for part in QUALIFIED.split(text) if part]
    if len(parts) > 1:
        named = list(states.filter(_is_named(parts[0])))
        yield FoundBy.NAME, _lie_in(named, parts[1:])
        yield FoundBy.WORDS, named  # the units above are not those named
    words = vn_norm(strip_unit_kind(text)[1]).split()
    by_words = states
    for word in words:
        by_words = by_words.filter(full_search_key__regex=rf"\m{word}")
    yield FoundBy.WORDS, by_words
    kind, name = strip_unit_kind(text)
    key = vn_norm(f"{kind} {name}" if kind else name)
    alike = states.filter(full_search_key__trigram_similar=key).annotate(
        likeness=Greatest(
            TrigramSimilarity("full_search_key", key),
            TrigramSimilarity("search_key", vn_norm(name)),
        )
    )
    yield FoundBy.LIKENESS, alike.filter(likeness__gte=0.45).order_by("-likeness")[:20]


def _is_named(text: str) -> Q:
    """The full name, or the bare name where the kind is not contradicted."""
    kind, name = strip_unit_kind(text)
    whole = Q(full_search_key=vn_norm(text)) | Q(search_key=vn_norm(text))
    if kind is None:
        return whole | Q(search_key=vn_norm(name))
    return whole | Q(search_key=vn_norm(name), kind=kind)


def _lie_in(states: list[State], above: list[str]) -> list[State]:
    """Those that lay in units of all these names."""
    wanted = {vn_norm(strip_unit_kind(name)[1]) for name in above}
    places = {state.pk: (state.association_id, _last_day(state)) for state in states}
    paths = paths_at(places.values())
    return [
        state
        for state in states
        if wanted <= {vn_norm(unit.name) for unit in paths[places[state.pk]][:-1]}
    ]


def _last_day(state: State, on: date | None = None) -> date:
    """A day on which the state held: the one asked for, today, or its last."""
    if on is not None:
        return on
    today = timezone.localdate()
    if state.valid.upper is not None and state.valid.upper <= today:
        return state.valid.upper - timedelta(days=1)
    if state.valid.lower is not None and state.valid.lower > today:
        return state.valid.lower
    return today


def _group(states: Iterable[State], found_by: FoundBy) -> list[Hit]:
    """One hit a unit; by likeness as they come, else the living, by level and place in the tree."""
    by_unit: dict[int, list[State]] = {}
    for state in states:
        by_unit.setdefault(state.association_id, []).append(state)
    hits = []
    for matched in by_unit.values():
        matched.sort(key=lambda s: (s.valid.lower is not None, s.valid.lower), reverse=True)
        hits.append(Hit(matched[0].association, tuple(matched), found_by))
    if found_by is not FoundBy.LIKENESS:
        today = timezone.localdate()
        hits.sort(
            key=lambda hit: (
                not hit.association.is_alive(today),
                hit.states[0].level.rank,
                hit.association.tree_id,
                hit.association.lft,
            )
        )
    return hits


def describe(hits: Iterable[Hit], on: date | None = None) -> list[Finding]:
    """The findings for hits, in their order: two queries, however many."""
    hits = list(hits)
    if not hits:
        return []
    today = timezone.localdate()
    places = {
        hit.association.pk: (hit.association.pk, _last_day(hit.states[0], on)) for hit in hits
    }
    paths = paths_at(places.values())
    ended = [hit.association.pk for hit in hits if not hit.association.is_alive(today)]
    followers = successors_of(ended) if ended else {}
    findings = []
    for hit in hits:
        unit, state = hit.association, hit.states[0]
        after = followers.get(unit.pk, [])
        findings.append(
            Finding(
                id=unit.pk,
                name=state.name,
                full_name=state.full_name,
                code=state.code,
                kind=state.kind,
                level=state.level_id,
                level_name=state.level.name,
                established=state.established,
                since=hit.states[-1].valid.lower,
                until=state.valid.upper,
                place=tuple(paths[places[unit.pk]][:-1]),
                lives=unit.is_alive(today),
                present=unit.full_name,
                successors=tuple(follower for follower in after if follower.is_last),
                found_by=hit.found_by,
            )
        )
    return findings
