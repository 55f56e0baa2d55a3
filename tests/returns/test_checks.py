"""What is asked of the numbers: rules, sums, ranges, other periods, other levels (R5, F2)."""

from decimal import Decimal

import pytest

from figures.catalogue import load_catalogue, load_forms
from figures.models import Form, Indicator, IndicatorKind
from khuyenhoc.lib.sheets.reading import FoundValue, Mark, Problem
from returns.checks import Around, check_values, derive_sums, find_missing_columns
from returns.models import Comparison, Rule, RuleSeverity
from returns.rules import find_broken, load_rules
from tests.factories import make_levels

pytestmark = pytest.mark.django_db


MARKS = {type(None): Mark.EMPTY, str: Mark.NOT_APPLICABLE}


class Catalogue:
    """The real indicators, form and rules, and a unit's numbers to hold against them."""

    def __init__(self) -> None:
        make_levels()
        load_catalogue()
        load_forms()
        load_rules()
        form = Form.objects.get(code="bieu-01-nam")
        version = form.versions.order_by("-number")[0]
        lines = version.lines.select_related("indicator").order_by("order")
        self.lines = [line for line in lines if line.indicator.kind != IndicatorKind.RATIO]
        self.ratios = list(Indicator.objects.filter(kind="ratio").exclude(formula=""))
        self.rules = list(Rule.objects.all())

    def check(self, around: Around | None = None, **numbers: int | str | None) -> list[Problem]:
        """The problems of one unit's numbers; None is an empty cell, a text does not apply."""
        values = [
            FoundValue(
                unit="1",
                key=key,
                sheet="Bieu 01",
                row=4,
                column=column,
                raw=str(number or ""),
                value=None if number is None or isinstance(number, str) else Decimal(number),
                mark=MARKS.get(type(number), Mark.NUMBER),
            )
            for column, (key, number) in enumerate(numbers.items(), start=2)
        ]
        return check_values(values, self.lines, self.ratios, self.rules, around or Around())


@pytest.fixture
def catalogue(db) -> Catalogue:
    return Catalogue()


def tell(problems: list[Problem]) -> list[tuple[str, str | None]]:
    return [(problem.severity.value, problem.key) for problem in problems]


# ----- sums (F2) -----


def test_f2_typed_sum_must_be_that_of_its_parts(catalogue):
    parts = {"branches_hamlet": 12, "branches_school": 3, "branches_agency": 2, "branches_clan": 1}

    [problem] = catalogue.check(**parts, branches=19)

    assert (problem.severity, problem.key, problem.column) == ("error", "branches", 6)
    assert "là 19, cộng các phần được 18" in problem.message
    assert catalogue.check(**parts, branches=18) == []


def test_f2_sum_with_a_part_that_was_not_given_is_not_asked(catalogue):
    assert catalogue.check(branches_hamlet=12, branches_school=None, branches=19) == []


def test_f2_part_that_does_not_apply_adds_nothing(catalogue):
    parts = {"fund_raised_cash": 5, "fund_raised_in_kind": "không áp dụng"}

    [problem] = catalogue.check(**parts, fund_raised=6)

    assert "cộng các phần được 5" in problem.message
    assert catalogue.check(**parts, fund_raised=5) == []
    numbers, idle = {"fund_raised_cash": Decimal(5)}, {"fund_raised_in_kind"}
    assert derive_sums(numbers, catalogue.lines, idle) == {"fund_raised": Decimal(5)}
    assert derive_sums({}, catalogue.lines, {*idle, "fund_raised_cash"}) == {}


def test_f2_sum_left_empty_is_added_from_its_parts(catalogue):
    numbers = {"fund_raised_cash": Decimal(5), "fund_raised_in_kind": Decimal(7)}

    assert derive_sums(numbers, catalogue.lines) == {"fund_raised": Decimal(12)}
    assert derive_sums({"fund_raised_cash": Decimal(5)}, catalogue.lines) == {}


def test_f2_derived_sum_stands_in_rules_at_the_cell_of_a_part_that_was_typed(catalogue):
    balances = {"fund_opening": 100, "fund_spent": 20, "fund_closing": 90}

    problems = catalogue.check(**balances, fund_raised_cash=5, fund_raised_in_kind=0)

    assert tell(problems) == [("error", "fund_opening")]
    assert "= 85, nhưng số dư cuối kỳ ghi 90" in problems[0].message


def test_missing_required_columns_are_said_once(catalogue):
    present = {line.indicator.code for line in catalogue.lines} - {"members", "households"}

    [problem] = find_missing_columns(present, catalogue.lines)

    assert (problem.severity, problem.row) == ("error", None)
    assert "2 chỉ tiêu" in problem.message
    everything = {line.indicator.code for line in catalogue.lines}
    assert find_missing_columns(everything, catalogue.lines) == []


# ----- rules -----


def test_every_rule_of_the_file_reads_and_speaks(catalogue):
    codes = set(Indicator.objects.values_list("code", flat=True))

    for rule in catalogue.rules:
        everything = {code: Decimal(1) for code in codes}
        broken = find_broken([rule], everything, everything)
        said = rule.message.format(left="1", right="2")
        assert said
        assert "{" not in said
        assert all(set(each.codes) <= codes for each in broken)


