"""Rows of figures for tests of reading: a small tree, its rolls, values, and their totals."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from associations.models import Association
from figures.catalogue import indicators, load_catalogue
from figures.models import (
    Due,
    Form,
    FormLine,
    FormVersion,
    Mark,
    Period,
    PeriodUnit,
    Submission,
    SubmissionStatus,
    Value,
    ValueStatus,
)
from figures.rebuilding import rebuild
from khuyenhoc.lib.periods import parse_code
from tests.factories import make_association, now

ASKED = (
    "population", "households", "members", "branches_hamlet", "branches_school", "branches",
    "family_registered", "family_recognised", "fund_raised", "member_ratio",
    "family_rate_registered",
)  # fmt: skip


def make_country(communes: int = 2) -> dict[str, Association]:
    """A nation of two provinces; the first has ``communes`` communes, the second one."""
    load_catalogue()
    nation = make_association("Việt Nam", "national", code="VN")
    first = make_association("Thái Nguyên", "province", nation, code="19",
                             full_name="Tỉnh Thái Nguyên")  # fmt: skip
    second = make_association("Bắc Kạn", "province", nation, code="06",
                              full_name="Tỉnh Bắc Kạn")  # fmt: skip
    country = {"nation": nation, "first": first, "second": second}
    for number in range(communes):
        country[f"commune{number}"] = make_association(
            f"Xã {number}", "commune", first, code=f"0150{number}", full_name=f"Xã Số {number}"
        )
    country["far"] = make_association("Xã Xa", "commune", second, code="01999")
    return country


def make_form(codes: Iterable[str] = ASKED, kind: str = "year", level: str = "commune"):
    """A form with one version that asks communes for ``codes``."""
    form = Form.objects.create(
        code=f"bieu-{kind}", name="Biểu tổng hợp", level_id=level, period_kind=kind
    )
    version = FormVersion.objects.create(form=form, number=1, valid=(None, None))
    catalogue = indicators().by_code
    FormLine.objects.bulk_create(
        FormLine(version=version, indicator=catalogue[code], order=order)
        for order, code in enumerate(codes)
    )
    return version


def make_period(code: str, version: FormVersion | None = None, **fields) -> Period:
    """A period with the roll of all associations that live on its last day, and what they owe."""
    span = parse_code(code)
    period = Period.objects.create(
        code=code, kind=span.kind, first_day=span.first_day, last_day=span.last_day, **fields
    )
    children: dict[int | None, list[Association]] = {}
    for association in Association.objects.alive(span.last_day).order_by("tree_id", "lft"):
        children.setdefault(association.parent_id, []).append(association)
    number = 0

    def enter(association: Association, depth: int) -> None:
        nonlocal number
        number += 1
        unit = PeriodUnit(
            period=period, association=association, parent=association.parent,
            level=association.level, depth=depth, lft=number, rght=0,
        )  # fmt: skip
        for child in children.get(association.pk, []):
            enter(child, depth + 1)
        number += 1
        unit.rght = number
        unit.save()
        if version is not None and association.level_id == version.form.level_id:
            Due.objects.create(form=version.form, unit=unit, deadline=date(2030, 1, 1))

    for root in children.get(None, []):
        enter(root, 0)
    return period


def give(
    period: Period, association: Association, numbers: dict, *, approved: bool = True,
    illustrative: bool = False, precision: int = 0, **fields,
) -> Submission:  # fmt: skip
    """A submission with its values; a number None is "để trống", a Mark stands for itself."""
    cells = fields.pop("cells", {})
    derived = fields.pop("derived", ())
    moment = now()
    submission = Submission.objects.create(
        period=period, association=association, submitted_at=moment,
        status=SubmissionStatus.APPROVED if approved else SubmissionStatus.SUBMITTED,
        approved_at=moment if approved else None, **fields,
    )  # fmt: skip
    catalogue = indicators().by_code
    status = ValueStatus.APPROVED if approved else ValueStatus.PROVISIONAL
    Value.objects.filter(
        period=period, association=association, status=status,
        indicator__code__in=numbers,
    ).update(status=ValueStatus.SUPERSEDED)  # fmt: skip
    for code, number in numbers.items():
        mark = number if isinstance(number, Mark) else Mark.EMPTY if number is None else Mark.NUMBER
        sheet, row, column, raw = cells.get(code, (None, None, None, ""))
        Value.objects.create(
            submission=submission, period=period, association=association,
            indicator=catalogue[code], status=status, mark=mark, precision=precision,
            number=Decimal(number) if mark == Mark.NUMBER else None,
            is_illustrative=illustrative, is_derived=code in derived,
            sheet=sheet, row=row, column=column, raw=raw,
        )  # fmt: skip
    return submission


def keep_totals(period: Period) -> None:
    """Work out the totals of a period from its values."""
    rebuild(period)
