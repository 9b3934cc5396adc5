"""Fresh ids: UUID version 7 (RFC 9562, 5.7), which sort by the time they were made."""

import os
import time
from collections.abc import Callable
from uuid import UUID

_COUNTER_BITS = 12
_RANDOM_BITS = 62


def _wall_ms() -> int:
    return time.time_ns() // 1_000_000


class UuidMint:
    """The port `IdMint`. Ids keep rising within a millisecond and when the wall clock is set back."""

    def __init__(
        self, wall_ms: Callable[[], int] = _wall_ms, entropy: Callable[[int], bytes] = os.urandom
    ) -> None:
        self._wall_ms = wall_ms
        self._entropy = entropy
        self._last = 0

    def fresh(self) -> str:
        """The next id as text."""
        # Millisecond and counter as one number: a full counter carries into the millisecond by itself.
        self._last = max(self._wall_ms() << _COUNTER_BITS, self._last + 1)
        ms, counter = self._last >> _COUNTER_BITS, self._last & ((1 << _COUNTER_BITS) - 1)
        noise = int.from_bytes(self._entropy(8)) >> (64 - _RANDOM_BITS)
        return str(UUID(int=(ms << 80) | (7 << 76) | (counter << 64) | (2 << 62) | noise))
