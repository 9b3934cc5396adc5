"""Both symbols on a label are read back as its code, from every medium it is printed on."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.codes.draw import QUIET_MODULES, code128
from app.domain.label import Label
from app.domain.own_label import ALPHABET, Prefix, mint
from app.papers.label_layout import LabelSize, Stamp, lay_out
from app.papers.label_pdf import label_pdf
from app.papers.label_picture import LABEL_SIZE, draw_label, label_png
from app.papers.label_tspl import _harmless, label_tspl
from app.papers.label_zpl import label_zpl
from tests.fakes.labels import LABELS, MODULE, PLANT, QUARANTINE, TSPL, Burnt, both_symbols, burnt, burnt_tspl

TEXTS = st.builds(mint, st.sampled_from(Prefix), st.text(ALPHABET, min_size=1, max_size=10))
EVERY = pytest.mark.parametrize("label", LABELS.values(), ids=LABELS)


def dots(label: Label, dpi: int = 203) -> Burnt:
    """The picture as the eye of a decoder sees it."""
    return Burnt(np.asarray(draw_label(label, zone=PLANT, dpi=dpi).convert("L")))


def page(pdf: bytes, folder: Path, *, dpi: float) -> Burnt:
    """The PDF's only page as another program draws it."""
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip("pdftoppm (poppler-utils) is not on this computer")
    command = [program, "-r", str(dpi), "-gray", "-singlefile", "-", str(folder / "page")]
    subprocess.run(command, input=pdf, check=True)
    grey = cv2.imread(str(folder / "page.pgm"), cv2.IMREAD_GRAYSCALE)
    assert grey is not None
    return Burnt(np.asarray(grey, np.uint8))


@EVERY
def test_read_back_from_the_dots(label: Label) -> None:
    assert dots(label).codes == both_symbols(label)


@EVERY
def test_read_back_from_what_the_printer_is_sent(label: Label) -> None:
    sent = burnt(label_zpl(label, zone=PLANT))
    assert np.array_equal(sent.grey, dots(label).grey)
    assert sent.codes == both_symbols(label)


