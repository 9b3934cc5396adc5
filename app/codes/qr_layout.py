"""What every QR code of a size has in common: the fixed modules, and where the format is told.

ISO/IEC 18004:2015, clauses 5.3 (function patterns), 7.9 (format) and 7.10 (version).
"""

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

SMALLEST, LARGEST = 21, 177  # modules a side: versions 1 and 40
_FORMAT_MASK = 0b101010000010010  # clause 7.9.1
_FORMAT_POLYNOMIAL, _VERSION_POLYNOMIAL = 0b10100110111, 0b1111100100101


@dataclass(frozen=True, slots=True)
class Layout:
    """The fixed modules of a size.

    `side` in modules; `fixed` marks modules whose colour is known and `dark` which of those are dark;
    `told` marks those of format and version, `free` all that carry codewords; `alignments` are the centres
    (column, row) of alignment patterns.
    """

    side: int
    fixed: Array
    dark: Array
    told: Array
    alignments: tuple[tuple[int, int], ...]

    @property
    def version(self) -> int:
        """1 to 40."""
        return (self.side - 17) // 4

    @property
    def free(self) -> Array:
        """Modules of codewords."""
        return ~(self.fixed | self.told)


@functools.cache
def layout(side: int) -> Layout:
    """The fixed modules of a symbol of that many modules a side. Raises ValueError for no QR code's size."""
    if not SMALLEST <= side <= LARGEST or side % 4 != 1:
        raise ValueError("qr.side")
    fixed, dark = np.zeros((side, side), bool), np.zeros((side, side), bool)
    fixed[6, :] = fixed[:, 6] = True
    dark[6, ::2] = dark[::2, 6] = True
    alignments = _alignments(side)
    for column, row in alignments:
        ring = np.maximum(*np.abs(np.mgrid[-2:3, -2:3]))
        fixed[row - 2 : row + 3, column - 2 : column + 3] = True
        dark[row - 2 : row + 3, column - 2 : column + 3] = ring != 1
    ring = np.maximum(*np.abs(np.mgrid[-4:5, -4:5]))
    square = (ring <= 1) | (ring == 3)
    for corner, part in (
        (np.s_[:8, :8], np.s_[1:, 1:]),
        (np.s_[:8, -8:], np.s_[1:, :-1]),
        (np.s_[-8:, :8], np.s_[:-1, 1:]),
    ):
        fixed[corner], dark[corner] = True, square[part]
    fixed[side - 8, 8] = dark[side - 8, 8] = True
    told = np.zeros((side, side), bool)
    for cells in format_cells(side):
        told[cells] = True
    if (side - 17) // 4 >= 7:
        dark |= _version_dark(side)
        fixed[:6, -11:-8] = fixed[-11:-8, :6] = True
    for one in (fixed, dark, told):
        one.setflags(write=False)
    return Layout(side, fixed, dark, told, alignments)


def _alignments(side: int) -> tuple[tuple[int, int], ...]:
    """Centres by annex E: evenly spaced from the far end, all but the three in the corners."""
    version = (side - 17) // 4
    if version == 1:
        return ()
    count = version // 7 + 2
    step = 26 if version == 32 else (version * 4 + count * 2 + 1) // (count * 2 - 2) * 2
    places = [6, *sorted(side - 7 - number * step for number in range(count - 1))]
    corners = {(6, 6), (6, side - 7), (side - 7, 6)}
    return tuple((x, y) for y in places for x in places if (x, y) not in corners)


def format_cells(side: int) -> tuple[tuple[Array, Array], tuple[Array, Array]]:
    """The (rows, columns) of the fifteen format modules in both copies, the lowest bit first."""
    first_rows = [0, 1, 2, 3, 4, 5, 7, 8, 8, 8, 8, 8, 8, 8, 8]
    first_columns = [8, 8, 8, 8, 8, 8, 8, 8, 7, 5, 4, 3, 2, 1, 0]
    second_rows = [8] * 8 + [side - 7 + number for number in range(7)]
    second_columns = [side - 1 - number for number in range(8)] + [8] * 7
    return (
        (np.array(first_rows), np.array(first_columns)),
        (np.array(second_rows), np.array(second_columns)),
    )


@functools.cache
def formats() -> Array:
    """32 x 15: the bits of every format from the lowest to the highest; the row is level and mask as told."""
    words = np.array([_checked(told, 10, _FORMAT_POLYNOMIAL) ^ _FORMAT_MASK for told in range(32)])
    return np.asarray(words[:, None] >> np.arange(15) & 1, bool)


def _version_dark(side: int) -> Array:
    word = _checked((side - 17) // 4, 12, _VERSION_POLYNOMIAL)
    bits = (word >> np.arange(18) & 1).astype(bool).reshape(6, 3)
    dark = np.zeros((side, side), bool)
    dark[:6, -11:-8], dark[-11:-8, :6] = bits, bits.T
    return dark


def _checked(value: int, check_bits: int, polynomial: int) -> int:
    """The value with its check bits behind it (BCH)."""
    rest = value << check_bits
    for shift in range(value.bit_length() + check_bits, check_bits - 1, -1):
        if rest >> shift & 1:
            rest ^= polynomial << (shift - check_bits)
    return value << check_bits | rest
