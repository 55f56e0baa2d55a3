"""Columns by which articles and documents are searched, filled by the database itself."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Value


class WebAddress(models.URLField):
    """An address elsewhere; typed without a scheme it is taken for https."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**({"assume_scheme": "https"} | kwargs))

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs


class Weighted(Func):
    """Syllables without diacritics as a vector of two or three weights: title, abstract, text."""

    function = "public.vn_words"
    output_field = SearchVectorField()


class Pairs(Func):
    """Neighbouring syllables as single terms, with and without diacritics (migration 0001)."""

    function = "public.vn_pairs"
    output_field = SearchVectorField()


def make_words(title: str, abstract: str, text: str) -> models.GeneratedField:
    """The column ``words`` of a model, from the names of three of its columns."""
    return models.GeneratedField(
        expression=Weighted(F(title), F(abstract), F(text)),
        output_field=SearchVectorField(),
        db_persist=True,
    )


def make_pairs(title: str, abstract: str, text: str) -> models.GeneratedField:
    """The column ``pairs`` of a model, from the names of three of its columns."""
    return models.GeneratedField(
        expression=Pairs(F(title), F(abstract), F(text)),
        output_field=SearchVectorField(),
        db_persist=True,
    )


def make_title_words(title: str) -> models.GeneratedField:
    """The column ``title_words`` of a model: the syllables of one column alone.

    An index tells of a vector that it holds a word, not where: to know from ``words`` what stands
    in the title, every row that holds it would have to be read.
    """
    return models.GeneratedField(
        expression=Weighted(F(title), Value(""), Value("")),
        output_field=SearchVectorField(),
        db_persist=True,
    )


def make_indexes(name: str) -> list[models.Index]:
    """The indexes of the three columns; ``name`` begins theirs."""
    return [
        GinIndex(fields=["words"], name=f"{name}_words"),
        GinIndex(fields=["pairs"], name=f"{name}_pairs"),
        GinIndex(fields=["title_words"], name=f"{name}_title_words"),
    ]
