"""Charts: exact positions, escaping, gaps, the boundary date, the mark of invented figures."""

import re
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.lib import charts

JULY = charts.Boundary(date(2025, 7, 1), "Địa giới mới từ 01/7/2025")
VALUES = st.lists(
    st.none() | st.integers(-(10**13), 10**13) | st.decimals(-1000, 1000, places=2),
    min_size=1,
    max_size=12,
)


def list_years(first: int, count: int) -> list[charts.Period]:
    return [charts.Period(str(year), date(year, 12, 31)) for year in range(first, first + count)]


def read_svg(markup: str) -> ElementTree.Element:
    """Parse the markup as XML: what is not well formed fails here."""
    return ElementTree.fromstring(markup)


def list_shapes(drawing: charts.Drawing, tag: str, css: str) -> list[dict[str, str]]:
    """The attributes of the shapes of one tag and class, without the class."""
    found = []
    for shape in read_svg(drawing.svg).iter(tag):
        if shape.attrib.get("class") == css:
            found.append({key: value for key, value in shape.attrib.items() if key != "class"})
    return found


def list_texts(drawing: charts.Drawing) -> list[tuple[str, str, str]]:
    """x, y and words of every text."""
    texts = read_svg(drawing.svg).iter("text")
    return [(text.attrib["x"], text.attrib["y"], text.text) for text in texts]


def test_bar_stands_on_the_scale_of_a_hundred():
    bar = charts.draw_bar(Decimal("80.64"), goal=70, before=Decimal("78.8"))

    assert bar == (
        '<svg class="bar" aria-hidden="true" focusable="false">'
        '<rect class="rest" width="100%" y="18%" height="64%"/>'
        '<rect class="before" width="78.8%" y="6%" height="88%"/>'
        '<rect class="v" width="80.6%" y="18%" height="64%"/>'
        '<rect class="goal" x="70%" width="3" height="100%"/></svg>'
    )


@pytest.mark.parametrize(("share", "width"), [(-3, "0%"), (0, "0%"), (Decimal("120.5"), "100%")])
def test_bar_is_cut_to_its_row(share, width):
    bar = read_svg(charts.draw_bar(share))

    assert bar.find("rect[@class='v']").attrib["width"] == width


def test_shares_take_the_greatest_as_the_whole():
    shares = charts.measure_shares([50, None, 200, -1])

    assert shares == [25, 0, 100, 0]


@pytest.mark.parametrize("values", [[], [None], [0, 0]])
def test_shares_of_nothing_are_nothing(values):
    assert charts.measure_shares(values) == [0] * len(values)


def test_spark_joins_its_values_and_ends_in_a_point():
    spark = read_svg(charts.draw_spark([10, 20, 30], label="Hội viên <2021>"))

    assert spark.attrib["aria-label"] == "Hội viên <2021>"
    assert spark.find("svg/path").attrib["d"] == "M0 93L50 50L100 7"
    assert spark.find("circle").attrib == {"cx": "96%", "cy": "7%", "r": "3.5"}


def test_spark_does_not_join_two_territories():
    spark = read_svg(charts.draw_spark([10, 20, 40], boundary_after=1))
    cut, course = spark.findall("svg/path")

    assert (cut.attrib["class"], cut.attrib["d"]) == ("cut", "M75 0V100")
    assert course.attrib["d"] == "M0 93L50 64.3M100 7"


@pytest.mark.parametrize("values", [[], [7], [None, 7, None]])
def test_spark_of_one_value_is_nothing(values):
    assert charts.draw_spark(values) == ""


def test_equal_values_lie_on_the_middle():
    spark = read_svg(charts.draw_spark([5, 5]))

    assert spark.find("svg/path").attrib["d"] == "M0 50L100 50"


