"""The log of changes (product.md A5): written by the database, complete, added to only."""

import csv
from datetime import timedelta
from pathlib import Path

import pghistory
import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pghistory.core import event_models

from accounts.models import PERSONAL, Consent, Person, PersonRead, Post, User
from associations.loading import DATA, FILES, load_units
from associations.models import Association, State
from associations.projection import renumber
from associations.tree import NewUnit, close, found, move
from figures.models import Indicator, Period
from records import jobs
from tests.factories import (
    make_association,
    make_indicator,
    make_officer,
    make_person,
)

pytestmark = pytest.mark.django_db


def count_events() -> dict[str, int]:
    """The events of each table that has any, by the name of the table's model."""
    counts = {log.pgh_tracked_model.__name__: log._base_manager.count() for log in event_models()}
    return {model: count for model, count in counts.items() if count}


def new_events(before: dict[str, int]) -> dict[str, int]:
    """How many events were added since ``before``, by model."""
    now = count_events()
    return {
        model: now[model] - before.get(model, 0) for model in now if now[model] != before.get(model)
    }


def last_event(row):
    """The last event of a row's log."""
    [log] = event_models(tracks_model=type(row))
    return (
        log._base_manager.select_related("pgh_context").filter(pgh_obj_id=row.pk).latest("pgh_id")
    )


@pytest.fixture
def province():
    return make_association("Thái Nguyên", "province", make_association("Việt Nam", "national"))


@pytest.fixture
def commune(province):
    return make_association("Phú Bình", "commune", province)


# Who, why, by which job


def test_a5_a_change_on_the_desk_holds_actor_address_and_reason(province):
    user = make_officer("tinh", province)
    User.objects.filter(pk=user.pk).update(is_superuser=True)
    client = Client()
    client.force_login(user)
    indicator = make_indicator("members", label="Hội viên")
    url = reverse("admin:figures_indicator_change", args=[indicator.pk])
    form = client.get(url).context["adminform"].form
    sent = {name: "" if (value := form[name].value()) is None else value for name in form.fields}

    answer = client.post(
        url, {**sent, "label": "Tổng số hội viên", "change_reason": "Theo mẫu mới của Trung ương"}
    )

    event = last_event(indicator)
    assert answer.status_code == 302
    assert (event.pgh_label, event.label) == ("update", "Tổng số hội viên")
    assert event.pgh_context.metadata == {
        "user": user.pk, "url": url, "reason": "Theo mẫu mới của Trung ương",
    }  # fmt: skip


@jobs.job
def call_person(progress, person: int):
    Person.objects.filter(pk=person).update(
        association_id=Person.objects.get(pk=person).association_id
    )
    Person.objects.filter(pk=person).update(phone="0900000000")
    return {}


def test_a5_a_change_by_a_job_holds_the_job_and_who_asked_for_it(province):
    user = make_officer("tinh", province)
    person = make_person("Lê Văn Việc", province)
    job = jobs.ask(call_person, key="x", by=user, person=person.pk)

    jobs.carry_out.func(job.pk)

    assert last_event(person).pgh_context.metadata == {"job": job.pk, "user": user.pk}


def test_a5_before_and_after_stand_in_the_log(province, commune):
    person = make_person("Lê Văn Chuyển", commune)

    person.association = province
    person.save()

    rows = list(person.events.order_by("pgh_id").values_list("pgh_label", "association"))
    assert rows == [("insert", commune.pk), ("update", province.pk)]


def test_a5_a_change_of_personal_fields_alone_is_logged_without_them(province):
    """Who and when are kept; the name and the phone never enter the log."""
    person = make_person("Hoàng Thị Kín", province)
    consent = Consent.objects.create(
        person=person, purpose="process", giver="self", given_on=timezone.localdate(),
        evidence="Mẹ là bà Kín ký",
    )  # fmt: skip
    before = count_events()

    Person.objects.update(phone="0912345678")
    Consent.objects.update(evidence="Bố ký")

    assert new_events(before) == {"Person": 1, "Consent": 1}
    for model, hidden in ((Person, PERSONAL), (Consent, ["evidence"])):
        [log] = event_models(tracks_model=model)
        assert {field.name for field in log._meta.fields}.isdisjoint(hidden)
    assert consent.events.count() == 2


def test_a5_a_new_password_is_logged_without_it_and_a_visit_is_not(province):
    user = make_officer("an", province)
    before = count_events()

    user.set_password("cau thang go lim keu")
    user.save()
    User.objects.update(last_login=timezone.now())

    assert new_events(before) == {"User": 1}


# Nothing passes by


def test_a5_a_bulk_update_leaves_an_event_a_row(province):
    for number in range(5):
        make_person(f"Người {number}", province)
    before = count_events()

    with pghistory.context(reason="dọn danh sách"):
        Person.objects.update(erased_at=timezone.now())

    assert new_events(before) == {"Person": 5}
    assert last_event(Person.objects.first()).pgh_context.metadata == {"reason": "dọn danh sách"}


