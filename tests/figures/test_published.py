"""The published figures: every row is loaded or refused with a reason, and means what it says."""

import ast
import csv
import re
import shutil
import unicodedata
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from figures.published import (
    DATA,
    PRECISION_WORDS,
    PublishedMappingError,
    PublishedRow,
    read_published,
)

UNITS = Path(__file__).resolve().parents[2] / "associations" / "data"
PERIOD_CODE = re.compile(r"\d{4}(-H[12]|-Q[1-4]|-\d{2})?|T\d{4}-\d{4}")


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def rows() -> list[PublishedRow]:
    return read_published()


@pytest.fixture(scope="module")
def loaded(rows) -> list[PublishedRow]:
    return [row for row in rows if row.is_loaded]


@pytest.fixture(scope="module")
def catalogue() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_csv(DATA / "indicators.csv")}


@pytest.fixture
def copied(tmp_path) -> Path:
    """A folder with the data files, to be spoilt."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    return folder


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def names_in(formula: str) -> set[str]:
    tree = ast.parse(formula, mode="eval")
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


# Coverage


def test_published_loaded_and_refused_make_490(rows, loaded):
    refused = [row for row in rows if row.refused]

    assert [row.row for row in rows] == list(range(1, 491))
    assert (len(loaded), len(refused)) == (370, 120)
    assert len(loaded) + len(refused) == 490


def test_published_refusals_say_why_in_a_sentence(rows):
    short = [row.row for row in rows if row.refused and len(row.refused.split()) < 5]

    assert short == []


def test_published_seed_figures_are_all_loaded(rows):
    seeds = [row for row in rows if row.source.startswith("seed")]

    assert [row.row for row in seeds] == list(range(1, 46))
    assert [row.row for row in seeds if row.refused] == []


def test_published_no_value_stands_twice(loaded):
    places = Counter((row.unit_code, row.unit_set, row.period, row.indicator) for row in loaded)

    assert [place for place, times in places.items() if times > 1] == []


def test_published_every_loaded_row_shows_its_source(loaded):
    assert [row.row for row in loaded if not row.shown_source.strip()] == []
    assert [row.row for row in loaded if row.shown_source.startswith("seed")] == []
    assert loaded[0].shown_source == "Cổng TTĐT Bắc Kạn, 20/01/2021"


@pytest.mark.parametrize("folder", [DATA, UNITS])
def test_data_files_are_nfc_with_plain_line_ends(folder):
    texts = {
        path.name: path.read_bytes().decode("utf-8")
        for path in folder.iterdir()
        if path.suffix in {".csv", ".md"}
    }

    assert [
        name
        for name, text in texts.items()
        if "\r" in text or not unicodedata.is_normalized("NFC", text)
    ] == []


# The catalogue


def test_published_indicators_exist_in_the_catalogue(loaded, catalogue):
    assert {row.indicator for row in loaded} - set(catalogue) == set()


def test_catalogue_codes_are_unique_and_kinds_known(catalogue):
    """F2: kinds, natures and bases."""
    rows = read_csv(DATA / "indicators.csv")

    assert len(rows) == len(catalogue)
    assert {row["kind"] for row in rows} == {"input", "sum", "ratio"}
    assert {row["nature"] for row in rows} == {"stock", "flow", "balance"}
    assert {row["basis"] for row in rows if row["kind"] != "ratio"} <= {
        "people",
        "households",
        "members",
        "area",
        "none",
    }
    assert {row["basis"] for row in rows if row["kind"] == "ratio"} == {""}


def test_catalogue_formulas_use_existing_codes(catalogue):
    unknown = {
        code: names_in(row["formula"]) - set(catalogue)
        for code, row in catalogue.items()
        if row["formula"]
    }

    assert {code: names for code, names in unknown.items() if names} == {}


def test_catalogue_sums_add_inputs_of_their_own_unit_and_nature(catalogue):
    """F2: impossible sums are refused."""
    for code, row in catalogue.items():
        if row["kind"] == "sum":
            parts = [catalogue[name] for name in names_in(row["formula"])]
            assert {(part["kind"], part["unit"], part["nature"]) for part in parts} == {
                ("input", row["unit"], row["nature"])
            }, code


def test_catalogue_what_is_only_as_published_says_so(catalogue):
    """A ratio without formula can be neither added nor computed; the note tells the reader."""
    without = {
        code
        for code, row in catalogue.items()
        if row["kind"] in {"sum", "ratio"} and not row["formula"]
    }
    saying = {
        code for code, row in catalogue.items() if row["note"].startswith("chỉ như công bố: ")
    }

    assert (
        without
        == saying
        == {
            "associations_all_levels",
            "members_growth",
            "family_registered_growth",
            "clan_registered_growth",
            "community_registered_growth",
            "unit_registered_growth",
            "citizen_registered_growth",
            "fund_total",
            "fund_total_vs_same_period",
            "fund_total_per_capita",
        }
    )


def test_catalogue_ranges_are_ordered_and_hold_the_real_figures(loaded, catalogue):
    for code, row in catalogue.items():
        bounds = [
            Decimal(row[name])
            for name in ("minimum", "compare_low", "compare_high", "maximum")
            if row[name]
        ]
        assert bounds == sorted(bounds), code
        assert row["places"] in {"0", "2"}, code

    outside = [
        row.row
        for row in loaded
        for bound in [catalogue[row.indicator]]
        if (bound["minimum"] and row.value < Decimal(bound["minimum"]))
        or (bound["maximum"] and row.value > Decimal(bound["maximum"]))
    ]

    assert outside == []


def test_published_unit_of_measure_fits_the_indicator(loaded, catalogue):
    measures = {
        row["unit_of_measure"]: row["unit"]
        for row in read_csv(DATA / "published_map_precision.csv")
    }
    expected = {"%": "percent", "đồng": "VND", "đồng/người": "VND"}

    misfits = [
        row.row
        for row in loaded
        if measures[row.measure_text] != expected.get(catalogue[row.indicator]["unit"], "count")
    ]

    assert misfits == []


def test_published_values_have_no_more_places_than_shown(loaded, catalogue):
    cut = [
        row.row
        for row in loaded
        if -row.value.as_tuple().exponent > int(catalogue[row.indicator]["places"])
    ]

    assert cut == []


# Units and periods


def test_published_units_stand_in_the_set_of_the_day(loaded):
    registers = {
        name: {
            (unit["code"], unit["level"]): unit for unit in read_csv(UNITS / f"units_{name}.csv")
        }
        for name in ("2024", "2025")
    }
    clusters = {f"C{row['cluster_no']}" for row in read_csv(UNITS / "clusters.csv")}
    lost = []

    for row in loaded:
        assert row.unit_set == ("2024" if row.on < date(2025, 7, 1) else "2025")
        if row.level == "national":
            known = row.unit_code == "VN"
        elif row.level == "cluster":
            known = row.unit_code in clusters
        else:
            known = (row.unit_code, row.level) in registers[row.unit_set]
        if not known:
            lost.append(row.row)

    assert lost == []


def test_published_units_are_the_ones_named(loaded):
    """The register's name stands in the printed name, and the parents' names in the printed one."""
    aliases = {
        "TP.HCM": "Hồ Chí Minh",
        "TP Huế": "Huế",
        "Thừa Thiên Huế": "Huế",
    }
    registers = {
        name: {unit["code"]: unit for unit in read_csv(UNITS / f"units_{name}.csv")}
        for name in ("2024", "2025")
    }
    wrong = []

    for row in loaded:
        if row.level in {"national", "cluster"} or row.published_code.endswith("mu_cang_chai"):
            continue
        register = registers[row.unit_set]
        unit = register[row.unit_code]
        if not re.search(rf"\b{re.escape(unit['name'])}\b", row.unit_text):
            wrong.append(row.row)
        if row.level != "province":
            above = []
            while unit["parent_code"]:
                unit = register[unit["parent_code"]]
                above.append(unit["name"])
            for part in row.parent_text.split(", "):
                if aliases.get(part, part) not in above:
                    wrong.append(row.row)

    assert wrong == []


def test_published_level_is_the_printed_one_but_for_two_classes_in_a_district(loaded):
    moved = [row for row in loaded if row.level != row.level_text]

    assert [(row.row, row.indicator, row.unit_code, row.value) for row in moved] == [
        (44, "literacy_classes", "137", Decimal(2))
    ]


def test_published_periods_have_codes_and_days_that_agree(loaded):
    for row in read_csv(DATA / "published_map_periods.csv"):
        if row["reason"]:
            assert (row["kind"], row["first_day"], row["last_day"]) == ("", "", "")
            continue
        assert PERIOD_CODE.fullmatch(row["code"])
        first, last = date.fromisoformat(row["first_day"]), date.fromisoformat(row["last_day"])
        months = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
        if row["kind"] == "term":
            assert row["code"] == f"T{first.year}-{last.year}"
            assert last.year - first.year in range(4, 11)
        else:
            assert row["code"].startswith(str(first.year))
            assert last.month - first.month + 1 == months[row["kind"]]
    assert {row.period for row in loaded} >= {
        "2020",
        "2021-H1",
        "2021",
        "2022",
        "2023",
        "2024",
        "2024-H1",
        "2024-Q1",
        "2025",
        "2025-09",
        "2026-02",
        "T2014-2019",
        "T2019-2024",
    }


def test_published_years_left_out_of_the_print_are_refused(rows):
    unclear = [row for row in rows if row.period_text in {"không rõ năm", "H1 (năm ẩn)"}]

    assert len(unclear) == 18
    assert [row.row for row in unclear if row.is_loaded] == []


# Precision


def test_published_precision_keeps_every_printed_word(rows):
    words = {word: mark for mark, word in PRECISION_WORDS.items() if word}
    for row in rows:
        bracket = re.search(r"\[(.*)\]", row.measure_text)
        first = re.split(r"[;,]", bracket[1])[0].strip() if bracket else ""
        assert row.precision == words.get(first, "exact"), row.row


# Known mistakes in print


def test_published_known_mistakes_have_a_treatment(rows):
    """The seven mistakes of the fact sheet: decided, told, and done as told."""
    treatments = read_csv(DATA / "published_mistakes.csv")

    assert [row["number"] for row in treatments] == ["1", "2", "3", "4", "5", "6", "7"]
    for treatment in treatments:
        assert len(treatment["treatment"]) > 40
        for number in treatment["rows"].split():
            assert rows[int(number) - 1].is_loaded == (treatment["decision"] == "nạp")


def test_published_nghe_an_keeps_the_ratio_and_drops_the_tenfold_count(rows):
    count, ratio = rows[119], rows[120]

    assert (count.published_code, count.value) == ("members", 88900)
    assert "10 lần" in count.refused
    assert (ratio.indicator, ratio.value, ratio.precision) == (
        "member_ratio",
        Decimal("26.4"),
        "tren",
    )


def test_published_vo_nhai_recognised_above_registered_is_kept(rows):
    registered, recognised = rows[230], rows[231]

    assert (registered.indicator, registered.value) == ("community_registered", 74)
    assert (recognised.indicator, recognised.value) == ("community_recognised", 91)
    assert "cảnh báo" in recognised.note


def test_published_tra_cu_rate_is_on_the_registered(rows):
    registered, recognised, rate = rows[237], rows[238], rows[239]

    assert rate.indicator == "family_rate_registered"
    assert round(100 * recognised.value / registered.value, 2) == rate.value


@pytest.mark.parametrize(
    ("unit_code", "indicator", "last_year", "total_row", "agrees"),
    [
        ("27211", "piggy_banks", 2017, 418, False),
        ("27211", "piggy_bank_amount", 2017, 419, True),
        ("27436", "piggy_bank_amount", 2016, 440, False),
    ],
)
def test_published_total_of_years_is_loaded_only_when_it_is_their_sum(
    unit_code, indicator, last_year, total_row, agrees, rows, loaded
):
    years = {str(year) for year in range(2007, last_year + 1)}
    parts = {
        row.period: row.value
        for row in loaded
        if (row.unit_code, row.indicator) == (unit_code, indicator) and row.period in years
    }
    total = rows[total_row - 1]

    assert set(parts) == years
    assert (sum(parts.values()) == total.value) is agrees
    assert total.is_loaded is agrees


def test_published_bac_kan_money_is_not_split(rows):
    money = rows[7]

    assert (money.unit_code, money.period, money.indicator, money.value) == (
        "06",
        "2020",
        "scholarships_rewards_amount",
        319_700_000,
    )


def test_published_cluster_6_centres_are_counted_as_learning_centres(rows):
    centres = rows[20]

    assert (centres.unit_code, centres.indicator, centres.value) == ("C6", "clc_count", 1268)
    assert "trung tâm giáo dục cộng đồng" in centres.note


@pytest.mark.parametrize(
    ("unit_code", "period", "fund", "per_capita"),
    [
        ("C6", "2024-H1", "fund_total", "fund_total_per_capita"),
        ("38", "2025", "fund_total", "fund_total_per_capita"),
    ],
)
def test_published_fund_per_head_and_member_ratio_tell_one_population(
    unit_code, period, fund, per_capita, loaded
):
    """Two independent pairs of one source must give the same number of people, within 1 %."""
    value = {
        row.indicator: row.value
        for row in loaded
        if (row.unit_code, row.period) == (unit_code, period)
    }

    by_fund = value[fund] / value[per_capita]
    by_members = 100 * value["members"] / value["member_ratio"]

    assert abs(by_fund / by_members - 1) < Decimal("0.01")


# The reader fails loudly


def test_reader_refuses_a_figure_without_mapping(copied):
    spoil(copied / "published_figures.csv", ",families_recognised,63979,", ",families,63979,")

    with pytest.raises(PublishedMappingError, match="không có dòng ánh xạ cho số liệu thứ 2 "):
        read_published(copied)


def test_reader_refuses_two_mappings_of_one_weight(copied):
    path = copied / "published_map_periods.csv"
    with path.open("a", encoding="utf-8") as stream:
        stream.write("2020,2020,year,2020-01-01,2020-12-31,,\n")

    with pytest.raises(PublishedMappingError, match="có nhiều hơn một"):
        read_published(copied)


def test_reader_refuses_a_mapping_that_nothing_uses(copied):
    path = copied / "published_map_periods.csv"
    with path.open("a", encoding="utf-8") as stream:
        stream.write("1999,1999,year,1999-01-01,1999-12-31,,\n")

    with pytest.raises(PublishedMappingError, match="không ứng với số liệu nào"):
        read_published(copied)


def test_reader_refuses_a_refusal_without_reason(copied):
    spoil(copied / "published_map_periods.csv", "đoạn trích không ghi năm", "")

    with pytest.raises(PublishedMappingError, match="lý do"):
        read_published(copied)


def test_reader_refuses_a_value_that_is_no_number(copied):
    spoil(copied / "published_figures.csv", ",63979,", ",63.979 hộ,")

    with pytest.raises(PublishedMappingError, match="«63.979 hộ» không phải là số"):
        read_published(copied)


def test_reader_refuses_a_set_of_units_that_is_not_of_the_day(copied):
    spoil(copied / "published_map_units.csv", ",38,province,2025,", ",38,province,2024,")

    with pytest.raises(PublishedMappingError, match="không thuộc bộ đơn vị 2024"):
        read_published(copied)


def test_reader_refuses_a_row_with_a_cell_too_many(copied):
    spoil(copied / "published_map_precision.csv", "VND,VND,exact,,", "VND,VND,exact,,,x")

    with pytest.raises(PublishedMappingError, match="sai số ô"):
        read_published(copied)
