"""A process that dies by kill -9 in the middle of a step: ``python -m tests.returns.dying``.

Arguments: what it does ("submit" or "approve"), after which call it dies, the keys of the user and
of the reading or the return.
"""

import os
import signal
import sys
from collections.abc import Callable

import django


def die_after(owner: object, name: str) -> None:
    """Let the process die as soon as ``owner.name`` has done its work."""
    original: Callable = getattr(owner, name)

    def work_and_die(*args: object, **options: object) -> None:
        original(*args, **options)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, name, work_and_die)


def main(deed: str, point: str, user: str, key: str) -> None:
    """Do the deed until the point is reached."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khuyenhoc.settings")
    django.setup()
    from django.db.models import QuerySet  # noqa: PLC0415 - after the set-up

    from accounts.models import User  # noqa: PLC0415
    from figures import submitting  # noqa: PLC0415
    from returns import receiving, review, submission  # noqa: PLC0415
    from returns.models import Reading, Return  # noqa: PLC0415

    die_after(*{
        "receipt": (submission, "take_number"),
        "values": (submitting, "submit"),
        "steps": (submission, "take_steps"),
        "returns": (QuerySet, "bulk_update"),
        "reading": (Reading, "save"),
        "approved": (submitting, "_fetch"),
        "totals": (submitting, "approve"),
        "marked": (review, "_mark_approved"),
    }[point])  # fmt: skip
    by = User.objects.get(pk=user)
    if deed == "submit":
        receiving.submit_reading(Reading.objects.get(pk=key), by)
    else:
        review.approve([Return.objects.get(pk=key)], by)
    raise SystemExit(f"{point} was never reached")


if __name__ == "__main__":
    main(*sys.argv[1:])
