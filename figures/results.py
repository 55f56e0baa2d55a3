"""What a results page shows of one unit in one period, read in a handful of queries.

``read_results`` gathers the unit's figures, their course over the periods, the units below it and
what each change is measured from; ``figures.results_page`` words it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Protocol, cast

from associations.levels import PROVINCE
from figures import places, spans, territories
from figures.catalogue import VERSION, Catalogue
from figures.catalogue import indicators as read_catalogue
from figures.changes import Change, Common, covers_differ, measure_change, read_common
from figures.decomposing import Decomposition
from figures.models import Indicator, Period, PeriodKind
from figures.places import Place
from figures.reading import Reading
from figures.readings import Table, read_table
from figures.results_borders import find_boundaries, list_shorter, part_changes
from figures.spans import Base
from figures.territories import Origin
from figures.ways import AS_REPORTED, Chosen

# What the field names first; of these a page shows those that the unit has.
KEY_CODES = (
    "members", "member_ratio", "branches", "family_recognised", "family_rate_total",
    "family_rate_registered", "clan_recognised", "community_recognised", "unit_recognised",
    "citizen_recognised", "fund_raised", "fund_closing", "scholarships_count",
)  # fmt: skip
# The columns of the table of units below, first those that come first.
COLUMN_CODES = (
    "members", "family_recognised", "family_rate_registered", "family_rate_total", "fund_raised",
    "branches",
)  # fmt: skip
RATE_CODES = (
    "family_rate_total", "clan_rate_total", "community_rate_total", "unit_rate_total",
    "family_rate_registered", "clan_rate_registered", "community_rate_registered",
    "unit_rate_registered", "citizen_rate_registered",
)  # fmt: skip
MOST_FIGURES = 12
MOST_COLUMNS = 3

# The periods of a unit and of those that became it whole.
_PERIODS = """
with here as (
    select %(unit)s as id
    union
    select s.old_id from associations_succession s
     where s.new_id = %(unit)s
       and not exists (select 1 from associations_succession p
                        where p.new_id = %(unit)s and not p.is_whole)
       and not exists (select 1 from associations_state e
                        where e.association_id = %(unit)s and e.valid @> (s.on - 1))
)
select p.*, bool_or(u.association_id = %(unit)s) as is_own,
       exists (select 1 from figures_total t
                where t.period_id = p.id and t.association_id = %(unit)s and t.approved_given > 0)
       or exists (select 1 from figures_value v
                   where v.period_id = p.id and v.association_id = %(unit)s and v.status = 1)
       as has_own,
       exists (select 1 from here join figures_total t
                   on t.period_id = p.id and t.association_id = here.id and t.approved_given > 0)
       or exists (select 1 from here join figures_value v
                      on v.period_id = p.id and v.association_id = here.id and v.status = 1)
       as has_figures,
       (select max(r.number) from figures_release r where r.period_id = p.id) as release,
       exists (select 1 from associations_group g where g.host_id = %(unit)s) as has_groups,
       exists (select 1 from figures_target t where t.on >= p.last_day) as has_targets,
       (select max(s.approved_at) from figures_submission s) as changed_at,
       {version} as catalogue_version
  from figures_period p
  join figures_periodunit u on u.period_id = p.id
  join here on here.id = u.association_id
 group by p.id
