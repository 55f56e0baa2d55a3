"""Lines of a list whose names have the key of a known name and yet are somebody else's.

The key of a name knows neither marks nor the order of words (khuyenhoc.lib.name_keys), so that
"Lý Văn Thử" has that of "Lý Thu Vân". Who stands elsewhere too is parted; who cannot be told apart
by anything is asked about, for nobody may be lost or written over in silence.
"""

from typing import Any

from khuyenhoc.lib.name_keys import are_two
from khuyenhoc.lib.sheets.reading import Severity
from records.sent_lists import Teller

_OTHERWISE = """
select s.sheet, s."row", s.name, k.name, {is_exact}
  from {found} f
  join {stage} s using (sheet, "row")
  join {known} k on k.id = f.{matched}
 where s.code is null and lower(s.name) <> lower(k.name)
   and public.vn_norm(s.name) <> public.vn_norm(k.name)
 order by 1, 2
"""

_PART = 'update {found} set {matched} = null where sheet = %s and "row" = %s'
_DOUBLES = """
select d.sheet, d."row", first_sheet, first_row, is_same, s.name, t.name
  from {double} d
  join {stage} s using (sheet, "row")
  join {stage} t on t.sheet = first_sheet and t."row" = first_row
 order by 1, 2
"""


def part_strangers(
    cursor: Any, teller: Teller, *, stage: str, found: str, known: str, matched: str, is_exact: str
) -> None:
    """Take back what lines of ``stage`` were found to be (``matched`` of ``found``, a key of
    ``known``) where the names are two persons'. ``is_exact`` is SQL on ``s`` and ``k``: nothing
    else parts them, so the sender must. Names of tables are the program's own."""
    cursor.execute(
        _OTHERWISE.format(stage=stage, found=found, known=known, matched=matched, is_exact=is_exact)
    )
    for sheet, row, name, other, cannot_part in cursor.fetchall():
        if not are_two(name, other):
            continue
        if cannot_part:
            message = (
                "Sổ đã có một tên cùng các tiếng này, khác dấu và khác thứ tự. Nếu là một thì ghi "
                "tên như trong sổ; nếu là hai thì ghi thêm địa chỉ hoặc năm sinh để phân biệt."
            )
            teller.tell(Severity.ERROR, sheet, row, message)
        else:
            cursor.execute(_PART.format(found=found, matched=matched), [sheet, row])


def list_doubles(cursor: Any, stage: str, double: str) -> list[tuple[int, int, int, int, bool]]:
    """(sheet, row, first sheet, first row, whether the same is said) of lines that stand twice; two
    names of one key are never the same."""
    cursor.execute(_DOUBLES.format(stage=stage, double=double))
    return [
        (sheet, row, first_sheet, first_row, is_same and not are_two(name, first))
        for sheet, row, first_sheet, first_row, is_same, name, first in cursor.fetchall()
    ]
