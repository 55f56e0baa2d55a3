"""A round from its call to the last payment (product.md Q3)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from funds.ledger import LedgerRefused, record_receipt, reverse
from funds.models import (
    Category,
    Entry,
    Medium,
    Nomination,
    NominationState,
    PayLine,
    Quota,
    Recipient,
    Round,
    RoundState,
    Sharing,
)
from funds.rounds.calling import RoundRefused, begin_review, close_round, open_round
from funds.rounds.deciding import certify, decide, list_awarded, replace, stop
from funds.rounds.nominating import Warned, nominate, withdraw
from funds.rounds.paying import (
    count_goods,
    find_next_step,
    list_waiting,
    note_received,
    pay,
    pay_lump_sum,
    sum_paid,
)
from funds.rounds.ranking import propose, rank, send_back
from funds.rounds.results import read_result
from funds.rounds.reviewing import declare_conflict, list_dossiers, send_review, show_blind
from funds.rounds.sharing import give_again, give_quotas, return_unused, share_places
from tests.factories import make_officer
from tests.funds.books import assert_books_are_right, hold, receive
from tests.funds.rounds.calls import (
    PAID,
    award,
    call,
    count_places,
    issue,
    make_place,
    make_tier,
    renew,
    run_to_award,
    score,
    send,
    tell,
)
from tests.records.papers import make_design

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make_place()


def check_constraints() -> None:
    """What waits for the end of the transaction is asked now."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


@given(
    st.integers(0, 10**6),
    st.lists(st.integers(0, 10**9), min_size=1, max_size=40).filter(any),
)
def test_q3_quotas_add_up_exactly_and_none_is_a_place_from_its_share(places, weights):
    parts = share_places(places, weights)

    assert sum(parts) == places
    whole = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert part * whole - whole < places * weight < part * whole + whole
        assert part >= 0


@given(st.lists(st.integers(1, 500), min_size=2, max_size=9), st.integers(1, 500))
def test_q3_equal_weights_get_places_that_differ_by_one_at_most(weights, places):
    parts = share_places(places, [7] * len(weights))

    assert max(parts) - min(parts) <= 1


def test_q3_the_larger_fraction_gets_the_place_that_is_left():
    assert share_places(10, [1, 1, 1]) == [4, 3, 3]
    assert share_places(7, [10, 20, 70]) == [1, 1, 5]
    with pytest.raises(RoundRefused, match="bằng 0"):
        share_places(5, [0, 0])


def test_q3_quotas_are_given_by_typed_pupils_and_kept_with_what_they_were_shared_by(place):
    Round.objects.filter(pk=place.round.pk).update(sharing=Sharing.PUPILS)

    give_quotas(renew(place), place.office, dict(zip([u.pk for u in place.communes], (300, 100),
                                                     strict=True)))  # fmt: skip

    check_constraints()
    kept = Quota.objects.values_list("weight", "places").order_by("association__lft")
    assert list(kept) == [(300, 8), (100, 2)]


def test_q3_typed_places_must_add_up(place):
    Round.objects.filter(pk=place.round.pk).update(sharing=Sharing.TYPED)

    with pytest.raises(RoundRefused, match="cộng lại là 9"):
        give_quotas(renew(place), place.office, {place.communes[0].pk: 9})


def test_q3_unused_places_come_back_to_the_round_and_are_given_again(place):
    call(place)
    send(place, 0, "Nguyễn Văn An")
    first, second = Quota.objects.order_by("association__lft").select_related("association")

    assert return_unused(first, place.nominators[0]) == 4
    give_again(second, 3, place.office)

    check_constraints()
    assert count_places(renew(place)) == {"Xã Mai": 1, "Xã Lan": 8}
    assert place.round.spare == 1
    with pytest.raises(RoundRefused, match="chỉ còn 1"):
        give_again(second, 2, place.office)
    with pytest.raises(RoundRefused, match="hết chỉ tiêu"):
        send(place, 0, "Nguyễn Văn Bình")


