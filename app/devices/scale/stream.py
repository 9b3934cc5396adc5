"""The driver of a scale that sends by itself: all that came in, cut and dated, nothing old taken for new."""

from collections.abc import Callable, Sequence

from app.devices.line import Line, LineLost
from app.devices.scale.driver import REPLY_TIMEOUT_MS, SLICE_MS, Polled
from app.devices.scale.frame import FrameKind
from app.devices.scale.profile import Profile
from app.devices.scale.protocols import cutter_of, parse_frame
from app.domain.moment import Moment

_GAP_MS = 500  # inside a frame no wire pauses that long: what joins over it are two halves of two frames
_CHUNKS = 8


class StreamScale:
    """Listens to one scale over an open line and never sends it anything.

    A frame can tell of any moment since the bytes before it came in, so after a silence, or when
    this computer was held up, what had gathered meanwhile counts as old as the silence is long.
    """

    tells_tare = False

    def __init__(self, line: Line, clock: Callable[[], Moment], profile: Profile) -> None:
        self._line = line
        self._clock = clock
        self._profile = profile
        self._cutter = cutter_of(profile)
        self._since = clock()  # no byte that is still to be read is older
        self._came = self._since  # when the newest bytes came in
        self._in_step = False

    def identify(self) -> str | None:
        """No serial number: nothing is asked."""
        return ""

    def frames(self) -> Sequence[Polled]:
        """Every frame since the last call; waits up to 90 ms when there is none.

        Raises:
            LineLost: the line broke, or not a byte came for 5 s.
        """
        pieces = self._torn()
        dry = False
        for _ in range(_CHUNKS):
            chunk = self._line.receive(0.0)
            if not chunk:
                dry = True
                break
            pieces += self._taken(chunk)
        if dry and not pieces:
            pieces += self._taken(self._line.receive(SLICE_MS / 1000))
        found = [polled for piece in pieces if (polled := self._polled(piece)) is not None]
        if dry:
            self._since = self._came
        if self._clock().mono_ms - self._came.mono_ms >= REPLY_TIMEOUT_MS:
            raise LineLost("scale.no_answer")
        return found

    def tare(self) -> Polled | None:
        """Never: frames tell it themselves, or nothing does."""
        return None

    def _torn(self) -> list[bytes]:
        """A frame whose end did not come in time, given up."""
        late = self._clock().mono_ms - self._came.mono_ms > _GAP_MS
        return [self._cutter.give_up()] if late and self._cutter.waiting else []

    def _taken(self, chunk: bytes) -> list[bytes]:
        if not chunk:
            return []
        self._came = self._clock()
        return list(self._cutter.feed(chunk))

    def _polled(self, piece: bytes) -> Polled | None:
        frame = parse_frame(piece, self._profile)
        if not self._in_step and frame.kind in (FrameKind.REJECT, FrameKind.INCOMPLETE):
            self._in_step = True  # the line was opened in the middle of a frame: that is no fault
            return None
        self._in_step = True
        return Polled(frame, piece, self._since, self._clock())
