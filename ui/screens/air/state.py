"""Everything that is shown and sounded of the air."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.air_alarm import Air, AirLimits
from app.domain.gas import Gas, GasAlarm
from app.domain.reading import Unread


@dataclass(frozen=True, slots=True)
class AirState:
    """The air as the watch has it: live, with every alarm that stands on record.

    `air` and `limits` are None until the record was asked. `silenced` are the alarms whose tone somebody has
    ended: a worse one, or one of another gas, sounds again.
    """

    air: Air | None = None
    limits: AirLimits | None = None
    silenced: Mapping[Gas, GasAlarm] = field(default_factory=dict)

    @property
    def alarm(self) -> GasAlarm:
        """The worst alarm that stands."""
        return self.air.alarm if self.air is not None else GasAlarm.NONE

    @property
    def sounding(self) -> bool:
        """Whether an alarm stands whose tone nobody has silenced."""
        standing = self.air.standing if self.air is not None else ()
        return any(one.stands.rank > self.silenced.get(one.gas, GasAlarm.NONE).rank for one in standing)

    @property
    def lost(self) -> bool:
        """Whether a gas that is looked for is not seen; one whose detector was never fitted is not lost."""
        return any(why != Unread.NOT_FITTED.value for why in self.blind.values())

    @property
    def blind(self) -> Mapping[Gas, str]:
        """The gases that nobody sees, and why."""
        return self.air.blind if self.air is not None else {}
