"""A reorganisation among people at work: nothing is lost, nothing is half done (product.md T2)."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from threading import Event, Thread

import pytest
from django.conf import settings
from django.db import connection

from associations.checking import check_tree
from associations.models import Association, Reorganisation, ReorganisationStatus
from associations.projection import TreeBusy
from associations.reorganising.applying import Refused, apply
from associations.reorganising.cancelling import cancel
from figures import locks
from figures.models import Submission, Total
from figures.rebuilding import check
from figures.reorganising import ROLLS
from returns import review
from returns.models import Return, ReturnState
from returns.reorganising import RETURNS
from returns.states import Conflict, Overtaken
from tests.associations.reorganising.dumping import dump
from tests.reorganised import Before, carry_out, decide, divide, enter, make_before, merge

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place(transactional_db) -> Before:
    return make_before()


class Deed:
    """Something done on a thread and a connection of its own; ``outcome`` is what came of it."""

    def __init__(self, work: Callable) -> None:
        self.outcome: object = None
        self.work = work
        self.thread = Thread(target=self._do)
        self.thread.start()

    def _do(self) -> None:
        try:
            self.outcome = self.work()
        except Exception as error:
            self.outcome = error
        finally:
            connection.close()

    def finish(self) -> object:
        self.thread.join(60)
        assert not self.thread.is_alive()
        return self.outcome


class Pause:
    """A function that stops in the middle until it is let go on."""

    def __init__(self, monkeypatch, owner: object, name: str) -> None:
        self.reached, self.go_on = Event(), Event()
        original = getattr(owner, name)

        def work(*args: object, **options: object) -> object:
            answer = original(*args, **options)
            self.reached.set()
            assert self.go_on.wait(60)
            return answer

        monkeypatch.setattr(owner, name, work)


def wait_for_lock() -> None:
    """Return as soon as somebody waits for a lock of the database."""
    for _ in range(600):
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from pg_locks where not granted")
            if cursor.fetchone()[0]:
                return
            cursor.execute("select pg_sleep(0.02)")
    raise AssertionError("nobody ever waited")


def read_members(place: Before) -> tuple:
    total = Total.objects.get(
        association=place.nation, period__code="2026", indicator__code="members"
    )
    return total.approved, total.provisional, total.due


# ----- approvals in the middle -----


def test_an_approval_in_the_middle_goes_through_on_the_new_roll(place, monkeypatch):
    sent = enter(place, "Tân Lập", "tanlap", members=40)
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    pause = Pause(monkeypatch, ROLLS, "apply")

    applying = Deed(lambda: apply([decision]))
    assert pause.reached.wait(30)
    approving = Deed(lambda: review.approve([sent], place.people["tinh"]))
    wait_for_lock()
    pause.go_on.set()

    assert applying.finish().plan.founded
    assert approving.finish() is None
    assert Return.objects.get(pk=sent.pk).state == ReturnState.APPROVED
    assert read_members(place) == (40, 40, 4)
    assert [check(period) for period in place.periods.values()] == [[], []]


def test_an_approval_of_who_leaves_is_told_and_nothing_is_lost(place, monkeypatch):
    sent = enter(place, "Kha Sơn", "khason", members=700)
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    pause = Pause(monkeypatch, ROLLS, "apply")

    applying = Deed(lambda: apply([decision]))
    assert pause.reached.wait(30)
    approving = Deed(lambda: review.approve([sent], place.people["tinh"]))
    wait_for_lock()
    pause.go_on.set()
    applying.finish()

    assert isinstance(approving.finish(), Overtaken)
    kept = Return.objects.get(pk=sent.pk)
    assert (kept.state, kept.due) == (ReturnState.SUBMITTED, None)
    assert Submission.objects.get(pk=kept.submission_id).status == "submitted"
    assert check(place.periods["2026"]) == []


def test_an_approval_that_waits_too_long_is_asked_to_try_again(place, monkeypatch):
    sent = enter(place, "Tân Lập", "tanlap", members=40)
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    monkeypatch.setattr(locks, "WAIT", "300ms")
    pause = Pause(monkeypatch, RETURNS, "apply")

    applying = Deed(lambda: apply([decision]))
    assert pause.reached.wait(30)
    refused = Deed(lambda: review.approve([sent], place.people["tinh"])).finish()
    pause.go_on.set()
    applying.finish()

    assert isinstance(refused, Conflict)
    assert "làm lại" in str(refused)
    assert Return.objects.get(pk=sent.pk).state == ReturnState.SUBMITTED
    review.approve([sent], place.people["tinh"])
    assert read_members(place) == (40, 40, 4)


def test_a_reorganisation_waits_for_an_approval_that_has_begun(place, monkeypatch):
    sent = enter(place, "Kha Sơn", "khason", members=700)
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    pause = Pause(monkeypatch, review, "take_steps")

    approving = Deed(lambda: review.approve([sent], place.people["tinh"]))
    assert pause.reached.wait(30)
    applying = Deed(lambda: apply([decision]))
    wait_for_lock()
    pause.go_on.set()

    assert approving.finish() is None
    assert applying.finish().plan.founded
    kept = Return.objects.get(pk=sent.pk)
    assert (kept.state, kept.due) == (ReturnState.APPROVED, None)
    assert read_members(place) == (None, None, 4)
    assert check(place.periods["2026"]) == []


def test_a_reorganisation_that_waits_too_long_writes_nothing(place, monkeypatch):
    sent = enter(place, "Kha Sơn", "khason")
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    monkeypatch.setattr(locks, "WAIT", "300ms")
    pause = Pause(monkeypatch, review, "take_steps")

    approving = Deed(lambda: review.approve([sent], place.people["tinh"]))
    assert pause.reached.wait(30)
    refused = Deed(lambda: apply([decision])).finish()
    pause.go_on.set()
    approving.finish()

    assert isinstance(refused, TreeBusy)
    assert not Association.objects.filter(name="Phú Sơn").exists()
    assert Return.objects.get(pk=sent.pk).state == ReturnState.APPROVED
    carry_out(Reorganisation.objects.get(pk=decision.pk))
    assert check(place.periods["2026"]) == []


def test_an_approval_during_a_cancellation_waits_and_counts(place, monkeypatch):
    sent = enter(place, "Tân Lập", "tanlap", members=40)
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    carry_out(decision)
    pause = Pause(monkeypatch, ROLLS, "after_cancel")

    cancelling = Deed(lambda: cancel(Reorganisation.objects.get(pk=decision.pk)))
    assert pause.reached.wait(30)
    approving = Deed(lambda: review.approve([sent], place.people["tinh"]))
    wait_for_lock()
    pause.go_on.set()

    assert [each.pk for each in cancelling.finish()] == [decision.pk]
    assert approving.finish() is None
    assert read_members(place) == (40, 40, 5)
    assert check(place.periods["2026"]) == []


# ----- two officers -----


def test_of_two_decisions_on_one_unit_started_at_once_the_second_is_refused(place):
    one = decide(*merge(place, "Kha Sơn", "Úc Kỳ"), number="1/QĐ")
    other = decide(*divide(place, "Kha Sơn", "Một", "Hai"), number="2/QĐ")

    deeds = [Deed(lambda each=each: apply([each])) for each in (one, other)]
    outcomes = [deed.finish() for deed in deeds]

    assert sum(isinstance(each, Refused) for each in outcomes) == 1
    applied = Reorganisation.objects.filter(status=ReorganisationStatus.APPLIED)
    assert applied.count() == 1
    assert check_tree() == []
    assert check(place.periods["2026"]) == []


def test_two_decisions_on_different_units_started_at_once_are_both_applied(place):
    one = decide(*merge(place, "Kha Sơn", "Úc Kỳ"), number="1/QĐ")
    other = decide(*merge(place, "Tân Lập", "La Hiên", into="Võ Sơn", code="00098"), number="2/QĐ")

    deeds = [Deed(lambda each=each: apply([each])) for each in (one, other)]
    outcomes = [deed.finish() for deed in deeds]
    for each, outcome in zip((one, other), outcomes, strict=True):
        if isinstance(outcome, Refused):  # the later of the day came first: its order is told
            assert "thứ tự" in str(outcome)
            Reorganisation.objects.filter(pk=each.pk).update(sequence=9)
            apply([Reorganisation.objects.get(pk=each.pk)])

    assert sum(isinstance(each, Refused) for each in outcomes) <= 1
    names = set(
        Association.objects.filter(level="commune", closed_on=None).values_list("name", flat=True)
    )
    assert names == {"Phú Sơn", "Võ Sơn", "Hữu Lũng"}
    assert check_tree() == []
    assert check(place.periods["2026"]) == []


# ----- a death in the middle -----


def die(point: str, decision: Reorganisation) -> int:
    """The status of a process that is killed at ``point``."""
    database = connection.settings_dict
    host = connection.get_connection_params()["host"]
    url = f"postgres://{database['USER']}@/{database['NAME']}?host={host}"
    ended = subprocess.run(
        [sys.executable, "-m", "tests.dying_reorganisation", point, str(decision.pk)],
        env={**os.environ, "DATABASE_URL": url},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode < 0, ended.stderr
    return ended.returncode


@pytest.mark.parametrize("step", ["begin", "finish", *settings.REORGANISATION_STEPS])
def test_t2_death_while_applying_leaves_nothing_behind(step, place):
    enter(place, "Kha Sơn", "khason", members=700)
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    before = dump()

    status = die(f"apply {step}", decision)

    assert status == -signal.SIGKILL
    assert dump() == before
    assert Reorganisation.objects.get(pk=decision.pk).status == ReorganisationStatus.DRAFT
    carry_out(Reorganisation.objects.get(pk=decision.pk))
    assert check_tree() == []
    assert check(place.periods["2026"]) == []


def test_t2_death_while_cancelling_leaves_the_event_applied(place):
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    carry_out(decision)
    after = dump()

    status = die("cancel play_back", decision)

    assert status == -signal.SIGKILL
    assert dump() == after
    cancel(Reorganisation.objects.get(pk=decision.pk))
    assert check_tree() == []
