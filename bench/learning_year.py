"""(n) A province's year of learning families: registered, reviewed, proposed, decided, counted.

92 communes, 300,000 households, of which 240,000 are recognised by 92 decisions. ``run_year`` takes
the same steps with any number; the test takes them with 3,000.
"""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Office, Person, Post, User
from associations.copying import copy_rows
from associations.levels import COMMUNE, PROVINCE, lay_levels
from associations.models import Association, Reorganisation, State
from associations.reorganising.journal import Journal
from bench.timing import Line
from figures import rolls
from figures.models import Indicator, Period
from khuyenhoc.lib.name_keys import key_name, key_place
from learning_models.counting import Counts, count_register, load_count_sources
from learning_models.criteria_data import load_criteria
from learning_models.cycle import decide, propose
from learning_models.models import (
    Bearer,
    LearningModel,
    Proposal,
    Registration,
    Review,
)
from learning_models.opening import open_year
from learning_models.passing import Passing, pass_bearers, pass_registrations
from learning_models.reviewing import hold_review
from records.decisions import draft_decision, issue_decision

YEAR, MODEL = 2025, "learning_family"
COMMUNES, HOUSEHOLDS, RECOGNISED = 92, 300_000, 240_000
COUNTED = ("family_registered", "family_recognised", "family_rerecognised")
ROLES = {"lap": ["entry"], "duyet": ["approve"], "nhap": ["entry"]}
NAMES = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Đức Cường", "Ma Thị Dung", "Nông Văn Em")
BEARER = (
    "association_id", "subject", "name", "hamlet", "address", "sex", "people", "name_key",
    "hamlet_key", "address_key",
)  # fmt: skip


@dataclass
class Year:
    """A province with communes, its officers, and the seconds that each step took."""

    communes: list[Association]
    province: Association
    model: LearningModel
    period: Period
    users: dict[str, User]
    seconds: dict[str, float] = field(default_factory=dict)

    def clock(self, step: str, began: float) -> None:
        """Note what a step took."""
        self.seconds[step] = self.seconds.get(step, 0) + time.perf_counter() - began


def measure() -> Iterator[Line]:
    """Each step of the whole number, in seconds."""
    year = lay_year(COMMUNES)
    told = run_year(year, HOUSEHOLDS, RECOGNISED)
    for step, seconds in year.seconds.items():
        yield Line(f"(n) {step}", seconds, unit="s")
    short = sum(told.values()) - HOUSEHOLDS - RECOGNISED
    yield Line("(n) sai lệch giữa sổ và số trong báo cáo", abs(short), 0, unit="hộ")
    yield Line("(n) đếm cho 92 xã", time_counting(year), 1, unit="s")
    yield Line("(n) trang công khai của tỉnh", time_page(year), 1, unit="s")
    yield Line("(n) 300.000 hộ chuyển sang đơn vị khác", time_passing(year), 60, unit="s")


def lay_year(communes: int) -> Year:
    """The units, the officers, the sources of counts, and a roll of the year."""
    lay_levels()
    load_criteria()
    for code in COUNTED:
        Indicator.objects.create(
            code=code, section="4", label=code, unit="hộ", kind="input", nature="flow"
        )
    load_count_sources()
    nation = _found("Việt Nam", "national", None, "")
    province = _found("Thái Nguyên", PROVINCE, nation, "19")
    units = [
        _found(f"Xã số {place}", COMMUNE, province, f"{place:05}")
        for place in range(1, communes + 1)
    ]
    users = {}
    for name, roles in ROLES.items():
        person = Person.objects.create(name=name, association=province)
        Post.objects.create(
            person=person, association=province, office=Office.values[0], roles=roles,
            valid=(date(2020, 1, 1), None),
        )  # fmt: skip
        users[name] = User.objects.create(username=name, person=person)
    return Year(
        units, Association.objects.get(pk=province.pk), LearningModel.objects.get(pk=MODEL),
        rolls.open_period(str(YEAR)), users,
    )  # fmt: skip


def _found(name: str, level: str, parent: Association | None, code: str) -> Association:
    above = Association.objects.get(pk=parent.pk) if parent else None
    unit = Association.objects.create(
        name=name, full_name=name, level_id=level, parent=above, code=code
    )
    State.objects.create(
        association=unit, valid=(None, None), name=name, full_name=name, level_id=level,
        parent=above, code=code or None, register="gso" if code else None,
    )  # fmt: skip
    return unit


