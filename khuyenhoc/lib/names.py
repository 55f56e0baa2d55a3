"""Names and other short texts as Vietnamese writes them: cleaning, searching, sorting.

``vn_norm`` and ``vn_key`` have twins of the same names in the database
(associations/migrations/0001_text_functions.py). The twins must give the same answer on
any text whatsoever, because one side fills columns that the other side searches: change
both or neither. This module needs nothing but the standard library, so that the program
that reads workbooks apart from the portal can use it too.
"""

import re
import unicodedata

# Characters that nobody sees. Inside a name they come from web pages and word processors,
# and they make two equal names unequal.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
# Ea H'leo, Ea H’leo and Ea Hleo are one place: the sign stands for no sound of Vietnamese.
# The last two are further code points of ` and ´ which normalisation turns into those.
APOSTROPHES = "'`´ʼ‘’\u1fef\u1ffd"

_DROP_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))
_DROP = dict.fromkeys(map(ord, INVISIBLE + APOSTROPHES))
_PRINTED_INVISIBLE = re.compile(f"[{''.join(filter(str.isprintable, INVISIBLE))}]")
_CONTROL = re.compile("[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f]")

# What PostgreSQL's dictionary public.unaccent makes of those Latin letters up to U+017F
# that do not decompose into a plain letter and marks. Equal in PostgreSQL 15 and 18.
_UNACCENT = str.maketrans(
    {
        "Æ": "AE",
        "Ð": "D",
        "Ø": "O",
        "Þ": "TH",
        "ß": "ss",
        "æ": "ae",
        "ð": "d",
        "ø": "o",
        "þ": "th",
        "Đ": "D",
        "đ": "d",
        "Ħ": "H",
        "ħ": "h",
        "ı": "i",
        "Ĳ": "IJ",
        "ĳ": "ij",
        "ĸ": "q",
        "Ŀ": "L",
        "ŀ": "l",
        "Ł": "L",
        "ł": "l",
        "Ŋ": "N",
        "ŋ": "n",
        "Œ": "OE",
        "œ": "oe",
        "Ŧ": "T",
        "ŧ": "t",
        "ſ": "s",
    }
)
_MARKS = re.compile("[\u0300-\u036f]+")
# U+0149 is left out: the dictionary turns it into an apostrophe and n.
_NOT_LATIN = re.compile("[^A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0148\u014a-\u017f]+")

# The tones in the order of Vietnamese dictionaries: huyền, hỏi, ngã, sắc, nặng.
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_TONE_DIGITS = str.maketrans(_TONES, "12345")
# Blocks whose decomposition is the same in every version of Unicode, and the two signs
# (kelvin, ångström) that decompose into Latin letters; '~' is ours.
_UNSETTLED = re.compile("[^\u0001-}\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u212a\u212b]+")
_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZĐÐð", "abcdefghijklmnopqrstuvwxyzđđđ")
_OTHER_MARKS = re.compile("[\u0304\u0305\u0307\u0308\u030a-\u031a\u031c-\u0322\u0324-\u036f]+")
_A_CIRCUMFLEX = re.compile(f"a([{_TONES}]*)\u0302")
_EO_CIRCUMFLEX = re.compile(f"([eo])([{_TONES}]*)\u0302")
_A_BREVE = re.compile(f"a([{_TONES}]*)\u0306")
_LETTER_MARKS = re.compile("[\u0302\u0306\u031b]+")
_NOT_KEY = re.compile(f"[^a-z0-9~{_TONES}]+")
_STRAY_TONES = re.compile(f"(^| )[ {_TONES}]+")
_NUMBER = re.compile("([0-9]+)")
_PADDED = re.compile("0*([0-9]{5,})")
_TONE_RUN = re.compile(f"[{_TONES}]+")
_KEY_LETTERS = re.compile("[a-z0-9~]+")


# Letters of other scripts that look like Latin ones, as texts from scans and web pages have them.
_ALIKE = str.maketrans(
    "\u0410\u0412\u0415\u0406\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0423"
    "\u0430\u0435\u0456\u043e\u0440\u0441\u0443\u0445\u04bb\u0391\u0392\u0395\u0397"
    "\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7\u03a5\u0396\u03bf",
    "ABEIKMHOPCTXYaeiopcyxh"  # Cyrillic
    "ABEHIKMNOPTXYZo",  # Greek
)
_OTHER_SCRIPT = re.compile("[\u0370-\u052f]")


