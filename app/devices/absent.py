"""Instruments that a station does not have: never a reading, and always the reason."""

from app.domain.gas_seen import GasSeen
from app.domain.quantity import Quantity
from app.domain.reading import Health, ScaleNow, Source, Unread
from app.domain.voltage import VoltageNow
from app.floor.ports import Clock


class NoScale:
    """A station without this scale."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def start(self) -> None:
        """There is nothing to start."""

    def stop(self) -> bool:
        """There is nothing to stop."""
        return True

    def now(self) -> ScaleNow:
        """No reading."""
        return ScaleNow(None, Unread.NOT_FITTED, None, Health.ABSENT, self._clock.now())

    def again(self) -> None:
        """There is nothing to weigh."""


class NoMeter:
    """A station without a voltage meter."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def start(self) -> None:
        """There is nothing to start."""

    def stop(self) -> bool:
        """There is nothing to stop."""
        return True

    def now(self) -> VoltageNow:
        """No reading: what must be measured stays shut."""
        return VoltageNow(None, Unread.NOT_FITTED, None, Health.ABSENT, self._clock.now())


class NoGas:
    """A station without a gas meter."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def seen(self, quantity: Quantity) -> GasSeen:
        """No reading: what must be measured stays shut."""
        now, why = self._clock.now(), Unread.NOT_FITTED.value
        return GasSeen(quantity, None, why, "", "", {}, b"", now, Source.INSTRUMENT)
