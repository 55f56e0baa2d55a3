"""The log of who read the data of which persons (product.md A5; Law 91/2025)."""

from collections.abc import Iterable

from accounts.models import Person, PersonRead, ReadKind, User


def note_reads(persons: Iterable[Person], reader: User, kind: ReadKind) -> int:
    """Write down that ``reader`` read these persons' data; how many rows were added."""
    rows = [PersonRead(person=person, reader=reader, kind=kind) for person in persons]
    return len(PersonRead.objects.bulk_create(rows, batch_size=5_000))
