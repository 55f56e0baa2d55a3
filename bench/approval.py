"""(c) Returns approved with their totals, one by one, a province at once, by eight officers."""

import threading
from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.db import connection

from accounts.models import User
from bench import nation, reports
from bench.timing import Case, Line, interleave, time_once
from figures import submitting
from figures.models import FormVersion, IndicatorKind, Period
from figures.rebuilding import check, rebuild
from figures.submitting import NewSubmission, NewValue, submit
from returns.models import Return
from returns.opening import open_returns
from returns.review import approve

PERIOD = "2025-H1"
ONE_BY_ONE, WARM = 40, 5
PROVINCE = 200
OFFICERS, EACH = 8, 25

# Plain SQL for the same: the values count, and what they add is added to every unit above. With
# the sign turned it takes all of it back.
_BY_HAND = """
with recursive given as (
    update figures_value set status = %(status)s where submission_id = %(submission)s
    returning period_id, association_id, indicator_id, number
), above as (
    select u.period_id, u.parent_id
      from figures_submission s join figures_periodunit u
        on u.period_id = s.period_id and u.association_id = s.association_id
     where s.id = %(submission)s
    union all
    select u.period_id, u.parent_id
      from above a join figures_periodunit u
        on u.period_id = a.period_id and u.association_id = a.parent_id
)
update figures_total t
   set approved = coalesce(t.approved, 0) + %(sign)s * g.number,
       approved_given = t.approved_given + %(sign)s, approved_in = t.approved_in + %(sign)s
  from given g cross join above a
 where t.period_id = g.period_id and t.association_id = a.parent_id
   and t.indicator_id = g.indicator_id
"""
_SENT = """
update returns_return r
   set state = 'submitted', submission_id = s.id, submitted_at = s.submitted_at,
       version = r.version + 1
  from figures_due d
  join figures_periodunit u on u.id = d.unit_id
  join figures_submission s on s.association_id = u.association_id and s.period_id = u.period_id
 where d.id = r.due_id and s.id = any(%s)
"""


class Desk:
    """An open period that every commune but some has answered; the returns of those wait.

    ``provinces`` are the units whose officers approve, ``waiting`` their returns that wait.
    """

    def __init__(self, wanted: dict[int, int]) -> None:
        """``wanted``: province → how many of its communes' returns are to wait."""
        self.period = reports.lay_period(PERIOD)
        open_returns(self.period)
        self.version = FormVersion.objects.get(form__period_kind=self.period.kind)
        self.communes = {
            province: reports.list_communes(self.period, province)[:count]
            for province, count in wanted.items()
        }
        late = [commune for group in self.communes.values() for commune in group]
        reports.fill(self.period, without=late)
        self._send(late)
        self.waiting = {
            province: self.list_returns(group) for province, group in self.communes.items()
        }
        reports.settle()

    def _send(self, communes: list[int]) -> None:
        sender = reports.make_officer("bench-sender", communes[0], "entry")
        asked = [i.pk for i in reports.list_indicators() if i.kind != IndicatorKind.SUM]
        units = Return.objects.filter(due__unit__period=self.period).select_related(
            "due__unit__association"
        )
        sent = submit(
            [
                NewSubmission(
                    period=self.period,
                    association=each.due.unit.association,
                    form_version=self.version,
                    by=sender,
                    values=[
                        NewValue(pk, _draw(each.due.unit.association_id, pk), raw="1")
                        for pk in asked
                    ],
                )
                for each in units.filter(due__unit__association__in=communes)
            ]
        )
        with connection.cursor() as cursor:
            cursor.execute(_SENT, [[each.pk for each in sent]])

    def list_returns(self, communes: Sequence[int]) -> list[Return]:
        """The returns of ``communes`` as they stand now."""
        rows = Return.objects.filter(
            due__unit__period=self.period, due__unit__association__in=communes
        )
        return list(rows.select_related("submission").order_by("due__unit__lft"))


def _draw(unit: int, indicator: int) -> Decimal:
    return Decimal((unit * 7 + indicator * 13) % 4000)


def approve_by_hand(submission: int) -> None:
    """Plain SQL and one commit."""
    _run_by_hand(submission, status=1, sign=1)


def undo_by_hand(submission: int) -> None:
    """Take back what ``approve_by_hand`` did."""
    _run_by_hand(submission, status=0, sign=-1)


def _run_by_hand(submission: int, status: int, sign: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_BY_HAND, {"submission": submission, "status": status, "sign": sign})


