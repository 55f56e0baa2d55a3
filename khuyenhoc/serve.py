"""What ``make run`` starts: the sample, then web server and background worker, until Ctrl-C.

Both are forked from this process, which has loaded the program already: a second start takes
seconds. When it is killed outright they notice at once (the pipe that they hold breaks) and end
too; the database is whole in any case and the next start goes on with it.
"""

import os
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress

from django.core.management import execute_from_command_line

from khuyenhoc import env

ADDRESS = f"127.0.0.1:{env.number('PORT', 8000)}"
COMMANDS = (
    # make check is for the checks
    ("runserver", "--noreload", "--skip-checks", ADDRESS),
    ("work",),
)


def serve() -> int:
    """Run both children; the exit status of the first that ends, 0 after Ctrl-C.

    No connection to the database may be open: the children would share it.
    """
    reading, held_open = os.pipe()
    children = [_start(command, reading, held_open) for command in COMMANDS]
    os.close(reading)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        os.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        for child in children:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGTERM)
        for child in children:
            with suppress(ChildProcessError):
                os.waitpid(child, 0)
    return 1


def _start(command: Sequence[str], reading: int, held_open: int) -> int:
    """Fork a child that does a command of manage.py; its process id."""
    child = os.fork()
    if child:
        return child
    os.close(held_open)  # else its own end would keep the pipe whole
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that what is in memory is written
    _end_when_closed(reading)
    execute_from_command_line(["manage.py", *command])
    sys.exit(0)


def _end_when_closed(reading: int) -> None:
    """End this process when the one that forked it dies, however it dies."""

    def watch() -> None:
        os.read(reading, 1)  # returns only when the parent's end is closed
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    from khuyenhoc.lib.memory import set_aside_loaded
    from khuyenhoc.prepare import prepare

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khuyenhoc.settings")
    prepare()
    set_aside_loaded()
    sys.exit(serve())
