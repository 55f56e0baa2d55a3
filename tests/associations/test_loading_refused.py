"""load_units on a database that holds something else, and when it breaks half-way."""

import pytest
from django.core.management import CommandError, call_command

from associations import loading
from associations.models import Association, Load, Reorganisation
from tests.factories import make_association

pytestmark = pytest.mark.django_db


def test_load_units_refuses_a_tree_made_otherwise():
    make_association("Hội Khuyến học Việt Nam", "national")

    with pytest.raises(CommandError, match="đã có 1 đơn vị không do lệnh này nạp"):
        call_command("load_units")

    assert Association.objects.count() == 1


def test_load_units_leaves_nothing_when_it_breaks(monkeypatch):
    def break_off(folder, **parts):
        Reorganisation.objects.create(number="half", in_force_on="2025-07-01")
        raise OSError("disk")

    monkeypatch.setattr(loading, "read_nation", break_off)

    with pytest.raises(OSError, match="disk"):
        loading.load_units()

    assert not Reorganisation.objects.exists()
    assert not Load.objects.exists()
