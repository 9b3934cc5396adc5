"""The station: its devices and what to do about them, and who this station is."""

from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from app.domain.command_code import PlainAct
from app.domain.reading import Health
from ui.place import Action, ActionKind, Place, RailFact, RailState
from ui.screens.setup.device_card import DeviceCard, DeviceCardState
from ui.screens.setup.presenter import SetupPresenter
from ui.screens.setup.state import DEVICES, PRINTERS, READERS, DeviceState, SetupState, StationFacts
from ui.screens.setup.words import backup_words, device_name, health_word, plate_words, remedy
from ui.theme.lettering import Lettering
from ui.theme.tokens import SPACE, Look, Room, TypeSize
from ui.theme.words import Words
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.ink import shown
from ui.widgets.lamp import LampKind, LampState

_KINDS = {
    Health.READY: LampKind.GOOD,
    Health.STALE: LampKind.DEGRADED,
    Health.CONNECTING: LampKind.DEGRADED,
    Health.LOST: LampKind.MISSING,
    Health.ABSENT: LampKind.NOT_FITTED,
}
_ICONS = {
    "camera": "camera",
    "scale": "scale",
    "parts_scale": "scale",
    "meter": "meter",
    "gas": "gas",
    "scanner": "scan",
    "badge_reader": "card",
    "pedal": "shoe",
    "label_printer": "tag",
    "sheet_printer": "printer",
}
_GROUP = 4
_COLUMNS = 2
_LEAD = {"devices": "gear", "readers": "scan", "printers": "printer", "identity": "card"}


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands on the stage together; `name` is the rail's action that leads there."""

    name: str
    devices: tuple[str, ...]
    identity: bool = False


_INSTRUMENTS = tuple(name for name in DEVICES if name not in PRINTERS | READERS)
_BESIDE = tuple(name for name in DEVICES if name in PRINTERS | READERS)
_MOST = 4  # cards in sight where the screen is low; what is more stands with the readers
_IN_PARTS = (
    _Page("devices", _INSTRUMENTS[:_MOST]),
    _Page("readers", (*_INSTRUMENTS[_MOST:], *_BESIDE[:3])),
    _Page("printers", _BESIDE[3:]),
    _Page("identity", (), identity=True),
)
_PAGES = {
    Room.FULL: (_Page("devices", _INSTRUMENTS, identity=True), _Page("printers", _BESIDE)),
    Room.LOW: _IN_PARTS,
    Room.SMALL: _IN_PARTS,
}


_SMALL_WAYS = {"devices": "trials", "readers": "scales", "printers": "library", "identity": "delivery"}


class SetupScreen(Place):
    """Renders SetupState, on several pages where the screen is low; which one is the screen's own affair."""

    def __init__(self, look: Look, presenter: SetupPresenter) -> None:
        super().__init__()
        self._look = look
        self._presenter = presenter
        self._pages = _PAGES[look.room]
        self._page = 0
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
        page = self._pages[self._page]
        for device in state.devices:
            card = self._cards[device.name]
            card.render(self._card_of(device))
            card.setVisible(device.name in page.devices)
        self._facts.render(FactsState(self._rows(state)))
        self._facts.setVisible(page.identity)
        self.show_rail(self._rail_of(state.facts))

    def act(self, action: str) -> None:
        """The rail's buttons."""
        if action == "back":
            self._presenter.leave()
        elif action == "delivery":
            self._presenter.delivery_asked.emit()
        elif action == "library":
            self._presenter.library_asked.emit()
        elif action == "trials":
            self._presenter.trials_asked.emit()
        elif action == "scales":
            self._presenter.scales_asked.emit()
        elif action in _LEAD:
            self._page = [page.name for page in self._pages].index(action)
            self.render(self._presenter.state)

    # ---- words

    def _card_of(self, device: DeviceState) -> DeviceCardState:
        lamp = LampState(
            _ICONS.get(device.name, "gear"),
            device_name(device.name),
            _KINDS[device.health],
            health_word(device),
        )
        simulated = self.tr("simulated") if device.simulated else ""
        return DeviceCardState(lamp, remedy(device), simulated, plate_words(device.plate))

    def _rows(self, state: SetupState) -> tuple[Fact, ...]:
        facts = state.facts
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
            *([Fact(self.tr("Backup"), backup_words(state.backup))] if state.backup is not None else []),
        )

    def _rail_of(self, facts: StationFacts) -> RailState:
        ways = [
            Action("library", "list", self.tr("Library")),
            Action("delivery", "lorry", self.tr("Delivery")),
            Action("trials", "tick-box", self.tr("Try devices")),
            Action("scales", "scale", self.tr("Scales")),
        ]
        # A low rail has room for two rows, and the queue leads to the delivery, too. A small one has room for
        # one: each page has one of them.
        if self._look.room is Room.LOW:
            ways = [way for way in ways if way.id != "delivery"]
        elif self._look.room is Room.SMALL:
            ways = [way for way in ways if way.id == _SMALL_WAYS[self._pages[self._page].name]]
        if len(self._pages) > 1:
            parted = self._look.room is not Room.FULL
            words = {
                "devices": self.tr("Devices"),
                "readers": self.tr("Gas, readers"),
                "printers": self.tr("Printers") if parted else self.tr("Readers, printers"),
                "identity": self.tr("Identity"),
            }
            following = self._pages[(self._page + 1) % len(self._pages)].name
            ways.append(Action(following, _LEAD[following], words[following]))
        return RailState(
            Action("back", "arrow-left", self.tr("Back"), kind=ActionKind.PRIMARY, plain=PlainAct.BACK),
            tuple(ways),
            (RailFact(self.tr("Version"), shown(facts.version)),),
        )

    # ---- the stage

    def _lay_out(self) -> None:
        look = self._look
        full = look.room is Room.FULL
        devices = QGridLayout()
        devices.setHorizontalSpacing(look.mm(SPACE[2] if full else SPACE[1]))
        devices.setVerticalSpacing(look.mm(SPACE[2] if full else SPACE[0]))
        # Cards of different pages share a cell, for they are never in sight together.
        for page in self._pages:
            for number, name in enumerate(page.devices):
                card = self._cards[name]
                card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
                devices.addWidget(card, number // _COLUMNS, number % _COLUMNS)
        devices.setRowStretch(len(self._cards), 1)
        self._facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        body = QHBoxLayout()
        body.setSpacing(look.mm(SPACE[2]) if full else 0)
        body.addLayout(devices, 3 if full else 1)
        body.addWidget(self._facts, 2 if full else 1)
        stage = QVBoxLayout(self)
        side = look.mm(SPACE[3] if full else 4)
        stage.setContentsMargins(side, look.mm(SPACE[0]), side, look.mm(SPACE[2] if full else SPACE[0]))
        stage.setSpacing(look.mm(SPACE[1]))
        self._heading.setVisible(look.room is not Room.SMALL)
        if look.room is not Room.SMALL:
            stage.addWidget(self._heading)
        stage.addLayout(body, 1)
