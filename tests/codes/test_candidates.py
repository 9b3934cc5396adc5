"""Every symbol is found without being read, few other places are, and what was read is left alone."""

from collections.abc import Sequence

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from app.codes.candidate import Candidate, Shape
from app.codes.candidates import find
from app.codes.sighting import Corners, holds
from app.domain.scan import Symbology
from benchmarks.scan.damage import names_for
from benchmarks.scan.labels import CODE_128, DATA_MATRIX, KINDS, QR
from benchmarks.scan.scenes import Scene, Truth, label, tray

pytestmark = pytest.mark.drawn

ROOM = 0.2  # of a place's longer side: the rescue looks so far around it


def whole(corners: Sequence[tuple[float, float]]) -> Corners:
    a, b, c, d = ((round(x), round(y)) for x, y in corners)
    return a, b, c, d


def covers(place: Candidate, truth: Truth) -> bool:
    """The symbol lies in the place and the room around it, and the place is at most five times as large."""
    left, top, right, bottom = place.box
    room = max(right - left, bottom - top) * ROOM + 8
    inside = all(
        left - room <= x <= right + room and top - room <= y <= bottom + room for x, y in truth.corners
    )
    area = cv2.contourArea(np.array(place.corners, np.float32))
    return inside and area <= 5 * cv2.contourArea(np.array(truth.corners, np.float32))


def missed(scene: Scene, places: list[Candidate]) -> list[Truth]:
    return [truth for truth in scene.truths if not any(covers(place, truth) for place in places)]


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_symbols_are_found(kind: str) -> None:
    scenes = [label(kind, name, level, seed=61) for name in names_for(kind) for level in (1, 2, 3, 4)]
    lost = [(scene.damage, scene.level) for scene in scenes if missed(scene, find(scene.picture))]
    assert len(lost) <= 0.02 * len(scenes), lost


def along(corners: Corners) -> float:
    """The direction of the longer side, in degrees clockwise from the right."""
    a, b, c, _ = (np.array(corner, np.float64) for corner in corners)
    x, y = max((b - a, c - b), key=lambda side: float(np.hypot(*side)))
    return float(np.degrees(np.arctan2(y, x)))


@pytest.mark.parametrize("degrees", [0, 17, 30, 45, 60, 90])
@pytest.mark.parametrize("kind", KINDS)
def test_a_symbol_is_found_however_it_is_turned(kind: str, degrees: float) -> None:
    scene = tray(1, 5, kind, 0)
    square = cv2.copyMakeBorder(scene.picture, 420, 420, 0, 0, cv2.BORDER_REFLECT)
    turned = cv2.getRotationMatrix2D((960, 960), -degrees, 1.0)
    picture = np.asarray(cv2.warpAffine(square, turned, (1920, 1920)), np.uint8)
    truth = scene.truths[0]
    corners = tuple(
        (float(x), float(y))
        for x, y in (np.array(truth.corners) + np.array([0, 420])) @ turned[:, :2].T + turned[:, 2]
    )
    places = find(picture)
    (found, *_) = (one for one in places if covers(one, Truth(truth.text, kind, corners, 3.0)))
    assert found.shape is (Shape.BARS if kind == CODE_128 else Shape.SQUARE)
    if found.shape is Shape.BARS:
        assert abs((along(found.corners) - degrees + 90) % 180 - 90) < 4


@pytest.mark.parametrize("count", [1, 6, 24])
@pytest.mark.parametrize("seed", [31, 32])
def test_each_code_of_a_tray_is_a_place_of_its_own_among_few_others(count: int, seed: int) -> None:
    scene = tray(count, seed)
    places = find(scene.picture, most=count + 11)
    assert missed(scene, places) == []
    shared = [
        place
        for place in places
        if sum(holds(place.corners, whole(truth.corners)[0], slack=0) for truth in scene.truths) > 1
    ]
    assert len(shared) <= 1, shared  # the whole tray may be one more place


@pytest.mark.parametrize("kind", [QR, DATA_MATRIX])
def test_what_was_read_is_left_out_with_all_its_parts(kind: str) -> None:
    scene = tray(6, 33, kind)
    read = [whole(truth.corners) for truth in scene.truths[:4]]
    places = find(scene.picture, read=read, most=30)
    assert [place for place in places for at in read if holds(at, _middle(place), slack=0)] == []
    assert missed(Scene(scene.picture, scene.truths[4:], "", 0), places) == []


def test_of_a_line_code_one_scan_line_is_enough_to_leave_it_out() -> None:
    scene = tray(1, 34, CODE_128)
    a, b, c, d = np.array(scene.corners)
    left, right = (a + d) / 2, (b + c) / 2
    line = whole([left, right, right + 1, left + 1])
    symbol = whole(scene.corners)
    assert [one for one in find(scene.picture, read=[line]) if holds(symbol, _middle(one), slack=0)] == []


def test_where_the_decoder_pointed_comes_first_and_only_once() -> None:
    scene = tray(6, 35)
    at = whole(scene.truths[2].corners)
    first, *others = find(scene.picture, pointed=[(Symbology.CODE128, at)])
    assert (first.corners, first.known, first.shape) == (at, Symbology.CODE128, Shape.BARS)
    assert [one for one in others if holds(at, _middle(one), slack=0)] == []
    assert find(scene.picture, pointed=[(Symbology.QR, at)] * 3, most=2)[1].known is Symbology.QR
    assert all(one.known is None for one in find(scene.picture, read=[at], pointed=[(Symbology.QR, at)]))


@pytest.mark.parametrize("tone", [0, 90, 255])
def test_a_plain_picture_holds_no_place(tone: int) -> None:
    assert find(np.full((480, 640), tone, np.uint8)) == []


@given(
    arrays(np.uint8, st.tuples(st.integers(1, 140), st.integers(1, 140)), fill=st.just(np.uint8(128))),
    st.integers(1, 5),
)
def test_any_picture_gives_at_most_so_many_places(picture: np.ndarray, most: int) -> None:
    places = find(picture, most=most)
    assert len(places) <= most
    assert [one.score for one in places] == sorted((one.score for one in places), reverse=True)


def _middle(place: Candidate) -> tuple[int, int]:
    x, y = np.array(place.corners).mean(axis=0)
    return round(float(x)), round(float(y))
