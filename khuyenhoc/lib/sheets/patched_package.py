"""A workbook's package: parts, relations and content types, changed part by part.

Parts that nobody touches are copied as they are, in their order and under their names.
"""

import posixpath
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

from khuyenhoc.lib.sheets.markup import Edits, Element, NotPatchable, escape, read_tree

MAX_MEMBERS = 4_000
MAX_UNPACKED = 300_000_000  # bytes, the whole package
MAX_PART = 100_000_000  # bytes, one part that we have to change

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "[Content_Types].xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_PRINTER_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"
_MACRO_TYPE = "application/vnd.ms-office.vbaProject"
_EXECUTABLE_SHEETS = ("/xlMacrosheet", "/xlIntlMacrosheet")


@dataclass(frozen=True, slots=True)
class Relation:
    """One line of a part's relations; ``target`` is the full name of the part it leads to."""

    id: str
    type: str
    target: str
    is_external: bool

    def leads_to(self, kind: str) -> bool:
        """Whether the type ends in ``kind``, as in "comments"."""
        return self.type.endswith(f"/{kind}") and not self.is_external


class PatchedPackage:
    """An .xlsx or .xlsm file open for patching.

    Raises ``NotPatchable`` where the file is damaged, locked, too large or ambiguous.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except MemoryError:
            raise
        except Exception as error:  # what a damaged zip leads to is not one kind of exception
            raise NotPatchable("tệp không phải là tệp Excel nguyên vẹn") from error
        self._members = self._zip.infolist()
        self._names = {info.filename.lower(): info.filename for info in self._members}
        self._changed: dict[str, bytes] = {}
        self._dropped: set[str] = set()

    def __enter__(self) -> "PatchedPackage":
        self._check_members()
        return self

    def __exit__(self, *_error: object) -> None:
        self._zip.close()

    def _check_members(self) -> None:
        if len(self._members) > MAX_MEMBERS:
            raise NotPatchable("tệp có quá nhiều phần bên trong")
        if sum(info.file_size for info in self._members) > MAX_UNPACKED:
            raise NotPatchable("tệp quá lớn")
        if len(self._names) != len(self._members):
            raise NotPatchable("tệp có hai phần trùng tên")
        if any(info.flag_bits & 1 for info in self._members):
            raise NotPatchable("tệp có mật khẩu")

    # Parts

    def has(self, name: str) -> bool:
        actual = self._names.get(name.lower())
        return actual is not None and actual not in self._dropped

    def read(self, name: str, limit: int = MAX_PART) -> bytes:
        """The part as it now stands; larger than ``limit`` bytes is not patchable."""
        data = self.read_head(name, limit + 1)
        if len(data) > limit:
            raise NotPatchable("tệp có một trang quá lớn")
        return data

    def read_head(self, name: str, size: int) -> bytes:
        """At most the first ``size`` bytes of a part as it now stands."""
        actual = self._names.get(name.lower())
        if actual is None or actual in self._dropped:
            raise NotPatchable("tệp thiếu một phần bên trong")
        if actual in self._changed:
            return self._changed[actual][:size]
        try:
            with self._zip.open(actual) as part:
                return part.read(size)
        except MemoryError:
            raise
        except Exception as error:
            raise NotPatchable("tệp bị hỏng") from error

    def write(self, name: str, data: bytes) -> None:
        """Change a part, or add one (its content type is given with ``declare``)."""
        actual = self._names.setdefault(name.lower(), name)
        self._dropped.discard(actual)
        self._changed[actual] = data

    def drop(self, name: str) -> None:
        """Leave a part out, with its own relations and its content type."""
        for each in (name, relations_name(name)):
            actual = self._names.get(each.lower())
            if actual is not None:
                self._dropped.add(actual)
                self._changed.pop(actual, None)
        self._undeclare(name)

    def free_name(self, pattern: str) -> str:
        """The first name like "xl/comments{}.xml" that no part bears."""
        number = 1
        while pattern.format(number).lower() in self._names:
            number += 1
        return pattern.format(number)

    # Relations

    def relations(self, part: str) -> list[Relation]:
        """Where a part's relations lead; the empty name stands for the package itself."""
        name = relations_name(part)
        if not self.has(name):
            return []
        found = []
        for line in read_tree(self.read(name)).children_named("Relationship"):
            get = line.attributes.get
            is_external = get("TargetMode") == "External"
            target = get("Target", "")
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))
                target = target.lstrip("/")
            found.append(Relation(get("Id", ""), get("Type", ""), target, is_external))
        return found

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation from ``part`` to ``target`` and return its id."""
        name = relations_name(part)
        if not self.has(name):
            self.write(name, f'<Relationships xmlns="{_PACKAGE_RELATIONS}"/>'.encode())
        taken = {relation.id for relation in self.relations(part)}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        data = self.read(name)
        root = read_tree(data)
        path = posixpath.relpath(f"/{target}", f"/{posixpath.dirname(part)}")
        edits = Edits(data)
        edits.append(
            root,
            f'<{root.prefix}Relationship Id="rId{number}" Type="{RELATIONS}/{kind}"'
            f' Target="{escape(path)}"/>',
        )
        self.write(name, edits.apply())
        return f"rId{number}"

    def unrelate(self, part: str, relation: Relation) -> None:
        """Take one relation out and, unless something else leads there, its target."""
        name = relations_name(part)
        data = self.read(name)
        edits = Edits(data)
        for line in read_tree(data).children_named("Relationship"):
            if line.attributes.get("Id") == relation.id:
                edits.remove(line)
        self.write(name, edits.apply())
        target = relation.target
        if relation.is_external or not self.has(target) or self._is_reached(target):
            return
        for inner in self.relations(target):
            self.unrelate(target, inner)
        self.drop(target)

    def _is_reached(self, target: str) -> bool:
        """Whether any part still leads to ``target``."""
        for name in list(self._names.values()):
            folder, file = posixpath.split(name)
            if not file.endswith(".rels") or not self.has(name):
                continue
            part = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
            if any(each.target == target for each in self.relations(part)):
                return True
        return False

    # Content types

    def declare(self, name: str, content_type: str) -> None:
        """Give a part its content type."""
        data = self.read(_CONTENT_TYPES)
        root = read_tree(data)
        line = _declaration(root, name)
        edits = Edits(data)
        if line is not None:
            edits.set_attribute(line.start, "ContentType", content_type)
        else:
            edits.append(
                root,
                f'<{root.prefix}Override PartName="/{escape(name)}" ContentType="{content_type}"/>',
            )
        self.write(_CONTENT_TYPES, edits.apply())

    def _undeclare(self, name: str) -> None:
        data = self.read(_CONTENT_TYPES)
        line = _declaration(read_tree(data), name)
        if line is not None:
            edits = Edits(data)
            edits.remove(line)
            self.write(_CONTENT_TYPES, edits.apply())

    # The whole

    def find_workbook(self) -> str:
        """The name of the workbook part."""
        for relation in self.relations(""):
            if relation.leads_to("officeDocument") and self.has(relation.target):
                return relation.target
        raise NotPatchable("tệp không có bảng tính")

    def cut_out_macros(self, workbook: str) -> bool:
        """Leave out the macros and make the file an ordinary workbook; whether there were any."""
        relations = self.relations(workbook)
        if any(relation.type.endswith(_EXECUTABLE_SHEETS) for relation in relations):
            raise NotPatchable("tệp có trang macro kiểu cũ")
        macros = [relation for relation in relations if relation.leads_to("vbaProject")]
        for relation in macros:
            self.unrelate(workbook, relation)
        data = self.read(_CONTENT_TYPES)
        root = read_tree(data)
        edits = Edits(data)
        line = _declaration(root, workbook)
        if line is None:
            self.declare(workbook, _WORKBOOK_TYPE)
            return bool(macros)
        if line.attributes.get("ContentType") != _WORKBOOK_TYPE:
            edits.set_attribute(line.start, "ContentType", _WORKBOOK_TYPE)
        for line in root.children_named("Default"):
            if line.attributes.get("ContentType") == _MACRO_TYPE:
                edits.set_attribute(line.start, "ContentType", _PRINTER_TYPE)
        if edits:
            self.write(_CONTENT_TYPES, edits.apply())
        return bool(macros)

    def cut_out_signature(self) -> bool:
        """Leave out a digital signature: it would no longer fit; whether there was one."""
        found = [relation for relation in self.relations("") if relation.leads_to("origin")]
        for relation in found:
            self.unrelate("", relation)
        return bool(found)

    def save(self, path: Path) -> None:
        """Write the package: the parts in their old order, new ones last."""
        written = set()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
            for info in self._members:
                if info.filename in self._dropped:
                    continue
                written.add(info.filename)
                entry = zipfile.ZipInfo(info.filename, info.date_time)
                entry.external_attr = info.external_attr
                is_stored = info.compress_type == zipfile.ZIP_STORED
                entry.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
                if info.filename in self._changed:
                    out.writestr(entry, self._changed[info.filename])
                else:
                    self._copy(info, entry, out)
            for name, data in self._changed.items():
                if name not in written:
                    out.writestr(name, data)

    def _copy(self, info: zipfile.ZipInfo, entry: zipfile.ZipInfo, out: zipfile.ZipFile) -> None:
        entry.file_size = info.file_size
        try:
            with self._zip.open(info) as source, out.open(entry, "w") as target:
                shutil.copyfileobj(source, target, 1 << 18)
        except MemoryError:
            raise
        except Exception as error:
            raise NotPatchable("tệp bị hỏng") from error


def relations_name(part: str) -> str:
    """The part that holds the relations of ``part``: "xl/_rels/workbook.xml.rels"."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _declaration(root: Element, name: str) -> Element | None:
    wanted = f"/{name}".lower()
    for line in root.children_named("Override"):
        if line.attributes.get("PartName", "").lower() == wanted:
            return line
    return None
