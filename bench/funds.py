"""(p) A fund with 1,000,000 entries: read, printed, booked by four processes, by fifty cashiers."""

import multiprocessing
import random
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date

from django.db import connection, connections, transaction

from accounts.models import Person, User
from associations.levels import lay_levels
from associations.models import Association
from bench.timing import Line, time_once
from funds.cash_book import read_leaf
from funds.ledger import open_fund, record_receipt
from funds.models import Balance, Category, Entry, Fund, LegalForm, Medium
from funds.papers import print_book
from funds.recounting import find_differences, rebuild
from funds.statements import read_statement

COUNT = 1_000_000
YEARS = 10
FIRST_YEAR = 2016
P95, BOOKINGS, TIMES, CASHIERS, P99, PAGES, PDF = 200, 150, 3, 50, 2_000, 50, 10
PROCESSES, SECONDS, EACH, READS, IN_SERVER = 4, 8, 10, 60, 2_000
LINES_OF_A_PAGE = 34
# Rows as bookings would leave them, but in one statement; what hangs on them is rebuilt after.
_LAY = """
insert into funds_entry (fund_id, kind, series, year, number, booked_on, medium, change,
                         category_id, party, purpose, attached, goods, valuation, booked_by_id,
                         booked_at)
select %(fund)s, kind, kind, extract(year from day), row_number() over (
           partition by kind, extract(year from day) order by n),
       day, medium, case kind when 'receipt' then 200000 else -100000 end,
       case kind when 'receipt' then 'gifts-' else 'uses-' end || n %% 8, 'Nguyễn Văn Mẫu',
       'Nội dung thu, chi số ' || n, '', '', '', %(user)s, now()
  from (select n, case when n %% 5 < 3 then 'receipt' else 'payment' end as kind,
               case when n %% 2 = 0 then 'cash' else 'bank' end as medium,
               date '2016-01-01' + (n::bigint * %(days)s / %(count)s)::int as day
          from generate_series(0, %(count)s - 1) n) made
"""
# What one booking asks of PostgreSQL, and the bare INSERTs among it: the entry with its indexes and
# foreign keys, the number and the totals as new rows.
_BOOKING = """
do $$ declare began timestamptz := clock_timestamp(); taken int; begin
for n in 1..{count} loop
    perform from funds_fund where id = {fund} for no key update;
    insert into records_numberregister as r (kind, association_id, year, last)
    values ('bench-booking', {unit}, 2026, 1)
    on conflict on constraint numberregister_once do update set last = r.last + 1
    returning last into taken;
    insert into funds_entry ({columns}) select {values} from funds_entry
     where id = {like};
end loop;
perform set_config('bench.ms',
    (extract(epoch from clock_timestamp() - began) * 1000)::text, false);
end $$
"""
_BARE = """
do $$ declare began timestamptz := clock_timestamp(); begin
for n in 1..{count} loop
    insert into records_numberregister (kind, association_id, year, last)
    values ('bare-' || n || '-{turn}', {unit}, 2026, 1);
    insert into funds_entry ({columns}) select {values} from funds_entry
     where id = {like};
    insert into funds_daytotal (fund_id, "on", kind, medium, category_id, change, count)
    values ({fund}, date '2050-01-01' + n + {turn} * {count}, 'receipt', 'cash', 'gifts-0', 1, 1);
end loop;
perform set_config('bench.ms',
    (extract(epoch from clock_timestamp() - began) * 1000)::text, false);
end $$
"""
COLUMNS = (
    "fund_id", "kind", "series", "year", "number", "booked_on", "medium", "change", "category_id",
    "party", "purpose", "attached", "goods", "valuation", "booked_by_id", "booked_at",
)  # fmt: skip


def measure() -> Iterator[Line]:
    """Reading, printing, booking."""
    began = time.perf_counter()
    fund, by = lay(COUNT)
    yield Line(f"(p) rải {COUNT:,} bút toán".replace(",", "."), time.perf_counter() - began,
               unit="s")  # fmt: skip
    for name, run in list_reads(fund):
        taken = sorted(time_once(run) for _ in range(READS))
        yield Line(f"(p) {name}, p95", taken[int(READS * 0.95)], P95)
    first, last = find_days(fund, PAGES * LINES_OF_A_PAGE)
    yield Line(
        "(p) sổ quỹ khoảng 50 trang PDF", time_once(lambda: print_book(fund, first, last)) / 1000,
        PDF, unit="s",
    )  # fmt: skip
    booked, bare = time_in_server(fund, IN_SERVER)
    yield Line("(p) một lần ghi sổ, riêng PostgreSQL", booked, floor=bare, ratio=TIMES)
    rate = book_by_processes(by)
    yield Line(f"(p) {PROCESSES} tiến trình ghi sổ: {rate:.0f} lần/s; một lần", 1000 / rate,
               1000 / BOOKINGS)  # fmt: skip
    taken, failed = book_by_cashiers(fund, by, CASHIERS, EACH)
    yield Line(f"(p) {CASHIERS} người ghi một quỹ, p99", taken[int(len(taken) * 0.99)], P99)
    yield Line("(p) lần ghi hỏng", failed, 0, unit="lần")
    yield Line("(p) chỗ tính lại khác số giữ", len(list(find_differences())), 0, unit="chỗ")


