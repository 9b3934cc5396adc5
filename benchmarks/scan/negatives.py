"""Pictures without any code, among them much that looks like one: the ground of hunts for misreads."""

import string
from collections.abc import Callable, Iterator

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.scan import damage_lens
from benchmarks.scan.grounds import Size, brushed, crowded, octaves, plain, write
from benchmarks.scan.labels import Grey

_NOISE = (1.0, 12.0)  # grey levels: deviation of the sensor's noise


def negatives(n: int, seed: int, size: Size = (640, 480)) -> Iterator[npt.NDArray[np.uint8]]:
    """So many grey pictures without a code, of all the surfaces in turn; the same for the same seed and size.

    Each is seen at a scale, an angle and with a blur and noise of its own.
    """
    for number in range(n):
        rng = np.random.default_rng([seed, number])
        name = list(SURFACES)[number % len(SURFACES)]
        yield _seen(SURFACES[name], size, rng)


def _seen(
    surface: Callable[[Size, np.random.Generator], Grey], size: Size, rng: np.random.Generator
) -> npt.NDArray[np.uint8]:
    """A surface as a camera sees it: a larger piece turned, leaning, unevenly lit, blurred and noisy."""
    width, height = size
    large = (int(width * 1.6), int(height * 1.6))
    ground = surface(large, rng)
    turned = cv2.getRotationMatrix2D(
        (large[0] / 2, large[1] / 2), rng.uniform(-180, 180), rng.uniform(0.7, 1.6)
    )
    leaning = np.vstack([turned, [rng.normal(0, 1e-4), rng.normal(0, 1e-4), 1]])
    leaning[:2, 2] += (width / 2 - large[0] / 2, height / 2 - large[1] / 2)
    seen = cv2.warpPerspective(ground, leaning, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REFLECT)
    uneven = 1 + 0.15 * octaves(size, rng, coarse=400, fine=200)
    lit = np.asarray(seen * rng.uniform(0.5, 1.2) * uneven, np.float32)
    blurred = damage_lens.defocus(lit, float(rng.choice([0.0, 0.4, 1.0, 2.0])), module_px=1.0)
    return damage_lens.noise(blurred, rng.uniform(*_NOISE), rng)


def _page(size: Size, rng: np.random.Generator) -> Grey:
    """Lines of print, as on papers and nameplates."""
    ground = np.full((size[1], size[0]), rng.uniform(180, 240), np.float32)
    line = int(rng.integers(14, 40))
    for top in range(0, size[1] - line, line):
        for left in range(0, size[0], int(rng.integers(90, 260))):
            write(ground, (left, top), rng)
    return ground


def _grid(size: Size, rng: np.random.Generator) -> Grey:
    """A grid of lines, such as a grating or graph paper."""
    ground = plain(size, rng)
    step, thick, tone = int(rng.integers(5, 30)), int(rng.integers(1, 4)), float(rng.uniform(0, 255))
    for at in range(0, max(size), step):
        cv2.line(ground, (at, 0), (at, size[1]), tone, thick, cv2.LINE_AA)
        cv2.line(ground, (0, at), (size[0], at), tone, thick, cv2.LINE_AA)
    return ground


