"""The columns in which a decision and its lines are written, in a workbook and on the desk.

One declaration for both: what a column is called, by which other words it goes, which values it
offers, and for which kinds of change it is used.
"""

from dataclasses import dataclass

from associations.models import PLACE_KINDS, Basis, ChangeKind, Established
from khuyenhoc.lib.names import vn_norm

DECISIONS, LINES, UNITS, LISTS = "Quyết định", "Thay đổi", "Đơn vị hiện có", "Danh mục"
GUIDE = "Hướng dẫn"
WHOLE, PART = "toàn bộ", "một phần"
NEW, PRESENT = "mới", "đang có"
KINDS = (*sorted(PLACE_KINDS), "chi hội", "phân hội", "ban khuyến học", "tổ khuyến học", "cụm")
BASES = tuple(basis for basis in Basis if basis is not Basis.NONE)


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its key, heading, other wordings, width, what is expected, values offered."""

    key: str
    label: str
    words: tuple[str, ...] = ()
    width: int = 14
    hint: str = ""
    choices: tuple[str, ...] = ()
    is_text: bool = True

    @property
    def spellings(self) -> set[str]:
        """All headings that mean this column, as ``vn_norm`` writes them."""
        return {vn_norm(text) for text in (self.label, *self.words)}


DECISION_FIELDS = (
    Field("number", "Số quyết định", ("số", "số, ký hiệu", "số văn bản", "quyết định số"), 20,
          "Số và ký hiệu của văn bản. Ví dụ: 1665/NQ-UBTVQH15"),
    Field("body", "Cơ quan ban hành", ("cơ quan", "nơi ban hành"), 34,
          "Cơ quan ký văn bản."),
    Field("signed_on", "Ngày ký", ("ngày ban hành", "ký ngày"), 13,
          "Ngày, tháng, năm. Ví dụ: 16/06/2025", is_text=False),
    Field("in_force_on", "Ngày hiệu lực", ("có hiệu lực từ", "hiệu lực từ ngày"), 13,
          "Ngày đầu tiên theo tổ chức mới. Ví dụ: 01/07/2025", is_text=False),
    Field("sequence", "Thứ tự trong ngày", ("thứ tự",), 10,
          "1 cho quyết định đầu tiên có hiệu lực trong ngày ấy.", is_text=False),
    Field("note", "Ghi chú", (), 40, "Không bắt buộc."),
)  # fmt: skip

LINE_FIELDS = (
    Field("decision", "Quyết định", ("theo quyết định", "thuộc quyết định", "số quyết định"), 18,
          "Số quyết định ở trang 'Quyết định'. Chỉ có một quyết định thì để trống."),
    Field("kind", "Việc", ("loại thay đổi", "thay đổi", "hình thức"), 30,
          "Chọn một việc trong danh sách.", tuple(kind.label for kind in ChangeKind)),
    Field("subject", "Đơn vị (mã)", ("mã đơn vị", "mã", "mã cũ", "mã đơn vị cũ"), 13,
          "Mã ở trang 'Đơn vị hiện có'. Đơn vị do quyết định này lập ra: gõ “mới” rồi mã của nó."),
    Field("subject_name", "Tên đơn vị", ("đơn vị", "đơn vị cũ", "tên đơn vị cũ"), 28,
          "Tên để soát lại, hoặc thay cho mã nếu không lẫn với đơn vị khác."),
    Field("part", "Toàn bộ hay một phần", ("phần", "toàn bộ/một phần", "mức độ"), 12,
          "Đơn vị chuyển sang toàn bộ hay một phần.", (WHOLE, PART)),
    Field("taker", "Đơn vị nhận là", ("nhận là", "mới hay đang có"), 12,
          "Đơn vị nhận là đơn vị mới lập hay đơn vị đang có.", (NEW, PRESENT)),
    Field("code", "Mã mới hoặc mã đơn vị nhận", ("mã mới", "mã đơn vị mới", "mã đơn vị nhận"), 14,
          "Mã của đơn vị mới, mã mới của đơn vị, hoặc mã của đơn vị nhận đang có."),
    Field("new_kind", "Loại", ("loại đơn vị", "loại mới"), 12,
          "Xã, phường, tỉnh …", KINDS),
    Field("name", "Tên mới hoặc tên đơn vị nhận", ("tên mới", "tên đơn vị mới", "tên đơn vị nhận"),
          28, "Tên riêng. Ví dụ: Tân Lập"),
    Field("level", "Cấp", ("cấp mới",), 14, "Cấp của đơn vị mới, hoặc cấp bị bỏ."),
    Field("parent", "Trực thuộc (mã)", ("trực thuộc", "đơn vị cấp trên", "mã cấp trên"), 14,
          "Mã hoặc tên đơn vị cấp trên. Cấp trên mới lập: gõ “mới” rồi mã của nó."),
    Field("established", "Tổ chức hội", ("đã có hội", "tình trạng hội"), 16,
          "Địa phương đã thành lập hội chưa.", tuple(each.label for each in Established)),
    *(Field(basis.value, f"Tỉ phần {basis.label.removeprefix('số ')}",
            (f"tỉ phần {basis.label}", f"tỷ phần {basis.label}",
             f"tỷ phần {basis.label.removeprefix('số ')}"), 11,
            "Phần của đơn vị cũ chuyển sang, từ 0 đến 1 hoặc theo %. Chưa rõ thì để trống.",
            is_text=False)
      for basis in BASES),
    Field("source", "Nguồn tỉ phần", ("nguồn", "nguồn số liệu"), 30,
          "Văn bản hoặc cơ quan cho số liệu ấy."),
)  # fmt: skip

BY_KEY = {field.key: field for field in (*DECISION_FIELDS, *LINE_FIELDS)}

_VALUES = {"code", "new_kind", "name", "level", "parent", "established"}
_PASSING = {"subject", "subject_name", "part", "taker", *_VALUES,
            *(basis.value for basis in BASES), "source"}  # fmt: skip
_CHANGING = {"subject", "subject_name", *_VALUES}

# Which columns a kind of change uses, besides the decision and the kind itself.
USED: dict[ChangeKind, set[str]] = {
    ChangeKind.FOUND: _VALUES,
    ChangeKind.RENAME: _CHANGING,
    ChangeKind.RECODE: _CHANGING,
    ChangeKind.MOVE: _CHANGING,
    ChangeKind.CORRECT: _CHANGING,
    ChangeKind.REOPEN: _CHANGING,
    ChangeKind.MERGE: _PASSING,
    ChangeKind.ABSORB: _PASSING,
    ChangeKind.SPLIT: _PASSING,
    ChangeKind.CUT_OUT: _PASSING,
    ChangeKind.CLOSE: {"subject", "subject_name"},
    ChangeKind.ABOLISH_LEVEL: {"level", "subject", "subject_name"},  # subject: below which unit
}
PASSING = {ChangeKind.MERGE, ChangeKind.ABSORB, ChangeKind.SPLIT, ChangeKind.CUT_OUT}
PARTING = {ChangeKind.SPLIT, ChangeKind.CUT_OUT}  # where only a part passes unless told otherwise

# Other words for the kinds, as clerks write them.
KIND_WORDS = {
    ChangeKind.FOUND: ("lập mới", "thành lập mới"),
    ChangeKind.RENAME: ("đổi tên gọi",),
    ChangeKind.RECODE: ("đổi mã đơn vị",),
    ChangeKind.MOVE: ("chuyển", "điều chuyển", "chuyển cấp trên"),
    ChangeKind.MERGE: ("hợp nhất", "hợp thành", "sắp xếp thành đơn vị mới"),
    ChangeKind.ABSORB: ("sáp nhập", "nhập vào"),
    ChangeKind.SPLIT: ("chia", "chia tách"),
    ChangeKind.CUT_OUT: ("tách", "điều chỉnh địa giới"),
    ChangeKind.CLOSE: ("kết thúc", "giải thể"),
    ChangeKind.REOPEN: ("mở lại", "khôi phục"),
    ChangeKind.CORRECT: ("sửa", "sửa sai"),
    ChangeKind.ABOLISH_LEVEL: ("bỏ cấp", "bãi bỏ cấp"),
}
KIND_BY_WORD = {
    vn_norm(word): kind
    for kind in ChangeKind
    for word in (kind.label, kind.value.replace("_", " "), *KIND_WORDS[kind])
}

# The column at which a problem of the plan is shown.
FIELD_COLUMNS = {
    "": "kind", "kind": "kind", "subject": "subject", "into": "code", "name": "name",
    "code": "code", "parent": "parent", "level": "level", "weights": BASES[0].value,
}  # fmt: skip
