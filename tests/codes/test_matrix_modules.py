"""Modules are told from a grid, plainly where they are clear, and in spite of smear and shade where not."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.codes.matrix_grid import Grid
from app.codes.matrix_modules import deep_readings, plain_readings
from app.codes.outline import SQUARE
from app.codes.quads import Ink
from tests.codes.matrix_labels import Modules, inked, modules_of
from tests.codes.test_matrix_grid import random_modules

PACK = "04QCB76836300JBC40000903"
MAY_BE_WRONG = 7  # modules: so many codewords of an 18 x 18 symbol are corrected, however they lie


def wrong(ink: Ink, modules: Modules, *, deep: bool) -> int:
    """How many modules the best reading has wrong."""
    grid = Grid(SQUARE, modules.shape, 1.0)
    readings = deep_readings(ink, grid) if deep else plain_readings(ink, grid)
    return min(int(((levels > 0) != modules).sum()) for _, levels in readings)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from([(10, 10), (18, 18), (24, 24), (12, 36), (16, 48)]), st.integers(0, 1000))
def test_clear_modules_are_told_plainly(size: tuple[int, int], seed: int) -> None:
    """Every one of them, of any size."""
    modules = random_modules(size, seed)
    grid = Grid(SQUARE, size, 1.0)
    name, levels = next(plain_readings(inked(modules, seed=seed), grid))
    assert name == ""
    assert np.array_equal(levels > 0, modules)


@pytest.mark.parametrize("smear", [0.5, 0.65])
def test_defocus_is_undone(smear: float) -> None:
    """Where neighbours drown a module it is told from them."""
    modules = modules_of(PACK)
    ink = inked(modules, smear=smear)
    assert wrong(ink, modules, deep=True) <= MAY_BE_WRONG
    first = next(plain_readings(ink, Grid(SQUARE, modules.shape, 1.0)))[1]
    assert ((first > 0) != modules).sum() > MAY_BE_WRONG


def test_motion_is_undone() -> None:
    """Along any direction: here two modules along a diagonal."""
    modules = modules_of(PACK)
    across = 15  # pixels of ink, each way
    kernel = np.eye(across, dtype=np.float32) / across
    ink = cv2.filter2D(inked(modules), -1, kernel).astype(np.float32)
    assert wrong(ink, modules, deep=True) <= MAY_BE_WRONG


def test_uneven_light_is_borne() -> None:
    """A shine that is as strong as the print."""
    modules = modules_of(PACK)
    y, x = np.mgrid[:288, :288]
    shine = 150 * np.exp(-((x - 90) ** 2 + (y - 200) ** 2) / (2 * 40**2))
    ink = (inked(modules) - shine).astype(np.float32)
    assert wrong(ink, modules, deep=True) <= MAY_BE_WRONG


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000))
def test_what_is_no_symbol_gives_levels_all_the_same(seed: int) -> None:
    """Nothing raises, and no level is without a value: the decoder is the judge."""
    noise = np.random.default_rng(seed).normal(100, 30, (288, 288)).astype(np.float32)
    grid = Grid(SQUARE, (14, 14), 0.0)
    for _, levels in [*plain_readings(noise, grid), *deep_readings(noise, grid)]:
        assert levels.shape == (14, 14)
        assert np.isfinite(levels).all()
    flat = np.full((288, 288), 7, np.float32)
    assert all(np.isfinite(levels).all() for _, levels in deep_readings(flat, grid))


def test_a_frame_without_contrast_blows_nothing_up() -> None:
    """Grey all around and vivid inside, as on a grille: levels stay within bounds, whatever they mean."""
    ink = np.full((288, 288), 80.0, np.float32)
    ink[80:210, 80:210] = np.where(np.random.default_rng(3).random((130, 130)) < 0.5, 0, 200)
    grid = Grid(SQUARE, (18, 18), 0.0)
    for _, levels in [*plain_readings(ink, grid), *deep_readings(ink, grid)]:
        assert np.abs(levels).max() < 1e4