def test_lines_stand_at_exact_places():
    drawing = charts.draw_lines(
        title="Tăng",
        periods=list_years(2024, 2),
        series=[charts.Series("Hội viên", [0, 100])],
        unit="người",
    )

    assert list_shapes(drawing, "line", "line") == [
        {"x1": "9%", "y1": "270", "x2": "91%", "y2": "52"}
    ]
    assert list_shapes(drawing, "circle", "dot") == [
        {"cx": "9%", "cy": "270", "r": "6"},
        {"cx": "91%", "cy": "52", "r": "6"},
    ]
    assert list_texts(drawing) == [
        ("0", "265", "0"),
        ("0", "156", "50"),
        ("0", "47", "100 người"),
        ("91%", "39", "100"),
        ("9%", "292", "2024"),
        ("91%", "292", "2025"),
    ]
    assert drawing.axis_note == ""
    assert drawing.key == []


def test_flat_course_cuts_its_axis_and_says_so():
    drawing = charts.draw_lines(
        title="Tăng",
        periods=list_years(2021, 5),
        series=[charts.Series("Hội viên", [371_200, 381_540, 391_870, 402_318, 496_820])],
        unit="người",
    )

    assert drawing.axis_note == "Trục đứng bắt đầu từ 350 nghìn người."
    assert [words for x, _, words in list_texts(drawing) if x == "0"] == [
        "350",
        "400",
        "450",
        "500 nghìn người",
    ]


def test_axis_begins_at_zero_when_asked():
    drawing = charts.draw_lines(
        title="Tăng",
        periods=list_years(2021, 2),
        series=[charts.Series("Hội viên", [90, 100])],
        from_zero=True,
    )

    assert drawing.axis_note == ""
    assert list_texts(drawing)[0] == ("0", "265", "0")


def test_boundary_stands_where_its_day_falls_and_parts_the_reported_course():
    drawing = charts.draw_lines(
        title="Hai cách đọc",
        periods=list_years(2023, 3),
        series=[
            charts.Series("Như báo cáo", [10, 20, 90], breaks=True),
            charts.Series("Tính lại", [60, 70, 90], kind="b"),
        ],
        boundary=JULY,
    )

    # Between 31/12/2024 at 50 and 31/12/2025 at 91, after 182 of 365 days.
    assert list_shapes(drawing, "line", "cut") == [
        {"x1": "70.4%", "x2": "70.4%", "y1": "26", "y2": "270"}
    ]
    assert [each["x2"] for each in list_shapes(drawing, "line", "line")] == ["50%"]
    assert [each["x2"] for each in list_shapes(drawing, "line", "line line--b")] == ["50%", "91%"]
    assert ("69.4%", "20", "Địa giới mới từ 01/7/2025") in list_texts(drawing)
    assert drawing.key == [
        {"label": "Như báo cáo", "kind": "a"},
        {"label": "Tính lại", "kind": "b"},
    ]


@pytest.mark.parametrize("first", [2018, 2025])
def test_boundary_outside_the_periods_is_not_drawn(first):
    drawing = charts.draw_lines(
        title="Ngoài tầm",
        periods=list_years(first, 3),
        series=[charts.Series("Hội viên", [1, 2, 3], breaks=True)],
        boundary=JULY,
    )

    assert list_shapes(drawing, "line", "cut") == []
    assert len(list_shapes(drawing, "line", "line")) == 2


def test_missing_value_leaves_a_gap():
    drawing = charts.draw_lines(
        title="Thiếu 2022",
        periods=list_years(2021, 4),
        series=[charts.Series("Hội viên", [1, None, 3, 4])],
    )

    assert len(list_shapes(drawing, "circle", "dot")) == 3
    assert len(list_shapes(drawing, "line", "line")) == 1


def test_one_period_is_a_point_in_the_middle():
    drawing = charts.draw_lines(
        title="Một kỳ", periods=list_years(2025, 1), series=[charts.Series("Hội viên", [7])]
    )

    assert [each["cx"] for each in list_shapes(drawing, "circle", "dot")] == ["50%"]
    assert list_shapes(drawing, "line", "line") == []


@pytest.mark.parametrize("years", [0, 2])
def test_nothing_to_draw_is_said(years):
    drawing = charts.draw_lines(
        title="Trống",
        periods=list_years(2024, years),
        series=[charts.Series("Hội viên", [None] * years)],
        illustrative=True,
    )

    assert [words for _, _, words in list_texts(drawing)] == [
        "Chưa có số liệu để vẽ",
        "Số liệu minh họa",
    ]


