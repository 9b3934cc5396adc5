"""A voltage meter that pretends: it floats while its probes are in the air, and settles when they touch."""

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass

from app.devices.line import LineLost
from app.devices.voltage_meter.driver import MeterFrame, Shows
from app.domain.moment import Moment
from app.domain.voltage import Voltmeter

REPLY_TIMEOUT_MS = 5000
_AIR_MS = 300  # a hand needs this long from one point to the next
_INPUT_MS = 65.0  # time constant of the input: 326 V are there to a tenth of a volt after 0.6 s
_CALM_MS = 400  # the meter calls nothing stable before this
_HUM_MV = 450.0  # what open probes catch from the mains around them
_NOISE_PART = 0.3  # of a step of the resolution
_NOISE_STEP_MS = 40


@dataclass(frozen=True, slots=True)
class _Probes:
    """What the probes are on, None for the air, and since when; replaced whole, as two threads look."""

    across_mv: int | None = None
    since_ms: int = 0


class BenchMeter:
    """The physics of one meter; the scenario's hand is on `touch`, `lift`, `unplug` and the rest.

    Everything follows from the clock and the seed. The rising input, hum and noise are floats; what is
    printed is whole steps of the resolution.
    """

    def __init__(self, plate: Voltmeter, clock: Callable[[], Moment], *, seed: int = 1) -> None:
        self.plate = plate
        self.plugged = True
        self.silent = False
        self._clock = clock
        self._seed = seed
        self._probes = _Probes()
        self._garbled = 0

    def touch(self, millivolts: int) -> None:
        """Put the probes on a point with this voltage; on the way there they are in the air."""
        self._probes = _Probes(millivolts, self._clock().mono_ms + _AIR_MS)

    def lift(self) -> None:
        """Take the probes into the air."""
        self._probes = _Probes()

    def garble(self, answers: int) -> None:
        """Spoil the next answers on their way."""
        self._garbled = answers

    def unplug(self) -> None:
        """Pull the meter's plug."""
        self.plugged = False

    def plug_in(self) -> None:
        """Put the plug back; the probes are where they were."""
        self.plugged = True

    def shows(self) -> tuple[Shows, str]:
        """What the meter says of its input, and what it prints."""
        if self._garbled > 0:
            self._garbled -= 1
            return Shows.GARBLED, ""
        now = self._clock().mono_ms
        probes = self._probes
        age = now - probes.since_ms
        if probes.across_mv is None or age < 0:
            return Shows.OPEN, self._printed(_HUM_MV * self._dice(now))
        missing = probes.across_mv * math.exp(-age / _INPUT_MS)
        shown = probes.across_mv - missing + self.plate.resolution_mv * _NOISE_PART * self._dice(now)
        if abs(shown) > self.plate.max_mv:
            return Shows.OVER, ""
        calm = age >= _CALM_MS and abs(missing) < self.plate.resolution_mv / 2
        return Shows.STILL if calm else Shows.MOVING, self._printed(shown)

    def _dice(self, now_ms: int) -> float:
        """A number from -1 to 1 that follows from seed and time."""
        digest = hashlib.blake2b(f"{self._seed}:{now_ms // _NOISE_STEP_MS}".encode(), digest_size=4).digest()
        return int.from_bytes(digest, "big") / 0xFFFFFFFF * 2 - 1

    def _printed(self, millivolts: float) -> str:
        """Volts with the decimals of the resolution, the sign before them."""
        step = self.plate.resolution_mv
        whole = round(millivolts / step) * step
        volts, part = divmod(abs(whole), 1000)
        decimals = len(f"{step % 1000:03d}".rstrip("0"))
        text = f"{volts}.{part:03d}"[: len(str(volts)) + 1 + decimals].rstrip(".")
        return f"-{text}" if whole < 0 else text


class SimulatedMeter:
    """The driver of a `BenchMeter`: its frames, cut off while the meter is unplugged."""

    def __init__(self, meter: BenchMeter, clock: Callable[[], Moment]) -> None:
        self._meter = meter
        self._clock = clock
        self._open = False
        self._asked: Moment | None = None

    def open(self) -> None:
        """Connect to the meter."""
        if not self._meter.plugged:
            raise LineLost("line.no_port")
        self._open = True
        self._asked = None

    def close(self) -> None:
        """Let go."""
        self._open = False

    def identify(self) -> str | None:
        """The serial number on the plate."""
        return self._meter.plate.serial if self._answers() is not None else None

    def read(self) -> MeterFrame | None:
        """What the meter shows now."""
        asked = self._answers()
        if asked is None:
            return None
        shows, printed = self._meter.shows()
        raw = b"\xff?\r\n" if shows is Shows.GARBLED else f"{shows.value} {printed} V\r\n".encode("ascii")
        return MeterFrame(shows, printed, "V", raw, asked, self._clock())

    def _answers(self) -> Moment | None:
        """When the question was put that is answered now; None while the meter is silent."""
        if not self._open:
            raise LineLost("line.not_open")
        if not self._meter.plugged:
            raise LineLost("line.broken")
        asked = self._asked or self._clock()
        if not self._meter.silent:
            self._asked = None
            return asked
        self._asked = asked
        if self._clock().mono_ms - asked.mono_ms >= REPLY_TIMEOUT_MS:
            raise LineLost("meter.no_answer")
        return None
