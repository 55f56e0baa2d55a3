"""The hidden sheet by which our own workbook remembers what it was made for.

It is a help, never an authority: officers sort rows, insert columns and rename sheets. A
row or a column is taken from it only where the words at that place leave a doubt that it
settles; where words and manifest disagree, the words stand or the officer is asked.
"""

from collections import Counter
from dataclasses import dataclass, field

from khuyenhoc.lib.sheets.grid import Sheet, Workbook

MANIFEST_SHEET = "_khuyenhoc"
# What every manifest says, in this order.
FACTS = ("form", "version", "period", "sender")
MAX_MANIFEST_ROWS = 20_000


@dataclass(slots=True)
class Manifest:
    """What the workbook was made for: ``facts`` by name, units by (sheet, row), keys of
    columns by (sheet, column)."""

    facts: dict[str, str] = field(default_factory=dict)
    units: dict[tuple[str, int], str] = field(default_factory=dict)
    columns: dict[tuple[str, int], str] = field(default_factory=dict)

    @property
    def sheets(self) -> list[str]:
        """The sheets that the manifest speaks of, in order."""
        places = (*self.units, *self.columns)
        return list(dict.fromkeys(sheet for sheet, _ in places))


def list_manifest_rows(manifest: Manifest) -> list[tuple[str, ...]]:
    """Return the rows to write into the sheet ``MANIFEST_SHEET``, all of them texts.

    ("form", code) … then ("row", sheet, row, unit code) and ("column", sheet, column, key).
    """
    rows: list[tuple[str, ...]] = list(manifest.facts.items())
    rows += [("row", sheet, str(row), code) for (sheet, row), code in manifest.units.items()]
    rows += [("column", sheet, str(at), key) for (sheet, at), key in manifest.columns.items()]
    return rows


def read_manifest(workbook: Workbook) -> Manifest | None:
    """Read the manifest of a workbook; None where there is none. Broken rows are passed over.

    A manifest that speaks of one sheet which is no longer there, in a workbook with one
    sheet that it does not know, follows the sheet to its new name.
    """
    found = next((one for one in workbook.sheets if one.name == MANIFEST_SHEET), None)
    if found is None:
        return None
    manifest = Manifest()
    for number, (_, cells) in enumerate(found.rows()):
        if number >= MAX_MANIFEST_ROWS:
            break
        texts = [cells[column].raw.strip() if column in cells else "" for column in range(1, 5)]
        if texts[0] in ("row", "column") and texts[2].isdecimal() and texts[3]:
            kept = manifest.units if texts[0] == "row" else manifest.columns
            kept[texts[1], int(texts[2])] = texts[3]
        elif texts[0] and texts[0] not in ("row", "column"):
            manifest.facts[texts[0]] = texts[1]
    _follow_renamed(manifest, workbook)
    return manifest


def _follow_renamed(manifest: Manifest, workbook: Workbook) -> None:
    visible: list[Sheet] = [sheet for sheet in workbook.sheets if sheet.name != MANIFEST_SHEET]
    gone = [name for name in manifest.sheets if name not in {sheet.name for sheet in visible}]
    new = [sheet.name for sheet in visible if sheet.name not in manifest.sheets]
    if len(gone) != 1 or len(new) != 1:
        return
    for kept in (manifest.units, manifest.columns):
        for sheet, place in [key for key in kept if key[0] == gone[0]]:
            kept[new[0], place] = kept.pop((sheet, place))


@dataclass(slots=True)
class RowCheck:
    """How the rows of a sheet stand against the manifest.

    ``shift`` is by how many rows the table moved as a whole; None when it cannot be told.
    ``moved`` maps each row whose name is not the one that was written there to the code
    that was. ``is_reordered`` says that most rows stand elsewhere: the table was sorted.
    """

    shift: int | None = None
    moved: dict[int, str] = field(default_factory=dict)
    is_reordered: bool = False


def check_rows(sheet: str, sure: dict[int, str], manifest: Manifest) -> RowCheck:
    """Compare the units read by their words, code by row, with the manifest's rows.

    Rows inserted or deleted keep the order of the units: nothing moved. Otherwise the rows
    that do not follow the shift of most rows are the moved ones.
    """
    written = {row: code for (name, row), code in manifest.units.items() if name == sheet}
    places = {code: row for row, code in written.items()}
    known = {row: places[code] for row, code in sorted(sure.items()) if code in places}
    if not known:
        return RowCheck(shift=0 if written and not sure else None)
    shifts = Counter(row - place for row, place in known.items())
    shift, count = shifts.most_common(1)[0]
    in_order = all(
        before < after
        for before, after in zip(known.values(), list(known.values())[1:], strict=False)
    )
    if in_order:
        return RowCheck(shift=shift if len(shifts) == 1 else None)
    moved = {
        row: written.get(row - shift, "")
        for row, place in known.items()
        if row - place != shift and written.get(row - shift, "")
    }
    if count * 2 < len(known):
        return RowCheck(is_reordered=True)
    return RowCheck(moved=moved)
