"""What a gas meter's driver gives: one sensor after the other, each with what its meter says of it."""

from dataclasses import dataclass
from typing import Protocol

from app.devices.gas_meter.sensed import Sensed
from app.domain.gas import Gas
from app.domain.moment import Moment


@dataclass(frozen=True, slots=True)
class GasFrame:
    """One sensor's answer: what it says, the registers as bytes, when it was asked and when it was there."""

    gas: Gas
    sensed: Sensed
    raw: bytes
    asked: Moment
    at: Moment


class GasSensors(Protocol):
    """The sensors on one wire: one question at a time, no thread, no retry. Nothing is ever written to them.

    Every call comes back within 200 ms.
    """

    @property
    def gases(self) -> tuple[Gas, ...]:
        """What is measured here, in the order in which it is asked for."""

    def open(self) -> None:
        """Connect. Raises LineLost."""

    def close(self) -> None:
        """Let go; closing twice is no fault."""

    def read(self, gas: Gas) -> GasFrame | None:
        """What this sensor says, None while its answer has not come: then the same is to be asked again.

        A sensor that answers nothing gives a frame that says so, as the others on the wire go on.

        Raises:
            LineLost: the line broke.
        """
