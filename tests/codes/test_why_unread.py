"""What keeps a symbol from being read is told, and a surface that is none is not taken for one."""

from collections import Counter
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from app.codes.candidate import Candidate, Shape
from app.codes.candidates import find
from app.codes.picture import Picture
from app.codes.sighting import holds
from app.codes.why_unread import judge
from app.domain.scan import Cause, Symbology
from benchmarks.scan.labels import CODE_128, DATA_MATRIX, QR
from benchmarks.scan.negatives import SURFACES, negatives
from benchmarks.scan.scenes import Scene, label, tray
from tests.codes.test_candidates import covers, whole

pytestmark = pytest.mark.drawn

# The levels at which nothing reads, and what the operator must be told there.
UNREADABLE = {
    "distance": Cause.TOO_FAR,
    "defocus": Cause.BLURRED,
    "motion": Cause.MOVING,
    "noise": Cause.TOO_DARK,  # a sensor is as noisy only where light is missing
    "contrast": Cause.DAMAGED,
    "inversion": Cause.DAMAGED,  # as faint as the last
    "dust": Cause.DAMAGED,
    "scratches": Cause.DAMAGED,
    "quiet zone": Cause.DAMAGED,
    "dots": Cause.DAMAGED,
    "glare": Cause.GLARE,
    "shadow": Cause.TOO_DARK,
    "perspective": Cause.TILTED,
    "curvature": Cause.TILTED,
}
NOT_OF = {
    QR: ("quiet zone",),
    DATA_MATRIX: ("distance", "noise"),
    CODE_128: ("distance", "defocus", "motion", "dust", "scratches", "quiet zone", "dots"),
}
LOOK_ALIKE = ("mosaic", "bars")  # drawn as the inside of a symbol is, without its frame


def place_of(scene: Scene, picture: Picture | None = None) -> Candidate | None:
    """The place that was found at the symbol, or at a part of it that is not in a shadow or a reflection."""
    corners = whole(scene.corners)
    at = [one for one in find(scene.picture if picture is None else picture) if holds(corners, _middle(one))]
    return max(at, key=lambda one: (covers(one, scene.truths[0]), one.score), default=None)


def _middle(place: Candidate) -> tuple[int, int]:
    x, y = np.array(place.corners).mean(axis=0)
    return round(float(x)), round(float(y))


def told(scene: Scene, picture: Picture | None = None) -> Cause | None:
    seen = scene.picture if picture is None else picture
    place = place_of(scene, seen)
    unread = None if place is None else judge(seen, place)
    return None if unread is None else unread.cause


def test_the_cause_that_is_told_is_the_right_one() -> None:
    answers: Counter[tuple[str, str, Cause | None]] = Counter()
    for (kind, unable), seed in product(NOT_OF.items(), range(70, 74)):
        for damage in UNREADABLE:
            if damage not in unable:
                answers[kind, damage, told(label(kind, damage, 5, seed))] += 1
    spoken = {key: count for key, count in answers.items() if key[2] is not None}
    right = sum(count for (_, damage, cause), count in spoken.items() if cause is UNREADABLE[damage])
    assert right >= 0.9 * sum(spoken.values()), answers
    assert sum(spoken.values()) >= 0.8 * answers.total(), answers


def test_surfaces_are_not_taken_for_symbols() -> None:
    places: Counter[str] = Counter()
    called: Counter[str] = Counter()
    for number, picture in enumerate(negatives(8 * len(SURFACES), 77)):
        surface = list(SURFACES)[number % len(SURFACES)]
        for place in find(picture):
            places[surface] += 1
            called[surface] += judge(picture, place) is not None
    others = [surface for surface in SURFACES if surface not in LOOK_ALIKE]
    assert sum(called[surface] for surface in others) <= 0.05 * sum(places[surface] for surface in others), (
        called
    )
    assert called.total() <= 0.1 * places.total(), called


def test_the_ground_around_a_label_is_not_taken_for_a_symbol() -> None:
    scenes = [label(kind, "dust", 1, seed) for kind in (QR, DATA_MATRIX) for seed in range(78, 90)]
    places = [
        (scene.picture, place)
        for scene in scenes
        for place in find(scene.picture)
        if not holds(whole(scene.corners), _middle(place), slack=60)
    ]
    assert len(places) > 50
    assert sum(judge(*one) is not None for one in places) <= 0.05 * len(places)


