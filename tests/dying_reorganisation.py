"""A process that dies by kill -9 in a reorganisation: ``python -m tests.dying_reorganisation``.

Arguments: at which point it dies, and the decision's key. Points are "apply begin" and "apply
finish" of the tree, "apply …" with the path of a step, "cancel …" with a function of cancelling.
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


def main(point: str, decision: str) -> None:
    """Apply the decision until the point is reached."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khuyenhoc.settings")
    django.setup()
    from django.utils.module_loading import import_string  # noqa: PLC0415 - after the set-up

    from associations.models import Reorganisation  # noqa: PLC0415
    from associations.reorganising import applying, cancelling, writing  # noqa: PLC0415

    chosen = Reorganisation.objects.get(pk=decision)
    deed, _, where = point.partition(" ")
    if deed == "cancel":
        die_after(cancelling, where)
        cancelling.cancel(chosen)
    elif where in ("begin", "finish"):
        die_after(writing.Writer, where)
        applying.apply([chosen])
    else:
        die_after(import_string(where), "apply")
        applying.apply([chosen])
    raise SystemExit(f"{point} was never reached")


if __name__ == "__main__":
    main(*sys.argv[1:])
