"""The window: strip above, stage, action rail at the right, emergency bar below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.place import Place, RailState
from ui.shell.air_banner import AirBanner, BannerState
from ui.shell.emergency_bar import EmergencyBar
from ui.shell.emergency_card import CardState, EmergencyCard
from ui.shell.fault_page import FaultPage, FaultState
from ui.shell.notices import Notice
from ui.shell.rail import ActionRail
from ui.shell.strip import STRIP_MM, Strip, StripState
from ui.theme.tokens import Look


class StationWindow(QWidget):
    """Holds the parts and remembers what they show, so that they can be built anew for another look.

    emergency_raised     the bar was kept pressed, or people leave before a gas
    air_silenced         the tone of a gas alarm was heard
    false_alarm_asked    on the emergency card
    person_found         id of somebody seen at the assembly point
    retry_asked          the station could not record: look again
    restart_asked        after a defect
    rail_shown           RailState: the rail offers something else from now on
    """

    emergency_raised = Signal()
    air_silenced = Signal()
    false_alarm_asked = Signal()
    person_found = Signal(str)
    retry_asked = Signal()
    restart_asked = Signal()
    rail_shown = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._strip_state = StripState()
        self._notices: tuple[Notice, ...] = ()
        self._card_state: CardState | None = None
        self._fault_state: FaultState | None = None
        self._air_state: BannerState | None = None
        self._place: Place | None = None
        self._card: EmergencyCard | None = None
        self._fault: FaultPage | None = None
        self.setObjectName("stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()

    def wear(self, look: Look) -> None:
        """Build strip, rail, bar and pages anew. The open place is the navigator's to rebuild."""
        self.look = look
        for part in (self._strip, self._rail, self._bar, self._banner):
            _drop(part)
        self._build()
        self.show_emergency(self._card_state)
        self.show_fault(self._fault_state)

    def show_strip(self, state: StripState) -> None:
        """Show other facts in the strip."""
        self._strip_state = state
        self._strip.show_state(state)

    def show_notices(self, notices: tuple[Notice, ...]) -> None:
        """Show exactly these notices."""
        self._notices = notices
        self._rail.show_notices(notices)

    def show_place(self, place: Place) -> None:
        """Put a place on the stage; the former one is gone."""
        if self._place is not None:
            _drop(self._place)
        self._place = place
        place.setParent(self)
        place.rail_changed.connect(self._show_rail)
        self._show_rail(place.rail())
        self._arrange()
        place.show()
        self._raise_pages()

    def show_air(self, state: BannerState | None) -> None:
        """Show a gas alarm over the strip on whatever screen, or take it away."""
        self._air_state = state
        if state is not None:
            self._banner.show_state(state)
        self._banner.setVisible(state is not None)
        self._arrange()
        self._raise_pages()

    @property
    def banner(self) -> AirBanner | None:
        """The gas alarm while it is shown."""
        return self._banner if self._air_state is not None else None

    @property
    def place(self) -> Place | None:
        """The place on the stage."""
        return self._place

    @property
    def rail(self) -> RailState:
        """What the rail offers now."""
        return self._place.rail() if self._place is not None else RailState()

    @property
    def covered(self) -> bool:
        """Whether the alarm's card or a fault lies over the place, so that its buttons cannot be pressed."""
        return self._card_state is not None or self._fault_state is not None

    def press(self, action: str) -> None:
        """Ask for an action of the rail, as its button does."""
        self._asked(action)

    @property
    def card(self) -> EmergencyCard | None:
        """The emergency card while it is shown."""
        return self._card

    def show_emergency(self, state: CardState | None) -> None:
        """Show the emergency card over everything but the strip, or take it away."""
        self._card_state = state
        if state is not None and self._card is not None and self._card.look is self.look:
            self._card.show_state(state)
            return
        if self._card is not None:
            _drop(self._card)
            self._card = None
        if state is not None:
            self._card = EmergencyCard(self.look, self)
            self._card.false_alarm.connect(self.false_alarm_asked)
            self._card.found.connect(self.person_found)
            self._card.show_state(state)
            self._card.show()
        self._arrange()
        self._raise_pages()

    def show_fault(self, state: FaultState | None) -> None:
        """Stop work with a page between strip and bar, or let it go on."""
        self._fault_state = state
        if self._fault is not None:
            _drop(self._fault)
            self._fault = None
        if state is not None:
            self._fault = FaultPage(self.look, state, self)
            self._fault.retry.connect(self.retry_asked)
            self._fault.restart.connect(self.restart_asked)
            self._fault.show()
        self._arrange()
        self._raise_pages()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Every part has its measure; the stage takes what is left."""
        self._arrange()

    def _build(self) -> None:
        self._strip = Strip(self.look, self)
        self._rail = ActionRail(self.look, self)
        self._bar = EmergencyBar(self.look, self)
        self._banner = AirBanner(self.look, self)
        self._banner.silenced.connect(self.air_silenced)
        self._banner.left.connect(self.emergency_raised)
        self._rail.asked.connect(self._asked)
        self._bar.raised.connect(self.emergency_raised)
        self._strip.show_state(self._strip_state)
        self._rail.show_notices(self._notices)
        for part in (self._strip, self._rail, self._bar):
            part.show()
        self.show_air(self._air_state)

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        top, foot = self._strip.height(), height - self._bar.height()
        rail = self._rail.width()
        self._strip.setGeometry(0, 0, width, top)
        self._bar.setGeometry(0, foot, width, self._bar.height())
        if self._air_state is not None:
            left = self._strip.practice_width()
            self._banner.setGeometry(left, 0, width - left, self._banner.height_px())
            top = max(top, self._banner.least_px())
        self._rail.setGeometry(width - rail, top, rail, foot - top)
        if self._place is not None:
            self._place.setGeometry(0, top, width - rail, foot - top)
        if self._fault is not None:
            self._fault.setGeometry(0, top, width, foot - top)
        if self._card is not None:
            under = self.look.mm(STRIP_MM)
            self._card.setGeometry(0, under, width, height - under)

    def _raise_pages(self) -> None:
        """The fault page lies over the place, the bar over both, the card over all but a gas alarm."""
        if self._fault is not None:
            self._fault.raise_()
        self._bar.raise_()
        if self._card is not None:
            self._card.raise_()
        self._banner.raise_()

    def _show_rail(self, state: RailState) -> None:
        self._rail.show_state(state)
        self.rail_shown.emit(state)

    def _asked(self, action: str) -> None:
        if self._place is not None:
            self._place.act(action)


def _drop(part: QWidget) -> None:
    # It stays its parent's until the event loop turns: the press that made it go may still be inside it.
    part.hide()
    part.deleteLater()