""".replace("{version}", VERSION)


class AnyTable(Protocol):
    """What a page needs of a table, whichever way it reads."""

    def read(self, period: Period, unit: int, indicator: Indicator | str) -> Reading:
        """The figure of one unit in one period."""


if TYPE_CHECKING:
    from figures.grouping import Grouped

    class KnownPeriod(Period):
        """A period as ``list_periods`` finds it."""

        home: int  # of ``home.find_home_period`` alone
        is_own: bool
        has_own: bool
        has_figures: bool
        release: int | None
        has_groups: bool
        has_targets: bool
        changed_at: datetime | None
        catalogue_version: list[int]
else:
    KnownPeriod = Period


class NoResults(LookupError):
    """No such period, or the unit is not in its roll."""


@dataclass(slots=True)
class Results:
    """Everything that a results page or a download says of ``unit`` in ``period``.

    ``periods`` are those with figures of the unit or of the units that became it, newest first;
    ``origins``: unit → the units that became it whole. ``boundaries``: (unit, earlier, later
    period) → the day on which the unit's territory changed in between. ``common``: base period →
    what units gave at both ends; ``parts``: indicator → its change over a boundary, in its parts;
    ``shorter``: the periods from which flows are added, also such as the unit was not in.
    ``children`` are in Vietnamese order, ``columns`` what the table says of them; so are
    ``provinces``, which the page of the root has read too. ``chosen`` is the way of reading,
    ``asked`` the unit of the address; by comparable groups the page is about ``grouped``, and
    places have negative keys.
    """

    catalogue: Catalogue
    period: KnownPeriod
    path: list[Place]
    children: list[Place]
    periods: list[KnownPeriod]
    origins: dict[int, list[Origin]]
    table: AnyTable
    provisional: bool
    wanted: Base | None = None
    changed_at: datetime | None = None
    indicators: list[Indicator] = field(default_factory=list)
    columns: list[Indicator] = field(default_factory=list)
    chosen: Chosen = AS_REPORTED
    asked: int = 0
    grouped: "Grouped | None" = None
    boundaries: dict[tuple[int, int, int], date] = field(default_factory=dict)
    common: dict[int, Common] = field(default_factory=dict)
    parts: dict[int, Decomposition] = field(default_factory=dict)
    shorter: list[Period] = field(default_factory=list)
    provinces: list[Place] = field(default_factory=list)
    _bases: dict[str, list[tuple[Base, Period]]] = field(default_factory=dict)
    _starts: dict[tuple[int, int], tuple[Base, Period] | None] = field(default_factory=dict)
    _changes: dict[tuple[int, int], Change | None] = field(default_factory=dict)

    @property
    def unit(self) -> Place:
        """The unit itself."""
        return self.path[-1]

    def read(self, indicator: Indicator | str, period: Period | None = None) -> Reading:
        """The unit's figure, of ``period`` or of the page's."""
        return self.table.read(period or self.period, self.unit.pk, indicator)

    def read_before(
        self, period: Period, indicator: Indicator | str, unit: int | None = None
    ) -> Reading:
        """The figure of an earlier period: the unit's own, or of the units that it was then."""
        unit = self.unit.pk if unit is None else unit
        if not self.is_joined(period, unit):
            return self.table.read(period, unit, indicator)
        table = cast("Table", self.table)  # only what is read as reported has origins
        return table.read_joined(period, [o.pk for o in self.origins[unit]], indicator)

    def is_joined(self, period: Period, unit: int | None = None) -> bool:
        """Whether the unit was not there in ``period`` but those which became it whole were."""
        unit = self.unit.pk if unit is None else unit
        origins = self.origins.get(unit)
        return period.last_day < origins[0].until if origins else False

    def find_start(
        self, indicator: Indicator, unit: int | None = None
    ) -> tuple[Base, Period] | None:
        """The first base at which there is something to compare with.

        Kept, as all that is measured: to be asked when everything has been read.
        """
        unit = self.unit.pk if unit is None else unit
        key = (indicator.id, unit)
        if key not in self._starts:
            self._starts[key] = next(
                (
                    (base, found)
                    for base, found in self.list_bases(indicator.nature)
                    if self.read_before(found, indicator, unit).number is not None
                ),
                None,
            )
        return self._starts[key]

    def list_bases(self, nature: str) -> list[tuple[Base, Period]]:
        """What changes of numbers of this nature may be measured from, the first choice first."""
        if nature not in self._bases:
            self._bases[nature] = spans.list_bases(nature, self.period, self.periods, self.wanted)
        return self._bases[nature]

    def measure(self, indicator: Indicator, unit: int | None = None) -> Change | None:
        """How the figure of the unit, or of one below it, changed; None without a beginning."""
        unit = self.unit.pk if unit is None else unit
        key = (indicator.id, unit)
        if key not in self._changes:
            self._changes[key] = self._measure(indicator, unit)
        return self._changes[key]

    def _measure(self, indicator: Indicator, unit: int) -> Change | None:
        start = self.find_start(indicator, unit)
        now = self.table.read(self.period, unit, indicator)
        if now.number is None:
            return None
        if start is None:
            return self._say_not_enough(indicator, unit)
        base, since = start
        joined = self.is_joined(since, unit)
        return measure_change(
            now,
            self.read_before(since, indicator, unit),
            base,
            since,
            boundary=None if joined else self.find_boundary(since, unit),
            common=self.common.get(since.pk) if unit == self.unit.pk else None,
            joined=[origin.full_name for origin in self.origins[unit]] if joined else (),
            series_break=self.catalogue.find_break(indicator, since.last_day, self.period.last_day),
        )

    def _say_not_enough(self, indicator: Indicator, unit: int) -> Change | None:
        """That the units which became this one did not all report, where that is why."""
        for base, since in self.list_bases(indicator.nature):
            if self.is_joined(since, unit):
                before = self.read_before(since, indicator, unit)
                if before.is_incomplete:
                    told = f"số {spans.name_period(since)} của các đơn vị cũ chưa đủ để so"
                    return Change(spans.name_base(base, since), since, why_not=told)
        return None

    def find_boundary(self, since: Period, unit: int | None = None) -> date | None:
        """The day between ``since`` and the page's period on which the territory changed."""
        unit = self.unit.pk if unit is None else unit
        return self.boundaries.get((unit, since.pk, self.period.pk))

    def list_origins(self) -> list[Origin]:
        """The units that became the page's whole; none where it was always there."""
        return self.origins.get(self.unit.pk, [])

    def list_course(self) -> list[Period]:
        """The periods of this one's kind, oldest first, that a chart goes over."""
        return [
            period
            for period in sorted(self.periods, key=lambda p: p.last_day)
            if period.kind == self.period.kind and period.last_day <= self.period.last_day
        ]


