"""The last hop of device threads: what cameras, scanners, instruments and printers say becomes a signal."""

from PySide6.QtCore import QObject, Signal

from app.domain.camera import CameraNow
from app.domain.command_code import PlainAct
from app.domain.gas import GasNow
from app.domain.reading import Health, ScaleNow
from app.domain.scan import ReaderNow, ScannedCode
from app.domain.sheet_job import GOES_ON
from app.domain.voltage import VoltageNow


class DeviceBridge(QObject):
    """Lives on the main thread; its methods may be called from any thread.

    code_seen       a settled code (ScannedCode), from camera, wedge or a reader on a line
    device_changed  device name, Health, reason code
    scale_settled   a pack's weight that may be captured (ScaleNow with `settled`)
    parts_settled   the same on the parts scale
    camera_read_back what the camera's driver took (CameraPlate), or None while it gives no picture
    voltage_changed the meter shows something else (VoltageNow): a reason, a health, or another touch settled
    pedal_trodden   a pedal on a line asks for a PlainAct
    gas_changed     the gas meter says something else (GasNow): an alarm, a reason, a health

    Devices are named camera, scale, parts_scale, meter, gas, scanner, badge_reader, pedal, label_printer and
    sheet_printer.
    """

    code_seen = Signal(object)
    device_changed = Signal(str, object, str)
    scale_settled = Signal(object)
    parts_settled = Signal(object)
    voltage_changed = Signal(object)
    gas_changed = Signal(object)
    camera_read_back = Signal(object)
    pedal_trodden = Signal(object)

    def tell_code(self, code: ScannedCode) -> None:
        """From the camera thread, a reader's thread or the wedge."""
        self.code_seen.emit(code)

    def tell_camera(self, now: CameraNow) -> None:
        """From the camera thread."""
        reason = "" if now.health is Health.READY else now.reason or now.health.value
        self.device_changed.emit("camera", now.health, reason)
        self.camera_read_back.emit(now.plate)

    def tell_scale(self, now: ScaleNow) -> None:
        """From the pack scale's thread."""
        self._tell_instrument("scale", now)
        if now.settled is not None:
            self.scale_settled.emit(now)

    def tell_parts_scale(self, now: ScaleNow) -> None:
        """From the parts scale's thread."""
        self._tell_instrument("parts_scale", now)
        if now.settled is not None:
            self.parts_settled.emit(now)

    def tell_voltage(self, now: VoltageNow) -> None:
        """From the voltage meter's thread."""
        self._tell_instrument("meter", now)
        self.voltage_changed.emit(now)

    def tell_gas(self, now: GasNow) -> None:
        """From the threads of the gas detectors."""
        self._tell_instrument("gas", now)
        self.gas_changed.emit(now)

    def tell_reader(self, now: ReaderNow) -> None:
        """From the thread of a hand scanner or badge reader."""
        self.device_changed.emit(now.device, now.health, now.reason)

    def tell_pedal(self, act: PlainAct) -> None:
        """From the thread of a pedal on a line."""
        self.pedal_trodden.emit(act)

    def tell_printer(self, device: str, fault: str) -> None:
        """From the papers thread after each job of label_printer or sheet_printer: its fault, or "".

        A job that is on its way is none.
        """
        well = not fault or fault in GOES_ON
        self.device_changed.emit(device, Health.READY if well else Health.LOST, "" if well else fault)

    def _tell_instrument(self, device: str, now: ScaleNow | VoltageNow | GasNow) -> None:
        lost = now.health is not Health.READY
        self.device_changed.emit(device, now.health, now.unread.value if lost and now.unread else "")
