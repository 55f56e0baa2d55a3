"""What ``make run`` starts: the sample, then web server and background worker, until Ctrl-C.

Both are children of this process. When it is killed outright they notice at once (the pipe that
they hold breaks) and end too; the database is whole in any case and the next start goes on with it.
"""

import os
import signal
import subprocess
import sys
import threading

from khuyenhoc import env

ADDRESS = f"127.0.0.1:{env.number('PORT', 8000)}"
COMMANDS = (
    [sys.executable, "manage.py", "runserver", "--noreload", ADDRESS],
    [sys.executable, "manage.py", "work"],
)
WATCH = "KHUYENHOC_PARENT_PIPE"


def serve() -> int:
    """Run both children; the exit status of the first that ends, 0 after Ctrl-C."""
    reading, _held_open = os.pipe()
    environment = {**os.environ, WATCH: str(reading)}
    children = [
        subprocess.Popen(command, cwd=env.BASE_DIR, env=environment, pass_fds=[reading])
        for command in COMMANDS
    ]
    os.close(reading)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        os.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        for child in children:
            child.terminate()
        for child in children:
            child.wait()
    return 1


def end_with_parent() -> None:
    """End this process when the one that started it dies, however it dies."""
    descriptor = os.environ.pop(WATCH, None)
    if descriptor is None:
        return

    def watch() -> None:
        os.read(int(descriptor), 1)  # returns only when the parent's end is closed
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    from khuyenhoc.prepare import prepare  # noqa: PLC0415 - django.setup() imports this module

    prepare()
    sys.exit(serve())
