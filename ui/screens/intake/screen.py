"""The intake on the stage: one page a question, chosen by the state alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.reading import Instrument
from app.domain.scan import View
from ui.place import Place
from ui.screens.intake.confirm_page import ConfirmPage, TwinPage
from ui.screens.intake.page import Page
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.route_page import RoutePage
from ui.screens.intake.scan_page import NoCodePage, ScanPage
from ui.screens.intake.second_page import SecondPage
from ui.screens.intake.source_page import NumberPage, SourcePage
from ui.screens.intake.state import IntakeState, IntakeStep, ScanWay
from ui.screens.intake.triage_page import TriagePage
from ui.screens.intake.typing_page import TypingPage
from ui.screens.intake.weigh_page import WeighPage
from ui.theme.tokens import Look
from ui.widgets.stage_page import Sight


class IntakeScreen(Place):
    """Shows the page that the state asks for.

    `view` gives what the camera sees, `now_ms` the clock its frames and the scale's readings are stamped
    by, `scale` who the scale is when that is known before it has weighed anything.
    """

    def __init__(
        self,
        look: Look,
        presenter: IntakePresenter,
        view: Callable[[], View | None],
        *,
        now_ms: Callable[[], int],
        scale: Instrument | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._presenter = presenter
        self._sight = Sight(view, now_ms)
        self._scale = scale
        self._types_number = False
        self._name = ""
        self._page: Page | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        presenter.state_changed.connect(self.render)
        self.render(presenter.state)

    @property
    def page(self) -> Page | None:
        """The page on the stage."""
        return self._page

    @Slot(object)
    def render(self, state: IntakeState) -> None:  # type: ignore[override]  # not Qt's own render
        """Show a state."""
        if state.step is not IntakeStep.SOURCE:
            self._types_number = False
        name = page_name(state, types_number=self._types_number)
        if name != self._name or self._page is None:
            self._turn_to(name)
        if self._page is not None:
            self._page.show_state(state)
            self.show_rail(self._page.rail(state))

    def act(self, action: str) -> None:
        """The rail's action is the page's."""
        if self._page is not None:
            self._page.act(action)

    def _turn_to(self, name: str) -> None:
        former, self._page, self._name = self._page, self._made(name), name
        if former is not None:
            self._column.removeWidget(former)
            former.hide()
            former.setParent(None)
            former.deleteLater()
        self._page.turned.connect(self._show_rail_again)
        self._column.addWidget(self._page)
        self._page.show()
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """The page has the focus, and with it nothing that an enter key could press."""
        if self._page is not None:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, name: str) -> Page:
        look, presenter = self.look, self._presenter
        sight = self._sight
        makers: dict[str, Callable[[], Page]] = {
            "source": lambda: SourcePage(look, presenter, sight=sight, typing=self._type_number),
            "number": lambda: NumberPage(look, presenter, back=self._show_tiles),
            "camera": lambda: ScanPage(look, presenter, sight=sight),
            "no_code": lambda: NoCodePage(look, presenter, sight=sight),
            "type_first": lambda: TypingPage(look, presenter, ScanWay.TYPE_FIRST),
            "type_second": lambda: TypingPage(look, presenter, ScanWay.TYPE_SECOND),
            "second_person": lambda: SecondPage(look, presenter, sight=sight),
            "confirm": lambda: ConfirmPage(look, presenter),
            "twin": lambda: TwinPage(look, presenter),
            "triage": lambda: TriagePage(look, presenter),
            "weigh": lambda: WeighPage(look, presenter, now_ms=sight.now_ms, scale=self._scale),
            "route": lambda: RoutePage(look, presenter),
        }
        return makers[name]()

    def _type_number(self) -> None:
        self._types_number = True
        self.render(self._presenter.state)

    def _show_tiles(self) -> None:
        self._types_number = False
        self.render(self._presenter.state)

    def _show_rail_again(self) -> None:
        if self._page is not None:
            self.show_rail(self._page.rail(self._presenter.state))


def page_name(state: IntakeState, *, types_number: bool = False) -> str:
    """The page that a state asks for."""
    if state.asking_second:
        return "second_person"
    if state.step is IntakeStep.SOURCE:
        return "number" if types_number else "source"
    if state.step is IntakeStep.SCAN:
        return state.way.value
    if state.step is IntakeStep.CONFIRM:
        return "twin" if state.code is not None and state.code.known else "confirm"
    return state.step.name.lower()
