"""The generator of damaged labels tells the truth: text, place, kind and amount of damage."""

from itertools import pairwise

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.gbt34014 import is_whole
from benchmarks.scan import damage, damage_lens, damage_light, scenes
from benchmarks.scan.labels import (
    CODE_128,
    DATA_MATRIX,
    KINDS,
    QR,
    battery_code,
    battery_symbol,
    dotted,
    printed,
    symbol,
)
from benchmarks.scan.negatives import SURFACES
from benchmarks.scan.pose import Pose

pytestmark = pytest.mark.drawn

FORMATS = zxingcpp.BarcodeFormats(
    [zxingcpp.BarcodeFormat.QRCodeModel2, zxingcpp.BarcodeFormat.DataMatrix, zxingcpp.BarcodeFormat.Code128]
)
CASES = [(kind, name) for kind in KINDS for name in damage.names_for(kind)]
# Plain zxing-cpp reads no inverted line code at any level, a 2D code at any turn, and where scratches or
# a lean spare one line across a Code 128 it needs no more than that line.
NEVER_PLAIN = {(CODE_128, "inversion")}
STILL_PLAIN = {(QR, "tilt"), (DATA_MATRIX, "tilt"), (CODE_128, "scratches"), (CODE_128, "perspective")}


def plain_reads(picture: scenes.Picture) -> list[zxingcpp.Barcode]:
    return zxingcpp.read_barcodes(picture, formats=FORMATS)


def reads(scene: scenes.Scene) -> bool:
    return any(code.text == scene.text for code in plain_reads(scene.picture))


def read_rightly(kind: str, name: str, level: float, count: int) -> int:
    """How many of so many labels are read; nothing but their own text may be."""
    rightly = 0
    for seed in range(count):
        scene = scenes.label(kind, name, level, seed)
        texts = {code.text for code in plain_reads(scene.picture)}
        assert texts <= {scene.text}, (level, seed)
        rightly += bool(texts)
    return rightly


@pytest.mark.parametrize("kind", KINDS)
def test_same_seed_gives_the_same_picture_and_another_seed_another_label(kind: str) -> None:
    one, same, other = (scenes.label(kind, "dust", 3, seed) for seed in (7, 7, 8))
    assert np.array_equal(one.picture, same.picture)
    assert (one.text, one.corners) == (same.text, same.corners)
    assert one.text != other.text
    assert not np.array_equal(one.picture[:400, :400], other.picture[:400, :400])
    first, again = scenes.clip(kind, "glare", 2, 3, frames=2), scenes.clip(kind, "glare", 2, 3, frames=2)
    assert all(np.array_equal(a.picture, b.picture) for a, b in zip(first, again, strict=True))


def test_every_level_of_a_seed_is_the_same_label() -> None:
    assert len({scenes.label(QR, "noise", level, 5).text for level in (0, 1, 2.5, 5)}) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_truth_of_clean_labels_is_what_an_unmodified_decoder_reads(kind: str) -> None:
    for seed in range(6):
        scene = scenes.label(kind, "dust", 0, seed)
        assert [code.text for code in plain_reads(scene.picture)] == [scene.text]


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_easy_damage_is_read_and_more_is_never_easier(kind: str, name: str) -> None:
    """What an unmodified decoder reads of level 1 proves the truth; level 5 is beyond it."""
    easy, worst = (read_rightly(kind, name, level, 4) for level in (1, 5))
    if (kind, name) not in NEVER_PLAIN:
        assert easy >= 2
    assert worst <= easy
    if (kind, name) not in STILL_PLAIN:
        assert worst <= 1


@pytest.mark.parametrize("kind", [QR, DATA_MATRIX])
@pytest.mark.parametrize("name", ["distance", "tilt", "perspective", "curvature", "inversion"])
def test_corners_are_where_the_decoder_finds_them(kind: str, name: str) -> None:
    """Within two pixels, from the symbol's own top left, clockwise; curved ones within a module."""
    compared = 0
    for seed in range(6):
        scene = scenes.label(kind, name, 2, seed)
        for code in plain_reads(scene.picture):
            at = code.position
            points = [(p.x, p.y) for p in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)]
            off = np.abs(np.array(points) - np.array(scene.corners)).max()
            assert off <= (max(2.0, scene.module_px) if name == "curvature" else 2.0)
            compared += 1
    assert compared >= 4


