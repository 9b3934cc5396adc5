"""The window of a station that may not start: one page that says why, in both languages."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui import i18n
from ui.application.window import Screen, first_look, run_alone
from ui.shell.fault_page import FaultKind, FaultPage, FaultState
from ui.theme.tokens import SPACE, Language
from ui.widgets.big_button import BigButton, ButtonKind, ButtonState
from ui.widgets.painted import HALO
from ui.wording import sentence

_OTHER = {Language.ZH: (Language.EN, "English"), Language.EN: (Language.ZH, "中文")}


class StoppedWindow(QWidget):
    """The fault page alone; a button turns it to the other language. `again` starts the program anew.

    `code` is the stable code of what was refused, `remedy` the command that helps, "" when none does.
    """

    def __init__(self, app: QApplication, screen: Screen, *, practice: bool, code: str, remedy: str) -> None:
        super().__init__()
        self._app = app
        self._looks = {one: first_look(screen, practice=practice, language=one) for one in _OTHER}
        self._code, self._remedy = code, remedy
        self._kind = FaultKind.JOURNAL if code.startswith("journal.") else FaultKind.CANNOT_RECORD
        self._again: Callable[[], None] = app.quit
        self._parts: tuple[FaultPage, BigButton] | None = None
        self.setWindowTitle("Packbench")
        self.resize(screen.width_px, screen.height_px)
        self.speak(Language.ZH)

    def on_again(self, again: Callable[[], None]) -> None:
        """Whom to tell that somebody wants to try anew."""
        self._again = again

    def speak(self, language: Language) -> None:
        """Say it in this language."""
        for part in self._parts or ():
            part.hide()
            part.deleteLater()
        i18n.install(self._app, language.value)
        look = self._looks[language]
        page = FaultPage(look, FaultState(self._kind, sentence(self._code), remedy=self._remedy), self)
        turn = BigButton(look, ButtonKind.SECONDARY, self)
        other, name = _OTHER[language]
        turn.render(ButtonState(name))
        turn.meant.connect(lambda: self.speak(other))
        page.restart.connect(self._tell_again)
        page.retry.connect(self._tell_again)
        self._parts = (page, turn)
        self._arrange()
        page.show()
        turn.show()
        turn.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page fills the window."""
        self._arrange()

    def _tell_again(self) -> None:
        self._again()

    def _arrange(self) -> None:
        if self._parts is None:
            return
        page, turn = self._parts
        page.setGeometry(self.rect())
        look = self._looks[Language.ZH]
        width, height = look.mm(46), look.mm(24)
        top = self.height() - look.mm(SPACE[4]) - height
        turn.setMinimumSize(0, 0)
        turn.setGeometry(look.mm(SPACE[2]) - HALO, top - HALO, width + 2 * HALO, height + 2 * HALO)


def run_stopped(app: QApplication, window: StoppedWindow, screen: Screen) -> bool:
    """Show it until it is closed; True when somebody wants to start anew."""
    again: list[bool] = []

    def anew() -> None:
        again.append(True)
        app.quit()

    window.on_again(anew)
    run_alone(app, window, screen)
    return bool(again)
