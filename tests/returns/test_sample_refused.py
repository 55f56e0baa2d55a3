"""Where the sample does not belong, and commands on a database without it."""

import pytest
from django.core.management import CommandError, call_command

from returns.sample.loading import SampleRefused, load_sample
from tests.factories import make_association, make_person


@pytest.mark.django_db
def test_sample_is_refused_outside_development(settings) -> None:
    settings.DEBUG = False

    with pytest.raises(SampleRefused, match="DEBUG tắt"):
        load_sample()


@pytest.mark.django_db
def test_sample_is_refused_where_there_are_people(settings) -> None:
    settings.DEBUG = True
    make_person("Người đã có", make_association("Việt Nam", "national"))

    with pytest.raises(CommandError, match="đã có người") as refused:
        call_command("load_sample")

    assert refused.value.returncode == 2


@pytest.mark.django_db
def test_sample_is_refused_without_units(settings) -> None:
    settings.DEBUG = True

    with pytest.raises(SampleRefused, match="chạy load_units"):
        load_sample()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("write_workbook", ["bieu.xlsx", "--form", "a", "--period", "2024", "--unit", "19"]),
        ("make_samples", ["tep-mau"]),
    ],
)
def test_commands_say_where_data_come_from(command: str, arguments: list[str]) -> None:
    with pytest.raises(CommandError, match="make sample") as refused:
        call_command(command, *arguments)

    assert refused.value.returncode == 2
