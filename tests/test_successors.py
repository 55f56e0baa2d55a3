"""What successors may read of a unit that has ended (product.md A3): a commune divided in three."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Consent, Mandate, Person, PersonRead, Post, User
from associations.models import Association, Succession
from figures import rolls
from figures.models import Due, Period
from records.models import Upload
from returns.models import Reading
from returns.opening import open_returns
from returns.receiving import receive, submit_reading
from tests.factories import make_association, make_form, make_indicator, make_officer
from tests.returns.books import make_book, make_upload
from tests.world import HEADINGS, keep_nothing

pytestmark = pytest.mark.django_db
TWO_TIERS = date(2025, 7, 1)
SUCCESSORS = ("Tân Một", "Tân Hai", "Tân Ba")
SECRET = "Hoàng Thị Kín"


class Division:
    """An old commune with a submitted return and its people, three successors, a stranger."""

    def __init__(self) -> None:
        nation = make_association("Việt Nam", "national")
        self.province = make_association("Thái Nguyên", "province", nation)
        district = make_association("Phú Bình", "district", self.province, valid=(None, TWO_TIERS))
        self.old = make_association("Kha Sơn", "commune", district, valid=(None, TWO_TIERS))
        self.successors = [
            make_association(name, "commune", self.province, valid=(TWO_TIERS, None))
            for name in SUCCESSORS
        ]
        for new in self.successors:
            Succession.objects.create(old=self.old, new=new, on=TWO_TIERS, is_whole=False)
        stranger = make_association("Xa Lạ", "commune", self.province, valid=(TWO_TIERS, None))
        self.people = {
            unit.name: make_officer(f"can-bo-{unit.pk}", unit, ("entry", "approve"))
            for unit in (*self.successors, stranger, self.province)
        }
        self.stranger = self.people["Xa Lạ"]
        self.period, self.reading = self._report()
        self.due = Due.objects.get(unit__association=self.old)
        self.person = Person.objects.create(name=SECRET, phone="0912345678", association=self.old)
        self.consent = Consent.objects.create(
            person=self.person, purpose="process", giver="self", given_on=date(2024, 1, 5)
        )
        self.post = Post.objects.create(
            person=self.person, association=self.old, office="chair", roles=["entry"],
            valid=(date(2020, 1, 1), TWO_TIERS),
        )  # fmt: skip
        self.mandate = Mandate.objects.create(post=self.post, reason="huyện cũ")
        self.login = User.objects.create_user("kin", person=self.person)
        self.read = PersonRead.objects.create(person=self.person, reader=self.login, kind="page")

    def _report(self) -> tuple[Period, Reading]:
        form = make_form(
            "bieu-01",
            [make_indicator("population", label="Dân số"),
             make_indicator("members", label="Tổng số hội viên")],
        )  # fmt: skip
        period = rolls.open_period("2024")
        rolls.lay_due(period, form)
        open_returns(period)
        clerk = make_officer("thu-ky", self.old, ("entry",))
        reading = receive(
            make_upload(make_book([("Kha Sơn", 9000, 2000)], HEADINGS), "nam-2024.xlsx"),
            version=form.versions.get(), period=period, sender=self.old, by=clerk,
        )  # fmt: skip
        submit_reading(reading, clerk)
        return period, reading

    def pages_to_read(self) -> dict[str, str]:
        """The predecessor's figures, documents and pages."""
        cell = [self.period.code, self.old.pk, "members"]
        return {
            "return": reverse("returns:unit", args=[self.due.pk]),
            "file": reverse("returns:original", args=[self.reading.upload_id]),
            "board": f"{reverse('returns:board')}?ky=2024&don-vi={self.old.pk}",
            "cell": reverse("figures:cell", args=cell),
            "cell's file": reverse("figures:cell_file", args=cell),
            "provisional figures": f"{reverse('figures:unit', args=cell[:2])}?doc=tam-tinh",
        }

    def doors_to_write(self) -> dict[str, str]:
        """What would change something of the predecessor's."""
        asked = ["bieu-01", "2024"]
        return {
            "approve": reverse("returns:approve", args=[self.due.pk]),
            "send back": reverse("returns:send_back", args=[self.due.pk]),
            "grid": reverse("returns:grid", args=[*asked, self.old.pk]),
            "upload": reverse("returns:upload", args=asked),
            "withdraw": reverse("returns:withdraw", args=asked),
        }


