"""What a SCPI meter prints: a decimal number, a mark for too much or for nothing, or no figure at all."""

import re
from decimal import ROUND_UP, Decimal

from app.devices.voltage_meter.driver import Shows
from app.devices.voltage_meter.profile import OpenLeads, ScpiProfile

_FIGURE = re.compile(r"[+-]?[0-9]{1,17}(\.[0-9]{0,17})?([Ee][+-]?[0-9]{1,2})?")
_WORDS = {"NAN": Shows.FAULT, "INF": Shows.OVER, "INFINITY": Shows.OVER, "NINF": Shows.OVER}
_NOT_A_NUMBER = Decimal("9.91E37")  # SCPI-99 volume 1, 7.2.1.5; infinity is 9.9E37
_NO_VOLTAGE = Decimal("1E8")  # no meter has such a range: from here on figures are marks


def read_figure(text: str, profile: ScpiProfile) -> tuple[Shows, str]:
    """What one answer says, and the voltage: volts with three decimals, "" when there is none.

    What is finer than a millivolt is rounded away from zero, so that nothing reads less than it is. `STILL`
    here means no more than that there is a figure.
    """
    bare = text.strip()
    word = _WORDS.get(bare.lstrip("+-").upper())
    if word is not None:
        return _seen(word, profile), ""
    if not _FIGURE.fullmatch(bare):
        return Shows.GARBLED, ""
    figure = Decimal(bare)
    if profile.open_leads is OpenLeads.MARK and figure == profile.open_mark:
        return Shows.OPEN, ""
    if abs(figure) == _NOT_A_NUMBER:
        return Shows.FAULT, ""
    if abs(figure) >= _NO_VOLTAGE:
        return _seen(Shows.OVER, profile), ""
    amount = int(abs(figure * 1000).to_integral_value(ROUND_UP))
    sign = "-" if figure < 0 and amount else ""
    printed = f"{sign}{amount // 1000}.{amount % 1000:03d}"
    return Shows.OPEN if _in_band(amount, profile) else Shows.STILL, printed


def _seen(shows: Shows, profile: ScpiProfile) -> Shows:
    """Too much is what the open leads of some meters show: then it says no more than that."""
    if shows is Shows.OVER and profile.open_leads is OpenLeads.OVERLOAD:
        return Shows.OPEN
    return shows


def _in_band(amount: int, profile: ScpiProfile) -> bool:
    return profile.open_leads is OpenLeads.BAND and profile.open_from_mv <= amount <= profile.open_to_mv
