"""Many small PDFs as one, object by object: what is held in memory is a number for each object.

A library that joins whole files needs 25 kB a page, 250 MB for 10,000 certificates.
The files are those that ``records.paper.setting`` makes: streams, dictionaries, no strings that
look like references.
"""

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from PIL import Image

from records.models import CertificateDesign, Paper
from records.paper.setting import SIZES

POINTS = 72 / 25.4  # a millimetre
NAME = "/KhuyenHocBackground"
REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
ROOT, PAGES = 1, 2
LEFT_OUT = ("/Catalog", "/ObjStm", "/XRef")


class Joiner:
    """Writes one PDF to ``file``; parts are added in their order, then ``close`` ends it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._offsets: list[int] = [0, 0, 0]  # the first is none; the catalogue and the pages' root
        self._kids: list[tuple[int, int]] = []
        self._pictures: dict[str, tuple[int, int]] = {}
        file.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def add(self, part: Path, design: CertificateDesign) -> None:
        """The pages of a file, with the picture of their design beneath them."""
        import pikepdf  # noqa: PLC0415 - slow to load

        with pikepdf.open(part) as source:
            known = self._lay_beneath(source, design) if design.background else {}
            objects = [
                each for each in source.objects
                if each.objgen[0] not in known and _find_type(each) not in LEFT_OUT
            ]  # fmt: skip
            first = len(self._offsets)
            new = {each.objgen[0]: first + place for place, each in enumerate(objects)} | known
            self._offsets += [0] * len(objects)
            for each in objects:
                number = new[each.objgen[0]]
                if each.objgen == source.Root.Pages.objgen:
                    self._kids.append((number, len(source.pages)))
                    each.Parent = source.Root  # renumbered below
                    self._write(number, each, new | {source.Root.objgen[0]: PAGES})
                else:
                    self._write(number, each, new)

    def close(self) -> None:
        """Write the pages' root, the catalogue and the table of offsets."""
        kids = b" ".join(b"%d 0 R" % number for number, _ in self._kids)
        count = sum(pages for _, pages in self._kids)
        self._put(PAGES, b"<< /Type /Pages /Kids [ %s ] /Count %d >>" % (kids, count))
        self._put(ROOT, b"<< /Type /Catalog /Pages %d 0 R >>" % PAGES)
        begin = self._file.tell()
        self._file.write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._offsets))
        for offset in self._offsets[1:]:
            self._file.write(b"%010d 00000 n \n" % offset)
        self._file.write(
            b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            % (len(self._offsets), ROOT, begin)
        )

    def _lay_beneath(self, source: Any, design: CertificateDesign) -> dict[int, int]:
        """Give every page of ``source`` the picture; which of its objects are ours already."""
        import pikepdf  # noqa: PLC0415 - slow to load

        if design.background_sha256 not in self._pictures:
            self._pictures[design.background_sha256] = self._embed(design)
        picture, drawing = self._pictures[design.background_sha256]
        stand_ins = [source.make_indirect(pikepdf.Dictionary()) for _ in range(2)]
        for page in source.pages:
            if "/XObject" not in page.resources:
                page.resources.XObject = pikepdf.Dictionary()
            page.resources.XObject[NAME] = stand_ins[0]
            page.obj.Contents = pikepdf.Array([stand_ins[1], page.obj.Contents])
        return {stand_ins[0].objgen[0]: picture, stand_ins[1].objgen[0]: drawing}

    def _embed(self, design: CertificateDesign) -> tuple[int, int]:
        """The numbers of the picture and of the words that draw it."""
        with design.background.open("rb") as file:
            body = file.read()
        with Image.open(io.BytesIO(body)) as picture:
            size = picture.size
        width, height, _ = SIZES[Paper(design.paper)]
        drawn = f"q {width * POINTS:.2f} 0 0 {height * POINTS:.2f} 0 0 cm {NAME} Do Q\n".encode()
        number = len(self._offsets)
        self._offsets += [0, 0]
        head = (
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB"
            b" /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>" % (*size, len(body))
        )
        self._put(number, _write_stream(head, body))
        self._put(number + 1, _write_stream(b"<< /Length %d >>" % len(drawn), drawn))
        return number, number + 1

    def _write(self, number: int, each: Any, new: dict[int, int]) -> None:
        import pikepdf  # noqa: PLC0415 - slow to load

        if isinstance(each, pikepdf.Stream):
            body = each.read_raw_bytes()
            each.stream_dict.Length = len(body)
            self._put(number, _write_stream(_renumber(each.stream_dict.unparse(), new), body))
        else:
            self._put(number, _renumber(each.unparse(resolved=True), new))

    def _put(self, number: int, body: bytes) -> None:
        self._offsets[number] = self._file.tell()
        self._file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))


def join(parts: Sequence[tuple[Path, CertificateDesign]], path: Path) -> None:
    """Parts one after the other as one PDF at ``path``."""
    with path.open("wb") as file:
        joiner = Joiner(file)
        for part, design in parts:
            joiner.add(part, design)
        joiner.close()


def _find_type(each: Any) -> str:
    import pikepdf  # noqa: PLC0415 - slow to load

    if not isinstance(each, (pikepdf.Dictionary, pikepdf.Stream)):
        return ""
    return str(each.get("/Type", ""))


def _renumber(text: bytes, new: dict[int, int]) -> bytes:
    return REFERENCE.sub(lambda found: b"%d 0 R" % new[int(found.group(1))], text)


def _write_stream(head: bytes, body: bytes) -> bytes:
    return head + b"\nstream\n" + body + b"\nendstream"
