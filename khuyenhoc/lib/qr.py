"""QR codes of many alike texts, quickly: a hundred thousand certificates need one each.

The frame of a version (what is the same in every code) is drawn once by segno and remembered; the
words, their Reed-Solomon parity and their places are worked out here, twenty times faster. What
comes out is the very code that segno makes with the same mask (but that segno pads with one word
too many where the letters end on a whole word).
"""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

import segno
from segno import consts

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
VALUES = {letter: value for value, letter in enumerate(LETTERS)}
MASK = 0  # any of the eight will do for texts as good as random; all are read alike
LARGEST = 20  # version; beyond it the modules become too fine for paper


class NotAQRText(ValueError):
    """The text has letters beyond ``LETTERS``, or is too long for a code on paper."""


@dataclass(frozen=True)
class _Frame:
    """What is the same in all codes of a version: sizes, and where every bit goes."""

    width: int
    length_bits: int
    blocks: tuple[tuple[int, int], ...]  # (data, parity) words of each block, in order
    mask: int
    pick: Callable[[str], tuple[str, ...]]  # the modules, row by row, of fixed and data bits


def find_version(length: int) -> int:
    """The smallest version that holds so many letters with correction level M (15 %)."""
    for version in range(1, LARGEST + 1):
        frame = _draw_frame(version)
        room = sum(data for data, _ in frame.blocks) * 8 - 4 - frame.length_bits
        if length // 2 * 11 + length % 2 * 6 <= room:
            return version
    raise NotAQRText(f"{length} letters")


def encode(text: str) -> tuple[int, str]:
    """The modules of a QR code (level M): width, and 0 or 1 for each, row by row, without border.

    Only capital letters, digits and ``$%*+-./:`` and space. Raises ``NotAQRText``.
    """
    try:
        values = [VALUES[letter] for letter in text]
    except KeyError as error:
        raise NotAQRText(str(error)) from error
    frame = _draw_frame(find_version(len(text)))
    words = _interleave(frame, _write_words(frame, values))
    bits = int.from_bytes(words, "big") ^ frame.mask
    written = f"01{bits:0{len(words) * 8}b}"
    return frame.width, "".join(frame.pick(written))


def draw_png(text: str) -> bytes:
    """The code as a PNG of one point a module, black on white, without border."""
    width, modules = encode(text)
    padded = (width + 7) // 8 * 8
    rows = b"".join(
        b"\0"
        + ((1 << padded) - 1 ^ int(modules[start : start + width], 2) << (padded - width)).to_bytes(
            padded // 8, "big"
        )
        for start in range(0, width * width, width)
    )
    head = struct.pack(">IIBBBBB", width, width, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


def _write_words(frame: _Frame, values: list[int]) -> bytes:
    """Mode, length, letters two by two, end and padding."""
    room = sum(data for data, _ in frame.blocks)
    bits, length = 0b0010 << frame.length_bits | len(values), 4 + frame.length_bits
    for first, second in zip(values[::2], values[1::2], strict=False):
        bits = bits << 11 | first * 45 + second
    length += len(values) // 2 * 11
    if len(values) % 2:
        bits, length = bits << 6 | values[-1], length + 6
    end = min(4, room * 8 - length)
    bits, length = bits << end, length + end
    bits, length = bits << -length % 8, length + -length % 8
    words = bits.to_bytes(length // 8, "big")
    return words + (b"\xec\x11" * room)[: room - len(words)]


def _interleave(frame: _Frame, words: bytes) -> bytes:
    """The words of all blocks in turn, then their parities in turn."""
    data, parities, start = [], [], 0
    for count, parity in frame.blocks:
        block = words[start : start + count]
        data.append(block)
        parities.append(_add_parity(block, parity))
        start += count
    longest = max(len(block) for block in data)
    return bytes(
        block[place]
        for blocks, places in ((data, longest), (parities, len(parities[0])))
        for place in range(places)
        for block in blocks
        if place < len(block)
    )


def _add_parity(block: bytes, count: int) -> bytes:
    """The remainder of a block by the generator of ``count`` words, held as one number."""
    table, top, rest = _make_table(count), 8 * (count - 1), 0
    kept = (1 << top) - 1
    for word in block:
        rest = (rest & kept) << 8 ^ table[rest >> top ^ word]
    return rest.to_bytes(count, "big")


@lru_cache(maxsize=8)
def _make_table(count: int) -> list[int]:
    """For each word, the generator of ``count`` roots times it, without its leading term."""
    powers, logs, value = [0] * 512, [0] * 256, 1
    for place in range(255):
        powers[place] = powers[place + 255] = value
        logs[value] = place
        value = value << 1 ^ (0x11D if value & 0x80 else 0)

    def times(one: int, other: int) -> int:
        return powers[logs[one] + logs[other]] if one and other else 0

    generator = [1]
    for root in range(count):
        longer = [*generator, 0]
        for place, factor in enumerate(generator):
            longer[place + 1] ^= times(factor, powers[root])
        generator = longer
    return [
        int.from_bytes(bytes(times(word, factor) for factor in generator[1:]), "big")
        for word in range(256)
    ]


@lru_cache(maxsize=LARGEST)
def _draw_frame(version: int) -> _Frame:
    drawn = segno.make(
        "A", version=version, error="m", mask=MASK, mode="alphanumeric", boost_error=False
    )
    kinds = [list(row) for row in drawn.matrix_iter(border=0, verbose=True)]
    width = len(kinds)
    places = _list_places(kinds)
    table: Any = consts.ECC
    layout = table[version][consts.ERROR_LEVEL_M]
    blocks = tuple(
        (each.num_data, each.num_total - each.num_data)
        for each in layout
        for _ in range(each.num_blocks)
    )
    count = sum(data + parity for data, parity in blocks) * 8
    is_turned = [(row + column) % 2 == 0 for row, column in places]
    mask = int("".join("01"[turned] for turned in is_turned[:count]), 2)
    source = {place: 2 + number for number, place in enumerate(places[:count])}
    # bits left over at the end are light before the mask
    source |= {place: int(turned) for place, turned in
               zip(places[count:], is_turned[count:], strict=True)}  # fmt: skip
    matrix = drawn.matrix
    picked = [
        source.get((row, column), matrix[row][column])
        for row in range(width)
        for column in range(width)
    ]
    return _Frame(width, 9 if version < 10 else 11, blocks, mask, itemgetter(*picked))


def _list_places(kinds: list[list[int]]) -> list[tuple[int, int]]:
    """Where data bits go, in their order: up and down in pairs of columns, from the right."""
    width, data = len(kinds), {consts.TYPE_DATA_DARK, consts.TYPE_DATA_LIGHT}
    beside_format = (8, width - 9)  # segno tells it apart as format, and writes data there
    found = []
    for turn, right in enumerate([*range(width - 1, 6, -2), *range(5, 0, -2)]):
        rows = range(width) if turn % 2 else range(width - 1, -1, -1)
        found += [
            (row, column)
            for row in rows
            for column in (right, right - 1)
            if kinds[row][column] in data or (row, column) == beside_format
        ]
    return found
