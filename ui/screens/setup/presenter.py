"""The station's devices and identity."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.camera import CameraPlate
from app.domain.reading import Health
from app.floor.commands import NoteDevice
from app.floor.ports import Latest
from app.floor.views import BackupNow
from ui.bridge.desk import DeskBridge
from ui.screens.setup.state import StationFacts, first_state

# Coming up is no news; a change that people notice is.
_LASTING = (Health.READY, Health.STALE, Health.LOST)


class SetupPresenter(QObject):
    """Keeps the state of every device, records its changes, and feeds lamps and set-up.

    state_changed  SetupState
    left           back to the queue
    delivery_asked the delivery place
    library_asked  the procedure library
    trials_asked   where devices are tried
    scales_asked   the check of the scales
    """

    state_changed = Signal(object)
    left = Signal()
    delivery_asked = Signal()
    library_asked = Signal()
    trials_asked = Signal()
    scales_asked = Signal()

    def __init__(
        self,
        desk: DeskBridge,
        facts: StationFacts,
        parent: QObject | None = None,
        *,
        backup: Latest[BackupNow] | None = None,
    ) -> None:
        super().__init__(parent)
        self._backup = backup
        self._desk = desk
        self.state = replace(first_state(facts), backup=backup.get() if backup is not None else None)
        self._recorded = {device.name: device.health for device in self.state.devices}

    def begin(self) -> None:
        """Show what is known, of the backup as it stands now."""
        if self._backup is not None:
            self.state = replace(self.state, backup=self._backup.get())
        self.state_changed.emit(self.state)

    def leave(self) -> None:
        """Back."""
        self.left.emit()

    @Slot(str, object, str)
    def device_changed(self, name: str, health: Health, reason: str) -> None:
        """A device came, went or fell silent: shown at once, recorded once per change."""
        devices = tuple(
            replace(device, health=health, reason=reason, heard=True) if device.name == name else device
            for device in self.state.devices
        )
        self.state = replace(self.state, devices=devices)
        self.state_changed.emit(self.state)
        before = self._recorded.get(name)
        if health in _LASTING and before is not health:
            self._recorded[name] = health
            self._desk.ask(NoteDevice(name, before.value if before else "", health.value, reason), _nothing)

    def gas_unseen(self, unseen: bool) -> None:
        """Whether a detector of the gas meter gives nothing while others read."""
        if unseen != self.state.unseen:
            self.state = replace(self.state, unseen=unseen)
            self.state_changed.emit(self.state)

    @Slot(object)
    def camera_read_back(self, plate: CameraPlate | None) -> None:
        """What the camera's driver took of the settings, or None while it gives no picture."""
        devices = tuple(
            replace(device, plate=plate) if device.name == "camera" else device
            for device in self.state.devices
        )
        self.state = replace(self.state, devices=devices)
        self.state_changed.emit(self.state)


def _nothing(_answer: object) -> None:
    return None