def test_columns_begin_at_zero_and_go_below_it():
    drawing = charts.draw_columns(title="Quỹ", periods=list_years(2024, 2), values=[100, -50])

    assert list_shapes(drawing, "rect", "column") == [
        {"x": "11%", "y": "106.5", "width": "16%", "height": "109"},
        {"x": "83%", "y": "215.5", "width": "16%", "height": "54.5"},
    ]
    assert [each["y1"] for each in list_shapes(drawing, "line", "axis")] == ["215.5"]


def test_number_of_a_column_stands_above_it_and_clear_of_the_highest_tick():
    drawing = charts.draw_columns(
        title="Hộ", periods=list_years(2024, 2), values=[390, 350], unit="hộ"
    )

    [first, _] = list_shapes(drawing, "rect", "column")
    ys = {words: float(y) for _, y, words in list_texts(drawing)}
    assert ys["390"] < float(first["y"])
    assert ys["390"] - ys["500 hộ"] > 18


def test_long_sums_of_money_are_written_in_the_word_of_the_scale():
    drawing = charts.draw_columns(
        title="Quỹ", periods=list_years(2025, 1), values=[71_340_000_000], unit="đồng"
    )

    assert [words for _, _, words in list_texts(drawing)] == [
        "0",
        "20",
        "40",
        "60",
        "80",
        "100 tỉ đồng",
        "71,3",
        "2025",
    ]


def test_invented_figures_carry_their_mark_inside_the_drawing():
    """F4: the mark travels with the SVG, for eyes and for speech."""
    periods = list_years(2024, 2)
    lines = charts.draw_lines(
        title="Hội viên", periods=periods, series=[charts.Series("", [1, 2])], illustrative=True
    )
    columns = charts.draw_columns(title="Quỹ", periods=periods, values=[1, 2], illustrative=True)
    bar = charts.draw_bar(50, illustrative=True)
    spark = charts.draw_spark([1, 2], illustrative=True)

    for drawing, title in ((lines, "Hội viên"), (columns, "Quỹ")):
        assert [words for x, _, words in list_texts(drawing) if x == "0"][-1] == "Số liệu minh họa"
        assert read_svg(drawing.svg).attrib["aria-label"] == f"{title} (số liệu minh họa)"
    assert [read_svg(each).find("desc").text for each in (bar, spark)] == ["Số liệu minh họa"] * 2


def test_every_text_is_escaped():
    evil = '"><script>alert(1)</script>'
    drawing = charts.draw_lines(
        title=evil,
        periods=[charts.Period(evil, date(2024, 12, 31)), charts.Period("b", date(2025, 12, 31))],
        series=[charts.Series(evil, [1, 2])],
        boundary=charts.Boundary(date(2025, 7, 1), evil),
        unit=evil,
    )
    spark = charts.draw_spark([1, 2], label=evil)

    assert "<script" not in drawing.svg + spark
    assert read_svg(drawing.svg).attrib["aria-label"] == evil
    assert read_svg(spark).attrib["aria-label"] == evil


def test_series_must_cover_the_periods():
    with pytest.raises(ValueError, match="3 values, 2 periods"):
        charts.draw_lines(
            title="", periods=list_years(2024, 2), series=[charts.Series("a", [1, 2, 3])]
        )


@given(VALUES)
def test_any_values_give_tidy_markup_without_styles_or_floats(values):
    periods = list_years(2010, len(values))
    drawings = [
        charts.draw_lines(title="a", periods=periods, series=[charts.Series("a", values)]).svg,
        charts.draw_columns(title="a", periods=periods, values=values).svg,
        charts.draw_spark(values) or "<svg/>",
    ]

    for markup in drawings:
        places = [
            value
            for shape in read_svg(markup).iter()
            for key, value in shape.attrib.items()
            if key in {"x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height"}
        ]
        assert [place for place in places if not re.fullmatch(r"-?\d+(\.\d)?%?", place)] == []
        assert not re.search(r"style=|nan|inf|\d[eE][+-]?\d", markup)