@EVERY
@pytest.mark.parametrize("dpi", [203, 300])
def test_read_back_from_both_languages_at_both_heads(label: Label, dpi: int) -> None:
    zpl = burnt(label_zpl(label, zone=PLANT, dpi=dpi))
    tspl = burnt_tspl(label_tspl(label, zone=PLANT, dpi=dpi))
    for sent in (zpl, tspl):
        high, wide = sent.grey.shape
        assert wide * 25.4 / dpi >= 99.5, "a label of 100 mm"
        assert wide <= -(-round(100 / 25.4 * dpi) // 8) * 8, "filled up to a whole byte of dots, no further"
        assert 59.5 <= high * 25.4 / dpi <= 60.1, "by 60 mm"
        assert sent.codes == both_symbols(label)


@EVERY
@pytest.mark.parametrize("dpi", [203, 300])
def test_both_languages_print_the_same_dots(label: Label, dpi: int) -> None:
    zpl = burnt(label_zpl(label, zone=PLANT, dpi=dpi)).grey
    tspl = burnt_tspl(label_tspl(label, zone=PLANT, dpi=dpi)).grey
    assert tspl[:, zpl.shape[1] :].all(), "what fills the last byte is paper"
    assert (tspl[:, : zpl.shape[1]] != zpl).sum() <= 8, "more than a few dots were turned over"


@settings(max_examples=40)
@given(TEXTS, st.text(max_size=60), st.sampled_from([203, 300]))
def test_no_picture_in_tspl_has_what_a_printer_obeys_at_once(text: str, value: str, dpi: int) -> None:
    label = replace(MODULE, text=text, lines=(("净重", "Net", value),))
    picture = TSPL.fullmatch(label_tspl(label, zone=PLANT, dpi=dpi))
    assert picture
    assert b"\x1b!" not in picture["rows"]
    assert b"~!" not in picture["rows"]


def test_a_pair_that_a_printer_obeys_at_once_loses_one_dot() -> None:
    rows = b"\xff\x1b!R~!D\x1b\x1b!!\xff"
    assert _harmless(rows) == b"\xff\x1b#R~#D\x1b\x1b#!\xff"


def test_a_head_nobody_measured_is_refused() -> None:
    with pytest.raises(ValueError, match=r"label\.head"):
        draw_label(MODULE, dpi=600)


@EVERY
@pytest.mark.parametrize("dpi", [150, 203.2, 300])
def test_read_back_from_the_pdf(label: Label, dpi: float, tmp_path: Path) -> None:
    assert page(label_pdf(label, zone=PLANT), tmp_path, dpi=dpi).codes == both_symbols(label)


@EVERY
def test_pdf_and_dots_are_the_same_label(label: Label, tmp_path: Path) -> None:
    drawn = page(label_pdf(label, zone=PLANT), tmp_path, dpi=203.2).grey
    burning = dots(label).grey
    drawn = drawn[: burning.shape[0], : burning.shape[1]]  # a page may be rounded up by a pixel
    # Letters are smoothed in one and not in the other; what stands in the wrong place differs altogether.
    wrong = (cv2.blur(drawn, (5, 5)).astype(int) - cv2.blur(burning, (5, 5)).astype(int)).__abs__() > 110
    assert wrong.mean() < 0.001


@settings(max_examples=30)
@given(TEXTS)
def test_every_code_of_ours_is_read_back(text: str) -> None:
    label = replace(MODULE, text=text)
    assert dots(label).codes == both_symbols(label)


@settings(max_examples=60)
@given(TEXTS, st.booleans())
def test_modules_are_whole_dots_and_quiet_zones_stay_white(text: str, practice: bool) -> None:
    label = replace(MODULE, text=text, practice=practice)
    layout = lay_out(label, LABEL_SIZE, PLANT)
    bars, square = sorted(
        (piece for piece in layout.pieces if isinstance(piece, Stamp)), key=lambda stamp: -stamp.symbol.width
    )
    module = bars.symbol.width // code128(text, module_px=1, height_px=1).width
    assert bars.symbol.rows == code128(text, module_px=module, height_px=bars.symbol.height).rows
    assert module >= 3  # 0.375 mm: all our codes, the longest too
    grey = dots(label).grey
    for stamp, quiet in ((bars, QUIET_MODULES * module), (square, 4)):
        assert stamp.x >= 0
        assert stamp.x + stamp.symbol.width <= layout.width
        area = grey[stamp.y : stamp.y + stamp.symbol.height, stamp.x : stamp.x + stamp.symbol.width]
        drawn = np.frombuffer(stamp.symbol.rows, np.uint8).reshape(area.shape)
        assert np.array_equal(area, drawn)
        assert area[:, :quiet].all()
        assert area[:, -quiet:].all()


@pytest.mark.parametrize(
    "size", [LabelSize(100, 60), LabelSize(100, 80), LabelSize(90, 60), LabelSize(148, 105)]
)
def test_other_stock(size: LabelSize) -> None:
    picture = draw_label(QUARANTINE, size, PLANT)
    assert picture.size == (size.width_mm * 8, size.height_mm * 8)
    assert Burnt(np.asarray(picture.convert("L"))).codes == both_symbols(QUARANTINE)


@pytest.mark.parametrize("size", [LabelSize(40, 60), LabelSize(100, 30), LabelSize(1, 1)])
def test_stock_that_is_too_small_is_refused(size: LabelSize) -> None:
    with pytest.raises(ValueError, match=r"label\.too_small"):
        draw_label(MODULE, size)


def test_a_code_that_no_symbol_can_carry_is_refused() -> None:
    for text in ("", "电池", "\0" * 300):
        with pytest.raises(ValueError, match=r"draw\.unencodable|label\.too_small"):
            label_pdf(replace(MODULE, text=text))


def test_the_same_label_is_the_same_bytes_and_another_is_not() -> None:
    for draw in (label_pdf, label_zpl, label_png):
        assert draw(MODULE, zone=PLANT) == draw(MODULE, zone=PLANT)
        assert draw(MODULE, zone=PLANT) != draw(replace(MODULE, print_no=3), zone=PLANT)
