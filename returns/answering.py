"""The officer's own file given back, its bad cells marked (product.md R6)."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from khuyenhoc.lib.sheets.marked_copy import write_marked_copy
from returns.models import Reading


def make_answer(reading: Reading, out: Path, *, wait_seconds: float = 10) -> list[str]:
    """Write the answer file of a reading to ``out``; the sentences to tell the officer.

    Runs in the limited child. Raises ``Refused`` where none can be made, ``Busy`` when all
    readers stay taken.
    """
    upload = reading.upload
    title = f"{reading.form_version.form}, {reading.period}"
    marks = list_marks(reading.found["problems"], reading.reasons)
    source = Path(upload.file.path)
    return write_marked_copy(
        source, upload.kind, upload.name, title, marks, out, wait_seconds=wait_seconds
    )


def list_marks(
    problems: Sequence[Mapping[str, Any]], reasons: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Described problems as marks of ``khuyenhoc.lib.sheets.answer.write_answer``."""
    told = ("severity", "sheet", "row", "column", "message")
    return [
        {**{key: problem[key] for key in told}, "reason": reasons.get(problem["id"], "")}
        for problem in problems
    ]
