"""The answer file made outside of the web process: what a sender gets back of a file of his own."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from khuyenhoc.lib.sheets.answer import PATCHED_KINDS, describe_cells
from khuyenhoc.lib.sheets.child_process import WAIT_SECONDS, run_in_child
from khuyenhoc.lib.sheets.limits import RETURN, Limits
from khuyenhoc.lib.sheets.reader import read


def write_marked_copy(
    source: Path,
    kind: str,
    name: str,
    title: str,
    marks: Iterable[Mapping[str, Any]],
    out: Path,
    limits: Limits = RETURN,
    *,
    wait_seconds: float = WAIT_SECONDS,
) -> list[str]:
    """Write the file ``source`` to ``out`` with its bad cells marked; the sentences to tell.

    ``kind`` is what the file is ("xlsx", "xls" …), ``name`` what its sender calls it; ``marks`` are
    those of ``answer.write_answer``. Runs in the limited child. Raises ``Refused`` where none can
    be made, ``Busy`` when all readers stay taken.
    """
    request: dict[str, Any] = {"title": title, "marks": [dict(mark) for mark in marks]}
    if kind not in PATCHED_KINDS:
        request["cells"] = describe_cells(read(source, name, limits, wait_seconds=wait_seconds))
    result = run_in_child(
        "answer", request, source=source, kind=kind, out=out, limits=limits,
        wait_seconds=wait_seconds,
    )  # fmt: skip
    notices = result.get("notices", [])
    return [str(notice) for notice in notices] if isinstance(notices, list) else []
