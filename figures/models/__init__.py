"""The catalogue, the periods with their rolls, the forms, the values and the kept totals.

product.md F and R1–R2; time.md 'Tables' and 'Totals as reported'.
"""

from figures.models.catalogue import (
    Indicator,
    IndicatorKind,
    IndicatorSuccession,
    Nature,
    SeriesBreak,
)
from figures.models.citing import ShortAddress
from figures.models.forms import Due, DueQuerySet, Form, FormLine, FormVersion
from figures.models.periods import Period, PeriodKind, PeriodUnit
from figures.models.releases import Release, ReleaseFile
from figures.models.submissions import Submission, SubmissionStatus
from figures.models.targets import Target
from figures.models.values import Mark, Precision, Total, Value, ValueStatus

__all__ = [
    "Due",
    "DueQuerySet",
    "Form",
    "FormLine",
    "FormVersion",
    "Indicator",
    "IndicatorKind",
    "IndicatorSuccession",
    "Mark",
    "Nature",
    "Period",
    "PeriodKind",
    "PeriodUnit",
    "Precision",
    "Release",
    "ReleaseFile",
    "SeriesBreak",
    "ShortAddress",
    "Submission",
    "SubmissionStatus",
    "Target",
    "Total",
    "Value",
    "ValueStatus",
]
