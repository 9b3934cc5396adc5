"""The station: its devices and what to do about them, and who this station is."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from app.domain.reading import Health
from ui.place import Action, ActionKind, Place, RailFact, RailState
from ui.screens.setup.device_card import DeviceCard, DeviceCardState
from ui.screens.setup.presenter import SetupPresenter
from ui.screens.setup.state import DeviceState, SetupState, StationFacts
from ui.theme.lettering import Lettering
from ui.theme.tokens import SPACE, Look, Room, TypeSize
from ui.theme.words import Words
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.ink import shown
from ui.widgets.lamp import LampKind, LampState
from ui.wording import SENTENCES, sentence

_KINDS = {
    Health.READY: LampKind.GOOD,
    Health.STALE: LampKind.DEGRADED,
    Health.CONNECTING: LampKind.DEGRADED,
    Health.LOST: LampKind.MISSING,
    Health.ABSENT: LampKind.NOT_FITTED,
}
_GROUP = 4


class SetupScreen(Place):
    """Renders SetupState."""

    def __init__(self, look: Look, presenter: SetupPresenter) -> None:
        super().__init__()
        self._look = look
        self._presenter = presenter
        hues = look.palette
        self._heading = Words(
            look, self.tr("This station"), Lettering(TypeSize.XL, hues.ink, bold=True), self
        )
        self._cards = {device.name: DeviceCard(look, self) for device in presenter.state.devices}
        self._facts = Facts(look, self)
        self._lay_out()
        presenter.state_changed.connect(self.render)
        self.render(presenter.state)

    def render(self, state: SetupState) -> None:  # type: ignore[override]  # not Qt's own render
        """Show a state."""
        for device in state.devices:
            self._cards[device.name].render(self._card_of(device))
        self._facts.render(FactsState(self._rows(state.facts)))
        self.show_rail(self._rail_of(state.facts))

    def act(self, action: str) -> None:
        """The rail's buttons."""
        if action == "back":
            self._presenter.leave()
        elif action == "delivery":
            self._presenter.delivery_asked.emit()

    # ---- words

    def _card_of(self, device: DeviceState) -> DeviceCardState:
        names = {"camera": self.tr("Camera"), "scale": self.tr("Scale")}
        icons = {"camera": "camera", "scale": "scale"}
        lamp = LampState(
            icons.get(device.name, "gear"),
            names.get(device.name, device.name),
            _KINDS[device.health],
            sentence(f"health.{device.health.value}"),
        )
        simulated = self.tr("simulated") if device.simulated else ""
        return DeviceCardState(lamp, self._remedy(device), simulated)

    def _remedy(self, device: DeviceState) -> str:
        """What it means and what to do; nothing when all is well."""
        if device.health is Health.READY:
            return self.tr("Nothing that it shows is real.") if device.simulated else ""
        if device.name == "camera":
            return self._camera_remedy(device.health)
        told = f"unread.{device.reason}"
        return sentence(told) if told in SENTENCES else self._scale_remedy(device.health)

    def _camera_remedy(self, health: Health) -> str:
        return {
            Health.LOST: self.tr("No picture. Check cable and power."),
            Health.STALE: self.tr("The picture stands still. Check cable and power."),
            Health.CONNECTING: self.tr("The camera is being started."),
        }.get(health, self.tr("Scan by hand, or type codes twice."))

    def _scale_remedy(self, health: Health) -> str:
        reasons = {Health.LOST: "disconnected", Health.STALE: "stale", Health.CONNECTING: "connecting"}
        return sentence(f"unread.{reasons.get(health, 'not_fitted')}")

    def _rows(self, facts: StationFacts) -> tuple[Fact, ...]:
        realms = {"practice": self.tr("practice, nothing is real"), "production": self.tr("production")}
        key = facts.key_fingerprint
        grouped = " ".join(key[at : at + _GROUP] for at in range(0, len(key), _GROUP))
        return (
            Fact(self.tr("Name"), facts.label),
            Fact(self.tr("Number"), facts.station),
            Fact(self.tr("Realm"), realms.get(facts.realm, facts.realm)),
            Fact(self.tr("Registry"), facts.registry),
            Fact(self.tr("Address"), facts.registry_url or self.tr("none")),
            Fact(self.tr("Key begins"), grouped),
            Fact(self.tr("Records lie in"), facts.records),
        )

    def _rail_of(self, facts: StationFacts) -> RailState:
        return RailState(
            Action("back", "arrow-left", self.tr("Back"), kind=ActionKind.PRIMARY),
            (Action("delivery", "lorry", self.tr("Delivery")),),
            (RailFact(self.tr("Version"), shown(facts.version)),),
        )

    # ---- the stage

    def _lay_out(self) -> None:
        look = self._look
        full = look.room is Room.FULL
        devices = QVBoxLayout()
        devices.setSpacing(look.mm(SPACE[2] if full else SPACE[1]))
        for card in self._cards.values():
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            devices.addWidget(card)
        devices.addStretch(1)
        self._facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        body = QHBoxLayout()
        body.setSpacing(look.mm(SPACE[2] if full else SPACE[1]))
        body.addLayout(devices, 2 if full else 1)
        body.addWidget(self._facts, 3 if full else 1)
        stage = QVBoxLayout(self)
        side = look.mm(SPACE[3] if full else 4)
        stage.setContentsMargins(side, look.mm(SPACE[0]), side, look.mm(SPACE[2] if full else SPACE[0]))
        stage.setSpacing(look.mm(SPACE[1]))
        self._heading.setVisible(look.room is not Room.SMALL)
        if look.room is not Room.SMALL:
            stage.addWidget(self._heading)
        stage.addLayout(body, 1)
