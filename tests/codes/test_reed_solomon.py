"""Errors and unknown codewords are corrected as far as the standard's code reaches, and no farther."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.codes.qr_codewords import blocks
from app.codes.qr_layout import format_cells, formats, layout
from app.codes.reed_solomon import corrected
from tests.codes.qr_scenes import modules

NEVER = 1e-8


def written_block(version: int, level: str) -> tuple[np.ndarray, int]:
    """The codewords of the first block of a symbol that another writer drew."""
    symbol = modules("PACK 0417", level=level, version=version) == 0
    side = symbol.shape[0]
    seen = symbol[format_cells(side)[0]]
    told = int(np.flatnonzero((formats() == seen).all(1))[0])
    words = _words(symbol, told)
    places, check = blocks(side, level)[0]
    return words[places], check


def _words(symbol: np.ndarray, told: int) -> np.ndarray:
    """Read by walking the columns in pairs, right to left, up and down in turn."""
    side = symbol.shape[0]
    free = layout(side).free
    mask = (
        lambda r, c: (r + c) % 2,
        lambda r, c: r % 2,
        lambda r, c: c % 3,
        lambda r, c: (r + c) % 3,
        lambda r, c: (r // 2 + c // 3) % 2,
        lambda r, c: r * c % 2 + r * c % 3,
        lambda r, c: (r * c % 2 + r * c % 3) % 2,
        lambda r, c: ((r + c) % 2 + r * c % 3) % 2,
    )[told & 7]
    bits, up = [], True
    for right in [*range(side - 1, 6, -2), 5, 3, 1]:
        for row in reversed(range(side)) if up else range(side):
            bits += [bool(symbol[row, c]) ^ (mask(row, c) == 0) for c in (right, right - 1) if free[row, c]]
        up = not up
    return np.packbits(np.array(bits[: len(bits) // 8 * 8])).astype(np.int64)


@pytest.mark.parametrize("level", ["L", "M", "Q", "H"])
@pytest.mark.parametrize("version", [1, 2, 5, 7, 14, 23, 40])
def test_blocks_of_another_writer_need_no_correction(version: int, level: str) -> None:
    block, check = written_block(version, level)
    assert corrected(block, check, np.array([], int), NEVER) is block


@given(seed=st.integers(0, 2**32 - 1), level=st.sampled_from("LMQH"), version=st.sampled_from([2, 5, 9]))
def test_errors_and_unknown_codewords_are_mended_together(seed: int, level: str, version: int) -> None:
    """Any mixture with 2 errors + unknowns <= checks, as long as three checks are left to prove it."""
    block, check = written_block(version, level)
    rng = np.random.default_rng(seed)
    unknown = int(rng.integers(0, check - 5))
    errors = int(rng.integers(0, max(1, (check - 6 - unknown) // 2)))
    places = rng.permutation(len(block))[: unknown + errors]
    harmed = block.copy()
    harmed[places] ^= rng.integers(1, 256, len(places))
    mended = corrected(harmed, check, places[:unknown], NEVER)
    assert mended is not None
    assert (mended == block).all()


@given(seed=st.integers(0, 2**32 - 1), unknown=st.integers(0, 16))
def test_words_of_chance_are_not_taken_for_a_code(seed: int, unknown: int) -> None:
    block, check = written_block(2, "M")
    rng = np.random.default_rng(seed)
    noise = rng.integers(0, 256, len(block))
    assert corrected(noise, check, rng.permutation(len(block))[:unknown], NEVER) is None


def test_a_correction_that_nothing_would_prove_is_refused() -> None:
    """With every check spent on unknown codewords any word at all could be "corrected"."""
    block, check = written_block(2, "M")
    harmed = block.copy()
    harmed[:check] ^= 1
    assert corrected(harmed, check, np.arange(check), NEVER) is None
    assert corrected(harmed, check, np.arange(check), 1.0) is not None
    assert corrected(harmed, check, np.arange(check + 1), 1.0) is None


def test_more_errors_than_the_checks_can_tell_are_not_corrected() -> None:
    block, check = written_block(2, "M")
    harmed = block.copy()
    harmed[: check // 2 + 1] ^= 0x55
    mended = corrected(harmed, check, np.array([], int), NEVER)
    assert mended is None
