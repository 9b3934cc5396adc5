"""What comes out of a pack: the closed list of output codes, and one output with its parent."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class OutputCode(Enum):
    """What an output is, as the bench weighs it (process list 2.1; powder and line outputs come later)."""

    MOD = "MOD"  # modules
    CELL = "CELL"
    CASE_AL = "CASE_AL"
    CASE_FE = "CASE_FE"
    FAST = "FAST"  # fasteners
    CU_BUS = "CU_BUS"
    CABLE = "CABLE"
    PCB = "PCB"
    RELAY = "RELAY"
    PLAS = "PLAS"
    THERM = "THERM"  # pads, foam, adhesive
    COOLPL = "COOLPL"
    COOLANT = "COOLANT"
    REJECT = "REJECT"


IN_PIECES = frozenset({OutputCode.MOD, OutputCode.CELL})
"""Outputs that keep an identity of their own: each piece carries a code or gets a label of ours."""


@dataclass(frozen=True, slots=True)
class Output:
    """One weighed output of a run, linked to the pack it came out of.

    `text` is the code it is known by, read off it (`own_label` False) or minted by us. `mass_mg` is net;
    `printed` and `unit` are the scale's own words for what lay on it, or what was typed; `tare_mg` belonged
    to `container` ("" when none). `mass_source` is "instrument", "simulated" or "typed". `prints` counts
    its labels, `proven` that one of them was scanned back.
    """

    id: str
    run: str
    pack: str
    code: OutputCode
    text: str
    own_label: bool
    mass_mg: int
    printed: str
    unit: str
    tare_mg: int
    container: str
    mass_source: str
    recorded_at: datetime
    prints: int = 0
    proven: bool = False


@dataclass(frozen=True, slots=True)
class Container:
    """A container whose empty mass is known, so that only its label is needed to take the tare off."""

    text: str
    tare_mg: int
    known_at: datetime
