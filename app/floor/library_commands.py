"""What can be asked of the procedure library: orders in the imperative, questions as Ask."""

from dataclasses import dataclass

from app.domain.draft_change import StepChange
from app.domain.operator import Credentials


@dataclass(frozen=True, slots=True)
class AskLibrary:
    """Which documents are there, and how does each stand?"""


@dataclass(frozen=True, slots=True)
class AskDocument:
    """One document in whole; `ref` is a reference of the library's list."""

    ref: str


@dataclass(frozen=True, slots=True)
class AskDifference:
    """What is different between two documents, by their references?"""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class DraftDocument:
    """Take a file as a draft: bytes that nobody has looked at yet."""

    content: bytes


@dataclass(frozen=True, slots=True)
class ChangeStep:
    """Make a step stricter: of a draft, or of a document, which then becomes the base of a new draft."""

    ref: str
    sha256: str
    change: StepChange


@dataclass(frozen=True, slots=True)
class HandOnDraft:
    """The author has seen proof and difference of this very content and asks for its publication."""

    draft: str
    sha256: str


@dataclass(frozen=True, slots=True)
class DropDraft:
    """A draft is not pursued."""

    draft: str


@dataclass(frozen=True, slots=True)
class PublishDraft:
    """Another person than its authors puts a draft in force, with badge and PIN."""

    draft: str
    sha256: str
    who: Credentials


@dataclass(frozen=True, slots=True)
class WithdrawProcedure:
    """Take a version out of work, with a reason of the closed list and a second person's badge and PIN."""

    key: str
    sha256: str
    reason: str
    who: Credentials