def read_totals(period: Period) -> dict[tuple[int, int], tuple]:
    """The approved totals of the indicators that add up: number, how many gave it, how many in."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select association_id, indicator_id, approved, approved_given, approved_in"
            "  from figures_total t join figures_indicator i on i.id = t.indicator_id"
            " where period_id = %s and i.kind <> 'ratio' and t.approved_given > 0",
            [period.pk],
        )
        return {row[:2]: row[2:] for row in cursor.fetchall()}


def add_up_totals(period: Period) -> dict[tuple[int, int], tuple]:
    """The same from the values alone: only communes gave any, and each owes what it gave."""
    asked = [indicator.pk for indicator in reports.list_indicators()]
    with connection.cursor() as cursor:
        cursor.execute(
            "select top.association_id, v.indicator_id, sum(v.number), count(*),"
            "       count(*) filter (where v.indicator_id = any(%s))"
            "  from figures_value v"
            "  join figures_periodunit u"
            "    on u.period_id = v.period_id and u.association_id = v.association_id"
            "  join figures_periodunit top"
            "    on top.period_id = u.period_id and top.lft < u.lft and top.rght > u.rght"
            " where v.period_id = %s and v.status = 1 group by 1, 2",
            [asked, period.pk],
        )
        return {row[:2]: row[2:] for row in cursor.fetchall()}


def approve_together(tasks: Sequence[tuple[User, list[Return]]]) -> list[Exception]:
    """Each officer approves his returns one by one, all officers at once; what went wrong."""
    faults: list[Exception] = []
    start = threading.Barrier(len(tasks))

    def work(user: User, returns: list[Return]) -> None:
        try:
            start.wait(30)
            for each in returns:
                approve([each], user)
        except Exception as fault:  # noqa: BLE001 - told to the caller, who waits in another thread
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def measure() -> Iterator[Line]:
    """The nation's half-year, of which a few hundred returns still wait."""
    nation.lay_nation()
    reports.lay_forms()
    (whole,) = nation.list_ids("level_id = 'province' and code = '14'")  # Sơn La: 200 communes
    (single,) = nation.list_ids("level_id = 'province' and code = '38'")  # Thanh Hóa
    provinces = nation.list_ids(f"level_id = 'province' and id not in ({whole}, {single})")
    eight = _choose_large(provinces)
    wanted = {single: 2 * (ONE_BY_ONE + WARM), whole: PROVINCE, **dict.fromkeys(eight, EACH)}
    desk = Desk(wanted)
    officers = {p: reports.make_officer(f"bench-{p}", p, "approve") for p in wanted}

    yield from _time_one(desk.waiting[single], officers[single])
    returns = desk.waiting[whole]
    taken = time_once(lambda: approve(returns, officers[whole]))
    yield Line(f"(c) duyệt {len(returns)} báo cáo của một tỉnh cùng lúc", taken, 2000)
    tasks = [(officers[province], desk.waiting[province]) for province in eight]
    faults: list[Exception] = []
    taken = time_once(lambda: faults.extend(approve_together(tasks)))
    count = sum(len(returns) for _, returns in tasks)
    yield Line(
        f"(c) {len(tasks)} người duyệt {count} báo cáo: số lần hỏng", len(faults), 0, unit=""
    )
    yield Line("    mỗi báo cáo", taken / count)
    wrong = _count_different(read_totals(desk.period), add_up_totals(desk.period))
    yield Line("    tổng giữ sẵn khác tổng cộng lại từ đầu", wrong, 0, unit="")
    taken = interleave(
        {"rebuild": lambda: rebuild(desk.period), "sum": lambda: add_up_totals(desk.period)}, 3
    )
    yield Line("(c) tính lại một kỳ", taken["rebuild"], 2000, floor=taken["sum"])
    yield Line("    tổng giữ sẵn khác lúc tính lại", len(check(desk.period)), 0, unit="")


def _choose_large(provinces: list[int]) -> list[int]:
    """Eight of ``provinces`` that had communes enough before July 2025."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select d.parent_id from associations_state c join associations_state d"
            "    on d.association_id = c.parent_id and d.level_id = 'district'"
            " where c.level_id = 'commune' and d.parent_id = any(%s)"
            " group by 1 having count(*) >= %s order by 1 limit %s",
            [provinces, EACH * 2, OFFICERS],
        )
        return [row[0] for row in cursor.fetchall()]


def _time_one(returns: list[Return], officer: User) -> Iterator[Line]:
    """Each return approved by hand and taken back, then approved by the product.

    The product's two steps are timed on two returns: that of the values with their totals, and the
    whole, with the officer's right, the state of the return and its history.
    """
    waiting = iter(returns)
    at_hand: list[Return] = []

    def take_next() -> None:
        at_hand[:] = [next(waiting)]

    taken = interleave(
        {
            "hand": Case(lambda: approve_by_hand(at_hand[0].submission_id), before=take_next),
            "whole": Case(
                lambda: approve([at_hand[0]], officer),
                before=lambda: undo_by_hand(at_hand[0].submission_id),
            ),
            "values": Case(
                lambda: submitting.approve([at_hand[0].submission], by=officer), before=take_next
            ),
        },
        ONE_BY_ONE,
        WARM,
    )
    floor = taken["hand"]
    yield Line("(c) duyệt báo cáo một xã, cả tổng, một lần ghi", taken["whole"], 15, floor=floor)
    yield Line("    trong đó số liệu và tổng", taken["values"], floor=floor)


def _count_different(one: dict, other: dict) -> int:
    return sum(one.get(key) != other.get(key) for key in one.keys() | other.keys())
