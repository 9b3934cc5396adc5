"""What tests of the face stand on: the bundled type, and a language that does not outlive the test."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication

from ui.i18n import install
from ui.theme.fonts import load_fonts, standing_font


@pytest.fixture(scope="session")
def face(qapp: QApplication) -> QApplication:
    """The application with our type."""
    load_fonts()
    qapp.setFont(standing_font())
    return qapp


@pytest.fixture(autouse=True)
def _nothing_left_on_the_screen() -> Iterator[None]:
    """A window is several megabytes of pixels that the garbage collector knows nothing of.

    Language and style sheet go too, before and after, whoever has put them on: a test would be spoken to in
    the one, and measure itself by the other.
    """
    _forget_looks()
    yield
    if isinstance(QApplication.instance(), QApplication):
        for window in QApplication.topLevelWidgets():
            window.deleteLater()
        _forget_looks()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _forget_looks() -> None:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.setObjectName("")
        translator.deleteLater()
    if application.styleSheet():
        application.setStyleSheet("")


@pytest.fixture
def speak(face: QApplication) -> Callable[[str], None]:
    """Install a language for this test: "zh", "en", "stretch" or "reverse"."""
    return lambda language: install(face, language)