def test_q3_the_database_holds_the_quota_and_its_sum(place):
    call(place)
    send(place, 0, "Nguyễn Văn An")
    row = place.rows[0]

    with pytest.raises(IntegrityError, match="hết chỉ tiêu"), transaction.atomic():
        Quota.objects.filter(association=place.communes[0]).update(places=0)
    Quota.objects.filter(association=place.communes[0]).update(places=1)
    copy = Nomination.objects.get(pk=row.pk)
    copy.pk, copy.number = None, 2
    with pytest.raises(IntegrityError, match="hết chỉ tiêu"), transaction.atomic():
        copy.save()
    with pytest.raises(IntegrityError, match="cộng lại"), transaction.atomic():
        check_constraints()
    Quota.objects.filter(association=place.communes[0]).update(places=5)


def test_q3_a_round_opens_when_all_is_there(place):
    for missing, mend in (
        ("chia chỉ tiêu", lambda: give_quotas(renew(place), place.office, {})),
        ("nhiều hơn số được đề cử", lambda: place.round.tiers.update(places=2)),
    ):
        if "nhiều" in missing:
            place.round.tiers.update(places=11)
        with pytest.raises(RoundRefused, match=missing):
            open_round(place.round, place.office)
        mend()

    opened = open_round(place.round, place.office)

    assert opened.state == RoundState.OPEN
    with pytest.raises(RoundRefused, match="người khác chuyển bước"):
        open_round(place.round, place.office)
    with pytest.raises(RoundRefused, match="Chưa có hồ sơ"):
        begin_review(place.round, place.office)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"recipient": Recipient.TEACHER}, "không xét cho giáo viên"),
        ({"stage": "upper"}, "chỉ xét cấp học: tiểu học"),
        ({"circumstance": "none"}, "chỉ xét: hộ nghèo, hộ cận nghèo"),
        ({"mark": None}, "đòi điểm trung bình từ 8,5"),
        ({"mark": Decimal(8)}, "thấp hơn mức đợt này đòi: 8,5"),
        ({"name": " "}, "họ và tên"),
        ({"story": "Em Nguyễn Văn An học rất giỏi"}, "không được ghi tên"),
        ({"story": "Học ở trường tiểu học hoa sen"}, "không được ghi tên"),
    ],
)
def test_q3_conditions_are_data_and_who_does_not_meet_them_is_told_why(fields, said):
    place = make_place(stages=["primary"], circumstances=["poor", "near_poor"], least_mark="8.5")
    call(place)
    right = {"circumstance": "poor"}

    with pytest.raises(RoundRefused, match=said):
        send(place, 0, **{"name": "Nguyễn Văn An", **right, **fields})

    assert send(place, 0, "Nguyễn Văn An", **right).number == 1


def test_q3_the_same_pupil_is_warned_at_nomination_in_spite_of_diacritics_and_kept(place):
    call(place)
    send(place, 0, "Nguyễn Văn Hòa")

    with pytest.raises(Warned) as warned:
        send(place, 1, "NGUYỄN VĂN HOÀ")
    assert warned.value.warnings == [
        "Xã Mai đã đề cử một người cùng tên trong đợt “Tiếp bước, năm 2026” của Tỉnh Hoa "
        "(đã đề cử)."
    ]
    assert len(place.rows) == 1
    kept = send(place, 1, "Nguyễn Văn Hoà", go_on_reason="Đã hỏi trường: hai em khác nhau.")

    assert kept.warnings == warned.value.warnings[0]
    assert kept.go_on_reason == "Đã hỏi trường: hai em khác nhau."
    assert send(place, 1, "Nguyễn Văn Hòa", birth_year=2011).warnings == ""


