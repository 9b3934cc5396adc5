"""Read models of the shift: how it goes, one sheet, and the sheets there are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.domain.handover_sheet import OpenItem, Signature
from app.domain.operator import Operator
from app.domain.procedure import Words
from app.domain.shift_so_far import ShiftSoFar
from app.floor.views import OperatorView


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One sheet in the list. `incoming_verdict` is "" while the incoming side has not signed.

    `prints` is how often it came out; `print_fault` is why the newest try did not, "" without such a try.
    """

    sheet: str
    check: str
    frozen_at: datetime
    outgoing_signed: bool
    incoming_verdict: str
    witnessed: bool
    prints: int
    print_fault: str = ""

    @property
    def waits(self) -> bool:
        """Whether somebody still has to sign."""
        refused = self.incoming_verdict == "refused"
        return not self.outgoing_signed or not self.incoming_verdict or (refused and not self.witnessed)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the roster as papers and lists name them; `active` while they may work here."""

    id: str
    number: str
    name_zh: str
    name_en: str
    level: str
    active: bool

    @classmethod
    def of(cls, someone: Operator) -> "Person":
        """Somebody without what is nobody else's business."""
        return cls(
            someone.id, someone.number, someone.name_zh, someone.name_en, someone.level, someone.active
        )


@dataclass(frozen=True, slots=True)
class ShiftView:
    """The running shift: its plots, how many entries it has, its people, and the sheets before it.

    `open_runs` are tags of packs with hands on them; `waiting` is how many entries wait for delivery.
    `reader` is who is signed in now, None when nobody is. `step_words` are the titles of the adopted
    documents' steps, by the document's id and the step's.
    """

    so_far: ShiftSoFar
    entries: int
    began_at: datetime | None
    people: tuple[Person, ...]
    sheets: tuple[SheetLine, ...]
    open_runs: tuple[str, ...]
    quarantined: tuple[str, ...]
    overdue: tuple[str, ...]
    waiting: int
    now: datetime
    reader: OperatorView | None
    step_words: Mapping[tuple[str, str], Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetView:
    """One sheet: the frozen content, its signatures, what must be gone through, and its prints.

    `prints` and `print_fault` are those of `SheetLine`. `people` is id -> person, for the names; ids without
    one were erased from the roster. `reader` is who is signed in now, None when nobody is.
    """

    sheet: str
    check: str
    epoch: int
    seq: int
    frozen_at: datetime
    content: Mapping[str, Any]
    signatures: tuple[Signature, ...]
    items: tuple[OpenItem, ...]
    people: Mapping[str, Person]
    prints: int
    print_fault: str
    reader: OperatorView | None
