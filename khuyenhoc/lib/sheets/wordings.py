"""Other ways of writing a heading: shorter, with other diacritics, with a slip of the pen."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from khuyenhoc.lib.sheets.headings import fold

# Folded word → its diacritics as they were written; a word in a text without any is not in it.
Marked = dict[str, set[str]]

_WORD = re.compile(r"[^\W\d_]+")
_BRACKETED = re.compile(r"\([^()]*\)")
_EMPTY_BEGINNINGS = (["Số"], ["Tổng"], ["Tổng", "số"])
_NO_MARKS = re.compile(r"[^\u0300-\u036f]+")


def shorten_lists(label: str) -> list[str]:
    """Return shorter wordings of a label that lists alternatives or adds a remark.

    "Chi hội thôn, bản, tổ dân phố" is as well headed "Chi hội thôn" or "Chi hội bản".
    """
    head, colon, tail = label.partition(":")
    items = [item.strip() for item in head.split(",")]
    bare = _BRACKETED.sub(" ", label)
    ends = [item.strip() for item in tail.split(",")]
    first = items[0].split()
    heads = [items[0]]
    for item in items[1:]:
        # "Số" alone is no beginning: it would make a heading of the item itself.
        begins = [first[:-cut] for cut in (1, 2) if len(first) > cut]
        heads += [" ".join((*words, item)) for words in begins if words not in _EMPTY_BEGINNINGS]
    shorter = [bare] if bare != label else []
    if len(items) > 1 or len(ends) > 1:
        shorter += [f"{one}{colon}{end}" for one in heads for end in (tail, *ends)]
    return shorter


def differs_by_one(left: str, right: str) -> bool:
    """Whether one letter added, lost or changed turns one word into the other."""
    if abs(len(left) - len(right)) > 1:
        return False
    same = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        same += 1
    left, right = left[same:], right[same:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:]


def read_marks(texts: Iterable[str], abbreviations: Mapping[str, str]) -> Marked:
    """Return the diacritics of each word, wherever in the word they stand.

    They tell "hộ" from "họ" where the folded words are one. A text written wholly without
    diacritics says nothing and is passed over.
    """
    marked: Marked = {}
    for text in texts:
        if text.isascii():
            continue
        for word in _WORD.findall(unicodedata.normalize("NFC", text)):
            for one in abbreviations.get(word, word).lower().split():
                marks = _NO_MARKS.sub("", unicodedata.normalize("NFD", one))
                signs = "".join(sorted(marks)) + "đ" * one.count("đ")
                marked.setdefault(fold(one), set()).add(signs)
    return marked
