"""What ``make sample`` does, and ``make run`` before it serves: in one process, so that a second
start takes seconds."""

import os

import django
from django.core.management import call_command
from django.db import connections


def prepare() -> None:
    """Migrate, load the units, the sample province and its articles; again changes nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khuyenhoc.settings")
    django.setup()

    from khuyenhoc import snapshot  # noqa: PLC0415 - reads the settings

    snapshot.migrate()
    call_command("load_units", skip_checks=True)
    call_command("load_criteria", skip_checks=True)
    call_command("load_sample", skip_checks=True)
    call_command("load_sample_news", skip_checks=True)
    connections.close_all()


if __name__ == "__main__":
    prepare()
