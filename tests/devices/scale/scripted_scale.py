"""A scale that follows a script: the same bytes again and again, and no answer but to what only reads."""

from collections.abc import Mapping, Sequence
from itertools import cycle

from tests.fakes.hand_clock import HandClock

SENT_EACH_MS = 125


class ScriptedScale:
    """A line that answers known questions, or sends `frames` in turn as the clock moves on; `chunk`
    tears them up.

    Any other question fails the test: nothing may ever be written to a scale.
    """

    def __init__(
        self,
        clock: HandClock,
        *,
        frames: Sequence[bytes] = (),
        answers: Mapping[bytes, bytes] | None = None,
        chunk: int = 5,
    ) -> None:
        self._clock = clock
        self._frames = cycle(frames) if frames else None
        self._answers = answers or {}
        self._chunk = chunk
        self._said = b""
        self._sent_ms = clock().mono_ms

    def open(self) -> None:
        """The script lies open already."""

    def close(self) -> None:
        """Closing does not end the script."""

    def send(self, data: bytes) -> None:
        """Must be one of the questions."""
        assert data in self._answers, f"sent to a scale: {data!r}"
        self._said += self._answers[data]

    def receive(self, timeout_s: float) -> bytes:
        """The next piece."""
        now = self._clock().mono_ms
        if self._frames is not None and now - self._sent_ms >= SENT_EACH_MS:
            self._sent_ms = now
            self._said += next(self._frames)
        piece, self._said = self._said[: self._chunk], self._said[self._chunk :]
        return piece
