"""Instances from hand-written queries are those that the ORM makes."""

import pytest
from django.db import connection
from django.forms.models import model_to_dict

from figures.models import Period
from khuyenhoc.lib.rows import make_all, part
from returns.models import Return
from tests.returns.conftest import place  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db

QUERY = """
select {} from returns_return r left join figures_period p on p.id = r.period_id where r.id = %s
"""


def read(key: int) -> list[object]:
    parts = part(Return, "r"), part(Period, "p")
    with connection.cursor() as cursor:
        cursor.execute(QUERY.format(", ".join(each.columns for each in parts)), [key])
        return make_all(cursor.fetchone(), *parts)


def test_row_becomes_the_instance_that_the_orm_makes(place):  # noqa: F811
    each = place.return_of(place.communes[0])
    each.draft = {"members": "1.204", "branches": "chưa có"}
    each.save()

    made, period = read(each.pk)

    assert (made, period) == (each, None)
    assert model_to_dict(made) == model_to_dict(Return.objects.get(pk=each.pk))
    assert made.draft == {"members": "1.204", "branches": "chưa có"}


def test_made_instance_is_saved_as_a_row_that_exists(place):  # noqa: F811
    made, _ = read(place.return_of(place.communes[0]).pk)
    before = Return.objects.count()

    made.version = 7
    made.save()

    assert Return.objects.get(pk=made.pk).version == 7
    assert Return.objects.count() == before
