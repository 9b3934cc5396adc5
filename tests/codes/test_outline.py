"""Where a symbol lies is told from its edges: at any angle, in shade, within frames, around cylinders."""

import cv2
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from app.codes.outline import SIDE, SQUARE, flattened, inside, leaning, straightened, unbent
from tests.codes.matrix_labels import apart, inked, laid, modules_of

PACK = "04QCB76836300JBC40000903"
MODULE = 4.0


@settings(max_examples=25, deadline=None)
@given(st.floats(0, 359), st.integers(0, 1000))
def test_a_label_is_found_at_any_angle(degrees: float, seed: int) -> None:
    """To within half a module, on busy ground."""
    picture, corners = laid(modules_of(PACK), module=MODULE, degrees=degrees, seed=seed)
    found = [one for one in straightened(picture, [], "grid") if not one.light]
    assert min(apart(one.quad, corners) for one in found) < MODULE / 2


@settings(max_examples=25, deadline=None)
@given(st.floats(0, 359))
def test_the_lean_is_that_of_the_rows(degrees: float) -> None:
    """Whatever lies around: a quarter turn is no difference."""
    picture, _ = laid(modules_of(PACK), module=MODULE, degrees=degrees)
    off = (np.degrees(leaning(picture)) - degrees) % 90
    assert min(off, 90 - off) < 3


def test_a_light_symbol_is_turned_over() -> None:
    """Dark and light change places, so that modules are high in the ink of either."""
    picture, corners = laid(modules_of(PACK), module=MODULE, degrees=20)
    light = [one for one in straightened(255 - picture, [], "grid") if one.light]
    assert min(apart(one.quad, corners) for one in light) < MODULE / 2


def test_a_frame_around_a_symbol_is_seen_through() -> None:
    """A printed frame is found first; the symbol is looked for inside of it."""
    modules = np.pad(np.pad(modules_of(PACK), 1), 2, constant_values=True)
    picture, corners = laid(modules, module=MODULE, degrees=10)
    rim = 3 / len(modules)
    across, down = corners[1] - corners[0], corners[3] - corners[0]
    steps = [rim * (across + down), rim * (down - across), -rim * (across + down), rim * (across - down)]
    truth = corners + np.array(steps)
    found = list(straightened(picture, [], "grid"))
    assert min(apart(one.quad, corners) for one in found if not one.light) < MODULE / 2
    within = [inner for one in found for inner in inside(picture, one) if not inner.light]
    assert min(apart(one.quad, truth) for one in within) < MODULE


def test_shade_is_taken_from_a_place() -> None:
    """Half of a label in a sixth of the light has the contrast of the other half afterwards."""
    picture, _ = laid(modules_of(PACK), module=MODULE, degrees=0)
    shaded = picture.astype(np.float32)
    middle = shaded.shape[1] // 2
    shaded[:, :middle] *= 0.16
    rows = slice(shaded.shape[0] // 3, 2 * shaded.shape[0] // 3)

    def unlike(grey: np.ndarray) -> float:
        dark, bright = grey[rows, middle - 34 : middle - 14], grey[rows, middle + 14 : middle + 34]
        return float(bright.std() / dark.std())

    assert unlike(shaded) > 4
    assert unlike(flattened(shaded.astype(np.uint8)).astype(np.float32)) < 1.6


@pytest.mark.parametrize("upright", [True, False])
def test_a_cylinder_is_unrolled(upright: bool) -> None:
    """Columns, or rows, that crowd towards both ends are spread evenly again."""
    flat = inked(modules_of(PACK))
    half = np.radians(60)
    share = (np.arange(flat.shape[0]) - SQUARE[0, 0]) / SIDE * 2 - 1
    back = np.where(abs(share) <= 1, np.arcsin(np.clip(share, -1, 1) * np.sin(half)) / half, share)
    there = ((back + 1) / 2 * SIDE + SQUARE[0, 0]).astype(np.float32)
    straight = np.arange(flat.shape[0], dtype=np.float32)
    x, y = np.meshgrid(there, straight) if upright else np.meshgrid(straight, there)
    picture, _ = laid(modules_of(PACK), module=MODULE, degrees=0)
    (first, *_) = straightened(picture, [], "grid")
    rolled = type(first)(cv2.remap(flat, x, y, cv2.INTER_LINEAR), np.eye(3), False, SQUARE, "grid")
    again = unbent(rolled, 120, upright=upright)
    middle = slice(int(SQUARE[0, 0]) + 4, int(SQUARE[0, 0]) + SIDE - 4)
    like = np.corrcoef(again.ink[middle, middle].ravel(), flat[middle, middle].ravel())[0, 1]
    before = np.corrcoef(rolled.ink[middle, middle].ravel(), flat[middle, middle].ravel())[0, 1]
    assert like > 0.95 > before


@settings(max_examples=30, deadline=None)
@given(
    hnp.arrays(np.uint8, st.tuples(st.integers(16, 60), st.integers(16, 60))),
    hnp.arrays(np.float64, (4, 2), elements=st.floats(-200, 200)),
)
@example(np.zeros((16, 16), np.uint8), np.array([[0.0, 29.0], [29.0, 29.0], [29.0, 29.0], [29.0, 0.0]]))
def test_no_picture_and_no_guess_is_too_odd(picture: np.ndarray, guess: np.ndarray) -> None:
    """Whatever comes out is a quad with its ink, finite and of some size."""
    for found in straightened(picture, [guess], "grid"):
        assert np.isfinite(found.ink).all()
        assert np.isfinite(found.quad).all()
        for inner in inside(picture, found):
            assert np.isfinite(inner.ink).all()
