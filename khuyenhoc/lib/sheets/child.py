"""The program that opens what officers send: a process of its own, limited, thrown away.

Run as ``python -I child.py`` with an empty environment, in a temporary folder that holds
``task.json``: task, source, filename, kind, request, limits and project (the folder to import our
code from). It writes ``answer.jsonl`` (task "read"), or ``answer.json`` and the file ``out``
(task "answer").

Limits are set before anything is read: memory, CPU seconds, size of files, number of open files,
no new process, no core; no network. What the kernel does not refuse to root, the audit hook
refuses: sockets, processes, loading of libraries, opening of files elsewhere.
"""

import json
import os
import resource
import sys
import traceback

_PROCESS_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS
_NEW_NETWORK = 0x40000000  # CLONE_NEWNET
_KILL = 9

_REFUSED_EVENTS = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn")
_REFUSED_EXACTLY = frozenset(
    (
        "os.system",
        "os.startfile",
        "pty.spawn",
        "ctypes.dlopen",
        "os.kill",
        "os.chmod",
        "os.chown",
        "os.link",
        "os.symlink",
        "os.putenv",
    )
)
_CHANGING = frozenset(("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.truncate"))

EXIT_REFUSED = 3
EXIT_MEMORY = 4
EXIT_FAILED = 5


def limit_resources(limits: dict[str, int]) -> None:
    """Set the kernel's limits; ``limits`` has the fields of limits.Limits."""
    largest_file = max(limits["answer_bytes"], 3 * limits["file_bytes"]) + 100_000
    for kind, most in (
        (resource.RLIMIT_AS, limits["memory_bytes"]),
        (resource.RLIMIT_FSIZE, largest_file),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(kind, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["seconds"], limits["seconds"] + 1))


def cut_off() -> None:
    """Die with the parent, gain no rights and, where the kernel lets us, have no network."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes  # noqa: PLC0415 - the audit hook refuses loading libraries later

    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PROCESS_DIES_WITH_PARENT, _KILL, 0, 0, 0)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    # Fails without the right to it; the audit hook refuses sockets in any case.
    libc.unshare(_NEW_NETWORK)


def guard(folder: str, readable: tuple[str, ...]) -> None:
    """Install the audit hook: files are written in ``folder`` only, read there and below
    ``readable``; sockets, processes and libraries are refused."""
    folder = os.path.realpath(folder) + os.sep
    roots = tuple(os.path.realpath(root) for root in readable)
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

    def check(event: str, arguments: tuple) -> None:
        if event == "open":
            path, mode, flags = arguments
            if isinstance(path, int):
                return
            place = os.path.realpath(os.fsdecode(path))
            if place.startswith(folder) or place == os.devnull:
                return
            is_writing = bool(flags & writing) if flags is not None else (mode or "r")[0] != "r"
            if is_writing or not place.startswith(roots):
                raise PermissionError(f"not from here: {place}")
        elif event in _CHANGING:
            for path in arguments[: 2 if event == "os.rename" else 1]:
                is_number = isinstance(path, int)
                if is_number or not os.path.realpath(os.fsdecode(path)).startswith(folder):
                    raise PermissionError(f"not from here: {event}")
        elif event.startswith(_REFUSED_EVENTS) or event in _REFUSED_EXACTLY:
            raise PermissionError(f"not from here: {event}")

    sys.addaudithook(check)


def run_task(task: dict) -> None:
    """Do what ``task.json`` asks and leave the answer in the folder.

    The imports stand here because the project is on the path only now, and so that the limits
    hold for them too; the writer of answers is not needed for reading.
    """
    from pathlib import Path  # noqa: PLC0415

    source = Path(task["source"])
    if task["task"] == "answer":
        from khuyenhoc.lib.sheets.answer import write_answer  # noqa: PLC0415

        result = write_answer(source, task["kind"], task["request"], Path("out").absolute())
        with open("answer.json", "w", encoding="utf-8") as stream:
            json.dump(result, stream, ensure_ascii=False)
        return
    from khuyenhoc.lib.sheets.formats import read_source  # noqa: PLC0415
    from khuyenhoc.lib.sheets.limits import Limits  # noqa: PLC0415

    with open("answer.jsonl", "wb") as stream:
        read_source(source, task["filename"], Limits(**task["limits"]), stream)


def main() -> int:
    """Exit code 0 done, 3 refused (sentence in ``refused.json``), 4 out of memory, 5 failed."""
    with open("task.json", encoding="utf-8") as stream:
        task = json.load(stream)
    limit_resources(task["limits"])
    cut_off()
    folder = os.getcwd()
    os.environ["TMPDIR"] = folder
    sys.path.insert(0, task["project"])
    sys.dont_write_bytecode = True
    # Of the project only its code: beside it may lie settings, uploads and data.
    code = os.path.join(task["project"], "khuyenhoc")
    readable = (sys.prefix, sys.base_prefix, code, task["source"])
    guard(folder, readable)
    try:
        run_task(task)
    except MemoryError:
        return EXIT_MEMORY
    except Exception as error:
        from khuyenhoc.lib.sheets.grid import Refused  # noqa: PLC0415 - on the path only now

        if isinstance(error, Refused):
            with open("refused.json", "w", encoding="utf-8") as stream:
                json.dump(str(error)[:1_000], stream, ensure_ascii=False)
            return EXIT_REFUSED
        traceback.print_exc()
        return EXIT_FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main())
