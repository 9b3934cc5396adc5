"""A hand scanner or badge reader under watch: every code it reads, once, and how it stands."""

from collections.abc import Callable
from dataclasses import dataclass

from app.devices.line import Line
from app.devices.loop import DeviceLoop
from app.devices.scanner.frames import Frames, Heard, text_of
from app.domain.moment import Moment
from app.domain.reading import Health
from app.domain.scan import ReaderNow, ScannedCode, from_serial_reader

_LOOK_S = 0.05


@dataclass(frozen=True, slots=True)
class ReaderKind:
    """What a reader is and what counts of what it sends.

    `device` is its name in the records. With `symbology_id` every code must say its symbol first
    (ISO/IEC 15424), so that no printed code can say it in its place. With `only` nothing counts but what it
    is true of; all else is refused with the code `refusal`.
    """

    device: str
    terminator: bytes
    symbology_id: bool = False
    only: Callable[[str], bool] | None = None
    refusal: str = ""


class WatchedReader:
    """Listens to one line; everything belongs to one thread, on which `on_code` and `on_change` are called.

    A serial scanner says nothing of itself: once its line is open it counts as ready, until a code comes
    that is none. Then it is in doubt (STALE, with the reason) until the next good one.
    """

    def __init__(
        self,
        line: Line,
        kind: ReaderKind,
        *,
        clock: Callable[[], Moment],
        on_code: Callable[[ScannedCode], None],
        on_change: Callable[[ReaderNow], None],
    ) -> None:
        self._line = line
        self._kind = kind
        self._clock = clock
        self._on_code = on_code
        self._on_change = on_change
        self._frames = Frames(kind.terminator)
        self._open = False
        self._told: ReaderNow | None = None

    def connect(self) -> None:
        """Open the line; raises LineLost."""
        self._line.open()
        self._open = True
        self._frames.forget()
        self._tell(Health.READY)

    def turn(self) -> bool:
        """Listen for a moment; whether anything came. Raises LineLost."""
        data = self._line.receive(_LOOK_S)
        heard = self._frames.see(data, self._clock().mono_ms)
        if heard is not None:
            self._pass_on(heard)
        return bool(data)

    def lost(self, _code: str) -> None:
        """The reader is not there: what it had begun to say is forgotten."""
        if self._open:
            self._line.close()
        self._open = False
        self._frames.forget()
        self._tell(Health.LOST, "disconnected")

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()

    def _pass_on(self, heard: Heard) -> None:
        if heard.fault:
            self._tell(Health.STALE, heard.fault)
            return
        code = from_serial_reader(heard.payload, text_of(heard.payload), self._clock())
        if self._kind.symbology_id and not code.symbology_id:
            self._tell(Health.STALE, "reader.no_symbology_id")
        elif self._kind.only is not None and not self._kind.only(code.text):
            self._tell(Health.STALE, self._kind.refusal)
        else:
            self._tell(Health.READY)
            self._on_code(code)

    def _tell(self, health: Health, reason: str = "") -> None:
        """Each change once; what is in doubt is said every time, for somebody waits for an answer."""
        now = ReaderNow(self._kind.device, health, reason)
        if now != self._told or health is Health.STALE:
            self._told = now
            self._on_change(now)


class ReaderLoop:
    """A reader with its own thread."""

    def __init__(self, reader: WatchedReader, *, name: str) -> None:
        # Its line is waited at, and not asked: there is no pause between two looks.
        self._loop = DeviceLoop(name, reader, period_s=0.0)

    def start(self) -> None:
        """Begin to listen."""
        self._loop.start()

    def stop(self, deadline_s: float = 5.0) -> bool:
        """End the thread and close the line; False when the thread hangs past the deadline."""
        return self._loop.stop(deadline_s)
