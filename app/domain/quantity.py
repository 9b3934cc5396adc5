"""What can be measured at the bench: each quantity with the unit of its limits and how it is taken."""

from enum import Enum


class Taking(Enum):
    """How a quantity comes into the record."""

    METER = "meter"  # the bench's voltage meter, live
    GAS = "gas"  # the gas meter's channel, live
    HAND_HELD = "hand_held"  # typed off an instrument without a line: photograph, and a second badge


class Quantity(Enum):
    """A measurable quantity. Its value is the word that documents and entries use."""

    VOLTAGE = "voltage"
    INSULATION = "insulation"  # the smaller of R+ and R-, over the pack's highest working voltage
    TEMPERATURE = "temperature"  # the hottest spot of the surface
    TEMPERATURE_RISE = "temperature_rise"  # the hottest spot over ambient
    OXYGEN = "oxygen"
    HYDROGEN = "hydrogen"
    CARBON_MONOXIDE = "carbon_monoxide"
    HYDROGEN_FLUORIDE = "hydrogen_fluoride"
    VOC = "voc"

    @property
    def unit(self) -> str:
        """The unit that its readings and limits are whole numbers of."""
        return _UNITS[self]

    @property
    def taking(self) -> Taking:
        """How it is taken."""
        if self is Quantity.VOLTAGE:
            return Taking.METER
        return Taking.GAS if _UNITS[self] == "ppm" else Taking.HAND_HELD


_UNITS = {
    Quantity.VOLTAGE: "mV",
    Quantity.INSULATION: "ohm/V",
    Quantity.TEMPERATURE: "mdegC",
    Quantity.TEMPERATURE_RISE: "mK",
    Quantity.OXYGEN: "ppm",
    Quantity.HYDROGEN: "ppm",
    Quantity.CARBON_MONOXIDE: "ppm",
    Quantity.HYDROGEN_FLUORIDE: "ppm",
    Quantity.VOC: "ppm",
}
