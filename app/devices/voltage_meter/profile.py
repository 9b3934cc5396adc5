"""How one kind of meter is spoken to over SCPI, and how its open leads are told from a dead point."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

# Queries only. A meter's function and range are set at the meter, by whoever puts it on the bench.
QUERIES = ("MEAS:VOLT:DC?", "MEAS:VOLT?", "READ?", "FETC?")
TERMINATORS = {"lf": b"\n", "crlf": b"\r\n", "cr": b"\r"}


class OpenLeads(Enum):
    """What a meter shows while its probes touch nothing."""

    OVERLOAD = "overload"  # the mark of too much
    MARK = "mark"  # a number of its own that is no voltage, such as 1.0000E+9
    BAND = "band"  # any voltage between two values: what leads catch from the air, or a bias across the input


@dataclass(frozen=True, slots=True)
class ScpiProfile:
    """One meter's way of speaking. Voltages in millivolts, either sign.

    A meter of which nobody knows what its open leads show is not used: without that, probes in the air and
    a dead point look the same. `step_mv` is how far apart two figures of a still voltage may lie.
    """

    query: str
    terminator: bytes
    open_leads: OpenLeads
    step_mv: int
    open_mark: Decimal | None = None
    open_from_mv: int = 0
    open_to_mv: int = 0
    remote: bool = False  # a serial meter that heeds nothing before SYST:REM