def test_a5_raw_sql_leaves_its_events_too(province):
    officer = make_officer("an", province)
    before = count_events()

    with connection.cursor() as cursor:
        cursor.execute("update accounts_user set is_active = false where id = %s", [officer.pk])
        cursor.execute("delete from accounts_post where person_id = %s", [officer.person_id])

    assert new_events(before) == {"User": 1, "Post": 1}
    [log] = event_models(tracks_model=Post)
    assert log._base_manager.latest("pgh_id").pgh_label == "delete"


def test_a5_an_update_that_changes_nothing_leaves_nothing(province):
    make_person("Lê Văn Yên", province)
    before = count_events()

    Person.objects.update(phone="")

    assert new_events(before) == {}


# The tree's numbers are no history


def test_the_tree_may_be_numbered_anew_without_an_event(province, commune):
    found([NewUnit(f"thôn {number}", "branch", commune.pk) for number in range(20)])
    before = count_events()

    renumber()

    assert new_events(before) == {}


def test_changes_of_the_tree_are_told_by_decisions_not_by_columns(province, commune):
    other = make_association("Võ Nhai", "commune", province)
    branch, second = found(
        [NewUnit("thôn 1", "branch", commune.pk), NewUnit("thôn 2", "branch", commune.pk)],
        on=timezone.localdate() - timedelta(days=9),
    )
    before = count_events()

    move(branch.pk, other.pk)
    close(second.pk)

    told = new_events(before)
    assert set(told) <= {"Reorganisation", "State"}
    assert told["Reorganisation"] == 2
    tracked = {log.pgh_tracked_model for log in event_models()}
    assert Association not in tracked
    assert State in tracked


# One event for a load


def copy_small_nation(folder: Path) -> None:
    """One province with two communes, before and after 1 July 2025, in the files' own form."""
    kept = {"04", "040"}  # Cao Bằng, its districts and communes begin so

    for name in FILES:
        with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            columns, rows = reader.fieldnames, list(reader)
        provinces = {"04"}
        if name.startswith("units"):
            chosen, rows_kept = set(provinces), []
            for row in rows:
                if row["code"] in chosen or row["parent_code"] in chosen:
                    chosen.add(row["code"])
                    rows_kept.append(row)
            kept |= chosen
            rows = rows_kept
        elif name == "reorganisation_2025":
            rows = [row for row in rows if row["old_code"] in kept and row["new_code"] in kept
                    and (row["level"] == "province") == (row["old_code"] == "04")]  # fmt: skip
        elif name == "clusters":
            rows = [row for row in rows if row["province_code"] in provinces]
        else:
            rows = []
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns or [])
            writer.writeheader()
            writer.writerows(rows)


def test_a_bulk_load_writes_one_event_for_the_batch(tmp_path):
    copy_small_nation(tmp_path)
    before = count_events()

    loaded = load_units(tmp_path)

    assert loaded.rows["state"] > 100
    told = new_events(before)
    assert told.pop("Load") == 1
    assert told.keys() <= {"Reorganisation"}
    assert sum(told.values()) <= 2  # the decisions themselves, not their hundreds of states


def test_rows_of_a_load_that_are_changed_or_removed_leave_events(province):
    before = count_events()

    State.objects.filter(association=province).update(full_name="Tỉnh Thái Nguyên")
    State.objects.filter(association=province).delete()

    assert new_events(before) == {"State": 2}


# Added to only


def list_logs() -> dict[str, str]:
    """The tables of events, by the name of what they follow."""
    return {log.pgh_tracked_model.__name__: log._meta.db_table for log in event_models()}


@pytest.mark.db
@pytest.mark.parametrize("model", sorted(list_logs()))
@pytest.mark.parametrize("act", ["update {} set pgh_label = 'x'", "delete from {}"])
def test_a5_events_are_neither_changed_nor_removed(model, act):
    """The guard stands on every table of events; without rows it has nothing to refuse."""
    table = list_logs()[model]
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_trigger t join pg_class c on c.oid = t.tgrelid"
            " where c.relname = %s and t.tgname like 'pgtrigger_append_only%%'"
            " and t.tgenabled = 'O' and t.tgtype & 24 = 24",
            [table],
        )
        assert cursor.fetchone() == (1,)
    if model in ("Person", "Post", "User", "Indicator", "Period", "State"):
        _leave_events()
        with (
            pytest.raises(DatabaseError, match="append_only|Cannot"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(act.format(table))


def _leave_events() -> None:
    """An event in the logs of persons, posts, log-ins, indicators, periods and states."""
    province = make_association("Thái Nguyên", "province")
    make_officer("an", province)
    make_indicator("members")
    today = timezone.localdate()
    Period.objects.create(code="2024", kind="year", first_day=today, last_day=today)
    State.objects.update(kind="tỉnh")
    assert Indicator.events.rel.related_model._base_manager.exists()


@pytest.mark.db
@pytest.mark.parametrize(
    "act", [lambda reads: reads.update(kind="export"), lambda reads: reads.delete()]
)
def test_a5_reads_of_persons_are_neither_changed_nor_removed(province, act):
    officer = make_officer("an", province)
    officer.person.reads.create(reader=officer, kind="page")

    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        act(PersonRead.objects.all())
