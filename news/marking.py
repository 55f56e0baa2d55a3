"""Showing what was found: the words of a question marked in a text, with what stands near them.

A text is searched as it stands: each letter of the question stands for all signs that are that
letter but for case and diacritics, so that nothing has to be written anew to be compared.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape
from itertools import islice

from django.utils.safestring import SafeString, mark_safe

from khuyenhoc.lib.names import vn_norm
from news.questions import Question

LONGEST_SYLLABLE = 20  # signs, with what stands between two of them; foreign words too
BEFORE, AFTER = 14, 22  # syllables shown around what was found
LONGEST_PLAIN = 200  # signs shown of a text in which nothing is looked for
_WORD = re.compile(r"[^\W_]+")
_LETTER_BLOCKS = (
    range(0x250), range(0x1E00, 0x1F00), range(0x2100, 0x2150), range(0xFF21, 0xFF5B),
)  # fmt: skip


def show_found(text: str, question: Question, around: bool = True) -> SafeString:
    """``text`` escaped, what was looked for in <mark>; with ``around`` only what stands near it."""
    if not question.plain or not _WORD.search(text):
        return mark_safe(escape(text[:LONGEST_PLAIN] if around else text))
    phrase, word = _write_patterns(question.plain)
    found = phrase.search(text)
    pattern = phrase
    if found is None and word is not None:
        pattern, found = word, word.search(text)
    first, last = 0, len(text)
    if around:
        first, last = _find_near(text, found.start() if found else 0)
    # no text of the database holds a NUL: between two of them stands what is marked
    shown = text[first:last]
    if found is not None:
        shown = pattern.sub("\0<\\g<0>\0>", shown)
    shown = escape(shown).replace("\0&lt;", "<mark>").replace("\0&gt;", "</mark>")
    before, after = "… " if first else "", " …" if last < len(text) else ""
    return mark_safe(before + shown + after)


@cache
def _list_signs() -> dict[str, str]:
    """Letter without diacritics, small → the signs that are that letter."""
    found: dict[str, list[str]] = {}
    for sign in (chr(code) for block in _LETTER_BLOCKS for code in block):
        folded = vn_norm(sign)
        if len(folded) == 1:
            found.setdefault(folded, []).append(sign)
    return {folded: "".join(signs) for folded, signs in found.items()}


def _match(letters: Iterable[str]) -> str:
    """A class of signs: each that is one of ``letters``."""
    known = _list_signs()
    signs = {
        s for each in letters for s in (each, each.upper(), *known.get(each, "")) if len(s) == 1
    }
    return "[" + "".join(re.escape(sign) for sign in sorted(signs)) + "]"


def _spell(letters: str) -> str:
    return "".join(map(_match, letters))


@lru_cache(200)
def _write_patterns(plain: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """What finds the phrase, and what finds any of its words of two letters.

    Each begins with the signs that it may begin with, and only then looks back whether a word
    begins there: so the rest of a text is passed over at once.
    """
    begins, ends = r"(?<![^\W_].)", r"(?![^\W_])"
    first, rest = plain[0][0], [plain[0][1:], *plain[1:]]
    phrase = _match(first) + begins + r"[\W_]+".join(map(_spell, rest)) + ends
    words = [each for each in dict.fromkeys(plain) if len(each) > 1]
    if not words:
        return re.compile(phrase, re.DOTALL), None
    spelt = "|".join(f"(?<={_match(each[0])}){_spell(each[1:])}" for each in words)
    word = _match(each[0] for each in words) + begins + f"(?:{spelt})" + ends
    return re.compile(phrase, re.DOTALL), re.compile(word, re.DOTALL)


def _find_near(text: str, centre: int) -> tuple[int, int]:
    """Where what is shown of a text begins and ends: some syllables before and after ``centre``."""
    begin = max(0, centre - BEFORE * LONGEST_SYLLABLE)
    before = [found.start() for found in _WORD.finditer(text, begin, centre)]
    after = [found.end() for found in islice(_WORD.finditer(text, centre), AFTER + 1)]
    if len(before) > BEFORE:
        first = before[-BEFORE]
    else:
        # the first may be the end of a word that began before
        first = 0 if begin == 0 else before[1] if len(before) > 1 else centre
    return first, after[AFTER - 1] if len(after) > AFTER else len(text)
