"""What comes with the product: models, groups and national sets, gaps and all."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from learning_models.criteria_data import DATA, load_criteria
from learning_models.models import CriteriaSet, Criterion, Deadline, LearningModel, ModelGroup

pytestmark = pytest.mark.django_db


def test_load_criteria_adds_once():
    said = [StringIO(), StringIO()]

    for out in said:
        call_command("load_criteria", stdout=out)

    assert [out.getvalue() for out in said] == ["Thêm 18 bộ tiêu chí.\n", "Thêm 0 bộ tiêu chí.\n"]
    assert CriteriaSet.objects.filter(published_at=None).count() == 0


def test_every_line_of_the_criteria_is_loaded_with_its_words():
    """All lines that say a criterion; the rest are thresholds in words and "not found"."""
    load_criteria()
    with (DATA / "criteria.csv").open(encoding="utf-8", newline="") as file:
        said = {
            row["text_vi"]
            for row in csv.DictReader(file)
            if row["criterion_no"] not in ("", "threshold") and row["model"][-6:] != "_muc_2"
        }

    assert set(Criterion.objects.values_list("text", flat=True)) == said


def test_older_titles_are_kinds_of_their_own():
    load_criteria()

    older = set(LearningModel.objects.filter(is_older=True).values_list("name", flat=True))

    assert older == {
        "Gia đình hiếu học", "Dòng họ hiếu học", "Cộng đồng khuyến học", "Gia đình cử nhân",
        "Gia đình thạc sĩ", "Gia đình tiến sĩ",
    }  # fmt: skip
    assert LearningModel.objects.filter(is_older=False).count() == 8


@pytest.mark.parametrize(("day", "count"), [(date(2023, 10, 24), 3), (date(2023, 10, 25), 4)])
def test_citizens_have_three_groups_and_four_since_decision_324(day, count):
    load_criteria()

    assert ModelGroup.objects.filter(valid__contains=day).count() == count


def test_days_of_the_year_are_those_that_the_circulars_say():
    load_criteria()

    days = {
        (row.criteria_set.name, row.step): (row.day, row.month, row.is_next_year)
        for row in Deadline.objects.select_related("criteria_set")
    }

    assert days == {
        ("Đơn vị học tập cấp huyện (Thông tư 22)", "dossier"): (31, 3, True),
        ("Đơn vị học tập cấp tỉnh (Thông tư 22)", "dossier"): (31, 3, True),
        ("Đơn vị học tập cấp huyện (Thông tư 24)", "dossier"): (15, 1, True),
        ("Cộng đồng học tập cấp xã (Thông tư 25)", "dossier"): (28, 2, True),
        ("Cộng đồng học tập cấp xã (Thông tư 25)", "decide"): (31, 3, True),
    }
