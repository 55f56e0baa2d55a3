"""The catalogue and forms as files load them, and the snapshot kept in memory."""

import json
import threading
import unicodedata
from datetime import date

import pytest
from django.db import connection, transaction

from figures.catalogue import DATA, CatalogueError, indicators, load_catalogue, load_forms
from figures.models import Form, FormLine, FormVersion, Indicator, Period
from figures.owing import Owing, find_version
from khuyenhoc.lib.names import vn_norm
from tests.factories import make_indicator, make_levels

pytestmark = pytest.mark.django_db


def test_load_catalogue_adds_every_row_once_and_leaves_what_staff_changed():
    first = load_catalogue()
    Indicator.objects.filter(code="members").update(label="Hội viên các cấp")
    second = load_catalogue()

    assert first == Indicator.objects.count() == 131
    assert second == 0
    assert Indicator.objects.get(code="members").label == "Hội viên các cấp"
    assert list(Indicator.objects.values_list("order", flat=True)) == list(range(1, 132))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("x,1. A,X,người,sum,stock,none,y + z,,0,,0,,", "Danh mục không có mã: y, z"),
        ("x,1. A,X,người,guess,stock,none,,,0,,0,,", "dòng 2"),
    ],
)
def test_load_catalogue_refuses_a_faulty_file_whole(tmp_path, row, words):
    header = (DATA / "indicators.csv").read_text(encoding="utf-8").splitlines()[0]
    path = tmp_path / "indicators.csv"
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")

    with pytest.raises(CatalogueError) as refused:
        load_catalogue(path)

    assert words in str(refused.value)
    assert not Indicator.objects.exists()


def test_load_catalogue_names_missing_columns(tmp_path):
    path = tmp_path / "indicators.csv"
    path.write_text("code,label\nx,X\n", encoding="utf-8")

    with pytest.raises(CatalogueError, match="thiếu cột .*formula"):
        load_catalogue(path)


def test_load_forms_makes_versions_with_lines_in_catalogue_order_and_only_once():
    make_levels()
    load_catalogue()

    first, second = load_forms(), load_forms()

    assert (first, second) == (4, 0)
    assert set(Form.objects.values_list("code", "level_id", "period_kind")) == {
        ("bieu-01-nam", "commune", "year"),
        ("bieu-02-6-thang", "commune", "half_year"),
        ("bieu-03-tinh-nam", "province", "year"),
    }
    half = FormVersion.objects.get(form__code="bieu-02-6-thang")
    assert half.lines.filter(is_required=True).count() == 60
    orders = list(half.lines.values_list("indicator__order", flat=True))
    assert orders == sorted(orders)


def test_load_forms_refuses_an_unknown_indicator_or_level(tmp_path):
    make_levels()
    path = tmp_path / "forms.json"
    path.write_text(json.dumps({"words": {"nothing": []}, "forms": []}), encoding="utf-8")

    with pytest.raises(CatalogueError, match="không có chỉ tiêu: nothing"):
        load_forms(path)
    path.write_text(json.dumps({"words": {}, "forms": [{"level": "moon"}]}), encoding="utf-8")
    with pytest.raises(CatalogueError, match="không có cấp"):
        load_forms(path)


def test_words_lead_to_one_line_of_a_form_and_are_nfc():
    make_levels()
    load_catalogue()
    load_forms()

    for version in FormVersion.objects.all():
        owners: dict[str, set[str]] = {}
        for line in FormLine.objects.filter(version=version).select_related("indicator"):
            for word in [line.indicator.label, *line.words]:
                assert unicodedata.is_normalized("NFC", word)
                owners.setdefault(vn_norm(word), set()).add(line.indicator.code)
        assert {word: codes for word, codes in owners.items() if len(codes) > 1} == {}


def test_indicators_keeps_its_snapshot_until_an_indicator_changes(django_assert_num_queries):
    load_catalogue()
    before = indicators()

    with django_assert_num_queries(1):
        again = indicators()
    Indicator.objects.filter(code="members").update(label="Hội viên")
    after = indicators()

    assert again is before
    assert before.by_code["members"].label == "Tổng số hội viên"
    assert after.by_code["members"].label == "Hội viên"


def test_what_forms_ask_is_read_again_when_a_line_changes():
    make_levels()
    load_catalogue()
    load_forms()
    form = Form.objects.get(code="bieu-01-nam")
    period = Period(kind="year", first_day=date(2024, 1, 1), last_day=date(2024, 12, 31))
    line = find_version(form, period).lines.get(indicator__code="members")
    before = Owing(period).owed([form.pk])

    FormLine.objects.filter(pk=line.pk).update(is_required=False)
    after = Owing(period).owed([form.pk])

    assert line.indicator_id in before
    assert line.indicator_id not in after


@pytest.mark.django_db(transaction=True)
def test_change_that_is_seen_after_a_later_one_is_not_missed():
    one, other = make_indicator("one"), make_indicator("other")
    changed, may_end = threading.Event(), threading.Event()

    def change_one() -> None:
        try:
            with transaction.atomic():
                Indicator.objects.filter(pk=one.pk).update(label="Một")
                changed.set()
                may_end.wait(30)
        finally:
            connection.close()

    thread = threading.Thread(target=change_one)
    thread.start()
    changed.wait(30)
    Indicator.objects.filter(pk=other.pk).update(label="Khác")
    meanwhile = {each.label for each in indicators().indicators}
    may_end.set()
    thread.join(30)

    assert meanwhile == {one.label, "Khác"}
    assert {each.label for each in indicators().indicators} == {"Một", "Khác"}


def test_close_adds_the_sums_and_rates_that_are_made_of_what_is_owed():
    load_catalogue()
    catalogue = indicators()
    asked = ["members", "population", "fund_raised_cash", "fund_raised_in_kind", "member_ratio"]

    owed = catalogue.close(catalogue.by_code[code].pk for code in [*asked, "fund_total"])

    assert {catalogue.by_id[pk].code for pk in owed} == {
        *asked,
        "fund_raised",
        "fund_raised_per_capita",
    }


def test_sums_come_after_the_sums_they_are_made_of():
    load_catalogue()
    Indicator.objects.create(
        code="bodies", section="2", label="Chi hội và ban", unit="chi hội", kind="sum",
        nature="stock", formula="branches + branches_hamlet", order=0,
    )  # fmt: skip

    codes = [indicator.code for indicator in indicators().sums]

    assert codes.index("branches") < codes.index("bodies")
