"""(j) at a fiftieth: the event replayed among people at work, compared, and taken back."""

from pathlib import Path

import pytest

from associations.models import ReorganisationStatus
from associations.reorganising.applying import apply, preview
from bench import event, nation
from bench.visitors import visit_during
from figures.rebuilding import check


@pytest.mark.django_db(transaction=True)
def test_t2_t3_the_event_equals_the_file_and_the_loaded_tree_and_is_taken_back(tmp_path: Path):
    """T2 and T3: exact against units_2025.csv and load_units; cancelled, every table is back."""
    nation.cut(tmp_path, nation.SMALL)
    replay = event.Replay(tmp_path)
    loaded = replay.read_loaded()
    periods = replay.lay()
    before = event.read_digest()
    decisions = replay.decide()

    seen = preview(decisions)
    visits = visit_during(event.list_pages(periods), lambda: apply(decisions))
    after = event.read_digest()

    assert seen.problems == []
    assert {title: bool(each) for title, each in seen.consequences.items()} == {
        "Cây tổ chức": False,
        "Danh sách đơn vị và số liệu của các kỳ đang mở": True,
        "Chức vụ và tài khoản": True,
        "Quyết định, giấy chứng nhận, sổ lấy số": False,
        "Sổ mô hình học tập": False,
        "Trung tâm học tập cộng đồng": False,
        "Quỹ khuyến học": False,
        "Học bổng, khen thưởng": False,
        "Cuộc họp, nhiệm vụ": False,
        "Báo cáo tổng hợp": False,
        "Chương trình phối hợp": False,
        "Kiến nghị": False,
        "Đề nghị khen thưởng": False,
        "Văn bản đến": False,
        "Bảng tự chấm": False,
        "Kiểm tra": False,
        "Cuộc thi": False,
        "Hội viên": False,
        "Báo cáo đang mở": True,
        "Trang công khai và tin bài": True,
    }
    assert visits.count > 0
    assert visits.failed == []
    assert replay.list_faults(loaded) == []
    assert [fault for period in periods[1:] for fault in check(period)] == []
    assert before["figures_value"] == after["figures_value"]
    changed = {line.split(":")[0] for line in event.list_changed(before, after)}
    assert {"associations_state", "accounts_post", "returns_return", "figures_total"} <= changed
    event.take_back(decisions)
    assert event.list_changed(before, event.read_digest()) == []
    for decision in decisions:
        decision.refresh_from_db()
    assert {each.status for each in decisions} == {ReorganisationStatus.CANCELLED}


@pytest.mark.django_db
def test_a_difference_is_told(tmp_path: Path):
    """The comparison itself sees a wrong name, holder and code."""
    nation.cut(tmp_path, nation.SMALL)
    replay = event.Replay(tmp_path)
    loaded = replay.read_loaded()
    event.load_units(tmp_path)
    nation_rows = replay.list_faults(loaded)

    with event.connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute(
            "update associations_state set name = 'Sai' where code = '56' and upper(valid) is null"
        )

    assert nation_rows == []
    told = replay.list_faults(loaded)
    assert any("Sai" in each and each.startswith("trạng thái") for each in told)
    assert any(each.startswith("56:") for each in told)
