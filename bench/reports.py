"""Forms, periods and the values of every commune, written straight into the tables."""

from collections.abc import Collection

from django.db import connection

from accounts.models import Office, Person, Post, User
from associations.models import Association
from figures import rolls
from figures.catalogue import indicators, load_catalogue
from figures.models import Form, FormLine, FormVersion, Indicator, IndicatorKind, Period
from figures.rebuilding import rebuild

INDICATORS = 60
PERIODS = ("2019", "2020", "2021", "2022", "2023", "2024")

_SUBMISSIONS = """
insert into figures_submission (period_id, association_id, form_version_id, source, source_url,
                                status, submitted_at, on_behalf, approved_at)
select u.period_id, u.association_id, %(version)s, '', '', 'approved', now(), '', now()
  from figures_periodunit u
 where u.period_id = %(period)s and u.level_id = 'commune'
   and u.association_id <> all(%(without)s::int[])
 order by u.lft
returning id
"""
# As an officer's file gives them: with the cell and the text as it was typed.
_VALUES = """
insert into figures_value (submission_id, association_id, "row", period_id, indicator_id, status,
                           mark, "precision", sheet, "column", is_derived, is_illustrative, number,
                           raw)
select s.id, s.association_id, 5 + s.id %% 400, s.period_id, i.id, 1, 0, 0, 0, i.place + 3, false,
       false, n.number, n.number::text
  from figures_submission s
 cross join unnest(%(indicators)s::smallint[]) with ordinality as i (id, place)
 cross join lateral (
       select (s.association_id * 31 + i.id * 977 + s.period_id * 211) %% 5000 as number) n
 where s.id = any(%(submissions)s)
 order by s.id, i.place
"""


def lay_forms() -> None:
    """The catalogue, and two forms that ask communes for 60 indicators: by year, by half-year."""
    load_catalogue()
    for kind in ("year", "half_year"):
        form = Form.objects.create(
            code=f"bench-{kind}", name="Thống kê xã", level_id="commune", period_kind=kind
        )
        version = FormVersion.objects.create(form=form, number=1, valid=(None, None))
        FormLine.objects.bulk_create(
            FormLine(version=version, indicator=indicator, order=order)
            for order, indicator in enumerate(list_indicators())
        )


def list_indicators() -> list[Indicator]:
    """The 60 indicators that the forms ask, in the order of the catalogue."""
    asked = [i for i in indicators().indicators if i.kind != IndicatorKind.RATIO]
    return asked[:INDICATORS]


def lay_period(code: str) -> Period:
    """An open period whose communes owe the form of its kind."""
    period = rolls.open_period(code)
    rolls.lay_due(period, Form.objects.get(period_kind=period.kind))
    return period


def fill(period: Period, without: Collection[int] = ()) -> int:
    """Approved values for every commune of the roll but some, and their totals; how many values."""
    version = FormVersion.objects.get(form__period_kind=period.kind)
    with connection.cursor() as cursor:
        cursor.execute(
            _SUBMISSIONS,
            {"version": version.pk, "period": period.pk, "without": list(without)},
        )
        submissions = [row[0] for row in cursor.fetchall()]
        asked = [indicator.pk for indicator in list_indicators()]
        cursor.execute(_VALUES, {"submissions": submissions, "indicators": asked})
        count = cursor.rowcount
    rebuild(period)
    return count


def settle() -> None:
    """Let the planner know the rows, and the disk have them, before the clock starts."""
    in_block = connection.in_atomic_block  # a test's transaction allows neither
    with connection.cursor() as cursor:
        cursor.execute("analyze" if in_block else "vacuum analyze")
        if not in_block:
            cursor.execute("checkpoint")


def list_communes(period: Period, below: int | None = None) -> list[int]:
    """The communes of a roll, in its order; those under ``below`` alone if told."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select u.association_id from figures_periodunit u"
            "  left join figures_periodunit top"
            "    on top.period_id = u.period_id and top.association_id = %s"
            " where u.period_id = %s and u.level_id = 'commune'"
            "   and (%s::int is null or u.lft between top.lft and top.rght)"
            " order by u.lft",
            [below, period.pk, below],
        )
        return [row[0] for row in cursor.fetchall()]


def make_officer(username: str, association: int, *roles: str) -> User:
    """A log-in that cannot sign in, whose person holds one post in ``association``."""
    unit = Association.objects.get(pk=association)
    person = Person.objects.create(name=username.title(), association=unit)
    Post.objects.create(
        person=person, association=unit, office=Office.OFFICER, roles=roles, valid=(None, None)
    )
    user = User(username=username, person=person)
    user.set_unusable_password()
    user.save()
    return user
