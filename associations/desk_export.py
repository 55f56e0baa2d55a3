"""What leaves the desk as a file: the columns of the list, never more, and no live formulas.

The stock resource of django-import-export takes every column of a table (of log-ins, the hash of
the password too), and its formats let a text that begins like a formula leave as one.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.admin.utils import label_for_field
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from import_export.fields import Field
from import_export.formats.base_formats import Format
from import_export.resources import ModelResource
from import_export.widgets import Widget
from tablib import Dataset

from khuyenhoc.lib import tables
from khuyenhoc.lib.dates import format_date, format_datetime


class CellWidget(Widget):
    """A value as a cell: numbers as numbers, all else as Vietnamese writes it."""

    def render(self, value: Any, obj: Model | None = None, **kwargs: Any) -> tables.Cell:
        """Text, whole number or Decimal; empty for nothing."""
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
        if isinstance(value, list | tuple):
            return ", ".join(map(str, value))
        return str(value)


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
    meta = type("Meta", (), {"model": model, "fields": (), "name": str(model._meta.verbose_name)})
    return type(f"{model.__name__}Export", (ModelResource,), {**fields, "Meta": meta})


def _make_field(model: type[Model], name: str) -> Field | None:
    try:
        column = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    attribute = f"get_{name}_display" if getattr(column, "choices", None) else name
    label = label_for_field(name, model)
    return Field(attribute=attribute, column_name=str(label), widget=CellWidget(), readonly=True)
