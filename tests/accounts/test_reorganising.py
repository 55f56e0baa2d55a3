"""Posts, log-ins, mandates and records of persons live through reorganisations (A1, A3, A4)."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.access import mandated_units
from accounts.models import Mandate, Person, Post
from accounts.reorganising import POSTS
from associations.models import ChangeKind, Reorganisation
from associations.reorganising.cancelling import cancel, find_blocks
from associations.reorganising.lines import Line, NewName
from associations.tree import NewUnit, close, found
from tests.associations.reorganising.dumping import dump
from tests.factories import make_officer, make_person
from tests.reorganised import (
    DAY,
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

TITLE = POSTS.title


@pytest.fixture
def place(db) -> Before:
    return make_before()


def offer(choices) -> dict[str, str]:
    return {choice.value: choice.label for choice in choices}


def read_posts(username: str, place: Before) -> list[tuple]:
    """(association, first day, day after the last) of the officer's posts."""
    posts = Post.objects.filter(person=place.people[username].person).order_by("pk")
    return [(post.association.name, post.valid.lower, post.valid.upper) for post in posts]


def give_mandate(place: Before, username: str, *names: str, **fields) -> Mandate:
    mandate = Mandate.objects.create(
        post=place.post(username), reason=fields.pop("reason", "gửi thay"), **fields
    )
    mandate.units.set([place.units[name] for name in names])
    return mandate


# ----- posts -----


def test_a1_posts_of_ended_units_end_the_day_before(place):
    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    assert read_posts("khason", place) == [("Kha Sơn", None, DAY)]
    assert read_posts("tanlap", place) == [("Tân Lập", None, None)]
    assert not place.people["khason"].posts().exists()
    assert place.people["khason"].posts(date(2026, 2, 28)).exists()


def test_a4_the_session_of_a_post_that_ended_ends_at_once(place):
    client = Client()
    client.force_login(place.people["khason"])
    assert client.get(reverse("returns:home")).status_code == 200

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    assert client.get(reverse("returns:home")).status_code == 302


def test_preview_asks_about_every_post_and_names_who_is_left_without_any(place):
    post, user = place.post("khason"), place.people["khason"]

    told = foresee(decide(*merge(place, "Kha Sơn", "Úc Kỳ")), TITLE)

    asked = told[f"post:{post.pk}"]
    assert asked.text == "Cán bộ Xã Kha Sơn: Trần Thị Hoa."
    assert offer(asked.choices) == {
        "end": "Kết thúc, ngày cuối 28/02/2026",
        "to:0": "Chuyển sang Xã Phú Sơn, giữ chức vụ và quyền",
    }
    assert asked.proposed == "end"
    assert told[f"account:{user.pk}"].text == (
        "Tài khoản khason (Trần Thị Hoa): không còn chức vụ nào khác. Nếu chức vụ trên kết thúc "
        "thì từ 01/03/2026 không đăng nhập làm việc được nữa."
    )
    named = {key for key in told if key.startswith(("post:", "account:"))}
    assert len(named) == 4  # those of Kha Sơn and Úc Kỳ, of nobody else


def test_a_post_goes_on_in_the_successor_where_the_clerk_says_so(place):
    key = f"post:{place.post('khason').pk}"

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")), {key: "to:0"})

    assert read_posts("khason", place) == [("Kha Sơn", None, DAY), ("Phú Sơn", DAY, None)]
    assert place.people["khason"].roles() == {"entry"}
    assert read_posts("ucky", place) == [("Úc Kỳ", None, DAY)]


def test_of_a_division_each_successor_is_offered(place):
    key = f"post:{place.post('khason').pk}"
    decision = decide(*divide(place, "Kha Sơn", "Một", "Hai", "Ba"))
    asked = foresee(decision, TITLE)[key]

    carry_out(decision, {key: "to:2"})

    assert [choice.value for choice in asked.choices] == ["end", "to:0", "to:1", "to:2"]
    assert read_posts("khason", place)[1:] == [("Ba", DAY, None)]


def test_one_unit_founded_anew_of_another_takes_its_officers_on(place):
    decision = decide(*merge(place, "Kha Sơn"))

    told = foresee(decision, TITLE)[f"post:{place.post('khason').pk}"]
    carry_out(decision)

    assert told.proposed == "to:0"
    assert read_posts("khason", place)[1:] == [("Phú Sơn", DAY, None)]


def test_posts_of_a_level_that_ends_may_go_on_in_the_province(db):
    place = make_before(with_districts=True)
    officer = make_officer("phubinh", place.units["Phú Bình"], ("entry", "approve"))
    key = f"post:{officer.person.posts.get().pk}"
    decision = decide(*abolish_districts(), on=date(2025, 7, 1))
    asked = foresee(decision, TITLE)[key]

    carry_out(decision, {key: "to:0"})

    assert offer(asked.choices)["to:0"] == "Chuyển sang Tỉnh Thái Nguyên, giữ chức vụ và quyền"
    assert [post.association.name for post in officer.posts()] == ["Thái Nguyên"]


def test_a_post_that_began_after_the_day_ends_after_its_first_day(place):
    """The decision was entered late."""
    late = make_officer("muon", place.units["Kha Sơn"], valid=(date(2026, 5, 1), None))

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    [post] = late.person.posts.all()
    assert (post.valid.lower, post.valid.upper) == (date(2026, 5, 1), date(2026, 5, 2))


