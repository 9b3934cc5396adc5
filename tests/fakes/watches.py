"""A camera and a scale as screens know them, showing what the test puts there."""

from app.domain.moment import Moment
from app.domain.reading import Health, ScaleNow, Unread, WeightReading
from app.domain.scan import View
from tests.fakes.work_unit import START


class ShownCamera:
    """The port `CameraWatch`."""

    def __init__(self, view: View | None = None, jpeg: bytes | None = b"\xff\xd8picture") -> None:
        self.shows = view
        self.jpeg = jpeg
        self.resets = 0

    def view(self) -> View | None:
        """What was put there."""
        return self.shows

    def health(self) -> Health:
        """Ready when it shows something."""
        return Health.READY if self.shows else Health.LOST

    def reset(self) -> None:
        """Count."""
        self.resets += 1

    def photograph(self) -> bytes | None:
        """The picture that was put there."""
        return self.jpeg


class ShownScale:
    """The port `ScaleWatch`."""

    def __init__(self) -> None:
        moment = Moment(START, 60_000, "boot-1")
        self.shows = ScaleNow(None, Unread.BELOW_MIN, None, Health.READY, moment)
        self.again_asked = 0

    def again(self) -> None:
        """Count."""
        self.again_asked += 1

    def now(self) -> ScaleNow:
        """What was put there."""
        return self.shows

    def settle(self, reading: WeightReading) -> None:
        """Show a settled weight."""
        self.shows = ScaleNow(reading.mass, None, reading, Health.READY, reading.taken)
