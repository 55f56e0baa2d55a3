"""Rows by COPY: every text as it was, and a broken rule told as Django tells it."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from associations.copying import copy_rows, plan_for_many, write_range
from associations.models import Level, Succession
from tests.factories import make_association

pytestmark = pytest.mark.django_db

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


def copy(*args: object) -> int:
    with connection.cursor() as cursor:
        return copy_rows(cursor, *args)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rows=st.lists(st.tuples(TEXTS, st.none() | st.integers(-(2**31), 2**31 - 1), st.booleans())))
def test_every_text_number_and_truth_comes_back_as_it_was(db, rows):
    with connection.cursor() as cursor:
        cursor.execute("drop table if exists kept")
        cursor.execute("create temporary table kept (word text, number int, truth bool)")
        count = copy_rows(cursor, "kept", ("word", "number", "truth"), rows)
        cursor.execute("select word, number, truth from kept order by ctid")

        assert (count, cursor.fetchall()) == (len(rows), rows)


def test_ranges_and_days_are_written_as_postgresql_reads_them():
    assert write_range(date(2025, 7, 1), None) == "[2025-07-01,)"
    assert write_range(None, None) == "[,)"


def test_row_that_breaks_a_constraint_is_an_integrity_error_of_django():
    level = Level.objects.first() or make_association("Việt Nam", "national").level
    row = [(level.code, level.name, 999)]

    with pytest.raises(IntegrityError, match="associations_level"), transaction.atomic():
        copy("associations_level", ("code", "name", "rank"), row)

    assert not Succession.objects.exists()  # the transaction can go on


def test_row_that_is_no_row_is_a_database_error_of_django():
    with pytest.raises(DatabaseError, match="smallint"), transaction.atomic():
        copy("associations_level", ("rank",), [("ba",)])


def test_a_plan_kept_for_one_row_is_forgotten_before_many_come():
    def plan() -> str:
        cursor.execute("explain execute joined")
        return " ".join(line for (line,) in cursor.fetchall())

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("create temporary table one as select 1 as id")
        cursor.execute("create temporary table two as select 1 as id")
        cursor.execute("analyze one, two")
        cursor.execute("prepare joined as select from one join two using (id)")
        before = plan()
        with plan_for_many(cursor):
            inside = plan()
        cursor.execute("show enable_nestloop")
        after = cursor.fetchone()
        cursor.execute("deallocate joined")
        transaction.set_rollback(True)

    assert "Nested Loop" in before
    assert "Nested Loop" not in inside
    assert after == ("on",)
