"""Finding words that are cut: painted ones by the recorder, Qt's own by their metrics."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ui.theme.paint import recording_cuts
from ui.theme.tokens import DIM, LIGHT, Language, Look

SCREENS_AND_TONGUES = tuple(
    pytest.param(screen, spoken, marks=() if gate else pytest.mark.long, id=f"{screen}-{spoken}")
    for screen, spoken, gate in (
        ("full", "zh", True),
        ("full", "en", False),
        ("full", "stretch", False),
        ("low", "zh", False),
        ("low", "en", False),
        ("low", "stretch", True),
        ("small", "zh", True),
        ("small", "en", True),
        ("small", "stretch", False),
    )
)
"""Every screen in every tongue; the gate looks where words are most likely to be cut."""


def look_of(name: str, language: Language = Language.EN, *, practice: bool = True, dim: bool = False) -> Look:
    """One of the three screens the face is made for: "full" 21.5 inch, "low" 15.6, "small" 10.1."""
    width, height, density = {
        "full": (1920, 1080, 4.03),
        "low": (1920, 1080, 5.56),
        "small": (1280, 800, 5.88),
    }[name]
    palette = DIM if dim else LIGHT
    return Look.for_screen(width, height, density, language, practice=practice, palette=palette)


def picture(widget: QWidget) -> QPixmap:
    """The widget as it is painted."""
    return widget.grab()


def let_go(window: QWidget) -> None:
    """Delete a window now: a test that opens many must not hold the pixels of all."""
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def cut_words(widget: QWidget) -> list[str]:
    """Every piece of text in the widget that does not fit where it stands."""
    with recording_cuts() as cuts:
        picture(widget)
    found = [f"{cut.text!r} needs {cut.needed_width:.0f}x{cut.needed_height:.0f} px" for cut in cuts]
    for child in [widget, *widget.findChildren(QWidget)]:
        found += _cut_in(child)
    return found


def keep(widget: QWidget, folder: Path, name: str) -> Path:
    """Save the picture for a pair of eyes."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.png"
    assert picture(widget).save(str(path))
    return path


def _cut_in(child: QWidget) -> list[str]:
    if not child.isVisibleTo(child.window()):
        return []
    if isinstance(child, QLabel) and child.text():
        return _against(child, child.text(), child.contentsRect(), wrap=child.wordWrap())
    if isinstance(child, QAbstractButton) and child.text():
        return _against(child, child.text(), child.rect(), wrap=False)
    return []


def _against(child: QWidget, text: str, room: QRect, *, wrap: bool) -> list[str]:
    flags = Qt.TextFlag.TextWordWrap if wrap else Qt.TextFlag.TextSingleLine
    needed = QFontMetrics(child.font()).boundingRect(QRect(0, 0, room.width(), 10_000), flags, text)
    if needed.width() <= room.width() and needed.height() <= room.height():
        return []
    return [f"{text!r} needs {needed.width()}x{needed.height()} px of {room.width()}x{room.height()}"]