def _squares(size: Size, rng: np.random.Generator) -> Grey:
    """Squares by chance, dark and light: a mosaic like the inside of a 2D code, without its frame."""
    step = int(rng.integers(3, 14))
    cells = rng.random((size[1] // step + 1, size[0] // step + 1)) < rng.uniform(0.3, 0.7)
    large = cv2.resize(cells.astype(np.float32), None, fx=step, fy=step, interpolation=cv2.INTER_NEAREST)
    dark, light = rng.uniform(10, 90), rng.uniform(150, 250)
    return np.asarray(dark + (light - dark) * large[: size[1], : size[0]], np.float32)


def _bars(size: Size, rng: np.random.Generator) -> Grey:
    """Bars of chance widths: a radiator, a comb, a stack of sheets; bars like a 1D code's, but no code."""
    edges = np.cumsum(rng.integers(1, 6, size[0]) * int(rng.integers(1, 5)))
    tones = np.where(np.arange(size[0]) % 2, rng.uniform(10, 100), rng.uniform(140, 250))
    row = tones[np.searchsorted(edges, np.arange(size[0]))].astype(np.float32)
    ground = np.repeat(row[None], size[1], axis=0)
    for top in range(0, size[1], int(rng.integers(60, 200))):
        ground[top : top + int(rng.integers(2, 50))] = rng.uniform(40, 220)
    return ground


def _holes(size: Size, rng: np.random.Generator) -> Grey:
    """Perforated sheet: round or square holes in rows or staggered, some of them closed."""
    ground = brushed(size, rng)
    step = int(rng.integers(6, 40))
    radius, stagger, square = (
        int(step * rng.uniform(0.2, 0.45)) + 1,
        bool(rng.integers(2)),
        bool(rng.integers(2)),
    )
    closed = rng.uniform(0, 0.6) * rng.integers(2)
    for number, y in enumerate(range(0, size[1], step)):
        for x in range(step // 2 * (stagger and number % 2), size[0], step):
            if rng.random() < closed:
                continue
            if square:
                cv2.rectangle(ground, (x - radius, y - radius), (x + radius, y + radius), 25.0, -1)
            else:
                cv2.circle(ground, (x, y), radius, 25.0, -1, cv2.LINE_AA)
    return ground


def _vents(size: Size, rng: np.random.Generator) -> Grey:
    """Slots of a housing, in blocks."""
    ground = plain(size, rng)
    for _ in range(int(rng.integers(2, 9))):
        x, y = int(rng.integers(size[0])), int(rng.integers(size[1]))
        gap, high, wide = int(rng.integers(4, 16)), int(rng.integers(20, 160)), int(rng.integers(1, 8))
        for slot in range(int(rng.integers(4, 40))):
            left = x + slot * gap
            cv2.rectangle(ground, (left, y), (left + min(wide, gap - 1), y + high), 15.0, -1)
    return ground


def _ribbons(size: Size, rng: np.random.Generator) -> Grey:
    """Ribbon cables: many parallel wires, one of another colour, going round a bend."""
    ground = plain(size, rng)
    for _ in range(int(rng.integers(2, 6))):
        x, y, bend = rng.uniform(0, size[0]), rng.uniform(0, size[1]), rng.uniform(-4e-4, 4e-4)
        wires, gap = int(rng.integers(8, 50)), float(rng.uniform(2.5, 7))
        along = np.arange(-size[0], size[0], 8.0)
        for wire in range(wires):
            path = np.stack([x + along, y + wire * gap + bend * along**2], 1).astype(np.int32)
            tone = 60.0 if wire == 0 else float(rng.uniform(150, 210))
            cv2.polylines(ground, [path], False, tone, max(1, int(gap * 0.6)), cv2.LINE_AA)
    return ground


def _keys(size: Size, rng: np.random.Generator) -> Grey:
    """A keyboard or a field of buttons with a letter on each."""
    ground = np.full((size[1], size[0]), rng.uniform(30, 200), np.float32)
    step, face = int(rng.integers(16, 50)), float(rng.uniform(20, 235))
    letter = 235.0 if face < 128 else 20.0
    mask = np.zeros((size[1], size[0]), np.uint8)
    for y in range(0, size[1], step):
        for x in range(0, size[0], step):
            cv2.rectangle(ground, (x + 2, y + 2), (x + step - 3, y + step - 3), face, -1)
            sign = string.ascii_uppercase[int(rng.integers(26))]
            at = (x + step // 4, y + step * 3 // 4)
            cv2.putText(mask, sign, at, cv2.FONT_HERSHEY_SIMPLEX, step / 45, 255, 1, cv2.LINE_AA)
    share = mask.astype(np.float32) / 255
    return np.asarray(ground * (1 - share) + letter * share, np.float32)


def _table(size: Size, rng: np.random.Generator) -> Grey:
    """A printed table: ruled lines, figures in the cells, some cells filled."""
    ground = np.full((size[1], size[0]), rng.uniform(190, 245), np.float32)
    wide, high = int(rng.integers(30, 120)), int(rng.integers(16, 50))
    for y in range(0, size[1], high):
        cv2.line(ground, (0, y), (size[0], y), 40.0, int(rng.integers(1, 3)))
        for x in range(0, size[0], wide):
            cv2.line(ground, (x, y), (x, y + high), 40.0, 1)
            if rng.random() < 0.15:
                cv2.rectangle(ground, (x + 2, y + 2), (x + wide - 2, y + high - 2), 60.0, -1)
            elif rng.random() < 0.6:
                write(ground, (x + 3, y + 3), rng)
    return ground


def _moire(size: Size, rng: np.random.Generator) -> Grey:
    """Two fine patterns over each other: a screen seen by a camera, a grille before a grille."""
    y, x = np.mgrid[: size[1], : size[0]].astype(np.float32)
    total = np.zeros_like(x)
    for _ in range(2):
        angle, pitch = rng.uniform(0, np.pi), rng.uniform(2.1, 9)
        total += np.sin(2 * np.pi * (x * np.cos(angle) + y * np.sin(angle)) / pitch)
    return np.asarray(128 + 55 * total, np.float32)


def _rings(size: Size, rng: np.random.Generator) -> Grey:
    """Bolts, washers and nested squares: what a finder pattern looks like from afar."""
    ground = plain(size, rng)
    for _ in range(int(rng.integers(8, 40))):
        at = (int(rng.integers(size[0])), int(rng.integers(size[1])))
        radius, square = int(rng.integers(6, 40)), bool(rng.integers(2))
        for ring, tone in ((1.0, 25.0), (5 / 7, 215.0), (3 / 7, 25.0)):
            reach = int(radius * ring)
            if square:
                low, top = (at[0] + reach, at[1] + reach), (at[0] - reach, at[1] - reach)
                cv2.rectangle(ground, top, low, tone, -1)
            else:
                cv2.circle(ground, at, reach, tone, -1, cv2.LINE_AA)
    return ground


SURFACES: dict[str, Callable[[Size, np.random.Generator], Grey]] = {
    "opened pack": crowded,
    "print": _page,
    "grid": _grid,
    "mosaic": _squares,
    "bars": _bars,
    "perforated sheet": _holes,
    "vents": _vents,
    "ribbon cables": _ribbons,
    "keys": _keys,
    "table": _table,
    "moire": _moire,
    "rings": _rings,
    "brushed metal": brushed,
    "plain surface": plain,
}
