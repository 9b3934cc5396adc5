"""Facts of the shift as the journal keeps them: the frozen sheet, its print, and the two signatures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain.journal import Fact


@dataclass(frozen=True, slots=True)
class SheetFrozen(Fact):
    """A shift's numbers as they were handed over; they never change. The next shift begins behind this entry.

    `first_seq` and `last_seq` bound the entries told of, within the epoch; `content` is the whole sheet as
    plain values, `check` the check code printed on it (of the content's hash).
    """

    type: ClassVar[str] = "sheet.frozen"
    sheet: str
    first_seq: int
    last_seq: int
    check: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SheetPrinted(Fact):
    """A sheet went to paper or to a file. `print_no` 1 is the first; `fault` is "" when it was taken."""

    type: ClassVar[str] = "sheet.printed"
    sheet: str
    print_no: int
    printer: str
    fault: str


@dataclass(frozen=True, slots=True)
class HandoverSigned(Fact):
    """One side signed with badge and PIN. `side` is "outgoing" or "incoming".

    `verdict` is "handed" for the outgoing, and for the incoming "accepted", "accepted_with_remarks" or
    "refused", which says why in `remarks`. `accepted` are the open items gone through one by one,
    `scanned` what their codes on the paper said, of those that were read.
    """

    type: ClassVar[str] = "handover.signed"
    sheet: str
    side: str
    operator: str
    verdict: str
    remarks: str
    accepted: tuple[str, ...]
    scanned: tuple[str, ...] = ()
