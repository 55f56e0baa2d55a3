"""Invented years of the communes' learning centres, marked illustrative like all of the sample.

Until 2024 every old commune has a centre, which closed when communes were merged; since 1 July 2025
every new one. Some are not rated, some have not told everything: unknown stays unknown.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from accounts.models import User
from associations.levels import TWO_TIERS
from associations.models import Association
from learning_models.centres.approving import load_ratings
from learning_models.models import CentreYear, CommunityLearningCentre, LiteracyClass
from returns.sample.cast import invent_name
from returns.sample.draws import draw
from returns.sample.places import Places

OLD_YEARS, NEW_YEARS = (2023, 2024), (2025,)
RATINGS = (("good", 60), ("fair", 90), ("average", 97), ("", 100))  # up to so many of a hundred
OFFICES = ("Chủ tịch UBND", "Phó Chủ tịch UBND")
TURNS_A_CLASS = (35, 110)
LITERACY = 12  # of a hundred communes have a literacy class


def load_centres(places: Places, typed_by: User, approved_by: User) -> int:
    """Centres of all communes with their years; how many years."""
    load_ratings()
    old = {unit.pk: unit for unit in places.old.values()}
    new = {unit.pk: unit for unit in places.new.values()}
    lasting = [unit for key, unit in new.items() if key in old]
    closed = {"closed_on": TWO_TIERS}
    years = [
        *_make([u for key, u in old.items() if key not in new], OLD_YEARS, typed_by, approved_by,
               closed),
        *_make(lasting, OLD_YEARS + NEW_YEARS, typed_by, approved_by, {}),
        *_make([u for key, u in new.items() if key not in old], NEW_YEARS, typed_by, approved_by,
               {}),
    ]  # fmt: skip
    CentreYear.objects.bulk_create(years)
    return len(years)


def _make(
    units: Iterable[Association], years: Iterable[int], typed_by: User, approved_by: User,
    more: dict[str, date],
) -> list[CentreYear]:  # fmt: skip
    centres = CommunityLearningCentre.objects.bulk_create(
        CommunityLearningCentre(
            association=unit,
            name=f"Trung tâm học tập cộng đồng {unit.full_name[0].lower()}{unit.full_name[1:]}",
            founded_on=date(draw(1999, 2010, unit.code, "clc"), draw(1, 12, unit.code, "clc-m"), 1),
            director_name=invent_name(unit.code, "clc"),
            director_office=OFFICES[draw(0, 1, unit.code, "clc-office")],
            **more,
        )
        for unit in units
    )
    made, classes = [], []
    for centre in centres:
        for year in years:
            approval = {
                "typed_by": typed_by, "approved_by": approved_by, "is_illustrative": True,
                "approved_at": timezone.make_aware(datetime(year + 1, 1, 20, 9)),
            }  # fmt: skip
            made.append(_make_year(centre, year, approval))
            seed = (centre.association.code, year, "literacy")
            if draw(1, 100, *seed) <= LITERACY:
                learners = draw(9, 32, *seed, "learners")
                classes.append(LiteracyClass(
                    association=centre.association, centre=centre, year=year,
                    level=draw(1, 2, *seed, "level"), learners=learners,
                    completed=learners - draw(0, 4, *seed, "left"), **approval,
                ))  # fmt: skip
    LiteracyClass.objects.bulk_create(classes)
    return made


def _make_year(
    centre: CommunityLearningCentre, year: int, approval: dict[str, object]
) -> CentreYear:
    seed = (centre.association.code, year, "clc")
    lot = draw(1, 100, *seed, "rating")
    classes = draw(8, 46, *seed, "classes")
    return CentreYear(
        centre=centre, association=centre.association, year=year,
        rating_id=next(code for code, up_to in RATINGS if lot <= up_to) or None,
        classes=classes, turns=classes * draw(*TURNS_A_CLASS, *seed, "turns"),
        activities=draw(2, 20, *seed, "activities") if draw(1, 10, *seed) > 1 else None,
        budget=draw(15, 90, *seed, "budget") * 1_000_000 if draw(1, 10, *seed, "b") > 2 else None,
        **approval,
    )  # fmt: skip
