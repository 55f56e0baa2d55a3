"""A year of the sample's own 3,000 households, from the opened year to the public page (L2–L5)."""

import subprocess
from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from associations.models import Association
from figures import rolls
from figures.models import Indicator
from figures.submitting import NewValue
from learning_models.certifying import certify
from learning_models.counting import load_count_sources
from learning_models.criteria_data import load_criteria
from learning_models.cycle import decide, leave_out, lose, propose, withdraw
from learning_models.lists.storing import store
from learning_models.models import Bearer, LearningModel, Registration, RegistrationState, Review
from learning_models.opening import open_year
from learning_models.reviewing import hold_review
from records.models import Certificate
from records.printing import print_certificates
from returns import review, submission
from returns.models import Explanation, Return
from returns.opening import open_returns
from returns.register import read_register
from returns.sample.registers import list_households
from returns.states import Conflict
from returns.submission import Entry
from tests.factories import make_form, make_indicator
from tests.learning_models.books import send
from tests.records.papers import make_decision, make_design
from tests.reorganised import Before, make_before

pytestmark = pytest.mark.django_db
YEAR = 2025
HOUSEHOLDS = 3_000
COMMUNES = {"Kha Sơn": "khason", "Úc Kỳ": "ucky", "Tân Lập": "tanlap"}
CODES = ("family_registered", "family_recognised", "family_rerecognised")
HEAD = ["TT", "Thôn", "Họ và tên chủ hộ", "Số khẩu", "Số nhà", "Đăng ký", "Tự chấm", "Điểm"]
STATES = RegistrationState
# What the sample's draws give; the walk below must end at the same, household by household.
ENDS = {
    STATES.RECOGNISED: 1612, STATES.RE_RECOGNISED: 701, STATES.NOT_RECOGNISED: 369,
    STATES.ASSESSED: 108, STATES.REGISTERED: 143, STATES.LOST: 25, STATES.WITHDRAWN: 42,
}  # fmt: skip
# {commune: registered, recognised, of these again}, as a return counts them.
COUNTS = {
    "Kha Sơn": (986, 785, 233), "Úc Kỳ": (987, 770, 224), "Tân Lập": (985, 758, 244),
}  # fmt: skip


class SampleYear:
    """The communes that share the sample's households, and where each household is to end."""

    def __init__(self) -> None:
        load_criteria()
        self.place: Before = make_before()
        self.units = [self.place.units[name] for name in COMMUNES]
        self.model = LearningModel.objects.get(pk="learning_family")
        self.rows = list(list_households(self.units, HOUSEHOLDS))
        indicators = [make_indicator(code, label=code) for code in CODES]
        load_count_sources()
        self.form = make_form("mo-hinh", indicators, days_after=15)
        self.period = self.place.periods[str(YEAR)]
        rolls.lay_due(self.period, self.form)
        open_returns(self.period)
        self.design = make_design(self.place.units["Thái Nguyên"])

    def of(self, unit: Association, *states: str) -> list[Registration]:
        """The registrations of a commune whose households the sample puts at ``states``."""
        addresses = [row[4] for row in self.rows if row[0] == unit and row[6] in states]
        chosen = Registration.objects.filter(
            association=unit, year=YEAR, bearer__address__in=addresses
        )
        return list(chosen.select_related("bearer", "association", "model").order_by("pk"))

    def walk(self, unit: Association, clerk: str) -> None:
        """Take a commune from its list to the decision on it."""
        people = self.place.people
        officer, approver = people[clerk], people["tinh"]
        self.send_list(unit, clerk)
        self.lay_last_year(unit, clerk)
        for row in self.of(unit, STATES.WITHDRAWN):
            withdraw(row, officer, "Chuyển đi nơi khác")
        meeting = Review(
            association=unit, model=self.model, year=YEAR, held_on=date(YEAR, 10, 20),
            chaired_by="Ông Ba", written_by="Bà Tư", called=60, present=55,
            minutes="Họp tại nhà văn hóa.",
        )  # fmt: skip
        agreed = self.of(
            unit, STATES.RECOGNISED, STATES.RE_RECOGNISED, STATES.LOST, STATES.PROPOSED,
            STATES.REVIEWED,
        )  # fmt: skip
        hold_review(meeting, agreed, officer, {row.pk: (50, 5) for row in agreed})
        leave_out(self.of(unit, STATES.NOT_RECOGNISED), "Chưa đủ số phiếu", officer)
        proposal = propose(unit, self.model, YEAR, officer)
        refused = {row.pk: "Chưa đủ minh chứng" for row in self.of(unit, STATES.PROPOSED)}
        decision = self.sign(date(YEAR, 11, 20))
        decide(proposal, decision, approver, refused)
        certify(decision, self.design, people["vanphong"])
        for row in self.of(unit, STATES.LOST):
            lose(row, "Không còn đáp ứng tiêu chí", self.sign(date(YEAR, 12, 20)), approver)

    def sign(self, day: date):
        people = self.place.people
        return make_decision(
            self.place.units["Thái Nguyên"], people["vanphong"], people["tinh"], signed_on=day
        )

    def send_list(self, unit: Association, clerk: str) -> None:
        """The commune's households as one workbook; who is to stay registered has no score."""
        officer = self.place.people[clerk]
        scored = [row for row in self.rows if row[0] == unit]
        lines = [
            [number, row[3], row[2], row[5], row[4], "x",
             None if row[6] == STATES.REGISTERED else 80]
            for number, row in enumerate(scored, start=1)
        ]  # fmt: skip
        name_list = send([HEAD[:-1], *lines], self.place, by=officer)
        assert name_list.found["problems"] == []
        store(name_list, officer)

    def lay_last_year(self, unit: Association, clerk: str) -> None:
        Registration.objects.bulk_create(
            Registration(
                bearer=row.bearer, model=self.model, year=YEAR - 1, association=unit,
                state=STATES.RECOGNISED, recognised_on=date(YEAR - 1, 11, 20),
                registered_by=self.place.people[clerk],
            )
            for row in self.of(unit, STATES.RE_RECOGNISED)
        )  # fmt: skip

    def report(self, unit: Association, numbers: Iterable[int], reason: str = "") -> Return:
        """The commune submits these numbers, with a reason where they are not the register's."""
        each = Return.objects.get(
            due__unit__association=unit, due__unit__period=self.period, due__form=self.form
        )
        indicators = [Indicator.objects.get(code=code) for code in CODES]
        values = [
            NewValue(indicator.pk, Decimal(number), raw=str(number))
            for indicator, number in zip(indicators, numbers, strict=True)
        ]
        told = [(indicators[0], "Sổ đăng ký có số khác", reason)] if reason else []
        officer = self.place.people[COMMUNES[unit.name]]
        submission.submit(
            [Entry(each, values, told)], version=self.form.versions.get(), sender=unit, by=officer
        )
        return Return.objects.get(pk=each.pk)


