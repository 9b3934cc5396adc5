"""One look reads what the named decoders can, gives the bytes, and says where."""

import csv
from collections import Counter
from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp

from app.codes import zbar
from app.codes.draw import code128, data_matrix, qr
from app.codes.fast import decode
from app.codes.looks import FRAME, FULL, HALF, TILTS, TURNED, TWICE, Stage, still_stages
from app.codes.settle import Settling
from app.domain.scan import Symbology
from tests.fakes.camera import framed, moment, on_paper, turned

PACK = "04QCB76836300JBC40000903"


def photographs(shared: Path) -> list[dict[str, str]]:
    listing = shared / "scan" / "manifest.csv"
    if not listing.is_file():
        pytest.skip("no photographs under ../shared/scan")
    with listing.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def expected_of(row: dict[str, str]) -> set[str]:
    return set(row["expected"].split("|")) if int(row["n_codes"]) > 1 else {row["expected"]}


def test_photographs_are_read_as_often_as_measured(shared: Path) -> None:
    """The floor is what was measured with zxing-cpp 3.1 on these sets; every code that settles is right."""
    right: Counter[str] = Counter()
    for row in photographs(shared):
        kind = row["file"].split("/")[0]
        picture = np.asarray(cv2.imread(str(shared / "scan" / row["file"])), np.uint8)
        settling = Settling(simulated=True)
        heard = set()
        for stage in still_stages(max(picture.shape)):
            codes, _ = settling.see(decode(framed(picture), stage), moment(0), picture=1)
            heard |= {code.payload for code in codes}
            if kind != "code128" and len(heard) >= int(row["n_codes"]):
                break
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
    (seen,) = decode(framed(np.asarray(drawn, np.uint8)))
    assert seen.payload == raw
    assert seen.text == "[)>\x1e06\x1d1P4711\x1dS�\x00\x1e\x04"


def test_a_url_is_only_text() -> None:
    (seen,) = decode(framed(on_paper(qr("https://battery.example/p?id=1", module_px=4))))
    assert (seen.text, seen.symbology) == ("https://battery.example/p?id=1", Symbology.QR)


@pytest.mark.parametrize("stage", [FRAME, FULL, TURNED, HALF, TWICE], ids=lambda stage: stage.name)
def test_corners_are_pixels_of_the_frame_whatever_the_stage(stage: Stage) -> None:
    symbol = data_matrix(PACK, module_px=6)
    ground = np.full((600, 900), 255, np.uint8)
    grey = np.frombuffer(symbol.rows, np.uint8).reshape(symbol.height, symbol.width)
    ground[300 : 300 + symbol.height, 500 : 500 + symbol.width] = grey
    (seen,) = decode(framed(ground), stage)
    xs, ys = zip(*seen.corners, strict=True)
    black = np.argwhere(ground < 128)
    (top, left), (low, right) = black.min(axis=0), black.max(axis=0)
    assert abs(min(xs) - left) <= 8
    assert abs(max(xs) - right) <= 8
    assert abs(min(ys) - top) <= 8
    assert abs(max(ys) - low) <= 8


@pytest.mark.parametrize("degrees", range(6, 180, 14))
def test_tilted_bars_are_read_in_two_stages(degrees: int) -> None:
    bars = turned(on_paper(code128(PACK, module_px=3, height_px=90)), degrees)
    frame = framed(bars)
    reads = [seen for stage in (FRAME, *TILTS) for seen in decode(frame, stage)]
    assert {seen.text for seen in reads} == {PACK}
    assert len({seen.stage for seen in reads}) >= 2
    middle = bars.shape[0] / 2
    for seen in reads:
        x, y = np.mean(np.array(seen.corners), axis=0)
        assert abs(x - middle) < 60
        assert abs(y - middle) < 60


def test_the_second_decoder_reads_what_the_first_cannot() -> None:
    if zbar.decoder() is None:
        pytest.skip("this computer has no libzbar")
    wide = on_paper(code128(PACK, module_px=8, height_px=400), margin=200)
    small = cv2.resize(wide, None, fx=1.5 / 8, fy=1.5 / 8, interpolation=cv2.INTER_AREA)
    frame = framed(np.asarray(cv2.GaussianBlur(small, (0, 0), 0.4), np.uint8))
    plain = decode(frame, Stage("plain"))
    (seen,) = decode(frame, FRAME)
    assert plain == []
    assert (seen.text, seen.symbology, seen.decoder) == (PACK, Symbology.CODE128, "pyzbar")


def test_grey_and_colour_frames_read_alike() -> None:
    grey = on_paper(qr(PACK, module_px=4))
    colour = np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)
    assert decode(framed(grey)) == decode(framed(colour))


@pytest.mark.parametrize("size", [(1, 1), (2, 400), (16, 16), (17, 40)])
def test_a_sliver_of_a_picture_holds_nothing(size: tuple[int, int]) -> None:
    frame = framed(np.full(size, 128, np.uint8))
    assert [decode(frame, stage) for stage in still_stages(400)] == [[]] * len(still_stages(400))


def test_small_modules_of_a_twelve_megapixel_photograph_are_kept() -> None:
    rng = np.random.default_rng(3)
    ground = cv2.GaussianBlur(rng.normal(140, 30, (3000, 4000)).clip(0, 255), (0, 0), 3).astype(np.uint8)
    label = on_paper(data_matrix(PACK, module_px=3))
    ground[1400 : 1400 + label.shape[0], 2500 : 2500 + label.shape[1]] = label
    stages = still_stages(4000)
    assert PACK in {seen.text for stage in stages[:2] for seen in decode(framed(ground), stage)}
