"""How one scale speaks: its protocol and the options that its maker left open. Nothing is ever guessed."""

from dataclasses import dataclass
from enum import Enum


class ScaleProtocol(Enum):
    """The languages scales speak here, by the names that settings and vectors use."""

    MT_SICS = "mt-sics"
    TOLEDO = "toledo-continuous"
    AND = "and-standard"
    YAOHUA_12 = "yaohua-12"
    YAOHUA_CMD = "yaohua-cmd"
    YAOHUA_A12E = "yaohua-a12e"
    YAOHUA_EQ = "yaohua-eq"


class Checksum(Enum):
    """What a Toledo frame ends with behind its CR."""

    NONE = "none"
    SUM7 = "sum7"  # all bytes together are 0 modulo 128
    XOR = "xor"  # of all bytes before it: some clones


class DecimalTable(Enum):
    """What the three lowest bits of a Toledo frame's status byte A mean."""

    TOLEDO = "toledo"  # 0 is hundreds, 1 tens, 2 whole, 3 to 7 one to five decimals
    PLACES = "places"  # the number itself is how many decimals there are: some clones


class DigitOrder(Enum):
    """Which end of the number a `=` frame begins with."""

    REVERSED = "reversed"
    STRAIGHT = "straight"


@dataclass(frozen=True, slots=True)
class Profile:
    """One scale's way of speaking, as its settings say it.

    Args:
        checksum, decimal_table, mask_bit7: of a Toledo frame; `mask_bit7` is for a line of 7 bits and
            parity that is received with 8 bits.
        address: of a Yaohua scale that is asked, "A" to "Z".
        digit_order: of a Yaohua `=` frame.
        unit: of a scale whose frames name none: "kg", "g" or "t"; "" when frames name it.
        asked: whether an A&D scale is asked for each weight instead of sending by itself.
    """

    protocol: ScaleProtocol
    checksum: Checksum = Checksum.SUM7
    decimal_table: DecimalTable = DecimalTable.TOLEDO
    mask_bit7: bool = False
    address: str = "A"
    digit_order: DigitOrder = DigitOrder.REVERSED
    unit: str = ""
    asked: bool = False

    @property
    def polled(self) -> bool:
        """Whether the scale speaks only when it is asked."""
        if self.protocol is ScaleProtocol.AND:
            return self.asked
        return self.protocol in (ScaleProtocol.MT_SICS, ScaleProtocol.YAOHUA_CMD)


SICS = Profile(ScaleProtocol.MT_SICS)
"""MT-SICS has no options."""

UNITLESS = frozenset({ScaleProtocol.YAOHUA_12, ScaleProtocol.YAOHUA_CMD, ScaleProtocol.YAOHUA_EQ})
"""Protocols whose frames name no unit: the settings must."""
