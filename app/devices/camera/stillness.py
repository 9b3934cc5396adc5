"""A live camera that gives exactly the same picture again and again has stopped looking."""

import numpy as np

LONGEST_S = 5.0
_FLAT = 8  # grey levels between the darkest and the brightest: a dark hall, or a covered lens


class Stillness:
    """Follows the pictures of one camera, over its reconnections too: a frozen one often stays frozen.

    No sensor gives the same rows twice: its noise alone changes them. A picture without any contrast is not
    counted, for a camera in the dark may well give nothing but black.
    """

    def __init__(self, longest_s: float = LONGEST_S) -> None:
        self._longest_ms = longest_s * 1000
        self._rows = b""
        self._since_ms = 0

    def frozen(self, rows: bytes, mono_ms: int) -> bool:
        """Whether this picture has been the same for too long."""
        if rows != self._rows:
            self._rows, self._since_ms = rows, mono_ms
            return False
        return mono_ms - self._since_ms >= self._longest_ms and not _flat(rows)


def _flat(rows: bytes) -> bool:
    values = np.frombuffer(rows, np.uint8)
    return int(values.max()) - int(values.min()) <= _FLAT
