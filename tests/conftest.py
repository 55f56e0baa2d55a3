"""What every test may ask for: its own files, and a database that is not migrated for each run."""

import pytest
from django.db import connection

from bench.databases import make_blank


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix, django_db_blocker
) -> None:
    """The test database is copied from one that was migrated once: seconds instead of a quarter
    of a minute for each run and each of its processes."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = make_blank()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """Small keys start again at 1 when they run out: no test takes back the numbers it used, and
    two hundred catalogues are more indicators than a smallint counts."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "select format('alter sequence %I.%I cycle', schemaname, sequencename)"
            " from pg_sequences where data_type = 'smallint'::regtype"
        )
        for (statement,) in cursor.fetchall():
            cursor.execute(statement)


@pytest.fixture(autouse=True)
def _private_files(settings, tmp_path):
    """Files that a test stores go to its own folder."""
    settings.PRIVATE_ROOT = tmp_path / "private"
    settings.STATE_DIR = tmp_path / "state"
    settings.STATIC_ROOT = settings.BASE_DIR / "static"  # nothing is collected for tests
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "private", "base_url": None},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
