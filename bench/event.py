"""(j) The real event: July 2025 replayed over the whole country of 2024, then the changes of 2026.

The country is at work: figures, returns and posts are there, and every step of a reorganisation is
taken. What comes out must be what the list of units says and what load_units builds directly, to
the last name and code, and cancelling must restore every table.
"""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from django.db import connection, transaction
from django.urls import reverse

from associations.checking import check_tree
from associations.loading import DATA, load_units
from associations.models import Reorganisation
from associations.reorganising.applying import Applied, Preview, apply, preview
from associations.reorganising.cancelling import cancel
from bench import busy, nation
from bench.by_code import Tree, list_differences, list_units_unlike_the_file, read_tree
from bench.real_event import RealEvent
from bench.timing import Line, time_once
from bench.visitors import Visits, visit_during
from figures.models import Period

PROVINCE = "19"  # Thái Nguyên, merged of Thái Nguyên and Bắc Kạn
PREVIEW, APPLY, LOCKED, CANCEL = 20_000, 30_000, 5_000, 30_000  # ms, the nation
ONE_PREVIEW, ONE_APPLY = 3_000, 5_000  # ms, one province
LONGEST_ANSWER = 2_000  # ms
MEMORY = 1024  # MB
# The log of events, and what is kept of the cancelled decision itself.
LOG = frozenset(
    ["pghistory_context", "associations_trace", "associations_reorganisation",
     "associations_change", "associations_change_subjects", "records_job"]
)  # fmt: skip

# What everybody knows of July 2025.
KNOWN = {
    "xã ngày 30/06/2025": 10_035, "xã ngày 01/07/2025": 3_321, "tỉnh ngày 30/06/2025": 63,
    "tỉnh ngày 01/07/2025": 34, "huyện ngày 01/07/2025": 0, "đơn vị bị chia": 441,
    "tỉ phần của các phần chia": 0,
}  # fmt: skip
_COUNTS = """
select count(*) filter (where level_id = 'commune' and valid @> date '2025-06-30'),
       count(*) filter (where level_id = 'commune' and valid @> date '2025-07-01'),
       count(*) filter (where level_id = 'province' and valid @> date '2025-06-30'),
       count(*) filter (where level_id = 'province' and valid @> date '2025-07-01'),
       count(*) filter (where level_id = 'district' and valid @> date '2025-07-01'),
       (select count(distinct parcel_id) from associations_parcelpart),
       (select count(*) from associations_weight)
  from associations_state
"""

Digest = dict[str, tuple[int, Decimal | None]]


@dataclass
class Replay:
    """The tree of 2024 from ``folder``, and what can be done to it."""

    folder: Path = DATA

    def read_loaded(self) -> Tree:
        """What load_units builds directly; nothing of it stays."""
        with transaction.atomic():
            load_units(self.folder)
            tree = read_tree()
            transaction.set_rollback(True)
        return tree

    def lay(self) -> list[Period]:
        """The tree of 2024, and a country at work upon it; the periods."""
        load_units(self.folder, with_2025=False)
        return busy.lay_work()

    def decide(self, *provinces: str) -> list[Reorganisation]:
        """The decisions of July 2025, as they come from the database: all, or some provinces'."""
        return _read_again(RealEvent(self.folder).decide(provinces or None))

    def decide_later(self) -> list[list[Reorganisation]]:
        """The changes of 2026, day by day."""
        return [_read_again(day) for day in RealEvent(self.folder).decide_later()]

    def list_faults(self, loaded: Tree) -> list[str]:
        """How the tree after July 2025 differs from the file, from what load_units builds, and
        from its own rules."""
        with transaction.atomic():
            found = list_differences(loaded, read_tree())
        found += list_units_unlike_the_file(self.folder)
        return found + [fault.message for fault in check_tree()]

    def list_faults_of_2026(self) -> list[str]:
        """How today's tree differs from the file with the changes of 2026."""
        found = list_units_unlike_the_file(self.folder, with_later=True)
        return found + [fault.message for fault in check_tree()]


def list_miscounted() -> list[str]:
    """Which of the numbers that everybody knows of July 2025 the tree does not show."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS)
        counts = dict(zip(KNOWN, cursor.fetchone(), strict=True))
    return [f"{what}: {counts[what]} ≠ {count}" for what, count in KNOWN.items()
            if counts[what] != count]  # fmt: skip


def _read_again(decisions: Sequence[Reorganisation]) -> list[Reorganisation]:
    keys = [decision.pk for decision in decisions]
    return list(Reorganisation.objects.filter(pk__in=keys).order_by("sequence"))


def take_back(decisions: Sequence[Reorganisation]) -> None:
    """Cancel these decisions, which were applied together."""
    cancel(Reorganisation.objects.get(pk=decisions[0].pk))


def read_digest() -> Digest:
    """How many rows every table has, and a sum over all their columns; but for the log."""
    digest: Digest = {}
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public'")
        tables = {name for (name,) in cursor.fetchall() if not name.endswith("event")}
        for table in sorted(tables - LOG):
            cursor.execute(
                f'select count(*), sum(hashtextextended(t::text, 0)) from "{table}" t'  # noqa: S608
            )
            digest[table] = cursor.fetchone()
    return digest


def list_pages(periods: Sequence[Period]) -> list[str]:
    """Public pages: the home of results, the tree's list, units that last, change and end."""
    (whole,) = nation.list_ids("level_id = 'national'")
    provinces = nation.list_ids("level_id = 'province'")
    units = [whole, provinces[0], provinces[-1]]
    return [
        reverse("home"),
        reverse("figures:results"),
        reverse("associations:find"),
        reverse("associations:find") + "?q=Tân Lập",
        *(reverse("associations:unit", args=[unit]) for unit in units),
        *(reverse("figures:unit", args=[period.code, whole]) for period in periods),
    ]


