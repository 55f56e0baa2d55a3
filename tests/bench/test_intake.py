"""(a) at a fifth: what the preview shows is what stands in the file."""

import pytest

from bench import intake, nation

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> intake.Desk:
    """Six communes of one province and their officer."""
    nation.lay_nation(nation.SMALL)
    return intake.Desk(communes=6)


@pytest.mark.parametrize("draw", [intake.draw_usual, intake.draw_wild])
def test_previewed_numbers_are_those_of_the_file(desk, draw):
    file = desk.make_file(draw)

    lines = file.take_in()
    (cells,) = file.read_by_hand()

    assert len(file.numbers) == 6 * 60
    assert intake.read_numbers(lines) == file.numbers
    typed = [row[2:] for row in cells[len(intake.TITLES) + 1 :]]
    assert sorted(number for row in typed for number in row) == sorted(file.numbers.values())
    assert {line.change for line in lines} == {"Mới"}
