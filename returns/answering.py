"""The officer's own file given back, its bad cells marked (product.md R6)."""

from pathlib import Path

from khuyenhoc.lib.sheets.answer import describe_cells
from khuyenhoc.lib.sheets.child_process import run_in_child
from khuyenhoc.lib.sheets.limits import RETURN
from khuyenhoc.lib.sheets.reader import read
from returns.models import Reading

PATCHED = ("xlsx", "xlsm")


def make_answer(reading: Reading, out: Path, *, wait_seconds: float = 10) -> list[str]:
    """Write the answer file of a reading to ``out``; the sentences to tell the officer.

    Runs in the limited child. Raises ``Refused`` where none can be made, ``Busy`` when all
    readers stay taken.
    """
    upload = reading.upload
    source = Path(upload.file.path)
    request = make_request(
        reading.found["problems"], reading.reasons, f"{reading.form_version.form}, {reading.period}"
    )
    return write_marked(source, upload.kind, upload.name, request, out, wait_seconds=wait_seconds)


def make_request(problems: list[dict], reasons: dict[str, str], title: str) -> dict:
    """What ``khuyenhoc.lib.sheets.answer.write_answer`` is asked, from described problems."""
    return {
        "title": title,
        "index_sheet": "Cần sửa",
        "notices": [],
        "marks": [
            {
                "severity": problem["severity"],
                "sheet": problem["sheet"],
                "row": problem["row"],
                "column": problem["column"],
                "message": problem["message"],
                "reason": reasons.get(problem["id"], ""),
            }
            for problem in problems
        ],
    }


def write_marked(
    source: Path, kind: str, name: str, request: dict, out: Path, *, wait_seconds: float = 10
) -> list[str]:
    """Mark the file ``source`` of ``kind`` in the limited child; the sentences to tell."""
    if kind not in PATCHED:
        workbook = read(source, name, wait_seconds=wait_seconds)
        request = {**request, "cells": describe_cells(workbook)}
    result = run_in_child(
        "answer",
        request,
        source=source,
        kind=kind,
        out=out,
        limits=RETURN,
        wait_seconds=wait_seconds,
    )
    notices = result.get("notices", [])
    return [str(notice) for notice in notices] if isinstance(notices, list) else []
