"""The size, the turn and the corners of a Data Matrix are told from its frame."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.codes.matrix_grid import SIZES, Grid, Size, fitted, frame, grids
from app.codes.matrix_grid import inked as frame_of
from app.codes.outline import SIDE, SQUARE
from tests.codes.matrix_labels import inked, modules_of

NUDGE = 0.4  # modules


def random_modules(size: Size, seed: int) -> np.ndarray:
    """A symbol with a right frame and random data."""
    known = frame_of(size)[1:-1, 1:-1]
    chance = np.random.default_rng(seed).random(size) < 0.5
    return np.where(known == 0, chance, known > 0)


def test_the_frame_is_that_of_real_symbols() -> None:
    """Of every size that the writer makes and we look for."""
    seen = set()
    for length in range(1, 200):
        modules = modules_of("A7" * length)
        if modules.shape in SIZES:
            known = frame_of(modules.shape)[1:-1, 1:-1]
            assert np.array_equal(modules[known != 0], known[known != 0] > 0)
            seen.add(modules.shape)
        if max(modules.shape) > 52:
            break
    assert len(seen) > 10


@pytest.mark.parametrize("size", SIZES)
def test_every_size_is_known_by_its_frame(size: Size) -> None:
    """In whichever turn it lies, first of all sizes."""
    for turn in range(4):
        ink = inked(random_modules(size, seed=turn), corners=np.roll(SQUARE, -turn, 0))
        best = grids(ink, 1)[0]
        assert best.size == size
        assert np.allclose(best.corners, np.roll(SQUARE, -turn, 0))
        assert best.agreement > 0.9


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from([size for size in SIZES if max(size) <= 26]),
    st.lists(st.floats(-NUDGE, NUDGE), min_size=8, max_size=8),
    st.integers(0, 1000),
)
def test_corners_that_are_a_little_off_are_put_right(size: Size, moved: list[float], seed: int) -> None:
    """Off by up to 0.4 of a module at every corner, whichever way: near enough to sample each module."""
    module = SIDE / max(size)
    corners = SQUARE + np.reshape(moved, (4, 2)) * module
    ink = inked(random_modules(size, seed), corners=corners, seed=seed)
    grid = fitted(ink, Grid(SQUARE, size, 0.0))
    assert (np.abs(grid.corners - corners) * (size[1], size[0]) / SIDE).max() < 0.5
    assert grid.agreement > 0.9


@pytest.mark.parametrize("smear", [0.3, 0.5])
def test_smear_does_not_move_the_corners(smear: float) -> None:
    """A frame that is smeared over looks larger; it is compared with one that is smeared as much."""
    ink = inked(modules_of("04QCB76836300JBC40000903"), smear=smear)
    grid = fitted(ink, Grid(SQUARE, (18, 18), 0.0))
    assert np.abs(grid.corners - SQUARE).max() < 0.5 * SIDE / 18
    assert grid.agreement > 0.95


def test_noise_agrees_with_no_frame() -> None:
    """Of any size in any turn: what is no symbol is not worth more time."""
    noise = np.random.default_rng(1).normal(100, 30, (288, 288)).astype(np.float32)
    assert grids(noise, 1)[0].agreement < 0.6


def test_a_frame_knows_what_is_dark_and_what_is_outside() -> None:
    """A quiet zone weighs half as much, as labels do not always keep it."""
    known = frame((10, 10), 0.0)
    assert len(known.ink) == 12 * 12 - 8 * 8
    inside = (known.points > 0).all(0) & (known.points < 1).all(0)
    assert set(known.weights[inside]) == {1.0}
    assert set(known.weights[~inside]) == {0.5}
    assert (known.ink[~inside] < 0).all()
