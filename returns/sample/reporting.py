"""What each commune reports for a period: years and half-years, in the old tree and the new.

A new commune reports what its old parts had; of a divided commune a fixed share. Sums and the
lines of a form follow from the numbers here.
"""

from functools import cache

from associations.levels import TWO_TIERS
from khuyenhoc.lib.periods import parse_code
from returns.sample.draws import draw, split
from returns.sample.money import read_money, round_money
from returns.sample.organisation import Figures, read_organisation
from returns.sample.territory import NewCommune, read_territory
from returns.sample.titles import read_titles

SUMS = {
    "branches": ("branches_hamlet", "branches_school", "branches_agency", "branches_clan"),
    "boards": (
        "boards_agency", "boards_school", "boards_clan", "boards_religious", "boards_fellow",
    ),
    "citizen_registered": tuple(
        f"citizen_registered_{group}" for group in ("resident", "worker", "official", "student")
    ),
    "citizen_recognised": tuple(
        f"citizen_recognised_{group}" for group in ("resident", "worker", "official", "student")
    ),
    "fund_raised": ("fund_raised_cash", "fund_raised_in_kind"),
}  # fmt: skip
# Numbers of a day, not of a span; the rest adds up over the year. The fund's balances are apart.
STOCKS = frozenset({
    "population", "adults", "households", "clans", "hamlets", "agencies", "base_associations",
    "branches_hamlet", "branches_school", "branches_agency", "branches_clan", "boards_agency",
    "boards_school", "boards_clan", "boards_religious", "boards_fellow", "study_groups", "members",
    "members_fee_paid", "members_carded", "commune_community_recognised",
    "commune_community_level1", "commune_community_level2", "clc_count", "clc_good", "clc_fair",
    "clc_average", "clc_weak", "pupils_sponsored", "coordination_agreements",
})  # fmt: skip
MONEY = ("_amount", "fund_")
# A commune has these once, whatever it was made of.
ONCE = (
    "commune_community_registered", "commune_community_recognised", "commune_community_level1",
    "commune_community_level2",
)  # fmt: skip


@cache
def read_old_year(year: int) -> dict[str, Figures]:
    """The yearly figures of all old communes, by code; without sums."""
    found = {}
    for commune in read_territory().old:
        base = read_organisation(commune, year)
        found[commune.code] = base | read_titles(commune, year, base) | read_money(commune, year)
    return found


@cache
def read_old_half(year: int) -> dict[str, Figures]:
    """The figures of the first half of a year of all old communes, by code; without sums."""
    now, before = read_old_year(year), read_old_year(year - 1)
    return {code: _halve(code, year, before[code], now[code]) for code in now}


def _halve(code: str, year: int, before: Figures, now: Figures) -> Figures:
    """Stocks stand half-way; flows have come to about half; registering is almost done."""
    found: Figures = {}
    for indicator, number in now.items():
        if indicator in STOCKS:
            found[indicator] = (before[indicator] + number) // 2
        elif indicator.startswith("fund_"):
            continue
        elif indicator.endswith("_registered") or "_registered_" in indicator:
            found[indicator] = number * draw(955, 1000, code, indicator, year, "half") // 1000
        else:
            part = number * draw(440, 520, code, indicator, year, "half") // 1000
            found[indicator] = part // 10_000 * 10_000 if indicator.endswith("_amount") else part
    raised = draw(465, 535, code, "raised", year, "half")
    cash, in_kind = (
        min(round_money(now[part] * raised // 1000), now[part])
        for part in ("fund_raised_cash", "fund_raised_in_kind")
    )
    spent = now["fund_spent"] * draw(430, 500, code, "spent", year, "half") // 1000
    spent = round_money(spent)
    found |= {
        "fund_opening": now["fund_opening"],
        "fund_raised_cash": cash,
        "fund_raised_in_kind": in_kind,
        "fund_spent": spent,
        "fund_closing": now["fund_opening"] + cash + in_kind - spent,
    }
    return found


def merge(old: dict[str, Figures]) -> dict[str, Figures]:
    """The figures of the new communes, by code, from those of the old."""
    territory = read_territory()
    shares: dict[str, list[tuple[str, int]]] = {}
    for commune in territory.new:
        for code, share in commune.parts:
            shares.setdefault(code, []).append((commune.code, share))
    found: dict[str, Figures] = {commune.code: {} for commune in territory.new}
    for code, takers in shares.items():
        weights = [share for _, share in takers]
        for indicator, number in old[code].items():
            for (taker, _), part in zip(takers, split(number, weights), strict=True):
                found[taker][indicator] = found[taker].get(indicator, 0) + part
    for commune in territory.new:
        _settle(commune, found[commune.code])
    return found


def _settle(commune: NewCommune, figures: Figures) -> None:
    """What a merger makes one again, and what a division left out of step."""
    more = figures["base_associations"] - len(commune.parts)
    figures["base_associations"] = 1 + max(more, 0)
    for indicator in ONCE:
        if indicator in figures:
            figures[indicator] = min(figures[indicator], 1)
    if figures.get("commune_community_level2"):
        figures["commune_community_level1"] = 0
    figures["fund_spent"] = (
        figures["fund_opening"]
        + figures["fund_raised_cash"]
        + figures["fund_raised_in_kind"]
        - figures["fund_closing"]
    )


def add_sums(figures: Figures) -> Figures:
    """The figures with the sums of their parts."""
    sums = {
        total: sum(figures[part] for part in parts)
        for total, parts in SUMS.items()
        if all(part in figures for part in parts)
    }
    return figures | sums


@cache
def read_period(code: str) -> dict[str, Figures]:
    """What every commune reports for 2024 or 2024-H1, by commune code, sums included.

    Until the first half of 2025 these are the old communes, then the new.
    """
    year, _, half = code.partition("-")
    old = read_old_half(int(year)) if half else read_old_year(int(year))
    figures = merge(old) if is_new_tree(code) else old
    return {unit: add_sums(numbers) for unit, numbers in figures.items()}


def is_new_tree(code: str) -> bool:
    """Whether the period of ``code`` ends in the tree since 1 July 2025."""
    return parse_code(code).last_day >= TWO_TIERS
