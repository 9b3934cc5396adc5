"""Facts about keys: the station signs with another one from here on, and the registry does."""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.journal import Fact


@dataclass(frozen=True, slots=True)
class KeyRotated(Fact):
    """Every entry behind this one is signed with `public_key`; this one still with the key that it replaces.

    All are hexadecimal: both keys, `handed`, the old one's signature over the hand-over, and `proven`, the
    new one's. They stand beside the entry's own signature, so that whoever knows only the old key can follow
    to the new one without the journal between. `why` is in the words of who changed it.
    """

    type: ClassVar[str] = "key.rotated"
    replaces: str
    public_key: str
    handed: str
    proven: str
    why: str


@dataclass(frozen=True, slots=True)
class RegistryKeyAdopted(Fact):
    """The registry signs with `public_key` from here on; what it signed before with others still counts.

    The fields are those of `KeyRotated`, signed by the registry's keys.
    """

    type: ClassVar[str] = "registry.key_adopted"
    replaces: str
    public_key: str
    handed: str
    proven: str
