"""The intake on the stage: one page a question, chosen by the state alone."""

from collections.abc import Callable, Hashable

from PySide6.QtWidgets import QWidget

from app.domain.reading import Instrument
from app.domain.scan import View
from ui.screens.intake.confirm_page import ConfirmPage, TwinPage
from ui.screens.intake.page import Page
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.route_page import RoutePage
from ui.screens.intake.scan_page import NoCodePage, ScanPage
from ui.screens.intake.second_page import SecondPage
from ui.screens.intake.source_page import NumberPage, SourcePage
from ui.screens.intake.state import IntakeState, IntakeStep, ScanWay
from ui.screens.intake.take_over_page import TakeOverPage
from ui.screens.intake.triage_page import TriagePage
from ui.screens.intake.typing_page import TypingPage
from ui.screens.intake.weigh_page import WeighPage
from ui.theme.tokens import Look
from ui.widgets.paged_place import PagedPlace
from ui.widgets.stage_page import Sight


class IntakeScreen(PagedPlace):
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
        super().__init__(look, presenter, parent)
        self._presenter = presenter
        self._sight = Sight(view, now_ms)
        self._scale = scale
        self._types_number = False
        self.follow()

    def page_name(self, state: IntakeState) -> str:
        """The page that a state asks for; typing a number is left with the papers."""
        if state.step is not IntakeStep.SOURCE:
            self._types_number = False
        return page_name(state, types_number=self._types_number)

    def made(self, name: Hashable) -> Page:
        """A page of this name."""
        look, presenter = self.look, self._presenter
        sight = self._sight
        makers: dict[Hashable, Callable[[], Page]] = {
            "source": lambda: SourcePage(look, presenter, sight=sight, typing=self._type_number),
            "number": lambda: NumberPage(look, presenter, back=self._show_tiles),
            "camera": lambda: ScanPage(look, presenter, sight=sight),
            "no_code": lambda: NoCodePage(look, presenter, sight=sight),
            "type_first": lambda: TypingPage(look, presenter, ScanWay.TYPE_FIRST),
            "type_second": lambda: TypingPage(look, presenter, ScanWay.TYPE_SECOND),
            "second_person": lambda: SecondPage(look, presenter, sight=sight),
            "confirm": lambda: ConfirmPage(look, presenter),
            "take_over": lambda: TakeOverPage(look, presenter),
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


def page_name(state: IntakeState, *, types_number: bool = False) -> str:
    """The page that a state asks for."""
    if state.asking_second:
        return "second_person"
    if state.step is IntakeStep.SOURCE:
        return "number" if types_number else "source"
    if state.step is IntakeStep.SCAN:
        return state.way.value
    if state.step is IntakeStep.CONFIRM:
        if state.paper is not None:
            return "take_over"
        return "twin" if state.code is not None and state.code.known else "confirm"
    return state.step.name.lower()
