"""The first entries of the document library, from a CSV file: facts alone, no texts.

What the sources do not say (a day of signing, a day in force) stays empty.
"""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from associations.models import Association
from news.models import Document

DATA = Path(__file__).parent / "data" / "documents.csv"
DAYS = ("signed_on", "in_force_from", "in_force_to")
TEXTS = ("kind", "abstract", "note", "source_url")


class Unreadable(ValueError):
    """A line of the file cannot be taken; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many documents are new, and how many were there."""

    added: int
    present: int


@transaction.atomic
def load_documents(keeper: Association, path: Path = DATA) -> Loaded:
    """Take in the documents of a file that the library does not have yet, kept by ``keeper``.

    A document is known by its number and who issued it; what staff changed stays as it is.
    Raises ``Unreadable`` with the line; nothing is kept then.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    known = {(each.number, each.issuer): each for each in Document.objects.all()}
    fresh: list[tuple[Document, str]] = []
    for line, row in enumerate(rows, start=2):
        if (row["number"], row["issuer"]) in known:
            continue
        document = Document(
            association=keeper,
            number=row["number"],
            issuer=row["issuer"],
            signed_year=int(row["signed_year"]) if row["signed_year"] else None,
            **{name: row[name] for name in TEXTS},
            **{name: date.fromisoformat(row[name]) if row[name] else None for name in DAYS},
        )
        try:
            document.clean_fields(exclude=["association"])
        except ValidationError as error:
            raise Unreadable(f"Dòng {line} ({row['number']}): {error.messages[0]}") from error
        document.save()
        known[row["number"], row["issuer"]] = document
        fresh.append((document, row["replaced_by"]))
    by_number = {number: document for (number, _), document in known.items()}
    for document, successor in fresh:
        if successor:
            if successor not in by_number:
                raise Unreadable(f"{document.number}: không có văn bản thay thế {successor}.")
            document.replaced_by = by_number[successor]
            document.save()
    return Loaded(len(fresh), len(rows) - len(fresh))
