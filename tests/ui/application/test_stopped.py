"""A station that may not start says so on its screen, in both languages, with the command that helps."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.commands.run import remedy_of
from tests.ui.clip import cut_words
from ui import wording
from ui.application.stopped import StoppedWindow
from ui.application.window import Screen
from ui.shell.fault_page import FaultPage
from ui.widgets.big_button import BigButton

SCREENS = {
    "full": Screen(1920, 1080, 4.03),
    "low": Screen(1920, 1080, 5.56),
    "small": Screen(1280, 800, 5.88),
}
CODES = [
    "journal.damaged",
    "journal.not_enrolled",
    "journal.key_differs",
    "journal.restored",
    *(
        f"journal.{how}_{witness}"
        for how in ("shorter_than", "differs_from")
        for witness in ("mark", "receipt", "registry")
    ),
    "record.read_only",
]


def page(window: StoppedWindow) -> FaultPage:
    """The page that is shown now."""
    (shown,) = (one for one in window.findChildren(FaultPage) if not one.isHidden())
    return shown


def buttons(window: StoppedWindow) -> dict[str, BigButton]:
    return {one.state.verb: one for one in window.findChildren(BigButton) if one.isVisibleTo(window)}


@pytest.mark.parametrize(
    "screen", ["small", *(pytest.param(one, marks=pytest.mark.long) for one in ("full", "low"))]
)
@pytest.mark.usefixtures("speak")
def test_every_code_is_told_whole_in_both_languages(face: QApplication, screen: str) -> None:
    assert set(CODES) <= set(wording.SENTENCES)
    for code in CODES:
        window = StoppedWindow(face, SCREENS[screen], practice=False, code=code, remedy=remedy_of(code))
        window.show()
        chinese = (page(window).title(), *page(window).lines())
        assert cut_words(window) == [], code
        QTest.mouseClick(buttons(window)["English"], Qt.MouseButton.LeftButton)
        english = (page(window).title(), *page(window).lines())
        assert cut_words(window) == [], code
        assert all(one != other for one, other in zip(chinese, english, strict=True))
        window.deleteLater()


@pytest.mark.usefixtures("speak")
def test_the_command_stands_there_only_where_it_helps(face: QApplication) -> None:
    def said(code: str) -> str:
        shown = SCREENS["full"]
        window = StoppedWindow(face, shown, practice=False, code=code, remedy=remedy_of(code))
        return "\n".join(page(window).lines())

    assert "./station epoch open" in said("journal.shorter_than_mark")
    assert "./station epoch open" in said("journal.restored")
    assert "./station restore FILE" in said("journal.damaged")
    assert "./station" not in said("journal.key_differs")
    assert "./station" not in said("record.read_only")


@pytest.mark.usefixtures("speak")
def test_the_button_starts_anew(face: QApplication) -> None:
    code = "journal.restored"
    window = StoppedWindow(face, SCREENS["full"], practice=False, code=code, remedy=remedy_of(code))
    asked: list[bool] = []
    window.on_again(lambda: asked.append(True))
    window.show()
    again = next(one for verb, one in buttons(window).items() if verb != "English")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert asked == [True]
