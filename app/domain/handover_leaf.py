"""One value of a handover sheet, with its origin: entries, a device at the freezing, or a person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.handover import At, spans

Leaf = dict[str, Any]
"""A value `v` with its origin: `from` (entries), `device` (what told it when frozen) or `said` (by whom).

`from` is a list of [epoch, seq] and [epoch, first, last]. With `none` true the entries are all that were
looked through, and none of them says anything of the kind. `document` is the SHA-256 of the procedure that
gives the words.
"""

LONGEST_TEXT = 160
"""How much of a text from outside stands on a sheet; the entry keeps the whole."""


def told(value: Any, entries: Iterable[At], *, device: str = "", document: str = "") -> Leaf:
    """A value that the entries say, or that they and a device or document say together.

    Raises:
        ValueError: there is no entry, so nothing says it.
    """
    leaf = {"v": value, "from": spans(entries)}
    if not leaf["from"]:
        raise ValueError("a value on the sheet rests on no entry")
    if device:
        leaf["device"] = device
    if document:
        leaf["document"] = document
    return leaf


def noted(value: Any, device: str) -> Leaf:
    """What a device of the station showed when the sheet was frozen; the frozen entry is its only record."""
    return {"v": value, "device": device}


def said(value: Any, operator: str) -> Leaf:
    """What a person gave for the sheet; the frozen entry is its only record."""
    return {"v": value, "said": operator}


def short(text: str) -> str:
    """A text from outside, cut where the sheet has no more room for it."""
    return cut(text, LONGEST_TEXT)


def cut(text: str, longest: int) -> str:
    """A text cut to a length; half of a surrogate pair, which no entry can carry, is spelt out."""
    whole = text.encode("utf-8", "surrogatepass").decode("utf-8", "backslashreplace")
    return whole if len(whole) <= longest else whole[: longest - 1] + "…"


@dataclass(frozen=True, slots=True)
class Counting:
    """Counts and sums over a shift; where there is nothing to count, they rest on all that was looked at."""

    whole: tuple[At, ...]

    def count(self, entries: Sequence[At], *, beside: Iterable[At] = ()) -> Leaf:
        """How many there are; `beside` are entries that say which ones belong here."""
        return told(len(entries), (*entries, *beside)) if entries else self.nothing(0)

    def total(self, amounts: Sequence[tuple[At, int]], *, beside: Iterable[At] = ()) -> Leaf:
        """The sum of the amounts in milligrams."""
        if not amounts:
            return self.nothing(0)
        return told(sum(amount for _, amount in amounts), (*(at for at, _ in amounts), *beside))

    def nothing(self, value: Any) -> Leaf:
        """A value that stands because no entry says otherwise."""
        return {**told(value, self.whole), "none": True}
