"""What can be asked of the desk about the fitness of scales."""

from dataclasses import dataclass

from app.domain.reading import Unread, WeightReading
from app.domain.scale_fitness import ScaleRole


@dataclass(frozen=True, slots=True)
class AskScales:
    """How does every scale of this station stand, and what is still to be checked?"""


@dataclass(frozen=True, slots=True)
class CheckZero:
    """Somebody says that the pan is empty: what the scale showed, or for which reason it showed nothing.

    Exactly one of `reading` and `unread` is given.
    """

    scale: ScaleRole
    reading: WeightReading | None
    unread: Unread | None = None


@dataclass(frozen=True, slots=True)
class CheckScale:
    """The check weight of this id lies on the scale: what it showed, or for which reason it showed nothing.

    Exactly one of `reading` and `unread` is given.
    """

    scale: ScaleRole
    weight: str
    reading: WeightReading | None
    unread: Unread | None = None
