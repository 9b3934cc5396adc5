"""Code 128 that the plain look misses is read by its bars, as itself or not at all, and where it lies."""

import csv
from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from app.codes import zxing
from app.codes.attempt import Attempt
from app.codes.bar_fields import strips
from app.codes.bars import bars_attempts, bars_attempts_whole
from app.codes.draw import code128
from app.codes.picture import Picture, whole
from app.codes.sighting import Corners
from app.domain.scan import Symbology
from benchmarks.scan import scenes
from benchmarks.scan.labels import CODE_128

pytestmark = pytest.mark.drawn

PACK = "04QCB76836300JBC40000903"
Reads = dict[str, dict[str, Corners]]


def reads_of(attempts: Iterable[Attempt]) -> Reads:
    """Text, then stage, then corners."""
    found: Reads = {}
    for attempt in attempts:
        for sighting in attempt.made():
            assert sighting.symbology is Symbology.CODE128
            found.setdefault(sighting.text, {})[sighting.stage] = sighting.corners
    return found


def rescued(picture: Picture) -> Reads:
    return reads_of(bars_attempts_whole(whole(picture)))


def placed(
    text: str, *, module_px: float, degrees: float, noise: float = 0.0
) -> tuple[Picture, npt.NDArray[np.float64]]:
    """A code turned on grey ground, 25 modules high, and its corners clockwise from its own top left."""
    drawn = code128(text, module_px=8, height_px=200)
    bars = np.frombuffer(drawn.rows, np.uint8).reshape(drawn.height, drawn.width)
    label = np.pad(bars, 80, constant_values=255)
    height, width = label.shape
    c, s = (module_px / 8 * f(np.radians(degrees)) for f in (np.cos, np.sin))
    wide, high = (round(abs(width * a) + abs(height * b)) + 60 for a, b in ((c, s), (s, c)))
    way = np.array([[c, -s, 0], [s, c, 0]])
    way[:, 2] = np.array([wide / 2, high / 2]) - way[:, :2] @ np.array([width / 2, height / 2])
    # Drawn four times as large and made small by its areas, as a sensor does.
    large = cv2.warpAffine(label, way * 4, (wide * 4, high * 4), flags=cv2.INTER_AREA, borderValue=(150.0,))
    grain = np.random.default_rng(5).normal(0, noise, (high, wide)) if noise else 0.0
    seen = cv2.resize(large, (wide, high), interpolation=cv2.INTER_AREA) * 0.7 + 30 + grain
    left, right, top, low = 160, width - 160, 80, height - 80
    corners = np.array([[left, top], [right, top], [right, low], [left, low]], float)
    return np.clip(seen, 0, 255).astype(np.uint8), corners @ way[:, :2].T + way[:, 2] - 0.5


@pytest.mark.parametrize(
    ("damage", "level"),
    [
        pytest.param("distance", 5, marks=pytest.mark.long),
        ("defocus", 4),
        pytest.param("motion", 4, marks=pytest.mark.long),
        pytest.param("noise", 5, marks=pytest.mark.long),
        pytest.param("contrast", 4, marks=pytest.mark.long),
        ("dust", 5),
        ("scratches", 4),
        pytest.param("glare", 2, marks=pytest.mark.long),
        pytest.param("tilt", 3, marks=pytest.mark.long),
        ("tilt", 5),
        ("perspective", 2),
        ("curvature", 3),
        pytest.param("shadow", 4, marks=pytest.mark.long),
        ("inversion", 4),
        pytest.param("quiet zone", 5, marks=pytest.mark.long),
    ],
)
def test_damaged_labels_are_read_twice_and_never_as_another(damage: str, level: float) -> None:
    twice = 0
    for seed in range(3):
        scene = scenes.label(CODE_128, damage, level, seed)
        found = rescued(scene.picture)
        assert set(found) <= {scene.text}
        twice += len(found.get(scene.text, {})) >= 2
    assert twice >= 2


def test_the_scenes_are_those_that_the_plain_look_misses() -> None:
    scene = scenes.label(CODE_128, "tilt", 5, 0)
    assert zxing.read(whole(scene.picture), {Symbology.CODE128}) == []


