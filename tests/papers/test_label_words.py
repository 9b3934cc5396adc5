"""What a label says can be read, is whole or visibly cut, and cannot be turned against printer or reader."""

import shutil
import subprocess
import unicodedata
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.label import Label
from app.papers.label_layout import LabelSize, Words, lay_out
from app.papers.label_pdf import label_pdf
from app.papers.label_picture import LABEL_SIZE, draw_label
from app.papers.label_words import MISSING, UNSEEN, fitted, grouped, printable, width
from app.papers.label_zpl import label_zpl
from app.papers.typefaces import has_glyph
from tests.fakes.labels import LABELS, MODULE, PLANT, ZPL, with_value
from tests.hostile import HOSTILE


def poppler(name: str) -> str:
    """The full path of one of its programs, or the test is skipped."""
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"{name} (poppler-utils) is not on this computer")
    return program


def read_back(pdf: bytes) -> str:
    """The text of a PDF as another program extracts it."""
    done = subprocess.run(
        [poppler("pdftotext"), "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode()


def words(label: Label, size: LabelSize = LABEL_SIZE) -> list[str]:
    """Every line of text that stands on it."""
    return [piece.text for piece in lay_out(label, size, PLANT).pieces if isinstance(piece, Words)]


def test_everything_ordered_stands_on_it() -> None:
    for label in LABELS.values():
        shown = " ".join(words(label))
        for zh, en, value in label.lines:
            assert f"{zh} {en}" in shown
            assert value in shown.replace("  ", " ") or value in shown
        assert f"{label.title_zh} {label.title_en}" in shown
        assert label.job in shown
        assert "…" not in shown


def test_the_time_is_the_plants() -> None:
    assert "2026-11-02 16:31+08:00" in " ".join(words(MODULE))


def test_a_reprint_says_so_and_an_original_does_not() -> None:
    assert "补打 2  reprint 2" in words(MODULE)
    assert "补打 12  reprint 12" in words(replace(MODULE, print_no=12))
    assert not [text for text in words(replace(MODULE, print_no=1)) if "补打" in text]


def test_practice_says_so_and_production_does_not() -> None:
    assert "练习 PRACTICE" in words(MODULE)
    assert "练习 PRACTICE" not in words(replace(MODULE, practice=False))
    band = np.asarray(draw_label(MODULE, zone=PLANT))[24:68, 24:200]
    assert 0.2 < 1 - band.mean() < 0.6  # hatched: neither a plain area nor empty


def test_codes_are_grouped_for_the_eye_with_the_check_character_apart() -> None:
    assert grouped("MD00000123T") == ("MD 0000 0123", "T")
    assert grouped("BN00016") == ("BN 0001", "6")
    assert grouped("001PE0XT00001DABD0800004") == ("001P E0XT 0000 1DAB D080 0004", "")


def test_the_pdf_is_read_back_as_text_with_its_fonts_inside() -> None:
    for label in LABELS.values():
        pdf = label_pdf(label, zone=PLANT)
        text = read_back(pdf)
        for part in (label.title_zh, label.title_en, label.lines[0][0], label.lines[0][2], label.job):
            assert part in text
        groups, check = grouped(label.text)
        assert f"{groups} {check}" in " ".join(text.split())
        done = subprocess.run([poppler("pdffonts"), "-"], input=pdf, capture_output=True, check=True)
        fonts = [line.split()[-5:-2] for line in done.stdout.decode().splitlines()[2:]]
        assert fonts == [["yes", "yes", "yes"]] * 2  # embedded, a subset, with a map back to Unicode


def test_no_sign_of_our_own_words_is_missing_in_the_typeface() -> None:
    for label in LABELS.values():
        for text in words(label):
            assert MISSING not in text
            assert all(has_glyph(sign) for sign in text)


def test_chinese_is_drawn_sign_by_sign() -> None:
    drawn = {value: draw_label(with_value(value), zone=PLANT).tobytes() for value in "电池模块包隔离"}
    assert len(set(drawn.values())) == len(drawn)


def test_what_cannot_be_seen_becomes_a_mark_that_can() -> None:
    assert (
        printable("NUL\0 line\r\nnext \u202edesrever \ud800")
        == f"NUL{UNSEEN} line{UNSEEN * 2}next {UNSEEN}desrever {UNSEEN}"
    )
    assert printable("🔋 电池") == f"{MISSING} 电池"
    assert printable("e\u0301\u0301") == f"é{MISSING}"
    assert printable("\u3000\u00a0") == "  "


@given(st.text(max_size=300))
def test_any_text_becomes_one_line_of_drawable_signs(text: str) -> None:
    line = printable(text)
    assert all(has_glyph(sign) and unicodedata.category(sign)[0] != "C" for sign in line)
    kept, em = fitted(line, 200.0, em=34, least_em=20, bold=True)
    assert width(kept, em, bold=True) <= 200.0
    assert kept == line or kept.endswith("…")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_value_stays_in_its_place(text: str) -> None:
    plain = np.asarray(draw_label(with_value(""), zone=PLANT))
    hostile = np.asarray(draw_label(with_value(text), zone=PLANT))
    ys, xs = np.nonzero(plain != hostile)
    # The row of the second line, between its caption and the square symbol.
    assert not ys.size or (ys.min() > 160 and ys.max() < 206 and xs.min() > 200 and xs.max() < 640)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_command_no_printer_and_break_no_page(text: str) -> None:
    label = replace(
        MODULE, job=text, title_zh=text, title_en=text, lines=((text, text, text),) * 4, practice=False
    )
    assert ZPL.fullmatch(label_zpl(label))
    pdf = label_pdf(label)
    assert pdf == label_pdf(label)
    assert pdf.count(b"/Type /Page\n") == 1
    assert b"/JavaScript" not in pdf
    assert b"/URI" not in pdf


def test_hostile_values_are_read_back_as_letters() -> None:
    for text in (
        "<para>x</para>",
        "^XA^FDx^XZ",
        "(paren\\) Tj ET",
        "&amp; <b>",
    ):
        assert text in read_back(label_pdf(with_value(text)))


def test_a_long_value_is_cut_with_an_ellipsis() -> None:
    shown = [text for text in words(with_value("汉" * 3000)) if text.startswith("汉")]
    assert len(shown) == 1
    assert shown[0].endswith("…")


def test_a_whole_battery_code_is_never_cut() -> None:
    for code in ("001PE0XT00001DABD0800004", "ABCDEFGHJKLMNPRSTVWXY012"):
        assert code in words(with_value(code))


def test_lines_that_have_no_room_are_counted() -> None:
    label = replace(MODULE, lines=tuple((f"行{n}", f"row {n}", str(n)) for n in range(9)))
    shown = words(label)
    left_out = [text for text in shown if text.startswith("+")]
    assert len(left_out) == 1
    rows = sum(f"行{n} row {n}" in shown for n in range(9))
    assert rows + int(left_out[0]) == 9
    assert rows >= 3
