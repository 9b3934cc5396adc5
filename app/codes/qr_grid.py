"""Where the modules of a QR code lie in a picture: from three corner squares to every module.

A grid is a perspective and, upon it, a bend: a polynomial in module coordinates, for labels on curved ground.
Module coordinates run from (0, 0) at the outer corner of the first finder to (side, side).
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from app.codes.picture import Matrix, Picture
from app.codes.qr_layout import Layout

Array = npt.NDArray[Any]

FINE = 4  # pixels a module in pictures that are laid straight
_EDGE = 0.35  # of a module: softness of the edges that are expected
_RIM = 0.4  # what the light rim of a finder weighs, which a symbol without quiet zone has on two sides only
_STRIDE = np.array(
    [0.6, 0.12, 0.12, 0.6, 0.12, 0.12]
)  # modules, and modules a module: the longest step of a fit
_NOTHING = np.zeros((0, 0))  # what is added to a product
_ALIGNED = 0.5  # correlation from which an alignment pattern counts as found


@dataclass(frozen=True, slots=True)
class Grid:
    """`way` leads from module coordinates, bent, to pixels; `bend` are the polynomial's coefficients, per
    term the shift along u and v in modules."""

    layout: Layout
    way: Matrix
    bend: Array

    def points(self, u: Array, v: Array) -> tuple[Array, Array]:
        """Pixels of the picture for module coordinates."""
        return self._led(u, v, powers(u, v, self.layout.side))

    def _led(self, u: Array, v: Array, terms: Array) -> tuple[Array, Array]:
        shape = u.shape
        # By OpenCV, not by `@`: for matrices as wide as a picture NumPy's library starts threads of its own.
        ones = np.ones(u.size)
        bent = cv2.gemm(self.bend, terms.reshape(len(terms), -1), 1, _NOTHING, 0, flags=cv2.GEMM_1_T)
        whole = np.stack([u.ravel() + bent[0], v.ravel() + bent[1], ones])
        x, y, depth = cv2.gemm(self.way, whole, 1, _NOTHING, 0)
        return (x / depth).reshape(shape), (y / depth).reshape(shape)

    def straight(self, picture: Picture, margin: int = 0) -> Array:
        """The symbol laid straight, `FINE` pixels a module, with some modules around it (float32)."""
        u, v = _straight_modules(self.layout.side, margin)
        return _seen(picture, *self._led(u, v, straight_terms(self.layout.side, margin)))

    @property
    def corners(self) -> Array:
        """4 x 2 pixels, clockwise from the first finder's."""
        side = float(self.layout.side)
        xs, ys = self.points(np.array([0, side, side, 0.0]), np.array([0, 0, side, side]))
        return np.stack([xs, ys], 1)


def powers(u: Array, v: Array, side: int) -> Array:
    """The terms 1, u, v, u2, uv, v2, u3, ... to the third degree; u and v from -1 to 1 over the symbol."""
    s, t = 2 * u / side - 1, 2 * v / side - 1
    ss, st, tt = s * s, s * t, t * t
    return np.stack([np.ones_like(s), s, t, ss, st, tt, ss * s, ss * t, s * tt, tt * t])


def _straight_modules(side: int, margin: int) -> tuple[Array, Array]:
    steps = (np.arange((side + 2 * margin) * FINE) + 0.5) / FINE - margin
    u, v = np.meshgrid(steps, steps)
    return u, v


@functools.lru_cache(maxsize=4)
def straight_terms(side: int, margin: int) -> Array:
    """The terms at every pixel of a symbol that is laid straight."""
    return powers(*_straight_modules(side, margin), side)


def flat(layout: Layout, way: Matrix) -> Grid:
    """A grid without bend."""
    return Grid(layout, way, np.zeros((10, 2)))


@functools.cache
def _square() -> tuple[Array, Array, Array, Array]:
    """What a finder looks like, light 1 and dark -1, `FINE` pixels a module; what each weighs; the pixels'
    module coordinates u and v, from -4.5 to 4.5; and the matrix that solves for a shift of the way."""
    ring = np.maximum(*np.abs(np.mgrid[-4:5, -4:5]))
    expected = softened(np.where((ring <= 1) | (ring == 3), -1.0, 1.0)).astype(np.float64)
    weights = np.kron(np.where(ring == 4, _RIM, 1.0), np.ones((FINE, FINE)))
    steps = (np.arange(9 * FINE) + 0.5) / FINE - 4.5
    u, v = np.meshgrid(steps, steps)
    along, across = np.gradient(expected, axis=1) * FINE, np.gradient(expected, axis=0) * FINE
    columns = np.stack(
        [along, along * u, along * v, across, across * u, across * v, expected, np.ones_like(u)], -1
    ).reshape(-1, 8)
    solve = np.linalg.pinv(columns * weights.reshape(-1, 1)) * weights.ravel()
    return expected.ravel(), weights.ravel(), np.stack([u, v]), solve


def softened(modules: Array) -> Array:
    """Modules as a camera shows them, `FINE` pixels a module (float32)."""
    large = np.kron(modules, np.ones((FINE, FINE))).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(large, (0, 0), _EDGE * FINE))