def latinise(text: str) -> str:
    """``text`` with Cyrillic and Greek letters that look like Latin ones as these, in NFC."""
    if not _OTHER_SCRIPT.search(text):
        return text
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(_ALIKE))


def clean(text: str) -> str:
    """Return ``text`` as it should be stored: NFC, one line, single spaces, trimmed.

    Invisible and control characters go; every kind of white space, non-breaking ones
    included, becomes a plain space.
    """
    if _is_clean(text):
        return text
    text = _CONTROL.sub("", text.translate(_DROP_INVISIBLE))
    return " ".join(unicodedata.normalize("NFC", text).split())


def _is_clean(text: str) -> bool:
    """Whether ``clean`` would change nothing, seen at a glance: most texts are so already."""
    return (
        text.isprintable()
        and unicodedata.is_normalized("NFC", text)
        and not _PRINTED_INVISIBLE.search(text)
        and "  " not in text
        and text[:1] != " "
        and text[-1:] != " "
    )


def vn_norm(text: str) -> str:
    """Return the key by which ``text`` is searched and compared: "Ea H’Leo" → "ea hleo".

    Lower case without diacritics; letters a–z, digits and single spaces only. Forms that
    differ in NFC/NFD, in the place of the tone mark (hòa, hoà), in Đăk/Đắk or in the kind
    of apostrophe give one key. Twin of the database function ``public.vn_norm``.
    """
    text = text.translate(_PLAIN)
    return " ".join(text.split()) if "  " in text else text.strip(" ")


class _Plain(dict):
    """What ``vn_norm`` makes of each character, a space of what is no letter and no digit."""

    def __missing__(self, code: int) -> str:
        char = unicodedata.normalize("NFD", chr(code).translate(_DROP))
        plain = _NOT_LATIN.sub(" ", _MARKS.sub("", char)).translate(_UNACCENT).lower()
        if len(self) < _MOST_PLAIN:
            self[code] = plain
        return plain


_MOST_PLAIN = 5_000  # characters; texts with more kinds of them are nobody's names
_PLAIN = _Plain()


def vn_key(text: str) -> str:
    """Return a key whose plain code point order is the Vietnamese order of ``text``.

    The letters come first (a ă â b c d đ e ê … o ô ơ … u ư …), each followed by '~' where
    Vietnamese has a further letter, numbers padded to five digits so that "Phường 2"
    comes before "Phường 10"; then a tab; then the tones of each word (none, huyền, hỏi,
    ngã, sắc, nặng), which decide only between words with equal letters. Twin of the
    database function ``public.vn_key``, for servers without ICU.
    """
    text = _UNSETTLED.sub(" ", text.translate(_DROP))
    text = unicodedata.normalize("NFD", text).translate(_LOWER)
    text = _OTHER_MARKS.sub("", text)
    text = text.replace("đ", "d~").replace("o\u031b", "o~~").replace("u\u031b", "u~")
    text = _A_CIRCUMFLEX.sub(r"a~~\1", text)
    text = _EO_CIRCUMFLEX.sub(r"\1~\2", text)
    text = _A_BREVE.sub(r"a~\1", text)
    text = _NOT_KEY.sub(" ", _LETTER_MARKS.sub("", text))
    text = _STRAY_TONES.sub(r"\1", text).strip(" ")
    text = _PADDED.sub(r"\1", _NUMBER.sub(r"0000\1", text))
    tones = _KEY_LETTERS.sub("", text).translate(_TONE_DIGITS)
    return f"{_TONE_RUN.sub('', text)}\t{tones}"


def given_name_key(full_name: str) -> str:
    """Return the key that sorts persons as Vietnamese lists do: by given name, then whole.

    The given name is the last word: Lê Văn An, Trần Thị An, Vũ Ánh, Bùi Đạt. Twin of the
    database function ``public.vn_given_name_key``.
    """
    whole = vn_key(full_name)
    letters, tones = whole.split("\t")
    return f"{letters.rpartition(' ')[2]}\t{tones.rpartition(' ')[2]}\t{whole}"


