"""Do the data hold together? Each check with what it found, and its mend (issue of the desk).

``settings.INTEGRITY_CHECKS`` names the checks of all storeys: ``find`` gives (association or None,
sentence) for each fault; ``mend`` works out anew what may be worked out, "" where only people can
decide. Both run in the background, a check and its mend never at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pghistory
from django.conf import settings
from django.utils.module_loading import import_string

from accounts.models import User
from associations.models import Association
from records.jobs import Progress, ask, job
from records.models import Job, JobState

MOST_ROWS = 200  # rows of a check that are kept to be read; all are counted


@dataclass(frozen=True, slots=True)
class Check:
    """A check: what it looks at, how its faults are found and mended, what to do by hand.

    ``find`` and ``mend`` are paths, since a template calls every function that it is given.
    """

    name: str
    label: str
    find: str
    mend: str
    advice: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known of a check: its last job that was done and the one that stands in the queue.

    ``rows`` are (association's name or "", sentence), at most ``MOST_ROWS`` of ``count``.
    """

    check: Check
    seen: Job | None
    asked: Job | None
    count: int
    rows: list[tuple[str, str]]


def list_checks() -> list[Check]:
    """The checks of all storeys, in order."""
    return [Check(**each) for each in settings.INTEGRITY_CHECKS]


def list_findings() -> list[Finding]:
    """What each check found last, and whether it is asked for again."""
    checks = list_checks()
    keys = {each.name: f"integrity-{each.name}" for each in checks}
    last: dict[tuple[str, bool], Job] = {}
    for each in Job.objects.filter(key__in=keys.values()).order_by("pk"):
        last[each.key, each.state == JobState.DONE] = each
    found = []
    names = _name_units(job for (_, is_done), job in last.items() if is_done)
    for check in checks:
        seen, asked = (last.get((keys[check.name], is_done)) for is_done in (True, False))
        if seen and asked and asked.pk < seen.pk:
            asked = None
        told: dict[str, Any] = seen.result if seen else {"count": 0, "rows": []}
        rows = [(names.get(unit, ""), sentence) for unit, sentence in told["rows"]]
        found.append(Finding(check, seen, asked, told["count"], rows))
    return found


def ask_to_look(check: Check, by: User) -> Job:
    """Have a check run in the background."""
    return ask(look, key=f"integrity-{check.name}", by=by, check=check.name)


def ask_to_mend(check: Check, by: User, reason: str) -> Job:
    """Have what a check finds mended in the background; ``reason`` stands in the log."""
    return ask(mend, key=f"integrity-{check.name}", by=by, check=check.name, reason=reason)


@job
def look(progress: Progress, check: str) -> dict:
    """{count, rows} of one check; changes nothing."""
    return _find(_get(check))


@job
def mend(progress: Progress, check: str, reason: str) -> dict:
    """Mend and look again: {count, rows, before}; safe to run again."""
    its_check = _get(check)
    if not its_check.mend:
        raise LookupError(check)
    before = _find(its_check)["count"]
    progress.tell(1, 2, "Đang sửa")
    with pghistory.context(reason=reason):
        import_string(its_check.mend)()
    return {**_find(its_check), "before": before}


def _get(name: str) -> Check:
    return next(each for each in list_checks() if each.name == name)


def _find(check: Check) -> dict:
    found = iter(import_string(check.find)())
    rows = list(islice(found, MOST_ROWS))
    return {"count": len(rows) + sum(1 for _ in found), "rows": rows}


def _name_units(done: Iterable[Job]) -> dict[int, str]:
    units = {unit for each in done for unit, _ in each.result["rows"] if unit}
    return dict(Association.objects.filter(pk__in=units).values_list("pk", "full_name"))
