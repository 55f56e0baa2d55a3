"""The hidden sheet by which our own workbook remembers what it was made for.

It is a help, never an authority: officers sort rows, insert columns and rename sheets. A
row or a column is taken from it only where the words at that place leave a doubt that it
settles; where words and manifest disagree, the words stand or the officer is asked.
"""

from collections import Counter
from dataclasses import dataclass, field

from khuyenhoc.lib.sheets.grid import Workbook

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

    A manifest that speaks of sheets which are no longer there, in a workbook with as many
    that it does not know, follows the sheets to their new names.
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
    """Let the manifest speak of renamed sheets by their new names."""
    visible = [sheet.name for sheet in workbook.sheets if sheet.name != MANIFEST_SHEET]
    new_names = _pair_renamed(manifest.sheets, visible)
    if not new_names:
        return

    def follow(kept: dict[tuple[str, int], str]) -> dict[tuple[str, int], str]:
        return {(new_names.get(sheet, sheet), at): key for (sheet, at), key in kept.items()}

    manifest.units, manifest.columns = follow(manifest.units), follow(manifest.columns)


def _pair_renamed(known: list[str], visible: list[str]) -> dict[str, str]:
    """The new names of sheets by their old ones, told by the order in which they stand.

    Where sheets were added or taken out as well, only those are told that lie between the
    same neighbours and are as many as before.
    """
    shared = set(known) & set(visible)
    gone = [name for name in known if name not in shared]
    new = [name for name in visible if name not in shared]
    if len(gone) == len(new):
        return dict(zip(gone, new, strict=True))
    before, after = _group_by_neighbour(known, shared), _group_by_neighbour(visible, shared)
    return {
        old: name
        for neighbour, names in before.items()
        if len(names) == len(after.get(neighbour, ()))
        for old, name in zip(names, after[neighbour], strict=True)
    }


def _group_by_neighbour(names: list[str], shared: set[str]) -> dict[str, list[str]]:
    """The names that only one side knows, each under the shared one before it."""
    groups: dict[str, list[str]] = {}
    neighbour = ""
    for name in names:
        if name in shared:
            neighbour = name
        else:
            groups.setdefault(neighbour, []).append(name)
    return groups


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
