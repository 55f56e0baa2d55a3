"""What leaves the desk as a file: the columns of the list, never more, and no live formulas.

The stock resource of django-import-export takes every column of a table (of log-ins, the hash of
the password too), and its formats let a text that begins like a formula leave as one.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.fields.ranges import RangeField
from django.core.exceptions import FieldDoesNotExist
from django.db.backends.postgresql.psycopg_any import Range
from django.db.models import BooleanField, Model
from django.db.models import Field as ModelField
from import_export.fields import Field
from import_export.formats.base_formats import Format
from import_export.resources import ModelResource
from import_export.widgets import Widget
from tablib import Dataset

from khuyenhoc.lib import tables
from khuyenhoc.lib.dates import format_date, format_datetime


def write_value(value: Any) -> tables.Cell:
    """A value as a cell: numbers as numbers, all else as Vietnamese writes it; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | Decimal):
        return value
    if isinstance(value, datetime):
        return format_datetime(value)
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, Range):
        return write_span(value)
    if isinstance(value, list | tuple):
        return ", ".join(str(write_value(each)) for each in value)
    return str(value)


def write_span(span: Range) -> str:
    """ "từ 01/07/2025 đến trước 01/01/2030"; a side that is open is left out."""
    sides = [
        f"{word} {write_value(day)}"
        for word, day in (("từ", span.lower), ("đến trước", span.upper))
        if day is not None
    ]
    return " ".join(sides)


def write_column(column: ModelField, value: Any) -> tables.Cell:
    """A value of a column as ``write_value`` writes it, members of a list by their words."""
    if isinstance(value, list):
        words = dict(getattr(getattr(column, "base_field", None), "flatchoices", ()))
        value = [words.get(each, each) for each in value]
    return write_value(value)


def put_in_words(model: type[Model], name: Any) -> Any:
    """A column of a list: spans, lists and yes or no in words, where Django shows Python's own."""
    try:
        column = model._meta.get_field(name)
    except (FieldDoesNotExist, TypeError):
        return name
    if not isinstance(column, BooleanField | RangeField | ArrayField):
        return name

    @admin.display(description=column.verbose_name, ordering=name, empty_value="")
    def show(row: Model) -> str:
        return str(write_column(column, getattr(row, name)))

    show.__name__ = name
    return show


class CellWidget(Widget):
    """A value of a column as ``write_column`` writes it."""

    def __init__(self, column: ModelField) -> None:
        super().__init__()
        self.column = column

    def render(self, value: Any, obj: Model | None = None, **kwargs: Any) -> tables.Cell:
        """Text, whole number or Decimal."""
        return write_column(self.column, value)


class SafeCsv(Format):
    """CSV that a spreadsheet opens with Vietnamese letters and without formulas."""

    def get_title(self) -> str:
        return "CSV"

    def export_data(self, dataset: Dataset, **_options: Any) -> bytes:
        return tables.write_csv(dataset.headers or [], list(dataset))

    def get_extension(self) -> str:
        return "csv"

    def get_content_type(self) -> str:
        return tables.CSV

    def can_export(self) -> bool:
        return True


class SafeXlsx(SafeCsv):
    """XLSX whose texts are string cells."""

    def get_title(self) -> str:
        return "Excel (XLSX)"

    def export_data(self, dataset: Dataset, **_options: Any) -> bytes:
        return tables.write_xlsx(dataset.title or "", dataset.headers or [], list(dataset))

    def get_extension(self) -> str:
        return "xlsx"

    def get_content_type(self) -> str:
        return tables.XLSX


FORMATS = [SafeXlsx, SafeCsv]


def make_resource(model: type[Model], columns: Sequence[str]) -> type[ModelResource]:
    """A resource of exactly ``columns`` of ``model``; those that are no columns are left out."""
    fields = {name: field for name in columns if (field := _make_field(model, name))}
    name = str(model._meta.verbose_name)
    meta = type("Meta", (), {"model": model, "fields": list(fields), "name": name})
    return type(f"{model.__name__}Export", (ModelResource,), {**fields, "Meta": meta})


def _make_field(model: type[Model], name: str) -> Field | None:
    try:
        column = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    if not isinstance(column, ModelField):
        return None
    attribute = f"get_{name}_display" if getattr(column, "choices", None) else name
    label = label_for_field(name, model)
    widget = CellWidget(column)
    return Field(attribute=attribute, column_name=str(label), widget=widget, readonly=True)
