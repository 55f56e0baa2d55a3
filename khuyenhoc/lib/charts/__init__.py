"""Charts as SVG made on the server: bars, small courses, lines and columns over periods, maps.

Numbers in (int or Decimal), markup out: colours by class, never a style attribute; x in per cent,
y in pixels, so that lettering keeps its size on a phone. Every text is escaped. Positions are
Decimals with at most one place, so no artefact of a float is ever printed. A change of boundaries
is always drawn where the periods reach over it.
"""

from khuyenhoc.lib.charts.bars import draw_bar, draw_spark, measure_shares
from khuyenhoc.lib.charts.courses import draw_columns, draw_lines
from khuyenhoc.lib.charts.maps import Label, Region, Step, choose_steps, draw_map
from khuyenhoc.lib.charts.plot import Boundary, Drawing, Period, Series

__all__ = [
    "Boundary",
    "Drawing",
    "Label",
    "Period",
    "Region",
    "Series",
    "Step",
    "choose_steps",
    "draw_bar",
    "draw_columns",
    "draw_lines",
    "draw_map",
    "draw_spark",
    "measure_shares",
]
