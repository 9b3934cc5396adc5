"""How measured amounts stand on the screen: whole units of a quantity become figures and a unit, exactly."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.domain.quantity import Quantity
from ui.theme.tokens import Language
from ui.widgets.figures import grouped

PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Scale:
    """How a quantity is shown: unit, decimals that the record's whole units are, and how many always stay."""

    unit: str
    decimals: int
    least: int = 0


_VOLTS = Scale("V", 3, 1)
_DEGREES = Scale("°C", 3, 1)
_GAS = Scale("ppm", 0)
SCALES: Mapping[Quantity, Scale] = MappingProxyType(
    {
        Quantity.VOLTAGE: _VOLTS,
        Quantity.INSULATION: Scale("Ω/V", 0),
        Quantity.TEMPERATURE: _DEGREES,
        Quantity.TEMPERATURE_RISE: Scale("K", 3, 1),
        Quantity.OXYGEN: Scale(PERCENT, 4, 1),  # by volume: 10,000 ppm are 1 %
        Quantity.HYDROGEN: _GAS,
        Quantity.CARBON_MONOXIDE: _GAS,
        Quantity.HYDROGEN_FLUORIDE: _GAS,
        Quantity.VOC: _GAS,
    }
)


def unit_of(quantity: Quantity) -> str:
    """The unit that amounts of a quantity are shown in."""
    return SCALES[quantity].unit


def figure_of(amount: int, quantity: Quantity, language: Language) -> str:
    """Whole units of the record as a figure: exact, without zeros that say nothing."""
    scale = SCALES[quantity]
    whole, part = divmod(abs(amount), 10**scale.decimals)
    fraction = f"{part:0{scale.decimals}d}".rstrip("0").ljust(scale.least, "0") if scale.decimals else ""
    sign = "-" if amount < 0 else ""
    return grouped(f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}", language)


def amount_text(amount: int, quantity: Quantity, language: Language) -> str:
    """Figure and unit."""
    return f"{figure_of(amount, quantity, language)} {unit_of(quantity)}"


def unit_shown(unit: str) -> str:
    """A unit as an instrument says it, in the sign that people read."""
    return {"MOhm": "MΩ", "degC": "°C"}.get(unit, unit)
