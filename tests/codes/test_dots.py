"""Dots that do not touch are read at some size, dark on light and light on dark."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from app.codes import zxing
from app.codes.dots import KINDS, dot_attempts
from app.codes.picture import whole
from app.codes.squares import matrix_attempts_whole
from benchmarks.scan import scenes
from benchmarks.scan.labels import DATA_MATRIX
from tests.codes.matrix_labels import apart

MOST_MS = 50


def test_small_sizes_come_first_as_they_cost_least() -> None:
    """Each is made only when it is asked for, and none is larger than allowed."""
    view = whole(np.random.default_rng(0).integers(0, 255, (1000, 1300), np.uint8))
    sizes = [attempt.view.picture.size for attempt in dot_attempts(view, most_px=400_000)]
    assert sizes == sorted(sizes)
    assert 0 < sizes[-1] <= 400_000
    assert len(sizes) >= 8


@pytest.mark.parametrize("light", [False, True])
def test_dots_of_three_quarters_of_a_module_are_read_where_plain_decoding_reads_none(light: bool) -> None:
    """And they lie where they lie."""
    for seed in range(4):
        scene = scenes.label(DATA_MATRIX, "dots", 3, seed)
        picture = 255 - scene.picture if light else scene.picture
        assert zxing.read(whole(picture), KINDS) == []
        found = [one for attempt in dot_attempts(whole(picture)) for one in attempt.made()]
        assert {one.text for one in found} == {scene.text}
        for one in found:
            assert apart(np.array(one.corners), np.array(scene.corners)) < 0.6 * scene.module_px


def test_dot_marked_photographs_are_read_whole(shared: Path) -> None:
    """Without a crop, soon, and never as anything else: three machines' marks on brushed metal."""
    truth = {}
    for line in (shared / "scan" / "manifest.csv").read_text().splitlines():
        if line.startswith("dpm/"):
            name, _, text = line.split(",")[:3]
            truth[name] = text
    assert truth
    for name, text in truth.items():
        photo = np.asarray(cv2.imread(str(shared / "scan" / name), cv2.IMREAD_GRAYSCALE), np.uint8)
        read = {one.text for attempt in dot_attempts(whole(photo)) for one in attempt.made()}
        assert read == {text}
        first = next(one for attempt in matrix_attempts_whole(whole(photo)) for one in attempt.made())
        assert first.text == text
