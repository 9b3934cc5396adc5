"""The mean of frames reads what each of them hides, and is not made of frames that show something else."""

import numpy as np

from app.codes import zxing
from app.codes.draw import data_matrix
from app.codes.mean import mean_of
from app.codes.picture import Picture, View, whole
from app.domain.scan import Symbology

TEXT = "04QCB76836300JBC40000903"


def faint() -> Picture:
    """A label of which the noise leaves little: 60 grey levels between paper and ink."""
    symbol = data_matrix(TEXT, module_px=4)
    rows = np.frombuffer(symbol.rows, np.uint8).reshape(symbol.height, symbol.width)
    return np.pad(np.where(rows > 128, 150, 90).astype(np.uint8), 30, constant_values=150)


def noisy(picture: Picture, seed: int, shift: tuple[int, int] = (0, 0)) -> View:
    rough = np.random.default_rng(seed).normal(0, 30, picture.shape)
    moved = np.roll(picture, shift, (0, 1))
    return whole(np.clip(moved + rough, 0, 255).astype(np.uint8))


def texts(view: View) -> list[str]:
    return [one.text for one in zxing.read(view, {Symbology.DATAMATRIX})]


def test_the_mean_reads_what_no_frame_shows() -> None:
    frames = [noisy(faint(), seed) for seed in range(16)]
    assert [texts(frame) for frame in frames] == [[]] * 16
    mean = mean_of(frames)
    assert mean is not None
    assert texts(mean) == [TEXT]


def test_frames_are_laid_over_the_first_where_the_label_moved() -> None:
    shifts = [(0, 0), (2, -3), (-4, 1), (3, 3), (1, 0), (-2, -2), (0, 4), (5, -1)] * 2
    mean = mean_of([noisy(faint(), seed, shift) for seed, shift in enumerate(shifts)])
    assert mean is not None
    assert texts(mean) == [TEXT]


def test_too_few_frames_that_agree_make_no_mean() -> None:
    rng = np.random.default_rng(1)
    other = [whole(rng.integers(0, 256, (120, 120)).astype(np.uint8)) for _ in range(8)]
    assert mean_of([noisy(faint(), 0), *other]) is None
    assert mean_of([noisy(faint(), 0), whole(np.zeros((40, 40), np.uint8))]) is None
    assert mean_of([]) is None


def test_the_mean_keeps_the_way_back_of_the_first() -> None:
    frames = [noisy(faint(), seed).cut((10, 20, 120, 130)) for seed in range(12)]
    mean = mean_of(frames)
    assert mean is not None
    assert np.array_equal(mean.back, frames[0].back)
