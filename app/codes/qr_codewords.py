"""The codewords of a QR code, corrected with what is known of how doubtful each of them is.

A decoder that is given a picture corrects errors only. Whoever sampled the picture also knows which modules
lay in glare or dirt: a codeword known to be bad costs one check codeword to mend, an unknown error two.
"""

import functools
from typing import Any

import numpy as np
import numpy.typing as npt

from app.codes.qr_layout import layout
from app.codes.reed_solomon import corrected

Array = npt.NDArray[Any]

_CHANCE = 1e-8  # a block of chance is "corrected" no more often than this
_FORMAT_LEVELS = "MLHQ"  # ISO/IEC 18004, table 12
# Table 9: check codewords a block, and blocks, of versions 1 to 40.
_CHECKS = {
    "L": "7 10 15 20 26 18 20 24 30 18 20 24 26 30 22 24 28 30 28 28 28 28 30 30 26 28" + " 30" * 14,
    "M": "10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26 26" + " 28" * 19,
    "Q": "13 22 18 26 18 24 18 22 20 24 28 26 24 20 30 24 28 28 26 30 28 30 30 30 30 28" + " 30" * 14,
    "H": "17 28 22 16 22 28 26 26 24 28 24 28 22 24 24 30 28 28 26 28 30 24" + " 30" * 18,
}
_BLOCKS = {
    "L": "1 1 1 1 1 2 2 2 2 4 4 4 4 4 6 6 6 6 7 8 8 9 9 10 12 12 12 13 14 15 16 17 18 19 19 20 21 22 24 25",
    "M": "1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16 17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45"
    " 47 49",
    "Q": "1 1 2 2 4 4 6 6 8 8 8 10 12 16 12 17 16 18 21 20 23 23 25 27 29 34 34 35 38 40 43 45 48 51 53 56 59"
    " 62 65 68",
    "H": "1 1 2 4 4 4 5 6 8 8 11 11 16 16 18 16 19 21 25 25 25 34 30 32 35 37 40 42 45 48 51 54 57 60 63 66"
    " 70 74 77 81",
}


def mended(values: Array, side: int, told: int) -> Array | None:
    """The modules (True is dark) with every block corrected, or None.

    `values` are the modules as seen, light positive, the farther from 0 the surer; `told` is the format.
    """
    rows, columns = _path(side)
    mask = _mask(told & 7, rows, columns)
    count = len(rows) // 8 * 8
    soft = -values[rows, columns][:count]  # dark positive
    bits = (soft > 0) ^ mask[:count]
    words = np.packbits(bits).astype(np.int64)
    sureness = np.abs(soft).reshape(-1, 8)
    # A word is as doubtful as its worst modules make it.
    doubt = np.exp(-4 * np.minimum(sureness, 1.5)).sum(1)
    for places, check in blocks(side, _FORMAT_LEVELS[told >> 3]):
        block = _corrected(words[places], check, doubt[places])
        if block is None:
            return None
        words[places] = block
    whole = np.zeros((side, side), bool)
    fresh = np.unpackbits(words.astype(np.uint8)).astype(bool) ^ mask[:count]
    whole[rows[:count], columns[:count]] = fresh
    # The few modules that are left carry nothing but the mask.
    whole[rows[count:], columns[count:]] = mask[count:]
    return whole


def _corrected(block: Array, check: int, doubt: Array) -> Array | None:
    """The block with more and more of its most doubtful codewords taken as unknown, until it can be corrected
    (Forney's generalised minimum distance)."""
    worst = np.argsort(-doubt)
    for unknown in range(0, check, 2):
        fresh = corrected(block, check, worst[:unknown], _CHANCE)
        if fresh is not None:
            return fresh
    return None


@functools.cache
def blocks(side: int, level: str) -> tuple[tuple[Array, int], ...]:
    """Each block's places among all codewords, and its number of check codewords."""
    version = (side - 17) // 4
    check = int(_CHECKS[level].split()[version - 1])
    count = int(_BLOCKS[level].split()[version - 1])
    total = len(_path(side)[0]) // 8
    short = total // count - check
    longer = total % count
    made: list[list[int]] = [[] for _ in range(count)]
    place = 0
    for number in range(short + 1):
        for block in range(count if number < short else 0):
            made[block].append(place)
            place += 1
        if number == short:
            for block in range(count - longer, count):
                made[block].append(place)
                place += 1
    for _ in range(check):
        for block in range(count):
            made[block].append(place)
            place += 1
    return tuple((np.array(one), check) for one in made)


@functools.cache
def _path(side: int) -> tuple[Array, Array]:
    """Rows and columns of the modules in the order in which the codewords' bits lie (7.7.3)."""
    free = layout(side).free
    rows, columns = [], []
    upward = True
    for right in [*range(side - 1, 6, -2), *range(5, 0, -2)]:
        for row in range(side - 1, -1, -1) if upward else range(side):
            for column in (right, right - 1):
                if free[row, column]:
                    rows.append(row)
                    columns.append(column)
        upward = not upward
    return np.array(rows), np.array(columns)


def _mask(number: int, row: Array, column: Array) -> Array:
    """Where the mask pattern turns modules round (table 10)."""
    product = row * column
    patterns = (
        (row + column) % 2,
        row % 2,
        column % 3,
        (row + column) % 3,
        (row // 2 + column // 3) % 2,
        product % 2 + product % 3,
        (product % 2 + product % 3) % 2,
        ((row + column) % 2 + product % 3) % 2,
    )
    return np.asarray(patterns[number] == 0, bool)
