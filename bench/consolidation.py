"""(b) The nation's figures: 10,035 communes × 60 indicators × 6 periods, read from kept totals."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench import nation, reports
from bench.timing import Line, interleave
from figures.models import Period, Value
from figures.readings import read_table, write_query

ROUNDS = 41
BYTES_A_VALUE = 160
QUERIES_A_PAGE = 8
TIMES_BY_HAND = 1.5

Numbers = dict[tuple[int, int, int], Decimal]

# The least that answers: what lies below, and what a unit gave itself, which would count instead.
_BY_HAND = """
select t.period_id, t.association_id, t.indicator_id, t.approved, t.approved_in, t.due
  from figures_total t
 where t.period_id = any(%(periods)s) and t.association_id = any(%(units)s)
   and t.indicator_id = any(%(indicators)s)
union all
select v.period_id, v.association_id, v.indicator_id, v.number, null, null
  from figures_value v
 where v.status = 1 and v.period_id = any(%(periods)s) and v.association_id = any(%(units)s)
   and v.indicator_id = any(%(indicators)s)
"""


@dataclass(frozen=True)
class Question:
    """Units × the 60 indicators × periods, and the goal in ms."""

    name: str
    goal: float
    periods: list[Period]
    units: list[int]

    def list_parameters(self) -> dict[str, list[int]]:
        """What both queries are given."""
        return {
            "periods": [period.pk for period in self.periods],
            "units": self.units,
            "indicators": sorted(indicator.pk for indicator in reports.list_indicators()),
        }


def lay() -> tuple[list[Period], int]:
    """The six periods with all their values and totals; how many values."""
    reports.lay_forms()
    count = 0
    periods = []
    for code in reports.PERIODS:
        periods.append(reports.lay_period(code))
        count += reports.fill(periods[-1])
    reports.settle()
    return periods, count


def ask(periods: list[Period]) -> list[Question]:
    """The three questions of the goals, about the last period (and the one before)."""
    before, last = periods[-2:]
    provinces = _list_units(last, "province")
    # the province whose number of districts is nearest to an average one's
    districts = {province: _list_units(last, "district", province) for province in provinces}
    usual = min(districts, key=lambda province: abs(len(districts[province]) - 11))
    return [
        Question("cả nước × 60 chỉ tiêu", 2, [last], _list_units(last, "national")),
        Question(f"{len(provinces)} tỉnh × 60 chỉ tiêu", 8, [last], provinces),
        Question(
            f"{len(districts[usual])} huyện của một tỉnh × 60, với kỳ trước",
            4,
            [last, before],
            districts[usual],
        ),
    ]


def read_by_query(question: Question) -> list[tuple]:
    """The rows that the product's query gives."""
    return _fetch(write_query(provisional=False, some_indicators=True), question.list_parameters())


def read_by_hand(question: Question) -> list[tuple]:
    """The rows that plain SQL on the same tables gives."""
    return _fetch(_BY_HAND, question.list_parameters())


def read_whole(question: Question) -> Numbers:
    """The figures as a page gets them, through ``read_table``."""
    asked = reports.list_indicators()
    table = read_table(question.periods, question.units, [indicator.code for indicator in asked])
    return {
        (period.pk, unit, indicator.pk): table.read(period, unit, indicator).number
        for period in question.periods
        for unit in question.units
        for indicator in asked
    }


def add_up(question: Question) -> Numbers:
    """The same figures added up from the values themselves."""
    rows = _fetch(
        """
        select top.period_id, top.association_id, v.indicator_id, sum(v.number)
          from figures_periodunit top
          join figures_periodunit u on u.period_id = top.period_id
               and u.lft between top.lft and top.rght
          join figures_value v on v.period_id = u.period_id and v.status = 1
               and v.association_id = u.association_id and v.indicator_id = any(%(indicators)s)
         where top.period_id = any(%(periods)s) and top.association_id = any(%(units)s)
         group by 1, 2, 3
        """,
        question.list_parameters(),
    )
    return {row[:3]: row[3] for row in rows}


def list_pages(period: Period, questions: list[Question]) -> dict[str, str]:
    """The pages round these figures: of the nation, of a province, of a district."""
    units = {
        "Trung ương": questions[0].units[0],
        "một tỉnh": questions[1].units[0],
        "một huyện": questions[2].units[0],
    }
    return {name: reverse("figures:unit", args=[period.code, unit]) for name, unit in units.items()}


def count_queries(address: str) -> int:
    """How many queries a visitor's page takes."""
    with CaptureQueriesContext(connection) as queries:
        response = Client(headers={"host": "localhost"}).get(address)
    if response.status_code != 200:
        raise AssertionError(f"{address}: {response.status_code}")
    return len(queries)


def weigh_value() -> float:
    """Bytes a value, with its indexes."""
    ((size,),) = _fetch("select pg_total_relation_size('figures_value')", {})
    return size / Value.objects.count()


def measure() -> Iterator[Line]:
    """The nation whole."""
    nation.lay_nation()
    periods, _ = lay()
    questions = ask(periods)
    for question in questions:
        by_query, by_hand = _bind(read_by_query, question), _bind(read_by_hand, question)
        taken = interleave({"query": by_query, "hand": by_hand}, ROUNDS, warm=5)
        yield Line(
            f"(b) {question.name}: trong cơ sở dữ liệu",
            taken["query"],
            question.goal,
            floor=taken["hand"],
            ratio=TIMES_BY_HAND,
        )
        taken = interleave({"whole": _bind(read_whole, question), "hand": by_hand}, ROUNDS // 2)
        yield Line("    cả phần Python", taken["whole"], floor=taken["hand"])
    for name, address in list_pages(periods[-1], questions).items():
        count_queries(address)
        queries = count_queries(address)
        yield Line(f"(b) trang kết quả {name}: số truy vấn", queries, QUERIES_A_PAGE, unit="")
        taken = interleave({"page": lambda address=address: count_queries(address)}, 5)
        yield Line("    thời gian cả trang", taken["page"])
    yield Line("(b) dung lượng một số liệu, cả chỉ mục", weigh_value(), BYTES_A_VALUE, unit="B")


def _bind(run: Callable, question: Question) -> Callable[[], object]:
    return lambda: run(question)


def _list_units(period: Period, level: str, below: int | None = None) -> list[int]:
    rows = _fetch(
        "select u.association_id from figures_periodunit u left join figures_periodunit top"
        "    on top.period_id = u.period_id and top.association_id = %(below)s"
        " where u.period_id = %(period)s and u.level_id = %(level)s"
        "   and (%(below)s::int is null or u.lft between top.lft and top.rght) order by u.lft",
        {"period": period.pk, "level": level, "below": below},
    )
    return [row[0] for row in rows]


def _fetch(query: str, parameters: dict) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return cursor.fetchall()
