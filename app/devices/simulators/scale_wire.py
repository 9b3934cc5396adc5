"""The wire to a pretended scale inside this program: bytes in, bytes out, cut while it is unplugged."""

from app.devices.line import LineLost
from app.devices.scale.profile import SICS, Profile
from app.devices.scale.protocols import cutter_of
from app.devices.simulators.bench_scale import BenchScale
from app.devices.simulators.scale_speech import greeting

SENT_EACH_MS = 125


class Mouth:
    """What comes out of one scale on one connection: answers to questions, or frames in its own rhythm."""

    def __init__(self, scale: BenchScale, profile: Profile) -> None:
        self._scale = scale
        self._profile = profile
        self._questions = cutter_of(profile)
        self._sent_ms = scale.clock().mono_ms

    def hear(self, data: bytes) -> bytes:
        """The answers to what was asked; a scale that sends by itself heeds nothing."""
        if not self._profile.polled:
            return b""
        asked = self._questions.feed(data)
        return b"".join(self._scale.says(self._profile, question) for question in asked)

    def send(self) -> bytes:
        """What the scale has sent by itself since the last look: a frame each eighth of a second."""
        now = self._scale.clock().mono_ms
        if self._profile.polled or now - self._sent_ms < SENT_EACH_MS:
            return b""
        self._sent_ms = now
        return self._scale.says(self._profile)


class SimulatedScaleLine:
    """A line to a `BenchScale`."""

    def __init__(self, scale: BenchScale, profile: Profile = SICS) -> None:
        self._scale = scale
        self._profile = profile
        self._open = False
        self._mouth = Mouth(scale, profile)
        self._said = b""

    def open(self) -> None:
        """Connect to the scale."""
        if not self._scale.plugged:
            raise LineLost("line.no_port")
        self._open = True
        self._mouth, self._said = Mouth(self._scale, self._profile), b""

    def close(self) -> None:
        """Let go."""
        self._open = False

    def restart(self) -> None:
        """The scale loses power for a moment without the line noticing; one that greets announces itself."""
        self._scale.plug_in()
        self._mouth, self._said = Mouth(self._scale, self._profile), b""
        if self._profile == SICS:
            self._said = greeting(self._scale.instrument.serial)

    def send(self, data: bytes) -> None:
        """Write to the scale."""
        self._check()
        self._said += self._mouth.hear(data)

    def receive(self, timeout_s: float) -> bytes:
        """What the scale has said; it answers at once or not at all, so nothing is waited for."""
        self._check()
        said, self._said = self._said + self._mouth.send(), b""
        return said

    def _check(self) -> None:
        if not self._open:
            raise LineLost("line.not_open")
        if not self._scale.plugged:
            raise LineLost("line.broken")
