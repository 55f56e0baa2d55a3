"""What a text of a report says that figures do not: typed numbers, lists out of order."""

import re
from collections.abc import Iterable
from decimal import Decimal

from khuyenhoc.lib.numbers import Unclear, parse_number
from khuyenhoc.lib.typed_numbers import list_figures

# Two or more units with their numbers in brackets, as "Đắk Lắk (26,35%), Bình Định (23,22%)".
_LISTED = re.compile(
    r"(?P<name>(?:\w+\s){0,4}?[A-ZĐÁÀẢÃẠÂẤẦẨẪẬĂẮẰẲẴẶÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝ]"
    r"\w*(?:\s\w+){0,4})\s\((?P<number>\d[\d.,]*\s?%?)(?:\s[^()]*)?\)"
)


def find_untold(text: str, spoken: Iterable[Decimal]) -> list[str]:
    """The typed numbers of a text, each once, that are none of the numbers its figures say."""
    said = list(spoken)
    found = []
    for number in list_figures(text):
        if number.text not in found and not any(number.says(each) for each in said):
            found.append(number.text)
    return found


def check_text(text: str, spoken: Iterable[Decimal]) -> list[str]:
    """A sentence for each number that no figure says, and for each list out of order."""
    return [
        *(
            f"Số “{number}” không khớp số liệu nào của đoạn này. Hãy sửa theo số liệu, hoặc ghi "
            "nguồn của số ấy."
            for number in find_untold(text, spoken)
        ),
        *find_misordered(text),
    ]


def find_misordered(text: str) -> list[str]:
    """A sentence for each unit of a list that stands before one with a greater number, where the
    list goes down otherwise."""
    sentences = []
    for chain in _list_chains(text):
        slips = [
            (one, other) for one, other in zip(chain, chain[1:], strict=False) if one[1] < other[1]
        ]
        if len(chain) < 3 or 2 * len(slips) >= len(chain) - 1:
            continue  # not a list from the greatest down
        sentences += [
            f"{one[0]} ({one[2]}) đứng trước {other[0]} ({other[2]}) dù số nhỏ hơn. Hãy xếp lại "
            "từ cao xuống thấp."
            for one, other in slips
        ]
    return sentences


def _list_chains(text: str) -> list[list[tuple[str, Decimal, str]]]:
    """Lists of (unit, number, as typed) that only a comma or "và" parts."""
    chains: list[list[tuple[str, Decimal, str]]] = []
    end = -1
    for found in _LISTED.finditer(text):
        try:
            number = parse_number(found["number"]).value
        except Unclear:
            continue
        between = text[end : found.start()] if end >= 0 else "."
        if not re.fullmatch(r"\s*(?:,|;|và|,\s*và)?\s*", between):
            chains.append([])
        chains[-1].append((found["name"].strip(), number, found["number"]))
        end = found.end()
    return chains
