"""Charts as SVG made on the server: bars, small courses, lines and columns over periods.

Numbers in (int or Decimal), markup out: colours by class, never a style attribute; x in per cent,
y in pixels, so that lettering keeps its size on a phone. Every text is escaped. Positions are
Decimals with at most one place, so no artefact of a float is ever printed. A change of boundaries
is always drawn where the periods reach over it.
"""

from khuyenhoc.lib.charts.bars import draw_bar, draw_spark, measure_shares
from khuyenhoc.lib.charts.courses import draw_columns, draw_lines
from khuyenhoc.lib.charts.plot import Boundary, Drawing, Period, Series

__all__ = [
    "Boundary",
    "Drawing",
    "Period",
    "Series",
    "draw_bar",
    "draw_columns",
    "draw_lines",
    "draw_spark",
    "measure_shares",
]
