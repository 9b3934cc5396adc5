"""A rough shift at scales of every protocol, frame by frame, with the truth beside it.

    python -m tests.fuzz_scale --frames 1000000

Ends with 1 unless no capture was false and at least 99 of 100 true placings were captured.
"""

import argparse
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace

from app.devices.line import LineLost
from app.devices.scale.profile import SICS, Checksum, DecimalTable, DigitOrder, Profile, ScaleProtocol
from app.devices.scale.watched import WatchedScale
from app.devices.simulators.bench_scale import BenchScale
from app.devices.simulators.scale_wire import SimulatedScaleLine
from app.domain.reading import ScaleNow, Source, Stability, Unread
from tests.fakes.hand_clock import HandClock
from tests.fakes.instruments import PACK_SCALE

FRAME_MS = 125
LAIN_FRAMES, QUIET_FRAMES = 40, 24  # a true placing: lain for 5 s, and the last 3 s undisturbed
LEAST_CAPTURED = 0.99
SCALES: dict[str, Profile] = {
    "mt-sics": SICS,
    "toledo": Profile(ScaleProtocol.TOLEDO),
    "toledo clone": Profile(
        ScaleProtocol.TOLEDO, checksum=Checksum.XOR, decimal_table=DecimalTable.PLACES, mask_bit7=True
    ),
    "toledo no check": Profile(ScaleProtocol.TOLEDO, checksum=Checksum.NONE),
    "and": Profile(ScaleProtocol.AND),
    "and asked": Profile(ScaleProtocol.AND, asked=True),
    "yaohua-12": Profile(ScaleProtocol.YAOHUA_12, unit="kg"),
    "yaohua-cmd": Profile(ScaleProtocol.YAOHUA_CMD, unit="kg"),
    "yaohua-a12e": Profile(ScaleProtocol.YAOHUA_A12E),
    "yaohua-eq": Profile(ScaleProtocol.YAOHUA_EQ, unit="kg"),
    "yaohua-eq straight": Profile(ScaleProtocol.YAOHUA_EQ, unit="kg", digit_order=DigitOrder.STRAIGHT),
}
_DELAY_MS = 250  # the line may hold a frame back for one turn
FINE = replace(PACK_SCALE, d_mg=20_000)  # somebody has pressed the key for a finer display


class RoughLine:
    """A line that tears, delays and spoils what the scale says; each of `fouls` hits one read."""

    def __init__(self, line: SimulatedScaleLine, lots: random.Random) -> None:
        self._line = line
        self._lots = lots
        self._held = b""
        self.fouls: list[str] = []

    def open(self) -> None:
        """As the scale's own; what was held back is gone."""
        self._held = b""
        self._line.open()

    def close(self) -> None:
        """Let go."""
        self._line.close()

    def send(self, data: bytes) -> None:
        """Nothing happens on the way there."""
        self._line.send(data)

    def receive(self, timeout_s: float) -> bytes:
        """What arrives of what was said."""
        data = self._line.receive(timeout_s)
        if data and self.fouls:
            data = self._fouled(data, self.fouls.pop())
        data, self._held = self._held + data, b""
        return data

    def _fouled(self, data: bytes, foul: str) -> bytes:
        at = self._lots.randrange(len(data))
        match foul:
            case "noise":
                return data[:at] + self._lots.randbytes(self._lots.randrange(1, 20)) + data[at:]
            case "torn":
                return data[:at]
            case "lost":
                return data[:at] + data[at + 1 :]
            case "doubled":
                return data + data
            case "changed":
                return data[:at] + bytes([self._lots.randrange(256)]) + data[at + 1 :]
            case "pounds":
                return data.replace(b"kg", b"lb")
            case "late":
                self._held = data[at:]
                return data[:at]
        return data


FOULS = ("noise", "torn", "lost", "doubled", "changed", "pounds", "late")


