"""What the bench says by sound, beside the picture that says the same."""

from enum import Enum


class Tone(Enum):
    """A short tone after something happened. The alarm is none of these: it goes on until it is ended."""

    ACCEPTED = "accepted"
    WRONG_ITEM = "wrong_item"
    UNREADABLE = "unreadable"
    HOLD = "hold"
    AIR = "air"  # a gas is in alarm, and nobody has silenced it