class Processes:
    """What this process and its connection's, a fresh one, have used since: memory, processor."""

    def __init__(self) -> None:
        gc.collect()
        connection.close()  # a fresh one: what laying the data took is not the event's
        connection.ensure_connection()
        self.pids = [os.getpid(), connection.connection.info.backend_pid]
        Path("/proc/self/clear_refs").write_text("5")

    def read_busy(self) -> float:
        """The processor's time in ms: what a busy machine makes no longer, or little."""
        ticks = 0
        for pid in self.pids:
            told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(told[11]) + int(told[12])
        return ticks * 1000 / os.sysconf("SC_CLK_TCK")

    def read_peak(self) -> int:
        """The most memory in MB; of the database's process what it shares with others too."""
        lines = [line for pid in self.pids for line in _read_status(pid)]
        return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) // 1024


def _read_status(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/status").read_text().splitlines()


def measure() -> Iterator[Line]:
    """The nation whole."""
    replay = Replay()
    loaded = replay.read_loaded()
    periods = replay.lay()
    yield from _measure_nation(replay, loaded, periods)
    yield from _measure_province(replay)


def _measure_province(replay: Replay) -> Iterator[Line]:
    before = read_digest()
    decisions = replay.decide(PROVINCE)
    yield Line("(j) một tỉnh: xem trước", time_once(lambda: _preview(decisions)), ONE_PREVIEW)
    yield Line("    áp dụng", time_once(lambda: apply(decisions)), ONE_APPLY)
    yield Line("    hủy", time_once(lambda: take_back(decisions)))
    yield _count("    bảng khác trước sau khi hủy", list_changed(before, read_digest()))


def _measure_nation(replay: Replay, loaded: Tree, periods: Sequence[Period]) -> Iterator[Line]:
    before = read_digest()
    decisions = replay.decide()
    processes = Processes()
    done: dict[str, Applied] = {}
    taken: dict[str, float] = {}
    name = f"(j) cả nước, {len(decisions)} quyết định"
    yield Line(f"{name}: xem trước", time_once(lambda: _preview(decisions)), PREVIEW)

    def work() -> None:
        before = processes.read_busy()
        taken["apply"] = time_once(lambda: done.update(applied=apply(decisions)))
        taken["busy"] = processes.read_busy() - before

    visits = visit_during(list_pages(periods), work)
    yield Line("    áp dụng, có người xem trang bên cạnh", taken["apply"], APPLY)
    yield Line("    trong đó bộ xử lý làm việc, của hai tiến trình", taken["busy"])
    locked = done["applied"].locked_seconds * 1000
    yield Line("    trong đó giữ khóa cây và danh sách kỳ", locked, LOCKED)
    yield from _tell_visits(visits)
    yield _count("    khác units_2025.csv hoặc load_units", replay.list_faults(loaded))
    yield _count("    khác các con số đã biết (10.035 → 3.321 xã, chia 441…)", list_miscounted())
    days = replay.decide_later()
    yield Line(
        f"    thay đổi của 2026, {len(days)} ngày",
        time_once(lambda: [apply(day) for day in days]),
    )
    yield _count("    khác danh mục sau thay đổi của 2026", replay.list_faults_of_2026())
    for day in reversed(days):
        take_back(day)
    yield Line("    hủy", time_once(lambda: take_back(decisions)), CANCEL)
    yield Line("    bộ nhớ nhiều nhất", processes.read_peak(), MEMORY, unit="MB")
    yield _count("    bảng khác trước sau khi hủy", list_changed(before, read_digest()))


def _preview(decisions: Sequence[Reorganisation]) -> Preview:
    seen = preview(decisions)
    if seen.problems:
        raise AssertionError(seen.problems[:10])
    return seen


def _tell_visits(visits: Visits) -> Iterator[Line]:
    yield Line(f"    trang lâu nhất trong {visits.count} trang", visits.longest, LONGEST_ANSWER)
    yield _count("    trang hỏng", visits.failed)


def list_changed(before: Digest, after: Digest) -> list[str]:
    """The tables that differ."""
    return [
        f"{table}: {before.get(table)} ≠ {after.get(table)}"
        for table in sorted(before.keys() | after.keys())
        if before.get(table) != after.get(table)
    ]


def _count(name: str, faults: Sequence[str]) -> Line:
    """How many there are, none being the goal; what they are goes to the standard error."""
    for fault in faults[:20]:
        print(fault, file=sys.stderr, flush=True)
    return Line(name, len(faults), 0, unit="")