# ----- units -----

# What stands before the kind when an association is named instead of its unit.
_ASSOCIATION = re.compile(
    r"(?:(?:ban chấp hành|bch|ban thường vụ|btv|thường trực|tt)\s+)?"
    r"(?:hội\s+khuyến\s+học|hội\s+kh|hkh|h\.kh)\b\.?(?:\s*(?:[-–]|và)\s*cựu\s+giáo\s+chức\b)?(?:\s*[-–:]\s*|\s+)(?:của\s+)?"
    r"|(?:ủy|uỷ)\s+ban\s+nhân\s+dân\s+|ubnd\.?\s+"
    r"|hội\s+(?=(?:xã|phường|thị\s+trấn|đặc\s+khu|thị\s+xã|thành\s+phố|quận|huyện|tỉnh)\s)",
    re.IGNORECASE,
)

# Kind → how it is written before a name. Words without diacritics are read only where no
# name begins that way: "Phương Liên" and "Xa Dung" are names, "thi tran" never is.
# One-letter abbreviations need a point or a number behind them, but for x and p.
_KINDS = (
    ("thành phố", r"thành\s+phố\s+|thanh\s+pho\s+|thành\s+hội\s+|t\.?p(?:\.\s*|\s+)|tp(?=[0-9])"),
    ("thị trấn", r"thị\s+trấn\s+|thi\s+tran\s+|t\.?t\.\s*|tt\s+"),
    ("thị xã", r"thị\s+xã\s+|thi\s+xa\s+|thị\s+hội\s+|t\.?x\.\s*|tx\s+"),
    ("đặc khu", r"đặc\s+khu\s+|dac\s+khu\s+|[đd]\.?k\.\s*|đk\s+"),
    ("phường", r"phường\s*(?=[0-9])|phuong\s*(?=[0-9])|phường\s+|p\.\s*|p\s+|p(?=[0-9])"),
    ("quận", r"quận\s*(?=[0-9])|quan\s*(?=[0-9])|quận\s+|q\.\s*|q\s*(?=[0-9])"),
    ("huyện", r"huyện\s+(?:hội\s+)?|h\.\s*"),
    ("tỉnh", r"tỉnh\s+(?:hội\s+)?|t\.\s*"),
    ("xã", r"xã\s+|x\.\s*|x\s+"),
    ("chi hội", r"chi\s+hội\s+(?:khuyến\s+học\s+|kh\s+)?"),
    ("ban khuyến học", r"ban\s+khuyến\s+học\s+|ban\s+kh\s+"),
    ("tổ khuyến học", r"tổ\s+khuyến\s+học\s+"),
    ("phân hội", r"phân\s+hội\s+(?:khuyến\s+học\s+|kh\s+)?"),
)
_KIND = re.compile(
    "|".join(f"(?P<k{place}>{pattern})" for place, (_, pattern) in enumerate(_KINDS)),
    re.IGNORECASE,
)


def strip_unit_kind(text: str) -> tuple[str | None, str]:
    """Split the name of a unit, or of its association, into its kind and its bare name.

    "Hội Khuyến học xã Tân Lập", "Xã Tân Lập" and "x. Tân Lập" give ("xã", "Tân Lập");
    "P. 5" gives ("phường", "5"); a name that says no kind gives (None, name). The kind is
    written as in the unit lists: xã, phường, thị trấn, đặc khu, thị xã, thành phố, quận,
    huyện, tỉnh, or chi hội, phân hội, ban khuyến học, tổ khuyến học. The name keeps its
    own spelling, cleaned. Nothing is stripped that would leave no name. A bare name that
    begins like a kind is cut too (Phường Đúc, once a ward of Huế): look the whole up first.
    """
    name = clean(text).strip(" ,;:-–")
    if prefix := _ASSOCIATION.match(name):
        name = name[prefix.end() :] or name
    found = _KIND.match(name)
    if found is None or not name[found.end() :].strip(" ."):
        return None, name
    return _KINDS[int(str(found.lastgroup)[1:])][0], name[found.end() :].strip(" ")
