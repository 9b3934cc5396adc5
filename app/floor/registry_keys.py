"""The registry's keys as this station knows them: pinned at enrolment, then handed over one to the next."""

from dataclasses import dataclass
from typing import Protocol

from app.domain.key_facts import RegistryKeyAdopted
from app.domain.operator import STATION
from app.floor.ports import WorkUnit
from app.floor.sync_commands import NoteRegistryKeys
from app.wire.handover import MOST, Whose, followed, plain_handover


@dataclass(frozen=True, slots=True)
class RegistryKeys:
    """`ever` are all, for what was signed long ago; `now` are those that sign anything new."""

    ever: tuple[bytes, ...]
    now: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class RegistryKeysNoted:
    """How many keys were taken on."""

    adopted: int


class AtRegistry(Protocol):
    """Whose registry it is."""

    @property
    def registry(self) -> str:
        """The registry's id."""

    @property
    def realm(self) -> str:
        """Practice or production."""


def registry_keys(unit: WorkUnit) -> RegistryKeys:
    """Which keys the registry has had. One that was handed over signs nothing new that is believed."""
    pinned = unit.receipts.registry_keys()
    entries = unit.journal.newest_of({RegistryKeyAdopted.type}, MOST)
    adopted = tuple(bytes.fromhex(one.data["public_key"]) for one in reversed(entries))
    return RegistryKeys((*pinned, *adopted), adopted[-1:] or pinned)


def note_registry_keys(unit: WorkUnit, command: NoteRegistryKeys, site: AtRegistry) -> RegistryKeysNoted:
    """Take on each key that the newest one known here hands over to; what proves nothing is left alone."""
    newest = registry_keys(unit).now[-1:]
    whose = Whose(site.registry, site.realm)
    way = followed(newest[0], command.handovers, whose) if newest else ()
    for one in way:
        unit.journal.append(RegistryKeyAdopted(**plain_handover(one)), STATION)
    return RegistryKeysNoted(len(way))
