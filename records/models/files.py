"""Where private files are kept."""

from django.core.files.storage import storages


def private_storage():
    """The storage that no visitor reaches without a permission check."""
    return storages["private"]
