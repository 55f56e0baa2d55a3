"""Lists of members by Excel: what is read, told at which cell, stored (product.md M, R4–R7, R9)."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.models import Person
from members.joining import leave
from members.lists.storing import drop_forgotten, store
from members.models import Fee, Member, MemberLine, MemberList, Stay
from records.models import ListState, Upload
from records.sent_lists import CannotStore, drop
from tests.learning_models.books import tell_problems
from tests.members.books import AN, BINH, COUNTED_ON, CUC, HEAD, make_place, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make_place()


def take(rows, place, **told):
    """Send, read and store; what was written."""
    return store(send([HEAD, *rows], place, **told), place.officer)


def test_a_list_is_read_shown_and_stored_whole(place):
    member_list = send([HEAD, AN, BINH, CUC], place)

    assert tell_problems(member_list) == []
    assert member_list.found["changes"] == {
        "new": 3, "changed": 0, "moved": 0, "same": 0, "double": 0
    }  # fmt: skip
    assert not Member.objects.exists()

    store(member_list, place.officer)

    assert set(
        Member.objects.values_list(
            "person__name", "person__association", "person__birth_year", "person__address",
            "joined_on", "is_joined_year_only", "listed_in",
        )
    ) == {
        ("Nguyễn Văn An", place.vo_nhai.pk, 1960, "Số 12", date(2015, 11, 20), False,
         member_list.pk),
        ("Trần Thị Bình", place.vo_nhai.pk, 1971, "", date(2018, 1, 1), True, member_list.pk),
        ("Lê Thị Cúc", place.dai_tu.pk, None, "", None, False, member_list.pk),
    }  # fmt: skip
    assert set(Stay.objects.values_list("member__person__name", "association", "valid")) == {
        ("Nguyễn Văn An", place.xom_3.pk, DateRange(date(2015, 11, 20), None)),
        ("Trần Thị Bình", place.xom_3.pk, DateRange(date(2018, 1, 1), None)),
        ("Lê Thị Cúc", place.dai_tu.pk, DateRange(COUNTED_ON, None)),
    }
    assert set(Fee.objects.values_list("member__person__name", "year", "amount")) == {
        ("Nguyễn Văn An", 2025, 12_000), ("Trần Thị Bình", 2025, None),
    }  # fmt: skip


def test_r9_the_same_file_again_changes_nothing(place):
    take([AN, BINH, CUC], place)
    before = [list(model.objects.values()) for model in (Person, Stay, Fee, Member)]

    again = send([HEAD, AN, BINH, CUC], place)
    written = store(again, place.officer)

    assert again.found["changes"] == {
        "new": 0, "changed": 0, "moved": 0, "same": 3, "double": 0
    }  # fmt: skip
    assert set(written.values()) == {0}
    assert [list(model.objects.values()) for model in (Person, Stay, Fee, Member)] == before


@pytest.mark.parametrize(
    "name", ["nguyen van an", "AN NGUYỄN VĂN", "Ông Nguyễn Văn An", "Nguyễn Văn An"]
)
def test_diacritics_order_and_titles_do_not_make_another_member(place, name):
    take([AN], place)

    take([[*AN[:3], name, *AN[4:]]], place)

    assert Member.objects.count() == Person.objects.filter(membership__isnull=False).count() == 1


def test_what_is_told_later_belongs_to_the_member_who_had_none(place):
    take([CUC], place)

    take([[*CUC[:4], 1980, "Số 7", 2020, "x"]], place)

    told = ("person__birth_year", "person__address", "joined_on", "birth_year")
    assert list(Member.objects.values_list(*told)) == [(1980, "Số 7", date(2020, 1, 1), 1980)]
    assert Fee.objects.get().year == 2025


def test_another_branch_ends_one_stay_and_begins_the_next(place):
    take([AN], place)

    later = date(2026, 6, 30)
    take([[*AN[:2], "Chi hội trường THCS", *AN[3:]]], place, counted_on=later)

    assert list(Stay.objects.values_list("association", "valid", "ended_by")) == [
        (place.xom_3.pk, DateRange(date(2015, 11, 20), later), "moved"),
        (place.truong.pk, DateRange(later, None), ""),
    ]
    assert Member.objects.get().joined_on == date(2015, 11, 20)


def test_people_of_one_name_in_two_branches_are_two(place):
    rows = [[*CUC[:1], "Võ Nhai", branch, *CUC[3:]] for branch in ("Xóm 3", "Trường THCS")]

    member_list = send([HEAD, *rows], place)
    store(member_list, place.officer)

    assert tell_problems(member_list) == []
    assert Member.objects.count() == 2


def test_doubles_in_the_file_are_written_once_or_asked_about(place):
    same, other = [*AN[:3], "An Nguyen Van", *AN[4:]], [*AN[:7], None]

    once = send([HEAD, AN, same], place)
    asked = send([HEAD, AN, other], place)

    assert [(kind, cell) for kind, cell, _ in tell_problems(once)] == [("warning", "D3")]
    assert [(kind, cell) for kind, cell, _ in tell_problems(asked)] == [("error", "D3")]
    assert store(once, place.officer)["members"] == 1
    with pytest.raises(CannotStore, match="1 chỗ sai"):
        store(asked, place.officer)


@pytest.mark.parametrize(
    ("column", "value", "cell", "says"),
    [
        (2, "Chi hội xóm 9", "C2", "chưa có trong cây tổ chức"),
        (4, "sáu mươi", "E2", "không phải năm sinh"),
        (6, "hôm kia", "G2", "không rõ ngày vào hội"),
        (6, 1990, "G2", "phải từ năm 1996"),
        (6, "01/02/2026", "G2", "đến 31/12/2025"),
        (7, -5, "H2", "không phải số tiền"),
        (7, "chắc rồi", "H2", "không rõ nghĩa"),
    ],
)
def test_a_wrong_cell_is_told_where_it_stands(place, column, value, cell, says):
    row = [*AN]
    row[column] = value

    member_list = send([HEAD, row], place)

    ((severity, at, message),) = tell_problems(member_list)
    assert (severity, at) == ("error", cell)
    assert says in message
    assert member_list.answer


def test_the_register_keeps_the_day_of_joining_and_says_so(place):
    take([AN], place)

    member_list = send([HEAD, [*AN[:6], "20/11/2016", AN[7]]], place)
    store(member_list, place.officer)

    assert [(kind, cell) for kind, cell, _ in tell_problems(member_list)] == [("warning", "D2")]
    assert Member.objects.get().joined_on == date(2015, 11, 20)


def test_a_namesake_of_one_year_at_another_address_is_asked_about(place):
    take([AN], place)

    member_list = send([HEAD, [*AN[:5], "Số 13", *AN[6:]]], place)
    store(member_list, place.officer)

    ((severity, cell, message),) = tell_problems(member_list)
    assert (severity, cell) == ("warning", "D2")
    assert "“Số 12”" in message
    assert Member.objects.count() == 2


def test_two_lists_read_before_either_was_stored_do_not_double_a_member(place):
    first, second = send([HEAD, AN], place), send([HEAD, AN], place)

    store(first, place.officer)
    with pytest.raises(CannotStore, match="đọc lại"):
        store(second, place.officer)

    assert Member.objects.count() == 1


def test_who_left_is_not_touched_by_a_list_read_before(place):
    take([AN], place)
    member_list = send([HEAD, [*AN[:4], None, *AN[5:]]], place)
    leave(Member.objects.get(), date(2026, 1, 5), "resigned")

    with pytest.raises(CannotStore, match="đọc lại"):
        store(member_list, place.officer)


def test_a_code_finds_the_member_whose_name_was_wrong(place):
    take([AN], place)
    code = Member.objects.get().pk

    row = [*AN[:3], "Nguyễn Văn Ân", *AN[4:], code]
    store(send([[*HEAD, "Mã trên cổng"], row], place), place.officer)
    strange = send([[*HEAD, "Mã trên cổng"], [*CUC, code]], place)

    assert list(Member.objects.values_list("pk", "person__name")) == [(code, "Nguyễn Văn Ân")]
    assert [(kind, cell) for kind, cell, _ in tell_problems(strange)] == [("error", "D2")]


def test_an_officer_of_a_commune_sends_his_own_members_only(place):
    member_list = send([HEAD, CUC], place, by=place.commune_officer)

    assert member_list.found["counts"].get("question", 0) + member_list.found["counts"].get(
        "error", 0
    )
    with pytest.raises(CannotStore):
        store(member_list, place.commune_officer)


def test_a5_what_no_form_asks_is_told_and_never_kept(place):
    secret = "019080001234"
    member_list = send([[*HEAD, "Số CCCD"], [*AN, secret]], place)
    store(member_list, place.officer)

    assert member_list.found["not_kept"] == ["Số CCCD"]
    assert secret not in str(list(Person.objects.values())) + str(member_list.found)


def test_a5_lines_go_when_stored_dropped_or_forgotten_and_the_file_is_sealed(place, settings):
    stored, dropped, forgotten = (send([HEAD, row], place) for row in (AN, BINH, CUC))

    store(stored, place.officer)
    drop(dropped)
    settings.LIST_DAYS = -1
    drop_forgotten(COUNTED_ON)

    forgotten.refresh_from_db()
    assert forgotten.state == ListState.DROPPED
    assert not MemberLine.objects.exists()
    assert set(Upload.objects.values_list("is_sealed", flat=True)) == {True}
    assert "Nguyễn" not in str(list(MemberList.objects.values_list("found", flat=True)))
