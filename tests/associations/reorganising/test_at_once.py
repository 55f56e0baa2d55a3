"""Two officers at once, a small change in between, and death in the middle: nothing half."""

import os
import signal
import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from associations import projection
from associations.checking import check_tree
from associations.models import Association, ChangeKind, Reorganisation, ReorganisationStatus
from associations.projection import TreeBusy, tree_lock
from associations.reorganising import applying
from associations.reorganising.applying import Refused, apply
from associations.reorganising.lines import Line, NewName
from associations.tree import NewUnit, found, rename
from tests.associations.reorganising.conftest import DAY, decide
from tests.associations.reorganising.dumping import dump


def run_at_once(*calls: Callable[[], object]) -> list[object]:
    """Each in a thread and with a connection of its own; what they returned or raised."""
    answers: list[object] = [None] * len(calls)

    def run(place: int) -> None:
        try:
            answers[place] = calls[place]()
        except Exception as error:
            answers[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_two_officers_at_once_follow_one_another(open_land):
    land = open_land
    first = decide(Line(ChangeKind.ABSORB, land.a.pk, land.b.pk))
    second = decide(Line(ChangeKind.RENAME, land.c.pk, new=NewName("Mới")), sequence=2)
    Reorganisation.objects.filter(pk=second.pk).update(in_force_on="2026-03-02")
    second.refresh_from_db()

    answers = run_at_once(lambda: apply([first]), lambda: apply([second]))

    assert [type(answer).__name__ for answer in answers] == ["Applied", "Applied"]
    assert check_tree() == []


def test_of_two_officers_who_end_one_unit_one_is_refused(open_land):
    land = open_land
    decisions = [decide(Line(ChangeKind.ABSORB, land.a.pk, land.b.pk)),
                 decide(Line(ChangeKind.ABSORB, land.a.pk, land.c.pk), sequence=2)]  # fmt: skip

    answers = run_at_once(*[lambda each=each: apply([each]) for each in decisions])

    assert sorted(type(answer).__name__ for answer in answers) == ["Applied", "Refused"]
    statuses = Reorganisation.objects.values_list("status", flat=True)
    assert sorted(statuses) == [ReorganisationStatus.APPLIED, ReorganisationStatus.DRAFT]
    assert check_tree() == []


def test_one_decision_cannot_be_applied_twice(open_land):
    new = NewName("Mới", "xã", "commune", parent=open_land.p.pk)
    decision = decide(Line(ChangeKind.FOUND, into="+e", new=new))
    copies = [Reorganisation.objects.get(pk=decision.pk) for _ in range(2)]

    answers = run_at_once(*[lambda each=each: apply([each]) for each in copies])

    assert sorted(type(answer).__name__ for answer in answers) == ["Applied", "Refused"]
    assert Association.objects.filter(name="Mới").count() == 1


def test_who_finds_the_tree_locked_is_asked_to_try_again(open_land, monkeypatch):
    monkeypatch.setattr(projection, "PATIENCE", 0.2)
    decision = decide(Line(ChangeKind.ABSORB, open_land.a.pk, open_land.b.pk))
    before = dump()

    with transaction.atomic():
        tree_lock()
        (answer,) = run_at_once(lambda: apply([decision]))

    assert isinstance(answer, TreeBusy)
    assert dump() == before


def test_a_change_between_plan_and_lock_is_planned_in(open_land, monkeypatch):
    land, real_lock, done = open_land, applying.tree_lock, []

    def lock_late(patience: float | None = None, **names: int) -> None:
        if not done and not names:  # the tree's own lock, for the first time
            done.append(run_at_once(lambda: found(NewUnit("thôn 9", "branch", land.a.pk))))
        real_lock(patience, **names)

    monkeypatch.setattr(applying, "tree_lock", lock_late)
    decision = decide(Line(ChangeKind.MERGE, land.a.pk, "+x", new=NewName("Mới")),
                      Line(ChangeKind.MERGE, land.b.pk, "+x"))  # fmt: skip

    applied = apply([decision])

    (new,) = applied.plan.founded
    (branch,) = done[0][0]
    branch.refresh_from_db()
    assert branch.parent_id == new
    assert check_tree() == []


def test_a_change_of_a_unit_whose_states_are_being_written_is_planned_in(open_land, monkeypatch):
    land, real_reserve, done = open_land, applying.reserve, []

    def reserve_late(*given):
        if not done:
            done.append(run_at_once(lambda: rename([(land.a1.pk, "thôn Đông")], on=DAY)))
        return real_reserve(*given)

    monkeypatch.setattr(applying, "reserve", reserve_late)
    decision = decide(Line(ChangeKind.MERGE, land.a.pk, "+x", new=NewName("Mới")),
                      Line(ChangeKind.MERGE, land.b.pk, "+x"))  # fmt: skip

    applied = apply([decision])

    (new,) = applied.plan.founded
    land.a1.refresh_from_db()
    assert (land.a1.name, land.a1.parent_id) == ("thôn Đông", new)
    assert check_tree() == []


class Death:
    """A step in whose middle the process is killed."""

    title = "Chết"

    def preview(self, plan):
        return []

    def prepare(self, plan, answers, journal) -> None:
        pass

    def apply(self, plan, answers, journal, prepared) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


DEATH = Death()


def test_a_process_killed_in_the_middle_leaves_nothing(open_land, settings):
    decision = decide(Line(ChangeKind.ABSORB, open_land.a.pk, open_land.b.pk))
    before = dump()
    settings.REORGANISATION_STEPS = ["tests.associations.reorganising.test_at_once.DEATH"]

    if not (child := os.fork()):
        connection.connection = None  # the parent's; here another is opened
        try:
            apply([decision])
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)

    assert os.WTERMSIG(status) == signal.SIGKILL
    decision.refresh_from_db()
    assert decision.status == ReorganisationStatus.DRAFT
    assert dump() == before
    settings.REORGANISATION_STEPS = []
    apply([decision])
    assert check_tree() == []


def test_a_refusal_leaves_nothing(land):
    decision = decide(Line(ChangeKind.CLOSE, land.p.pk))
    before = dump()

    with pytest.raises(Refused):
        apply([decision])

    assert dump() == before