def test_a_line_code_ends_where_the_decoder_finds_its_ends() -> None:
    """Within a module, which is the step in which the decoder begins."""
    compared = 0
    for seed in range(6):
        scene = scenes.label(CODE_128, "distance", 1, seed)
        top_left, top_right, low_right, low_left = np.array(scene.corners)
        for code in plain_reads(scene.picture):
            # The decoder gives one scan line's ends: each lies on the symbol's own left and right edge.
            for point, high, low in (
                (code.position.top_left, top_left, low_left),
                (code.position.top_right, top_right, low_right),
            ):
                edge = (low - high) / np.linalg.norm(low - high)
                off = np.array([point.x, point.y]) - high
                assert abs(off[0] * edge[1] - off[1] * edge[0]) <= scene.module_px
            compared += 1
    assert compared >= 4


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=50)
def test_made_up_codes_are_whole_and_fit_their_symbols(seed: int) -> None:
    rng = np.random.default_rng(seed)
    assert is_whole(battery_code(rng))
    assert battery_symbol(DATA_MATRIX, rng).size == (18, 18)
    assert battery_symbol(QR, rng).size == (25, 25)


def test_what_does_not_exist_is_refused_by_name() -> None:
    for kind, name, level, word in (
        ("Aztec", "dust", 1, "Aztec"),
        (QR, "mould", 1, "mould"),
        (QR, "dust", 6, "level"),
        (QR, "dust", 0.5, "level"),
        (CODE_128, "dots", 1, "dots"),
    ):
        with pytest.raises(ValueError, match=word):
            scenes.label(kind, name, level, 1)
    with pytest.raises(ValueError, match="Aztec"):
        symbol("Aztec", "1")
    with pytest.raises(ValueError, match="24"):
        scenes.tray(25, 1)
    code = symbol(CODE_128, "1234")
    with pytest.raises(ValueError, match="dots"):
        dotted(code, 4, diameter=0.8, dark=50, rng=np.random.default_rng(1))


def test_every_damage_has_five_levels_in_words_and_the_hard_mix_names_real_ones() -> None:
    assert all(len(words) == damage.LEVELS for words in damage.NAMES.values())
    assert set(damage.HARD) == set(KINDS)
    for kind, mix in damage.HARD.items():
        assert len(mix) >= 7
        for name, level in mix:
            assert damage.conditions(kind, name, level) != damage.conditions(kind, name, 0)


