"""The sample in the database: whole, right, idempotent, refused where it does not belong."""

import stat
from collections import Counter
from io import StringIO

from django.contrib.auth.hashers import check_password
from django.core.management import call_command
from django.utils import timezone

from accounts import second_factor
from accounts.models import Person, Role, User
from associations.checking import check_tree
from associations.levels import TWO_TIERS
from associations.models import Association, Established, State
from figures.models import Due, Form, Period, Value
from figures.rebuilding import check
from meetings.models import Invitation, Meeting, MeetingState, Recommendation, Report
from returns.models import Reading, Return, ReturnState, Step
from returns.sample import passwords
from returns.sample.cast import (
    APPROVED,
    HALF_YEARLY,
    IN_ERROR,
    LATE,
    LOG_INS,
    PROVINCE_CHAIR,
    SENT_BACK,
    YEARLY,
)
from returns.sample.history import CLOSED
from returns.sample.loading import load_sample
from returns.sample.places import find_places
from returns.sending import sendable
from returns.work import deadline_of

MODELS = (Person, User, Association, State, Period, Value, Return, Step, Due, Reading)


def _count_all() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in MODELS}


def _dues(username: str, form: str, period: str) -> set[str]:
    """The codes of the communes for which a log-in may send."""
    user = User.objects.get(username=username)
    dues = sendable(user, Form.objects.get(code=form), Period.objects.get(code=period))
    return {due.unit.association.code for due in dues}


def test_sample_leaves_a_sound_tree(sample) -> None:
    """T4: check_tree finds nothing after the load."""
    assert check_tree() == []


def test_sample_keeps_the_totals_that_a_rebuild_gives(sample) -> None:
    """F3: the kept totals of every period are those of its values."""
    different = {period.code: check(period) for period in Period.objects.all()}

    assert different.keys() == {*CLOSED, "2024", "2026-H1"}
    assert {code for code, rows in different.items() if rows} == set()


def test_sample_opens_two_periods_alone(sample) -> None:
    assert set(Period.objects.filter(is_open=True).values_list("code", flat=True)) == {
        "2024", "2026-H1",
    }  # fmt: skip
    assert not Period.objects.filter(is_open=False, frozen_at=None).exists()


def test_every_generated_value_carries_its_mark(sample) -> None:
    """F4: illustrative is a property of the value."""
    assert Value.objects.count() == sample.loaded.rows["values"] > 0
    assert not Value.objects.filter(is_illustrative=False).exists()


def test_communes_without_an_association_owe_nothing(sample) -> None:
    """T5: a place without an association is no missing sender, from its first day on."""
    unfounded = State.objects.filter(established=Established.NO)

    assert unfounded.count() == 2
    assert {state.valid.lower for state in unfounded} == {TWO_TIERS}
    assert not Due.objects.filter(
        unit__association__in=unfounded.values("association"), unit__period__last_day__gte=TWO_TIERS
    ).exists()


def test_branches_hang_below_founded_communes(sample) -> None:
    branches = Association.objects.filter(level="branch")

    assert branches.count() == sample.loaded.rows["branches"] == 40
    assert set(branches.values_list("parent__level", "parent__established")) == {("commune", "yes")}


def test_former_districts_may_send_their_communes_of_2024(sample) -> None:
    """A1: a mandate lets the officer of an ended district send for its communes."""
    districts = {"phu-binh": "173", "cho-don": "064"}

    for username, district in districts.items():
        communes = {c.code for c in sample.territory.old if c.district == district}
        assert _dues(username, YEARLY, "2024") == communes
        assert _dues(username, HALF_YEARLY, "2026-H1") == set()


def test_mandated_officer_sends_for_his_own_and_the_units_given(sample) -> None:
    user = User.objects.get(username="lien-xa")
    given = {unit.code for unit in user.person.posts.get().mandates.get().units.all()}

    assert len(given) == 3
    assert _dues("lien-xa", HALF_YEARLY, "2026-H1") == given | {"02020"}


def test_neighbour_may_send_nothing_here(sample) -> None:
    """A2: the commune of another province owes nothing of this sample and sees none of it."""
    user = User.objects.get(username="lang-son-dong-kinh")

    assert _dues(user.username, HALF_YEARLY, "2026-H1") == set()
    assert not Return.objects.within(user.associations(), past=True).exists()


