"""The emergency on the window: the card with its words, and over it whoever may end a false alarm."""

from PySide6.QtCore import QObject

from app.floor.ports import Clock
from ui.screens.emergency.lead_panel import LeadPanel
from ui.screens.emergency.presenter import EmergencyPresenter
from ui.screens.emergency.state import EmergencyState
from ui.screens.emergency.words import card_words
from ui.shell.emergency_bar import BAR_MM
from ui.shell.emergency_card import CardState, EmergencyCard
from ui.shell.window import StationWindow
from ui.theme.tokens import Room


class Alarm(QObject):
    """Shows what the presenter says; `show` is called at every change and every tick.

    A card that was built anew for another look gets a panel of that look by itself.
    """

    def __init__(
        self,
        window: StationWindow,
        presenter: EmergencyPresenter,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._presenter = presenter
        self._clock = clock
        self._card: EmergencyCard | None = None
        self._panel: LeadPanel | None = None

    def show(self) -> None:
        """Show the alarm as it now stands, or that there is none."""
        state = self._presenter.state
        self._window.show_emergency(self._card_state(state) if state is not None else None)
        card = self._window.card
        if card is not self._card:  # the panel went with the former card
            self._card, self._panel = card, None
        if card is None or state is None:
            return
        if state.asking_lead:
            self._ask_lead(card, state)
        elif self._panel is not None:
            self._take_away(card, self._panel)

    def _card_state(self, state: EmergencyState) -> CardState:
        words = card_words(state, self._clock.now().utc, self._window.look.language)
        return CardState(
            point=words.point,
            phone=words.phone,
            elapsed_s=words.elapsed_s,
            facts=words.facts,
            people=(),
            told=words.told,
            asking_lead=state.asking_lead,
        )

    def _ask_lead(self, card: EmergencyCard, state: EmergencyState) -> None:
        if self._panel is None:
            self._panel = self._make(card)
        if self._overlays():
            foot = self._window.look.mm(BAR_MM)
            self._panel.setGeometry(0, 0, card.width(), card.height() - foot)
        self._panel.render(state)

    def _make(self, card: EmergencyCard) -> LeadPanel:
        panel = LeadPanel(self._window.look, card)
        panel.pin_entered.connect(self._presenter.end)
        panel.kept.connect(self._presenter.keep_alarm)
        panel.chosen.connect(self._presenter.choose)
        if self._overlays():
            panel.show()
            panel.raise_()
        else:
            card.put_aside(panel)
        return panel

    def _take_away(self, card: EmergencyCard, panel: LeadPanel) -> None:
        if not self._overlays():
            card.put_aside(None)
        panel.hide()
        panel.deleteLater()
        self._panel = None

    def _overlays(self) -> bool:
        """On a small screen the pad is wider than the place of the fire brigade's facts."""
        return self._window.look.room is Room.SMALL
