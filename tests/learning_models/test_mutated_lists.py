"""Lists drawn at random, wrong in every way: nothing twice, nothing lost, errors at cells (R4, R5).

The child that reads files is left out: the same readers run here, so that many lists can be drawn.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from khuyenhoc.lib.sheets import row_stream
from khuyenhoc.lib.sheets.formats import read_source
from khuyenhoc.lib.sheets.limits import LIST
from learning_models.criteria_data import load_criteria
from learning_models.lists.reading import answer_questions, keep_reading, receive, units_to_list
from learning_models.lists.storing import store
from learning_models.models import Bearer, LearningModel, NameList, Registration
from records.sealing import open_upload
from records.sent_lists import CannotStore
from tests.learning_models.books import YEAR, Place, make_place
from tests.learning_models.mutated import Book, draw_households, write_mutated

pytestmark = pytest.mark.django_db
LISTS = 16
FILES = Path(__file__).parent / "files"


@pytest.fixture
def place(monkeypatch, tmp_path) -> Place:
    @contextmanager
    def read_here(task, limits, wait_seconds):
        with (tmp_path / "answer.jsonl").open("wb") as out:
            read_source(Path(task["source"]), task["filename"], limits, out)
        yield tmp_path

    monkeypatch.setattr(row_stream, "run_child", read_here)
    load_criteria()
    return make_place()


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written in the block is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def read(content: bytes, place: Place, *, name: str = "ds.xlsx") -> NameList:
    """The list as its sender sees it; hidden rows are said to count."""
    model = LearningModel.objects.get(pk="learning_family")
    by = place.commune_officer
    file = SimpleUploadedFile(name, content)
    name_list = receive(file, model=model, year=YEAR, sender=place.vo_nhai, by=by)
    _read_again(name_list, place)
    questions = tell(name_list, "question")
    if questions and answer_questions(name_list, dict.fromkeys(questions, "count"), by):
        _read_again(name_list, place)
    return name_list


def _read_again(name_list: NameList, place: Place) -> None:
    units = units_to_list(place.commune_officer, name_list.model, YEAR)
    with (
        open_upload(name_list.upload) as path,
        row_stream.stream_rows(path, name_list.upload.name, LIST) as stream,
    ):
        keep_reading(name_list, units, stream)


def tell(name_list: NameList, severity: str) -> dict[str, tuple[str, str]]:
    """{id: (sheet, cell)} of the problems of one kind."""
    return {
        each["id"]: (each["sheet"], each["cell"])
        for each in name_list.found["problems"]
        if each["severity"] == severity
    }


def read_register() -> set[tuple]:
    return set(
        Registration.objects.values_list(
            "bearer__name", "bearer__hamlet", "bearer__people", "bearer__address", "score", "state"
        )
    )


def expect(book: Book) -> set[tuple]:
    return {
        (each.name, each.hamlet, each.people, each.address, each.score, each.state)
        for each in book.households
    }


@settings(
    max_examples=LISTS,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32))
def test_nothing_is_stored_twice_or_lost_and_every_error_is_at_its_cell(place, seed):
    draw = Random(seed)
    households = draw_households(draw)
    wrong = write_mutated(draw, households, faulty=True)
    good = write_mutated(draw, households, faulty=False)

    with undone():
        told = read(wrong.content, place)
        assert set(tell(told, "error").values()) == wrong.faults
        assert set(tell(told, "question").values()) == set()
        lines = len(households) + len(wrong.doubles) - len(wrong.faults)
        assert told.found["lines"] == lines
        if wrong.faults:
            with pytest.raises(CannotStore):
                store(told, place.commune_officer)

        name_list = read(good.content, place)
        assert tell(name_list, "error") == {}
        assert set(tell(name_list, "warning").values()) >= good.doubles
        store(name_list, place.commune_officer)
        again = read(good.content, place)

        assert read_register() == expect(good)
        assert Bearer.objects.count() == len(households)
        assert again.found["changes"]["same"] == len(households)
        assert again.found["changes"]["double"] == len(good.doubles)


@pytest.mark.parametrize("name", ["danh-sach.xls", "danh-sach.ods"])
def test_lists_of_old_and_free_programs_are_read_alike(place, name):
    name_list = read((FILES / name).read_bytes(), place, name=name)

    assert list(name_list.lines.order_by("row").values_list("name", "people", "score")) == [
        ("Nguyễn Văn An", 4, 82.5), ("Lê Thị Bình", 3, 61),
    ]  # fmt: skip
    assert list(tell(name_list, "error").values()) == [("Danh sách", "D4")]
