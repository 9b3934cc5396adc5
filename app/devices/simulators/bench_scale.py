"""A scale that pretends: its pan swings, settles, drifts and warms up, and it answers MT-SICS."""

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.devices.line import LineLost
from app.domain.moment import Moment
from app.domain.reading import Instrument

_DAMPING_MS = 180.0
_SWING_MS = 550.0  # one full swing of pan and load
_STILL_MS = 500  # the scale calls nothing stable before this
_STILL_PART = 0.1  # of a division: swings below it count as still
_DRIFT_PART = 0.15
_DRIFT_MS = 600_000.0
_NOISE_PART = 0.2
_NOISE_STEP_MS = 40
_UNIT_DIGITS = {"kg": 6, "g": 3}  # digits between the unit and a milligram


@dataclass(frozen=True, slots=True)
class _Pan:
    """What lies on the pan and how the swing began; replaced whole, so that two threads may look."""

    load_mg: int = 0
    swing_mg: float = 0.0
    since_ms: int = -1_000_000
    tare_mg: int = 0


class BenchScale:
    """The physics of one scale; the scenario's hand is on `put`, `take_off`, `unplug` and the rest.

    Everything follows from the clock and the seed. Swing, drift and noise are floats, as nature has
    no divisions; what is printed is whole divisions counted in integers.
    """

    def __init__(
        self,
        instrument: Instrument,
        clock: Callable[[], Moment],
        *,
        seed: int = 1,
        unit: str = "kg",
        warm_up_ms: int = 0,
    ) -> None:
        self.instrument = instrument
        self.plugged = True
        self.silent = False
        self._clock = clock
        self._seed = seed
        self._unit = unit
        self._warm_up_ms = warm_up_ms
        self._warm_at_ms = clock().mono_ms + warm_up_ms
        self._pan = _Pan()
        self._garbled = 0

    @property
    def load_mg(self) -> int:
        """What truly lies on the pan, in milligrams."""
        return self._pan.load_mg

    def put(self, milligrams: int) -> None:
        """Let this lie on the pan instead of what was there; a negative load is a pan held up."""
        now = self._clock().mono_ms
        swing = self._pan.load_mg + self._swing(now) - milligrams
        self._pan = replace(self._pan, load_mg=milligrams, swing_mg=swing, since_ms=now)

    def take_off(self) -> None:
        """Empty the pan."""
        self.put(0)

    def press_tare(self) -> None:
        """The tare key on the scale itself: what lies on the pan now counts as nothing."""
        self._pan = replace(self._pan, tare_mg=self._whole(float(self._pan.load_mg)))

    def garble(self, answers: int) -> None:
        """Spoil the next answers on their way."""
        self._garbled = answers

    def unplug(self) -> None:
        """Pull the plug."""
        self.plugged = False

    def plug_in(self) -> None:
        """Put the plug back: the scale boots, warms up and has lost its tare."""
        self._pan = replace(self._pan, tare_mg=0)
        self._warm_at_ms = self._clock().mono_ms + self._warm_up_ms
        self.plugged = True

    def greeting(self) -> bytes:
        """What the scale says by itself when it has started."""
        return f'I4 A "{self.instrument.serial}"\r\n'.encode("ascii")

    def answer(self, command: bytes) -> bytes:
        """What the scale says to one command (without its CR LF)."""
        if self.silent:
            return b""
        if self._garbled > 0:
            self._garbled -= 1
            return b"S S \xff" + hashlib.blake2b(command, digest_size=4).hexdigest().encode() + b"\r\n"
        if command == b"I4":
            return self.greeting()
        if command == b"TA":
            return f"TA A {self._printed(self._pan.tare_mg)}\r\n".encode("ascii")
        return self._weight() if command in (b"SI", b"S") else b"ES\r\n"

    def _weight(self) -> bytes:
        now = self._clock().mono_ms
        if now < self._warm_at_ms:
            return b"S I\r\n"
        shown = self._whole(self._pan.load_mg + self._swing(now) + self._restless(now))
        if shown > self.instrument.max_mg + 9 * self.instrument.e_mg:
            return b"S +\r\n"
        if shown < -20 * self.instrument.e_mg:
            return b"S -\r\n"
        letter = "S" if self._still(now) else "D"
        return f"S {letter} {self._printed(shown - self._pan.tare_mg)}\r\n".encode("ascii")

    def _swing(self, now_ms: int) -> float:
        age = now_ms - self._pan.since_ms
        return self._envelope(age) * math.cos(math.tau * age / _SWING_MS)

    def _envelope(self, age_ms: int) -> float:
        return self._pan.swing_mg * math.exp(-age_ms / _DAMPING_MS)

    def _still(self, now_ms: int) -> bool:
        age = now_ms - self._pan.since_ms
        return age >= _STILL_MS and abs(self._envelope(age)) < _STILL_PART * self.instrument.d_mg

    def _restless(self, now_ms: int) -> float:
        """Drift and noise, together well below a division."""
        digest = hashlib.blake2b(f"{self._seed}:{now_ms // _NOISE_STEP_MS}".encode(), digest_size=4).digest()
        noise = int.from_bytes(digest, "big") / 0xFFFFFFFF * 2 - 1
        drift = math.sin(math.tau * now_ms / _DRIFT_MS + self._seed)
        return self.instrument.d_mg * (_NOISE_PART * noise + _DRIFT_PART * drift)

    def _whole(self, milligrams: float) -> int:
        return round(milligrams / self.instrument.d_mg) * self.instrument.d_mg

    def _printed(self, milligrams: int) -> str:
        """Ten places, right aligned, with the decimals of a division, then the unit."""
        digits = _UNIT_DIGITS[self._unit]
        fraction = f"{self.instrument.d_mg % 10**digits:0{digits}d}".rstrip("0")
        whole, part = divmod(abs(milligrams), 10**digits)
        text = f"{'-' if milligrams < 0 else ''}{whole}"
        if fraction:
            text += "." + f"{part:0{digits}d}"[: len(fraction)]
        return f"{text:>10} {self._unit}"


class SimulatedSicsLine:
    """The wire to a `BenchScale`: bytes in, bytes out, cut while the scale is unplugged."""

    def __init__(self, scale: BenchScale) -> None:
        self._scale = scale
        self._open = False
        self._asked = b""
        self._answered = b""

    def open(self) -> None:
        """Connect to the scale."""
        if not self._scale.plugged:
            raise LineLost("line.no_port")
        self._open = True
        self._asked = self._answered = b""

    def close(self) -> None:
        """Let go."""
        self._open = False

    def restart(self) -> None:
        """The scale loses power for a moment without the line noticing, and announces itself."""
        self._scale.plug_in()
        self._asked = b""
        self._answered = self._scale.greeting()

    def send(self, data: bytes) -> None:
        """Write to the scale."""
        self._check()
        *commands, self._asked = (self._asked + data).split(b"\r\n")
        self._answered += b"".join(self._scale.answer(command) for command in commands)

    def receive(self, timeout_s: float) -> bytes:
        """What the scale has said; it answers at once or not at all, so nothing is waited for."""
        self._check()
        answered, self._answered = self._answered, b""
        return answered

    def _check(self) -> None:
        if not self._open:
            raise LineLost("line.not_open")
        if not self._scale.plugged:
            raise LineLost("line.broken")
