"""What can be asked of the desk about the shift: how it goes, its sheet, and who signs for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.handover_given import Tick
from app.domain.operator import Credentials


@dataclass(frozen=True, slots=True)
class AskShift:
    """How does the running shift stand, and which sheets are there?"""


@dataclass(frozen=True, slots=True)
class FreezeSheet:
    """Freeze the shift's numbers. The outgoing lead is who is signed in; `incoming` is a person's number.

    Items are the closed lists of `app.domain.handover_given`; what is left out counts as not looked at.
    `notes` are words about open items, by their key.
    """

    incoming: str
    shift_name: str = ""
    equipment: Mapping[str, Tick] = field(default_factory=dict)
    safety: Mapping[str, Tick] = field(default_factory=dict)
    ten: frozenset[str] = frozenset()
    five: frozenset[str] = frozenset()
    instructions: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AskSheet:
    """Everything about one sheet, to look at or print."""

    sheet: str


@dataclass(frozen=True, slots=True)
class SignSheet:
    """One side signs with badge and PIN.

    `side` is "outgoing", "incoming", or "witness" after a refusal. `verdict` is "handed" for the outgoing,
    "witnessed" for the witness; the incoming says "accepted", "accepted_with_remarks" or "refused".
    `accepted` are the keys of the open items that were gone through, `scanned` the texts of the items' codes
    that were read off the paper.
    """

    sheet: str
    side: str
    who: Credentials
    verdict: str
    remarks: str = ""
    accepted: tuple[str, ...] = ()
    scanned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteSheetPrinted:
    """A sheet went to paper or to a file, or did not; `fault` is "" when it was taken."""

    sheet: str
    printer: str
    fault: str
