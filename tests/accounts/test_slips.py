"""Slips: printed by the level above, used once, and what they end (product.md A4, A6)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import slips
from accounts.models import Authenticator, Office, Person, Post, Session, Slip, User
from accounts.slips import NoSlip, issue, list_posts_below, make_password_of, read_words
from associations.models import Association
from khuyenhoc.lib.names import vn_norm
from tests.factories import make_association, make_officer, make_person
from tests.second_factor import give_app

pytestmark = pytest.mark.django_db
OLD = "cau thang go lim keu"


@pytest.fixture
def place() -> dict:
    nation = make_association("Việt Nam", "national")
    province = make_association("Thái Nguyên", "province", nation)
    commune = make_association("Kha Sơn", "commune", province)
    sister = make_association("Lạng Sơn", "province", nation)
    chair = make_officer("xa", commune, ("entry", "approve"), name="Lê Thị Xã")
    chair.set_password(OLD)
    chair.save()
    return {
        "province": province, "commune": commune, "chair": chair,
        "above": make_officer("tinh", province, ("approve",), name="Trần Văn Tỉnh"),
        "beside": make_officer("tinh-2", province, ("approve",), name="Vũ Văn Bên"),
        "elsewhere": make_officer("khac", sister, ("approve",), name="Hà Văn Khác"),
    }  # fmt: skip


def _seat(person: Person, association: Association) -> Post:
    return Post.objects.create(
        person=person, association=association, office=Office.CHAIR, valid=(None, None)
    )


def enter(client: Client, username: str, code: str):
    return client.post(reverse("slip"), {"username": username, "code": code})


def test_a6_a_slip_is_used_once_and_leads_to_a_password_of_three_things(place, client):
    [slip] = issue([place["chair"].person_id], place["above"])

    led = enter(client, "XA ", slip.code.lower().replace("-", " "))
    page = client.get(led.url)
    sealed, words = page.context["offers"][0]
    entered = client.post(led.url, {"words": sealed})
    password = " ".join(vn_norm(word) for word in words.split(" · "))
    again = enter(Client(), "xa", slip.code)

    chair = User.objects.get(username="xa")
    assert (led.status_code, entered.status_code) == (302, 302)
    assert chair.check_password(password)
    assert client.get("/lam-viec/").url.startswith(reverse("second_factor"))  # he approves
    assert again.status_code == 422
    assert "Trần Văn Tỉnh" in page.text


def test_a4_a_slip_ends_what_was_before_it(place):
    chair, there = place["chair"], Client()
    give_app(chair)
    there.force_login(chair)

    issue([chair.person_id], place["above"])

    chair.refresh_from_db()
    assert not chair.has_usable_password()
    assert not Session.objects.filter(user=chair).exists()
    assert not Authenticator.objects.filter(user=chair).exists()
    assert there.get("/lam-viec/").url.startswith(reverse("login"))
    [event] = Slip.objects.get().events.all()
    assert event.pgh_context.metadata["user"] == place["above"].pk


def test_a_new_slip_takes_the_place_of_the_one_before(place, client):
    [first] = issue([place["chair"].person_id], place["above"])
    [second] = issue([place["chair"].person_id], place["above"])

    assert enter(client, "xa", first.code).status_code == 422
    assert enter(client, "xa", second.code).status_code == 302


def test_a_slip_is_good_for_72_hours(place, client):
    [slip] = issue([place["chair"].person_id], place["above"])
    kept = Slip.objects.get()
    assert kept.expires_at - kept.issued_at == pytest.approx(timedelta(hours=72), abs=timedelta(1))

    past = timezone.now() - timedelta(hours=73)
    Slip.objects.update(issued_at=past, expires_at=past + timedelta(hours=72))

    assert enter(client, "xa", slip.code).status_code == 422


def test_code_is_four_groups_of_four_without_what_is_taken_for_another(place):
    codes = [issue([place["chair"].person_id], place["above"])[0].code for _ in range(20)]

    assert {tuple(map(len, code.split("-"))) for code in codes} == {(4, 4, 4, 4)}
    assert set("".join(codes)).isdisjoint("0O1I")
    assert all(code not in str(list(Slip.objects.values())) for code in codes)


@pytest.mark.parametrize("who", ["elsewhere", "beside", "chair"])
def test_a2_nobody_else_is_given_a_slip(place, who):
    with pytest.raises(NoSlip):
        issue([place["above"].person_id], place[who])

    assert not Slip.objects.exists()


def test_a2_who_also_holds_a_post_elsewhere_is_not_opened_from_here(place):
    _seat(place["chair"].person, place["elsewhere"].posts().get().association)

    with pytest.raises(NoSlip):
        issue([place["chair"].person_id], place["above"])


def test_a2_one_person_out_of_reach_and_nobody_gets_a_slip(place):
    keys = [place["chair"].person_id, place["elsewhere"].person_id]

    with pytest.raises(NoSlip):
        issue(keys, place["above"])
    with pytest.raises(NoSlip):
        issue([], place["above"])

    assert place["chair"].check_password(OLD)
    assert not Slip.objects.exists()


def test_a6_officers_without_a_log_in_get_one_each_named_like_them(place):
    people = [make_person("Nguyễn Thị Đào", place["commune"]) for _ in range(3)]
    for person in people:
        _seat(person, place["commune"])

    printed = issue([person.pk for person in people], place["above"])

    names = {slip.username for slip in printed}
    assert names == {"nguyen-thi-dao", "nguyen-thi-dao-2", "nguyen-thi-dao-3"}
    assert {user.person_id for user in User.objects.filter(username__in=names)} == {
        person.pk for person in people
    }


def test_the_same_answer_for_a_name_that_nobody_has_and_a_lock_after_five(place, client):
    issue([place["chair"].person_id], place["above"])

    known = [enter(client, "xa", "AAAA-BBBB-CCCC-DDDD").status_code for _ in range(5)]
    unknown = [enter(client, "khong-ai", "AAAA-BBBB-CCCC-DDDD").status_code for _ in range(5)]

    assert known == unknown == [422, 422, 422, 422, 429]


def test_page_prints_the_chosen_as_pdf_and_shows_only_ones_own(place, client):
    client.force_login(place["above"])
    url = reverse("slips")

    page = client.get(url)
    nothing = client.post(url, {})
    paper = client.post(url, {"person": [place["chair"].person_id]})
    late = client.get(url, {"chua-vao-tu": "2026-01-01", "tim": "le thi xa"})

    assert [post.person.name for post in page.context["page"]] == ["Lê Thị Xã"]
    assert nothing.status_code == 422
    assert (paper.headers["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    assert "no-store" in paper.headers["Cache-Control"]
    assert [post.person.name for post in late.context["page"]] == ["Lê Thị Xã"]


def test_a_forged_choice_is_not_taken(place, client):
    [slip] = issue([place["chair"].person_id], place["above"])
    enter(client, "xa", slip.code)

    answers = [client.post(reverse("slip_words"), {"words": words}) for words in ("", "cay tre")]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert not User.objects.get(username="xa").has_usable_password()
    assert Client().get(reverse("slip_words")).url == reverse("slip")


def test_phrases_stay_apart_without_their_marks_and_pass_as_passwords(place):
    plain = [vn_norm(word) for word in read_words()]

    assert len(plain) == len(set(plain)) >= 512  # 27 bits of three
    assert min(map(len, plain)) >= 6
    assert len(make_password_of([0, 1, 2])) >= slips.CHOSEN * 6


def test_who_holds_no_post_today_has_no_place_in_the_list(place):
    place["chair"].person.posts.update(valid=("2020-01-01", "2021-01-01"))

    assert list(list_posts_below(place["above"])) == []
