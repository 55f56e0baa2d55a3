"""Open returns live through reorganisations (product.md A1, R8; decision 0010)."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.heirs import Heirs
from accounts.models import Mandate
from associations.models import ChangeKind, Reorganisation
from associations.reorganising.applying import preview
from associations.reorganising.cancelling import cancel, find_blocks
from associations.reorganising.lines import Line, NewName
from figures.models import Due, Period, Submission, Value
from figures.rebuilding import check
from records.models import RememberedAnswer
from returns import carrying
from returns.models import Reading, ReadingState, Return, ReturnState, Step
from returns.reorganising import RETURNS
from returns.sending import approvable, sendable
from returns.states import Overtaken
from returns.submission import keep_draft
from tests.associations.reorganising.dumping import dump
from tests.reorganised import (
    Before,
    abolish_districts,
    absorb,
    approve,
    carry_out,
    decide,
    divide,
    enter,
    find_founded,
    foresee,
    make_before,
    merge,
)
from tests.returns.books import make_book, make_upload

TITLE = RETURNS.title


@pytest.fixture
def place(db) -> Before:
    return make_before()


def owed_names(user, place: Before, code: str) -> set[str]:
    dues = sendable(user, place.form, place.periods[code])
    return set(dues.values_list("unit__association__name", flat=True))


def receive_file(place: Before, who: str, code: str) -> Reading:
    from returns.receiving import receive  # noqa: PLC0415 - the rest needs no reader

    user = place.people[who]
    content = make_book([(user.associations()[0].name, 10, 5)], ("Đơn vị", "population", "members"))
    return receive(
        make_upload(content, "so-lieu.xlsx"), version=place.form.versions.get(),
        period=place.periods[code], sender=user.associations()[0], by=user,
    )  # fmt: skip


# ----- who sends what ended units still owe -----


def test_a1_what_an_ended_unit_owes_of_an_earlier_period_goes_on_by_mandate(place):
    unit, clerk = place.units["Kha Sơn"], place.post("vanphong")
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    told = foresee(decision, TITLE)[f"owed:{unit.pk}"]

    carry_out(decision)

    assert told.text == ("Xã Kha Sơn còn nợ báo cáo năm 2025: vẫn phải gửi cho đến khi kỳ khóa.")
    assert told.proposed == f"post:{clerk.pk}"
    mandate = Mandate.objects.get()
    assert (mandate.post, mandate.reason) == (
        clerk, "Đơn vị đã kết thúc theo Quyết định số 12/QĐ",
    )  # fmt: skip
    assert set(mandate.units.values_list("name", flat=True)) == {"Kha Sơn", "Úc Kỳ"}
    assert {"Kha Sơn", "Úc Kỳ"} <= owed_names(place.people["vanphong"], place, "2025")
    sent = enter(place, "Kha Sơn", "vanphong", "2025")
    assert approve(place, sent).state == ReturnState.APPROVED


def test_a1_a_post_that_goes_on_sends_what_its_old_unit_owes(place):
    answers = {f"post:{place.post('khason').pk}": "to:0"}
    decision = decide(*merge(place, "Kha Sơn"))
    carry_out(decision, answers)
    moved = place.people["khason"].posts().get()

    told = {each.post for each in Mandate.objects.all()}

    assert told == {place.post("vanphong")}  # offered before the post had gone on
    assert moved.association == find_founded("Phú Sơn")


def test_what_was_approved_is_owed_no_more(place):
    approve(place, enter(place, "Kha Sơn", "khason", "2025"))

    told = foresee(decide(*merge(place, "Kha Sơn", "Úc Kỳ")), TITLE)

    assert {key for key in told if key.startswith("owed:")} == {
        f"owed:{place.units['Úc Kỳ'].pk}"
    }  # fmt: skip


def test_r8_what_an_ended_unit_submitted_is_still_approved(place):
    sent = enter(place, "Kha Sơn", "khason", "2025")

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    assert [due.pk for due in approvable(place.people["tinh"])] == [sent.due_id]
    approve(place, sent)
    assert check(place.periods["2025"]) == []


def test_r8_a_level_that_ended_leaves_its_approvals_to_the_province(db):
    place = make_before(with_districts=True)
    sent = enter(place, "Kha Sơn", "khason", "2025-H1")

    carry_out(decide(*abolish_districts(), on=date(2025, 7, 1)))

    assert approve(place, sent).state == ReturnState.APPROVED


# ----- returns of units that leave a roll -----


def test_a_begun_return_is_kept_whole_and_owes_nothing(place):
    approved = approve(place, enter(place, "Kha Sơn", "khason", members=700))
    steps = list(approved.steps.order_by("pk").values_list("kind", flat=True))

    carry_out(decide(*divide(place, "Kha Sơn", "Một", "Hai", "Ba")))

    kept = Return.objects.get(pk=approved.pk)
    assert (kept.due, kept.association, kept.period, kept.form) == (
        None, place.units["Kha Sơn"], place.periods["2026"], place.form,
    )  # fmt: skip
    assert (kept.state, kept.approved_submission) == (
        ReturnState.APPROVED, approved.approved_submission,
    )  # fmt: skip
    assert list(kept.steps.order_by("pk").values_list("kind", flat=True)) == steps
    assert str(kept) == "bieu-01 của Xã Kha Sơn (đã rời danh sách kỳ 2026)"
    assert Value.objects.filter(submission=kept.submission, status=1).count() == 2


def test_a3_every_part_of_a_divided_commune_reads_what_was_kept(place):
    kept = approve(place, enter(place, "Kha Sơn", "khason"))
    carry_out(decide(*divide(place, "Kha Sơn", "Một", "Hai", "Ba")))
    type_ = type(place.units["Kha Sơn"])

    readers = {
        name
        for name in ("Một", "Hai", "Ba", "Úc Kỳ")
        if Return.objects.within(type_.objects.filter(name=name), past=True)
        .filter(pk=kept.pk).exists()
        and Step.objects.within(type_.objects.filter(name=name), past=True)
        .filter(return_of=kept.pk).exists()
        and Submission.objects.within(type_.objects.filter(name=name), past=True).exists()
    }  # fmt: skip

    assert readers == {"Một", "Hai", "Ba"}


def test_a_return_that_was_not_begun_goes_with_its_unit(place):
    blank = place.return_of("Kha Sơn").pk

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    assert not Return.objects.filter(pk=blank).exists()
    assert not Return.objects.filter(due=None).exists()


def test_a_draft_is_kept_as_it_was_typed(place):
    each = place.return_of("Kha Sơn")
    keep_draft(each, {"members": "1.2"}, place.people["khason"])

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    kept = Return.objects.get(pk=each.pk)
    assert (kept.state, kept.draft, kept.due) == (ReturnState.DRAFT, {"members": "1.2"}, None)


def test_who_still_looks_at_a_return_that_left_is_told(place):
    sent = enter(place, "Kha Sơn", "khason")
    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    with pytest.raises(Overtaken, match="Danh sách đơn vị của kỳ vừa đổi"):
        approve(place, sent)

    assert Submission.objects.get(pk=sent.submission_id).status == "submitted"


# ----- what successors start from -----


def test_a_merged_unit_starts_from_the_sum_and_nothing_counts_until_it_is_sent(place):
    approve(place, enter(place, "Kha Sơn", "khason", population=8000, members=1500))
    enter(place, "Úc Kỳ", "ucky", population=1250, members=300)
    key = f"carry:{place.periods['2026'].pk}:{place.units['Kha Sơn'].pk}"
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    told = foresee(decision, TITLE)[key]

    carry_out(decision)

    assert told.text == "Báo cáo năm 2026 của Xã Phú Sơn: Xã Kha Sơn, Xã Úc Kỳ đã có số."
    assert told.proposed == "carry"
    new = place.return_of(find_founded("Phú Sơn"))
    assert (new.state, new.draft) == (
        ReturnState.DRAFT, {"population": "9.250", "members": "1.800"},
    )  # fmt: skip
    assert new.steps.get().text == (
        "Số điền sẵn là tổng số đã gửi của Xã Kha Sơn, Xã Úc Kỳ, hợp thành đơn vị này theo Quyết "
        "định số 12/QĐ. Hãy xem lại, bổ sung rồi nộp."
    )
    assert not Value.objects.filter(association=find_founded("Phú Sơn")).exists()
    assert check(place.periods["2026"]) == []


def test_sums_prepared_before_the_lock_are_used_only_while_nothing_was_sent_since(place):
    enter(place, "Kha Sơn", "khason", members=1500)
    plan = preview([decide(*merge(place, "Kha Sơn", "Úc Kỳ"))]).plan
    prepared = carrying.Sums(place.periods["2026"], Heirs(plan))
    standing = [prepared.are_current()]

    row = enter(place, "Úc Kỳ", "ucky", members=300)
    standing.append(prepared.are_current())
    again = carrying.Sums(place.periods["2026"], Heirs(plan))
    approve(place, row)

    assert prepared.by_heir == {}
    ((numbers,),) = [list(forms.values()) for forms in again.by_heir.values()]
    assert numbers["members"] == 1800
    assert standing == [True, False]
    assert not again.are_current()


def test_the_clerk_may_decline_what_is_carried(place):
    enter(place, "Kha Sơn", "khason")
    enter(place, "Úc Kỳ", "ucky")
    key = f"carry:{place.periods['2026'].pk}:{place.units['Kha Sơn'].pk}"

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")), {key: "anew"})

    new = place.return_of(find_founded("Phú Sơn"))
    assert (new.state, new.draft, new.steps.count()) == (ReturnState.OWED, {}, 0)


def test_nothing_is_carried_where_one_part_is_missing(place):
    enter(place, "Kha Sơn", "khason")

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    assert place.return_of(find_founded("Phú Sơn")).draft == {}


def test_nothing_is_carried_of_a_divided_unit(place):
    enter(place, "Kha Sơn", "khason")

    carry_out(decide(*divide(place, "Kha Sơn", "Một", "Hai", "Ba")))

    assert {place.return_of(find_founded(name)).state for name in ("Một", "Hai", "Ba")} == {
        ReturnState.OWED
    }


@pytest.mark.parametrize(("answer", "state"), [("reopen", "sent_back"), ("keep", "approved")])
def test_a_unit_whose_territory_grew_sends_again(answer, state, place):
    each = approve(place, enter(place, "Úc Kỳ", "ucky", members=300))
    decision = decide(*absorb(place, "Kha Sơn", "Úc Kỳ"))
    told = foresee(decision, TITLE)[f"changed:{each.pk}"]

    carry_out(decision, {f"changed:{each.pk}": answer})

    each.refresh_from_db()
    assert told.text == (
        "bieu-01, năm 2026: Xã Úc Kỳ đã được duyệt số của địa bàn cũ, nay địa bàn thay đổi."
    )
    assert (each.state, told.proposed) == (state, "reopen")
    assert Value.objects.filter(association=place.units["Úc Kỳ"], status=1).count() == 2
    assert check(place.periods["2026"]) == []


# ----- routes, deadlines, files, wordings -----


def test_preview_names_the_new_approver_of_what_a_moved_unit_sent(place):
    enter(place, "Kha Sơn", "khason")
    move = Line(
        ChangeKind.MOVE, place.units["Kha Sơn"].pk,
        new=NewName(parent=place.units["Lạng Sơn"].pk),
    )  # fmt: skip
    decision = decide(move)

    told = foresee(decision, TITLE)
    carry_out(decision)

    assert [each.text for each in told.values()] == [
        "1 báo cáo năm 2026 đã nộp, chưa duyệt, của Xã Kha Sơn: trước do Tỉnh Thái Nguyên duyệt, "
        "từ nay do Tỉnh Lạng Sơn và cấp trên duyệt."
    ]
    names = [due.unit.association.name for due in approvable(place.people["langson"])]
    assert names == ["Kha Sơn"]
    assert list(approvable(place.people["tinh"])) == []


def test_units_that_come_in_after_the_deadline_get_more_time(place):
    Period.objects.filter(code="2026").update(
        first_day=date(2026, 1, 1), last_day=date(2026, 3, 31)
    )
    today = timezone.localdate()
    until = max(today, date(2026, 3, 1)) + timedelta(days=15)
    key = f"deadline:{place.periods['2026'].pk}:{place.form.pk}"
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    told = foresee(decision, TITLE)[key]

    carry_out(decision)

    assert told.text == ("bieu-01, năm 2026: hạn 15/04/2026 đã qua hoặc quá gần cho 1 đơn vị mới.")
    new = place.return_of(find_founded("Phú Sơn"))
    assert (told.proposed, new.extended_to) == ("extend", until)
    assert place.return_of("Tân Lập").extended_to is None


def test_an_extension_goes_on_in_the_successor(place):
    each = enter(place, "Kha Sơn", "khason")
    Return.objects.filter(pk=each.pk).update(extended_to=date(2027, 2, 10))

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    assert place.return_of(find_founded("Phú Sơn")).extended_to == date(2027, 2, 10)


def test_a_file_not_yet_submitted_is_refused_in_words_and_kept(place):
    reading = receive_file(place, "khason", "2026")
    earlier = receive_file(place, "khason", "2025")
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    told = foresee(decision, TITLE)[f"readings:{place.periods['2026'].pk}"]

    carry_out(decision)

    reading.refresh_from_db(), earlier.refresh_from_db()
    assert told.text.startswith("1 tệp báo cáo năm 2026 đã tải lên mà chưa nộp")
    assert reading.state == ReadingState.REFUSED
    assert reading.refused.startswith("Danh sách đơn vị của kỳ đã đổi theo Quyết định số 12/QĐ.")
    assert reading.upload.file.size
    assert earlier.state == ReadingState.READ


def remember(place: Before, name: str, who: str, kind: str, text: str, meaning: str) -> None:
    RememberedAnswer.objects.create(
        association=place.units[name], form="bieu-01", kind=kind, text=text, meaning=meaning,
        answered_by=place.people[who],
    )  # fmt: skip


def test_r4_remembered_answers_pass_on_where_the_old_units_agree(place):
    own = str(place.units["Kha Sơn"].pk)
    remember(place, "Kha Sơn", "khason", "column", "dan so", "population")
    remember(place, "Kha Sơn", "khason", "column", "tong hv", "members")
    remember(place, "Úc Kỳ", "ucky", "column", "tong hv", "members")
    remember(place, "Kha Sơn", "khason", "column", "so nguoi", "population")
    remember(place, "Úc Kỳ", "ucky", "column", "so nguoi", "members")
    remember(place, "Kha Sơn", "khason", "unit", "xa ta", own)

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    new = find_founded("Phú Sơn")
    passed = RememberedAnswer.objects.filter(association=new)
    assert set(passed.values_list("kind", "text", "meaning")) == {
        ("column", "dan so", "population"),
        ("column", "tong hv", "members"),
        ("unit", "xa ta", str(new.pk)),
    }
    assert RememberedAnswer.objects.count() == 9


def test_r4_answers_of_a_divided_unit_do_not_pass(place):
    remember(place, "Kha Sơn", "khason", "column", "dan so", "population")

    carry_out(decide(*divide(place, "Kha Sơn", "Một", "Hai", "Ba")))

    assert RememberedAnswer.objects.count() == 1


# ----- cancelling -----


def test_t2_cancelling_gives_everything_back(place):
    approve(place, enter(place, "Kha Sơn", "khason"))
    enter(place, "Úc Kỳ", "ucky")
    keep_draft(place.return_of("Kha Sơn", "2025"), {"members": "5"}, place.people["khason"])
    remember(place, "Kha Sơn", "khason", "column", "dan so", "population")
    receive_file(place, "khason", "2026")
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    before = dump()
    carry_out(decision)
    assert dump() != before

    cancel(Reorganisation.objects.get(pk=decision.pk))

    after = dump()
    assert {table for table in before if before[table] != after.get(table)} == set()
    assert before.keys() == after.keys()


def test_t2_cancelling_an_absorption_gives_the_approval_back(place):
    approve(place, enter(place, "Úc Kỳ", "ucky"))
    decision = decide(*absorb(place, "Kha Sơn", "Úc Kỳ"))
    before = dump()
    carry_out(decision)

    cancel(Reorganisation.objects.get(pk=decision.pk))

    assert dump() == before


def test_a_draft_typed_since_stands_against_cancelling(place):
    enter(place, "Kha Sơn", "khason")
    enter(place, "Úc Kỳ", "ucky")
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    carry_out(decision)
    untouched = find_blocks(Reorganisation.objects.get(pk=decision.pk))
    new = place.return_of(find_founded("Phú Sơn"))
    keep_draft(new, {"members": "7"}, place.people["vanphong"])

    blocks = find_blocks(Reorganisation.objects.get(pk=decision.pk))

    assert untouched == []
    assert (
        "bieu-01 của Xã Phú Sơn đã có người nhập hoặc nộp sau khi áp dụng, nên không hủy được nữa."
    ) in blocks


def test_dues_and_returns_stay_one_to_one(place):
    enter(place, "Kha Sơn", "khason")
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))

    carry_out(decision)

    owed = Return.objects.exclude(due=None)
    assert set(owed.values_list("due", flat=True)) == set(Due.objects.values_list("pk", flat=True))
