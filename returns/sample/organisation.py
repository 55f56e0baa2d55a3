"""Generated figures of the old communes: people, organisation and members (domain.md §10).

Totals of a province come first and are shared out among its communes, so that they grow smoothly
and meet the published wholes: of old Thái Nguyên in early 2023 "hơn 2.900" branches, "trên 760"
boards, "gần 180" base associations and "trên 380.000" members.
"""

from functools import cache

from returns.sample.draws import draw, share_out
from returns.sample.territory import HOME, JOINED, OldCommune, read_territory

Figures = dict[str, int]  # indicator code → number
CENSUS = {HOME: 1_286_751, JOINED: 313_905}  # population.csv, 1 April 2019
CENSUS_YEAR = 2019
GROWTH = {HOME: 10, JOINED: 5}  # people a year, thousandths
SIZES = {HOME: (34, 39), JOINED: (38, 42)}  # tenths of persons a household

# Province → indicator → (end of 2022, change a year).
UNITS = {
    HOME: {
        "branches_hamlet": (2_250, 9),
        "branches_school": (470, 2),
        "branches_agency": (158, 3),
        "branches_clan": (32, 2),
        "boards_agency": (300, 6),
        "boards_school": (330, 3),
        "boards_clan": (92, 3),
        "boards_religious": (24, 1),
        "boards_fellow": (19, 1),
        "study_groups": (5_240, 60),
        "members": (380_450, 5_100),
    },
    JOINED: {
        "branches_hamlet": (1_152, 6),
        "branches_school": (222, 1),
        "branches_agency": (58, 2),
        "branches_clan": (4, 1),
        "boards_agency": (188, 4),
        "boards_school": (152, 2),
        "boards_clan": (14, 1),
        "boards_religious": (3, 0),
        "boards_fellow": (5, 0),
        "study_groups": (1_930, 25),
        "members": (92_900, 950),
    },
}
UNITS_YEAR = 2022
HAMLETS = {HOME: 2_560, JOINED: 1_310}
AGENCIES = {HOME: 1_900, JOINED: 660}
# Base associations of large agencies beside the commune's own: in the most populous communes.
EXTRA_BASES = {HOME: 6, JOINED: 0}


def list_communes(province: str) -> list[OldCommune]:
    """The old communes of a province, in the order of their codes."""
    return [commune for commune in read_territory().old if commune.province == province]


@cache
def population(province: str, year: int) -> dict[str, int]:
    """People by commune at the end of a year."""
    passed = year - CENSUS_YEAR
    total = CENSUS[province] * (1000 + GROWTH[province]) ** passed // 1000**passed
    weights = []
    for commune in list_communes(province):
        low, high = (7_000, 13_000) if commune.is_town else (4_200, 8_600)
        trend = draw(2, 9, commune.code, "trend") if commune.is_town else 0
        weights.append(draw(low, high, commune.code, "people") * (1000 + trend * passed))
    return _by_code(province, share_out(total, weights))


def households(commune: OldCommune, people: int) -> int:
    """Households of a commune of so many people."""
    return people * 10 // draw(*SIZES[commune.province], commune.code, "household")


@cache
def hamlets(province: str) -> dict[str, int]:
    """Hamlets by commune; they stay the same over the years."""
    people = population(province, CENSUS_YEAR + 2)
    weights = [people[commune.code] + 3_000 for commune in list_communes(province)]
    return _by_code(province, share_out(HAMLETS[province], weights))


@cache
def agencies(province: str) -> dict[str, int]:
    """Offices, schools and enterprises by commune; they stay the same over the years."""
    people = population(province, CENSUS_YEAR + 2)
    weights = [
        (people[c.code] + 4_000) * draw(90, 150 if c.is_town else 115, c.code, "agencies")
        for c in list_communes(province)
    ]
    return _by_code(province, share_out(AGENCIES[province], weights))


@cache
def count_units(province: str, indicator: str, year: int) -> dict[str, int]:
    """One line of ``UNITS`` by commune."""
    start, change = UNITS[province][indicator]
    communes = list_communes(province)
    if indicator == "members":
        people = population(province, year)
        weights = [people[c.code] * draw(255, 310, c.code, "members") for c in communes]
        most = None
    else:
        places = hamlets(province)
        weights = [places[c.code] * draw(90, 110, c.code, indicator) for c in communes]
        most = [places[c.code] for c in communes] if indicator == "branches_hamlet" else None
    total = start + change * (year - UNITS_YEAR)
    return _by_code(province, share_out(total, weights, most))


@cache
def base_associations(province: str) -> dict[str, int]:
    """One a commune, and a few more in the largest."""
    people = population(province, CENSUS_YEAR + 2)
    largest = sorted(people, key=lambda code: (-people[code], code))[: EXTRA_BASES[province]]
    return {code: 1 + (code in largest) for code in people}


def read_organisation(commune: OldCommune, year: int) -> Figures:
    """People, organisation and members of a commune at the end of a year."""
    province, code = commune.province, commune.code
    people = population(province, year)[code]
    found: Figures = {
        "population": people,
        "adults": people * draw(690, 735, code, "adults") // 1000,
        "households": households(commune, people),
        "hamlets": hamlets(province)[code],
        "agencies": agencies(province)[code],
        "base_associations": base_associations(province)[code],
    }
    for indicator in UNITS[province]:
        found[indicator] = count_units(province, indicator, year)[code]
    members = found["members"]
    before = count_units(province, "members", year - 1)[code]
    left = members * draw(4, 14, code, "left", year) // 1000
    found["members_new"] = max(members - before, 0) + left
    later = year - UNITS_YEAR
    found["members_fee_paid"] = members * (draw(610, 840, code, "fee") + 8 * later) // 1000
    found["members_carded"] = members * (draw(560, 860, code, "card") + 12 * later) // 1000
    return found


def _by_code(province: str, numbers: list[int]) -> dict[str, int]:
    communes = list_communes(province)
    return {commune.code: number for commune, number in zip(communes, numbers, strict=True)}
