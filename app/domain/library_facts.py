"""Facts of the procedure library as the journal keeps them: drafted, handed on, published, withdrawn."""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.journal import Fact


@dataclass(frozen=True, slots=True)
class ProcedureDrafted(Fact):
    """A document was drafted, or a draft was changed: `draft` stays, `sha256` is of the new content.

    `base` is the hash of the document it was drawn from and `base_key` its name, both "" for one written at a
    desk about a procedure that was not here. `how` is "import" or the stable word of the change; `step` is
    the id of the step that was changed, "" when none was.
    """

    type: ClassVar[str] = "procedure.drafted"
    draft: str
    procedure: str
    version: str
    sha256: str
    length: int
    base: str
    base_key: str
    how: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class ProcedureHandedOn(Fact):
    """The author has seen proof and difference of this very content, and asks for it to be published."""

    type: ClassVar[str] = "procedure.handed_on"
    draft: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ProcedureDropped(Fact):
    """A draft is not pursued."""

    type: ClassVar[str] = "procedure.dropped"
    draft: str


@dataclass(frozen=True, slots=True)
class ProcedurePublished(Fact):
    """A document is in force from here on: `author` drew it up, `publisher` is another person.

    `authors` are all who had a hand in it. The counts are those of the search by the hazard rules that
    `rules` and `rules_sha256` name; it found nothing.
    """

    type: ClassVar[str] = "procedure.published"
    draft: str
    procedure: str
    version: str
    sha256: str
    base: str
    base_key: str
    author: str
    authors: tuple[str, ...]
    publisher: str
    rules: str
    rules_sha256: str
    places: int
    moves: int
    lapses: int
    aborts: int
    closes: int


@dataclass(frozen=True, slots=True)
class ProcedureWithdrawn(Fact):
    """Nobody works by this version any longer. `reason` is a stable code; `publisher` is who agreed to it."""

    type: ClassVar[str] = "procedure.withdrawn"
    procedure: str
    version: str
    sha256: str
    reason: str
    publisher: str


LIBRARY_TYPES = frozenset(
    fact.type
    for fact in (
        ProcedureDrafted,
        ProcedureHandedOn,
        ProcedureDropped,
        ProcedurePublished,
        ProcedureWithdrawn,
    )
)

WITHDRAWAL_REASONS = (
    "withdrawn.incident",
    "withdrawn.step_missing",
    "withdrawn.limit_wrong",
    "withdrawn.words_wrong",
    "withdrawn.maker_changed",
    "withdrawn.packs_differ",
)
"""Why a version is withdrawn, from a closed list; the sentences are the screen's."""
