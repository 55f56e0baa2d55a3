"""What names of people and places in lists are compared by.

"Nguyễn Văn An", "nguyen van an" and "An Nguyễn Văn" are one key; "Ng. V. An" has the initials of
it. A key says that two may be one, never that they are.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from khuyenhoc.lib.names import latinise, vn_norm

# With their diacritics: "Hồ", "Chu" are family names, "họ", "chủ hộ" are not.
_TITLES = re.compile(
    r"^\s*(?:\(?(?:(?:ông|bà|anh|chị|cô|chú|bác|cụ|gđ|gia đình|chủ hộ|hộ|dòng họ|tộc họ|họ|tộc)\b"
    r"|ô\.)\)?[\s.:/]*)+(?=\w)",
    re.IGNORECASE,
)
# Of whom a line speaks beside the name; what else stands in brackets may tell two namesakes apart.
_REMARK = re.compile(
    r"\s*(?:\(|[-–—,;]\s+)\s*(?:đã\s+)?(?:vợ|chồng|con|cháu|bố|cha|mẹ|chết|mất|chuyển|vắng|tạm vắng"
    r"|chủ hộ|hộ nghèo|hộ cận nghèo)\b.*$",
    re.IGNORECASE,
)
_MAY_REMARK = re.compile("[-–—,;(]")  # without any of these there is no remark
_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323đ"
_DIGIT = re.compile("[0-9]")
_WARD = re.compile(r"\btdp\b")
_PLACE = re.compile(
    r"^(?:(?:thon|xom|ban|ap|khoi pho|khoi|buon|lang|to dan pho|tdp|khu pho|khu|to|so nha|so)\s+)+"
)


def key_name(name: str) -> str:
    """The words of a name without diacritics, in the order of the alphabet, titles and remarks on
    the family left out.

    "Ông Nguyễn Văn An" and "An nguyen van" give "an nguyen van", "Xóm 03" is "Xóm 3" and "TDP 5"
    "Tổ dân phố 5". "" where nothing is written.
    """
    plain = vn_norm(_strip(name))
    words = plain.split()
    if _DIGIT.search(plain):
        words = [_shorten_number(word) for word in _WARD.sub("to dan pho", plain).split()]
    words.sort()
    return " ".join(words)


def are_two(one: str, other: str) -> bool:
    """Whether names of one key are those of two: other words by their marks, in another order.

    "Lý Văn Thử" and "Lý Thu Vân" are two. "Thử Lý Văn" is the first in another order, "Ly Van Thu"
    the same without marks, "Lý Vân Thử" may be a slip.
    """
    first, second = _strip(one).split(), _strip(other).split()
    if list(map(vn_norm, first)) == list(map(vn_norm, second)):
        return False
    marked, others = Counter(_list_marked(first)), Counter(_list_marked(second))
    left = {word for word, _ in (marked - others)}
    return any(word in left for word, _ in (others - marked))


def _list_marked(words: list[str]) -> list[tuple[str, str]]:
    """(plain word, its marks wherever they stand) of those that bear any."""
    found = []
    for word in words:
        letters = unicodedata.normalize("NFD", word.lower())
        if marks := "".join(sorted(each for each in letters if each in _MARKS)):
            found.append((vn_norm(word), marks))
    return found


def _strip(name: str) -> str:
    """A name as it is written, without titles and remarks on the family."""
    written = _TITLES.sub("", latinise(unicodedata.normalize("NFC", name)))
    return _REMARK.sub("", written) if _MAY_REMARK.search(written) else written


@lru_cache(maxsize=20_000)
def key_place(place: str) -> str:
    """A hamlet or address as it is compared: "Xóm 3", "xom 03" and "Thôn 3" are one."""
    plain = _PLACE.sub("", vn_norm(place) + " ").strip() or vn_norm(place)
    return " ".join(map(_shorten_number, plain.split()))


def _shorten_number(word: str) -> str:
    return (word.lstrip("0") or "0") if word.isdigit() else word


def take_initials(key: str) -> str:
    """The first letters of a key's words, in order: "an nguyen van" → "anv"."""
    return "".join(sorted(word[0] for word in key.split()))


def may_abbreviate(one: str, other: str) -> bool:
    """Whether two keys may be one name, some of its words shortened: "a n v", "an nguyen van".

    Every word of one is a beginning of a word of the other, word by word; as many words on either
    side, at least one of them whole and shared.
    """
    first, second = one.split(), other.split()
    if len(first) != len(second) or one == other or not set(first) & set(second):
        return False
    short = [word for word in first if word not in second]
    rest = [word for word in second if word not in first]
    for word in sorted(short, key=len, reverse=True):
        found = next((w for w in rest if w.startswith(word) or word.startswith(w)), None)
        if found is None:
            return False
        rest.remove(found)
    return True
