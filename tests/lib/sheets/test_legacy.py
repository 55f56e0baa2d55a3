"""Letters of TCVN3 and VNI (R4): converted where the words prove it, never where they do not."""

import unicodedata
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.lib.sheets.grid import Cell, CellKind, Sheet, Workbook
from khuyenhoc.lib.sheets.legacy import (
    Encoding,
    clean_text,
    convert,
    find_encoding,
    from_tcvn3,
    from_vni,
    is_syllable,
)
from khuyenhoc.lib.sheets.reader import put_letters_right, read

TCVN3 = ["Héi KhuyÕn häc tØnh Th¸i Nguyªn", "Gia ®×nh häc tËp", "X· Phó B×nh", "Phó"]
VNI = ["Hoäi Khuyeán hoïc tænh Thaùi Nguyeân", "Gia ñình hoïc taäp", "Xaõ Phuù Bình", "Phuù"]
UNICODE = ["Hội Khuyến học tỉnh Thái Nguyên", "Gia đình học tập", "Xã Phú Bình", "Phú"]

SYLLABLE_TEXT = (
    "à ai Đức giếng gì giờ giữa quốc quý quỳnh khuyến nghiêng người yêu oái ếch học tập gương"
    " khuỷu thuở huệ xuân hoạch xoong Đắk ỉu nguyễn thủy thuỷ hòa hoà khuya tiến"
)
OTHER_TEXT = "häc KhuyÕn ®×nh Nguyªn Hoäi hoïc café naïve Müller Ñuùc hoc̃ tậpp hàc"
SYLLABLES = SYLLABLE_TEXT.split()
OTHER_WORDS = OTHER_TEXT.split()


@pytest.mark.parametrize(
    ("old", "encoding"), [(TCVN3, Encoding.TCVN3), (VNI, Encoding.VNI), (UNICODE, None)]
)
def test_encoding_of_a_sheet_is_found_from_its_words(old: list[str], encoding: Encoding | None):
    assert find_encoding(old) is encoding


@pytest.mark.parametrize(("old", "encoding"), [(TCVN3, Encoding.TCVN3), (VNI, Encoding.VNI)])
def test_old_letters_become_unicode(old: list[str], encoding: Encoding):
    assert [convert(text, encoding) for text in old] == UNICODE


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["Name", "Total", "Report 2025"],
        ["café", "naïve", "résumé", "Müller", "Ångström", "São Paulo", "Zürich"],
        ["© 2025", "®", "5 µm", "±5 %", "10×20", "½", "m²", "°C", "§ 4", "«a»", "÷"],
        ["Xã Phú Bình", "Hà Nội", "thành phố", "Ý Yên", "hòa", "chú ý", "gìn giữ"],
        [unicodedata.normalize("NFD", text) for text in UNICODE],
        ["Số hộ", "Đắk Lắk", "Krông Búk", "H’Mông", "Ê-đê", "Pác Bó"],
        ["Héi", "häc"],
    ],
)
def test_unicode_and_foreign_text_is_never_touched(texts: list[str]):
    assert find_encoding(texts) is None


@given(st.lists(st.sampled_from(UNICODE + SYLLABLES + ["hội thảo", "xã", "là", "và", "có"])))
def test_vietnamese_in_unicode_is_never_taken_for_old_letters(texts: list[str]):
    assert find_encoding(texts) is None


@pytest.mark.parametrize("word", SYLLABLES)
def test_vietnamese_syllable_is_one(word: str):
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word).upper())


@pytest.mark.parametrize("word", OTHER_WORDS)
def test_other_word_is_no_vietnamese_syllable(word: str):
    assert not is_syllable(word)


def test_every_accented_vowel_has_its_place_in_both_encodings():
    tones = "\u0300\u0309\u0303\u0301\u0323"
    vowels = [
        unicodedata.normalize("NFC", base + tone)
        for base in "aăâeêioôơuưy"
        for tone in ["", *tones]
    ]
    wanted = {letter for letter in vowels if not letter.isascii()} | {"đ"}
    old_letters = "".join(map(chr, range(0xA1, 0x100)))
    pairs = (
        " ".join(base + mark for base in "aeouyôö" for mark in "øùûõïâàáåãäêèéúüë")
        + " ñ ô ö í ì æ ó ò î"
    )

    from_old = set(from_tcvn3(old_letters))
    from_pairs = set(from_vni(pairs))

    assert wanted - from_old == set()
    assert wanted - from_pairs == set()


def test_unicode_text_in_a_sheet_of_old_letters_stays():
    texts = [*TCVN3, "Hội đồng nhân dân", "123", "Tổng"]

    assert find_encoding(texts) is Encoding.TCVN3
    assert [convert(text, Encoding.TCVN3) for text in texts[-3:]] == texts[-3:]


def test_old_file_is_read_in_unicode_and_told(tmp_path: Path):
    path = tmp_path / "cu.xlsx"
    book = xlsxwriter.Workbook(str(path))
    for name, texts in (("Cò", TCVN3), ("Mới", UNICODE), ("VNI", VNI)):
        sheet = book.add_worksheet(name)
        sheet.write_column(0, 0, texts)
    book.close()

    workbook = read(path, "cu.xlsx")

    for sheet in workbook.sheets:
        assert [cell.value for cell in sheet.cells.values()] == UNICODE
        assert [cell.raw for cell in sheet.cells.values()] == UNICODE
    assert [sheet.name for sheet in workbook.sheets] == ["Cũ", "Mới", "VNI"]
    assert workbook.notices == [
        "Tệp dùng bảng mã TCVN3, đã chuyển sang Unicode. Hãy xem lại chữ có dấu.",
        "Tệp dùng bảng mã VNI, đã chuyển sang Unicode. Hãy xem lại chữ có dấu.",
    ]


def test_csv_in_tcvn3_bytes_is_read_in_unicode(tmp_path: Path):
    path = tmp_path / "cu.csv"
    path.write_bytes("\n".join(TCVN3).encode("latin-1"))

    workbook = read(path, "cu.csv")

    assert [cell.value for cell in workbook.sheets[0].cells.values()] == UNICODE


@given(st.text())
def test_clean_text_is_nfc_and_stays_so(text: str):
    cleaned = clean_text(text)

    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean_text(cleaned) == cleaned
    assert clean_text(unicodedata.normalize("NFD", text)) == cleaned
    assert not set(cleaned) & set("\0\r\u00a0\u200b\ufeff\u00ad")


def test_letters_are_put_right_in_every_kind_of_text():
    decomposed = unicodedata.normalize("NFD", "Hội")
    cells = {
        (1, 1): Cell(1, 1, CellKind.TEXT, decomposed, decomposed),
        (1, 2): Cell(1, 2, CellKind.TEXT, "\u200b\u00a0", "\u200b\u00a0"),
    }
    workbook = Workbook("csv", [Sheet(decomposed, cells)], [decomposed], {decomposed: decomposed})

    put_letters_right(workbook)

    assert workbook == Workbook(
        "csv",
        [Sheet("Hội", {(1, 1): Cell(1, 1, CellKind.TEXT, "Hội", "Hội")})],
        ["Hội"],
        {"Hội": "Hội"},
    )
