"""What reading a code brought up: reasons to refuse it, doubts, notes, and the parts it names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def no_fields() -> Mapping[str, str]:
    """A code in which nothing can be read."""
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Remarks:
    """Stable codes by weight. One `rejects` makes the code unusable, one `warnings` asks a person."""

    rejects: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=no_fields)

    @property
    def reasons(self) -> tuple[str, ...]:
        """All codes, the heaviest first."""
        return self.rejects + self.warnings + self.notes


@dataclass(frozen=True, slots=True)
class Reading:
    """A code that was read, and the `key` it is known by where that is not its plain normal form."""

    key: str
    remarks: Remarks


def fixed(fields: Mapping[str, str]) -> Mapping[str, str]:
    """A copy of the fields that nobody can change; absent parts are left out, never empty."""
    return MappingProxyType({name: text for name, text in fields.items() if text})
