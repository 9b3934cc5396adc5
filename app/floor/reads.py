"""The records as far as somebody asks them who changes nothing: a work unit, or a file opened for reading."""

from typing import Protocol

from app.domain.past import Past
from app.floor.ports import Labels, Outputs, Packs, Roster
from app.floor.remote_port import RemoteHolds


class PastReader(Protocol):
    """The journal as far as a past is asked."""

    def past(self, pack: str, limit: int) -> tuple[Past, ...]:
        """The newest entries about a pack, corrected or not and the corrections themselves; oldest first."""


class Reads(Protocol):
    """What can be asked; every `WorkUnit` is one."""

    @property
    def journal(self) -> PastReader:
        """The record."""

    @property
    def packs(self) -> Packs:
        """Packs."""

    @property
    def outputs(self) -> Outputs:
        """What came out of them, and containers."""

    @property
    def labels(self) -> Labels:
        """Orders to print a label."""

    @property
    def roster(self) -> Roster:
        """People, as far as their names were not erased."""

    @property
    def remote(self) -> RemoteHolds:
        """Holds that other stations raised."""