@pytest.fixture(scope="module")
def division(django_db_setup, django_db_blocker) -> Iterator[Division]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield Division()
        transaction.set_rollback(True)


def sign_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def read(client: Client, url: str) -> tuple[int, bytes]:
    """The status and the body of a page or a file."""
    answer = client.get(url)
    return answer.status_code, b"".join(answer) if answer.streaming else answer.content


def roots_of(unit: Association):
    return Association.objects.filter(pk=unit.pk)


@pytest.mark.parametrize("name", SUCCESSORS)
def test_a3_every_successor_reads_figures_documents_and_pages(division, name):
    client = sign_in(division.people[name])

    answers = {what: read(client, url) for what, url in division.pages_to_read().items()}

    assert {what: status for what, (status, _) in answers.items()} == dict.fromkeys(answers, 200)
    assert b"2.000" in answers["return"][1]
    assert b"2.000" in answers["provisional figures"][1]
    assert answers["file"][1].startswith(b"PK")


@pytest.mark.parametrize("name", SUCCESSORS)
def test_a3_a_successor_changes_nothing(division, name):
    client = sign_in(division.people[name])
    before = _read_state(division)

    answers = {}
    for what, url in division.doors_to_write().items():
        with keep_nothing():
            answers[what] = client.post(url, {"version": "1", "message": "Xem lại"}).status_code

    assert answers == dict.fromkeys(answers, 403)
    assert _read_state(division) == before


def _read_state(division: Division) -> tuple:
    each = division.due.return_of
    each.refresh_from_db()
    return each.state, each.version, each.steps.count(), Upload.objects.count()


def test_a3_who_is_no_successor_finds_nothing(division):
    client = sign_in(division.stranger)
    pages = {**division.pages_to_read()}
    public = pages.pop("provisional figures")

    assert {what: read(client, url)[0] for what, url in pages.items()} == dict.fromkeys(pages, 404)
    assert b"2.000" not in read(client, public)[1]
    doors = division.doors_to_write()
    writing = {what: client.post(url).status_code for what, url in doors.items()}
    assert writing["approve"] == writing["send back"] == writing["grid"] == 404


def list_records(division: Division) -> list:
    """A row of every table that holds records of persons."""
    return [
        division.person, division.consent, division.post, division.mandate, division.login,
        division.read,
    ]  # fmt: skip


@pytest.mark.parametrize("place", range(3))
def test_a3_records_of_persons_do_not_pass_to_a_successor(division, place):
    roots = roots_of(division.successors[place])

    readable = [
        row
        for row in list_records(division)
        if type(row).objects.within(roots, past=True).filter(pk=row.pk).exists()
    ]

    assert readable == []


def test_a3_the_province_reads_them_until_they_are_handed_over(division):
    roots = roots_of(division.province)
    client = sign_in(division.people["Thái Nguyên"])

    readable = [
        row for row in list_records(division) if row in set(type(row).objects.within(roots))
    ]
    page = client.get(reverse("admin:accounts_person_change", args=[division.person.pk]))

    assert readable == list_records(division)
    assert (page.status_code, SECRET in page.text) == (200, True)


def test_a3_a_province_reads_what_a_province_merged_into_it_left(division):
    nation = division.province.parent
    merged = make_association("Bắc Kạn", "province", nation, valid=(None, TWO_TIERS))
    commune = make_association("Chợ Đồn", "commune", merged, valid=(None, TWO_TIERS))
    Succession.objects.create(old=merged, new=division.province, on=TWO_TIERS, is_whole=True)
    left = Person.objects.create(name="Người cũ", association=commune)

    assert left in set(Person.objects.within(roots_of(division.province)))
    assert left not in set(Person.objects.within(roots_of(division.successors[0]), past=True))


def test_a3_a_record_handed_over_is_read_by_its_successor_alone(division):
    one, two, _ = division.successors
    division.person.association = one
    division.person.save()

    assert division.person in set(Person.objects.within(roots_of(one)))
    assert division.consent in set(Consent.objects.within(roots_of(one)))
    assert division.person not in set(Person.objects.within(roots_of(two), past=True))


def test_a3_pages_for_successors_name_no_person_of_the_predecessor(division):
    client = sign_in(division.people[SUCCESSORS[0]])

    bodies = {what: read(client, url)[1] for what, url in division.pages_to_read().items()}
    texts = {what: body.decode(errors="ignore") for what, body in bodies.items()}

    assert {what for what, text in texts.items() if SECRET in text or "0912345678" in text} == set()
