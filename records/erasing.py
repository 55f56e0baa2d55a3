"""Erasing a person: every storey empties what it holds of him, counts stay (product.md A5).

``settings.PERSON_ERASERS`` names for each storey the function that does so, from a person.
"""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from accounts.models import Person

ERASED = "(đã xóa)"
EMPTY = {"name": ERASED, "birth_year": None, "phone": "", "email": "", "address": ""}


@transaction.atomic
def empty_person(person: Person) -> None:
    """Empty a person's own fields and whatever else says who he is; whether that may be is for the
    caller to decide."""
    for name in settings.PERSON_ERASERS:
        import_string(name)(person)
    Person.objects.filter(pk=person.pk).update(**EMPTY, erased_at=timezone.now())
