"""Generated figures of the old communes: the fund, what it paid for, and the year's activities.

Amounts are whole đồng in tens of thousands. Opening + raised − spent = closing, and the next
year opens with it. Old Thái Nguyên's scholarships of 2021 add up to the published 14,2 tỉ đồng.
"""

from functools import cache

from returns.sample import organisation
from returns.sample.draws import draw, share_out
from returns.sample.organisation import Figures, list_communes
from returns.sample.territory import HOME, JOINED, OldCommune

UNIT = 10_000  # đồng
FIRST_YEAR = 2021
SCHOLARSHIPS = {HOME: 14_200_000_000, JOINED: 2_600_000_000}  # in 2021
SCHOLARSHIP_GROWTH = 40  # thousandths of the first year, a year

# What is paid beside scholarships: share of the spending in thousandths, đồng each.
PAYMENTS = {
    "rewards_pupils": (210, 260, 180_000, 320_000),
    "rewards_teachers": (60, 90, 300_000, 550_000),
    "rewards_adults": (14, 28, 250_000, 450_000),
    "supports": (100, 150, 400_000, 800_000),
}


def round_money(amount: int) -> int:
    """The amount in whole tens of thousands of đồng, rounded up."""
    return -(-amount // UNIT) * UNIT


def _count_raised(code: str, year: int, people: int) -> int:
    later = year - FIRST_YEAR
    a_head = draw(43_000, 59_000, code, "raised") * draw(97, 105, code, "raised", year) // 100
    return round_money(people * a_head * (1000 + 18 * later) // 1000)


def closing(code: str, year: int, people: int) -> int:
    """The fund's balance at the end of a year: grows a little a head."""
    a_head = draw(26_500, 34_000, code, "balance") + 1_150 * (year - FIRST_YEAR)
    return round_money(people * (a_head + draw(-500, 500, code, "balance", year)))


@cache
def read_balances(province: str, year: int) -> dict[str, Figures]:
    """Opening, raised, spent and closing of every commune."""
    people = organisation.population(province, year)
    before = organisation.population(province, year - 1)
    found = {}
    for code in people:
        opening, last = closing(code, year - 1, before[code]), closing(code, year, people[code])
        raised = _count_raised(code, year, people[code])
        in_kind = round_money(raised * draw(70, 180, code, "in kind", year) // 1000)
        found[code] = {
            "fund_opening": opening,
            "fund_raised_cash": raised - in_kind,
            "fund_raised_in_kind": in_kind,
            "fund_spent": opening + raised - last,
            "fund_closing": last,
        }
    return found


@cache
def scholarships(province: str, year: int) -> dict[str, int]:
    """Scholarship money by commune, in đồng."""
    later = year - FIRST_YEAR
    total = SCHOLARSHIPS[province] * (1000 + SCHOLARSHIP_GROWTH * later) // 1000 // UNIT
    balances = read_balances(province, year)
    codes = [commune.code for commune in list_communes(province)]
    weights = [
        balances[code]["fund_spent"] // UNIT * draw(190, 240, code, "scholarships")
        for code in codes
    ]
    parts = share_out(total, weights)
    return {code: part * UNIT for code, part in zip(codes, parts, strict=True)}


def read_money(commune: OldCommune, year: int) -> Figures:
    """The fund of a commune in a year, what it paid for, and the activities of the year."""
    code = commune.code
    found = dict(read_balances(commune.province, year)[code])
    spent = found["fund_spent"]
    amount = scholarships(commune.province, year)[code]
    found["scholarships_amount"] = amount
    found["scholarships_count"] = amount // draw(550_000, 1_100_000, code, "scholarship") + 1
    for name, (low, high, least, greatest) in PAYMENTS.items():
        amount = round_money(spent * draw(low, high, code, name) // 1000)
        found[f"{name}_amount"] = amount
        found[f"{name}_count"] = amount // draw(least, greatest, code, name, "each") + 1
    return found | _count_gifts(commune, year) | _count_activities(code, year)


def _count_gifts(commune: OldCommune, year: int) -> Figures:
    code = commune.code
    pigs = draw(90, 480, code, "pigs") + 6 * (year - FIRST_YEAR)
    is_poor = commune.province == JOINED
    return {
        "piggy_banks": pigs,
        "piggy_bank_amount": pigs * draw(14, 32, code, "pig", year) * UNIT,
        "bicycles": draw(0, 9, code, "bicycles", year),
        "pupils_sponsored": draw(6, 38, code, "sponsored") + draw(0, 4, code, "sponsored", year),
        "pupils_returned": draw(0, 6 if is_poor else 3, code, "returned", year),
        "gifts_count": draw(30, 190, code, "gifts") + draw(0, 30, code, "gifts", year),
        "shelters_built": int(draw(0, 11, code, "shelter", year) == 0),
    }


def _count_activities(code: str, year: int) -> Figures:
    sessions = draw(1, 4, code, "training", year)
    return {
        "coordination_agreements": draw(2, 6, code, "agreements"),
        "documents_advised": draw(3, 9, code, "documents", year),
        "training_sessions": sessions,
        "training_participants": sessions * draw(32, 78, code, "participants", year),
        "inspections": draw(1, 4, code, "inspections", year),
        "articles_published": draw(3, 26, code, "articles", year),
        "awards_flags": int(draw(0, 24, code, "flag", year) == 0),
        "awards_merits_national": int(draw(0, 15, code, "national", year) == 0),
        "awards_merits_province": draw(0, 2, code, "province", year),
        "awards_praises": draw(4, 22, code, "praise", year),
        "awards_medals": draw(0, 3, code, "medal", year),
    }