def test_small_form_ends_the_posts_of_a_closed_branch_at_once(place):
    [branch] = found(NewUnit("thôn 1", "branch", place.units["Kha Sơn"].pk), on=date(2026, 1, 1))
    head = make_officer("chihoi", branch)

    close(branch.pk, on=DAY)

    assert head.person.posts.get().valid.upper == DAY
    assert read_posts("khason", place) == [("Kha Sơn", None, None)]


# ----- mandates -----


def test_a1_an_ended_unit_stays_in_its_mandate(place):
    mandate = give_mandate(place, "vanphong", "Kha Sơn", reason="xã chưa có cán bộ")
    key = f"mandated:{mandate.pk}:{place.units['Kha Sơn'].pk}"
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    told = foresee(decision, TITLE)[key]

    carry_out(decision)

    assert told.text == (
        "Ủy nhiệm “xã chưa có cán bộ” gồm Xã Kha Sơn: đơn vị ấy ở lại trong ủy nhiệm đến khi các "
        "kỳ còn nợ khóa lại."
    )
    assert (offer(told.choices)["add"], told.proposed) == ("Thêm Xã Phú Sơn cho các kỳ sau", "add")
    units = mandated_units(place.people["vanphong"], "bieu-01", date(2026, 12, 31))
    assert set(units.values_list("name", flat=True)) == {"Kha Sơn", "Phú Sơn"}


def test_a1_a_mandate_whose_post_ends_goes_to_the_nearest_post_above(place):
    mandate = give_mandate(place, "khason", "Tân Lập", reason="giúp xã bạn")
    clerk = place.post("vanphong")
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    told = foresee(decision, TITLE)[f"mandate:{mandate.pk}"]

    carry_out(decision)

    assert told.text == (
        "Ủy nhiệm gửi báo cáo cho 1 đơn vị (giúp xã bạn), đang giao cho Trần Thị Hoa, Cán bộ Xã "
        "Kha Sơn."
    )
    assert set(offer(told.choices)) == {f"post:{clerk.pk}", "follow", "end"}
    assert told.proposed == f"post:{clerk.pk}"
    passed = Mandate.objects.exclude(pk=mandate.pk).get(reason="giúp xã bạn")
    assert (passed.post, passed.reason) == (clerk, "giúp xã bạn")
    assert set(passed.units.all()) == {place.units["Tân Lập"]}


@pytest.mark.parametrize("moves", [True, False])
def test_a_mandate_follows_its_holder_only_where_the_post_goes_on(moves, place):
    mandate = give_mandate(place, "khason", "Tân Lập")
    answers = {
        f"post:{place.post('khason').pk}": "to:0" if moves else "end",
        f"mandate:{mandate.pk}": "follow",
    }

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")), answers)

    passed = Mandate.objects.exclude(pk=mandate.pk).filter(reason="gửi thay")
    assert [each.post.association.name for each in passed] == (["Phú Sơn"] if moves else [])


# ----- records of persons -----


def test_a3_records_stay_with_the_ended_unit_unless_handed_over(place):
    person = make_person("Hoàng Thị Kín", place.units["Kha Sơn"])
    key = f"people:{place.units['Kha Sơn'].pk}"
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    told = foresee(decision, TITLE)[key]

    carry_out(decision)

    person.refresh_from_db()
    assert told.text == (
        "2 hồ sơ người do Xã Kha Sơn giữ: ở lại, chỉ hội cấp tỉnh đọc được cho đến khi bàn giao."
    )
    assert (told.proposed, told.count) == ("keep", 2)
    assert person.association == place.units["Kha Sơn"]


def test_a3_records_are_handed_over_in_the_event_where_the_clerk_says_so(place):
    person = make_person("Hoàng Thị Kín", place.units["Kha Sơn"])
    key = f"people:{place.units['Kha Sơn'].pk}"

    carry_out(decide(*divide(place, "Kha Sơn", "Một", "Hai", "Ba")), {key: "to:1"})

    person.refresh_from_db()
    assert person.association == find_founded("Hai")
    readers = {name for name in ("Một", "Hai", "Ba")
               if Person.objects.within(_root(find_founded(name)), past=True).exists()}  # fmt: skip
    assert readers == {"Hai"}


def _root(unit):
    return type(unit).objects.filter(pk=unit.pk)


# ----- cancelling -----


def test_t2_cancelling_gives_posts_mandates_and_records_back(place):
    give_mandate(place, "khason", "Tân Lập")
    give_mandate(place, "vanphong", "Kha Sơn", "Úc Kỳ")
    answers = {
        f"post:{place.post('khason').pk}": "to:0",
        f"people:{place.units['Kha Sơn'].pk}": "to:0",
    }
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    before = dump()
    carry_out(decision, answers)
    assert dump() != before

    cancel(Reorganisation.objects.get(pk=decision.pk))

    assert dump() == before


def test_an_officer_named_since_stands_against_cancelling(place):
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    carry_out(decision)
    make_officer("moi", find_founded("Phú Sơn"))

    blocks = find_blocks(Reorganisation.objects.get(pk=decision.pk))

    assert {block for block in blocks if "“chức vụ”" in block or "“người”" in block} == {
        f"1 dòng của “{table}” đã gắn với những gì đợt này lập ra; bỏ hoặc chuyển các dòng ấy "
        "trước."
        for table in ("chức vụ", "người")
    }


def test_a_unit_that_only_moves_keeps_its_posts(place):
    move = Line(
        ChangeKind.MOVE, place.units["Kha Sơn"].pk,
        new=NewName(parent=place.units["Lạng Sơn"].pk),
    )  # fmt: skip
    decision = decide(move)

    told = foresee(decision, TITLE)
    carry_out(decision)

    assert told == {}
    assert read_posts("khason", place) == [("Kha Sơn", None, None)]
