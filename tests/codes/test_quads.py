"""Perspective is told right for many quads at once, and degenerate ones do no harm."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.codes.outline import SQUARE
from app.codes.quads import agreement, clockwise, crossing, nearest, size_of, through, unit_to

UNIT = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])
shifts = st.lists(st.floats(-60, 60), min_size=8, max_size=8).map(lambda moved: np.reshape(moved, (4, 2)))


@given(st.lists(shifts, min_size=1, max_size=5))
def test_the_unit_square_comes_to_lie_on_every_quad(moved: list[np.ndarray]) -> None:
    """Corner for corner, for all quads together as for one alone."""
    quads = np.stack([SQUARE + one for one in moved])
    x, y = through(unit_to(quads), UNIT.T)
    assert np.allclose(np.stack([x, y], -1), quads, atol=1e-6)


@given(st.lists(st.floats(-1e6, 1e6), min_size=8, max_size=8))
def test_whatever_the_corners_a_pixel_is_found(values: list[float]) -> None:
    """Points that are nowhere count as the rim: a search may try what is no quad."""
    ink = np.arange(35, dtype=np.float32).reshape(5, 7)
    found = nearest(ink, *through(unit_to(np.reshape(values, (1, 4, 2))), UNIT.T))
    assert set(found.ravel().tolist()) <= set(range(35))


@given(st.floats(0.1, 50), st.floats(-100, 100))
def test_agreement_knows_neither_contrast_nor_brightness(gain: float, offset: float) -> None:
    """It is a correlation: 1 for the pattern itself, -1 for its negative."""
    pattern = np.array([1.0, -1.0, 1.0, 1.0, -0.5])
    weights = np.array([1.0, 1.0, 0.5, 1.0, 0.5])
    fits = agreement(np.stack([pattern * gain + offset, -pattern * gain + offset]), pattern, weights)
    assert np.allclose(fits, [1, -1], atol=1e-3)


def test_corners_are_put_in_clockwise_order() -> None:
    """An anticlockwise quad has a negative size until it is turned over."""
    backwards = SQUARE[::-1].copy()
    assert size_of(backwards) < 0 < size_of(clockwise(backwards))
    assert np.array_equal(clockwise(SQUARE), SQUARE)


def test_lines_cross_where_they_cross_and_parallels_do_not() -> None:
    """Two sides of a square meet in its corner, opposite sides never."""
    top, right, bottom = SQUARE[[0, 1]], SQUARE[[1, 2]], SQUARE[[2, 3]]
    met = crossing(top, right)
    assert met is not None
    assert np.allclose(met, SQUARE[1])
    assert crossing(top, bottom) is None
