"""What every test may ask for: its own files, and a database that is not migrated for each run."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import Client, TransactionTestCase
from hypothesis import HealthCheck, settings

from accounts.second_factor import PASSED
from bench.databases import command, make_blank, use
from khuyenhoc.lib.memory import set_aside_loaded
from news import counting

LONGEST = "test_crawl.py"
KEPT = {"django_content_type", "auth_permission", "django_migrations"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test of the browser waits as much as it computes: in one heap at the end they leave the
    processors idle. Their modules are spread among the others, the longest first."""
    modules: dict[str, list[pytest.Item]] = {}
    for item in items:
        modules.setdefault(str(item.path), []).append(item)
    browsing = sorted(
        (each for each in modules.values() if each[0].get_closest_marker("browser")),
        key=lambda each: each[0].path.name != LONGEST,
    )
    others = [each for each in modules.values() if each not in browsing]
    distance = len(others) // len(browsing) if browsing else 0
    for place, module in enumerate(browsing):
        others.insert(place * (distance + 1), module)
    items[:] = [item for module in others for item in module]


# How fast a machine draws examples is nothing that a test is about: a busy one fails by it.
settings.register_profile("khuyenhoc", suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("khuyenhoc")


def pytest_collection_finish() -> None:
    """The tests run as the server does: a quarter of their time went into looking for garbage."""
    set_aside_loaded()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix, django_db_blocker
) -> None:
    """The test database is copied from one that was migrated once: seconds instead of a quarter
    of a minute for each run and each of its processes."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = make_blank()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Small keys start again at 1 when they run out: no test takes back the numbers it used, and
    two hundred catalogues are more indicators than a smallint counts.

    At the end nobody is left in the database, which is to be dropped: a browser's page may still be
    in the making, and what a greenlet of the browser's opened is not what is closed then.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "select format('alter sequence %I.%I cycle', schemaname, sequencename)"
            " from pg_sequences where data_type = 'smallint'::regtype"
        )
        for (statement,) in cursor.fetchall():
            cursor.execute(statement)
    yield
    with django_db_blocker.unblock():
        name = connection.settings_dict["NAME"]
        command(
            f"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{name}'"
        )
        use(name)


@pytest.fixture(scope="session", autouse=True)
def _pass_second_factor() -> Iterator[None]:
    """Who is signed in by ``force_login`` has shown the second factor too; with ``passed=False``
    he has not. Signing in by the form is what it is for readers."""
    log_in = Client.force_login

    def force_login(client: Client, user, backend=None, *, passed: bool = True) -> None:
        log_in(client, user, backend)
        if passed:
            session = client.session
            session[PASSED] = True
            session.save()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client, "force_login", force_login)
        yield


@pytest.fixture(scope="session", autouse=True)
def _empty_quickly() -> Iterator[None]:
    """After a test that commits, only the tables that have rows are emptied: truncating all two
    hundred takes most of a second each time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: empty_tables())
        yield


def empty_tables() -> None:
    """What ``flush`` leaves: no row anywhere but the names of models and rights."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    quoted = {name: connection.ops.quote_name(name) for name in tables if name not in KEPT}
    asked = " union all ".join(
        f"select '{name}' where exists (select from {table})" for name, table in quoted.items()
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(asked)
        filled = [quoted[name] for (name,) in cursor.fetchall()]
        cursor.execute("set local session_replication_role = replica")  # no rule stands in the way
        for table in filled:
            cursor.execute(f"delete from {table}")


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    """What earlier tests read is not written down in the middle of a test that counts queries."""
    counting.tally.days.clear()
    counting.tally.articles.clear()


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
