"""The unit that the address of a public page asks for."""

from associations.models import Association

LARGEST_KEY = 2**31


def find_unit(asked: str) -> Association | None:
    """The unit with this key; None for what is no key."""
    if asked.isascii() and asked.isdigit() and int(asked) < LARGEST_KEY:
        return Association.objects.filter(pk=int(asked)).first()
    return None
