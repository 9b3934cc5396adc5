"""Printed commands: four plain acts that a hand scanner may ask for, and nothing besides them.

A command stands for a button that is on show. Nothing that is released, signed, raised, ended or begun is
among them, and none can be added by printing: a code counts only when it is one of four exact texts.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from app.domain.own_label import check_character

PREFIX: Final = "CM"
"""In no family of labels: a misread command is no label, and a misread label no command."""


class PlainAct(Enum):
    """What may be asked for without touching the screen, by a printed command or a pedal."""

    NEXT = "next"
    BACK = "back"
    REPEAT = "repeat"  # read, weigh or take it once more
    HELP = "help"  # say which of these act here


def command_text(act: PlainAct) -> str:
    """What stands in the printed code: prefix, word, and the check character of our labels."""
    body = PREFIX + act.name
    return body + check_character(body)


_ACTS: Final[Mapping[str, PlainAct]] = MappingProxyType({command_text(act): act for act in PlainAct})


def command_of(text: str) -> PlainAct | None:
    """The act that exactly this text asks for; None for every other text."""
    return _ACTS.get(text)