def run_year(year: Year, households: int, recognised: int) -> Counts:
    """Take the year through: register, review, propose, decide by a decision a commune, count.

    ``recognised`` of ``households`` are; the others are refused with a reason.
    """
    open_year(year.province, year.model, YEAR, year.users["duyet"])
    began = time.perf_counter()
    register(year, households)
    year.clock(f"đăng ký {households} hộ", began)
    refused = households - recognised
    for place, commune in enumerate(year.communes):
        own = Registration.objects.filter(association=commune).order_by("pk")
        began = time.perf_counter()
        hold_review(
            Review(association=commune, model=year.model, year=YEAR, held_on=date(YEAR, 10, 20),
                   chaired_by="A", written_by="B", called=60, present=55),
            own.select_related("bearer"), year.users["nhap"],
        )  # fmt: skip
        year.clock("bình xét", began)
        began = time.perf_counter()
        proposal = propose(commune, year.model, YEAR, year.users["lap"])
        year.clock("đề nghị", began)
        began = time.perf_counter()
        share = refused // len(year.communes) + (place < refused % len(year.communes))
        _decide(year, proposal, list(own.values_list("pk", flat=True)[:share]))
        year.clock(f"{len(year.communes)} quyết định công nhận", began)
    with connection.cursor() as cursor:
        cursor.execute("analyze learning_models_registration, learning_models_bearer")
    began = time.perf_counter()
    counts = count_register([unit.pk for unit in year.communes], year.period)
    year.clock("đếm cho báo cáo", began)
    return counts


def register(year: Year, households: int) -> None:
    """Households by COPY, as a list of them is stored."""
    chance = random.Random(5)  # noqa: S311 - names of nobody
    units = [unit.pk for unit in year.communes]
    with transaction.atomic(), connection.cursor() as cursor:
        copy_rows(
            cursor, Bearer._meta.db_table, BEARER,
            (_make_bearer(units[place % len(units)], place, chance) for place in range(households)),
        )  # fmt: skip
        cursor.execute(
            "insert into learning_models_registration (bearer_id, model_id, year, association_id,"
            " state, area, grade, reason, registered_by_id, registered_at)"
            " select id, %s, %s, association_id, 'registered', 'common', '', '', %s, now()"
            "   from learning_models_bearer order by id",
            [MODEL, YEAR, year.users["nhap"].pk],
        )


def _make_bearer(unit: int, place: int, chance: random.Random) -> tuple[object, ...]:
    name = NAMES[chance.randrange(len(NAMES))]
    hamlet, address = f"Xóm {chance.randrange(1, 25)}", f"Số nhà {place}"
    return (
        unit, "household", name, hamlet, address, "", 4, key_name(name), key_place(hamlet),
        key_place(address),
    )  # fmt: skip


def _decide(year: Year, proposal: Proposal, refused: list[int]) -> None:
    draft = draft_decision(
        association=proposal.association, kind="learning_models",
        abstract="Công nhận Gia đình học tập", by=year.users["nhap"],
        signed_on=date(YEAR, 11, 20), signer_name="C", signer_office="Chủ tịch",
    )  # fmt: skip
    decision = issue_decision(draft, year.users["duyet"])
    decide(proposal, decision, year.users["duyet"], dict.fromkeys(refused, "Chưa đủ tiêu chí"))


def time_counting(year: Year) -> float:
    """Seconds in which the counts of all communes are there, as a grid or a workbook asks."""
    began = time.perf_counter()
    count_register([unit.pk for unit in year.communes], year.period)
    return time.perf_counter() - began


def time_page(year: Year) -> float:
    """Seconds in which the public page of the province is made."""
    client = Client(headers={"host": "localhost"})
    began = time.perf_counter()
    answer = client.get(reverse("titles:unit", args=[year.province.pk, YEAR]))
    if answer.status_code != 200:
        raise RuntimeError(answer.status_code)
    return time.perf_counter() - began


def time_passing(year: Year) -> float:
    """Seconds in which all households pass on in an event, with its journal; undone afterwards."""
    keys = [unit.pk for unit in year.communes]
    with transaction.atomic():
        event = Reorganisation.objects.create(number="1/QĐ", in_force_on=date(YEAR, 12, 1))
        passing = Passing(dict(zip(keys, keys[1:] + keys[:1], strict=True)), {}, {}, ["household"])
        began = time.perf_counter()
        pass_bearers(passing, str, Journal(event.pk))
        pass_registrations(passing, Journal(event.pk))
        taken = time.perf_counter() - began
        transaction.set_rollback(True)
    return taken
