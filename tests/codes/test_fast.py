"""The fast path reads what the decoder can, gives the bytes, says where, and spreads its looks."""

import csv
from collections import Counter
from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp

from app.codes import zbar
from app.codes.draw import code128, data_matrix, qr
from app.codes.fast import SCHEDULE, FastPath
from app.codes.picture import Picture, grey, whole
from app.codes.sighting import Corners, Sighting, bounds, middle
from app.codes.still import decode_still
from app.domain.scan import Symbology
from tests.fakes.camera import framed, on_paper, turned

PACK = "04QCB76836300JBC40000903"
OTHER = "001CB31000000DD7R0312060"


def cycle(picture: Picture, *, known: tuple[Corners, ...] = ()) -> list[list[Sighting]]:
    """What each frame of one round of the schedule reads in a picture."""
    path = FastPath()
    return [path.see(picture, known=known) for _ in SCHEDULE]


def whole_round(picture: Picture) -> list[Sighting]:
    """What one round of the schedule reads."""
    return [seen for frame in cycle(picture) for seen in frame]


def laid(*symbols: tuple[Picture, tuple[int, int]], size: tuple[int, int] = (720, 1280)) -> Picture:
    """Papers on a grey bench; places are their left and top."""
    ground = np.full(size, 150, np.uint8)
    for paper, (left, top) in symbols:
        ground[top : top + paper.shape[0], left : left + paper.shape[1]] = paper
    return ground


def photographs(shared: Path) -> list[dict[str, str]]:
    listing = shared / "scan" / "manifest.csv"
    if not listing.is_file():
        pytest.skip("no photographs under ../shared/scan")
    with listing.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def expected_of(row: dict[str, str]) -> set[str]:
    return set(row["expected"].split("|")) if int(row["n_codes"]) > 1 else {row["expected"]}


def test_photographs_are_read_as_often_as_measured(shared: Path) -> None:
    """The floors are what zxing-cpp 3.1 alone was measured to read; every code that is believed is right."""
    right: Counter[str] = Counter()
    for row in photographs(shared):
        kind = row["file"].split("/")[0]
        picture = np.asarray(cv2.imread(str(shared / "scan" / row["file"]), cv2.IMREAD_GRAYSCALE), np.uint8)
        heard = {code.payload for code in decode_still(picture, 1000).codes}
        wanted = {text.encode() for text in expected_of(row)} | {
            text.encode("latin-1", "ignore") for text in expected_of(row)
        }
        right[kind] += len(heard & wanted)
        if kind in ("code128", "dpm", "many_in_one"):
            assert heard <= wanted, row["file"]
    assert right["code128"] >= 17
    assert right["many_in_one"] >= 30
    assert right["dpm"] >= 3
    assert right["datamatrix"] >= 57
    assert right["qrcode"] >= 64


def test_the_bytes_are_given_and_control_characters_stay_themselves() -> None:
    raw = b"[)>\x1e06\x1d1P4711\x1dS\xff\x00\x1e\x04"
    drawn = zxingcpp.create_barcode(raw, zxingcpp.BarcodeFormat.DataMatrix).to_image(scale=5)
    seen = FastPath().see(np.asarray(drawn, np.uint8))[0]
    assert seen.payload == raw
    assert seen.text == "[)>\x1e06\x1d1P4711\x1dS\xff\x00\x1e\x04"


def test_a_url_is_only_text() -> None:
    (seen,) = FastPath().see(on_paper(qr("https://battery.example/p?id=1", module_px=4)))
    assert (seen.text, seen.symbology) == ("https://battery.example/p?id=1", Symbology.QR)


@pytest.mark.parametrize("dark", [True, False])
def test_corners_are_pixels_of_the_frame_whatever_the_look(dark: bool) -> None:
    ground = laid((on_paper(data_matrix(PACK, module_px=6), margin=12), (500, 300)))
    seen_in = [frame for frame in cycle(ground if dark else 255 - ground) if frame]
    assert len(seen_in) >= (6 if dark else 1)
    black = np.argwhere(ground < 128)
    (top, left), (low, right) = black.min(axis=0), black.max(axis=0)
    for (seen,) in seen_in:
        box = bounds(seen.corners)
        assert np.abs(np.array(box) - (left, top, right, low)).max() <= 8


