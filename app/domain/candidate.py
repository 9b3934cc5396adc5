"""A line or camera that this computer has, whether the settings name it or not."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a device may hang on. `port` is the name that replugging keeps, where there is one.

    `lasting` tells whether it is such a name; `product` and `serial` are what the device says of itself, ""
    where it says nothing. `used_by` is the device of the settings that has it, "" for none.
    """

    port: str
    product: str = ""
    serial: str = ""
    lasting: bool = False
    used_by: str = ""


NOT_YET: Final = "line.not_open"
"""The line is about to be opened."""


@dataclass(frozen=True, slots=True)
class BytesHeard:
    """What came off a line that is listened to: the newest bytes, how many there were, and why none come.

    `fault` is "" while the line is open, else "line.no_port" or another code of a line. `read_as` are the
    protocols whose parser makes a frame of these bytes, with what it makes of the newest.
    """

    port: str
    newest: bytes = b""
    count: int = 0
    fault: str = ""
    read_as: tuple[tuple[str, str], ...] = ()
