"""The watch at the camera: grab, look, settle, tell; and say how the camera is."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from app.codes.evidence import Evidence
from app.codes.looks import Looks
from app.codes.photo import Photo, photograph, reduced
from app.codes.still import EXPECTED
from app.domain.moment import Moment
from app.domain.reading import Health
from app.domain.scan import Frame, ScannedCode, SightedBox, Symbology, View
from app.floor.ports import Clock
from app.loops import LatestValue, StoppableLoop

Wait = Callable[[float], bool]

PREVIEW_LONGEST = 1920  # pixels; a photograph of 12 MP is too much for a screen that redraws at 15 Hz


class CameraLost(Exception):
    """The camera cannot be opened or gives nothing more; `code` is stable, `facts` are data."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Camera(Protocol):
    """What gives frames. Used by one thread at a time; never decodes."""

    simulated: bool

    def open(self) -> None:
        """Connect; opening again after a loss starts afresh. Raises CameraLost."""

    def next_frame(self, timeout_s: float) -> Frame | None:
        """The next frame, or None when none came in time. Raises CameraLost."""

    def close(self) -> None:
        """Let the device go; harmless when not open."""


@runtime_checkable
class SteppedCamera(Camera, Protocol):
    """A simulated camera that can be held on a picture."""

    exhausted: bool  # every picture was shown; the last one stays

    def stay(self) -> None:
        """A code was heard: when held, stay on this picture until told to go on."""

    def advance(self) -> bool:
        """Go on; True when another picture is shown now, whose codes are to be heard afresh."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Times of the watch in seconds: frames looked at, patience with a silent or waking camera, retries.

    When nobody has looked or waited for a code for `rest_after_s`, the watch rests: one frame in
    `rest_frame_s` is looked at, by the fast path alone, so that a badge held before the camera is still heard
    and the processor is left to the instruments. None never rests.
    """

    frame_s: float = 1 / 30
    rest_after_s: float | None = None
    rest_frame_s: float = 0.2
    stale_s: float = 1.0
    lost_s: float = 3.0
    connect_s: float = 8.0
    retry_first_s: float = 0.5
    retry_longest_s: float = 5.0


