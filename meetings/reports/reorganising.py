"""Reports in a reorganisation: drafts go on with who takes over, or end; what was frozen stays.

A draft of a period that had ended before the day tells of the old unit alone: unless staff choose
otherwise, nobody goes on with it, and its text stays to be read.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from accounts.heirs import Heirs
from associations.models import Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from meetings.models import Report, ReportState

MOST_CHOICES = 12
CLOSE = "close"


class ReportsStep:
    """What reports do in a reorganisation."""

    title = "Báo cáo tổng hợp"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """Who goes on with each draft."""
        heirs = Heirs(plan)
        for report in _list_drafts(plan):
            yield _ask(heirs, report, plan)

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """Hand drafts over or close them; founded units have their keys already."""
        heirs, reports = Heirs(plan), _list_drafts(plan)
        for report in reports:
            _pass(heirs, report, plan, answers)
        if reports:
            with journal.watch(Report._meta.db_table, [report.pk for report in reports]):
                Report.objects.bulk_update(reports, ["association", "state"])

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Nothing: reports wait for neither tree nor rolls."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Nothing of its own: rows that came to hang on what the event wrote are found for all."""
        return ()

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: all is in the journal."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Nothing: branches and boards write no reports."""


REPORTS = ReportsStep()


def _list_drafts(plan: Plan) -> list[Report]:
    rows = Report.objects.filter(
        association__in=plan.ended, state__in=[ReportState.DRAFT, ReportState.REVIEW]
    )
    return list(rows.select_related("period").order_by("pk"))


def _ask(heirs: Heirs, report: Report, plan: Plan) -> Consequence:
    unit = report.association_id
    takers = heirs.take_over(unit)[:MOST_CHOICES]
    goes_on = bool(takers) and report.period.last_day >= plan.on
    return Consequence(
        f"report:{report.pk}",
        f"Báo cáo đang soạn “{report.abstract}” của {heirs.name([unit])}.",
        (
            *(
                Choice(f"to:{place}", f"{heirs.name([taker])} soạn tiếp")
                for place, taker in enumerate(takers)
            ),
            Choice(CLOSE, "Thôi soạn, giữ lại để xem"),
        ),
        "to:0" if goes_on else CLOSE,
        (unit, *takers),
    )


def _pass(heirs: Heirs, report: Report, plan: Plan, answers: Mapping[str, str]) -> None:
    asked = _ask(heirs, report, plan)
    answer = answers.get(asked.key, asked.proposed)
    takers = heirs.take_over(report.association_id)
    place = int(answer.removeprefix("to:")) if answer.startswith("to:") else len(takers)
    if place < len(takers):
        report.association_id = takers[place]
    else:
        report.state = ReportState.CLOSED
