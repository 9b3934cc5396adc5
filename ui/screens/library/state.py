"""Everything the library shows, as one value."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum

from app.domain.refusals import Refusal
from app.floor.library_views import DifferenceView, DocumentView, Incoming, LibraryView


class LibraryPage(Enum):
    """The pages of the library; a state asks for exactly one."""

    LIST = "list"
    DOCUMENT = "document"
    PAPER = "paper"
    PROOF = "proof"
    VERSIONS = "versions"
    DIFFERENCE = "difference"
    CHANGE = "change"
    ONE_CHANGE = "one_change"
    ONE_DEFECT = "one_defect"
    INCOMING = "incoming"
    WHY = "why"
    SIGN = "sign"


class Signs(Enum):
    """What a second person signs for."""

    PUBLISH = "publish"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Paper:
    """The document as PNG pictures of `width_px`, or the fault in their place; and the print under way."""

    width_px: int = 0
    pages: tuple[bytes, ...] = ()
    fault: str = ""
    printing: bool = False
    print_fault: str = ""
    printed: bool = False


@dataclass(frozen=True, slots=True)
class LibraryState:
    """One moment of the library place. `refusal` is the newest no.

    `chosen` is the difference or defect that is told in whole, `step` the step that is changed. `seen` are
    the references of drafts whose difference was looked at. `incoming` is None while it is looked for.
    `reason` is why a version is withdrawn, `signs` what a second person signs for, `badge` whose was read.
    """

    page: LibraryPage = LibraryPage.LIST
    view: LibraryView | None = None
    document: DocumentView | None = None
    difference: DifferenceView | None = None
    chosen: int = 0
    step: str = ""
    seen: frozenset[str] = frozenset()
    paper: Paper = field(default_factory=Paper)
    incoming: tuple[Incoming, ...] | None = None
    reason: str = ""
    signs: Signs = Signs.PUBLISH
    badge: str = ""
    refusal: Refusal | None = None
    busy: bool = False
    now: datetime = datetime(1970, 1, 1, tzinfo=UTC)
