"""The way through a file in the child: walls first, then the reader for its kind."""

from pathlib import Path
from typing import BinaryIO

from khuyenhoc.lib.sheets import walls
from khuyenhoc.lib.sheets.archive import Archive
from khuyenhoc.lib.sheets.limits import Limits
from khuyenhoc.lib.sheets.transfer import WorkbookWriter


def read_source(path: Path, filename: str, limits: Limits, stream: BinaryIO) -> None:
    """Read the file and write its lines (transfer.py) to ``stream``; raises Refused.

    A reader is imported only for its own kind: most files are .xlsx, and the child starts anew
    for each.
    """
    inspection = walls.inspect(path, filename, limits)
    writer = WorkbookWriter(stream, limits)
    writer.notices.extend(inspection.notices)
    if inspection.kind in ("xlsx", "xlsm"):
        from khuyenhoc.lib.sheets import xlsx  # noqa: PLC0415

        with Archive(path, limits) as archive:
            xlsx.read_workbook(archive, writer)
    elif inspection.kind == "ods":
        from khuyenhoc.lib.sheets import ods  # noqa: PLC0415

        with Archive(path, limits) as archive:
            ods.read_workbook(archive, writer)
    elif inspection.kind == "xls":
        from khuyenhoc.lib.sheets import xls  # noqa: PLC0415

        xls.read_workbook(path, writer)
    else:
        from khuyenhoc.lib.sheets import delimited  # noqa: PLC0415

        delimited.read_workbook(path, writer)
    writer.finish(inspection.kind)