def test_q3_groups_teachers_and_adults_are_nominated_too():
    place = make_place(recipients=list(Recipient))
    call(place)

    group = send(place, 0, "Đội tuyển Toán", recipient=Recipient.GROUP, birth_year=None)
    adult = send(place, 0, "Lê Thị Sáu", recipient=Recipient.ADULT, stage="", birth_year=1960)

    assert (group.person, group.name) == (None, "Đội tuyển Toán")
    assert adult.person.birth_year == 1960
    with pytest.raises(Warned, match="cùng tên"):
        send(place, 1, "đội tuyển toán", recipient=Recipient.GROUP, birth_year=None)


def test_q3_nominations_are_taken_in_their_days_by_the_unit_alone(place):
    call(place)
    other = make_officer("xakhac", place.communes[1], ("entry",))
    with pytest.raises(PermissionDenied):
        nominate(place.round, place.communes[0], tell(place.tier), other)
    yesterday = timezone.localdate() - timedelta(days=1)
    Round.objects.filter(pk=place.round.pk).update(closes_on=yesterday)

    with pytest.raises(RoundRefused, match="không nhận đề cử vào hôm nay"):
        send(place, 0, "Nguyễn Văn An")


def test_q3_a_withdrawn_nomination_frees_its_place(place):
    place.round.places = 10
    call(place)
    for number in range(5):
        send(place, 0, f"Em {'ABCDE'[number]}")

    withdraw(place.rows[0], place.nominators[0], "Gia đình xin rút")

    assert send(place, 0, "Em F").number == 6
    with pytest.raises(RoundRefused):
        withdraw(place.rows[0], place.nominators[0], "Lần nữa")


def test_q3_reviewers_see_no_name_no_school_and_no_unit(place):
    call(place)
    send(place, 0, "Nguyễn Văn An", circumstance="poor", story="Học lực giỏi ba năm liền.")

    shown = str(show_blind(place.rows[0]))

    for hidden in ("Nguyễn", "Hoa Sen", "Mai", str(place.rows[0].person.name)):
        assert hidden not in shown
    assert "hộ nghèo" in shown
    assert "9" in shown


def test_q3_reviews_are_sent_once_and_a_conflict_shuts_the_dossier(place):
    call(place)
    row = send(place, 0, "Nguyễn Văn An")
    begin_review(place.round, place.office)
    renew(place)
    row = place.rows[0]
    one, two = place.reviewers
    criteria = [each.pk for each in place.round.criteria.all()]

    with pytest.raises(RoundRefused, match="từ 0 đến 10"):
        send_review(row, one, dict.fromkeys(criteria, 11))
    with pytest.raises(RoundRefused, match="từ 0 đến 10"):
        send_review(row, one, {criteria[0]: 9})
    send_review(row, one, dict.fromkeys(criteria, 9))
    with pytest.raises(RoundRefused, match="đã gửi"):
        send_review(row, one, dict.fromkeys(criteria, 8))
    declare_conflict(row, two, "Là chú của em")
    with pytest.raises(RoundRefused, match="đã gửi"):
        send_review(row, two, dict.fromkeys(criteria, 10))
    with pytest.raises(PermissionDenied):
        send_review(row, place.chair, dict.fromkeys(criteria, 1))

    [(_, [ranked])] = rank(place.round)
    assert (ranked.score, ranked.reviews, ranked.conflicts) == (18, 1, 1)


def test_q3_nobody_scores_what_he_sent_in_himself(place):
    call(place)
    row = send(place, 0, "Nguyễn Văn An")
    place.round.reviewers.create(user=place.nominators[0])
    begin_review(place.round, place.office)

    renew(place)
    assert list_dossiers(place.round, place.nominators[0]) == []
    with pytest.raises(PermissionDenied, match="do bạn đề cử"):
        send_review(place.rows[0], place.nominators[0], {})
    assert row.number == 1


def test_q3_ties_are_broken_by_the_rule_that_is_shown(place):
    call(place)
    send(place, 0, "Em A", mark=8)
    send(place, 0, "Em B", mark=9)
    send(place, 0, "Em C", mark=8, circumstance="poor")
    send(place, 1, "Em D", mark=8, circumstance="near_poor")
    score(place, [7, 7, 7, 8])

    [(_, ranked)] = rank(place.round)

    assert [each.row.name for each in ranked] == ["Em D", "Em B", "Em C", "Em A"]
    assert [each.is_in for each in ranked] == [True, True, False, False]


