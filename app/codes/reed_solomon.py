"""Error correction of QR codes when some codewords are known to be doubtful (ISO/IEC 18004, 7.5)."""

import functools
import math
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_FIELD = 0b100011101  # x8 + x4 + x3 + x2 + 1
_ORDER = 255


@functools.cache
def _tables() -> tuple[Array, Array]:
    """Powers of the field's generator, twice around, and logarithms (that of 0 is never asked for)."""
    powers, logs = np.zeros(2 * _ORDER, np.int64), np.zeros(256, np.int64)
    value = 1
    for number in range(_ORDER):
        powers[number] = powers[number + _ORDER] = value
        logs[value] = number
        value = value << 1 ^ (_FIELD if value & 0x80 else 0)
    return powers, logs


def corrected(block: Array, check: int, doubtful: Array, chance: float) -> Array | None:
    """The block's codewords corrected; None when that cannot be done.

    `check` is the number of check codewords at the end, `doubtful` are the places of codewords that count as
    unknown. A correction is refused when a block of chance would be "corrected" likelier than `chance`: each
    codeword taken as unknown leaves one check less to tell a wrong correction.
    """
    wrong = _syndromes(block, check)
    if not wrong.any():
        return block
    if len(doubtful) > check:
        return None
    locator = _locator(wrong, [(len(block) - 1 - int(place)) % _ORDER for place in doubtful])
    errors = len(locator) - 1 - len(doubtful)
    if errors < 0 or 2 * errors + len(doubtful) > check:
        return None
    if _accepted_by_chance(len(block) - len(doubtful), check - len(doubtful), errors) > chance:
        return None
    places = _roots(locator, len(block))
    if len(places) != len(locator) - 1:
        return None
    mended = block.copy()
    mended[places] ^= _magnitudes(wrong, locator, len(block), places)
    return None if _syndromes(mended, check).any() else mended


def _accepted_by_chance(length: int, check: int, errors: int) -> float:
    """The share of all words that lie within so many errors of a codeword."""
    return math.exp(math.log(math.comb(length, errors)) + errors * math.log(255) - check * math.log(256))


def _syndromes(block: Array, check: int) -> Array:
    powers, logs = _tables()
    there = np.flatnonzero(block)
    turns = (logs[block[there]] + np.arange(check)[:, None] * (len(block) - 1 - there)) % _ORDER
    return np.asarray(np.bitwise_xor.reduce(powers[turns], axis=1))


def _times(one: int, other: int) -> int:
    powers, logs = _tables()
    return int(powers[logs[one] + logs[other]]) if one and other else 0


def _locator(wrong: Array, erased: list[int]) -> list[int]:
    """The polynomial whose roots tell the places of errors and erasures (Berlekamp, Massey)."""
    powers, logs = _tables()
    now = [1]
    for place in erased:
        now = _sum([*now, 0], [0, *(_times(one, int(powers[place])) for one in now)])
    before, found = list(now), len(erased)
    for step in range(len(erased), len(wrong)):
        gap = 0
        for number, one in enumerate(now):
            if number <= step:
                gap ^= _times(one, int(wrong[step - number]))
        before = [0, *before]
        if gap:
            changed = _sum(now, [_times(gap, one) for one in before])
            if 2 * found <= step + len(erased):
                inverse = int(powers[(_ORDER - logs[gap]) % _ORDER])
                before = [_times(inverse, one) for one in now]
                found = step + 1 + len(erased) - found
            now = changed
    while len(now) > 1 and now[-1] == 0:
        now.pop()
    return now


def _sum(one: list[int], other: list[int]) -> list[int]:
    size = max(len(one), len(other))
    padded = [line + [0] * (size - len(line)) for line in (one, other)]
    return [a ^ b for a, b in zip(*padded, strict=True)]


def _values(polynomial: Array, exponents: Array) -> Array:
    """The polynomial at the generator's powers with these exponents; the lowest coefficient comes first."""
    powers, logs = _tables()
    there = np.flatnonzero(polynomial)
    turns = (logs[polynomial[there]] + exponents[:, None] * there) % _ORDER
    return np.asarray(np.bitwise_xor.reduce(powers[turns], axis=1))


def _roots(locator: list[int], length: int) -> Array:
    places = np.arange(length)
    return np.flatnonzero(_values(np.array(locator), -(length - 1 - places)) == 0)


def _magnitudes(wrong: Array, locator: list[int], length: int, places: Array) -> Array:
    """What is wrong at the places (Forney)."""
    powers, logs = _tables()
    check = len(wrong)
    evaluator = np.zeros(check, np.int64)
    for shift, one in enumerate(locator):
        for number in range(check - shift):
            evaluator[number + shift] ^= _times(one, int(wrong[number]))
    slope = np.array(locator[1:])
    slope[1::2] = 0
    at = -(length - 1 - places)
    above, below = _values(evaluator, at), _values(slope, at)
    usable = (above > 0) & (below > 0)
    turns = (logs[above] - logs[np.maximum(below, 1)] + (length - 1 - places)) % _ORDER
    return np.where(usable, powers[turns], 0)
