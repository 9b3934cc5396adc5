"""Gas detectors with an address each: one line and one thread for each, and one word of them all."""

from collections.abc import Callable, Sequence

from app.devices.gas_meter.watched import GasLoop
from app.domain.gas import GasNow
from app.domain.moment import Moment
from app.domain.reading import Health

MakeLoop = Callable[[Callable[[GasNow], None]], GasLoop]


class GasLines:
    """Several lines as one gas meter. `on_change` is called on the threads of the lines.

    A line that is lost takes its own channels with it and no others.
    """

    def __init__(
        self, makes: Sequence[MakeLoop], *, clock: Callable[[], Moment], on_change: Callable[[GasNow], None]
    ) -> None:
        self._clock = clock
        self._on_change = on_change
        self._loops = tuple(make(self._heard) for make in makes)

    def start(self) -> None:
        """Begin to connect and to read."""
        for loop in self._loops:
            loop.start()

    def stop(self, deadline_s: float = 5.0) -> bool:
        """End every thread; False when one hangs past the deadline."""
        return all([loop.stop(deadline_s) for loop in self._loops])

    def now(self) -> GasNow:
        """Every gas at this moment."""
        return merged([loop.now() for loop in self._loops], self._clock())

    def _heard(self, now: GasNow) -> None:
        self._on_change(self.now())


def merged(lines: Sequence[GasNow], at: Moment) -> GasNow:
    """One word of several lines: ready when all are, lost when all are, and no reason of its own before."""
    channels = tuple(channel for line in lines for channel in line.channels)
    healths = {line.health for line in lines}
    reasons = [line.unread for line in lines]
    health = healths.pop() if len(healths) == 1 else Health.STALE
    return GasNow(channels, None if None in reasons else reasons[0], health, at)
