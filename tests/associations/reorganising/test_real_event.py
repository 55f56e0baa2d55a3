"""The reorganisation of 1 July 2025, replayed over some provinces of the real tree of 2024."""

from pathlib import Path

import pytest
from django.db import connection, transaction

from associations.checking import check_tree
from associations.levels import TWO_TIERS
from associations.loading import load_units
from associations.models import Association, Reorganisation, State, Succession, Weight
from associations.reorganising.applying import apply, preview
from associations.reorganising.cancelling import cancel
from bench.by_code import list_differences, list_units_unlike_the_file, read_tree
from bench.nation import cut
from bench.real_event import OF_ITS_OWN, RealEvent
from tests.associations.reorganising.dumping import dump

pytestmark = pytest.mark.django_db

THAI_NGUYEN = frozenset(["19", "06"])  # merged of Thái Nguyên and Bắc Kạn
CA_MAU = frozenset(["96", "95"])  # merged of Cà Mau and Bạc Liêu; communes were divided


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The lists of units, cut to two provinces of 2025."""
    cut(tmp_path, THAI_NGUYEN | CA_MAU)
    return tmp_path


def check_waiting() -> None:
    """Check what waits for the end of a transaction, as a commit would."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def read_loaded(folder: Path) -> dict:
    """What load_units builds directly, and takes back."""
    with transaction.atomic():
        load_units(folder)
        tree = read_tree()
        transaction.set_rollback(True)
    return tree


def test_t3_two_provinces_replayed_equal_the_file_and_what_load_units_builds(folder):
    """T3: every name, code, parcel, holder and succession, and no weight for divided communes."""
    loaded = read_loaded(folder)
    load_units(folder, with_2025=False)
    event = RealEvent(folder)
    decisions = event.decide()

    seen = preview(decisions)
    apply(decisions)
    check_waiting()

    assert seen.problems == []
    assert len(decisions) == 3
    assert list_units_unlike_the_file(folder) == []
    assert list_differences(loaded, read_tree()) == []
    assert check_tree(TWO_TIERS) == check_tree() == []
    divided = Succession.objects.filter(is_whole=False).values("old").distinct().count()
    parts = {r["old_code"] for r in event.rows if r["whole_or_part"] == "part"}
    assert divided == len(parts) > 5
    assert Weight.objects.count() == 0


def test_t2_one_province_beside_another_is_taken_back_to_the_last_row(folder):
    """T2: cancelling restores the dump of all tables but the log; the other province stays."""
    load_units(folder, with_2025=False)
    decisions = RealEvent(folder).decide(["19"])
    before = dump()

    apply(decisions)
    check_waiting()
    beside = Association.objects.get(code="95", level="province")
    names = set(Association.objects.filter(level="province", closed_on=None).values_list("code"))
    districts = State.objects.filter(level="district", valid__contains=TWO_TIERS)
    under = set(districts.values_list("parent__code", flat=True))
    cancel(Reorganisation.objects.get(pk=decisions[0].pk))

    assert names == {("19",), ("95",), ("96",)}
    assert beside.closed_on is None
    assert under == {"95", "96"}
    assert dump() == before


def test_the_changes_of_2026_come_on_a_day_of_their_own(folder):
    """No day in force is known of them: the replay takes the day of signature and says so."""
    load_units(folder, with_2025=False)
    event = RealEvent(folder)
    apply(event.decide())
    event.later.append(
        {"code": "19", "level": "province", "old_full_name": "Tỉnh Thái Nguyên",
         "new_full_name": "Thành phố Thái Nguyên", "resolution": "1/2026/QH16",
         "signed_on": "2026-04-24"}
    )  # fmt: skip

    for decisions in event.decide_later():
        apply(decisions)

    assert [d.in_force_on == d.signed_on and d.note == OF_ITS_OWN for d in decisions] == [True]
    assert [d.split(":")[0] for d in list_units_unlike_the_file(folder)] == ["19"]
    province = Association.objects.get(code="19", closed_on=None)
    assert (province.full_name, province.kind) == ("Thành phố Thái Nguyên", "thành phố")
    assert check_tree() == []
