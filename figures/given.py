"""Values as they come in, and their way into the table: by COPY, one submission a unit."""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import StringIO
from itertools import islice

from django.db import connection
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from figures.models import (
    FormVersion,
    Mark,
    Period,
    PeriodUnit,
    Precision,
    Submission,
    SubmissionStatus,
    ValueStatus,
)
from records.models import Upload

LONGEST_RAW = 200
PLACES = 4
_CHUNK = 200_000
_MANY = 50_000  # values after which the planner must look at the table again
_COPY = """
copy figures_value (submission_id, association_id, period_id, status, indicator_id, mark, precision,
                    sheet, "row", "column", is_derived, is_illustrative, number, raw)
from stdin
"""
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


@dataclass(frozen=True, slots=True)
class NewValue:
    """One cell as it was given: ``number`` where ``mark`` is NUMBER, else None.

    ``sheet`` counts from 0, ``row`` and ``column`` from 1; all None for what was typed on the web.
    ``raw`` is the text as typed, of which the first 200 characters are kept.
    """

    indicator_id: int
    number: Decimal | None
    mark: int = Mark.NUMBER
    raw: str = ""
    sheet: int | None = None
    row: int | None = None
    column: int | None = None
    precision: int = Precision.EXACT
    is_derived: bool = False
    is_illustrative: bool = False


@dataclass(frozen=True, slots=True)
class NewSubmission:
    """One unit's values for one period, from a file, the web grid or a published text."""

    period: Period
    association: Association
    values: Sequence[NewValue]
    form_version: FormVersion | None = None
    upload: Upload | None = None
    by: User | None = None
    at: datetime | None = None
    on_behalf: str = ""
    source: str = ""
    source_url: str = ""


class SubmissionRefused(ValueError):
    """Values that cannot be taken or decided upon; the message says why, nothing was changed."""


def group_by_period(items: Sequence[NewSubmission]) -> dict[Period, list[int]]:
    """Period → the places of its items, periods in the order of their keys."""
    found: dict[Period, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        found[item.period].append(place)
    return dict(sorted(found.items(), key=lambda pair: pair[0].pk))


def require_in_roll(period: Period, units: Collection[int]) -> None:
    """Refuse units that the period's roll does not have."""
    known = PeriodUnit.objects.filter(period=period, association__in=list(units))
    missing = set(units) - set(known.values_list("association_id", flat=True))
    if missing:
        names = Association.objects.filter(pk__in=sorted(missing)[:3])
        raise SubmissionRefused(
            f"Không có trong danh sách đơn vị của kỳ {period}: {', '.join(map(str, names))}."
        )


def make_submission(item: NewSubmission, status: str) -> Submission:
    """The submission's row, not yet saved."""
    at = item.at or timezone.now()
    return Submission(
        period=item.period,
        association=item.association,
        form_version=item.form_version,
        upload=item.upload,
        source=item.source,
        source_url=item.source_url,
        status=status,
        submitted_by=item.by,
        submitted_at=at,
        on_behalf=item.on_behalf,
        approved_at=at if status == SubmissionStatus.APPROVED else None,
    )


def copy_values(
    groups: Iterable[tuple[Submission, Sequence[NewValue], ValueStatus]],
) -> int:
    """Copy values into the table, in portions; how many there were."""
    lines = (
        line for submission, values, status in groups for line in _write(submission, values, status)
    )
    count = 0
    with connection.cursor() as cursor:
        while portion := list(islice(lines, _CHUNK)):
            with connection.wrap_database_errors:
                cursor.copy_expert(_COPY, StringIO("".join(portion)))
            count += len(portion)
        if count > _MANY:
            cursor.execute("analyze figures_value")
    return count


def _write(
    submission: Submission, values: Iterable[NewValue], status: ValueStatus
) -> Iterator[str]:
    """The values as lines for COPY; written out, since there may be millions."""
    head = f"{submission.pk}\t{submission.association_id}\t{submission.period_id}\t{int(status)}"
    for value in values:
        number = value.number
        if number is None:
            written = "\\N"
        elif -int(number.as_tuple().exponent) > PLACES:
            raise SubmissionRefused(f"Số {number} có quá {PLACES} chữ số thập phân.")
        else:
            written = str(number)
        raw = value.raw
        if not (raw.isascii() and raw.isalnum()):
            raw = unicodedata.normalize("NFC", raw.replace("\0", ""))[:LONGEST_RAW]
            raw = raw.translate(_ESCAPES)
        place = "\t".join(
            "\\N" if each is None else str(each) for each in (value.sheet, value.row, value.column)
        )
        yield (
            f"{head}\t{value.indicator_id}\t{int(value.mark)}\t{int(value.precision)}\t{place}\t"
            f"{value.is_derived:d}\t{value.is_illustrative:d}\t{written}\t{raw[:LONGEST_RAW]}\n"
        )
