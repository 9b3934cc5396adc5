"""One picture is looked at in every way that its codes need, within its budget, and never wrongly."""

import time

import numpy as np
import pytest

from app.codes.picture import Picture
from app.codes.sighting import middle
from app.codes.still import LARGE, Still, decode_still
from app.domain.scan import Symbology
from benchmarks.scan import scenes
from benchmarks.scan.labels import CODE_128, DATA_MATRIX, QR

pytestmark = pytest.mark.drawn


def texts(still: Still) -> list[str]:
    return [one.text for one in still.codes]


def bare() -> Picture:
    return np.full((480, 640), 150, np.uint8)


@pytest.mark.parametrize("kind", [QR, DATA_MATRIX, CODE_128])
def test_an_easy_label_is_read_by_plain_looks_where_it_is(kind: str) -> None:
    scene = scenes.label(kind, "noise", 1, 3)
    (code,) = decode_still(scene.picture).codes
    assert code.text == scene.text
    x, y = middle(code.corners)
    width = np.ptp(np.array(scene.corners), axis=0).max()
    assert np.hypot(*(np.mean(scene.corners, axis=0) - (x, y))) < 0.1 * width


@pytest.mark.parametrize(
    ("kind", "damage", "level"),
    [
        (CODE_128, "tilt", 3),
        (CODE_128, "dust", 3),
        (CODE_128, "inversion", 2),
        (DATA_MATRIX, "distance", 4),
        (DATA_MATRIX, "dots", 2),
        (QR, "scratches", 3),
        (QR, "dust", 3),
    ],
)
def test_what_a_plain_decoder_does_not_read_is_rescued(kind: str, damage: str, level: float) -> None:
    read = [
        texts(decode_still((one := scenes.label(kind, damage, level, seed)).picture)) == [one.text]
        for seed in range(3)
    ]
    assert sum(read) >= 2


def test_line_codes_are_believed_by_two_different_looks() -> None:
    scene = scenes.label(CODE_128, "noise", 1, 5)
    still = decode_still(scene.picture)
    assert texts(still) == [scene.text]
    assert [one.symbology for one in still.codes] == [Symbology.CODE128]


def test_many_codes_in_one_picture_are_all_told_each_at_its_place() -> None:
    tray = scenes.tray(6, 2, DATA_MATRIX)
    still = decode_still(tray.picture)
    assert sorted(texts(still)) == sorted(truth.text for truth in tray.truths)
    for truth in tray.truths:
        (code,) = [one for one in still.codes if one.text == truth.text]
        assert np.hypot(*(np.mean(truth.corners, axis=0) - middle(code.corners))) < 12


def test_a_large_picture_is_read_in_the_pixels_of_the_file() -> None:
    scene = scenes.label(DATA_MATRIX, "noise", 1, 4)
    large = np.full((1500, LARGE + 400), 140, np.uint8)
    height, width = scene.picture.shape
    large[900 : 900 + height, 1200 : 1200 + width] = scene.picture
    (code,) = decode_still(large).codes
    assert code.text == scene.text
    there = np.mean(scene.corners, axis=0) + np.array([1200, 900])
    assert np.hypot(*(there - middle(code.corners))) < 10


def test_nothing_is_read_in_nothing() -> None:
    still = decode_still(bare())
    assert (still.codes, still.unread) == ((), ())
    assert decode_still(np.zeros((3, 5), np.uint8)).codes == ()


def test_a_hopeless_label_is_seen_and_said_not_to_be_read() -> None:
    scene = scenes.label(DATA_MATRIX, "glare", 4, 1)
    still = decode_still(scene.picture, 600)
    assert still.codes == ()
    x, y = np.mean(scene.corners, axis=0)
    assert any(np.hypot(*(np.array(middle(one.corners)) - (x, y))) < 60 for one in still.unread)


def test_only_the_kinds_asked_for_are_told() -> None:
    scene = scenes.label(QR, "noise", 1, 3)
    assert texts(decode_still(scene.picture, wanted={Symbology.DATAMATRIX})) == []


def test_a_small_budget_still_gives_the_plain_look() -> None:
    scene = scenes.label(QR, "noise", 1, 3)
    still = decode_still(scene.picture, 1)
    assert texts(still) == [scene.text]
    assert still.cpu_ms > 0
    assert still.wall_ms > 0


def test_the_time_told_is_the_time_spent_also_where_a_tactic_succeeded() -> None:
    scene = scenes.label(CODE_128, "tilt", 3, 1)
    before = time.thread_time()
    still = decode_still(scene.picture)
    spent_ms = (time.thread_time() - before) * 1000
    assert texts(still) == [scene.text]
    assert still.cpu_ms == pytest.approx(spent_ms, rel=0.3, abs=5)


def test_a_budget_bounds_a_hopeless_picture() -> None:
    (picture,) = list(scenes.negatives(1, 11))
    unbounded, bounded = decode_still(picture, 4000), decode_still(picture, 100)
    assert bounded.cpu_ms < 100 + 400  # a step under way is finished
    assert bounded.cpu_ms <= unbounded.cpu_ms + 50