def test_rule_is_asked_only_where_every_number_was_given(catalogue):
    rule = Rule(
        code="x",
        left="members",
        comparison=Comparison.AT_MOST,
        right="previous(members)",
        severity=RuleSeverity.ERROR,
        message="{left} > {right}",
    )

    assert find_broken([rule], {"members": Decimal(5)}, {}) == []
    assert find_broken([rule], {}, {"members": Decimal(4)}) == []
    [broken] = find_broken([rule], {"members": Decimal(5)}, {"members": Decimal(4)})
    assert (broken.message, broken.codes) == ("5 > 4", ("members",))


@pytest.mark.parametrize(
    ("numbers", "problem"),
    [
        ({"members": 9001, "population": 9000}, ("error", "members")),
        ({"members_fee_paid": 501, "members": 500}, ("error", "members_fee_paid")),
        ({"family_recognised": 2201, "households": 2200}, ("error", "family_recognised")),
        ({"family_rerecognised": 9, "family_recognised": 8}, ("error", "family_rerecognised")),
        ({"clan_recognised": 31, "clans": 30}, ("warning", "clan_recognised")),
        ({"clc_good": 1, "clc_fair": 1, "clc_average": 0, "clc_weak": 0, "clc_count": 1},
         ("error", "clc_good")),
    ],
)  # fmt: skip
def test_broken_rule_stands_at_the_first_cell_of_its_left_side(numbers, problem, catalogue):
    assert problem in tell(catalogue.check(**numbers))


@pytest.mark.parametrize("factor", [Decimal("10"), Decimal("0.1")])
def test_r5_jump_from_the_period_before_asks_for_a_reason(factor, catalogue):
    before = {"1": {"members": Decimal(2000)}}

    problems = catalogue.check(Around(previous=before), members=2000 * factor)

    assert tell(problems) == [("warning", "members")]
    assert catalogue.check(Around(previous=before), members=2200) == []


def test_f2a_part_of_a_year_is_not_more_than_the_year(catalogue):
    around = Around(whole={"1": {"fund_raised_cash": Decimal(100)}})

    [problem] = catalogue.check(around, fund_raised_cash=101)

    assert (problem.severity, problem.key) == ("error", "fund_raised_cash")
    assert "lớn hơn số cả năm đã báo cáo 100" in problem.message
    assert catalogue.check(around, fund_raised_cash=100) == []


def test_f2b_same_thing_reported_further_up_asks_for_a_reason(catalogue):
    around = Around(above={"1": {"members": "Huyện Phú Bình"}})

    [problem] = catalogue.check(around, members=2000)

    assert problem.severity == "warning"
    assert problem.message.startswith("Huyện Phú Bình đã báo cáo chung")


def test_r8_closed_cell_must_keep_its_number(catalogue):
    closed = {"1": {"members": (Mark.NUMBER, Decimal(2000)), "hamlets": (Mark.EMPTY, None)}}

    [problem] = catalogue.check(Around(closed=closed), members=2001, hamlets=None)

    assert (problem.severity, problem.key) == ("error", "members")
    assert "số đã duyệt là 2.000" in problem.message


# ----- the real published mistakes (domain.md §10) -----


def test_nghe_an_ten_times_too_few_members_must_be_explained(catalogue):
    """88,900 members called 26.4 % of the population."""
    problems = catalogue.check(members=88_900, population=3_367_000)

    assert tell(problems) == [("warning", "members")]
    assert "2,64 %, ngoài khoảng thường gặp (6 đến 38)" in problems[0].message


def test_vo_nhai_more_recognised_than_registered_is_never_an_error(catalogue):
    """91 communities recognised, 74 registered: published, so it may be right."""
    problems = catalogue.check(community_recognised=91, community_registered=74)

    assert tell(problems) == [("warning", "community_recognised")]
    assert "Công nhận 91 cộng đồng, nhiều hơn số đăng ký 74" in problems[0].message


def test_tra_cu_every_rate_names_its_base(catalogue):
    """71.67 % was called "so số hộ"; it is 23,095 of the 32,224 that registered."""
    numbers = {"family_recognised": 23_095, "family_registered": 32_224, "households": 40_000}
    rates = {ratio.code: ratio for ratio in catalogue.ratios}

    problems = catalogue.check(**numbers)

    assert tell(problems) == [("warning", "family_recognised")]
    assert "công nhận/tổng số (gia đình học tập) là 57,74 %" in problems[0].message
    assert "đăng ký" in rates["family_rate_registered"].label
    assert "tổng số" in rates["family_rate_total"].label


def test_bac_kan_amount_for_two_things_is_kept_whole(catalogue):
    """319.7 million for scholarships and rewards together: nothing splits it."""
    together = Indicator.objects.get(code="scholarships_rewards_amount")

    problems = catalogue.check(
        scholarships_rewards_amount=319_700_000, scholarships_amount=None, rewards_amount=None
    )

    assert problems == []
    assert (together.kind, together.formula) == (IndicatorKind.INPUT, "")
    assert not Indicator.objects.filter(formula__contains=together.code).exists()
    assert derive_sums({"scholarships_rewards_amount": Decimal(1)}, catalogue.lines) == {}
