"""What the balance bar shows: what went in, what came out, and what is still open, in whole milligrams."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.output import Output
from app.domain.units import Mass
from ui.theme.tokens import Language
from ui.widgets.figures import NO_FIGURE, grouped

ENLARGED_MG = 20_000_000  # the last 20 kg: what is still open when a bench is nearly done
_MOST_DECIMALS = 3  # a gram; no scale at a bench is finer


@dataclass(frozen=True, slots=True)
class BalanceState:
    """Everything the balance shows.

    `in_mg` is the pack's net mass, None when it is not known; `parts` are the outputs in the order they were
    recorded, the latest last; `tolerance_mg` is what may stay open, None when nobody has set it. `note` is
    what keeps the run open, "" when nothing does.
    """

    in_mg: int | None = None
    parts: tuple[int, ...] = ()
    tolerance_mg: int | None = None
    note: str = ""

    @property
    def out_mg(self) -> int:
        """What came out so far."""
        return sum(self.parts)

    @property
    def open_mg(self) -> int | None:
        """What is still to come; below 0 when more came out than went in."""
        return None if self.in_mg is None else self.in_mg - self.out_mg

    @property
    def within(self) -> bool:
        """Whether what is open, or too much, is no more than the tolerance."""
        return (
            self.open_mg is not None
            and self.tolerance_mg is not None
            and abs(self.open_mg) <= self.tolerance_mg
        )

    @property
    def too_much(self) -> bool:
        """Whether more came out than went in, beyond the tolerance: weighed twice, or without its tare."""
        return self.open_mg is not None and self.open_mg < 0 and not self.within

    @property
    def window_mg(self) -> tuple[int, int]:
        """From where to where the enlarged end reaches."""
        end = self.in_mg or 0
        return max(0, end - ENLARGED_MG), end


def balance_state(
    mass: Mass | None, outputs: Iterable[Output], *, tolerance_mg: int | None = None, note: str = ""
) -> BalanceState:
    """The balance of a pack's own mass against the net masses of what came out of it."""
    parts = tuple(output.mass_mg for output in outputs)
    return BalanceState(mass.milligrams if mass else None, parts, tolerance_mg, note)


def decimals_of(*amounts: int | None) -> int:
    """The fewest decimals of a kilogram, one at least, that all amounts need; a gram is the finest."""
    finest = [amount for amount in amounts if amount is not None]
    for decimals in range(1, _MOST_DECIMALS):
        if all(amount % 10 ** (6 - decimals) == 0 for amount in finest):
            return decimals
    return _MOST_DECIMALS


def rounded_mg(milligrams: int, decimals: int) -> int:
    """Whole milligrams rounded to decimals of a kilogram, half a unit away from zero."""
    unit: int = 10 ** (6 - decimals)
    steps = (abs(milligrams) + unit // 2) // unit
    return steps * unit if milligrams >= 0 else -steps * unit


def kilograms_text(milligrams: int | None, decimals: int, language: Language) -> str:
    """Whole milligrams as kilograms with fixed decimals; None is three dashes."""
    if milligrams is None:
        return NO_FIGURE
    shown = rounded_mg(milligrams, decimals)
    whole, part = divmod(abs(shown), 10**6)
    digits = f"{part:06d}"[:decimals]
    return grouped(f"{'-' if shown < 0 else ''}{whole}.{digits}", language)


def exact_text(milligrams: int, language: Language) -> str:
    """Whole milligrams as kilograms in full, for a mark on a scale."""
    whole, part = divmod(abs(milligrams), 10**6)
    digits = f"{part:06d}".rstrip("0")
    return grouped(f"{'-' if milligrams < 0 else ''}{whole}{'.' if digits else ''}{digits}", language)