def lay(count: int) -> tuple[Fund, User]:
    """A commune's fund with ``count`` entries over ten years, in cash and in the bank."""
    lay_levels()
    unit = Association.objects.create(
        name="Tân Lập", full_name="Xã Tân Lập", kind="xã", level_id="commune", code="05500"
    )
    by = User.objects.create(
        username="thuquy", person=Person.objects.create(name="Thủ quỹ", association=unit)
    )
    for number in range(8):
        for code, name, way in (("gifts", "Ủng hộ", "in"), ("uses", "Học bổng", "out")):
            Category.objects.create(
                code=f"{code}-{number}", name=f"{name} {number}", direction=way,
                valid=(None, None),
            )  # fmt: skip
    fund = open_fund(
        association=unit, name="Quỹ khuyến học", legal_form=LegalForm.OWN,
        on=date(FIRST_YEAR, 1, 1), by=by, opening={Medium.CASH: 10**9, Medium.BANK: 10**9},
    )  # fmt: skip
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")  # or the table could not be altered
        cursor.execute("alter table funds_entry disable trigger entry_keeps_the_books")
        cursor.execute(_LAY, {"fund": fund.pk, "user": by.pk, "count": count,
                              "days": YEARS * 365})  # fmt: skip
        cursor.execute("alter table funds_entry enable trigger entry_keeps_the_books")
        cursor.execute(
            "insert into records_numberregister (kind, association_id, year, last)"
            " select 'fund-' || fund_id || '-' || series, %s, year, max(number) from funds_entry"
            " group by fund_id, series, year"
            " on conflict on constraint numberregister_once do update set last = excluded.last",
            [unit.pk],
        )
    rebuild()
    with connection.cursor() as cursor:
        cursor.execute("analyze funds_entry, funds_daytotal")
    return fund, by


def list_reads(fund: Fund) -> list[tuple[str, Callable[[], object]]]:
    """What is read of a long book."""
    keys = list(Entry.objects.filter(fund=fund).order_by("?").values_list("pk", flat=True)[:READS])
    years = range(FIRST_YEAR, FIRST_YEAR + YEARS)
    return [
        ("số dư", lambda: list(Balance.objects.filter(fund=fund))),
        ("công khai một năm", lambda: read_statement(fund, random.choice(years))),
        ("một trang sổ quỹ", lambda: read_leaf(fund, after=random.choice(keys))),
    ]


def find_days(fund: Fund, lines: int) -> tuple[date, date]:
    """The last days that hold about so many lines."""
    days = Entry.objects.filter(fund=fund).order_by("-booked_on", "-pk")
    last, first = days[0].booked_on, days[min(lines, days.count()) - 1].booked_on
    return first, last


def time_in_server(fund: Fund, count: int) -> tuple[float, float]:
    """(a booking, its bare INSERTs) in ms of the server's own time; nothing of it is kept."""
    like = Entry.objects.filter(fund=fund, kind="receipt").order_by("-pk")[0]
    booked, bare = [], []
    for turn in range(5):
        for statement, times, number in (
            (_BOOKING, booked, "1000000 + taken"),
            (_BARE, bare, "2000000 + n"),
        ):
            values = ["2026" if name == "year" else "date '2026-03-01'" if name == "booked_on"
                      else number if name == "number" else name for name in COLUMNS]  # fmt: skip
            is_bare = statement is _BARE
            written = statement.format(
                count=count, fund=fund.pk, unit=fund.association_id, like=like.pk, turn=turn,
                columns=", ".join(COLUMNS), values=", ".join(values),
            )  # fmt: skip
            times.append(_time_undone(written, is_bare) / count)
    return statistics.median(booked), statistics.median(bare)


def _time_undone(statement: str, is_bare: bool) -> float:
    """With its foreign keys looked up at once, as the end of a transaction would."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        if is_bare:
            cursor.execute("alter table funds_entry disable trigger entry_keeps_the_books")
        cursor.execute(statement)
        cursor.execute("select current_setting('bench.ms')::float")
        (taken,) = cursor.fetchone()
        transaction.set_rollback(True)
    return taken


def book(fund: Fund, by: User) -> None:
    """One receipt, by the named function."""
    category = Category.objects.get(code="gifts-0")
    record_receipt(fund, amount=1_000, category=category, on=date(2026, 3, 1), by=by,
                   purpose="Ủng hộ quỹ")  # fmt: skip


def book_by_processes(by: User) -> float:
    """Bookings a second of four processes, each into a fund of its own."""
    unit = Association.objects.get(code="05500")
    funds = [
        open_fund(
            association=unit,
            name=f"Quỹ {number}",
            legal_form=LegalForm.OWN,
            on=date(2026, 1, 1),
            by=by,
        )  # fmt: skip
        for number in range(PROCESSES)
    ]
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    done = fork.Queue()
    workers = [fork.Process(target=_book_for, args=(fund, by, done)) for fund in funds]
    for worker in workers:
        worker.start()
    total = sum(done.get() for _ in workers)
    for worker in workers:
        worker.join()
    return total / SECONDS


def _book_for(fund: Fund, by: User, done) -> None:
    category = Category.objects.get(code="gifts-0")
    count, until = 0, time.perf_counter() + SECONDS
    while time.perf_counter() < until:
        record_receipt(fund, amount=1_000, category=category, on=date(2026, 3, 1), by=by,
                       purpose="Ủng hộ quỹ")  # fmt: skip
        count += 1
    connections.close_all()
    done.put(count)


def book_by_cashiers(fund: Fund, by: User, people: int, each: int) -> tuple[list[float], int]:
    """(sorted ms of every booking, how many failed) of cashiers who wait for one fund."""
    taken: list[float] = []
    failed: list[Exception] = []

    ready = threading.Barrier(people)

    def work() -> None:
        connection.ensure_connection()  # as a server's, which lives on
        ready.wait()
        for _ in range(each):
            try:
                taken.append(time_once(lambda: book(fund, by)))
            except Exception as error:
                failed.append(error)
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(taken), len(failed)
