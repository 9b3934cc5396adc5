"""Where a kind of gas meter keeps its readings: the registers of its sensors and what their bits mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from app.domain.gas import Gas

_GAP = 3  # registers read for nothing are cheaper than another question, up to here


class Kind(Enum):
    """How a value lies in its registers."""

    UINT16 = "uint16"
    INT16 = "int16"
    UINT32 = "uint32"
    FLOAT32 = "float32"  # IEEE 754

    @property
    def words(self) -> int:
        """How many registers it takes."""
        return 1 if self in (Kind.UINT16, Kind.INT16) else 2


class Means(Enum):
    """What bits say of a sensor."""

    WARMING_UP = "warming_up"
    IN_TEST = "in_test"  # calibration, bump test, simulation: what it shows is not the air
    FAULT = "fault"
    OVER_RANGE = "over_range"
    UNDER_RANGE = "under_range"
    FIRST_ALARM = "first_alarm"
    SECOND_ALARM = "second_alarm"


class Table(Enum):
    """Which of the two tables of registers; the value is the function code that reads it."""

    HOLDING = 3
    INPUT = 4


@dataclass(frozen=True, slots=True)
class Bits:
    """Some bits of a register."""

    register: int
    mask: int

    def of(self, words: Mapping[int, int]) -> int:
        """Their value, moved down to bit 0."""
        return (words[self.register] & self.mask) >> self.low

    @property
    def low(self) -> int:
        """The number of the lowest bit."""
        return (self.mask & -self.mask).bit_length() - 1


@dataclass(frozen=True, slots=True)
class Says:
    """What it means when the bits have one of these values; without values, when any bit is set."""

    bits: Bits
    equals: tuple[int, ...]
    means: Means

    def holds(self, words: Mapping[int, int]) -> bool:
        """Whether it is said."""
        value = self.bits.of(words)
        return value in self.equals if self.equals else value != 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands. `decimals` is how many decimals a whole number stands for."""

    register: int
    kind: Kind
    high_first: bool = True
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Scale:
    """The unit of a value, and its decimals."""

    unit: str
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class UnitCode:
    """Bits that name the unit."""

    bits: Bits
    codes: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class SensorMap:
    """One sensor. Exactly one of `unit_code` and `unit` tells its unit; `by_gas` overrides `unit`.

    While none of the bits of `pulse` changes, the sensor has stopped and its value is old.
    """

    number: int
    place: Place
    unit: str | None
    unit_code: UnitCode | None
    by_gas: Mapping[Gas, Scale]
    says: tuple[Says, ...]
    pulse: tuple[Bits, ...]

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """What is to be read, as (first register, how many), with small gaps read over."""
        place = self.place
        wanted = set(range(place.register, place.register + place.kind.words))
        wanted |= {says.bits.register for says in self.says} | {bits.register for bits in self.pulse}
        if self.unit_code is not None:
            wanted.add(self.unit_code.bits.register)
        spans: list[tuple[int, int]] = []
        for register in sorted(wanted):
            if spans and register - sum(spans[-1]) <= _GAP:
                spans[-1] = (spans[-1][0], register - spans[-1][0] + 1)
            else:
                spans.append((register, 1))
        return tuple(spans)


@dataclass(frozen=True, slots=True)
class GasModel:
    """One kind of gas meter. `first` is the register whose address on the wire is 0, `sure` H, M or L."""

    id: str
    title: str
    sure: str
    source: str
    table: Table
    first: int
    sensors: Mapping[int, SensorMap]


@dataclass(frozen=True, slots=True)
class GasModels:
    """All that are known, and the ppm below which a sensor's zero is off by more than drift."""

    version: str
    by_id: Mapping[str, GasModel]
    lowest: Mapping[Gas, int]