def test_q3_a_list_with_a_dossier_nobody_scored_is_not_proposed(place):
    call(place)
    send(place, 0, "Em A")
    score(place, [7])
    copy = Nomination.objects.get(pk=place.rows[0].pk)
    copy.pk, copy.number = None, 2
    copy.save()

    with pytest.raises(RoundRefused, match=r"1 hồ sơ chưa có phiếu chấm nào \(số 2\)"):
        propose(place.round, place.office)


def test_q3_who_proposed_does_not_decide_and_the_decision_must_be_issued(place):
    call(place)
    for name in ("Em A", "Em B", "Em C"):
        send(place, 0, name)
    score(place, [9, 8, 7])
    both = make_officer("kiemnhiem", place.province, ("entry", "approve"))
    propose(place.round, both)
    decision = issue(place)
    renew(place)

    with pytest.raises(PermissionDenied, match="không tự quyết định"):
        decide(place.round, decision, both, {})
    with pytest.raises(RoundRefused, match="không còn trong danh sách"):
        decide(place.round, decision, place.chair, {place.rows[2].pk: "dự bị"})
    assert decide(place.round, decision, place.chair, {place.rows[1].pk: "Đã có nơi khác"}) == 1

    renew(place)
    assert [row.state for row in place.rows] == ["awarded", "not_awarded", "reserve"]
    assert list(list_awarded(place.round)) == [place.rows[0]]
    heir = replace(place.rows[1], decision, place.chair)
    assert heir.name == "Em C"
    assert read_result(place.round).awards == 2


def test_q3_a_list_that_is_sent_back_is_scored_on(place):
    call(place)
    send(place, 0, "Em A")
    score(place, [9])
    propose(place.round, place.office)

    with pytest.raises(RoundRefused, match="lý do"):
        send_back(renew(place), place.chair, " ")
    send_back(place.round, place.chair, "Xét lại điểm hoàn cảnh")

    renew(place)
    assert (place.round.state, place.rows[0].state) == ("review", "nominated")
    assert place.rows[0].score is None


def test_q3_awards_are_paid_by_one_entry_and_what_is_reversed_waits_again():
    place = run_to_award()
    before = hold(place.fund)

    run = pay(place.round, place.tier, 1, on=PAID, by=place.office)

    check_constraints()
    assert (run.entry.change, run.entry.category_id) == (-2_000_000, "scholarships")
    assert (sum_paid(place.round), hold(place.fund)) == (2_000_000, before - 2_000_000)
    assert find_next_step(place.round, place.tier) is None
    with pytest.raises(RoundRefused, match="không còn ai"):
        pay(place.round, place.tier, 1, on=PAID, by=place.office)
    reverse(run.entry, on=PAID, by=place.office, reason="Nhầm ngày")
    assert (sum_paid(place.round), hold(place.fund)) == (0, before)
    assert list_waiting(place.round, place.tier, 1).count() == 2
    pay(place.round, place.tier, 1, on=PAID, by=place.office, medium=Medium.CASH)
    assert sum_paid(place.round) == 2_000_000
    assert_books_are_right()


def test_q3_a_payment_that_the_fund_does_not_hold_leaves_nothing_behind():
    place = run_to_award()

    with pytest.raises(LedgerRefused):
        pay(place.round, place.tier, 1, on=PAID, by=place.office, medium=Medium.BANK)

    assert not PayLine.objects.exists()
    with pytest.raises(RoundRefused, match="trước ngày ký"):
        pay(place.round, place.tier, 1, on=date(2026, 5, 1), by=place.office)


