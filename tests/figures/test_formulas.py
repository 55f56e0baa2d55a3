"""Formulas: what is accepted, what is refused, and exact results (product.md F2)."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from figures.formulas import (
    FormulaError,
    check_formula,
    check_formulas,
    divide,
    evaluate,
    parse_formula,
    round_places,
)
from figures.models import Indicator

CODES = ["a", "b", "c", "d"]


def make_indicator(code, kind="input", formula="", unit="người", nature="stock"):
    return Indicator(code=code, kind=kind, formula=formula, unit=unit, nature=nature, label=code)


PARTS = [
    make_indicator("members"),
    make_indicator("members_new", nature="flow"),
    make_indicator("population"),
    make_indicator("households", unit="hộ"),
    make_indicator("families", unit="hộ", nature="flow"),
    make_indicator("cash", unit="đồng", nature="flow"),
    make_indicator("in_kind", unit="đồng", nature="flow"),
    make_indicator("closing", unit="đồng", nature="balance"),
    make_indicator("member_ratio", "ratio", "100 * members / population", "%"),
]


def test_formula_splits_a_ratio_into_factor_and_two_sums():
    formula = parse_formula("100 × (0,5 * a + b) ÷ (2 * c − 4*d)")

    assert formula.factor == 25
    assert formula.numerator == (("a", 1), ("b", 2))
    assert formula.denominator == (("c", 1), ("d", -2))
    assert formula.codes == ("a", "b", "c", "d")


def test_formula_keeps_a_sum_as_it_is_written():
    formula = parse_formula("2 * (a + b) - a")

    assert (formula.factor, formula.numerator, formula.denominator) == (
        Fraction(1),
        (("a", 1), ("b", 2)),
        (),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Chưa có công thức"),
        ("100", "ít nhất một mã"),
        ("a +", "bỏ dở"),
        ("a + 5", "con số cố định"),
        ("a * b", "Không nhân hai chỉ tiêu"),
        ("a / b / c", "một dấu chia"),
        ("a / b + c / d", "Không cộng được tỉ lệ"),
        ("100 / a", "Tử số"),
        ("a / 0", "Không chia cho 0"),
        ("a / 100", "phải chia cho một chỉ tiêu"),
        ("a - a", "triệt tiêu"),
        ("a / (b - b)", "triệt tiêu"),
        ("(a + b", "dấu ngoặc đóng"),
        ("a + b)", "Thừa «)»"),
        ("a ** b", "Không chờ dấu «*»"),
        ("1.000 * a / b", "viết 1000 liền nhau"),
        ("a.__class__", "Không hiểu «.__class__»"),
        ("__import__('os')", "Không hiểu"),
        ("a b", "Thừa «b»"),
    ],
)
def test_formula_refuses_what_is_no_sum_and_no_ratio(text, words):
    with pytest.raises(FormulaError, match=".") as refused:
        parse_formula(text)

    assert words in str(refused.value)


def test_formula_survives_the_deepest_nesting_that_fits_its_column():
    text = "(" * 149 + "a" + ")" * 149

    assert parse_formula(text).numerator == (("a", 1),)


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        (make_indicator("x", "sum", "members + nothing"), "Danh mục không có mã: nothing"),
        (make_indicator("x", "sum", "x + members"), "được tính từ chính nó"),
        (make_indicator("x", "sum", "members + member_ratio"), "member_ratio là tỉ lệ"),
        (make_indicator("x", "ratio", "member_ratio / population"), "member_ratio là tỉ lệ"),
        (make_indicator("x", "sum", "members + households"), "households tính bằng hộ"),
        (make_indicator("x", "sum", "members + members_new"), "members_new là số trong kỳ"),
        (make_indicator("x", "sum", "members / population", "%"), "không được chia"),
        (make_indicator("x", "sum"), "phải có công thức"),
        (make_indicator("x", "input", "members"), "thì không có công thức"),
        (make_indicator("x", "ratio", "members + population"), "chia cho chỉ tiêu nào"),
        (make_indicator("x", "ratio", "members / members_new", "lần"), "Không chia số tại một"),
        (make_indicator("x", "ratio", "closing / cash", "lần"), "Không chia số tại một"),
        (make_indicator("x", "ratio", "members / population", "%"), "phải nhân với 100"),
        (
            make_indicator("x", "ratio", "cash / households", "đồng/người", "flow"),
            "phải là đồng/hộ",
        ),
        (make_indicator("x", "ratio", "100 * families / households", "%"), "theo tử số"),
        (
            make_indicator("x", "ratio", "100 * members / (population + households)", "%"),
            "Mẫu số cộng những số không cùng loại",
        ),
    ],
)
def test_check_formula_refuses_impossible_sums_and_rates_without_base_f2(indicator, words):
    with pytest.raises(ValidationError) as refused:
        check_formula(indicator, PARTS)

    assert set(refused.value.message_dict) == {"formula"}
    assert words in refused.value.message_dict["formula"][0]


@pytest.mark.parametrize(
    "indicator",
    [
        make_indicator("x", "sum", "cash + in_kind", "đồng", "flow"),
        make_indicator("x", "ratio", "closing / population", "đồng/người"),
        make_indicator("x", "ratio", "100 * families / households", "%", "flow"),
        make_indicator("x", "ratio", "", "%"),
    ],
)
def test_check_formula_accepts_sums_rates_and_rates_only_published(indicator):
    check_formula(indicator, PARTS)


def test_check_formula_finds_a_circle_through_other_sums():
    others = [make_indicator("b", "sum", "c + members"), make_indicator("c", "sum", "a + members")]

    with pytest.raises(ValidationError, match="chính nó"):
        check_formula(make_indicator("a", "sum", "b + members"), [*PARTS, *others])


def test_check_formula_protects_the_formulas_that_use_the_indicator():
    changed = make_indicator("in_kind", unit="chiếc", nature="flow")
    total = make_indicator("raised", "sum", "cash + in_kind", "đồng", "flow")

    with pytest.raises(ValidationError, match="in_kind tính bằng chiếc"):
        check_formula(changed, [*PARTS, total])


def test_check_formulas_names_every_fault_of_a_catalogue():
    faulty = [make_indicator("x", "sum", "members + y"), make_indicator("z", "ratio", "members")]

    with pytest.raises(ValidationError) as refused:
        check_formulas([*PARTS, *faulty])

    assert {message.split(":")[0] for message in refused.value.messages} == {"x", "z"}


def test_evaluate_answers_nothing_where_a_part_is_missing_or_the_base_is_zero():
    formula = parse_formula("100 * a / (b + c)")

    assert evaluate(formula, {"a": 1, "b": 2}) is None
    assert evaluate(formula, {"a": 1, "b": None, "c": 1}) is None
    assert evaluate(formula, {"a": 1, "b": 0, "c": 0}) is None
    assert evaluate(formula, {"a": 1, "b": Decimal("2.5"), "c": Decimal("0.5")}) == Fraction(100, 3)


@given(
    st.lists(st.tuples(st.sampled_from(CODES), st.integers(-9, 9)), min_size=1, max_size=6),
    st.lists(st.tuples(st.sampled_from(CODES), st.integers(1, 9)), min_size=1, max_size=6),
    st.integers(1, 1000),
    st.fixed_dictionaries({code: st.decimals(0, 10**12, places=4) for code in CODES}),
)
def test_evaluate_equals_arithmetic_with_fractions(above, below, factor, values):
    text = f"{factor} * ({' + '.join(f'{n}*{c}' for c, n in above)}) / "
    text = text.replace("+ -", "- ") + f"({' + '.join(f'{n}*{c}' for c, n in below)})"
    numerator = sum(n * Fraction(values[c]) for c, n in above)
    denominator = sum(n * Fraction(values[c]) for c, n in below)
    cancels = all(sum(n for c, n in above if c == code) == 0 for code in CODES)

    if cancels:
        with pytest.raises(FormulaError, match="triệt tiêu"):
            parse_formula(text)
        return
    result = evaluate(parse_formula(text), values)

    assert result == (factor * numerator / denominator if denominator else None)


def test_divide_applies_the_factor_last():
    formula = parse_formula("100 * a / b")

    assert divide(formula, Decimal(450), Decimal(2000)) == Fraction(45, 2)
    assert divide(formula, None, Decimal(1)) is None
    assert divide(formula, Decimal(1), Decimal(0)) is None


@given(st.fractions(-(10**6), 10**6, max_denominator=997), st.integers(0, 4))
def test_round_places_is_the_nearest_and_halves_go_away_from_zero(number, places):
    rounded = round_places(number, places)

    distance = abs(Fraction(rounded) - number)
    assert distance * 2 * 10**places <= 1
    if distance * 2 * 10**places == 1:
        assert abs(Fraction(rounded)) > abs(number)
    assert round_places(Fraction(5, 2), 0) == 3
    assert round_places(Fraction(-5, 2), 0) == -3
