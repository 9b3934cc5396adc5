"""The window's life: Qt is made, the face is built, the one event loop runs until the window closes."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui import i18n
from ui.application.doors import Bridges, Doors
from ui.application.face import Face
from ui.application.robot import Robot, Story
from ui.theme.fonts import load_fonts, standing_font
from ui.theme.tokens import DIM, LIGHT, Language, Look


@dataclass(frozen=True, slots=True)
class Screen:
    """The display as the settings give it: pixels, pixels per millimetre, dim hall, whole screen."""

    width_px: int
    height_px: int
    px_per_mm: float
    dim: bool = False
    full_screen: bool = False


def make_application() -> QApplication:
    """Qt with our type; call once per process, before anything else of the face."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nobody else makes one
    app.setStyle("Fusion")
    app.setApplicationName("Packbench")
    load_fonts()
    app.setFont(standing_font())
    return app


def first_look(screen: Screen, *, practice: bool, language: Language = Language.ZH) -> Look:
    """How the screen looks before anybody has signed in."""
    return Look.for_screen(
        screen.width_px,
        screen.height_px,
        screen.px_per_mm,
        language,
        practice=practice,
        palette=DIM if screen.dim else LIGHT,
    )


def fitted(app: QApplication, screen: Screen) -> Screen:
    """The screen as it can really be shown: on a smaller panel everything shrinks alike, and fills it.

    The face is drawn for a known panel; a window frame around it would push the emergency bar out.
    """
    if app.platformName() == "offscreen":
        return screen
    panel = app.primaryScreen().size()
    factor = min(1.0, panel.width() / screen.width_px, panel.height() / screen.height_px)
    room = app.primaryScreen().availableSize()
    whole = room.width() <= screen.width_px or room.height() <= screen.height_px
    return replace(
        screen,
        width_px=round(screen.width_px * factor),
        height_px=round(screen.height_px * factor),
        px_per_mm=screen.px_per_mm * factor,
        full_screen=screen.full_screen or whole,
    )


def build_face(
    app: QApplication, screen: Screen, doors: Doors, bridges: Bridges, language: Language = Language.ZH
) -> Face:
    """The face on its window, not yet shown."""
    i18n.install(app, language.value)
    face = Face(app, first_look(screen, practice=doors.practice, language=language), doors, bridges)
    face.window.resize(screen.width_px, screen.height_px)
    face.window.setWindowTitle("Packbench")
    return face


class _Presence(QObject):
    """Touch, keys and mouse anywhere say that somebody is at the station."""

    def __init__(self, face: Face) -> None:
        super().__init__(face)
        self._face = face

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only looks."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress):
            self._face.somebody_is_here()
        return False


def run_window(app: QApplication, face: Face, screen: Screen, closed: Callable[[], None]) -> int:
    """Show the window and run until it is closed; `closed` runs while Qt still lives."""
    app.installEventFilter(_Presence(face))
    if screen.full_screen:
        face.window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        face.window.showFullScreen()
    else:
        face.window.show()
    face.begin()
    app.aboutToQuit.connect(closed)
    return app.exec()


def run_alone(app: QApplication, page: QWidget, screen: Screen) -> None:
    """Show a page that needs no station, and run until it is closed."""
    if screen.full_screen:
        page.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        page.showFullScreen()
    else:
        page.show()
    app.exec()


def play(app: QApplication, face: Face, robot: Robot) -> Story | str:
    """Let the automatic operator work without a display; its story, or what went wrong."""
    outcome: list[Story | str] = []
    robot.done.connect(outcome.append)
    robot.failed.connect(outcome.append)
    robot.done.connect(app.quit)
    robot.failed.connect(app.quit)
    app.aboutToQuit.connect(face.end)
    face.window.show()
    face.begin()
    robot.begin()
    app.exec()
    return outcome[0] if outcome else "the window was closed"