def test_q3_lines_must_add_up_to_the_entry():
    place = run_to_award()
    pay(place.round, place.tier, 1, on=PAID, by=place.office)
    check_constraints()

    PayLine.objects.filter(nomination=place.rows[0]).update(amount=999_999)

    with pytest.raises(IntegrityError, match="cộng lại đúng phiếu chi"), transaction.atomic():
        check_constraints()
    PayLine.objects.update(amount=1_000_000)


def test_q3_receipts_are_written_down_with_their_day():
    place = run_to_award()
    run = pay(place.round, place.tier, 1, on=PAID, by=place.office)
    line = run.lines.first()

    with pytest.raises(RoundRefused, match="trước ngày chi"):
        note_received(run, [line.pk], date(2026, 5, 18), place.office)
    assert note_received(run, [line.pk], PAID, place.office) == 1

    with pytest.raises(RoundRefused, match="không có trong lần chi"):
        note_received(run, [line.pk, 0], PAID, place.office)


def test_q3_recurring_grants_are_stopped_and_replaced_by_the_next_in_the_ranking():
    place = make_place()
    place.round.tiers.update(instalments=3)
    place.tier.refresh_from_db()
    call(place)
    for number, name in enumerate(("Em A", "Em B", "Em C")):
        send(place, number % 2, name)
    score(place, [9, 8, 7])
    award(place)
    pay(place.round, place.tier, 1, on=PAID, by=place.office)

    stopping = issue(place, date(2026, 6, 1), abstract="Thôi cấp học bổng")
    with pytest.raises(RoundRefused, match="lý do thôi cấp"):
        stop(place.rows[0], stopping, place.chair, "")
    stop(place.rows[0], stopping, place.chair, "Chuyển đi nơi khác")
    renew(place)
    heir = replace(place.rows[0], stopping, place.chair)

    assert heir.name == "Em C"
    with pytest.raises(RoundRefused, match="đã có người nhận thay"):
        replace(place.rows[0], stopping, place.chair)
    assert find_next_step(place.round, place.tier) == 2
    pay(place.round, place.tier, 2, on=date(2026, 6, 5), by=place.office)
    pay(place.round, place.tier, 3, on=date(2026, 7, 5), by=place.office)
    paid = {row.name: row.pay_lines.count() for row in place.rows}
    assert paid == {"Em A": 1, "Em B": 3, "Em C": 2}
    assert find_next_step(place.round, place.tier) is None
    assert read_result(place.round).awards == 2
    assert sum_paid(place.round) == 6_000_000


def test_q3_goods_are_counted_in_their_own_unit():
    place = make_place()
    place.round.tiers.update(goods="xe đạp", goods_count=1, goods_unit="chiếc", amount=2_000_000)
    place.tier.refresh_from_db()
    record_receipt(
        place.fund, amount=4_000_000, category=Category.objects.get(code="gifts"),
        on=date(2026, 3, 1), by=place.office, purpose="Hai xe đạp", medium=Medium.IN_KIND,
        goods="2 xe đạp", valuation="theo hóa đơn",
    )  # fmt: skip
    call(place)
    for name in ("Em A", "Em B"):
        send(place, 0, name)
    score(place, [9, 8])
    award(place)

    run = pay(place.round, place.tier, 1, on=PAID, by=place.office)

    assert (run.entry.medium, run.entry.goods) == ("in_kind", "2 chiếc xe đạp")
    assert count_goods(place.round) == [("xe đạp", "chiếc", 2)]


def test_q3_bac_kan_2020_is_one_sum_that_cannot_be_split_and_is_not():
    place = make_place(places=408, lump_sum=319_700_000, year=2020, sharing=Sharing.EQUAL)
    place.round.tiers.update(places=296)
    rewards = make_tier(place.round, name="Khen thưởng", kind="reward", places=112, order=1)
    receive_more(place, 400_000_000)
    call(place)
    fill(place, [(place.tier, 296), (rewards, 112)])
    award_all(place)

    run = pay_lump_sum(place.round, on=PAID, by=place.office)

    check_constraints()
    result = read_result(place.round)
    assert result.kinds == {"học bổng": 296, "khen thưởng": 112}
    assert (result.paid, result.is_one_sum, result.per_award) == (319_700_000, True, None)
    assert {each.amount for each in result.tiers} == {None}
    assert set(run.lines.values_list("amount", flat=True)) == {None}
    assert run.entry.category_id == "scholarships_and_rewards"
    with pytest.raises(RoundRefused, match="đã chi rồi"):
        pay_lump_sum(place.round, on=PAID, by=place.office)
    with pytest.raises(RoundRefused, match="khoản tiền chung"):
        pay(place.round, place.tier, 1, on=PAID, by=place.office)


