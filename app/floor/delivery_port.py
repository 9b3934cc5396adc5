"""What delivery needs of the records: receipts that were checked, what stands against them, attachments."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from app.domain.journal import Head, PhotoRef


class Receipts(Protocol):
    """What the registry has signed for."""

    def acked(self) -> Head:
        """The newest entry of the current epoch that a checked receipt covers; seq 0 when none."""

    def covered(self, epoch: int) -> Head:
        """The same of any epoch."""

    def delivered(self, epoch: int) -> Head:
        """How far an epoch needs no sending: signed for, or sent to a registry that holds another history."""

    def newest_about(self, epoch: int) -> bytes | None:
        """Raw bytes of the newest checked receipt about an epoch, or None."""

    def note_against(self, raw: bytes, sig: bytes, *, head: Head) -> None:
        """Keep a signed receipt that our journal contradicts: the next start stops work over it."""

    def note_sent(self, raw: bytes, sig: bytes, *, head: Head) -> None:
        """Keep how far a closed epoch was sent to a registry that holds another history, and its receipt."""

    def newest_sent(self, epoch: int) -> bytes | None:
        """Raw bytes of the receipt kept with the newest `note_sent` or `send_again`, or None."""

    def send_again(self, raw: bytes, sig: bytes, *, epoch: int) -> None:
        """Nothing of an epoch is delivered any more, until a receipt is stored or `note_sent` is told."""

    def last(self) -> tuple[bytes, bytes, datetime] | None:
        """Raw bytes, signature and arrival of the newest checked receipt, or None."""

    def store(self, raw: bytes, sig: bytes, *, epoch: int, acked_seq: int, acked_hash: bytes) -> None:
        """Keep a checked receipt; the covered entry may also move backwards."""

    def checked(self) -> int:
        """How many receipts have been checked and kept."""

    def registry_keys(self) -> tuple[bytes, ...]:
        """The registry's public keys as pinned at enrolment."""


class Attachments(Protocol):
    """Photographs and documents that entries name, and which of them the registry has signed for."""

    def next_waiting(self, passing_over: Collection[str] = ()) -> PhotoRef | None:
        """The one of the oldest entry that the registry has not signed for, or None."""

    def waiting(self) -> tuple[int, int]:
        """How many the registry has not signed for, and their bytes."""

    def length_of(self, sha256: str) -> int | None:
        """How long the first entry that names it says it is; None when no entry names it."""

    def note_arrived(self, sha256: str, raw: bytes, sig: bytes, *, incarnation: int, at: int) -> None:
        """The registry has signed for the whole of it; the newest word counts."""

    def note_missing(self, names: Collection[str], *, incarnation: int, at: int) -> None:
        """A receipt asks for these: what the registry signed for before that no longer counts."""
