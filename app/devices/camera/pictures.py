"""A folder of photographs in the place of a camera: each is shown for a while, the last one stays."""

from pathlib import Path

from app.codes.files import MOST_BYTES, PICTURES, natural
from app.codes.watch import CameraLost
from app.devices.camera.feed import Rows
from app.devices.camera.pixels import decoded
from app.domain.scan import Frame
from app.floor.ports import Clock


class PictureFolder:
    """Simulated camera over the pictures directly in a folder, in natural order of their names.

    A file that is no readable picture is passed over and named in `skipped`. With `hold`, a picture
    stays until `advance`; without, it is shown `frames_each` times.
    """

    simulated = True

    def __init__(self, folder: Path, *, clock: Clock, frames_each: int = 75, hold: bool = False) -> None:
        self._folder = folder
        self._clock = clock
        self._frames_each = max(1, frames_each)
        self._hold = hold
        self._waiting: list[Path] = []
        self._shown: Rows | None = None
        self._times = 0
        self._serial = 0
        self.picture: str | None = None
        self.skipped: tuple[str, ...] = ()
        self.exhausted = False

    def open(self) -> None:
        """List the pictures.

        Raises CameraLost "camera.not_found", "camera.unreadable" or "camera.no_pictures".
        """
        try:
            files = [file for file in self._folder.iterdir() if file.suffix.lower() in PICTURES]
        except FileNotFoundError as fault:
            raise CameraLost("camera.not_found") from fault
        except OSError as fault:
            raise CameraLost("camera.unreadable") from fault
        self._waiting = sorted(files, key=lambda file: natural(file.name))
        self._shown, self._times, self.skipped, self.exhausted, self.picture = None, 0, (), False, None
        if not self._go_on():
            raise CameraLost("camera.no_pictures", skipped=str(len(self.skipped)))

    def next_frame(self, timeout_s: float) -> Frame | None:
        """The picture of the moment once more, or the next one when its time is over."""
        if self._shown is not None and not self._hold and self._times >= self._frames_each:
            self.advance()
        if self._shown is None:
            raise CameraLost("camera.no_pictures")
        rows, width, height, channels = self._shown
        self._times += 1
        self._serial += 1
        return Frame(rows, width, height, channels, self._clock.now(), self._serial)

    def stay(self) -> None:
        """Nothing to do: a held picture stays anyway."""

    def advance(self) -> bool:
        """Show the next readable picture; False, and `exhausted`, when there is none."""
        self.exhausted = self.exhausted or not self._go_on()
        return not self.exhausted

    def close(self) -> None:
        """Forget the pictures."""
        self._waiting, self._shown = [], None

    def _go_on(self) -> bool:
        while self._waiting:
            file = self._waiting.pop(0)
            picture = _read(file)
            if picture is None:
                self.skipped = (*self.skipped, file.name)
                continue
            self._shown, self._times, self.picture = picture, 0, file.name
            return True
        return False


def _read(file: Path) -> Rows | None:
    """The picture in a file; None when unreadable."""
    try:
        if not file.is_file() or file.stat().st_size > MOST_BYTES:
            return None
        return decoded(file.read_bytes())
    except (OSError, MemoryError):
        return None
