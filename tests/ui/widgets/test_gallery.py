"""Every control in every state: nothing cut, everything large enough, nothing told by colour alone."""

from collections.abc import Callable
from dataclasses import fields
from itertools import combinations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tests.ui.clip import look_of
from tests.ui.widgets.gallery import picture, say_in, shots
from ui.theme.paint import recording_cuts
from ui.theme.tokens import TOUCH_MM, Language, Look, Palette
from ui.widgets.big_button import BigButton, ButtonKind, ButtonState
from ui.widgets.checks import Check, Checks, ChecksState
from ui.widgets.class_mark import ClassMark, ClassMarkState, ClassShape
from ui.widgets.lamp import Lamp, LampKind, LampState
from ui.widgets.marks import Mark
from ui.widgets.notice import Notice, NoticeKind, NoticeState
from ui.widgets.painted import Touchable
from ui.widgets.tile import Tile, TileState
from ui.widgets.weight_state import WeightKind, WeightState
from ui.widgets.weight_view import WeightView

LEAST_SHAPE_PX = 60  # fewer differing px than this no eye sees

_DARK = {
    "ink",
    "quiet",
    "edge",
    "off_ink",
    "attention_ink",
    "hold_ink",
    "hold_fill",
    "bar",
    "stop",
    "practice",
}
_DARK |= {"on_action", "on_attention", "grey1", "grey2"}


def copier() -> Palette:
    """A palette as a black-and-white copier knows it: ink is black and every fill is white."""
    roles = {field.name: "#000000" if field.name in _DARK else "#ffffff" for field in fields(Palette)}
    return Palette(**roles)


@pytest.mark.parametrize(
    ("screen", "language", "tongue"),
    [
        ("full", Language.EN, "en"),
        ("full", Language.ZH, "zh"),
        ("low", Language.ZH, "zh"),
        ("small", Language.EN, "en"),
        ("small", Language.ZH, "zh"),
        ("full", Language.EN, "stretch"),
    ],
)
def test_no_word_is_cut(speak: Callable[[str], None], screen: str, language: Language, tongue: str) -> None:
    speak(tongue)
    look = look_of(screen, language)
    with recording_cuts() as cuts:
        for shot in shots(look, say_in(language, twice=tongue == "stretch")):
            picture(shot.widget, shot.size, look.palette.ground)
    assert [cut.text for cut in cuts] == []


@pytest.mark.parametrize("screen", ["full", "low", "small"])
def test_whatever_is_touched_is_large_enough(speak: Callable[[str], None], screen: str) -> None:
    speak("en")
    look = look_of(screen)
    least = look.mm(TOUCH_MM)
    touched = 0
    for shot in shots(look, say_in(Language.EN)):
        picture(shot.widget, shot.size, look.palette.ground)
        for control in (shot.widget, *shot.widget.findChildren(QWidget)):
            if isinstance(control, Touchable) and control.isVisibleTo(shot.widget):
                touched += 1
                assert control.face().width() >= least, (shot.name, control.accessibleName())
                assert control.face().height() >= least, (shot.name, control.accessibleName())
    assert touched > 50


def copied(widgets: list[QWidget], look: Look) -> list[QImage]:
    """Pictures of one size, the largest that any of them asks for."""
    size = QSize(0, 0)
    for widget in widgets:
        size = size.expandedTo(widget.sizeHint())
    return [picture(widget, size, look.palette.ground).toImage() for widget in widgets]


def difference(one: QImage, other: QImage) -> int:
    grey = QImage.Format.Format_Grayscale8
    left, right = one.convertToFormat(grey), other.convertToFormat(grey)
    assert left.size() == right.size()
    return sum(abs(a - b) > 100 for a, b in zip(rows_of(left), rows_of(right), strict=True))


def rows_of(image: QImage) -> bytes:
    """The px of a grey picture without the padding of its lines."""
    stride, buffer = image.bytesPerLine(), bytes(image.constBits())
    return b"".join(buffer[y * stride : y * stride + image.width()] for y in range(image.height()))


def _lamp(look: Look, kind: LampKind) -> QWidget:
    lamp = Lamp(look)
    lamp.render(LampState("scale", "x", kind, "x"))
    return lamp


def _notice(look: Look, kind: NoticeKind) -> QWidget:
    notice = Notice(look)
    notice.render(NoticeState(kind, "x"))
    return notice


def _check(look: Look, mark: Mark) -> QWidget:
    checks = Checks(look)
    checks.render(ChecksState("", (Check(mark, "x"),)))
    return checks


def _class(look: Look, shape: ClassShape) -> QWidget:
    mark = ClassMark(look)
    mark.render(ClassMarkState(shape))
    return mark


def _weight(look: Look, kind: WeightKind) -> QWidget:
    weight = WeightView(look)
    weight.render(WeightState(kind, "1" if kind is not WeightKind.NONE else ""))
    return weight


def _tile(look: Look, state: TileState) -> QWidget:
    tile = Tile(look)
    tile.render(state)
    return tile


def _button(look: Look, state: ButtonState, kind: ButtonKind = ButtonKind.SECONDARY) -> QWidget:
    button = BigButton(look, kind)
    button.render(state)
    return button


MAKERS: dict[str, Callable[[Look], list[QWidget]]] = {
    "lamp": lambda look: [_lamp(look, kind) for kind in LampKind],
    "notice": lambda look: [_notice(look, kind) for kind in NoticeKind],
    "check": lambda look: [_check(look, mark) for mark in Mark],
    "class": lambda look: [_class(look, shape) for shape in ClassShape],
    "weight": lambda look: [_weight(look, kind) for kind in WeightKind],
    "tile": lambda look: [
        _tile(look, state)
        for state in (TileState("x", "y"), TileState("x", "y", chosen=True), TileState("x", refusal="y"))
    ],
    "button": lambda look: [
        _button(look, state) for state in (ButtonState("x", "tick"), ButtonState("x", "tick", not_now=True))
    ],
}


@pytest.mark.parametrize("control", sorted(MAKERS))
def test_states_survive_a_black_and_white_copier(control: str, speak: Callable[[str], None]) -> None:
    speak("en")
    standing = look_of("full")
    look = Look.for_screen(
        standing.width_px,
        standing.height_px,
        standing.px_per_mm,
        Language.EN,
        practice=False,
        palette=copier(),
    )
    pictures = copied(MAKERS[control](look), look)
    assert len(pictures) > 1
    for one, other in combinations(pictures, 2):
        assert difference(one, other) >= LEAST_SHAPE_PX
    assert difference(pictures[0], pictures[0]) == 0