def test_half_year_has_returns_in_every_state(sample) -> None:
    places = find_places(sample.territory)
    returns = {
        each.due.unit.association.code: each
        for each in Return.objects.filter(due__unit__period__code="2026-H1").select_related(
            "due__unit__association", "submission"
        )
    }

    assert {code: returns[code].state for code in (APPROVED, LATE, SENT_BACK, IN_ERROR)} == {
        APPROVED: ReturnState.APPROVED,
        LATE: ReturnState.OWED,
        SENT_BACK: ReturnState.SENT_BACK,
        IN_ERROR: ReturnState.OWED,
    }
    queried = returns[SENT_BACK].steps.filter(kind="message").get()
    assert (queried.indicator.code, queried.by.username) == (
        "clc_learner_turns", "thai-nguyen-chu-tich",
    )  # fmt: skip
    reading = Reading.objects.get()
    assert reading.sender == places.new[IN_ERROR]
    assert "error" in {problem["severity"] for problem in reading.found["problems"]}
    assert deadline_of(returns[LATE].due) < timezone.localdate()


def test_mandated_returns_are_extended_and_not_late(sample) -> None:
    extended = Return.objects.filter(extended_to__isnull=False)

    assert all(deadline_of(each.due) > timezone.localdate() for each in extended)
    assert Counter(extended.values_list("state", flat=True)) == {"owed": 3}
    assert set(Step.objects.filter(kind="extend").values_list("return_of", flat=True)) == set(
        extended.values_list("pk", flat=True)
    )


def test_reopened_year_waits_for_the_two_districts(sample) -> None:
    states = Counter(
        Return.objects.filter(due__unit__period__code="2024").values_list("state", flat=True)
    )

    assert states == {"owed": len(sample.territory.old) - 3, "sent_back": 3}


def test_approved_returns_were_never_approved_by_their_sender(sample) -> None:
    """Four eyes (A1): who entered does not approve."""
    approved = Return.objects.filter(due__unit__period__code="2026-H1", state="approved")
    pairs = approved.values_list("submission__submitted_by", "submission__approved_by__username")

    assert {by for _, by in pairs} == {"thai-nguyen-chu-tich"}
    assert None not in {sender for sender, _ in pairs}


def test_twelve_log_ins_have_passwords_that_only_their_owner_reads(sample) -> None:
    kept = passwords.read_passwords()
    able = {user.username: user for user in User.objects.all() if user.has_usable_password()}

    assert kept.keys() == able.keys() == {log_in.username for log_in in LOG_INS}
    assert len(kept) == len(set(kept.values())) == 12
    assert check_password(kept["phu-binh"], able["phu-binh"].password)
    assert stat.S_IMODE(passwords.locate().stat().st_mode) == 0o600


def test_second_load_changes_nothing(sample, django_assert_num_queries) -> None:
    before, hashes = _count_all(), set(User.objects.values_list("password", flat=True))

    with django_assert_num_queries(1):
        again = load_sample(sample.territory)

    assert again.is_new is False
    assert again.rows == sample.loaded.rows
    assert (_count_all(), set(User.objects.values_list("password", flat=True))) == (before, hashes)


def test_command_prints_the_log_ins_when_nothing_had_to_be_loaded(sample) -> None:
    out = StringIO()

    call_command("load_sample", stdout=out)

    printed = out.getvalue()
    assert all(f"{name}" in printed and word in printed
               for name, word in passwords.read_passwords().items())  # fmt: skip


def test_a4_who_approves_and_staff_have_apps_and_the_command_shows_their_codes(sample) -> None:
    keys, said = passwords.read_keys(), StringIO()

    call_command("show_codes", stdout=said)

    *rows, _ = said.getvalue().splitlines()
    shown = dict(row.split() for row in rows)
    asked = {user.username for user in User.objects.filter(password__startswith="argon2")
             if user.is_staff or Role.APPROVE in user.roles()}  # fmt: skip
    assert shown.keys() == keys.keys() == asked
    assert PROVINCE_CHAIR in asked
    for name, code in shown.items():
        second_factor.check(User.objects.get(username=name), code)


def test_command_sets_new_passwords_when_asked(sample) -> None:
    old = passwords.read_passwords()
    passwords.locate().unlink()
    silent = StringIO()

    call_command("load_sample", stdout=silent)
    call_command("load_sample", "--new-passwords", stdout=StringIO())

    fresh = passwords.read_passwords()
    assert "--new-passwords" in silent.getvalue()
    assert set(fresh.values()).isdisjoint(old.values())
    user = User.objects.get(username="cho-don")
    assert check_password(fresh["cho-don"], user.password)


def test_meetings_have_their_tasks_answers_and_report(sample):
    held = Meeting.objects.get(state=MeetingState.HELD)

    assert held.tasks.count() == 3
    assert held.invitations.exclude(came_at=None).exists()
    assert held.revisions.exists()
    assert Meeting.objects.filter(state=MeetingState.CALLED).exists()
    assert Recommendation.objects.count() == 2
    assert Report.objects.get().paragraphs.exclude(text="").exists()
    assert sample.loaded.rows["invitations"] == Invitation.objects.count()
