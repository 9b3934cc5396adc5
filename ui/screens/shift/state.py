"""Everything the shift screen shows, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from types import MappingProxyType

from app.domain.handover_given import EQUIPMENT, FIVE, SAFETY, TEN
from app.domain.procedure import Words
from app.domain.refusals import Refusal
from app.floor.shift_views import Person, SheetLine, SheetView, ShiftView


class ShiftPage(Enum):
    """The pages of the shift; a state asks for exactly one."""

    SO_FAR = "so_far"
    CHECK = "check"
    NAME = "name"
    PEOPLE = "people"
    FREEZE = "freeze"
    INSTRUCTIONS = "instructions"
    TYPING = "typing"
    SHEET = "sheet"
    ITEMS = "items"
    WHY = "why"
    SIGN = "sign"
    SHEETS = "sheets"


class Block(Enum):
    """A block of the sheet that is gone through by ticking, in the order in which it is asked for."""

    EQUIPMENT = "F"
    SAFETY = "G"
    TEN = "J10"
    FIVE = "J5"


ITEMS: Mapping[Block, tuple[str, ...]] = {
    Block.EQUIPMENT: EQUIPMENT,
    Block.SAFETY: SAFETY,
    Block.TEN: TEN,
    Block.FIVE: FIVE,
}
NOTED = (Block.EQUIPMENT, Block.SAFETY)
"""Blocks whose items the sheet has room for a note about."""
CHECK_PAGES = len(Block) + 3
"""The blocks, then which shift it was, who takes over, and the last look."""


class Typed(Enum):
    """What the on-screen keyboard is open for."""

    NOTE = "note"
    INSTRUCTIONS = "instructions"
    REMARKS = "remarks"


class Side(Enum):
    """Whose signature; the value is what the record calls it."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"
    WITNESS = "witness"


@dataclass(frozen=True, slots=True)
class Draft:
    """What the outgoing lead has given so far. What is not in `ticked` counts as not looked at.

    `phrases` are the ready sentences chosen as instructions, `typed` what was typed besides.
    """

    ticked: frozenset[tuple[Block, str]] = frozenset()
    notes: Mapping[tuple[Block, str], str] = field(default_factory=lambda: MappingProxyType({}))
    shift_name: str = ""
    incoming: Person | None = None
    phrases: frozenset[str] = frozenset()
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Signing:
    """A signature in the making: the badge comes first, then its PIN."""

    side: Side
    verdict: str
    remarks: str = ""
    badge: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet as PNG pictures of `width_px`, or the fault in their place; and the print under way.

    `on_way` is how the job stands until `print_fault` tells how it ended, or that it is still at work.
    """

    width_px: int = 0
    pages: tuple[bytes, ...] = ()
    fault: str = ""
    printing: bool = False
    print_fault: str = ""
    on_way: str = ""


@dataclass(frozen=True, slots=True)
class ShiftState:
    """One moment of the shift place. `refusal` is the newest no, shown beside what it is about.

    `now` is when it was last looked at; `step_words` are the titles of steps by document and step id.
    `to_sign` is a sheet that still waits for a signature.
    `noting` says that the next item touched gets a note, `item` is the one the keyboard is open for.
    `gone` are the keys of the open items gone through, `scanned` what their codes on the paper said;
    `reasons` and `why` are what the incoming lead finds wrong, chosen and typed. `looking_back` says that the
    sheet was opened from the list.
    """

    page: ShiftPage = ShiftPage.SO_FAR
    shift: ShiftView | None = None
    now: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    step_words: Mapping[tuple[str, str], Words] = field(default_factory=lambda: MappingProxyType({}))
    to_sign: SheetLine | None = None
    block: Block = Block.EQUIPMENT
    draft: Draft = field(default_factory=Draft)
    noting: bool = False
    item: str = ""
    typing: Typed = Typed.NOTE
    sheet: SheetView | None = None
    looking_back: bool = False
    paper: Paper = field(default_factory=Paper)
    gone: frozenset[str] = frozenset()
    scanned: tuple[str, ...] = ()
    reasons: frozenset[str] = frozenset()
    why: str = ""
    signing: Signing | None = None
    refusal: Refusal | None = None
    busy: bool = False


def carried(state: ShiftState, page: ShiftPage) -> ShiftState:
    """Another page that begins empty; what is known of the running shift stays."""
    return ShiftState(
        page=page, shift=state.shift, now=state.now, step_words=state.step_words, to_sign=state.to_sign
    )


def next_side(sheet: SheetView) -> Side | None:
    """Who signs next under a sheet, None when nobody has to."""
    signed = {one.side: one.verdict for one in sheet.signatures}
    if Side.OUTGOING.value not in signed:
        return Side.OUTGOING
    if Side.INCOMING.value not in signed:
        return Side.INCOMING
    refused = signed[Side.INCOMING.value] == "refused"
    return Side.WITNESS if refused and Side.WITNESS.value not in signed else None


def left_to_go_through(state: ShiftState) -> int:
    """How many open items nobody has touched yet."""
    if state.sheet is None:
        return 0
    return sum(item.key not in state.gone for item in state.sheet.items)


def left_to_read(state: ShiftState) -> int:
    """How many codes on the paper were not read yet."""
    if state.sheet is None:
        return 0
    return sum(bool(item.paper) and item.paper not in state.scanned for item in state.sheet.items)
