"""An entry as an inspector reads it: plain values out of its bytes, of which none is believed to be there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Inspected:
    """One entry that was read out of its bytes and holds them to nothing else.

    `at` and `mono` are milliseconds, `second` is the id of the second person and "" when there was none,
    `refs` are the files it names: SHA-256, length, kind.
    """

    epoch: int
    seq: int
    hash: str
    type: str
    sv: int
    at: int
    mono: int
    boot: str
    op: str
    sess: str
    second: str
    data: Mapping[str, Any]
    refs: tuple[tuple[str, int, str], ...] = ()
    station: str = ""

    def text(self, name: str) -> str:
        """A text of the data; "" when it is absent or no text."""
        return text_in(self.data, name)

    def number(self, name: str) -> int | None:
        """A whole number of the data; None when it is absent or none."""
        return number_in(self.data, name)

    def part(self, name: str) -> Mapping[str, Any]:
        """A mapping inside the data; empty when it is absent or none."""
        found = self.data.get(name)
        return found if isinstance(found, Mapping) else {}

    def listed(self, name: str) -> Sequence[Any]:
        """A list inside the data; empty when it is absent or none."""
        found = self.data.get(name)
        return found if isinstance(found, list | tuple) else ()

    def said(self, name: str) -> bool:
        """Whether the data says yes under this name, in so many words."""
        return self.data.get(name) is True

    @property
    def place(self) -> tuple[int, int]:
        """Epoch and number."""
        return (self.epoch, self.seq)


def text_in(values: Mapping[str, Any], name: str) -> str:
    """A text among plain values; "" when it is absent or no text."""
    found = values.get(name)
    return found if isinstance(found, str) else ""


def number_in(values: Mapping[str, Any], name: str) -> int | None:
    """A whole number among plain values; None when it is absent or none."""
    found = values.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) else None