@pytest.mark.parametrize("kind", [QR, DATA_MATRIX])
def test_a_picture_that_is_dark_or_bright_as_a_whole_says_so(kind: str) -> None:
    scene = label(kind, "scratches", 5, 90)
    grain = np.random.default_rng(1).normal(0, 2, scene.picture.shape)
    dark = np.clip(scene.picture * 0.15 + grain, 0, 255).astype(np.uint8)
    bright = np.clip(scene.picture * 0.5 + 180 + grain, 0, 255).astype(np.uint8)
    assert told(scene, dark) is Cause.TOO_DARK
    assert told(scene, bright) is Cause.TOO_BRIGHT


def test_burnt_out_paper_is_no_reflection() -> None:
    scenes = [label(kind, "scratches", 5, seed) for kind in (QR, DATA_MATRIX) for seed in range(91, 97)]
    causes = Counter(told(scene, np.clip(scene.picture * 1.25, 0, 255).astype(np.uint8)) for scene in scenes)
    assert causes[Cause.GLARE] == 0, causes
    assert causes[Cause.DAMAGED] >= 10, causes


@pytest.mark.parametrize("side", ["left", "top", "right", "bottom"])
def test_a_symbol_that_goes_on_outside_says_so(side: str) -> None:
    answers = []
    for seed in range(100, 110):
        scene = label(QR, "scratches", 4, seed)
        xs, ys = zip(*scene.corners, strict=True)
        x, y = round((min(xs) * 3 + max(xs)) / 4), round((min(ys) * 3 + max(ys)) / 4)
        far_x, far_y = round((min(xs) + max(xs) * 3) / 4), round((min(ys) + max(ys) * 3) / 4)
        cut = {"left": np.s_[:, x:], "top": np.s_[y:], "right": np.s_[:, :far_x], "bottom": np.s_[:far_y]}
        picture = np.ascontiguousarray(scene.picture[cut[side]])
        moved_by = (x if side == "left" else 0, y if side == "top" else 0)
        corners = whole([(a - moved_by[0], b - moved_by[1]) for a, b in scene.corners])
        at = [place for place in find(picture) if holds(corners, _middle(place), slack=0)]
        answers += [unread.cause for place in at if (unread := judge(picture, place)) is not None]
    assert set(answers) == {Cause.CUT_OFF}
    assert len(answers) >= 8


def test_what_moved_between_two_frames_moves_however_sharp_it_is() -> None:
    scene = label(QR, "scratches", 5, 98)
    place = place_of(scene)
    assert place is not None
    still, slow, fast = (judge(scene.picture, place, motion_px=px) for px in (None, 1.0, 9.0))
    assert still is not None
    assert slow is not None
    assert fast is not None
    assert (still.cause, slow.cause, fast.cause) == (Cause.DAMAGED, Cause.DAMAGED, Cause.MOVING)


def test_where_the_decoder_found_a_symbol_there_is_one() -> None:
    picture = tray(0, 36).picture
    unsure = [place for place in find(picture) if judge(picture, place) is None]
    assert unsure
    for place in unsure:
        assert judge(picture, replace(place, known=Symbology.DATAMATRIX)) is not None


@pytest.mark.parametrize(("damage", "level", "module"), [("dust", 1, 3.0), ("dots", 1, 8.0)])
def test_the_size_of_a_module_is_told(damage: str, level: float, module: float) -> None:
    scene = label(DATA_MATRIX, damage, level, 99)
    place = place_of(scene)
    assert place is not None
    unread = judge(scene.picture, place)
    assert unread is not None
    assert unread.module_px == pytest.approx(module, rel=0.4)


@given(
    arrays(np.uint8, st.tuples(st.integers(1, 60), st.integers(1, 60)), fill=st.just(np.uint8(200))),
    st.lists(st.tuples(st.integers(-90, 150), st.integers(-90, 150)), min_size=4, max_size=4),
    st.sampled_from(Shape),
    st.sampled_from([None, Symbology.QR, Symbology.CODE128]),
    st.none() | st.floats(0, 1e6),
)
def test_any_picture_and_any_place_can_be_judged(
    picture: Picture,
    corners: list[tuple[int, int]],
    shape: Shape,
    known: Symbology | None,
    motion_px: float | None,
) -> None:
    a, b, c, d = corners
    place = Candidate((a, b, c, d), shape, known=known)
    unread = judge(picture, place, motion_px=motion_px)
    if unread is not None:
        assert unread.corners == place.corners
        assert unread.module_px is not None
        assert unread.module_px > 0
