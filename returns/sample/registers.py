"""An invented year of the register of learning models: clans, communities and units of all communes
as many as their returns tell, and households of a few communes at every step of the cycle.

No name is anybody's: they are drawn, as all of the sample, which is marked as such wherever it is
shown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from django.db import connection

from accounts.models import User
from associations.copying import copy_rows
from associations.models import Association
from figures.models import Mark, Value, ValueStatus
from khuyenhoc.lib.name_keys import key_name, key_place
from learning_models.counting import load_count_sources
from learning_models.criteria_data import load_criteria
from learning_models.models import (
    Bearer,
    LearningModel,
    ModelYear,
    Registration,
    RegistrationState,
    Subject,
)
from returns.sample.cast import SURNAMES, invent_name
from returns.sample.draws import draw
from returns.sample.places import Places

YEAR = 2025
FAMILY = "learning_family"
# Model → what its indicators begin with.
TOLD = {"learning_clan": "clan", "learning_community": "community", "learning_unit": "unit"}
UNITS = (
    "Trường Mầm non", "Trường Tiểu học", "Trường THCS", "Trạm Y tế", "Công an xã", "UBND xã",
    "Trung tâm học tập cộng đồng", "Hợp tác xã", "Doanh nghiệp",
)  # fmt: skip
STATES = RegistrationState
# Up to so many of a hundred households stand at a step of the cycle.
STEPS = (
    (STATES.RECOGNISED, 48), (STATES.RE_RECOGNISED, 70), (STATES.NOT_RECOGNISED, 77),
    (STATES.PROPOSED, 83), (STATES.REVIEWED, 89), (STATES.ASSESSED, 93), (STATES.REGISTERED, 98),
    (STATES.LOST, 99), (STATES.WITHDRAWN, 100),
)  # fmt: skip
REASONS = {
    STATES.NOT_RECOGNISED: "Chưa đủ số phiếu ở cuộc họp bình xét",
    STATES.LOST: "Không còn đáp ứng tiêu chí",
}
BEARER = (
    "id", "association_id", "subject", "name", "hamlet", "address", "sex", "people", "name_key",
    "hamlet_key", "address_key",
)  # fmt: skip
REGISTRATION = (
    "bearer_id", "model_id", "year", "association_id", "state", "area", "grade", "recognised_on",
    "reason", "registered_by_id", "registered_at",
)  # fmt: skip
Line = tuple[Association, str, str, str, str, int | None, str]


def load_registers(
    places: Places, typed_by: User, communes: int = 3, households: int = 3_000
) -> int:
    """The year of the register, by two COPYs; how many registrations. Households are shared by
    the first ``communes``."""
    load_criteria()
    load_count_sources()
    models = list(LearningModel.objects.filter(code__in=[*TOLD, FAMILY]))
    ModelYear.objects.bulk_create(
        ModelYear(association=places.home, model=model, year=YEAR) for model in models
    )
    lines = [
        *_list_told(places.new),
        *list_households([places.new[code] for code in sorted(places.new)][:communes], households),
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "select nextval(pg_get_serial_sequence('learning_models_bearer', 'id'))"
            " from generate_series(1, %s)",
            [len(lines)],
        )
        keys = [key for (key,) in cursor.fetchall()]
        subjects = {model.code: model.subject for model in models}
        copy_rows(cursor, Bearer._meta.db_table, BEARER, _write_bearers(keys, lines, subjects))
        copy_rows(
            cursor, Registration._meta.db_table, REGISTRATION,
            _write_registrations(keys, lines, typed_by),
        )  # fmt: skip
    return len(lines)


def _list_told(communes: Mapping[str, Association]) -> Iterator[Line]:
    """Clans, communities and units, as many as the communes have told of the year."""
    told = _read_told(communes.values())
    for code, commune in sorted(communes.items()):
        for model, stem in TOLD.items():
            registered, recognised, again = (
                told.get((commune.pk, f"{stem}_{what}"), 0)
                for what in ("registered", "recognised", "rerecognised")
            )
            for place in range(registered):
                state = (
                    STATES.RE_RECOGNISED if place < again
                    else STATES.RECOGNISED if place < recognised
                    else STATES.NOT_RECOGNISED
                )  # fmt: skip
                name, hamlet = _name(model, code, place)
                yield commune, model, name, hamlet, "", None, state


def _read_told(communes: Iterable[Association]) -> dict[tuple[int, str], int]:
    rows = Value.objects.filter(
        association__in=list(communes), period__code=str(YEAR), status=ValueStatus.APPROVED,
        mark=Mark.NUMBER, indicator__code__regex=f"^({'|'.join(TOLD.values())})_re",
    ).values_list("association_id", "indicator__code", "number")  # fmt: skip
    return {(unit, code): int(number) for unit, code, number in rows if number is not None}


def _name(model: str, code: str, place: int) -> tuple[str, str]:
    """(name, hamlet) of the clan, community or unit at a place, never the same twice."""
    if model == "learning_community":
        return f"Xóm {place + 1}", ""
    kinds = SURNAMES if model == "learning_clan" else UNITS
    turn, kind = divmod(place, len(kinds))
    start = draw(0, len(kinds) - 1, code, model)
    chosen = kinds[(kind + start) % len(kinds)]
    if model == "learning_clan":
        return f"Dòng họ {chosen}", f"Xóm {turn + 1}"
    return f"{chosen} số {turn + 1}", ""


def list_households(communes: Sequence[Association], households: int) -> Iterator[Line]:
    """Invented households shared by ``communes``, each with the step of the cycle it stands at."""
    for place in range(households if communes else 0):
        commune = communes[place % len(communes)]
        seed = (commune.code, place, FAMILY)
        lot = draw(1, 100, *seed, "state")
        yield (
            commune, FAMILY, invent_name(*seed), f"Xóm {draw(1, 18, *seed, 'hamlet')}",
            f"Số nhà {place + 1}", draw(1, 7, *seed, "people"),
            next(state for state, up_to in STEPS if lot <= up_to),
        )  # fmt: skip


def _write_bearers(
    keys: list[int], lines: list[Line], subjects: Mapping[str, str]
) -> Iterator[tuple[object, ...]]:
    for key, (unit, model, name, hamlet, address, people, _) in zip(keys, lines, strict=True):
        subject = Subject(subjects[model]).value
        yield (
            key, unit.pk, subject, name, hamlet, address, "", people, key_name(name),
            key_place(hamlet), key_place(address),
        )  # fmt: skip


def _write_registrations(
    keys: list[int], lines: list[Line], typed_by: User
) -> Iterator[tuple[object, ...]]:
    held = {STATES.RECOGNISED, STATES.RE_RECOGNISED, STATES.LOST}
    for key, (unit, model, *_, state) in zip(keys, lines, strict=True):
        days = draw(0, 20, unit.code, model)
        on = date(YEAR, 11, 5) + timedelta(days=days) if state in held else None
        yield (
            key, model, YEAR, unit.pk, STATES(state).value, "common", "", on,
            REASONS.get(STATES(state), ""), typed_by.pk, f"{YEAR}-08-{days + 5:02} 08:00+07",
        )  # fmt: skip