def test_every_kind_is_looked_for_within_two_frames_and_light_on_dark_within_the_round() -> None:
    square, bars, code = (
        on_paper(data_matrix(PACK, module_px=5)),
        on_paper(code128(OTHER, module_px=2, height_px=60)),
        on_paper(qr("QR-1", module_px=5)),
    )
    ground = laid((square, (40, 40)), (bars, (500, 60)), (code, (60, 420)))
    frames = cycle(ground)
    assert {seen.text for seen in [*frames[0], *frames[1]]} == {PACK, OTHER, "QR-1"}
    assert {seen.text for seen in [*frames[4], *frames[5]]} == {PACK, OTHER, "QR-1"}
    light = {seen.text for frame in cycle(255 - ground) for seen in frame}
    assert light == {PACK, OTHER, "QR-1"}


def test_a_slow_camera_gets_every_look_at_once() -> None:
    square = laid((on_paper(data_matrix(PACK, module_px=5)), (40, 40)))
    bars = 255 - laid((on_paper(code128(OTHER, module_px=2, height_px=60)), (500, 60)))
    both = np.vstack([square, bars])
    assert {seen.text for seen in FastPath().see(both, everything=True)} == {PACK, OTHER}


def test_known_places_are_not_read_again_and_others_are() -> None:
    ground = laid(
        (on_paper(data_matrix(PACK, module_px=5)), (40, 40)),
        (on_paper(data_matrix(OTHER, module_px=5)), (600, 300)),
    )
    known = next(seen.corners for seen in whole_round(ground) if seen.text == PACK)
    texts = {seen.text for frame in cycle(ground, known=(known,)) for seen in frame}
    assert texts == {OTHER}
    assert PACK in {seen.text for seen in whole_round(ground)}  # the picture itself was not painted on


def test_a_symbol_that_is_not_read_is_told_as_a_place() -> None:
    label = on_paper(data_matrix(PACK, module_px=6))
    label[60:110, 60:110] = 128  # more than its correction can bear
    ground = laid((label, (500, 300)))
    path = FastPath()
    assert path.see(ground) == []
    assert path.searched
    x, y = 500 + label.shape[1] / 2, 300 + label.shape[0] / 2
    assert any(np.hypot(*(np.array(middle(one.corners)) - (x, y))) < 30 for one in path.unread)
    path.see(ground)
    assert not path.searched


@pytest.mark.parametrize("degrees", range(6, 180, 14))
def test_tilted_bars_are_believed_where_they_are(degrees: int) -> None:
    bars = turned(on_paper(code128(PACK, module_px=3, height_px=90)), degrees)
    (seen,) = decode_still(bars).codes
    assert seen.text == PACK
    x, y = np.mean(np.array(seen.corners), axis=0)
    assert np.hypot(x - bars.shape[1] / 2, y - bars.shape[0] / 2) < 60


def test_the_second_decoder_reads_what_the_first_cannot() -> None:
    if zbar.decoder() is None:
        pytest.skip("this computer has no libzbar")
    wide = on_paper(code128(PACK, module_px=8, height_px=400), margin=200)
    small = cv2.resize(wide, None, fx=1.5 / 8, fy=1.5 / 8, interpolation=cv2.INTER_AREA)
    soft = np.asarray(cv2.GaussianBlur(small, (0, 0), 0.4), np.uint8)
    assert whole_round(soft) == []
    (seen,) = zbar.read(whole(soft), (Symbology.CODE128,))
    assert (seen.text, seen.symbology, seen.decoder) == (PACK, Symbology.CODE128, "pyzbar")
    assert [code.text for code in decode_still(soft).codes] == [PACK]


def test_grey_and_colour_frames_read_alike() -> None:
    drawn = on_paper(qr(PACK, module_px=4))
    colour = np.asarray(cv2.cvtColor(drawn, cv2.COLOR_GRAY2BGR), np.uint8)
    assert FastPath().see(grey(framed(drawn))) == FastPath().see(grey(framed(colour)))


@pytest.mark.parametrize("size", [(1, 1), (2, 400), (16, 16), (17, 40)])
def test_a_sliver_of_a_picture_holds_nothing(size: tuple[int, int]) -> None:
    picture = np.full(size, 128, np.uint8)
    assert whole_round(picture) == []
    assert FastPath().see(picture, everything=True) == []
    assert decode_still(picture).codes == ()


def test_small_modules_of_a_twelve_megapixel_photograph_are_kept() -> None:
    rng = np.random.default_rng(3)
    ground = cv2.GaussianBlur(rng.normal(140, 30, (3000, 4000)).clip(0, 255), (0, 0), 3).astype(np.uint8)
    label = on_paper(data_matrix(PACK, module_px=3))
    ground[1400 : 1400 + label.shape[0], 2500 : 2500 + label.shape[1]] = label
    path = FastPath()
    assert PACK in {seen.text for _ in range(2) for seen in path.see(ground)}
    assert PACK in {seen.text for seen in decode_still(ground).codes}
