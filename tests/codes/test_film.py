"""Frames together read what no single one shows, and never believe what they dispute."""

import numpy as np
import pytest

from app.codes.film import Film
from app.codes.still import Still
from benchmarks.scan import scenes
from benchmarks.scan.labels import CODE_128, DATA_MATRIX, QR

pytestmark = pytest.mark.drawn


def seen(clip: list[scenes.Scene], budget_ms: float = 600) -> Still:
    film = Film(budget_ms)
    for scene in clip:
        film.see(scene.picture)
    return film.result()


def texts(still: Still) -> list[str]:
    return [one.text for one in still.codes]


@pytest.mark.parametrize(
    ("kind", "damage", "level"),
    [
        (QR, "noise", 4),
        (DATA_MATRIX, "contrast", 3),
        (CODE_128, "tilt", 4),
        (CODE_128, "noise", 3),
        (QR, "glare", 2),
    ],
)
def test_a_second_of_a_hard_label_reads_it(kind: str, damage: str, level: float) -> None:
    clips = [scenes.clip(kind, damage, level, seed) for seed in (1, 2)]
    # The budget is this computer's CPU time: a slower one, or a busy one, gets more of it.
    assert any(texts(seen(clip, budget)) == [clip[0].text] for budget in (600, 1800) for clip in clips)


def test_a_label_that_moves_through_the_picture_is_one_code() -> None:
    scene = scenes.label(CODE_128, "noise", 1, 2)
    film = Film(600)
    for shift in range(0, 120, 30):
        film.see(np.roll(scene.picture, shift, 0))
    assert texts(film.result()) == [scene.text]


def test_labels_that_follow_each_other_are_all_told() -> None:
    film = Film(600)
    labels = [scenes.label(QR, "noise", 1, seed) for seed in (1, 2, 3)]
    for label in labels:
        for _ in range(5):
            film.see(label.picture)
    assert texts(film.result()) == [label.text for label in labels]


def test_one_frame_of_a_line_code_is_read_by_two_looks_or_not_at_all() -> None:
    scene = scenes.label(CODE_128, "noise", 1, 2)
    film = Film(600)
    film.see(scene.picture)
    assert texts(film.result()) in ([], [scene.text])


def test_frames_without_a_code_show_none() -> None:
    film = Film(200)
    for picture in scenes.negatives(3, 5):
        film.see(picture)
    assert film.result().codes == ()


def test_no_frame_at_all_is_no_code() -> None:
    assert Film().result().codes == ()