def settle_square(picture: Picture, way: Array, rounds: int = 4) -> tuple[Array, float]:
    """An affine way (2 x 3, from modules around a finder's centre to pixels) made to fit; and how well it
    does, as the correlation of picture and expectation (-1 to 1)."""
    expected, weights, (u, v), solve = _square()
    fit = -1.0
    for round_ in range(rounds + 1):
        xs, ys = (way[row, 0] * u + way[row, 1] * v + way[row, 2] for row in (0, 1))
        seen = _seen(picture, xs, ys).ravel().astype(np.float64)
        fit = _correlation(seen, expected, weights)
        if round_ == rounds or fit < (-0.2, 0.0, 0.2, 0.3, 0.3)[min(round_, 4)]:
            break
        found = solve @ seen
        shift = np.clip(found[:6] / max(found[6], 1e-3), -_STRIDE, _STRIDE)
        # What is seen at t is expected at t + shift(t): the way must lead elsewhere by so much.
        step = np.eye(3)
        step[0] -= (shift[1], shift[2], shift[0])
        step[1] -= (shift[4], shift[5], shift[3])
        way = way @ step
    return way, fit


def _seen(picture: Picture, xs: Array, ys: Array) -> Array:
    """The picture at these pixels, between them as well (float32)."""
    across, down = xs.astype(np.float32), ys.astype(np.float32)
    laid = cv2.remap(picture, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(laid, np.float32)


def _correlation(one: Array, other: Array, weights: Array) -> float:
    whole = weights.sum()
    one, other = one - (one * weights).sum() / whole, other - (other * weights).sum() / whole
    spread = np.sqrt((one * one * weights).sum() * (other * other * weights).sum())
    return float((one * other * weights).sum() / spread) if spread > 0 else -1.0


def through_finders(layout: Layout, ways: tuple[Array, Array, Array]) -> Iterator[Grid]:
    """The grids through three settled finders: without bend, and bent as the finders' own shapes say."""
    modules, pixels = finder_points(layout, ways)
    grid = flat(layout, _perspective(modules, pixels))
    yield grid
    yield _bent_to(grid, modules, pixels, 10)


def _perspective(modules: Array, pixels: Array) -> Matrix:
    """The perspective that leads nearest. Raises ValueError where there is none."""
    way: Any = cv2.findHomography(modules, pixels, 0)[0]
    if way is None or not np.isfinite(way).all():
        raise ValueError("qr.perspective")
    return np.asarray(way, np.float64)


def finder_points(layout: Layout, ways: tuple[Array, ...]) -> tuple[Array, Array]:
    """The corners of three settled finders as module coordinates and as pixels."""
    far = layout.side - 3.5
    spots = np.array([[0, 0], [-3.5, -3.5], [3.5, -3.5], [3.5, 3.5], [-3.5, 3.5]])
    centres = ((3.5, 3.5), (far, 3.5), (3.5, far))
    modules = np.vstack([spots + centre for centre in centres])
    pixels = np.vstack([spots @ way[:, :2].T + way[:, 2] for way in ways])
    return modules, pixels


def through_alignments(picture: Picture, grid: Grid, known: tuple[Array, Array]) -> Grid:
    """The grid also through the alignment patterns that are found, each sought near where its neighbours
    already found make it expected."""
    side = grid.layout.side
    modules, pixels = known
    shifts = np.zeros_like(modules)
    laid = grid.straight(picture, margin=4)
    ring = np.maximum(*np.abs(np.mgrid[-2:3, -2:3]))
    expected = softened(np.where(ring == 1, 1.0, -1.0))
    reach = round((2.0 + 0.06 * side) * FINE)
    for centre in sorted(grid.layout.alignments, key=lambda at: min(np.hypot(*(modules - at).T))):
        at = np.array(centre) + 0.5
        near = 1 / (np.hypot(*(modules - at).T) + 1) ** 2
        guess = at + (near @ shifts) / near.sum()
        shift, fit = _sought(laid, expected, (guess + 4) * FINE, reach if len(modules) == 15 else reach // 2)
        if fit >= _ALIGNED:
            modules = np.vstack([modules, at])
            shifts = np.vstack([shifts, guess - at + shift / FINE])
    if len(modules) == len(known[0]):
        return grid
    there = np.stack(grid.points(*(modules + shifts).T), 1)
    there[: len(pixels)] = pixels
    count = 10 if grid.bend.any() or len(modules) >= 24 else 6 if len(modules) >= 17 else 3
    return _bent_to(flat(grid.layout, _perspective(modules, there)), modules, there, count)


def _sought(laid: Array, expected: Array, at: Array, reach: int) -> tuple[Array, float]:
    """Where the pattern is, as a shift in pixels from `at`, and how well it correlates there."""
    half = expected.shape[0] // 2
    left, top = (round(float(c)) - half - reach for c in at)
    window = laid[max(0, top) : top + 2 * (half + reach) + 1, max(0, left) : left + 2 * (half + reach) + 1]
    if min(window.shape) < expected.shape[0]:
        return np.zeros(2), -1.0
    fits = cv2.matchTemplate(np.ascontiguousarray(window), expected, cv2.TM_CCOEFF_NORMED)
    _, best, _, place = cv2.minMaxLoc(fits)
    found = np.array([max(0, left) + place[0] + half, max(0, top) + place[1] + half])
    return found - at, float(best)


def _bent_to(grid: Grid, modules: Array, pixels: Array, count: int) -> Grid:
    """The grid bent by so many terms that the modules come to lie on the pixels."""
    bare = np.hstack([pixels, np.ones((len(pixels), 1))]) @ np.linalg.inv(grid.way).T
    rest = bare[:, :2] / bare[:, 2:] - modules
    terms = powers(modules[:, 0], modules[:, 1], grid.layout.side)[:count].T
    bend = np.zeros((10, 2))
    bend[:count] = np.linalg.solve(terms.T @ terms + 0.05 * np.eye(count), terms.T @ rest)
    return Grid(grid.layout, grid.way, bend)