def read_results(
    period_code: str, unit: int, chosen: Chosen = AS_REPORTED, *, section: str = "",
    provisional: bool = False, wanted: Base | None = None, only: Sequence[Indicator] = (),
    level: str = "",
) -> Results:  # fmt: skip
    """Read a results page as reported: six queries, one more where units reported at one end
    only, some more where a territory changed.

    ``section`` chooses the indicators of one section by its number, otherwise the main ones are
    taken; ``only`` reads these alone. ``level``: below the root stand all units of this level, not
    those directly under it. Raises ``NoResults``.
    """
    known = list_periods(unit)
    period = next((p for p in known if p.code == period_code and p.is_own), None)
    if period is None:
        raise NoResults(period_code)
    catalogue = read_catalogue(period.catalogue_version)
    if section not in catalogue.sections:
        section = ""
    path, children, provinces = places.find_around_with(period, unit, level or PROVINCE)
    if level and len(path) == 1:
        children = provinces
    below = [child.pk for child in children]
    origins = territories.find_origins([unit, *below])
    before = [origin.pk for origin in origins.get(unit, ())]
    periods = [p for p in known if p.has_figures or p.pk == period.pk]
    codes = [indicator.code for indicator in only] or None
    table = read_table(periods, [unit, *before], codes, provisional, catalogue)
    results = Results(
        catalogue=catalogue,
        period=period,
        path=path,
        children=children,
        provinces=provinces,
        periods=periods,
        origins=origins,
        table=table,
        provisional=provisional,
        wanted=wanted,
        changed_at=period.changed_at,
        chosen=chosen,
        asked=unit,
    )
    results.shorter = list_shorter(results)
    table.learn_periods(results.shorter)
    results.columns = list(only) if only else choose_columns(results, section)
    if children:
        parts = spans.find_parts(period, results.shorter)
        near: dict[int, Period] = {p.pk: p for p in (*results.list_course(), *parts)}
        for indicator in results.columns:
            for _, found in results.list_bases(indicator.nature):
                near[found.pk] = found
        table.join(
            read_table(
                list(near.values()),
                [
                    *below,
                    *(o.pk for child in below for o in origins.get(child, ())),
                    *(place.pk for place in provinces),
                ],
                [indicator.code for indicator in results.columns],
                provisional,
                catalogue,
            )
        )
    find_boundaries(results)
    results.indicators = list(only) if only else choose_figures(results, section)
    _read_commons(results)
    part_changes(results)
    return results


