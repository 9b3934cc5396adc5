"""A camera, scales and a voltage meter as screens know them, showing what the test puts there."""

from dataclasses import replace

from app.domain.gas_seen import GasSeen
from app.domain.moment import Moment
from app.domain.quantity import Quantity
from app.domain.reading import Health, ScaleNow, Source, Stability, Unread, WeightReading
from app.domain.scan import ScannedCode, View
from app.domain.units import Mass
from app.domain.voltage import VoltageNow, VoltageReading, parse_voltage
from tests.fakes.instruments import BENCH_METER
from tests.fakes.work_unit import START


class ShownCamera:
    """The port `CameraWatch`."""

    def __init__(self, view: View | None = None, jpeg: bytes | None = b"\xff\xd8picture") -> None:
        self.shows = view
        self.jpeg = jpeg
        self.resets = 0
        self.attended = 0
        self.read_from: dict[bytes, bytes] = {}  # the frame of each payload

    def view(self) -> View | None:
        """What was put there."""
        return self.shows

    def health(self) -> Health:
        """Ready when it shows something."""
        return Health.READY if self.shows else Health.LOST

    def attend(self) -> None:
        """Count."""
        self.attended += 1

    def reset(self) -> None:
        """Count."""
        self.resets += 1

    def photograph(self) -> bytes | None:
        """The picture that was put there."""
        return self.jpeg

    def picture_of(self, code: ScannedCode) -> bytes | None:
        """The frame that was put there for its payload."""
        return self.read_from.get(code.payload)


class ShownScale:
    """The port `ScaleWatch`."""

    def __init__(self) -> None:
        moment = Moment(START, 60_000, "boot-1")
        self.shows = ScaleNow(None, Unread.BELOW_MIN, None, Health.READY, moment)
        self.again_asked = 0
        self.confirmed: list[Mass] = []
        self._asked: WeightReading | None = None

    def again(self) -> None:
        """Count."""
        self.again_asked += 1

    def confirm(self, shown: Mass) -> None:
        """Believed when it is the very figure that is asked about now."""
        self.confirmed.append(shown)
        if self._asked is not None and self.shows.figure_asked() == shown:
            self.settle(replace(self._asked, stability=Stability.INFERRED))

    def ask(self, reading: WeightReading) -> None:
        """A weight of equal frames, by a protocol that has no word for still."""
        self._asked = reading
        self.shows = ScaleNow(
            reading.mass, Unread.UNCONFIRMED, None, Health.READY, reading.taken, reading.placing
        )

    def now(self) -> ScaleNow:
        """What was put there."""
        return self.shows

    def settle(self, reading: WeightReading) -> None:
        """Show a settled weight."""
        self.shows = ScaleNow(reading.mass, None, reading, Health.READY, reading.taken)


class ShownMeter:
    """The port `VoltageWatch`. Each settling is another touch, as when the probes were lifted before."""

    def __init__(self) -> None:
        self.at = Moment(START, 60_000, "boot-1")
        self.touch = 0
        self.shows = VoltageNow(None, Unread.NO_CONTACT, None, Health.READY, self.at)

    def now(self) -> VoltageNow:
        """What was put there."""
        return self.shows

    def lift(self) -> None:
        """The probes are in the air."""
        self.refuse(Unread.NO_CONTACT)

    def refuse(self, reason: Unread, health: Health = Health.READY) -> None:
        """There is no reading, for this reason."""
        self.shows = VoltageNow(None, reason, None, health, self.at)

    def move(self, printed: str) -> None:
        """Show a value that is not calm yet."""
        self.shows = VoltageNow(parse_voltage(printed, "V"), Unread.MOVING, None, Health.READY, self.at)

    def settle(self, printed: str, *, source: Source = Source.INSTRUMENT) -> VoltageReading:
        """Show a calm value in volts that may be taken; the reading."""
        self.touch += 1
        voltage = parse_voltage(printed, "V")
        raw = f"still {printed} V\r\n".encode("ascii")
        reading = VoltageReading(voltage, BENCH_METER, raw, self.at, source, self.touch)
        self.shows = VoltageNow(voltage, None, reading, Health.READY, self.at)
        return reading


class ShownGas:
    """The port `GasLook`: each channel as it was put there; a channel that was not is not fitted."""

    def __init__(self) -> None:
        self.at = Moment(START, 60_000, "boot-1")
        self.channels: dict[Quantity, GasSeen] = {}

    def seen(self, quantity: Quantity) -> GasSeen:
        """What was put there."""
        return self.channels.get(quantity) or self._channel(quantity, None, Unread.NOT_FITTED.value)

    def settle(self, quantity: Quantity, ppm: int) -> GasSeen:
        """Show a value of this moment."""
        self.channels[quantity] = self._channel(quantity, ppm, "")
        return self.channels[quantity]

    def refuse(self, quantity: Quantity, reason: Unread) -> None:
        """There is no reading, for this reason."""
        self.channels[quantity] = self._channel(quantity, None, reason.value)

    def _channel(self, quantity: Quantity, ppm: int | None, why: str) -> GasSeen:
        printed = "" if ppm is None else str(ppm)
        plate = {"id": "G1", "protocol": "modbus", "serial": "1", "calibrated_until": None}
        ppb = None if ppm is None else 1000 * ppm
        return GasSeen(
            quantity, ppb, why, printed, "ppm", plate, printed.encode(), self.at, Source.INSTRUMENT
        )
