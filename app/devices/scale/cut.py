"""Where one frame ends and the next begins, in bytes that come in pieces, torn or with noise between."""

from collections.abc import Callable, Sequence

LONGEST_LINE = 512  # a line without an end is cut here, so that no scale fills the memory

NextFrame = Callable[[bytes], tuple[bytes, bytes]]
"""From what waits: the next piece (a frame, or bytes that are none), and the rest; b"" when all must wait."""


class Cutter:
    """Cuts one line's bytes into frames. What lies between frames comes out as well: it breaks the row.

    What waits for its end is never more than the longest frame.
    """

    def __init__(self, next_frame: NextFrame) -> None:
        self._next_frame = next_frame
        self._waiting = b""

    @property
    def waiting(self) -> bytes:
        """The beginning of a frame whose end has not come yet."""
        return self._waiting

    def feed(self, chunk: bytes) -> Sequence[bytes]:
        """The pieces that are complete now; joined with `waiting` they are every byte that came in."""
        pieces: list[bytes] = []
        rest = self._waiting + chunk
        while rest:
            piece, rest = self._next_frame(rest)
            if not piece:
                break
            pieces.append(piece)
        self._waiting = rest
        return pieces

    def give_up(self) -> bytes:
        """What waited too long for its end: no frame any more."""
        torn, self._waiting = self._waiting, b""
        return torn


def next_line(waiting: bytes) -> tuple[bytes, bytes]:
    """The next line with its CR LF."""
    line, end, rest = waiting.partition(b"\r\n")
    if end and len(line) <= LONGEST_LINE:
        return line + end, rest
    if len(line) > LONGEST_LINE:
        return waiting[:LONGEST_LINE], waiting[LONGEST_LINE:]
    return b"", waiting


def next_enclosed(waiting: bytes, *, first: bytes, last: bytes, longest: int) -> tuple[bytes, bytes]:
    """The next frame from one mark to the other; a mark that begins anew ends what was torn before it."""
    start = waiting.find(first)
    if start:
        return _noise(waiting, start)
    again = waiting.find(first, 1, longest)
    end = waiting.find(last, 0, longest)
    if end >= 0 and not 0 < again < end:
        return waiting[: end + 1], waiting[end + 1 :]
    if again > 0:
        return waiting[:again], waiting[again:]
    return (waiting[:longest], waiting[longest:]) if len(waiting) >= longest else (b"", waiting)


def next_fixed(
    waiting: bytes, *, first: bytes, length: int, sound: Callable[[bytes], bool], seen: bytes | None = None
) -> tuple[bytes, bytes]:
    """The next frame of a fixed length.

    What is not sound is given up as far as the next mark, so that the frame behind a torn one is not lost.

    Args:
        seen: the same bytes without their parity bits, where these came in as well.
    """
    seen = waiting if seen is None else seen
    start = seen.find(first)
    if start:
        return _noise(waiting, start)
    if len(waiting) >= length and sound(waiting[:length]):
        return waiting[:length], waiting[length:]
    again = seen.find(first, 1, length)
    if again > 0:
        return waiting[:again], waiting[again:]
    return (waiting[:length], waiting[length:]) if len(waiting) >= length else (b"", waiting)


def _noise(waiting: bytes, start: int) -> tuple[bytes, bytes]:
    """What lies before the next mark, or everything when there is none."""
    return (waiting, b"") if start < 0 else (waiting[:start], waiting[start:])
