"""Data Matrix that the plain look misses is read, as itself or not at all, and where it lies."""

import csv
from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.codes import zxing
from app.codes.attempt import Attempt
from app.codes.chance import needs_second
from app.codes.dots import KINDS
from app.codes.picture import Picture, whole
from app.codes.sighting import Sighting
from app.codes.squares import grid_attempts, matrix_attempts, matrix_attempts_whole
from benchmarks.scan import scenes
from benchmarks.scan.labels import DATA_MATRIX
from tests.codes.matrix_labels import apart, everywhere, place_of
from tests.codes.test_matrix_grid import random_modules

pytestmark = pytest.mark.drawn

# One damage each at a level at which plain decoding reads little or nothing of the place.
HARD = (
    ("distance", 4),
    ("defocus", 3),
    ("motion", 3),
    ("noise", 5),
    ("contrast", 4),
    ("dust", 3),
    ("scratches", 3),
    ("perspective", 4),
    ("curvature", 4),
    ("shadow", 3),
    ("inversion", 5),
    ("quiet zone", 1),
    ("dots", 4),
)


def first(attempts: Iterable[Attempt]) -> Sighting | None:
    """The first read."""
    return next((one for attempt in attempts for one in attempt.made()), None)


@pytest.mark.parametrize(("damage", "level"), HARD)
def test_damaged_labels_are_read_and_never_as_something_else(damage: str, level: int) -> None:
    """At least two of three labels at the first try of any tactic, and nothing but their own text."""
    right = 0
    for seed in range(3):
        scene = scenes.label(DATA_MATRIX, damage, level, seed)
        found = first(matrix_attempts(*place_of(scene)))
        assert found is None or found.text == scene.text
        right += found is not None
    assert right >= 2


def test_every_way_of_looking_leads_back_to_the_corners() -> None:
    """Of a clean label, whichever tactic reads it: views, and symbols drawn anew from a grid."""
    scene = scenes.label(DATA_MATRIX, "distance", 1, 3)
    read = {}
    for attempt in matrix_attempts(*place_of(scene)):
        for one in attempt.made():
            assert one.text == scene.text
            read[one.stage] = apart(np.array(one.corners), np.array(scene.corners))
    assert {"place", "sharper", "grid", "grid, explained 1"} <= read.keys()
    assert max(read.values()) < 0.5 * scene.module_px + 0.5  # corners are whole pixels


def test_a_symbol_is_found_beside_text_and_within_a_rim() -> None:
    """A code among the words of its label, as on the lid of a round cell."""
    scene = scenes.label(DATA_MATRIX, "noise", 4, 2)
    picture = scene.picture.copy()
    corners = np.array(scene.corners)
    middle, side = corners.mean(0), float(np.linalg.norm(corners[1] - corners[0]))
    cv2.putText(
        picture, "DF150 E0443", (int(middle[0] - side / 2), int(middle[1] - side * 0.62)), 0, 0.4, 60, 2
    )
    cv2.circle(picture, (int(middle[0]), int(middle[1])), int(side), 30, 5)
    left, top = (middle - side * 1.1).astype(int)
    right, low = (middle + side * 1.1).astype(int)
    cut = whole(picture).cut((left, top, right, low))
    _, candidate = place_of(scene)
    found = first(grid_attempts(cut, candidate))
    assert found is not None
    assert found.text == scene.text


@pytest.mark.long  # as is the hunt of benchmarks.misreads
def test_nothing_is_read_where_there_is_nothing() -> None:
    """Not in textures, grilles, text or noise."""
    rng = np.random.default_rng(8)
    for picture in scenes.negatives(12, 31):
        height, width = picture.shape
        side = int(min(height, width, rng.uniform(60, 200)))
        x, y = int(rng.integers(0, width - side + 1)), int(rng.integers(0, height - side + 1))
        cut = whole(picture).cut((x, y, x + side, y + side))
        assert first(matrix_attempts(cut, everywhere(cut.picture))) is None


def test_a_right_frame_around_nonsense_is_never_believed_at_once() -> None:
    """The hardest negative: what chance makes of the smallest sizes asks for a second look."""
    for seed, size in enumerate([(10, 10), (12, 12), (8, 18), (14, 14), (18, 18)] * 2):
        modules = np.pad(random_modules(size, seed), 4)
        picture = np.where(np.kron(modules, np.ones((5, 5))) > 0, 40, 210).astype(np.uint8)
        for attempt in matrix_attempts(whole(picture), everywhere(picture)):
            assert all(needs_second(one) for one in attempt.made())


@pytest.mark.parametrize("shape", [(3, 3), (16, 16), (17, 300), (900, 20)])
def test_no_place_is_too_odd(shape: tuple[int, int]) -> None:
    """Flat, thin or tiny: nothing is read and nothing raises."""
    for picture in (np.full(shape, 90, np.uint8), np.random.default_rng(1).integers(0, 255, shape, np.uint8)):
        assert first(matrix_attempts(whole(picture), everywhere(picture))) is None
        assert first(matrix_attempts_whole(whole(picture))) is None


def blurred(photo: Picture) -> Picture:
    """Out of focus by 1.5 pixels, under half a module of the pucks' codes."""
    return np.asarray(cv2.GaussianBlur(photo, (0, 0), 1.5), np.uint8)


def noisy(photo: Picture) -> Picture:
    """With the noise of a dark room."""
    noise = np.random.default_rng(0).normal(0, 25, photo.shape)
    return np.clip(photo + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("harm", [blurred, noisy])
def test_ten_codes_on_one_photograph_are_read_in_spite_of_harm(shared: Path, harm: object) -> None:
    """Of thirty codes plain decoding reads less than half of the harmed places, the rescue all but one."""
    assert callable(harm)
    plain = rescued = codes = 0
    with (shared / "scan" / "manifest.csv").open() as manifest:
        photos = [row for row in csv.DictReader(manifest) if row["file"].startswith("many_in_one/")]
    assert photos
    for row in photos:
        photo = np.asarray(cv2.imread(str(shared / "scan" / row["file"]), cv2.IMREAD_GRAYSCALE), np.uint8)
        harmed = harm(photo)
        for seen in zxing.read(whole(photo), KINDS):
            scene = scenes.Scene(harmed, (scenes.Truth(seen.text, DATA_MATRIX, seen.corners, 4.0),), "", 0)
            cut, candidate = place_of(scene)
            plain += any(one.text == seen.text for one in zxing.read(cut, KINDS))
            found = first(matrix_attempts(cut, candidate))
            assert found is None or found.text == seen.text
            rescued += found is not None
            codes += 1
    assert plain < codes / 2
    assert rescued >= codes - 1
