"""load_catalogue: the indicators, forms and rules that lie with the program."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from associations.models import Succession
from figures.models import Form, FormVersion, Indicator
from returns.models import Rule
from tests.factories import make_association

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    return make_association(
        "Thái Nguyên", "province", make_association("Việt Nam", "national"), code="19"
    )


def read_state() -> tuple[set, set, set]:
    """All that the command may write."""
    return (
        set(Indicator.objects.values_list("code", "label", "formula")),
        set(FormVersion.objects.values_list("form__code", "number")),
        set(Rule.objects.values_list("code", "message")),
    )


def test_second_run_changes_nothing_and_staffs_changes_stay(province):
    call_command("load_catalogue", verbosity=0)
    Indicator.objects.filter(code="members").update(label="Hội viên (tỉnh ta)")
    Rule.objects.filter(pk=Rule.objects.first().pk).update(message="Lời của tỉnh ta")
    before = read_state()

    call_command("load_catalogue", verbosity=0)

    assert read_state() == before
    assert all(before)


def test_forms_are_asked_of_the_province_and_of_those_it_was_made_of(province):
    old = make_association("Bắc Kạn", "province", province.parent, valid=(None, date(2025, 7, 1)))
    Succession.objects.create(old=old, new=province, on=date(2025, 7, 1), is_whole=True)

    call_command("load_catalogue", province="19", verbosity=0)

    asked = {frozenset(form.asked_of.all()) for form in Form.objects.all()}
    assert asked == {frozenset([province, old])}


def test_unknown_province_is_named_and_nothing_is_written(province):
    with pytest.raises(CommandError, match="không có tỉnh, thành phố nào mang mã 99"):
        call_command("load_catalogue", province="99", verbosity=0)

    assert read_state() == (set(), set(), set())