class Watch:
    """One thread at one camera, and one behind it; satisfies `floor.ports.CameraWatch`.

    `wanted` are the kinds of symbols looked for. `on_code` and `on_health` are called on the camera thread.
    Without a camera the health is absent and no thread is started. When the camera is lost the preview
    empties: an old picture is no picture.
    """

    def __init__(
        self,
        camera: Camera | None,
        *,
        clock: Clock,
        on_code: Callable[[ScannedCode], None],
        on_health: Callable[[Health], None],
        pace: Pace | None = None,
        wanted: Collection[Symbology] = EXPECTED,
    ) -> None:
        self._camera = camera
        self._clock = clock
        self._on_code = on_code
        self._on_health = on_health
        self._pace = pace or Pace()
        simulated = camera is not None and camera.simulated
        self._looks = Looks(simulated=simulated, wanted=wanted)
        self._evidence = Evidence()
        self._health = Health.ABSENT if camera is None else Health.CONNECTING
        self._fault: CameraLost | None = None
        self._view: LatestValue[View] = LatestValue()
        self._newest: LatestValue[Frame] = LatestValue()
        self._preview: Frame | None = None
        self._open = False
        self._quiet_since: Moment | None = None
        self._retry_s = self._pace.retry_first_s
        # Counters, each written by one thread only: asked by anybody's screen, obeyed by the loop.
        self._resets_asked = self._resets_obeyed = 0
        self._steps_asked = self._steps_obeyed = 0
        self._looked_out_at = -1
        self._wanted_ms = clock.now().mono_ms  # when somebody last asked; written by whoever asks
        self._looked: Frame | None = None
        self._look_again_ms = 0  # at rest nothing is looked at before
        self._loop = StoppableLoop("camera", self._turn)

    def start(self) -> None:
        """Begin to watch."""
        self._on_health(self._health)
        if self._camera is not None:
            self._looks.start()
            self._loop.start()

    def stop(self) -> bool:
        """End the watch and let the camera go; False when the thread did not end in time."""
        ended = self._loop.stop()
        at_rest = self._looks.stop()
        if ended and self._camera is not None:
            self._camera.close()
        return ended and at_rest

    def view(self) -> View | None:
        """What the preview shows now; None when there is no camera or it is lost.

        Whoever asks is looking, so nothing rests.
        """
        self.attend()
        return self._view.get()

    def health(self) -> Health:
        """State of the camera."""
        return self._health

    @property
    def fault(self) -> CameraLost | None:
        """Why the camera was lost last, until it gives frames again."""
        return self._fault

    def attend(self) -> None:
        """A code is waited for, with or without a picture on the screen: nothing rests for a while."""
        self._wanted_ms = self._clock.now().mono_ms

    def reset(self) -> None:
        """Forget what was read, so that codes in view are heard again; a code is wanted, so nothing rests."""
        self.attend()
        self._resets_asked += 1
        self._loop.nudge()

    def photograph(self) -> bytes | None:
        """The newest picture as JPEG in full size, or None when there is none."""
        photo = self.photo()
        return None if photo is None else photo.jpeg

    def photo(self) -> Photo | None:
        """The newest picture with its judgement, or None when there is none."""
        frame = self._newest.get()
        return None if frame is None else photograph(frame)

    def picture_of(self, code: ScannedCode) -> bytes | None:
        """The frame that a code was read from as JPEG in full size; None when it is no longer known."""
        return self._evidence.picture_of(code)

    def show_next(self) -> None:
        """Ask a held camera for its next picture; what is in it is heard afresh, and nothing rests."""
        self.attend()
        self._steps_asked += 1
        self._loop.nudge()

    @property
    def looked_out(self) -> bool:
        """Whether the picture in view stands still and was looked at in every way."""
        return self._looked_out_at == self._steps_asked

    @property
    def stepped(self) -> bool:
        """Whether there are pictures to be shown one after the other."""
        return isinstance(self._camera, SteppedCamera)

    @property
    def exhausted(self) -> bool:
        """Whether a simulated camera has shown every picture."""
        return isinstance(self._camera, SteppedCamera) and self._camera.exhausted

    def _turn(self, wait: Wait) -> None:
        camera = self._camera
        if camera is None:
            return
        try:
            if not self._open:
                camera.open()
                self._open, self._quiet_since = True, self._clock.now()
            self._obey(camera)
            began = self._clock.now()
            frame = camera.next_frame(0.1)
            if frame is None:
                self._bear_silence(wait)
                return
            self._take(frame, camera)
        except CameraLost as loss:
            self._lose(loss, camera, wait)
            return
        spent = (self._clock.now().mono_ms - began.mono_ms) / 1000
        # At rest too a real camera is emptied at its own pace: what its driver keeps would be old when taken.
        slow = camera.simulated and self._rests(began)
        wait(max(0.001, (self._pace.rest_frame_s if slow else self._pace.frame_s) - spent))

    def _rests(self, now: Moment) -> bool:
        """Whether nobody has looked for a while."""
        after_s = self._pace.rest_after_s
        return after_s is not None and now.mono_ms - self._wanted_ms > after_s * 1000

    def _obey(self, camera: Camera) -> None:
        """Do what was asked for since the last turn."""
        asked = self._steps_asked
        fresh = asked != self._steps_obeyed and isinstance(camera, SteppedCamera) and camera.advance()
        self._steps_obeyed = asked
        resets = self._resets_asked
        if fresh or resets != self._resets_obeyed:
            self._resets_obeyed = resets
            self._looked_out_at = -1
            self._looks.restart()

    def _take(self, frame: Frame, camera: Camera) -> None:
        """Show a frame, look at it, keep what it proves, tell what settled, and show it with its boxes."""
        self._newest.put(frame)
        self._fault, self._retry_s, self._quiet_since = None, self._pace.retry_first_s, frame.at
        self._tell(Health.READY)
        now = self._clock.now()
        resting = self._rests(now)
        if resting and now.mono_ms < self._look_again_ms:
            return
        self._look_again_ms = now.mono_ms + round(self._pace.rest_frame_s * 1000)
        same = self._looked is not None and self._looked.rows == frame.rows
        self._looked = frame
        self._show(frame, same=same)
        settled = self._looks.take(frame, same=same, rescue=not resting)
        self._show(frame, same=True)
        for one in settled:
            self._evidence.keep(one.code, one.frame)
            if isinstance(camera, SteppedCamera):
                camera.stay()
            self._on_code(one.code)
        if self._looks.done:
            self._looked_out_at = self._steps_obeyed

    def _show(self, frame: Frame, *, same: bool) -> None:
        if self._preview is None or not same:
            self._preview = reduced(frame, PREVIEW_LONGEST)
        shown = replace(self._preview, at=frame.at, serial=frame.serial)
        boxes = self._looks.boxes
        if shown.width != frame.width:
            boxes = tuple(_scaled(box, shown.width, frame.width) for box in boxes)
        self._view.put(View(shown, boxes))

    def _bear_silence(self, wait: Wait) -> None:
        """No frame came: stale after a while, lost after a longer one."""
        now = self._clock.now()
        since = self._quiet_since or now
        quiet_s = (now.mono_ms - since.mono_ms) / 1000
        waking = self._newest.get() is None
        if quiet_s >= (self._pace.connect_s if waking else self._pace.lost_s):
            raise CameraLost("camera.silent")
        if quiet_s >= self._pace.stale_s and self._health is Health.READY:
            self._tell(Health.STALE)
        wait(0.01)

    def _lose(self, loss: CameraLost, camera: Camera, wait: Wait) -> None:
        """Let the camera go, show that it is lost, and come back later."""
        camera.close()
        self._open, self._fault, self._preview = False, loss, None
        self._view.put(None)
        self._newest.put(None)
        self._looked = None
        self._looks.restart()
        self._tell(Health.LOST)
        until = self._clock.now().mono_ms + round(self._retry_s * 1000)
        self._retry_s = min(self._retry_s * 2, self._pace.retry_longest_s)
        while self._clock.now().mono_ms < until and not wait(0.1):
            pass

    def _tell(self, health: Health) -> None:
        if health is not self._health:
            self._health = health
            self._on_health(health)


def _scaled(box: SightedBox, shown: int, whole: int) -> SightedBox:
    """The box in pixels of the smaller preview."""
    a, b, c, d = ((x * shown // whole, y * shown // whole) for x, y in box.corners)
    return replace(box, corners=(a, b, c, d))
