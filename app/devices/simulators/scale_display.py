"""What a pretended scale shows at one moment, before any protocol puts it into bytes."""

from dataclasses import dataclass
from enum import Enum

_UNIT_DIGITS = {"kg": 6, "g": 3}  # digits between the unit and a milligram


class DisplayState(Enum):
    """What kind of thing the display shows."""

    WEIGHT = "weight"
    OVER = "over"
    UNDER = "under"
    WARMING = "warming"


@dataclass(frozen=True, slots=True)
class Display:
    """The display: whole divisions in milligrams, net of the tare; figures are printed in `unit`."""

    state: DisplayState
    net_mg: int
    tare_mg: int
    still: bool
    d_mg: int
    unit: str = "kg"

    @property
    def places(self) -> int:
        """How many decimals a division has in this unit."""
        digits = _UNIT_DIGITS[self.unit]
        return len(f"{self.d_mg % 10**digits:0{digits}d}".rstrip("0"))

    def printed(self, milligrams: int) -> str:
        """A mass with the decimals of a division."""
        digits = _UNIT_DIGITS[self.unit]
        whole, part = divmod(abs(milligrams), 10**digits)
        text = f"{'-' if milligrams < 0 else ''}{whole}"
        return f"{text}.{part:0{digits}d}"[: len(text) + 1 + self.places] if self.places else text

    def digits(self, milligrams: int) -> str:
        """A mass without sign and point."""
        return self.printed(abs(milligrams)).replace(".", "")
