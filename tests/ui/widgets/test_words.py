"""What comes from outside is shown as it is, made harmless; what we say ourselves is in one place."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.widgets.gallery import picture
from ui.theme.tokens import Look
from ui.widgets.code_plate import CodePlate, CodePlateState, Span
from ui.widgets.ink import LONGEST, shown
from ui.widgets.side_by_side import Pair


def test_what_cannot_be_seen_becomes_a_sign() -> None:
    assert shown("A\x1dB\u202eC\u200bD\nE\u2028F") == "A\ufffdB\ufffdC\ufffdD\ufffdE\ufffdF"
    assert shown("电池 <b>&amp;") == "电池 <b>&amp;"
    assert len(shown("x" * (LONGEST + 5))) == LONGEST


@pytest.mark.parametrize("text", ["", "A", "04QPB7A0012H0JC5K0000417", "\x00" * 50, "电" * 500, "W" * 5000])
@pytest.mark.parametrize("spans", [(), (Span(0, 3, "maker"), Span(2, 9, "over"), Span(90, 99, "past"))])
def test_any_code_gets_a_plate_that_is_high_enough(
    look: Look, small: Look, text: str, spans: tuple[Span, ...]
) -> None:
    for one in (look, small):
        plate = CodePlate(one)
        plate.render(CodePlateState(text, spans))
        height = plate.heightForWidth(800)
        assert height < one.height_px / 2
        plate.resize(800, height)
        picture(plate, plate.size(), one.palette.ground)


def test_a_plate_loses_no_sign_when_fields_overlap_or_leave_gaps(look: Look) -> None:
    plate = CodePlate(look)
    text = "0123456789ABCDEF"
    plate.render(CodePlateState(text, (Span(5, 8, "b"), Span(1, 6, "a"), Span(12, 99, "c"))))
    assert "".join(group.signs for row in plate._rows(300) for group in row) == text


def test_fields_that_say_the_same_do_not_differ() -> None:
    assert not Pair("Mass", "412.0 kg", "412.0 kg").differs
    assert Pair("Mass", "412.0 kg", "412.00 kg").differs


def test_controls_hold_no_colour_and_no_sheet() -> None:
    folder = Path(__file__).parents[3] / "ui" / "widgets"
    sources = list(folder.glob("*.py"))
    assert len(sources) > 20
    for source in sources:
        text = source.read_text(encoding="utf-8")
        assert not re.search(r"#[0-9A-Fa-f]{6}|setStyleSheet|tr\(f[\"']", text), source.name


def test_every_panel_speaks(look: Look) -> None:
    plate = CodePlate(look)
    plate.render(CodePlateState("ABC"))
    assert isinstance(plate, QWidget)
    assert plate.accessibleName() == "ABC"
