"""What GS1 has laid down: which application identifiers there are, what each may hold, and its check digit.

The table is biip's, which carries it as data. Of biip only the table and the sum are used: what it makes of
dates leans on a clock, and a domain has none.
"""

from dataclasses import dataclass

from biip import ParseConfig, ParseError
from biip.checksums import gs1_standard_check_digit
from biip.gs1_application_identifiers import GS1ApplicationIdentifier
from biip.gs1_element_strings import GS1ElementString

SEPARATOR = "\x1d"  # what decoders make of FNC1

_CONFIG = ParseConfig(gs1_element_strings_verify_date=False, separator_chars=(SEPARATOR,))
# How many digits of a value end with their own check digit (GS1 General Specifications 3, 7.9).
_CHECKED = {
    **{"00": 18, "01": 14, "02": 14, "03": 14, "253": 13, "255": 13, "402": 17},
    **{f"41{last}": 13 for last in range(8)},
    **{"8003": 14, "8006": 14, "8017": 18, "8018": 18, "8026": 14},
}


class NotAnElement(ValueError):
    """The text is no element string; args[0] is the stable code of what is wrong."""


@dataclass(frozen=True, slots=True)
class Element:
    """One application identifier and its value. `open_ended` ones need a separator behind them."""

    ai: str
    value: str
    open_ended: bool

    @property
    def check_holds(self) -> bool:
        """Whether the check digit agrees; true where the identifier has none."""
        length = _CHECKED.get(self.ai)
        if length is None:
            return True
        return gs1_standard_check_digit(self.value[: length - 1]) == int(self.value[length - 1])


def elements_of(text: str) -> tuple[Element, ...]:
    """The elements of a whole message, in its order; a separator at its start or end says nothing.

    Raises:
        NotAnElement: `gs1.empty`, `gs1.unknown_identifier`, `gs1.value` or `gs1.separator_missing`.
    """
    rest, found = text.strip(SEPARATOR), []
    while rest:
        element = _first(rest)
        found.append(element)
        rest = rest[len(element.ai) + len(element.value) :]
        # An open-ended value that is too long would otherwise be cut, and its end read as something else.
        if element.open_ended and rest and not rest.startswith(SEPARATOR):
            raise NotAnElement("gs1.separator_missing")
        rest = rest.lstrip(SEPARATOR)
    if not found:
        raise NotAnElement("gs1.empty")
    return tuple(found)


def element(ai: str, value: str) -> Element:
    """One element whose identifier and value are known apart.

    Raises:
        NotAnElement: `gs1.unknown_identifier` or `gs1.value`.
    """
    found = _first(ai + value) if SEPARATOR not in value else None
    if found is None or (found.ai, found.value) != (ai, value):
        raise NotAnElement("gs1.value")
    return found


def _first(text: str) -> Element:
    if not text.isascii():  # to the library every script's digits are digits
        raise NotAnElement("gs1.value")
    try:
        found = GS1ElementString.extract(text, config=_CONFIG)
    except ParseError:
        raise NotAnElement("gs1.value" if _identifier_is_known(text) else "gs1.unknown_identifier") from None
    return Element(found.ai.ai, found.value, found.ai.separator_required)


def _identifier_is_known(text: str) -> bool:
    try:
        GS1ApplicationIdentifier.extract(text)
    except ParseError:
        return False
    return True