@pytest.mark.parametrize("degrees", range(-180, 180, 24))
def test_at_any_angle_the_corners_are_the_symbols_own_to_a_module(degrees: int) -> None:
    picture, corners = placed(PACK, module_px=2.0, degrees=degrees)
    found = rescued(picture)[PACK]
    assert len(found) >= 2
    for seen in found.values():
        assert np.abs(np.array(seen) - corners).max() <= 2.0


TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=5, max_size=30)


@settings(max_examples=25, deadline=None)
@given(
    TEXTS,
    st.floats(-180, 180),
    st.floats(1.2, 5.0),
    st.sampled_from([0.0, 6.0, 25.0]),
)
def test_any_text_is_read_as_itself_or_not_at_all(
    text: str, degrees: float, module_px: float, noise: float
) -> None:
    picture, _ = placed(text, module_px=module_px, degrees=degrees, noise=noise)
    assert set(rescued(picture)) <= {text}


def test_a_place_that_was_cut_out_is_read_in_pixels_of_the_frame() -> None:
    picture, corners = placed(PACK, module_px=2.0, degrees=-33.0)
    frame = np.pad(picture, ((200, 0), (300, 0)), constant_values=150)
    height, width = picture.shape
    box = (300, 200, 300 + width, 200 + height)
    found = reads_of(bars_attempts(whole(frame).cut(box)))[PACK]
    for seen in found.values():
        assert np.abs(np.array(seen) - corners - [300, 200]).max() <= 2.0


def test_a_field_of_bars_is_found_where_it_lies() -> None:
    picture, corners = placed(PACK, module_px=2.0, degrees=28.0)
    strip = strips(picture)[0]
    assert np.degrees(strip.angle) == pytest.approx(28.0, abs=1.0)
    assert np.hypot(*(np.array([strip.x, strip.y]) - corners.mean(0))) < 12
    assert strip.length >= np.hypot(*(corners[1] - corners[0]))


@pytest.mark.parametrize("shape", [(1, 1), (8, 900), (16, 16), (40, 24), (300, 300)])
@pytest.mark.parametrize("grey", [0, 127, 255])
def test_a_picture_of_any_size_without_bars_holds_none(shape: tuple[int, int], grey: int) -> None:
    assert rescued(np.full(shape, grey, np.uint8)) == {}


@pytest.mark.long  # as is the hunt of benchmarks.misreads
def test_surfaces_text_and_grids_hold_none() -> None:
    for picture in scenes.negatives(24, 11):
        assert [one for one in bars_attempts_whole(whole(picture)) if one.kinds] == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("EAN13", "5901234123457"),
        ("ITF", "00012345600012"),
        ("Code39", "PB-2611-000012-K"),
        ("Code93", "PB-2611-000012-K"),
        ("PDF417", PACK),
        ("DataMatrix", PACK),
        ("QRCode", PACK),
    ],
)
@pytest.mark.parametrize("degrees", [0, 17, 90, 200])
def test_other_symbols_are_not_taken_for_code_128(kind: str, text: str, degrees: float) -> None:
    drawn = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.__members__[kind]).to_image(scale=3)
    picture = np.pad(np.asarray(drawn, np.uint8), 60, constant_values=255)
    assert rescued(whole(picture).turned(degrees, "turned").picture) == {}


def test_photographs_are_read_as_what_they_say(shared: Path) -> None:
    listing = shared / "scan" / "manifest.csv"
    if not listing.is_file():
        pytest.skip("no photographs under ../shared/scan")
    twice = 0
    with listing.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
        # Of the other symbols a part is enough here: the hunt for wrong texts looks at them all.
        for row in [row for row in rows if row["format"] == "Code128"] + rows[::7]:
            picture = cv2.imread(str(shared / "scan" / row["file"]), cv2.IMREAD_GRAYSCALE)
            assert picture is not None
            # The largest are made smaller: this is about what the bars say, not about every pixel.
            view = whole(np.asarray(picture, np.uint8))
            found = rescued(view.scaled(min(1.0, 900 / max(picture.shape)), "smaller").picture)
            assert set(found) <= ({row["expected"]} if row["format"] == "Code128" else set()), row["file"]
            twice += any(len(stages) >= 2 for stages in found.values())
    # Bars of a whole picture, without the plain look that reads all 17: what is short, bent or steep is left.
    assert twice >= 12
