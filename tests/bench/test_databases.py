"""The blank database that benches and tests are copied from."""

import pytest
from django.core.management import call_command
from django.db import connection

from bench import databases


@pytest.mark.django_db
def test_the_database_of_tests_is_a_copy_of_the_blank_one_and_lacks_no_migration():
    assert connection.settings_dict["TEST"]["TEMPLATE"].startswith(databases.BLANK)

    call_command("migrate", check_unapplied=True, verbosity=0)


def test_the_blank_one_is_another_when_a_migration_or_a_model_changes(tmp_path, monkeypatch):
    (tmp_path / "funds" / "migrations").mkdir(parents=True)
    files = ["requirements.lock", "funds/models.py", "funds/migrations/0001_funds.py"]
    for file in files:
        (tmp_path / file).write_text("a")
    monkeypatch.setattr(databases, "PROJECT", tmp_path)
    monkeypatch.setattr(databases, "LOCK", tmp_path / "requirements.lock")
    names = {databases._digest()}

    for file in files:
        (tmp_path / file).write_text("b")
        names.add(databases._digest())

    assert len(names) == 4
