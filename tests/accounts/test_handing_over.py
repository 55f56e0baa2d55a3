"""Records of persons pass to a successor only by being handed over (product.md A3, A5)."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.handing_over import NotHandedOver, hand_over
from accounts.models import Person, User
from associations.models import Association
from tests.factories import make_association, make_officer, make_person
from tests.reorganised import Before, carry_out, decide, divide, find_founded, make_before

PARTS = ("Một", "Hai", "Ba")


@pytest.fixture
def place(db) -> Before:
    """A commune divided in three, with a record of a person."""
    made = make_before()
    make_person("Hoàng Thị Kín", made.units["Kha Sơn"])
    carry_out(decide(*divide(made, "Kha Sơn", *PARTS)))
    return made


def find_person() -> Person:
    return Person.objects.get(name="Hoàng Thị Kín")


def list_readers() -> set[str]:
    """Which units' officers read the record."""
    names = (*PARTS, "Úc Kỳ", "Thái Nguyên", "Lạng Sơn")
    return {
        name
        for name in names
        if Person.objects.within(Association.objects.filter(name=name), past=True)
        .filter(pk=find_person().pk)
        .exists()
    }


def test_a3_only_the_province_reads_until_handed_over(place):
    before = list_readers()

    count = hand_over([find_person()], find_founded("Hai"), place.people["tinh"], "Biên bản số 3")

    assert before == {"Thái Nguyên"}
    assert count == 1
    assert list_readers() == {"Hai", "Thái Nguyên"}


def test_a5_the_log_keeps_who_handed_over_and_why(place):
    hand_over([find_person()], find_founded("Hai"), place.people["tinh"], "Biên bản số 3")

    event = find_person().events.order_by("pgh_id").last()
    assert (event.pgh_label, event.association_id) == ("update", find_founded("Hai").pk)
    assert event.pgh_context.metadata == {
        "user": place.people["tinh"].pk, "reason": "Biên bản số 3",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["Úc Kỳ", "Kha Sơn", "Thái Nguyên"])
def test_a3_nobody_but_a_living_successor_gets_records(name, place):
    with pytest.raises(NotHandedOver, match="không kế thừa Xã Kha Sơn"):
        hand_over([find_person()], Association.objects.get(name=name), place.people["tinh"])

    assert find_person().association == place.units["Kha Sơn"]


@pytest.mark.parametrize("username", ["vanphong", "ucky"])
def test_a3_only_who_approves_in_the_province_hands_over(username, place):
    with pytest.raises(NotHandedOver, match="quyền duyệt ở hội cấp tỉnh"):
        hand_over([find_person()], find_founded("Hai"), place.people[username])

    assert find_person().association == place.units["Kha Sơn"]


def test_a2_records_of_another_province_are_out_of_reach(place):
    with pytest.raises(NotHandedOver, match="ngoài phạm vi"):
        hand_over([find_person()], find_founded("Hai"), place.people["langson"])


def test_a_successor_outside_the_province_is_out_of_reach(place):
    elsewhere = make_association("Bắc Sơn", "commune", place.units["Lạng Sơn"])

    with pytest.raises(NotHandedOver, match="ngoài phạm vi"):
        hand_over([find_person()], elsewhere, place.people["tinh"])


def test_nothing_passes_where_one_record_may_not(place):
    other = make_person("Người xã khác", place.units["Úc Kỳ"])

    with pytest.raises(NotHandedOver, match="không kế thừa Xã Úc Kỳ"):
        hand_over([find_person(), other], find_founded("Hai"), place.people["tinh"])

    assert find_person().association == place.units["Kha Sơn"]


# ----- on the desk -----


def sign_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def press(client: Client, *people: Person, **fields):
    data = {"action": "hand_over", "_selected_action": [each.pk for each in people], **fields}
    return client.post(reverse("admin:accounts_person_changelist"), data, follow=True)


def test_a3_the_desk_offers_the_successors_and_hands_over(place):
    client = sign_in(place.people["tinh"])
    asked = press(client, find_person())

    done = press(client, find_person(), to=find_founded("Ba").pk, reason="Biên bản số 3")

    assert [unit.name for unit in asked.context["takers"]] == ["Ba", "Hai", "Một"]
    assert find_person().association == find_founded("Ba")
    assert "Đã bàn giao 1 hồ sơ cho Xã Ba." in done.text


def test_a3_the_desk_tells_why_a_record_stays(place):
    person = make_person("Người xã khác", place.units["Úc Kỳ"])

    answer = press(sign_in(place.people["tinh"]), person)

    assert "Không có đơn vị nào kế thừa" in answer.text
    assert Person.objects.get(pk=person.pk).association == place.units["Úc Kỳ"]


def test_a3_the_desk_refuses_who_may_only_look(place):
    looker = make_officer("xem", place.units["Thái Nguyên"], ("look",))

    answer = press(sign_in(looker), find_person(), to=find_founded("Ba").pk)

    assert "quyền duyệt ở hội cấp tỉnh" in answer.text
    assert find_person().association == place.units["Kha Sơn"]


def test_a2_the_desk_knows_no_record_of_another_province(place):
    press(sign_in(place.people["langson"]), find_person(), to=find_founded("Ba").pk)

    assert find_person().association == place.units["Kha Sơn"]
