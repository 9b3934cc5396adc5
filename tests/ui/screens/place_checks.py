"""What holds for every place in every scene: nothing cut, nothing too small for a glove, nothing on top."""

from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.ui.clip import cut_words, let_go, look_of, picture
from tests.ui.screens.place_scenes import EMERGENCY, SCENES, window_of
from tests.ui.screens.plain_acts import plain_faults
from ui.screens.emergency.lead_panel import LeadPanel
from ui.shell.window import StationWindow
from ui.theme.tokens import TOUCH_MM, Language, Look
from ui.widgets.painted import HALO

SCREENS = ("full", "low", "small")
TONGUES = ("zh", "en", "stretch")


def scenes_of(room: str) -> tuple[str, ...]:
    """The scenes of one room."""
    return EMERGENCY if room == "emergency" else SCENES[room][1]


def look_for(screen: str, tongue: str) -> Look:
    """The look of a screen in a language."""
    return look_of(screen, Language.ZH if tongue == "zh" else Language.EN)


def check_room(room: str, look: Look) -> None:
    """Every scene of a room, in the language now spoken."""
    for scene in scenes_of(room):
        window = window_of(look, room, scene)
        assert [*cut_words(window), *plain_faults(window, room)] == [], scene
        _check_touch(window, look, scene)
        for stage in [window.place, *window.findChildren(LeadPanel)]:
            assert stage is not None
            _check_apart(stage, scene)
        let_go(window)


def _check_touch(window: StationWindow, look: Look, scene: str) -> None:
    picture(window)
    for button in window.findChildren(QAbstractButton):
        if button.isVisibleTo(window):
            halo = 2 * HALO if hasattr(button, "face") else 0
            least = look.mm(TOUCH_MM) - 1
            assert button.width() - halo >= least, (scene, button.accessibleName())
            assert button.height() - halo >= least, (scene, button.accessibleName())


def _check_apart(stage: QWidget, scene: str) -> None:
    """No part of a place lies on another or sticks out of the place."""
    parts = [part for part in stage.children() if isinstance(part, QWidget) and part.isVisibleTo(stage)]
    for number, part in enumerate(parts):
        assert stage.rect().contains(part.geometry()), (scene, part)
        for other in parts[number + 1 :]:
            assert not part.geometry().intersects(other.geometry()), (scene, part, other)


def ask(window: StationWindow, action: str) -> None:
    """Press a button of the rail."""
    button = window.findChild(QAbstractButton, action)
    assert button is not None, action
    button.click()


def told_words(widget: QWidget) -> list[str]:
    """Everything that a widget and its visible parts tell a screen reader."""
    parts = [part for part in widget.findChildren(QWidget) if part.isVisibleTo(widget)]
    return [part.accessibleName() for part in (widget, *parts) if part.accessibleName()]