def test_dust_hides_the_share_that_is_asked_for() -> None:
    code = battery_symbol(QR, np.random.default_rng(1))
    clean = printed(code, 9, dark=50, light=210)
    dirty = printed(code, 9, dark=50, light=210)
    damage.dust(dirty, 10, code=code, rng=np.random.default_rng(2))
    high, wide = clean.value.shape
    half = code.size[0] * 9 // 2
    inside = np.s_[high // 2 - half : high // 2 + half, wide // 2 - half : wide // 2 + half]
    hidden = (clean.value[inside] != dirty.value[inside]).mean() * 100
    assert 9 <= hidden <= 13


def test_glare_whitens_the_share_of_ink_that_is_asked_for() -> None:
    ink = np.full((400, 400), 50, np.float32)
    corners = np.array([(50.0, 50.0), (350.0, 50.0), (350.0, 350.0), (50.0, 350.0)])
    lit = damage_light.glare(ink, 8, corners=corners, at=(0.5, 0.5), turned=0.3)
    share = (lit[50:350, 50:350] >= 255).mean() * 100
    assert 7 <= share <= 9


def test_motion_draws_an_edge_out_by_its_length_and_only_along_its_way() -> None:
    edge = np.zeros((60, 60), np.float32)
    edge[:, 30:] = 200
    along = damage_lens.motion(edge, 2.0, module_px=4.0, angle=0.0)
    across = damage_lens.motion(edge, 2.0, module_px=4.0, angle=np.pi / 2)
    between = (along[30] > 1) & (along[30] < 199)
    assert 7 <= between.sum() <= 9
    assert np.allclose(across[:, 5:55], edge[:, 5:55], atol=1e-3)


def test_noise_has_the_deviation_that_is_asked_for() -> None:
    grey = np.full((200, 200), 128, np.float32)
    noisy = damage_lens.noise(grey, 12, np.random.default_rng(3)).astype(float)
    assert noisy.std() == pytest.approx(12, rel=0.05)
    assert noisy.mean() == pytest.approx(128, abs=0.5)


def test_leaning_shortens_by_the_cosine_and_the_far_side_more() -> None:
    square = np.array([(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)])
    upright = Pose((100, 100), 10, length=200.0)
    leaning = Pose((100, 100), 10, length=200.0, leaning=60, axis=0.0)  # about the horizontal axis
    tall, short = (np.ptp(pose.to_picture(square)[:, 1]) for pose in (upright, leaning))
    assert short / tall == pytest.approx(0.5, abs=0.01)
    near = Pose((100, 100), 10, length=2.0, leaning=60, axis=0.0).to_picture(square)
    widths = sorted((near[1, 0] - near[0, 0], near[2, 0] - near[3, 0]))
    assert widths[0] < 20 < widths[1]


def test_a_bend_shows_a_chord_of_its_arc() -> None:
    ends = np.array([(-10.0, 0.0), (10.0, 0.0)])
    seen = Pose((0, 0), 1, length=20.0, bend=180).to_picture(ends)
    assert seen[1, 0] - seen[0, 0] == pytest.approx(2 * 20 / np.pi)


def test_a_clip_keeps_the_label_moves_it_and_has_noise_of_its_own_in_each_frame() -> None:
    moving = scenes.clip(QR, "dust", 2, 4, frames=5)
    assert len({scene.text for scene in moving}) == 1
    assert len({scene.corners for scene in moving}) == 5
    still = scenes.clip(QR, "dust", 2, 4, frames=3, still=True)
    assert len({scene.corners for scene in still}) == 1
    difference = still[0].picture.astype(int) - still[1].picture
    assert 3 < difference.std() < 6  # two times noise of three grey levels, and the same dust


def test_a_second_of_video_shows_more_than_one_frame() -> None:
    single = video = 0
    for seed in range(6):
        hits = [reads(scene) for scene in scenes.clip(QR, "noise", 4.5, seed)]
        single, video = single + hits[0], video + any(hits)
    assert video > single


@pytest.mark.parametrize("count", [0, 1, 6, 24])
def test_trays_hold_the_codes_that_they_say(count: int) -> None:
    tray = scenes.tray(count, 2)
    assert tray.picture.shape == (1080, 1920)
    assert len({truth.text for truth in tray.truths}) == count
    found = {code.text for code in plain_reads(tray.picture)}
    assert found <= {truth.text for truth in tray.truths}
    assert len(found) >= 0.8 * count
    for truth in tray.truths:
        corners = np.array(truth.corners)
        assert corners.min() >= 0
        assert (corners < (1920, 1080)).all()


def test_a_trembling_tray_moves_little_from_frame_to_frame() -> None:
    frames = scenes.tray_clip(6, 1, 4)
    for before, after in pairwise(frames):
        for one, other in zip(before.truths, after.truths, strict=True):
            off = np.abs(np.array(one.corners) - np.array(other.corners)).max()
            assert 0 < off < 8


def test_negatives_hold_no_code_and_show_every_surface() -> None:
    """An error-corrected code that a decoder finds there would be one that the generator drew."""
    count = 3 * len(SURFACES)
    seen = list(scenes.negatives(count, 11))
    assert len(seen) == count
    assert not [code.text for picture in seen for code in plain_reads(picture)]
    assert all(picture.std() > 3 for picture in seen)
    again = next(scenes.negatives(1, 11))
    assert np.array_equal(again, seen[0])
    assert not np.array_equal(seen[0], next(scenes.negatives(1, 12)))
