"""Private files that no row names, and rows whose file is not there."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import PurePosixPath

import pghistory.models
from django.apps import apps
from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db.models import FileField
from django.utils import timezone
from django.utils.module_loading import import_string

# A file is written before its row; whoever is about to write the row gets this long.
YOUNG = timedelta(days=7)
ASIDE = "mo-coi"  # where files that no row names are put aside


def find_file_faults() -> Iterator[tuple[None, str]]:
    """A sentence for each row whose file is missing and for each old file that no row names."""
    storage = storages["private"]
    there = set(_walk(storage))
    for name, told in _list_named():
        if name not in there:
            yield None, f"{told}: thiếu tệp {name}. Hãy phục hồi tệp này từ bản sao lưu."
    for name in _list_orphans(storage, there):
        yield None, f"Tệp {name} không thuộc hồ sơ nào."


def put_orphans_aside() -> None:
    """Move the files that no row names into the folder ``ASIDE``; nothing is deleted."""
    storage = storages["private"]
    for name in _list_orphans(storage, set(_walk(storage))):
        with storage.open(name, "rb") as file:
            storage.save(f"{ASIDE}/{name}", file)
        storage.delete(name)


def _list_orphans(storage: Storage, there: set[str]) -> list[str]:
    named = {name for name, _ in _list_named()}
    oldest_young = timezone.now() - YOUNG
    return [
        name for name in sorted(there - named) if storage.get_modified_time(name) < oldest_young
    ]


def _list_named() -> Iterator[tuple[str, str]]:
    """(name of a file, whose it is) of every private file that a row names."""
    for model in apps.get_models():
        if issubclass(model, pghistory.models.Event):
            continue  # tells of files that may have been erased since
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField) and _is_private(field):
                rows = model._base_manager.exclude(**{field.name: ""})
                for key, name in rows.values_list("pk", field.name).iterator():
                    yield name, f"{model._meta.verbose_name} số {key}"
    for path in settings.KEPT_FILES:
        yield from import_string(path)()


def _is_private(field: FileField) -> bool:
    get_storage = field.deconstruct()[3].get("storage")
    return callable(get_storage) and get_storage() == storages["private"]


def _walk(storage: Storage, folder: str = "") -> Iterator[str]:
    """The names of all private files but those put aside."""
    if folder == ASIDE or not storage.exists(folder):
        return
    folders, files = storage.listdir(folder)
    yield from (str(PurePosixPath(folder, file)) for file in files)
    for each in folders:
        yield from _walk(storage, str(PurePosixPath(folder, each)))
