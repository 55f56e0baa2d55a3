"""A country at work on the day before a reorganisation: figures, returns, and people in posts."""

from django.db import connection

from accounts.models import Office, Person, Post, Role
from associations.models import Association
from bench import reports
from figures import rolls
from figures.models import Period
from returns.opening import open_returns

CLOSED = "2024"
# Open periods, and of how many communes one has sent nothing yet. The first ended before the
# event, so that its roll stays and ended units still owe; the roll of the second follows.
OPEN = {"2025-H1": 20, "2025": 2}
SEATS = ("province", "district", "commune")
AT_ONCE = 2000

_APPROVED = """
update returns_return r
   set state = 'approved', submission_id = s.id, approved_submission_id = s.id,
       submitted_at = s.submitted_at, version = r.version + 1
  from figures_due d
  join figures_periodunit u on u.id = d.unit_id
  join figures_submission s on s.association_id = u.association_id and s.period_id = u.period_id
 where d.id = r.due_id and u.period_id = %s
"""


def lay_work() -> list[Period]:
    """Values, returns and totals of a closed and of open periods, and an officer in every unit."""
    reports.lay_forms()
    closed = reports.lay_period(CLOSED)
    reports.fill(closed)
    rolls.close_period(closed)
    periods = [closed]
    for code, one_of in OPEN.items():
        period = reports.lay_period(code)
        open_returns(period)
        reports.fill(period, without=reports.list_communes(period)[::one_of])
        with connection.cursor() as cursor:
            cursor.execute(_APPROVED, [period.pk])
        periods.append(period)
    _seat_officers()
    reports.settle()
    return periods


def _seat_officers() -> None:
    units = list(Association.objects.filter(level__in=SEATS).order_by("pk"))
    people = Person.objects.bulk_create(
        (Person(name=f"Cán bộ {unit.full_name}", association=unit) for unit in units),
        batch_size=AT_ONCE,
    )
    Post.objects.bulk_create(
        (
            Post(person=person, association=unit, office=Office.OFFICER, valid=(None, None),
                 roles=[Role.ENTRY, Role.APPROVE])
            for person, unit in zip(people, units, strict=True)
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip
