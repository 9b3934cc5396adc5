"""What a hand or a keyboard means arrives as one signal."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.widgets.gallery import picture
from ui.theme.tokens import Look
from ui.widgets.big_button import BigButton, ButtonKind, ButtonState
from ui.widgets.keys import Key
from ui.widgets.number_pad import NumberPad, NumberPadState
from ui.widgets.text_pad import TextPad, TextPadState
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState


class Heard:
    """Keeps what a signal carried."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __call__(self, word: str = "") -> None:
        self.words.append(word)


def shown(qtbot: QtBot, widget: BigButton | NumberPad | TextPad | TileGrid) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.resize(widget.sizeHint())
    qtbot.waitExposed(widget)


def key(pad: NumberPad | TextPad, name: str) -> Key:
    return next(one for one in pad.findChildren(Key) if one.accessibleName() == name)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.mark.parametrize("pressed", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_reports_mouse_and_keys_alike(
    qtbot: QtBot, look: Look, heard: Heard, pressed: Qt.Key
) -> None:
    button = BigButton(look, ButtonKind.PRIMARY)
    button.render(ButtonState("Weigh", "scale"))
    button.meant.connect(heard)
    shown(qtbot, button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(heard.words) == 1
    qtbot.keyClick(button, pressed)
    assert len(heard.words) == 2


def test_a_button_that_is_not_now_is_deaf_and_says_why(qtbot: QtBot, look: Look, heard: Heard) -> None:
    button = BigButton(look, ButtonKind.PRIMARY)
    button.render(ButtonState("Weigh", second="nothing on the scale", not_now=True))
    button.meant.connect(heard)
    shown(qtbot, button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.click()
    assert heard.words == []
    assert button.accessibleName() == "Weigh, nothing on the scale"


def test_focus_never_wanders_onto_what_gives_something_up(look: Look) -> None:
    for kind in ButtonKind:
        wanders = BigButton(look, kind).focusPolicy() & Qt.FocusPolicy.TabFocus
        assert bool(wanders) is (kind is not ButtonKind.DANGER)


def test_focus_draws_a_ring_outside_the_face(qtbot: QtBot, look: Look) -> None:
    button = BigButton(look, ButtonKind.SECONDARY)
    button.render(ButtonState("Back"))
    shown(qtbot, button)
    edge = QPoint(button.width() // 2, 2)
    ground = look.palette.ground
    button.clearFocus()
    before = picture(button, button.size(), ground).toImage().pixelColor(edge)
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    after = picture(button, button.size(), ground).toImage().pixelColor(edge)
    assert before.name().upper() == ground
    assert after.name().upper() == look.palette.ink


def test_figures_are_entered_by_touch(qtbot: QtBot, look: Look, heard: Heard) -> None:
    pad = NumberPad(look)
    pad.render(NumberPadState("PIN"))
    pad.entered.connect(heard)
    shown(qtbot, pad)
    for name in ("1", "2", "9", "Take back", "3", "4"):
        qtbot.mouseClick(key(pad, name), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(key(pad, "Enter"), Qt.MouseButton.LeftButton)
    assert heard.words == ["1234"]


def test_figures_are_entered_by_keyboard_and_leave_no_trace(qtbot: QtBot, look: Look, heard: Heard) -> None:
    pad = NumberPad(look)
    pad.render(NumberPadState("PIN", most=5))
    pad.entered.connect(heard)
    shown(qtbot, pad)
    qtbot.keyClicks(pad, "12a")
    qtbot.keyClick(pad, Qt.Key.Key_Return)
    assert heard.words == []
    qtbot.keyClicks(pad, "34567")
    names = [child.accessibleName() for child in pad.children() if hasattr(child, "accessibleName")]
    assert not any("12345" in name for name in names)
    qtbot.keyClick(pad, Qt.Key.Key_Enter)
    qtbot.keyClick(pad, Qt.Key.Key_Enter)
    assert heard.words == ["12345"]


def test_a_masked_field_shows_how_many_and_not_which(qtbot: QtBot, look: Look) -> None:
    pictures = []
    for figures in ("1111", "9999", "999"):
        pad = NumberPad(look)
        pad.render(NumberPadState("PIN"))
        shown(qtbot, pad)
        qtbot.keyClicks(pad, figures)
        pictures.append(picture(pad, pad.size(), look.palette.ground).toImage())
    assert pictures[0] == pictures[1]
    assert pictures[0] != pictures[2]


def test_another_question_empties_the_field(qtbot: QtBot, look: Look, heard: Heard) -> None:
    pad = NumberPad(look)
    pad.render(NumberPadState("Number"))
    pad.entered.connect(heard)
    shown(qtbot, pad)
    qtbot.keyClicks(pad, "1234")
    pad.render(NumberPadState("Number"))
    pad.render(NumberPadState("PIN"))
    pad.enter()
    assert heard.words == []


def test_a_code_is_typed_by_touch_and_keyboard_in_capitals(qtbot: QtBot, look: Look, heard: Heard) -> None:
    pad = TextPad(look)
    pad.render(TextPadState("Code", most=5))
    changes = Heard()
    pad.changed.connect(changes)
    pad.entered.connect(heard)
    shown(qtbot, pad)
    qtbot.mouseClick(key(pad, "Q"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(pad, "b7xyz")
    qtbot.keyClick(pad, Qt.Key.Key_Backspace)
    qtbot.keyClick(pad, Qt.Key.Key_Return)
    assert changes.words == ["Q", "QB", "QB7", "QB7X", "QB7XY", "QB7X"]
    assert heard.words == ["QB7X"]


def test_a_refused_code_cannot_be_entered(qtbot: QtBot, look: Look, heard: Heard) -> None:
    pad = TextPad(look)
    pad.render(TextPadState("Code", text="AB", refusal="too short"))
    pad.entered.connect(heard)
    shown(qtbot, pad)
    pad.enter()
    qtbot.mouseClick(key(pad, "Enter"), Qt.MouseButton.LeftButton)
    assert heard.words == []


def test_every_letter_and_figure_can_be_reached_on_every_screen(
    qtbot: QtBot, look: Look, small: Look
) -> None:
    for one in (look, small):
        pad = TextPad(one)
        pad.render(TextPadState("Code"))
        shown(qtbot, pad)
        reached: set[str] = set()
        for _ in range(8):
            reached |= {sign.accessibleName() for sign in pad.findChildren(Key) if sign.isVisible()}
            pad.turn_page()
        assert set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.") <= reached


def test_a_tile_reports_its_id_and_keeps_focus_when_states_change(
    qtbot: QtBot, look: Look, heard: Heard, tiles: Callable[..., TileGridState]
) -> None:
    grid = TileGrid(look)
    grid.render(tiles())
    grid.chosen.connect(heard)
    shown(qtbot, grid)
    kept = grid.tile("no")
    qtbot.mouseClick(kept, Qt.MouseButton.LeftButton)
    grid.render(tiles(chosen="no"))
    assert heard.words == ["no"]
    assert grid.tile("no") is kept
    assert kept.accessibleName() == "No, chosen"


@pytest.fixture
def tiles() -> Callable[..., TileGridState]:
    def made(chosen: str = "") -> TileGridState:
        names = (("yes", "Yes"), ("no", "No"))
        return TileGridState(tuple((id_, TileState(name, chosen=id_ == chosen)) for id_, name in names))

    return made
