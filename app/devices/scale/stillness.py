"""What stands in for a scale's word on stillness where its protocol has none: a long row of equal frames."""

from app.domain.moment import Moment
from app.domain.units import Mass

FRAMES = 8
OVER_MS = 1000  # field rule 6.2.1: eight equal frames over one second


class EqualRow:
    """Counts equal frames in a row and how long the row has lasted; any other frame begins a new one."""

    def __init__(self) -> None:
        self._mass: Mass | None = None
        self._count = 0
        self._since: Moment | None = None

    @property
    def half(self) -> bool:
        """Whether half of the row stands now: time to ask for what must be known when it is whole."""
        return self._count == FRAMES // 2

    def still(self, mass: Mass, at: Moment) -> bool:
        """Whether the row is long enough with this frame, in number and in time."""
        if self._since is None or mass != self._mass:
            self._mass, self._since, self._count = mass, at, 0
        self._count += 1
        return self._count >= FRAMES and at.mono_ms - self._since.mono_ms >= OVER_MS

    def broken(self) -> None:
        """Something else came in between."""
        self._mass = self._since = None
        self._count = 0