def test_the_samples_households_go_through_their_year(tmp_path):
    sample = SampleYear()
    place, people = sample.place, sample.place.people
    open_year(place.units["Thái Nguyên"], sample.model, YEAR, people["tinh"])

    for unit, clerk in zip(sample.units, COMMUNES.values(), strict=True):
        sample.walk(unit, clerk)

    rows = Registration.objects.filter(year=YEAR)
    assert Counter(rows.values_list("state", flat=True)) == ENDS
    assert not rows.filter(state__in=["not_recognised", "lost"], reason="").exists()
    assert Counter(rows.filter(state="not_recognised").values_list("reason", flat=True)) == {
        "Chưa đủ số phiếu": 194, "Chưa đủ minh chứng": 175,
    }  # fmt: skip
    assert not rows.filter(state="recognised").exclude(recognised_on=date(YEAR, 11, 20)).exists()

    # Each recognised household has a certificate, numbered without a gap, and it can be printed.
    given = Certificate.objects.order_by("number")
    count = ENDS[STATES.RECOGNISED] + ENDS[STATES.RE_RECOGNISED]
    assert list(given.values_list("number", flat=True)) == list(
        range(1, count + ENDS[STATES.LOST] + 1)
    )
    assert Counter(given.values_list("state", flat=True)) == {
        "valid": count, "revoked": ENDS[STATES.LOST],
    }  # fmt: skip
    paper = tmp_path / "giay.pdf"
    print_certificates(given.values_list("pk", flat=True)[:60], paper)
    done = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, check=True)
    pages = done.stdout.decode().split("\f")[:-1]
    assert len(pages) == 60
    for page, certificate in zip(pages, given[:60], strict=True):
        assert certificate.name in page

    # The return comes with the register's counts; another number needs a reason.
    counted = read_register(sample.period, [unit.pk for unit in sample.units])
    codes = {code: Indicator.objects.get(code=code).pk for code in CODES}
    assert {
        unit.name: tuple(counted[unit.pk][codes[code]] for code in CODES) for unit in sample.units
    } == COUNTS
    more = {name: (numbers[0] + 7, *numbers[1:]) for name, numbers in COUNTS.items()}
    first, second, third = sample.units
    review.approve([sample.report(first, COUNTS[first.name])], people["tinh"])
    with pytest.raises(Conflict, match="mà chưa có lý do"):
        review.approve([sample.report(second, more[second.name])], people["tinh"])
    review.approve([sample.report(third, more[third.name], "7 hộ chưa nhập sổ")], people["tinh"])
    assert Explanation.objects.get().reason == "7 hộ chưa nhập sổ"

    # Everyone reads the counts, nobody a name.
    page = Client().get(reverse("titles:unit", args=[place.units["Thái Nguyên"].pk, YEAR]))
    [family] = page.context["counts"]
    assert (family.registered, family.recognised, family.again) == tuple(
        map(sum, zip(*COUNTS.values(), strict=True))
    )
    names = set(Bearer.objects.values_list("name", flat=True))
    assert [name for name in names if name in page.text] == []
