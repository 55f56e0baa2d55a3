"""The whole country, loaded once for the tests of this folder and rolled back after them."""

import pytest
from django.db import connection, transaction

from associations.loading import Loaded, load_units


@pytest.fixture(scope="package")
def _loaded(django_db_setup, django_db_blocker) -> Loaded:
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        loaded = load_units()
        connection.check_constraints()
    yield loaded
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def nation(_loaded, db) -> Loaded:
    """What load_units said; each test's own changes are undone after it."""
    return _loaded
