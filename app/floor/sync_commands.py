"""What the pump and the face ask of the desk about the registry's changes."""

from dataclasses import dataclass

from app.wire.handover import Handover


@dataclass(frozen=True, slots=True)
class AskChangesFrom:
    """Behind which position are changes asked for next? Records nothing."""


@dataclass(frozen=True, slots=True)
class NoteChanges:
    """A page of changes came from the registry: raw bytes and signature, not yet believed.

    `asked` is the position it was asked for behind.
    """

    raw: bytes
    sig: bytes
    asked: int


@dataclass(frozen=True, slots=True)
class NoteRegistryKeys:
    """The registry says how its keys were handed over, oldest first; not yet believed."""

    handovers: tuple[Handover, ...]


@dataclass(frozen=True, slots=True)
class AskHeldHere:
    """Which packs in hand do other stations hold? Records nothing."""
