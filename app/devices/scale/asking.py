"""Questions to a scale, one at a time: each gets its answer or none, and what came unasked is no answer."""

from collections.abc import Callable

from app.devices.line import Line, LineLost
from app.devices.scale.cut import LONGEST_LINE
from app.devices.scale.driver import (
    CHUNKS_PER_CALL,
    REPLY_TIMEOUT_MS,
    SLICE_MS,
    DeviceRestarted,
    Polled,
)
from app.devices.scale.frame import Frame, FrameKind
from app.devices.scale.profile import Profile
from app.devices.scale.protocols import cutter_of, parse_frame
from app.domain.moment import Moment


class Asking:
    """One conversation over an open line; `ask` comes back within 100 ms."""

    def __init__(self, line: Line, clock: Callable[[], Moment], profile: Profile) -> None:
        self._line = line
        self._clock = clock
        self._profile = profile
        self._cutter = cutter_of(profile)
        self._pieces: list[bytes] = []
        self._pending: tuple[bytes, Moment] | None = None

    @property
    def waits(self) -> bool:
        """Whether a question has not been answered yet."""
        return self._pending is not None

    def ask(self, question: bytes) -> Polled | None:
        """The answer, or None when the same question is to be put again to go on waiting.

        Raises:
            DeviceRestarted: the scale announced itself before it was asked.
            LineLost: the line broke, or no answer within 5 s.
            ValueError: another question is still open.
        """
        if self._pending is None:
            self._drop_old()
            asked = self._clock()
            self._line.send(question)
            self._pending = (question, asked)
        pending, asked = self._pending
        if pending != question:
            raise ValueError("one command at a time")
        until = self._clock().mono_ms + SLICE_MS
        for _ in range(CHUNKS_PER_CALL):
            piece = self._next_piece(until)
            if piece is None:
                break
            answer = parse_frame(piece, self._profile)
            if _busy(answer):
                continue  # more to come
            self._pending = None
            return Polled(answer, piece, asked, self._clock())
        if self._clock().mono_ms - asked.mono_ms >= REPLY_TIMEOUT_MS:
            raise LineLost("scale.no_answer")
        return None

    def _drop_old(self) -> None:
        """Whatever came unasked is no answer to the next question, but may tell of a restart.

        The torn beginning of a frame stays, and spoils what joins it.
        """
        old, self._pieces = self._pieces, []
        for _ in range(CHUNKS_PER_CALL):
            chunk = self._line.receive(0.0)
            if not chunk:
                break
            old += self._cutter.feed(chunk)
        if any(parse_frame(piece, self._profile).kind is FrameKind.SERIAL for piece in old):
            raise DeviceRestarted

    def _next_piece(self, until_ms: int) -> bytes | None:
        for _ in range(CHUNKS_PER_CALL):
            if self._pieces:
                piece = self._pieces.pop(0)
                if len(piece) >= LONGEST_LINE:
                    raise LineLost("scale.babbling")
                return piece
            chunk = self._line.receive(max(0, until_ms - self._clock().mono_ms) / 1000)
            if not chunk:
                return None
            self._pieces += self._cutter.feed(chunk)
        return None


def _busy(answer: Frame) -> bool:
    return answer.kind is FrameKind.ACK and answer.status == "B"
