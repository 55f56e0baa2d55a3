"""Dates and numbers through Django's own forms and templates (ecosystem.md, finding 1)."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.template import Context, Template
from django.utils import formats
from django.utils.timezone import get_current_timezone


class PaperForm(forms.Form):
    """One field of each sort that officers fill in."""

    default_renderer = DjangoTemplates

    day = forms.DateField(required=False)
    at = forms.DateTimeField(required=False)
    number = forms.DecimalField(required=False, localize=True)
    count = forms.IntegerField(required=False, localize=True)


@pytest.mark.parametrize(
    "text", ["02/09/2026", "2/9/2026", "02-09-2026", "02.09.2026", "2026-09-02"]
)
def test_form_reads_the_day_before_the_month(text):
    form = PaperForm({"day": text})

    assert form.is_valid()
    assert form.cleaned_data["day"] == date(2026, 9, 2)


@pytest.mark.parametrize("text", ["9/13/2026", "31/02/2026", "02/09/26", "09.2026"])
def test_form_refuses_days_that_are_none(text):
    form = PaperForm({"day": text})

    assert set(form.errors) == {"day"}


@pytest.mark.parametrize(
    "text", ["02/09/2026 14:05", "02/09/2026 14:05:00", "02/09/2026 14h05", "14:05 02/09/2026"]
)
def test_form_reads_instants(text):
    form = PaperForm({"at": text})

    assert form.is_valid()
    assert form.cleaned_data["at"] == datetime(2026, 9, 2, 14, 5, tzinfo=get_current_timezone())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234.567,89", "1234567.89"),
        ("12.345", "12345"),
        ("12,5", "12.5"),
        ("1234567.89", "1234567.89"),
        ("1234", "1234"),
    ],
)
def test_form_reads_vietnamese_numbers(text, value):
    form = PaperForm({"number": text})

    assert form.is_valid()
    assert form.cleaned_data["number"] == Decimal(value)


def test_form_refuses_american_numbers():
    form = PaperForm({"number": "1,234.5"})

    assert set(form.errors) == {"number"}


def test_form_prints_what_it_reads():
    form = PaperForm(
        initial={"day": date(2026, 9, 2), "number": Decimal("1234567.89"), "count": 63_979}
    )

    printed = {name: form[name].as_widget() for name in form.fields}

    assert 'value="02/09/2026"' in printed["day"]
    assert 'value="1.234.567,89"' in printed["number"]
    assert 'value="63.979"' in printed["count"]


def test_template_prints_vietnamese_dates_and_numbers():
    context = Context(
        {"day": date(2026, 9, 2), "at": datetime(2026, 9, 2, 14, 5), "sum": Decimal("1234567.89")}
    )

    text = Template('{{ day }} | {{ at }} | {{ sum }} | {{ day|date:"YEAR_MONTH_FORMAT" }}').render(
        context
    )

    assert text == "02/09/2026 | 02/09/2026 14:05 | 1.234.567,89 | tháng 9/2026"


def test_calendars_begin_on_monday():
    assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
