"""Instruments that a station does not have: never a reading, and always the reason."""

from app.domain.gas import GasNow
from app.domain.reading import Health, ScaleNow, Unread
from app.domain.units import Mass
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

    def confirm(self, shown: Mass) -> None:
        """There is nothing to confirm."""


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

    def start(self) -> None:
        """There is nothing to start."""

    def stop(self) -> bool:
        """There is nothing to stop."""
        return True

    def now(self) -> GasNow:
        """No reading of any gas: what needs one stays shut."""
        return GasNow((), Unread.NOT_FITTED, Health.ABSENT, self._clock.now())