def list_periods(unit: int) -> list[KnownPeriod]:
    """The periods in whose roll stands the unit or one that became it whole, newest first.

    Each with ``is_own`` and ``has_own`` (the unit stands in it, has approved figures in it),
    ``has_figures`` (any of them has), ``release`` (number of the last release, or None),
    ``has_groups`` (there ever were groupings inside the unit), ``has_targets`` (there are targets
    to be reached by its last day or later), ``changed_at`` (the instant of the last approval
    anywhere) and ``catalogue_version`` (``figures.catalogue.VERSION``).
    """
    found = spans.sort_periods(Period.objects.raw(_PERIODS, {"unit": unit}))
    return cast("list[KnownPeriod]", found)


def list_sections(catalogue: Catalogue) -> list[tuple[str, str]]:
    """The sections of the catalogue in its order: (number, name without it)."""
    return list(catalogue.sections.items())


def choose_period(periods: Iterable[KnownPeriod]) -> KnownPeriod | None:
    """What a visitor sees first: the newest year with figures, else the newest period."""
    ordered = list(periods)
    given = [p for p in ordered if p.has_own]
    years = [p for p in given if p.kind == PeriodKind.YEAR]
    return next(iter(years or given or ordered), None)


def choose_figures(results: Results, section: str) -> list[Indicator]:
    """The indicators whose figures are shown for the unit itself."""
    catalogue = results.catalogue
    if section:
        return [
            indicator
            for indicator in catalogue.indicators
            if indicator.section.partition(".")[0] == section and _is_told(results.read(indicator))
        ]
    keys = [catalogue.by_code[code] for code in KEY_CODES if code in catalogue.by_code]
    chosen = [indicator for indicator in keys if results.read(indicator).number is not None]
    if len(chosen) < MOST_COLUMNS:
        known = {indicator.id for indicator in chosen}
        others = (i for i in catalogue.indicators if i.id not in known)
        given = (i for i in others if results.read(i).number is not None)
        chosen += list(islice(given, MOST_FIGURES - len(chosen)))
    return chosen[:MOST_FIGURES]


def choose_columns(results: Results, section: str) -> list[Indicator]:
    """The indicators that head the table of units below: those that the unit has, at most three."""
    catalogue = results.catalogue
    if section:
        wanted = [i for i in catalogue.indicators if i.section.partition(".")[0] == section]
    else:
        first = [catalogue.by_code[code] for code in COLUMN_CODES if code in catalogue.by_code]
        known = {indicator.id for indicator in first}
        wanted = [*first, *(i for i in catalogue.indicators if i.id not in known)]
    told = list(islice((i for i in wanted if _is_told(results.read(i))), MOST_COLUMNS))
    return told or wanted[:MOST_COLUMNS]


def _is_told(reading: Reading) -> bool:
    return reading.number is not None or reading.is_incomplete or reading.whole_unit


def _read_commons(results: Results) -> None:
    """Where units reported at one end of a change only: what the others gave, one query."""
    needed: dict[int, tuple[Period, list[Indicator]]] = {}
    for indicator in results.indicators:
        start = results.find_start(indicator)
        if start is None or results.is_joined(start[1]):
            continue
        since = start[1]
        now, before = results.read(indicator), results.read(indicator, since)
        if (
            now.number is not None
            and covers_differ(now, before)
            and not results.find_boundary(since)
        ):
            needed.setdefault(since.pk, (since, []))[1].append(indicator)
    if needed:
        results.common = read_common(
            results.unit.pk,
            results.period,
            [since for since, _ in needed.values()],
            {i for _, indicators in needed.values() for i in indicators},
            results.catalogue,
            results.provisional,
        )
