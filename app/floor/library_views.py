"""Read models of the procedure library: its list, one document, and what is different between two."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.limits import Limits
from app.domain.procedure import Procedure, Words
from app.domain.procedure_defect import Defect
from app.domain.procedure_shelf import Origin, Standing
from app.domain.prover import Proving
from app.domain.step_difference import Difference
from app.domain.withdrawn import Withdrawn
from app.floor.fire_brigade import StationPapers


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody who drew a document up or published it, by roster number; "" when no longer on the roster."""

    id: str
    number: str


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document in the list.

    `ref` names it to the desk. `proving` is None for what is malformed, and then `defects` say why; `title`
    is None as well. `barred` says why nothing is begun by it. `draft` is the id of a draft, "" for all else.
    `author` and `publisher` are there for the site's own; `at` is when it was drafted or published.
    """

    ref: str
    key: str
    family: str
    title: Words | None
    classes: tuple[str, ...]
    signer: str
    sha256: str
    standing: Standing
    origin: Origin
    proving: Proving | None = None
    defects: tuple[Defect, ...] = ()
    barred: Withdrawn | None = None
    draft: str = ""
    base_key: str = ""
    author: Hand | None = None
    publisher: Hand | None = None
    at: datetime | None = None

    @property
    def id(self) -> str:
        """The procedure that it is a version of."""
        return self.key.split("@")[0]

    @property
    def proven(self) -> bool:
        """Whether the rules in force found nothing."""
        return self.proving is not None and self.proving.proven


@dataclass(frozen=True, slots=True)
class LibraryView:
    """Drafts first, then documents by family and id, the newest version first.

    `may_draft` says that who is signed in may draft, publish and withdraw; `reader` is that person's id.
    """

    lines: tuple[DocumentLine, ...]
    may_draft: bool
    reader: str
    rules: str
    rules_signer: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document. `others` are the sound versions and drafts of the same procedure, newest first."""

    line: DocumentLine
    procedure: Procedure | None
    limits: Limits
    others: tuple[DocumentLine, ...]
    may_draft: bool
    reader: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """Everything that is different; stricter and looser by the site's own limits."""

    old: DocumentLine
    new: DocumentLine
    before: Procedure
    after: Procedure
    differences: tuple[Difference, ...]
    limits: Limits


@dataclass(frozen=True, slots=True)
class ProcedurePaper:
    """A document as it is drawn and printed: the graph, and the operator card in one language."""

    procedure: Procedure
    limits: Limits
    language: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that could become a draft. `fault` is a stable code when its bytes could not be read."""

    name: str
    folder: str
    content: bytes
    fault: str = ""


class LibraryPapers(StationPapers, Protocol):
    """The papers thread with what the library asks of it. Replies come on its own thread."""

    def preview_procedure(
        self, paper: ProcedurePaper, width_px: int, reply: Callable[[tuple[bytes, ...] | str], None]
    ) -> None:
        """The document's pages as PNG pictures of this width, or a stable fault code."""

    def print_procedure(self, paper: ProcedurePaper, reply: Callable[[str], None]) -> None:
        """Print graph and card; "" when the printer took it, else a stable fault code."""

    def incoming(self, reply: Callable[[tuple[Incoming, ...]], None]) -> None:
        """The documents that lie in the folder for them and on sticks that are plugged in."""
