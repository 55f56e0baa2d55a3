"""The yearly cycle (product.md L2): steps, four eyes, results judged by the set, titles in time."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone

from learning_models.assessing import assess
from learning_models.certifying import certify
from learning_models.cycle import (
    Conflict,
    Overtaken,
    count_states,
    decide,
    hold_on,
    is_expired,
    leave_out,
    lose,
    propose,
    send_back,
    take_back,
    withdraw,
)
from learning_models.judging import BadAnswers, CannotJudge
from learning_models.models import (
    Area,
    Assessor,
    Bearer,
    CriteriaSet,
    Criterion,
    Grade,
    HardArea,
    LearningModel,
    ModelYear,
    Registration,
    Review,
)
from learning_models.opening import CannotOpen, close_year, open_year
from learning_models.publishing import publish
from learning_models.registering import find_similar, find_twice, register
from learning_models.reviewing import hold_review
from learning_models.series import find_running
from records.decisions import draft_decision
from records.models import Certificate
from tests.factories import make_association, make_officer
from tests.learning_models.books import YEAR
from tests.learning_models.cycling import (
    ENOUGH,
    CyclePlace,
    add_person,
    make_cycle_place,
    make_decision,
    make_review,
    send_all,
)
from tests.records.papers import make_design

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> CyclePlace:
    return make_cycle_place()


def test_a_year_goes_from_registration_to_recognition(place):
    an, binh = add_person(place), add_person(place, "Trần Thị Bình")
    assess(an, ENOUGH, Assessor.SELF, None)
    for row in (an, binh):
        row.refresh_from_db()
    assert (an.state, binh.state) == ("assessed", "registered")
    assert (an.self_score, an.score) == (Decimal(90), None)

    review = hold_review(
        make_review(place), [an, binh], place.commune_officer, {an.pk: (9, 0), binh.pk: (3, 6)}
    )
    proposal = propose(place.vo_nhai, place.model, YEAR, place.commune_officer)
    decision = make_decision(place)
    states = decide(proposal, decision, place.approver, {binh.pk: "Chưa đủ phiếu"})

    assert states == {"recognised": 1, "not_recognised": 1}
    assert set(
        Registration.objects.values_list(
            "bearer__name", "state", "recognised_on", "reason", "decision", "review", "votes_for"
        )
    ) == {
        ("Nguyễn Văn An", "recognised", decision.signed_on, "", decision.pk, review.pk, 9),
        ("Trần Thị Bình", "not_recognised", None, "Chưa đủ phiếu", decision.pk, review.pk, 3),
    }
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by) == ("decided", place.approver)


def test_l1_a_result_keeps_the_set_that_judged_it(place):
    row = add_person(place)
    assessment, _ = assess(row, ENOUGH, Assessor.SELF, None)
    own = CriteriaSet.objects.create(
        model=place.model, issuer=place.province, name="Bộ riêng", legal_basis="QĐ 9/QĐ-UBND",
        valid=(date(YEAR, 1, 1), None), judging="points", is_complete=True, validity_months=24,
    )  # fmt: skip
    Criterion.objects.create(criteria_set=own, number="1", text="Học", most=10)
    Grade.objects.create(criteria_set=own, name="Đạt", least=8)
    publish(own)
    other = add_person(place, "Lê Thị Cúc")

    kept, judgement = assess(other, {"1": Decimal("8.5")}, Assessor.SELF, None)
    proposal = send_all(place, *Registration.objects.all())
    decide(proposal, make_decision(place), place.approver)

    assert judgement.is_recognised
    assert (assessment.criteria_set.issuer, kept.criteria_set) == (None, own)
    assert set(Registration.objects.values_list("bearer__name", "criteria_set", "valid_until")) == {
        ("Nguyễn Văn An", assessment.criteria_set_id, None),
        ("Lê Thị Cúc", own.pk, date(YEAR + 2, 12, 20)),
    }


@pytest.mark.parametrize(("is_hard", "is_reached"), [(False, False), (True, True)])
def test_l1_the_area_of_the_unit_sets_the_threshold(place, is_hard, is_reached):
    """70 points are enough where a unit, or one above it, lies in a hard area (QĐ 324)."""
    if is_hard:
        HardArea.objects.create(
            association=place.province, valid=(date(2020, 1, 1), None), source="QĐ 861/QĐ-TTg"
        )
    row = add_person(place)

    assessment, _ = assess(row, dict.fromkeys(ENOUGH, Decimal(7)), Assessor.SELF, None)

    row.refresh_from_db()
    assert assessment.is_reached is is_reached
    assert row.area == (Area.HARD if is_hard else Area.COMMON)


def test_l1_a_set_that_is_not_complete_refuses_to_compute_and_results_are_decided(place):
    family = LearningModel.objects.get(pk="learning_family")
    open_year(place.province, family, YEAR, place.approver)
    row = register(
        place.vo_nhai, family, YEAR, place.commune_officer, fields={"name": "Nguyễn Văn An"}
    )

    with pytest.raises((CannotJudge, Conflict), match="quyết định"):
        assess(row, {"1.1": Decimal(10)}, Assessor.SELF, None)

    hold_review(make_review(place, model=family), [row], place.commune_officer)
    proposal = propose(place.vo_nhai, family, YEAR, place.commune_officer)
    assert decide(proposal, make_decision(place), place.approver) == {"recognised": 1}


def test_answers_outside_the_set_are_refused_and_nothing_is_kept(place):
    row = add_person(place)

    with pytest.raises(BadAnswers):
        assess(row, ENOUGH | {"1.1": Decimal(11)}, Assessor.SELF, None)

    row.refresh_from_db()
    assert (row.state, row.assessments.count()) == ("registered", 0)


# Who may


def test_a1_who_proposed_or_entered_does_not_decide(place):
    proposal = send_all(place, add_person(place))
    decision = make_decision(place)
    Registration.objects.update(registered_by=place.second)

    with pytest.raises(Conflict, match="nhập 1 trường hợp"):
        decide(proposal, decision, place.second)
    type(proposal).objects.update(sent_by=place.approver)
    with pytest.raises(Conflict, match="không tự quyết định"):
        decide(proposal, decision, place.approver)

    assert count_states(Registration.objects.all()) == {"proposed": 1}


def test_a2_rights_end_at_the_unit_and_deciding_begins_above_it(place):
    dai_tu = make_officer("dai-tu", place.dai_tu, ("entry", "approve"))
    local = make_officer("vo-nhai-2", place.vo_nhai, ("approve",))
    row = add_person(place)

    with pytest.raises(PermissionDenied, match="không được giao nhập"):
        register(place.vo_nhai, place.model, YEAR, dai_tu, fields={"name": "Một"})
    with pytest.raises(PermissionDenied, match="nhập"):
        withdraw(row, local)
    proposal = send_all(place, row)
    for stranger in (dai_tu, local):
        with pytest.raises(PermissionDenied, match="cấp trên"):
            decide(proposal, make_decision(place, date(YEAR, 12, 1)), stranger)
    with pytest.raises(PermissionDenied):
        open_year(place.vo_nhai, place.model, YEAR + 1, local)


def test_steps_in_a_wrong_order_are_refused_with_a_sentence(place):
    row = add_person(place)
    officer = place.commune_officer

    with pytest.raises(Conflict, match="Chưa có trường hợp nào bình xét"):
        propose(place.vo_nhai, place.model, YEAR, officer)
    with pytest.raises(Conflict, match="danh hiệu đang giữ"):
        lose(row, "Vi phạm", make_decision(place), place.approver)
    proposal = send_all(place, row)
    row.refresh_from_db()
    for step in (
        lambda: withdraw(row, officer),
        lambda: leave_out([row], "Chưa đạt", officer),
        lambda: assess(row, ENOUGH, Assessor.REVIEW, officer),
        lambda: hold_review(make_review(place), [row], officer),
    ):
        with pytest.raises(Conflict, match="đề nghị"):
            step()
    draft = draft_decision(
        association=place.province, kind="learning_models", abstract="x", by=place.second
    )
    with pytest.raises(Conflict, match="chưa ban hành"):
        decide(proposal, draft, place.approver)
    with pytest.raises(Conflict, match="lý do"):
        decide(proposal, make_decision(place, date(YEAR, 12, 2)), place.approver, {row.pk: " "})
    assert count_states(Registration.objects.all()) == {"proposed": 1}


def test_r9_of_two_who_act_at_once_the_second_is_told(place):
    row = add_person(place)
    seen = Registration.objects.get(pk=row.pk)
    proposal = send_all(place, row)
    again = type(proposal).objects.get(pk=proposal.pk)

    with pytest.raises(Overtaken, match="Nguyễn Văn An"):
        withdraw(seen, place.commune_officer)
    with pytest.raises(Overtaken, match="đã được gửi"):
        propose(place.vo_nhai, place.model, YEAR, place.commune_officer)
    decide(proposal, make_decision(place), place.approver)
    with pytest.raises(Overtaken, match="đã quyết định"):
        send_back(again, place.second, "Xem lại")
    with pytest.raises(Overtaken):
        take_back(again, place.commune_officer)


def test_a_list_sent_back_is_mended_and_proposed_again(place):
    row = add_person(place)
    proposal = send_all(place, row)

    with pytest.raises(Conflict, match="cần sửa gì"):
        send_back(proposal, place.approver, "  ")
    send_back(proposal, place.approver, "Thiếu biên bản")
    row.refresh_from_db()
    assert row.state == "reviewed"
    leave_out([row], "Chưa đủ minh chứng", place.commune_officer)
    other = add_person(place, "Trần Thị Bình")
    again = send_all(place, other)

    assert (again.pk, again.state, again.answer) == (proposal.pk, "sent", "")
    assert count_states(Registration.objects.all()) == {"not_recognised": 1, "proposed": 1}
    take_back(again, place.commune_officer)
    assert count_states(Registration.objects.all()) == {"not_recognised": 1, "reviewed": 1}


def test_more_votes_than_people_present_are_refused(place):
    row = add_person(place)

    with pytest.raises(ValidationError, match="9 người có mặt"):
        hold_review(make_review(place), [row], place.commune_officer, {row.pk: (8, 2)})

    assert not Review.objects.exists()


# The year


def test_a_year_is_opened_once_closed_and_opened_again(place):
    opened = ModelYear.objects.get()
    with pytest.raises(CannotOpen, match="đã mở"):
        open_year(place.province, place.model, YEAR, place.approver)
    row = add_person(place)

    close_year(opened, place.approver)

    with pytest.raises(CannotOpen, match="đã khóa"):
        close_year(opened, place.approver)
    with pytest.raises(Conflict, match="chưa mở hoặc đã khóa"):
        add_person(place, "Trần Thị Bình")
    with pytest.raises(Conflict, match="chưa mở hoặc đã khóa"):
        assess(row, ENOUGH, Assessor.SELF, None)
    assert open_year(place.province, place.model, YEAR, place.approver).pk == opened.pk


def test_a_pilot_is_run_in_the_chosen_units_alone(place):
    ModelYear.objects.all().delete()
    open_year(place.province, place.model, YEAR, place.approver, [place.vo_nhai])

    assert add_person(place).state == "registered"
    with pytest.raises(Conflict, match="chưa mở"):
        add_person(place, unit=place.dai_tu)
    elsewhere = make_association("Tỉnh khác", "province")
    with pytest.raises(CannotOpen, match="không thuộc"):
        open_year(place.province, place.model, YEAR + 1, place.approver, [elsewhere])


# Registering


def test_who_may_be_the_same_is_shown_here_and_of_neighbours(place):
    here = add_person(place, "Nguyễn Văn An", birth_year=1980)
    beside = add_person(place, "an nguyen van", place.dai_tu)
    add_person(place, "Nguyễn Văn Bách")

    found = find_similar(place.vo_nhai, place.model, YEAR, "NGUYỄN VĂN AN")
    short = find_similar(place.vo_nhai, place.model, YEAR, "Ng. Văn An")

    assert [(each.bearer, each.is_here, each.registered) for each in found] == [
        (here.bearer, True, here.pk), (beside.bearer, False, beside.pk),
    ]  # fmt: skip
    assert [(each.bearer, each.why) for each in short] == [(here.bearer, "tên có thể viết tắt")]


def test_who_is_registered_in_two_places_is_shown_to_both(place):
    one = add_person(place, birth_year=1980)
    two = add_person(place, "An Nguyễn Văn", place.dai_tu, birth_year=1980)
    add_person(place, "Nguyễn Văn An", place.dai_tu, birth_year=1981)

    assert find_twice(place.vo_nhai, place.model, YEAR) == {one.pk: {place.dai_tu.pk}}
    assert find_twice(place.dai_tu, place.model, YEAR) == {two.pk: {place.vo_nhai.pk}}


def test_who_is_registered_twice_is_found_in_the_whole_province_and_no_further(place):
    provinces = (place.province, make_association("Cao Bằng", "province"))
    districts = [make_association("Huyện Xa", "district", province) for province in provinces]
    far = [make_association("Xã Xa", "commune", district) for district in districts]
    one, there, _ = (
        Registration.objects.create(
            bearer=Bearer.objects.create(
                association=unit, subject="person", name="Nguyễn Văn An", birth_year=1980
            ),
            association=unit, model=place.model, year=YEAR, registered_by=place.officer,
        )
        for unit in (place.vo_nhai, *far)
    )  # fmt: skip

    found = find_similar(place.vo_nhai, place.model, YEAR, "nguyen van an", 1980)

    assert find_twice(place.vo_nhai, place.model, YEAR) == {one.pk: {far[0].pk}}
    assert find_twice(far[0], place.model, YEAR) == {there.pk: {place.vo_nhai.pk}}
    assert [each.bearer for each in found] == [one.bearer, there.bearer]
    there.state = "withdrawn"
    there.save()
    assert find_twice(place.vo_nhai, place.model, YEAR) == {}


def test_registering_twice_is_refused_and_who_withdrew_may_come_back(place):
    row = add_person(place)
    with pytest.raises(ValidationError, match="Đã có tên này"):
        add_person(place, "nguyễn văn AN")
    with pytest.raises(Conflict, match="rồi"):
        register(place.vo_nhai, place.model, YEAR, place.commune_officer, bearer=row.bearer)

    withdraw(row, place.commune_officer, "Chuyển đi")
    again = register(place.vo_nhai, place.model, YEAR, place.commune_officer, bearer=row.bearer)

    assert (again.pk, again.state, again.reason) == (row.pk, "registered", "")
    with pytest.raises(ValidationError, match="Tên phải có chữ"):
        add_person(place, " . ")


# Titles in time


def hold(place: CyclePlace, row: Registration, years: range, **fields) -> None:
    """Titles held in earlier years."""
    for year in years:
        given = {"state": "recognised", "recognised_on": date(year, 12, 1)} | fields
        Registration.objects.create(
            bearer=row.bearer, model=place.model, year=year, association=row.association,
            registered_by=place.commune_officer, **given,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("years", "fields", "state"),
    [
        (range(YEAR - 1, YEAR), {}, "re_recognised"),
        (range(YEAR - 2, YEAR - 1), {}, "recognised"),  # a gap, no end known
        (range(YEAR - 2, YEAR - 1), {"valid_until": date(YEAR, 12, 21)}, "re_recognised"),
        (range(YEAR - 2, YEAR - 1), {"valid_until": date(YEAR, 12, 20)}, "recognised"),
        (range(YEAR - 1, YEAR), {"state": "lost", "reason": "Vi phạm"}, "recognised"),
    ],
)
def test_recognised_again_is_who_held_it_last_year_or_holds_it_still(place, years, fields, state):
    row = add_person(place)
    hold(place, row, years, **fields)

    decide(send_all(place, row), make_decision(place), place.approver)

    row.refresh_from_db()
    assert row.state == state


def test_five_years_running_bring_the_higher_title_by_themselves(place):
    five, four, gap = (add_person(place, name) for name in ("Một Hai", "Ba Bốn", "Năm Sáu"))
    hold(place, five, range(YEAR - 4, YEAR))
    hold(place, four, range(YEAR - 3, YEAR))
    hold(place, gap, range(YEAR - 5, YEAR - 2))
    hold(place, gap, range(YEAR - 1, YEAR))
    for row in (five, four, gap):
        assess(row, ENOUGH, Assessor.SELF, None)
        row.refresh_from_db()

    decide(send_all(place, five, four, gap), make_decision(place), place.approver)

    assert dict(
        Registration.objects.filter(year=YEAR).values_list("bearer__name", "higher_title")
    ) == {"Một Hai": "Công dân học tập tiêu biểu", "Ba Bốn": "", "Năm Sáu": ""}
    units = [place.vo_nhai, place.dai_tu]
    assert find_running(place.model, YEAR, units, 3) == {five.bearer_id: 5, four.bearer_id: 4}
    assert find_running(place.model, YEAR, units, 5) == {five.bearer_id: 5}
    assert find_running(place.model, YEAR, [place.dai_tu], 3) == {}


def test_a_title_expires_by_its_date_and_is_lost_by_a_decision(place):
    row = add_person(place)
    decide(send_all(place, row), make_decision(place), place.approver)
    Registration.objects.update(valid_until=date(YEAR + 3, 1, 1))
    row.refresh_from_db()
    last = date(YEAR + 2, 12, 31)

    assert [is_expired(row, day) for day in (last, last + timedelta(days=1))] == [False, True]
    held = {day: Registration.objects.filter(hold_on(day)).count()
            for day in (date(YEAR, 12, 19), date(YEAR, 12, 20), last, row.valid_until)}  # fmt: skip
    assert list(held.values()) == [0, 1, 1, 0]

    decision = make_decision(place, timezone.localdate() - timedelta(days=1))
    lose(row, "Vi phạm pháp luật", decision, place.approver)

    assert set(Registration.objects.values_list("state", "reason", "decision")) == {
        ("lost", "Vi phạm pháp luật", decision.pk)
    }
    assert not Registration.objects.filter(hold_on(last)).exists()


def test_l4_the_recognised_get_one_certificate_each_and_a_lost_title_ends_it(place):
    an, binh = add_person(place, hamlet="Xóm 3"), add_person(place, "Trần Thị Bình")
    decision = make_decision(place)
    decide(send_all(place, an, binh), decision, place.approver, {binh.pk: "Chưa đủ"})
    design = make_design(place.province)

    issued = certify(decision, design, place.approver)
    again = certify(decision, design, place.approver)

    assert again is None
    [kept] = Certificate.objects.all()
    assert issued.keys == [kept.pk]
    assert (kept.name, kept.kind, kept.title, kept.subject_id, kept.details) == (
        "Nguyễn Văn An", "learning_citizen", "Công dân học tập", an.pk,
        {"địa chỉ": "Xóm 3, Xã Võ Nhai"},
    )  # fmt: skip
    an.refresh_from_db()
    day = timezone.localdate() - timedelta(days=1)
    lose(an, "Bà Tư thưa kiện", make_decision(place, day), place.approver)
    kept.refresh_from_db()
    assert (kept.state, "Bà Tư" in kept.reason) == ("revoked", False)


@pytest.mark.parametrize("count", [1, 30])
def test_a_proposal_is_decided_by_as_many_statements_whatever_its_length(
    place, count, django_assert_max_num_queries
):
    bearers = Bearer.objects.bulk_create(
        Bearer(association=place.vo_nhai, subject="person", name=f"Người {number}",
               name_key=f"nguoi {number}")
        for number in range(count)
    )  # fmt: skip
    Registration.objects.bulk_create(
        Registration(bearer=bearer, model=place.model, year=YEAR, association=place.vo_nhai,
                     state="reviewed", registered_by=place.commune_officer)
        for bearer in bearers
    )  # fmt: skip
    proposal = propose(place.vo_nhai, place.model, YEAR, place.commune_officer)
    decision = make_decision(place)

    with django_assert_max_num_queries(22):
        states = decide(proposal, decision, place.approver)

    assert states == {"recognised": count}
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from learning_models_registrationevent"
                       " where state = 'recognised'")  # fmt: skip
        assert cursor.fetchone() == (count,)
