"""Which modules of a Data Matrix are dark, told from its grid: plainly, then in spite of smear and shade.

Blur and motion mix every module with its neighbours. The frame's modules are known, so it is known as well
how they were mixed; that is undone, with the knowledge that a module is either dark or light.
"""

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from app.codes.matrix_grid import Frame, Grid, Size, centres, climbed, inked
from app.codes.outline import SIDE, evened
from app.codes.quads import Ink, Numbers, through, unit_to

ROUNDS = 4  # how often mixture, modules and corners are told anew from one another
TURNS = 40  # steps towards the modules that explain the picture best
DOUBTED = 0.7  # weight of a module that is only guessed, beside 1 of the frame's
NUDGES = ((0.25, 2), (0.12, 3), (0.06, 2))  # modules
NEAR = 2.0  # modules: the surroundings in which a module is compared when light is very uneven
LEAST_CONTRAST = 0.1  # of the spread of all modules: a frame has at least so much
FAINT = 9.0  # grey levels squared: contrast below 3 is noise, not to be stretched


def plain_readings(ink: Ink, grid: Grid) -> Iterator[tuple[str, Numbers]]:
    """How dark the symbol's modules seem (rows x columns, 1 dark, -1 light), each way with its name."""
    even = _levels(_soft(evened(ink), 0.25 * SIDE / max(grid.size)), grid)
    yield "", _inner(even)
    yield ", unmixed", _inner(_unmixed(even, grid.size))


def deep_readings(ink: Ink, grid: Grid) -> Iterator[tuple[str, Numbers]]:
    """How dark the symbol's modules may be, in spite of heavy smear or shade; ten times as dear."""
    module = SIDE / max(grid.size)
    yield from _explained(_soft(ink, 0.2 * module), grid)
    near = cv2.GaussianBlur(ink, (0, 0), NEAR * module)
    off = ink - near
    spread = np.sqrt(cv2.GaussianBlur(off * off, (0, 0), NEAR * module) + FAINT)
    local = _levels(_soft(off / spread, 0.25 * module), grid)
    yield ", local", _inner(local)
    unmixed = _unmixed(local, grid.size)
    yield ", local, unmixed", _inner(unmixed)
    guess = np.clip(unmixed, -1, 1)
    for turn in range(2):
        guess, _ = _explaining(local, guess, grid.size, 5 if turn else 3)
        yield f", local, explained {turn + 1}", _inner(guess)


def _soft(ink: npt.NDArray[np.float32], by: float) -> Ink:
    return np.asarray(cv2.GaussianBlur(ink, (0, 0), by), np.float32)


def _inner(levels: Numbers) -> Numbers:
    return levels[1:-1, 1:-1]


def _levels(ink: Ink, grid: Grid) -> Numbers:
    """The ink of every module, quiet zone included: 1 as the frame's dark, -1 as its light modules."""
    rows, columns = grid.size
    x, y = (
        part.reshape(rows + 2, columns + 2).astype(np.float32)
        for part in through(unit_to(grid.corners[None]), centres(grid.size))
    )
    levels = cv2.remap(ink, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE).astype(np.float64)
    known = inked(grid.size)
    dark, light = levels[known > 0].mean(), _inner(levels)[_inner(known) < 0].mean()
    # A frame with next to no contrast of its own is none, and must not blow up what lies inside of it.
    contrast = max(abs(dark - light) / 2, LEAST_CONTRAST * levels.std(), 1e-6)
    return np.asarray((levels - (dark + light) / 2) / contrast, np.float64)


def _neighbours(levels: Numbers, reach: int) -> Numbers:
    """For every module the levels of those around it, row by row; modules x (2 * reach + 1) squared."""
    wide = 2 * reach + 1
    padded = np.pad(levels, reach, mode="edge")
    seen = np.lib.stride_tricks.sliding_window_view(padded, (wide, wide))
    return seen.reshape(levels.size, wide * wide)


