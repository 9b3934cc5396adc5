"""A scale that pretends: its pan swings, settles, drifts and warms up, and it speaks every protocol."""

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.devices.scale.profile import SICS, Profile
from app.devices.simulators.scale_display import Display, DisplayState
from app.devices.simulators.scale_speech import answer_to, sent_by_itself, spoiled
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
_FILTERED = 0.1  # of the noise is left in a still figure
_HOLD_PART = 0.7  # of a division


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
        self.clock = clock
        self._seed = seed
        self._unit = unit
        self._warm_up_ms = warm_up_ms
        self._warm_at_ms = clock().mono_ms + warm_up_ms
        self._pan = _Pan()
        self._garbled = 0
        self._held_mg = 0

    @property
    def load_mg(self) -> int:
        """What truly lies on the pan, in milligrams."""
        return self._pan.load_mg

    def put(self, milligrams: int) -> None:
        """Let this lie on the pan instead of what was there; a negative load is a pan held up."""
        now = self.clock().mono_ms
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
        self._warm_at_ms = self.clock().mono_ms + self._warm_up_ms
        self.plugged = True

    def answer(self, command: bytes) -> bytes:
        """What the scale says in MT-SICS to one command (without its CR LF)."""
        return self.says(SICS, command + b"\r\n")

    def says(self, profile: Profile, question: bytes = b"") -> bytes:
        """What the scale says to a question, or by itself when there is none; b"" when it says nothing."""
        if self.silent:
            return b""
        display = self.display()
        if question:
            raw = answer_to(question, profile, display, serial=self.instrument.serial)
        else:
            raw = sent_by_itself(profile, display)
        if self._garbled > 0 and raw:
            self._garbled -= 1
            return spoiled(raw, profile)
        return raw

    def display(self) -> Display:
        """What the display shows now. A filter holds a still figure until it is well beyond a division."""
        now = self.clock().mono_ms
        still = self._still(now)
        true = self._pan.load_mg + self._swing(now) + self._restless(now, part=_FILTERED if still else 1.0)
        if not still or abs(true - self._held_mg) > _HOLD_PART * self.instrument.d_mg:
            self._held_mg = self._whole(true)
        state = DisplayState.WEIGHT
        if now < self._warm_at_ms:
            state = DisplayState.WARMING
        elif self._held_mg > self.instrument.max_mg + 9 * self.instrument.e_mg:
            state = DisplayState.OVER
        elif self._held_mg < -20 * self.instrument.e_mg:
            state = DisplayState.UNDER
        net = self._held_mg - self._pan.tare_mg
        return Display(state, net, self._pan.tare_mg, still, self.instrument.d_mg, self._unit)

    def _swing(self, now_ms: int) -> float:
        age = now_ms - self._pan.since_ms
        return self._envelope(age) * math.cos(math.tau * age / _SWING_MS)

    def _envelope(self, age_ms: int) -> float:
        return self._pan.swing_mg * math.exp(-age_ms / _DAMPING_MS)

    def _still(self, now_ms: int) -> bool:
        age = now_ms - self._pan.since_ms
        return age >= _STILL_MS and abs(self._envelope(age)) < _STILL_PART * self.instrument.d_mg

    def _restless(self, now_ms: int, *, part: float) -> float:
        """Drift, and the part of the noise that the filter lets through; together well below a division."""
        digest = hashlib.blake2b(f"{self._seed}:{now_ms // _NOISE_STEP_MS}".encode(), digest_size=4).digest()
        noise = int.from_bytes(digest, "big") / 0xFFFFFFFF * 2 - 1
        drift = math.sin(math.tau * now_ms / _DRIFT_MS + self._seed)
        return self.instrument.d_mg * (part * _NOISE_PART * noise + _DRIFT_PART * drift)

    def _whole(self, milligrams: float) -> int:
        return round(milligrams / self.instrument.d_mg) * self.instrument.d_mg
