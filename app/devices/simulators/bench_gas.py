"""Gas sensors that pretend: they warm up, drift and flicker, smell what the scenario lets out, and fail."""

import hashlib
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.devices.gas_meter.model import Means
from app.domain.gas import Gas
from app.domain.moment import Moment

WARM_UP_MS = 4_000  # real sensors take minutes; nobody learns anything by waiting for them
_LAG_MS = 6_000.0  # time constant of a sensor behind its filter: 90 % are there after 14 s
_FADE_MS = 9_000.0  # and of the air that carries off what was let out
_NOISE_STEP_MS = 500
_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Air:
    """What a sensor shows in clean air, in ppm, in steps of `step`, and the two thresholds of its alarm.

    `drift` is how far its zero wanders in a day. Oxygen alarms where there is too little of it.
    """

    step: float
    clean: float
    noise: float
    drift: float
    first: float
    second: float
    falling: bool = False


CLEAN_AIR: Mapping[Gas, Air] = {
    Gas.OXYGEN: Air(1000, 209_000, 300, 400, 195_000, 180_000, falling=True),
    Gas.HYDROGEN: Air(10, 0, 4, 10, 4_000, 10_000),
    Gas.CARBON_MONOXIDE: Air(1, 0.4, 0.4, 0.5, 17, 34),
    Gas.HYDROGEN_FLUORIDE: Air(0.1, 0.05, 0.05, 0.1, 2.4, 4.8),
    Gas.VOC: Air(0.1, 0.8, 0.4, 0.5, 50, 100),
}


@dataclass(frozen=True, slots=True)
class _Cloud:
    """What hangs over a sensor: from `was` towards `ends`; replaced whole, as two threads look."""

    was: float
    ends: float
    since_ms: int
    pace_ms: float


@dataclass(frozen=True, slots=True)
class Episode:
    """A scenario's gas: so much more of it, so long, so long after the sensors were switched on."""

    gas: Gas
    after_ms: int
    ppm: float
    lasts_ms: int


class GasSensor:
    """One sensor; everything follows from the clock, the seed and the scenario."""

    def __init__(
        self, gas: Gas, clock: Callable[[], Moment], *, seed: int, episodes: tuple[Episode, ...] = ()
    ) -> None:
        self.gas = gas
        self.air = CLEAN_AIR[gas]
        self.failed = False
        self.in_test = False
        self.away = False
        self._clock = clock
        self._seed = seed
        self._on_ms = self._began_ms = clock().mono_ms
        self._episodes = tuple(one for one in episodes if one.gas is gas)
        self._frozen_ms: int | None = None
        self._cloud = _Cloud(0.0, 0.0, self._on_ms, _LAG_MS)

    def switch_on(self) -> None:
        """It was without power, and warms up anew."""
        self._on_ms = self._clock().mono_ms

    def release(self, ppm: float) -> None:
        """So much more of the gas is there from now on; the sensor needs its time to see it."""
        self._cloud = _Cloud(self._hangs(self.now_ms), ppm, self.now_ms, _LAG_MS)

    def vent(self) -> None:
        """The air is clean again, and what hangs there fades."""
        self._cloud = _Cloud(self._hangs(self.now_ms), 0.0, self.now_ms, _FADE_MS)

    def freeze(self, frozen: bool) -> None:
        """Its registers stand still, heartbeat and all, as those of a hung detector behind a live gateway."""
        self._frozen_ms = self._clock().mono_ms if frozen else None

    @property
    def now_ms(self) -> int:
        """The time that its registers know."""
        return self._clock().mono_ms if self._frozen_ms is None else self._frozen_ms

    def ppm(self) -> float:
        """What it measures, in its steps."""
        now, air = self.now_ms, self.air
        drift = air.drift * math.sin(2 * math.pi * now / _DAY_MS)
        seen = air.clean + drift + air.noise * self._dice(now)
        seen += self._hangs(now) + self._scripted(now)
        return round(seen / air.step) * air.step

    def says(self) -> frozenset[Means]:
        """What its status tells."""
        if self.failed:
            return frozenset({Means.FAULT})
        if self.now_ms - self._on_ms < WARM_UP_MS:
            return frozenset({Means.WARMING_UP})
        if self.in_test:
            return frozenset({Means.IN_TEST})
        air, ppm = self.air, self.ppm()
        beyond = [ppm <= mark if air.falling else ppm >= mark for mark in (air.first, air.second)]
        alarms = (Means.FIRST_ALARM, Means.SECOND_ALARM)
        return frozenset(alarm for alarm, on in zip(alarms, beyond, strict=True) if on)

    def _hangs(self, now_ms: int) -> float:
        """How much the sensor sees of what hands have let out."""
        cloud = self._cloud
        missing = (cloud.was - cloud.ends) * math.exp(-(now_ms - cloud.since_ms) / cloud.pace_ms)
        return cloud.ends + missing

    def _scripted(self, now_ms: int) -> float:
        """How much it sees of the scenario."""
        return sum(_of_episode(one, now_ms - self._began_ms) for one in self._episodes)

    def _dice(self, now_ms: int) -> float:
        """A number from -1 to 1 that follows from seed and time."""
        text = f"{self._seed}:{self.gas.value}:{now_ms // _NOISE_STEP_MS}"
        digest = hashlib.blake2b(text.encode(), digest_size=4).digest()
        return int.from_bytes(digest, "big") / 0xFFFFFFFF * 2 - 1


def _of_episode(episode: Episode, since_on_ms: int) -> float:
    """What a sensor sees of an episode: it rises with the sensor's lag, and fades with the air."""
    inside = min(since_on_ms - episode.after_ms, episode.lasts_ms)
    if inside <= 0:
        return 0.0
    fading = max(0, since_on_ms - episode.after_ms - episode.lasts_ms)
    return episode.ppm * (1 - math.exp(-inside / _LAG_MS)) * math.exp(-fading / _FADE_MS)


class BenchGas:
    """The gas sensors of one bench, each by its gas; `plugged` is the wire to all of them."""

    def __init__(
        self,
        clock: Callable[[], Moment],
        *,
        gases: tuple[Gas, ...] = tuple(Gas),
        seed: int = 1,
        episodes: tuple[Episode, ...] = (),
    ) -> None:
        self.clock = clock
        self.plugged = True
        self.silent = False
        self.sensors = {gas: GasSensor(gas, clock, seed=seed, episodes=episodes) for gas in gases}

    def vent(self) -> None:
        """Everything that was let out fades."""
        for sensor in self.sensors.values():
            sensor.vent()

    def unplug(self) -> None:
        """Pull the wire out."""
        self.plugged = False

    def plug_in(self) -> None:
        """Put it back; the sensors were on all the while."""
        self.plugged = True
