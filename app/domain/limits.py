"""Site limits: values people have signed, each with what it is of, its unit, its source, and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from app.domain.gas import GasAlarm
from app.domain.procedure import Words
from app.domain.quantity import Quantity

NEEDED: Mapping[str, str] = {
    "quarantine_recheck": "s",
    "pin_free_tries": "tries",
    "pin_lock_first": "s",
    "pin_lock_longest": "s",
    "weight_fresh": "ms",
    "voltage_fresh": "ms",
    "gas_fresh": "ms",
    "prove_dead": "mV",
    "section_voltage": "mV",
    "hold_reading_valid": "s",
    "evidence_shown": "ms",
    "reading_same": "readings",
    "air_clear_wait": "s",
    "air_blind_wait": "s",
    "balance_tolerance": "ppm",
    "weight_unsure": "ppm",
    "weight_unsure_least": "mg",
    "scale_zero": "e/1000",
    "scale_check_valid": "s",
    "scale_drift_run": "checks",
}
"""The limits that the program itself asks for by name, each with the unit that it reckons in."""


class Safer(Enum):
    """Which way a value is the safer one; a site may move it that way only."""

    LOWER = "lower"
    HIGHER = "higher"
    NONE = "none"  # neither way is: a site may set what it likes


class Sure(Enum):
    """How sure a value is. A limit may rest on several."""

    PRIMARY = "H"  # read in a primary source, or several independent ones agree
    SECONDARY = "M"  # read in one secondary source
    WEAK = "L"  # one weak source
    UNCONFIRMED = "GK"  # general knowledge, not confirmed in a source
    DERIVED = "D"  # by arithmetic from stated inputs
    PROPOSAL = "P"  # a proposal; a named safety person must sign it


_NO_WORDS = Words("", "")


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit in whole units, with where it comes from and who signed it.

    `quantity` is what it is compared with, None for a time, a count or a rate. `title` says what it is and
    `action` what follows when it is crossed. `library` is the library's value where the site has set its own.
    `alarm` says which alarm of a gas in the air begins where this value is reached, NONE for all others.
    """

    id: str
    value: int
    unit: str
    source: str
    version: str
    signer: str
    quantity: Quantity | None = None
    title: Words = _NO_WORDS
    action: Words = _NO_WORDS
    safer: Safer = Safer.NONE
    sure: tuple[Sure, ...] = ()
    library: int | None = None
    alarm: GasAlarm = GasAlarm.NONE

    @property
    def proposed(self) -> bool:
        """Whether nobody has signed it: it is worked by, and shown as proposed wherever it is shown."""
        return not self.signer

    def looser(self, value: int) -> bool:
        """Whether another value would be less safe than this one."""
        if self.safer is Safer.NONE:
            return False
        return value > self.value if self.safer is Safer.LOWER else value < self.value

    def fits(self, op: str) -> bool:
        """Whether a comparison has this limit's safe side: at_most for what is safer lower."""
        return self.safer is Safer.NONE or (self.safer is Safer.LOWER) == (op == "at_most")


class LimitsFaulty(ValueError):
    """The table of limits cannot be used; `faults` lists everything that is wrong with it."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Limits:
    """All limits of the site."""

    by_id: Mapping[str, Limit] = field(default_factory=dict)

    def value(self, limit: str) -> int:
        """The signed value of a limit that the station needs."""
        return self.by_id[limit].value
