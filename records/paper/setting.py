"""Rows in, PDF out: typst with the portal's own fonts, nothing else read, nothing fetched.

The words go to typst as data (``sys.inputs``), so that no name can become markup. typst remembers
what it set of the last ten documents or so; batches are small to keep that within bounds.
"""

import io
import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from records.models import CertificateDesign, Paper

TEMPLATE = Path(__file__).with_name("certificate.typ")
FONTS = ("kh-sans-400", "kh-sans-600", "kh-serif-600")
BATCH = 20
# millimetres, and how much smaller than on A4 all is set
SIZES = {
    Paper.A4_ACROSS: (297, 210, 1.0),
    Paper.A4: (210, 297, 0.92),
    Paper.A5_ACROSS: (210, 148, 0.7),
    Paper.A5: (148, 210, 0.66),
}


class DoesNotFit(Exception):
    """The words of a design take more than a page; the message is a sentence for who asked."""


def set_pages(design: CertificateDesign, rows: list[dict[str, Any]]) -> bytes:
    """A PDF with a page for each row, at most ``BATCH``; see ``certificate.typ`` for their shape.

    Raises ``DoesNotFit`` when a row takes more than its page.
    """
    import pikepdf  # noqa: PLC0415 - slow to load

    width, height, scale = SIZES[Paper(design.paper)]
    told = {
        "heading": design.heading,
        "width": width,
        "height": height,
        "scale": scale,
        "has_motto": design.has_motto,
        "has_seal_area": design.has_seal_area,
        "qr_corner": design.qr_corner,
    }
    compiler = find_compiler(TEMPLATE)
    data = json.dumps({"design": told, "rows": rows}, ensure_ascii=False)
    made = compiler.compile(sys_inputs={"data": data}, format="pdf", pdf_tags=False)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        if len(pdf.pages) != len(rows):
            raise DoesNotFit(
                f"Lời trên mẫu “{design}” dài quá, không vừa một trang giấy. Hãy rút ngắn lời, "
                "bớt dòng hoặc chọn khổ giấy lớn hơn."
            )
    return made


@cache
def find_compiler(template: Path) -> Any:
    """What sets a template that lies beside this module."""
    import typst  # noqa: PLC0415 - 80 MB that only printing needs

    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[_unpack_fonts().name],
    )
    return typst.Compiler(
        str(template), root=str(template.parent), font_paths=fonts, ignore_system_fonts=True
    )


@cache
def _unpack_fonts() -> tempfile.TemporaryDirectory:
    """The web fonts as typst reads them; the folder goes with the process."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to load

    folder = tempfile.TemporaryDirectory(prefix="khuyenhoc-fonts-")
    for name in FONTS:
        font = TTFont(settings.BASE_DIR / "static" / "fonts" / f"{name}.woff2")
        font.flavor = None
        font.save(Path(folder.name) / f"{name}.ttf")
    return folder
