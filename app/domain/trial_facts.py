"""What is recorded of devices that somebody tried while the station was set up."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from app.domain.journal import Fact


class Trial(Enum):
    """How a device can be tried."""

    SCAN_TIMES = "scan_times"  # a scanner that types: the test code, several times
    SCAN = "scan"  # a code by a reader on a line
    BYTES = "bytes"  # what comes off its line, and what its parser makes of it
    WEIGHT = "weight"  # a test weight on a scale


@dataclass(frozen=True, slots=True)
class DeviceTried(Fact):
    """Somebody tried a device and said, or the station measured, whether it does what it should.

    `port` is the path or address that was tried, "" where there is none; `serial` the number that the device
    names itself by, "" where it names none. `trial` is the value of a `Trial`, `seen` what was measured, by
    stable words.
    """

    type: ClassVar[str] = "device.tried"
    device: str
    trial: str
    good: bool
    port: str
    serial: str
    seen: Mapping[str, str | int]
