"""Generated figures of the old communes: learning models and community learning centres.

They meet what was published: old Thái Nguyên in 2021 "hơn 275.000" families, 822 clans and
"trên 2.200" communities; old Bắc Kạn goes on from its 63.979 families, 33 clans, 1.158
communities and 397 units of 2020.
"""

from functools import cache

from returns.sample import organisation
from returns.sample.draws import draw, share_out
from returns.sample.organisation import Figures, list_communes
from returns.sample.territory import HOME, JOINED, OldCommune

# Province → model → (recognised in 2021, change a year).
RECOGNISED = {
    HOME: {
        "family": (275_412, 3_150),
        "clan": (822, 14),
        "community": (2_214, 11),
        "unit": (1_324, 18),
    },
    JOINED: {
        "family": (64_630, 640),
        "clan": (35, 2),
        "community": (1_164, 6),
        "unit": (404, 8),
    },
}
RECOGNISED_YEAR = 2021
LAST_YEAR = 2026
# Group of citizens → registered, thousandths of the adults: from, to, growth a year.
CITIZENS = {
    "resident": (170, 240, 28),
    "worker": (18, 55, 5),
    "official": (14, 36, 3),
    "student": (20, 50, 4),
}


@cache
def recognised(province: str, model: str, year: int) -> dict[str, int]:
    """Recognised by commune in a year."""
    start, change = RECOGNISED[province][model]
    communes = list_communes(province)
    places = organisation.hamlets(province)
    most = None
    if model == "family":
        people = organisation.population(province, year)
        counts = [organisation.households(c, people[c.code]) for c in communes]
        weights = [
            count * draw(720, 830, c.code, model) for count, c in zip(counts, communes, strict=True)
        ]
        most = [count * 91 // 100 for count in counts]
    elif model == "community":
        weights = [places[c.code] for c in communes]
        most = [places[c.code] - 1 for c in communes]
    elif model == "unit":
        offices = organisation.agencies(province)
        weights = [offices[c.code] * draw(85, 115, c.code, model) for c in communes]
        most = [offices[c.code] - 1 for c in communes]
    else:
        weights = [places[c.code] * draw(40, 160, c.code, model) for c in communes]
    total = start + change * (year - RECOGNISED_YEAR)
    parts = share_out(total, weights, most)
    return {commune.code: part for commune, part in zip(communes, parts, strict=True)}


def count_clans(commune: OldCommune) -> int:
    """Clans of a commune, more than will ever be registered."""
    last = recognised(commune.province, "clan", LAST_YEAR)[commune.code]
    return last + last // 5 + draw(2, 6, commune.code, "clans")


def read_titles(commune: OldCommune, year: int, base: Figures) -> Figures:
    """Learning models and centres of a commune in a year; ``base`` is its organisation."""
    found: Figures = {"clans": count_clans(commune)}
    found |= _count_models(commune, year, base | found)
    found |= _count_citizens(commune.code, year, base["adults"])
    found |= _rate_commune(commune.code, year)
    found |= _count_learning(commune, year)
    return found


def _count_models(commune: OldCommune, year: int, base: Figures) -> Figures:
    found: Figures = {}
    limits = {"family": "households", "clan": "clans", "community": "hamlets", "unit": "agencies"}
    for model, limit in limits.items():
        count = recognised(commune.province, model, year)[commune.code]
        if model == "family":
            rate = draw(810, 935, commune.code, model, "rate") + draw(
                -6, 6, commune.code, model, year
            )
            registered = min(count * 1000 // rate + 1, base[limit] * 99 // 100)
        else:
            more = 1 + draw(0, max(count // 7, int(count > 1)), commune.code, model, year)
            registered = min(count + more, base[limit]) if count else 0
        again = count * draw(430, 640, commune.code, model, "again") // 1000
        found |= {
            f"{model}_registered": registered,
            f"{model}_recognised": count,
            f"{model}_rerecognised": again,
        }
    return found


def _count_citizens(code: str, year: int, adults: int) -> Figures:
    found: Figures = {}
    for group, (low, high, growth) in CITIZENS.items():
        rate = draw(low, high, code, "citizen", group) + growth * (year - RECOGNISED_YEAR)
        registered = adults * rate // 1000
        share = draw(680, 910, code, "citizen", group, "recognised")
        found[f"citizen_registered_{group}"] = registered
        found[f"citizen_recognised_{group}"] = registered * share // 1000
    return found


def _rate_commune(code: str, year: int) -> Figures:
    """The learning community of the whole commune: by two sets of criteria."""
    chance = draw(0, 99, code, "commune community")
    later = year - RECOGNISED_YEAR
    is_level2 = chance < 14 + 6 * later
    is_level1 = not is_level2 and chance < 62 + 5 * later
    return {
        "commune_community_registered": 1,
        "commune_community_recognised": int(chance < 58 + 5 * later),
        "commune_community_level1": int(is_level1),
        "commune_community_level2": int(is_level2),
    }


def _count_learning(commune: OldCommune, year: int) -> Figures:
    code = commune.code
    chance = draw(0, 99, code, "centre") - 2 * (year - RECOGNISED_YEAR)
    rating = next(
        (name for name, below in (("good", 34), ("fair", 76), ("average", 95)) if chance < below),
        "weak",
    )
    classes = draw(10, 26, code, "classes") + draw(0, 5, code, "classes", year)
    people = draw(34, 62, code, "turns") + draw(-4, 4, code, "turns", year)
    literacy = draw(0, 2 if commune.province == JOINED else 1, code, "literacy", year)
    return {
        "clc_count": 1,
        **{f"clc_{name}": int(name == rating) for name in ("good", "fair", "average", "weak")},
        "clc_classes": classes,
        "clc_learner_turns": classes * people,
        "literacy_classes": literacy,
        "literacy_learners": literacy * draw(11, 24, code, "learners", year),
    }
