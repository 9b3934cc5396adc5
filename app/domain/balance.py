"""The balance of one pack: what went in, what came out, what is still open, and how far weights can tell.

All comparisons are exact: masses are whole milligrams, and the uncertainty is kept as the sum of squared
errors, never as a root. Formulas: process list 2.5, bench stage; nothing evaporates at a bench.
"""

from dataclasses import dataclass
from enum import Enum
from math import isqrt

_PPM = 1_000_000
_TELLING = (322, 125)
"""2.576 standard deviations: 99 of 100 sound balances stay within, so at most one in a hundred is asked
about in vain."""


class Flag(Enum):
    """What a balance says. NONE when there is none to judge."""

    GREEN = "green"
    AMBER = "amber"  # needs a reason
    RED = "red"  # needs a supervisor
    NONE = "none"


class NoBalance(Enum):
    """Why there is no balance. Never green instead."""

    NO_WEIGHT = "no_weight"  # the pack has no weight on record
    WHOLE = "whole"  # made safe and not taken apart


@dataclass(frozen=True, slots=True)
class Balance:
    """Masses in whole milligrams; `in_mg` is the pack's net weight on record, None when there is no balance.

    `out_mg` are the outputs that stand, `wip_mg` what is declared as still being worked on. `square` is the
    sum of the squares of all in-service errors, in mg²; `tolerance_ppm` the signed share of the pack that may
    be open.
    """

    in_mg: int | None
    out_mg: int
    square: int
    tolerance_ppm: int
    wip_mg: int = 0
    why: NoBalance | None = None

    @property
    def open_mg(self) -> int | None:
        """What is still to come; below 0 when more came out than went in. A loss is this and nothing else."""
        return None if self.in_mg is None else self.in_mg - self.out_mg - self.wip_mg

    @property
    def u_mg(self) -> int:
        """U = 2·sqrt(Σ(m/√3)²): the uncertainty at about 95 %, rounded up to a milligram."""
        below = isqrt(4 * self.square // 3)
        return below if 3 * below * below >= 4 * self.square else below + 1

    @property
    def tolerance_mg(self) -> int:
        """The whole milligrams that may stay open: the signed share of the pack or U, whichever is more."""
        return self._allowed(1)

    @property
    def amber_mg(self) -> int:
        """Twice the tolerance, in whole milligrams."""
        return self._allowed(2)

    @property
    def flag(self) -> Flag:
        """Green within the tolerance, amber within twice of it, red beyond.

        Parts above the pack beyond the tolerance are always red.
        """
        if self.open_mg is None:
            return Flag.NONE
        if abs(self.open_mg) <= self.tolerance_mg:
            return Flag.GREEN
        return Flag.AMBER if not self.foreign and self.open_mg <= self.amber_mg else Flag.RED

    @property
    def foreign(self) -> bool:
        """Whether the parts weigh more than the pack, beyond the tolerance: something else was weighed with
        them, a tare was forgotten, or a piece was recorded twice.
        """
        return self.open_mg is not None and -self.open_mg > self.tolerance_mg

    @property
    def telling(self) -> bool:
        """Whether more is open, or too much, than the scales explain: something is probably missing.

        It may be so within a green tolerance, which is a share of the pack.
        """
        if self.open_mg is None:
            return False
        over, under = _TELLING
        return 3 * (under * self.open_mg) ** 2 > over**2 * self.square

    @property
    def explained_mg(self) -> int:
        """How much of what is open the scales explain at most, in whole milligrams."""
        over, under = _TELLING
        return isqrt(over**2 * self.square // (3 * under**2))

    @property
    def settles_itself(self) -> bool:
        """Whether a run may close on it without anybody being asked."""
        return self.flag is Flag.NONE or (self.flag is Flag.GREEN and not self.telling)

    def _allowed(self, times: int) -> int:
        if self.in_mg is None:
            return 0
        return max(times * self.tolerance_ppm * self.in_mg // _PPM, isqrt(4 * times**2 * self.square // 3))


class Reason(Enum):
    """Why a balance is closed though something is open, or too much: the closed list."""

    NOT_THERE = "not_there"  # a part was gone when the pack was opened
    LOST_LIQUID = "lost_liquid"  # coolant or electrolyte ran out or dried before it could be weighed
    DIRT = "dirt"  # mud or water was weighed with the pack, or glue and dust that nobody can weigh are left
    SCALE_DOUBTED = "scale_doubted"  # a scale was found wrong after the weighing
    LOOKED_FOR = "looked_for"  # searched, and nothing was found
    OTHER = "other"  # in the words of whoever closes it
