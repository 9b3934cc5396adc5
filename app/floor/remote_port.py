"""What other stations' holds are to the floor's work, as the adopted changes make them."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from app.domain.pack_hold import Cleared, PackHold


class RemoteHolds(Protocol):
    """Holds and notes that the registry told this station, and what opened them again."""

    def about(self, batteries: Collection[str]) -> tuple[PackHold, ...]:
        """Every hold and note on these batteries, by time and id; those that were opened again too."""

    def cleared(self, batteries: Collection[str]) -> tuple[Cleared, ...]:
        """What opened holds on these batteries again, and where."""

    def count(self) -> int:
        """How many holds are known, opened again or not."""

    def heard_at(self) -> datetime | None:
        """When a page of this registry was last believed, with or without something new; None before that."""

    def note_heard(self) -> None:
        """A page was believed now. Not part of the record."""
