"""What can be asked of the desk about the air at the bench."""

from dataclasses import dataclass

from app.domain.air_alarm import Air


@dataclass(frozen=True, slots=True)
class AskAir:
    """Which alarms of the air stand on record? Records nothing."""


@dataclass(frozen=True, slots=True)
class NoteAir:
    """The air as the watch has it now. Only what the record does not say yet is recorded."""

    air: Air