def receive_more(place, amount: int) -> None:
    """A gift in cash."""
    receive(place.fund, place.office, amount)


def fill(place, wanted) -> None:
    """So many nominations of each tier, in one statement."""
    rows = []
    for tier, count in wanted:
        for _ in range(count):
            number = len(rows) + 1
            rows.append(
                Nomination(
                    round=place.round, association=place.communes[number % 2], tier=tier,
                    number=number, recipient=Recipient.GROUP, group_name=f"Nhóm {number}",
                    source="school", nominated_by=place.office,
                )
            )  # fmt: skip
    Nomination.objects.bulk_create(rows)


def award_all(place) -> None:
    """As a decision would leave it."""
    Nomination.objects.update(state=NominationState.CHOSEN, score=1, rank=1)
    Round.objects.update(state=RoundState.PROPOSED, proposed_by=place.office)
    renew(place)
    decide(place.round, issue(place), place.chair, {})
    renew(place)


def test_q3_a_closed_round_pays_nothing_more():
    place = run_to_award()
    close_round(place.round, place.office)

    with pytest.raises(RoundRefused):
        pay(place.round, place.tier, 1, on=PAID, by=place.office)
    assert not Entry.objects.filter(kind="payment").exists()


ALLOWED = {
    "open": {"draft"}, "review": {"open"}, "propose": {"review"}, "send back": {"proposed"},
    "decide": {"proposed"}, "pay": {"decided"}, "close": {"decided"}, "share": {"draft"},
    "nominate": {"open"}, "return": {"open"}, "certify": {"decided", "closed"},
}  # fmt: skip


def test_q3_every_deed_is_refused_in_every_state_but_its_own(place):
    call(place)
    send(place, 0, "Em A")
    quota = Quota.objects.select_related("round", "association").first()
    decision = issue(place)
    deeds = {
        "open": lambda found: open_round(found, place.office),
        "review": lambda found: begin_review(found, place.office),
        "propose": lambda found: propose(found, place.office),
        "send back": lambda found: send_back(found, place.chair, "Xem lại"),
        "decide": lambda found: decide(found, decision, place.chair, {}),
        "pay": lambda found: pay(found, place.tier, 1, on=PAID, by=place.office),
        "close": lambda found: close_round(found, place.office),
        "share": lambda found: give_quotas(found, place.office, {}),
        "nominate": lambda found: send(place, 1, "Em B"),
        "return": lambda found: return_unused(quota, place.nominators[0]),
        "certify": lambda found: certify(found, make_design(place.province), place.chair),
    }
    done: dict[str, set[str]] = {deed: set() for deed in deeds}
    told = {"decision": decision, "proposed_by": place.office, "decided_by": place.chair}
    empty = dict.fromkeys(told)

    for state in RoundState.values:
        is_decided = state in ("decided", "closed")
        Round.objects.filter(pk=place.round.pk).update(
            state=state, **(told if is_decided else empty | {"proposed_by": place.office})
        )
        for deed, do in deeds.items():
            renew(place)
            try:
                with transaction.atomic():
                    do(place.round)
                    done[deed].add(state)
                    transaction.set_rollback(True)
            except RoundRefused as refusal:
                if "người khác chuyển bước" not in str(refusal):
                    done[deed].add(state)  # it was its time: something else was missing
            place.rows = place.rows[:1]

    assert done == ALLOWED
