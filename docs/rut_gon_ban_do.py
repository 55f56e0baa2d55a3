"""Make the small maps of provinces that pages draw: ``python docs/rut_gon_ban_do.py FOLDER``.

FOLDER holds ``provinces_34.svg`` and ``provinces_63.svg``, one ``path`` a shape with absolute
M, L and Z and the province's code in ``data-code``. Points are rounded to whole units of the view
box, the same for two neighbours, so that no gap opens between them; a point that rounding has put
on the one before it is left out, and every step is written relative to the last. The result is
``figures/data/maps/*.json``: a list of {code, name, islands, d, box [left, top, right, bottom]}.
"""

import json
import re
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from xml.etree import ElementTree  # of files that we keep ourselves

TARGET = Path(__file__).resolve().parent.parent / "figures" / "data" / "maps"
NAMES = ("provinces_34", "provinces_63")
ISLANDS = ("Quần đảo Hoàng Sa", "Quần đảo Trường Sa")
SVG = "{http://www.w3.org/2000/svg}"
LEAST_POINTS = 3

Point = tuple[int, int]


def read_rings(d: str) -> list[list[Point]]:
    """The closed rings of a path, in whole units; such as rounding leaves no area are dropped."""
    rings = []
    for part in filter(None, d.replace("L", " ").split("M")):
        points: list[Point] = []
        for pair in re.findall(r"-?[\d.]+,-?[\d.]+", part):
            x, y = (int(Decimal(n).quantize(Decimal(1), ROUND_HALF_UP)) for n in pair.split(","))
            if not points or points[-1] != (x, y):
                points.append((x, y))
        if points and points[0] == points[-1]:
            points.pop()
        if len(points) >= LEAST_POINTS:
            rings.append(points)
    return rings


def write_path(rings: list[list[Point]]) -> str:
    """The rings as one path of relative steps: "M4 5l1-2-3 4z"."""
    written = []
    for ring in rings:
        (x, y), *rest = ring
        steps = []
        for to_x, to_y in rest:
            steps.append(f"{to_x - x} {to_y - y}")
            x, y = to_x, to_y
        text = " ".join(steps).replace(" -", "-")
        written.append(f"M{ring[0][0]} {ring[0][1]}l{text}z")
    return "".join(written)


def read_shapes(path: Path) -> list[dict[str, object]]:
    """The shapes of one map."""
    shapes = []
    for found in ElementTree.parse(path).getroot().iter(f"{SVG}path"):  # noqa: S314
        rings = read_rings(found.attrib["d"])
        across = [x for ring in rings for x, _ in ring]
        down = [y for ring in rings for _, y in ring]
        name = found.findtext(f"{SVG}title", "")
        shapes.append(
            {
                "code": found.attrib["data-code"],
                "name": name,
                "islands": name in ISLANDS,
                "d": write_path(rings),
                "box": [min(across), min(down), max(across), max(down)],
            }
        )
    return shapes


def main() -> None:
    """Write both maps."""
    for name in NAMES:
        shapes = read_shapes(Path(sys.argv[1]) / f"{name}.svg")
        lines = ",\n".join(json.dumps(shape, ensure_ascii=False) for shape in shapes)
        (TARGET / f"{name}.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