def _unmixed(levels: Numbers, size: Size) -> Numbers:
    """Every module as that mixture of itself and its neighbours that gives the known frame best."""
    known = inked(size).ravel()
    weights = np.where(known == 0, 0.0, 1.0).reshape(levels.shape)
    weights[0] = weights[-1] = weights[:, 0] = weights[:, -1] = 0.5
    around = np.hstack([_neighbours(levels, 1), np.ones((levels.size, 1))])
    weighted = around * weights.reshape(-1, 1)
    # Little is learnt from a small frame: without reasons to the contrary a module is what it seems.
    plain = np.zeros(10)
    plain[4] = 1.0
    mixture = np.linalg.solve(around.T @ weighted + np.eye(10), weighted.T @ known + plain)
    return np.asarray(around @ mixture, np.float64).reshape(levels.shape)


def _explained(ink: Ink, grid: Grid) -> Iterator[tuple[str, Numbers]]:
    """Modules that, mixed, give the picture; grid and mixture are told anew from them in each round."""
    levels = _levels(ink, grid)
    unmixed = _unmixed(levels, grid.size)
    yield ", unmixed in full light", _inner(unmixed)
    guess = np.clip(unmixed, -1, 1)
    weights = np.ones(levels.shape)
    weights[0] = weights[-1] = weights[:, 0] = weights[:, -1] = 0.5
    for turn in range(ROUNDS):
        guess, mixed = _explaining(levels, guess, grid.size, 5 if turn else 3)
        yield f", explained {turn + 1}", _inner(guess)
        seen = Frame(centres(grid.size), mixed.ravel(), weights.ravel())
        corners, fit = climbed(ink, grid.corners, grid.size, seen, NUDGES)
        grid = Grid(corners, grid.size, fit)
        levels = _levels(ink, grid)


def _explaining(levels: Numbers, guess: Numbers, size: Size, wide: int) -> tuple[Numbers, Numbers]:
    """A better guess (-1 to 1) of the modules, and how it looks when mixed."""
    known = inked(size)
    sure = known != 0
    guess = np.where(sure, known, guess)
    kernel, offset = _mixture(levels, guess, sure, wide)
    target = levels - offset
    # Nesterov's steps down the squared difference; nothing is darker than dark or lighter than light.
    pace = float(np.abs(kernel).sum()) ** 2 + 1e-6
    ahead, momentum = guess, 1.0
    for _ in range(TURNS):
        missed = cv2.filter2D(ahead, cv2.CV_64F, kernel, borderType=cv2.BORDER_REPLICATE) - target
        slope = cv2.filter2D(missed, cv2.CV_64F, kernel, borderType=cv2.BORDER_CONSTANT)
        better = np.where(sure, known, np.clip(ahead - slope / pace, -1, 1))
        following = (1 + np.sqrt(1 + 4 * momentum * momentum)) / 2
        ahead = better + (momentum - 1) / following * (better - guess)
        guess, momentum = better, following
    mixed = cv2.filter2D(guess, cv2.CV_64F, kernel, borderType=cv2.BORDER_REPLICATE)
    return guess, np.asarray(mixed, np.float64)


def _mixture(
    levels: Numbers, guess: Numbers, sure: npt.NDArray[np.bool_], wide: int
) -> tuple[Numbers, float]:
    """How modules are mixed: a kernel, wide x wide modules, and what is added to all.

    The kernel is the same seen from both ends, as defocus and even motion are; so half of it is enough.
    """
    around = _neighbours(guess, wide // 2)
    pairs = wide * wide // 2
    folded = around[:, : pairs + 1].copy()
    folded[:, :pairs] += around[:, :pairs:-1]
    weights = np.where(sure, 1.0, DOUBTED).reshape(-1, 1)
    system = np.hstack([folded, np.ones((len(folded), 1))]) * weights
    square = system.T @ system
    # Far modules must earn their share.
    off = np.arange(wide) - wide // 2
    far = (off[:, None] ** 2 + off**2).ravel()[: pairs + 1]
    held = np.append(far, 0) * 0.02 * np.trace(square) / len(square) + 1e-6
    found = np.linalg.solve(square + np.diag(held), system.T @ (levels.reshape(-1, 1) * weights)[:, 0])
    half = found[: pairs + 1]
    kernel = np.concatenate([half, half[pairs - 1 :: -1]]) if pairs else half
    return kernel.reshape(wide, wide), float(found[-1])