@dataclass
class Count:
    """What came of one shift, or of several."""

    frames: int = 0
    captures: int = 0
    false: int = 0
    true: int = 0
    missed: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Count") -> None:
        """Both together."""
        for name in ("frames", "captures", "false", "true", "missed"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.refused.update(other.refused)

    @property
    def good(self) -> bool:
        """No capture was false, and hardly a placing was missed."""
        return not self.false and self.true > 0 and self.missed <= (1 - LEAST_CAPTURED) * self.true


class Shift:
    """One scale through rough hours: loads come and go, and everything else happens in between."""

    def __init__(self, profile: Profile, seed: str) -> None:
        self._lots = random.Random(seed)
        self._clock = HandClock()
        warm_up_ms = self._lots.choice((0, 2000))
        seed_of_noise = self._lots.randrange(1000)
        self._scale = BenchScale(PACK_SCALE, self._clock, seed=seed_of_noise, warm_up_ms=warm_up_ms)
        self._inner = SimulatedScaleLine(self._scale, profile)
        self._line = RoughLine(self._inner, self._lots)
        self._asked = profile.asked
        self._watched = WatchedScale(
            lambda: self._line,
            instrument=PACK_SCALE,
            clock=self._clock,
            on_change=self._told,
            source=Source.SIMULATED,
            profile=profile,
        )
        self.count = Count()
        self._open = False
        self._loads = [(0, 0)]  # what lay there from which moment on, newest last
        self._captured_here: set[int] = set()
        self._ever: set[int] = set()
        self._lain = self._quiet = self._unanswered = self._out_for = 0
        self._counted = False

    def step(self) -> None:
        """A frame's time goes by: perhaps something happens, the scale is followed, and it is judged."""
        self._happen()
        self._clock.advance(FRAME_MS)
        answered = self._follow()
        now = self._watched.now()
        if now.unread is not None:
            self.count.refused[now.unread.value] += 1
        if now.unread is Unread.UNCONFIRMED and now.mass is not None and self._lots.random() < 0.5:
            self._watched.confirm(now.mass)
        self.count.frames += 1
        self._judge(now)
        self._count_true(answered)

    def _follow(self) -> bool:
        try:
            if not self._open:
                self._watched.connect()
                self._open = True
            return self._watched.turn()
        except LineLost as lost:
            self._open = False
            self._watched.lost(lost.code)
            return False

    def _told(self, now: ScaleNow) -> None:
        """Every change is judged, also those within one turn."""
        self._judge(now)

    def _judge(self, now: ScaleNow) -> None:
        reading = now.settled
        if reading is None:
            return
        if reading.placing not in self._ever:
            self._ever.add(reading.placing)
            self._captured_here.add(reading.placing)
            self.count.captures += 1
        error = min(abs(reading.mass.milligrams - load) for load in self._lay_at(reading.taken.mono_ms))
        age = self._clock().mono_ms - reading.taken.mono_ms
        wrong = error > PACK_SCALE.d_mg or age > 1000 or len(self._captured_here) > 1
        wrong = wrong or reading.source is not Source.SIMULATED
        wrong = wrong or (reading.stability is Stability.INFERRED and reading.mass != now.mass)
        self.count.false += wrong

    def _lay_at(self, mono_ms: int) -> list[int]:
        """What lay there at that moment, or so shortly before that a frame may still tell of it."""
        later = [from_ms for from_ms, _ in self._loads[1:]] + [mono_ms + 1]
        rows = zip(self._loads, later, strict=True)
        return [load for (from_ms, load), to in rows if from_ms <= mono_ms and to > mono_ms - _DELAY_MS]

    def _put(self, load: int) -> None:
        self._scale.put(load)
        self._loads = [*self._loads[-5:], (self._clock().mono_ms + 1, load)]

    def _happen(self) -> None:
        self._out_for = max(0, self._out_for - 1)
        if not self._out_for:
            self._scale.silent, self._scale.instrument = False, PACK_SCALE
            if not self._scale.plugged:
                self._scale.plug_in()
        lot = self._lots.random()
        loaded = self._scale.load_mg != 0
        if lot > (0.985 if loaded else 0.9):
            self._move_load(loaded)
        elif lot < 0.004:
            self._line.fouls += [self._lots.choice(FOULS) for _ in range(self._lots.randrange(1, 6))]
        elif lot < 0.0055:
            self._scale.garble(1 + self._lots.randrange(3))
        elif lot < 0.0065:
            self._scale.silent, self._out_for = True, 1 + self._lots.randrange(40)
        elif lot < 0.008:
            self._scale.unplug()
            self._out_for = 1 + self._lots.randrange(40)
        elif lot < 0.0085 and self._open and self._scale.plugged:
            self._inner.restart()
        elif lot < 0.009:
            self._scale.instrument, self._out_for = FINE, 1 + self._lots.randrange(40)
        else:
            return
        self._quiet = 0

    def _move_load(self, loaded: bool) -> None:
        if loaded and self._lots.random() < 0.85:
            self._put(0)
            self._lain, self._counted = 0, False
            return
        if loaded:
            self._put(self._scale.load_mg + self._lots.randrange(20_000_000))  # something laid on top
            self._counted = True  # the same placing: it may have been captured before, or not
            return
        if self._quiet < 16:  # the next pack takes time to bring, and the scale has been seen empty
            return
        odd = {0: 650_000_000, 1: -3_000_000, 2: 1_000_000, 3: -50_000_000}
        load = odd.get(self._lots.randrange(12), 5_000_000 + self._lots.randrange(560_000_000))
        self._put(load)
        self._captured_here = set()
        self._lain, self._counted = 0, False

    def _count_true(self, answered: bool) -> None:
        """A true placing: within the plate, lain for long enough, and nothing has happened lately."""
        self._unanswered = 0 if answered else self._unanswered + 1
        pause = 4 if self._asked else 0  # between two questions
        self._quiet = self._quiet + 1 if self._unanswered <= pause and not self._out_for else 0
        self._lain += 1
        fits = PACK_SCALE.min_mg + PACK_SCALE.d_mg < self._scale.load_mg < 599_000_000
        if fits and self._lain >= LAIN_FRAMES and self._quiet >= QUIET_FRAMES and not self._counted:
            self._counted = True
            self.count.true += 1
            self.count.missed += not self._captured_here


def fuzz(profile: Profile, *, frames: int, seed: str) -> Count:
    """So many frames' time at one scale."""
    shift = Shift(profile, seed)
    for _ in range(frames):
        shift.step()
    return shift.count


def main(argv: list[str]) -> int:
    """Every protocol in turn; prints what came of each and of all."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz_scale", description=__doc__)
    parser.add_argument("--frames", type=int, default=100_000, help="of all protocols together")
    parser.add_argument("--seed", default=str(time.time_ns()))
    args = parser.parse_args(argv)
    whole, good, began = Count(), True, time.monotonic()
    _say(f"seed {args.seed}")
    for name, profile in SCALES.items():
        count = fuzz(profile, frames=max(1, args.frames // len(SCALES)), seed=f"{args.seed} {name}")
        whole.add(count)
        good = good and count.good
        _say(_line(name, count))
    _say(_line("all", whole))
    for reason, frames in whole.refused.most_common():
        _say(f"{frames:>12}  {reason}")
    _say(f"{time.monotonic() - began:.0f} s; {'good' if good else 'NOT GOOD'}")
    return 0 if good else 1


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _line(name: str, count: Count) -> str:
    return (
        f"{name:<20}{count.frames:>9} frames{count.captures:>8} captures{count.true:>8} true placings"
        f"{count.missed:>6} missed{count.false:>4} false"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
