"""A line that follows a script: exchanges as the maker's manual prints them, and nothing beside."""

from collections.abc import Sequence
from types import TracebackType


class ScriptedLine:
    """Answers each `sent` with its `answered`, in order; `chunk` tears the answers into small pieces.

    Used as a context it fails on leaving when bytes are left over on either side.
    """

    def __init__(self, pairs: Sequence[tuple[bytes, bytes]], *, chunk: int = 4096) -> None:
        self._pairs = list(pairs)
        self._chunk = chunk
        self._sent = b""
        self._answered = b""

    def __enter__(self) -> "ScriptedLine":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.finish()

    def open(self) -> None:
        """The script lies open already."""

    def close(self) -> None:
        """Closing does not end the script."""

    def send(self, data: bytes) -> None:
        """Must be what the script expects next."""
        self._sent += data
        assert self._pairs, f"sent after the end of the script: {data!r}"
        expected, answered = self._pairs[0]
        assert expected.startswith(self._sent), f"expected {expected!r}, got {self._sent!r}"
        if expected == self._sent:
            self._answered += answered
            self._sent = b""
            self._pairs.pop(0)

    def receive(self, timeout_s: float) -> bytes:
        """The next piece of the answer; a scripted device never makes one wait."""
        piece, self._answered = self._answered[: self._chunk], self._answered[self._chunk :]
        return piece

    def finish(self) -> None:
        """Fail when anything of the script was not used."""
        assert not self._pairs, f"never sent: {self._pairs!r}"
        assert not self._sent, f"half a command: {self._sent!r}"
        assert not self._answered, f"never received: {self._answered!r}"
