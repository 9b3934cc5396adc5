"""Listening to a line that is not the station's yet: raw bytes, and which parser makes sense of them."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from app.devices.line import Line, LineLost
from app.devices.rack_meters import line_to
from app.devices.rack_ports import real
from app.devices.scale.profile import UNITLESS, Profile, ScaleProtocol
from app.devices.scale.protocols import cutter_of, parse_frame
from app.devices.scanner.frames import TERMINATORS, Frames, text_of
from app.domain.candidate import NOT_YET, BytesHeard, Candidate
from app.loops import LatestValue, StoppableLoop

NEWEST_BYTES = 256
_KEPT_BYTES = 2048
_LOOK_S = 0.1
_AGAIN_S = 1.0
_QUIET_MS = 10_000  # for the scanner's parser: what came is whole


class PortTrial:
    """One line at a time, on a thread of its own. Nothing is ever sent: a machine may hang on the line.

    The ports of the station's own devices are not opened: two listeners would take each other's bytes.
    """

    def __init__(self, find: Callable[[], tuple[Candidate, ...]], taken: Iterable[tuple[str, str]]) -> None:
        """`find` tells what this computer has; `taken` are the settings' ports with their devices."""
        self._find = find
        self._taken = dict(taken)
        self._loop: StoppableLoop | None = None
        self._line: Line | None = None
        self._heard: LatestValue[BytesHeard] = LatestValue()
        self._kept = b""

    def candidates(self) -> tuple[Candidate, ...]:
        """What this computer has now, each with the device of the settings that has it."""
        return tuple(replace(one, used_by=self._taken.get(real(one.port), "")) for one in self._find())

    def listen(self, port: str, baud: int) -> None:
        """Listen to this line and to no other."""
        self.hush()
        if real(port) in self._taken:
            self._heard.put(BytesHeard(port, fault="line.taken"))
            return
        self._kept = b""
        self._heard.put(BytesHeard(port, fault=NOT_YET))
        line = line_to(port, baud=baud)
        self._line = line
        self._loop = StoppableLoop("port trial", lambda wait: self._turn(line, port, wait))
        self._loop.start()

    def heard(self) -> BytesHeard | None:
        """What came so far; None while nothing is listened to."""
        return self._heard.get()

    def hush(self) -> bool:
        """Listen no more; False when the thread did not end in time."""
        loop, self._loop = self._loop, None
        ended = loop is None or loop.stop()
        if ended and self._line is not None:
            self._line.close()
            self._line = None
        self._heard.put(None)
        return ended

    def _turn(self, line: Line, port: str, wait: Callable[[float], bool]) -> None:
        now = self._heard.get() or BytesHeard(port)
        try:
            line.open()
            data = line.receive(_LOOK_S)
        except LineLost as lost:
            line.close()
            self._heard.put(replace(now, fault=lost.code))
            wait(_AGAIN_S)
            return
        if data or now.fault:
            self._kept = (self._kept + data)[-_KEPT_BYTES:]
            newest = self._kept[-NEWEST_BYTES:]
            count = now.count + len(data)
            self._heard.put(BytesHeard(port, newest, count, read_as=read_as(self._kept)))


def read_as(data: bytes) -> tuple[tuple[str, str], ...]:
    """The scale protocols whose parser makes a weight of these bytes, or the scanner's when they are a code.

    Each with what it makes of the newest: "412.0 kg", or the code.
    """
    found = []
    for protocol in ScaleProtocol:
        words = _weight(data, Profile(protocol, unit="kg" if protocol in UNITLESS else ""))
        if words:
            found.append((protocol.value, words))
    for name, ending in TERMINATORS.items():
        frames = Frames(ending)
        frames.see(data, 0)
        code = frames.see(b"", _QUIET_MS)
        if code is not None and code.payload and not found:
            found.append((f"scanner {name}", text_of(code.payload)))
    return tuple(found)


def _weight(data: bytes, profile: Profile) -> str:
    """What the newest frame with a weight says; "" when there is none."""
    newest = ""
    for piece in cutter_of(profile).feed(data):
        frame = parse_frame(piece, profile)
        if frame.value:
            newest = f"{frame.value} {frame.unit or ''}".strip()
    return newest
