"""What is done with the frames of a camera, one after the other: looked at, followed, rescued, settled."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from app.codes.fast import FastPath
from app.codes.flow import Flow
from app.codes.picture import Picture, grey, whole
from app.codes.places import Places
from app.codes.rescue_loop import Answer, Offer, RescueLoop
from app.codes.settle import GONE_AFTER_MS, Settling
from app.codes.sighting import Corners, Sighting, Unread, middle, same_place
from app.codes.still import EXPECTED
from app.codes.track import Tracks
from app.domain.scan import Frame, ScannedCode, SightedBox, Symbology

SLOW_MS = 250  # between two frames; whoever is so slow gets every look at each of them


@dataclass(frozen=True, slots=True)
class Settled:
    """A code that may be believed, and the frame that it was read from."""

    code: ScannedCode
    frame: Frame


class Looks:
    """The looks at one camera's frames.

    `take` is called on the camera's thread with each frame and gives the codes that are believed since the
    last one; `boxes` are what the preview draws. A picture that does not change is looked at in every way on
    the second thread; then it is `done`.
    """

    def __init__(
        self,
        *,
        simulated: bool,
        wanted: Collection[Symbology] = EXPECTED,
    ) -> None:
        self.boxes: tuple[SightedBox, ...] = ()
        self.done = False
        self._rescue = RescueLoop(wanted)
        self._settling = Settling(simulated=simulated)
        self._flow = Flow()
        self._fast = FastPath(wanted)
        self._tracks = Tracks(self._flow)
        self._places = Places(self._flow)
        self._serial = 0  # of the picture: frames that show the same have the same number
        self._round = 0
        self._fresh = True
        self._seen_ms: int | None = None
        self._still_unread: tuple[Unread, ...] = ()
        self._code_boxes: tuple[SightedBox, ...] = ()

    def start(self) -> None:
        """Let the second thread begin."""
        self._rescue.start()

    def stop(self) -> bool:
        """End the second thread; False when it did not end in time."""
        return self._rescue.stop()

    def restart(self) -> None:
        """Forget what was read, so that the codes in view are heard again."""
        self._round += 1
        self._fresh, self.done, self.boxes, self._still_unread = True, False, (), ()
        for part in (self._flow, self._fast, self._tracks, self._places):
            part.restart()
        self._settling.reset()
        self._rescue.withdraw()

    def take(self, frame: Frame, *, same: bool, rescue: bool = True) -> list[Settled]:
        """Look at a frame; `same` says that its picture is that of the frame before.

        Without `rescue` the second thread is left at rest.
        """
        picture = grey(frame)
        if same and not self._fresh:
            return self._take_still(frame, picture, rescue=rescue)
        self._serial += 1
        self._fresh, self.done, self._still_unread = False, False, ()
        slow = self._seen_ms is None or frame.at.mono_ms - self._seen_ms >= SLOW_MS
        self._seen_ms = frame.at.mono_ms
        view = whole(picture)
        self._flow.step(picture, [*self._tracks.spots, *self._places.spots])
        heard = self._heed_answers(frame)
        reads = self._tracks.reread(view, self._serial)
        found = self._fast.see(picture, known=self._known(), everything=slow)
        self._tracks.note([*reads, *found], self._serial)
        heard += self._settle(frame, [*reads, *found])
        self._places.update(self._fast.unread if self._fast.searched else None, self._known(), view)
        self._ask(frame, picture, still=False, rescue=rescue)
        self._box()
        return heard

    def _take_still(self, frame: Frame, picture: Picture, *, rescue: bool) -> list[Settled]:
        """The same picture once more: the second thread looks at it in every way."""
        heard = self._heed_answers(frame)
        if not self.done:
            self._ask(frame, picture, still=True, rescue=rescue)
        heard += self._settle(frame, [])
        self._box()
        return heard

    def _settle(self, frame: Frame, reads: list[Sighting]) -> list[Settled]:
        codes, self._code_boxes = self._settling.see(
            reads, frame.at, picture=self._serial, followed=self._tracks.followed()
        )
        return [Settled(code, frame) for code in codes]

    def _known(self) -> list[Corners]:
        """Where codes are that need no more reads."""
        return [one.corners for one in self._tracks.followed() if self._settling.was_said(one.payload)]

    def _ask(self, frame: Frame, picture: Picture, *, still: bool, rescue: bool) -> None:
        if not rescue:
            self._rescue.withdraw()
            return
        places = () if still else self._places.unsolved()
        bare = not self._tracks.spots
        self._rescue.offer(
            Offer(self._round, frame, picture, self._serial, places=places, bare=bare, still=still)
        )

    def _heed_answers(self, frame: Frame) -> list[Settled]:
        heard: list[Settled] = []
        for answer in self._rescue.answers():
            if answer.offer.round != self._round:
                continue
            codes = self._heed_still(answer) if answer.offer.still else self._heed(answer, frame)
            heard += [Settled(code, answer.offer.frame) for code in codes]
        return heard

    def _heed_still(self, answer: Answer) -> list[ScannedCode]:
        still, at = answer.still, answer.offer.frame.at
        if still is None or answer.offer.serial != self._serial:
            return []
        codes = self._settling.take(still.codes, at, picture=self._serial)
        codes += self._settling.hear(answer.sightings, at, picture=self._serial)
        said = [*still.codes, *(one for one in answer.sightings if self._settling.was_said(one.payload))]
        self._tracks.note(said, self._serial)
        self.done = True
        self._still_unread = tuple(
            one for one in still.unread if not any(same_place(one.corners, code.corners) for code in said)
        )
        return codes

    def _heed(self, answer: Answer, frame: Frame) -> list[ScannedCode]:
        """Weigh what was read in an earlier frame, at the place where that is now."""
        offer, place = answer.offer, answer.place
        here = None if place is None else self._places.corners_of(place.number)
        if here is None and frame.at.mono_ms - offer.frame.at.mono_ms > GONE_AFTER_MS:
            return []
        if place is not None:
            self._places.answer(place.number, answer.why)
        then = None if place is None else place.candidate.corners
        reads = [_gone_along(one, then, here) for one in answer.sightings]
        codes = self._settling.hear(reads, offer.frame.at, picture=offer.serial)
        said = [one for one in reads if self._settling.was_said(one.payload)]
        self._tracks.note(said, self._serial)
        return codes

    def _box(self) -> None:
        unread = self._still_unread or self._places.unread()
        self.boxes = (
            *self._code_boxes,
            *(SightedBox(one.corners, None, Symbology.UNKNOWN, 0, 1, one.cause) for one in unread),
        )


def _gone_along(sighting: Sighting, then: Corners | None, now: Corners | None) -> Sighting:
    """A read of an earlier frame, moved as its place moved since."""
    if then is None or now is None:
        return sighting
    (x, y), (there_x, there_y) = middle(then), middle(now)
    a, b, c, d = ((px + there_x - x, py + there_y - y) for px, py in sighting.corners)
    return replace(sighting, corners=(a, b, c, d))
