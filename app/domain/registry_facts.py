"""Facts from the registry as the journal keeps them: what it told all stations, as it signed it."""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.journal import Fact


@dataclass(frozen=True, slots=True)
class ChangesAdopted(Fact):
    """A page of the registry's changes counts here from now on.

    `first` and `last` are the positions on it, under the registry's `incarnation`. `page` are the signed
    bytes as text and `sig` the registry's signature in hexadecimal, so that anybody can prove later that the
    registry said so, and when this station knew.
    """

    type: ClassVar[str] = "changes.adopted"
    incarnation: int
    first: int
    last: int
    page: str
    sig: str
