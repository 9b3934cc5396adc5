"""A clock that stands still and a camera's picture of nothing much, for scenes."""

from datetime import UTC, datetime

from app.domain.moment import Moment
from app.domain.scan import Frame, View

NOW = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)


class StillClock:
    """The port `Clock`, standing still until told otherwise."""

    def __init__(self) -> None:
        self.utc = NOW

    def now(self) -> Moment:
        return Moment(self.utc, 60_000, "boot")


def grey_picture() -> View:
    """What a camera shows that looks at nothing much."""
    rows = bytes((x + y) // 4 % 256 for y in range(240) for x in range(320))
    return View(Frame(rows, 320, 240, 1, Moment(NOW, 60_000, "boot"), 1), ())
