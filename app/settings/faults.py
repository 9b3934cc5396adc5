"""How a fault in the settings is told: whose line is named, and what is allowed there."""

from datetime import date

from app.settings.keys import KEYS

Fault = tuple[str, str]  # the setting whose line is named, and what is wrong


def not_allowed(name: str, value: object) -> Fault:
    """This setting has a value that is not allowed."""
    return name, f"{name} = {value!r}: allowed is {KEYS[name].allowed}"


def is_date(text: str) -> bool:
    """Whether this is a day as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
