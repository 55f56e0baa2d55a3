"""Letters of the time before Unicode: TCVN3 (ABC, the ".Vn" fonts) and VNI.

Such text holds Western letters that only look Vietnamese in their fonts: "Héi KhuyÕn häc" is
"Hội Khuyến học" in TCVN3. Nothing in a file says so. The decision is made for a sheet as a whole,
from its words: converted they are Vietnamese syllables, as they stand they are not.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from enum import StrEnum

from khuyenhoc.lib.names import latinise


class Encoding(StrEnum):
    """The old encodings that are recognised; the value is the name that people know."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


_TCVN3_LETTERS = (
    "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00adư®đ"
    "µà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞị"
    "ßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ"
)
_TCVN3 = dict(zip(_TCVN3_LETTERS[::2], _TCVN3_LETTERS[1::2], strict=True))

_VNI_MARKS = {
    "ø": "\u0300",
    "ù": "\u0301",
    "û": "\u0309",
    "õ": "\u0303",
    "ï": "\u0323",
    "â": "\u0302",
    "à": "\u0302\u0300",
    "á": "\u0302\u0301",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306",
    "è": "\u0306\u0300",
    "é": "\u0306\u0301",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_VNI_LETTERS = {
    "ñ": "đ",
    "ô": "ơ",
    "ö": "ư",
    "í": "í",
    "ì": "ì",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
}
_VNI_MARKS |= {mark.upper(): tone for mark, tone in _VNI_MARKS.items()}
_VNI_LETTERS |= {letter.upper(): real.upper() for letter, real in _VNI_LETTERS.items()}
_VNI_PAIR = re.compile("([AEOUYaeouyÔÖôö])([" + "".join(_VNI_MARKS) + "])")
_VNI_LETTER = re.compile("[" + "".join(_VNI_LETTERS) + "]")

# Letters that Western code pages put beside Latin-1 and that old files use as punctuation.
_UNICODE_ONLY = re.compile("[^\x00-\xff–—‘’“”„…•‹›]")
_WORD = re.compile("[A-Za-z\u00a1-\u024f\u0300-\u036f\u1e00-\u1eff]+")

_INITIAL = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]"
_RHYME_TEXT = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây"
    " e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in"
    " inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe"
    " oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân"
    " uâng uât uây uc uê uêch uên uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych"
    " uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên"
    " yêng yêt yêu yn ynh yt ak ăk êk ôk uk ưk"
)
_RHYMES = frozenset(_RHYME_TEXT.split())
_STOPPED = ("c", "ch", "k", "p", "t")  # syllables that end so bear only two of the tones
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_SYLLABLE = re.compile(rf"({_INITIAL})?(.+)")

_ENOUGH_WORDS = 3
_CONVINCING = 0.8
_SAMPLE_WORDS = 3_000

_UNSEEN_LETTERS = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad"
_SPACE_LETTERS = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_CONTROL_LETTERS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff"
_UNSEEN = re.compile(f"[{_UNSEEN_LETTERS}{_CONTROL_LETTERS}]")
_SPACES = re.compile(f"[{_SPACE_LETTERS}]")
_UNCLEAN = re.compile(f"[\r{_UNSEEN_LETTERS}{_SPACE_LETTERS}{_CONTROL_LETTERS}]")


def from_tcvn3(text: str) -> str:
    """ "Héi KhuyÕn häc" → "Hội Khuyến học"."""
    return "".join(_TCVN3.get(letter, letter) for letter in text)


def from_vni(text: str) -> str:
    """ "Hoäi Khuyeán hoïc" → "Hội Khuyến học"."""

    def join(match: re.Match[str]) -> str:
        return _VNI_LETTERS.get(match[1], match[1]) + _VNI_MARKS[match[2]]

    joined = _VNI_PAIR.sub(join, text)
    letters = _VNI_LETTER.sub(lambda match: _VNI_LETTERS[match[0]], joined)
    return unicodedata.normalize("NFC", letters)


_CONVERTERS = {Encoding.TCVN3: from_tcvn3, Encoding.VNI: from_vni}


def is_syllable(word: str) -> bool:
    """Whether the word could be one Vietnamese syllable, its tone included."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [letter for letter in decomposed if ord(letter) in _TONES]
    if len(tones) > 1:
        return False
    toneless = unicodedata.normalize("NFC", decomposed.translate(_TONES))
    match = _SYLLABLE.fullmatch(toneless)
    if match is None:
        return False
    initial, rhyme = match.groups()
    if initial == "gi" and rhyme not in _RHYMES:
        rhyme = "i" + rhyme  # "giếng": the i belongs to both
    if rhyme not in _RHYMES:
        return False
    return not rhyme.endswith(_STOPPED) or (bool(tones) and tones[0] in "\u0301\u0323")


def _count_syllables(words: Iterable[str]) -> int:
    return sum(map(is_syllable, words))


def _find_words(text: str) -> list[str]:
    """The words that hold a letter beyond ASCII: only they tell encodings apart."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def _can_be_legacy(text: str) -> bool:
    """Old encodings have eight bits: a letter beyond them is Unicode already."""
    return _UNICODE_ONLY.search(text) is None


def find_encoding(texts: Iterable[str]) -> Encoding | None:
    """The old encoding in which the texts, those of one sheet, are written; None for Unicode.

    Asked of different words: at least three that are no syllables as they stand, and four in five
    of these must become syllables, more than under the other encoding.
    """
    words: set[str] = set()
    for text in texts:
        if text.isascii() or not _can_be_legacy(text):
            continue
        words.update(_find_words(text))
        if len(words) > _SAMPLE_WORDS:
            break
    strange = [word for word in words if not is_syllable(word)]
    if len(strange) < _ENOUGH_WORDS:
        return None
    counts = {
        encoding: sum(1 for word in strange if _becomes_syllable(word, convert))
        for encoding, convert in _CONVERTERS.items()
    }
    best = max(counts, key=lambda encoding: counts[encoding])
    is_enough = counts[best] >= max(_ENOUGH_WORDS, _CONVINCING * len(strange))
    return best if is_enough else None


def _becomes_syllable(word: str, convert: Callable[[str], str]) -> bool:
    """A word without one plain letter proves nothing: "µ" and "©" are signs of their own."""
    return any(letter.isascii() for letter in word) and is_syllable(convert(word))


def convert(text: str, encoding: Encoding) -> str:
    """The text in Unicode, unless it already is: a sheet may hold both."""
    if text.isascii() or not _can_be_legacy(text):
        return text
    converted = _CONVERTERS[encoding](text)
    before = _count_syllables(_find_words(text))
    after = _count_syllables(_find_words(converted))
    return converted if after >= before else text


def clean_text(text: str) -> str:
    """NFC, without unseen and control characters, every kind of space a plain one, letters of
    other scripts that look like ours as ours."""
    if _UNCLEAN.search(text):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = _UNSEEN.sub("", _SPACES.sub(" ", text))
    return latinise(unicodedata.normalize("NFC", text))
