"""Steps of a year of learning citizens, as tests take them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accounts.models import User
from associations.models import Association
from learning_models.criteria_data import load_criteria
from learning_models.cycle import propose
from learning_models.models import LearningModel, Proposal, Registration, Review
from learning_models.registering import register
from learning_models.reviewing import hold_review
from records.decisions import draft_decision, issue_decision
from records.models import Decision
from tests.factories import make_officer
from tests.learning_models.books import YEAR, Place, make_place

NUMBERS = ("1.1", "1.2", "1.3", "1.4", "2.5", "2.6", "2.7", "2.8", "3.9", "3.10")
ENOUGH = dict.fromkeys(NUMBERS, Decimal(9))


@dataclass
class CyclePlace(Place):
    """With a model, and two who decide in the province, one of whom enters as well."""

    model: LearningModel
    approver: User
    second: User


def make_cycle_place() -> CyclePlace:
    """A province whose year of learning citizens is open."""
    load_criteria()
    place = make_place("learning_citizen")
    return CyclePlace(
        **vars(place),
        model=LearningModel.objects.get(pk="learning_citizen"),
        approver=make_officer("duyet", place.province, ("approve",)),
        second=make_officer("duyet-2", place.province, ("approve", "entry")),
    )


def add_person(
    place: CyclePlace, name: str = "Nguyễn Văn An", unit: Association | None = None, **fields
) -> Registration:
    """Registered by the commune's officer, or by the province's in another unit."""
    unit = unit or place.vo_nhai
    by = place.commune_officer if unit == place.vo_nhai else place.officer
    return register(unit, place.model, YEAR, by, fields={"name": name, **fields})


def make_review(place: CyclePlace, **fields) -> Review:
    """A meeting that is not kept yet."""
    given = {
        "association": place.vo_nhai, "model": place.model, "year": YEAR, "called": 10,
        "present": 9, "held_on": date(YEAR, 11, 20), "chaired_by": "Ông Ba", "written_by": "Bà Tư",
    }  # fmt: skip
    return Review(**(given | fields))


def make_decision(place: CyclePlace, signed_on: date = date(YEAR, 12, 20)) -> Decision:
    """A decision of the province, drafted by one and issued by another."""
    draft = draft_decision(
        association=place.province, kind="learning_models", abstract="Công nhận", by=place.second,
        signed_on=signed_on, signer_name="Trần Văn B", signer_office="Chủ tịch",
    )  # fmt: skip
    return issue_decision(draft, place.approver)


def send_all(place: CyclePlace, *rows: Registration) -> Proposal:
    """Review the rows and propose them."""
    hold_review(make_review(place), rows, place.commune_officer)
    return propose(place.vo_nhai, place.model, YEAR, place.commune_officer)
