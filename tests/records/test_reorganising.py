"""Decisions and certificates live through reorganisations: what was issued keeps its worth."""

from datetime import date

import pytest

from associations.reorganising.cancelling import cancel, find_blocks
from records import decisions
from records.decisions import DecisionRefused, issue_decision
from records.models import Decision, DecisionState
from records.registers import take_number
from records.reorganising import PAPERS
from records.verifying import Verdict, verify_code
from tests.associations.reorganising.dumping import dump
from tests.factories import make_officer
from tests.records.papers import give, make_decision, make_design, make_draft
from tests.reorganised import (
    DAY,
    TWO_TIERS,
    Before,
    abolish_districts,
    carry_out,
    decide,
    divide,
    find_founded,
    foresee,
    make_before,
    merge,
)

TITLE = PAPERS.title


@pytest.fixture
def place(db) -> Before:
    return make_before()


def issue(place: Before, name: str, signed_on: date = date(2026, 1, 15)):
    """A certificate of a unit and a draft beside it."""
    unit, by = place.units[name], place.people["vanphong"]
    design = make_design(unit)
    decision = make_decision(unit, by, place.people["tinh"], signed_on=signed_on)
    (one,) = give(decision, design, by, ["Lý Thị Hoa"])
    return one, make_draft(unit, by, signed_on=signed_on)


def test_preview_tells_what_stays_which_registers_end_and_asks_about_drafts(place):
    kha_son = place.units["Kha Sơn"]
    issue(place, "Kha Sơn")
    issue(place, "Tân Lập")

    told = foresee(decide(*merge(place, "Kha Sơn", "Úc Kỳ")), TITLE)

    drafts = told.pop(f"drafts:{kha_son.pk}")
    issued = told.pop(f"issued:{kha_son.pk}")
    assert issued.text == (
        "1 quyết định đã ban hành và 1 giấy chứng nhận đã cấp của Xã Kha Sơn giữ nguyên tên nơi "
        "cấp và giá trị; trang kiểm tra ghi thêm đơn vị kế thừa: Xã Phú Sơn."
    )
    assert sorted(each.text.partition(" dừng ở ")[0] for each in told.values()) == [
        "Sổ số giấy chứng nhận năm 2026 của Xã Kha Sơn",
        "Sổ số quyết định năm 2026 của Xã Kha Sơn",
    ]
    assert drafts.text == "1 quyết định dự thảo của Xã Kha Sơn."
    assert [(each.value, each.label) for each in drafts.choices] == [
        ("to:0", "Chuyển cho Xã Phú Sơn ban hành theo số của mình"),
        ("keep", "Để lại; chỉ ban hành được nếu ngày ký trước khi đơn vị kết thúc"),
    ]
    assert drafts.proposed == "to:0"


def test_certificate_of_a_merged_unit_verifies_and_names_the_new_one(place):
    one, draft = issue(place, "Kha Sơn")

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    answer = verify_code(one.code)
    assert (answer.verdict, answer.body) == (Verdict.VALID, "Hội Khuyến học xã Kha Sơn")
    assert [each.name for each in answer.successors] == ["Hội Khuyến học xã Phú Sơn"]
    founded = find_founded("Phú Sơn")
    draft.refresh_from_db()
    assert draft.association == founded
    Decision.objects.filter(pk=draft.pk).update(signed_on=DAY)
    issued = issue_decision(draft, make_officer("moi", founded, ("approve",)))
    assert issued.written_number == "01/QĐ-HKH"


def test_of_a_division_all_parts_are_named_and_drafts_go_where_it_is_said(place):
    one, draft = issue(place, "Kha Sơn")
    decision = decide(*divide(place, "Kha Sơn", "Kha Đông", "Kha Tây"))
    asked = foresee(decision, TITLE)[f"drafts:{place.units['Kha Sơn'].pk}"]

    carry_out(decision, {asked.key: "to:1"})

    assert [choice.value for choice in asked.choices] == ["to:0", "to:1", "keep"]
    named = {each.name for each in verify_code(one.code).successors}
    assert named == {"Hội Khuyến học xã Kha Đông", "Hội Khuyến học xã Kha Tây"}
    draft.refresh_from_db()
    assert draft.association == find_founded("Kha Tây")


def test_certificate_of_an_abolished_district_verifies_and_names_who_goes_on(db):
    place = make_before(with_districts=True)
    one, draft = issue(place, "Phú Bình", signed_on=date(2025, 3, 1))

    carry_out(decide(*abolish_districts(), on=TWO_TIERS))

    answer = verify_code(one.code)
    assert (answer.verdict, answer.body) == (Verdict.VALID, "Hội Khuyến học huyện Phú Bình")
    assert [each.name for each in answer.successors] == ["Hội Khuyến học tỉnh Thái Nguyên"]
    draft.refresh_from_db()
    assert draft.association == place.units["Thái Nguyên"]


def test_t2_cancelling_gives_drafts_back(place):
    one, draft = issue(place, "Kha Sơn")
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    before = dump()

    carry_out(decision)
    assert dump() != before
    cancel(decision)

    assert dump() == before
    draft.refresh_from_db()
    assert draft.association == place.units["Kha Sơn"]
    assert verify_code(one.code).successors == []


def test_draft_issued_since_stands_against_cancelling(place):
    _, draft = issue(place, "Kha Sơn")
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    carry_out(decision)

    issue_decision(draft, make_officer("moi", find_founded("Phú Sơn"), ("approve",)))

    assert len(list(find_blocks(decision))) > 0


def test_draft_that_was_left_is_issued_for_days_before_the_end_alone(place):
    _, draft = issue(place, "Kha Sơn")
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    carry_out(decision, {f"drafts:{place.units['Kha Sơn'].pk}": "keep"})
    Decision.objects.filter(pk=draft.pk).update(signed_on=DAY)

    with pytest.raises(DecisionRefused, match="đã kết thúc từ ngày 01/03/2026"):
        issue_decision(draft, place.people["tinh"])
    Decision.objects.filter(pk=draft.pk).update(signed_on=date(2026, 2, 28))
    issued = issue_decision(draft, place.people["tinh"])

    assert (issued.state, issued.number) == (DecisionState.ISSUED, 2)
    assert take_number(decisions.REGISTER, find_founded("Phú Sơn"), 2026) == 1
