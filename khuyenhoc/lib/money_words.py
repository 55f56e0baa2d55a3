"""Sums written out in words, as vouchers have them: "Ba trăm mười chín triệu … đồng"."""

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ("", "nghìn", "triệu")
BILLION = 10**9


def write_dong(amount: int) -> str:
    """Whole đồng in words: 319700000 → "Ba trăm mười chín triệu bảy trăm nghìn đồng".

    Raises ``TypeError`` for what is no int, ``ValueError`` below zero.
    """
    words = f"{write_number(amount)} đồng"
    return words[0].upper() + words[1:]


def write_number(number: int) -> str:
    """A whole number in words: 1005 → "một nghìn không trăm linh năm"; errors as above."""
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError(f"a whole number is needed, not {type(number).__name__}")
    if number < 0:
        raise ValueError(number)
    return " ".join(_spell(number)) or DIGITS[0]


def _spell(number: int) -> list[str]:
    """The words of a number; none for zero. Billions are counted in themselves: "nghìn tỷ"."""
    billions, rest = divmod(number, BILLION)
    words = [*_spell(billions), "tỷ"] if billions else []
    for place in (2, 1, 0):
        group = rest // 1000**place % 1000
        if group:
            words += _spell_group(group, bool(words))
            words += [SCALES[place]] if place else []
    return words


def _spell_group(group: int, is_within: bool) -> list[str]:
    """Three digits; ``is_within`` a larger number the hundreds are told even when none."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [DIGITS[hundreds], "trăm"] if hundreds or is_within else []
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [DIGITS[tens], "mươi"]
    elif ones and words:
        words.append("linh")
    if ones == 1 and tens > 1:
        words.append("mốt")
    elif ones == 5 and tens:
        words.append("lăm")
    elif ones:
        words.append(DIGITS[ones])
    return words
