"""Read model of the air: the alarms that stand on record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.air_alarm import AirLimits
from app.domain.gas import Gas, GasAlarm


@dataclass(frozen=True, slots=True)
class StandingAlarm:
    """An alarm of one gas as it was recorded; `value_ppb` is None when the detector gave no value."""

    gas: Gas
    level: GasAlarm
    value_ppb: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class AirView:
    """What stands on record, and the site's limits to watch by.

    `changed` says that this very command recorded something.
    """

    standing: Mapping[Gas, StandingAlarm]
    limits: AirLimits
    changed: bool = False

    @property
    def levels(self) -> Mapping[Gas, GasAlarm]:
        """The alarm of each gas that stands."""
        return {gas: one.level for gas, one in self.standing.items()}
