"""Codes that were read, followed from frame to frame and read again where they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2

from app.codes import zxing
from app.codes.fast import LIGHT
from app.codes.flow import Flow, Spot
from app.codes.picture import Budget, View
from app.codes.sighting import Corners, Sighting, bounds, same_place
from app.codes.zxing import Asking

REREADS = 6  # a frame at most
SURE = 4  # reads, as many as the most doubted code needs; one with them, known again by its look, can wait
SELDOM = 6  # frames: how often one that can wait is read; a look is no read, and this is what bears it out
REREAD_MS = 1.0  # CPU time a frame for it
ROOM, LEAST_ROOM = 0.2, 8  # of the longer side, and pixels: quiet zones, and what the flow may be off
LARGE = 500  # pixels; larger symbols are also looked for in smaller copies
CARRIED = 10  # frames in which a code is neither read nor known again before it is let go
MOST = 64


@dataclass(slots=True)
class Track:
    """A code at one place: its newest read, where it is now, and the frames of its last read and last try."""

    sighting: Sighting
    spot: Spot
    read_at: int
    tried_at: int
    reads: int = 1

    def can_wait(self, serial: int) -> bool:
        """Whether it is known well enough to be left unread in this frame."""
        return self.spot.agrees and self.reads >= SURE and serial - self.tried_at < SELDOM

    @property
    def here(self) -> Sighting:
        """The read, moved to where the code is now."""
        return replace(self.sighting, corners=self.spot.whole_corners())


class Tracks:
    """The codes in view. The flow has moved their spots before they are asked.

    A code is there while it is read again or looks as it did when it was read; one that does neither for some
    frames is let go. Equal codes at different places are different tracks.
    """

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._tracks: list[Track] = []

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The codes that are followed, in the order in which they were found."""
        return tuple(self._tracks)

    @property
    def spots(self) -> list[Spot]:
        """What the flow is to move."""
        return [track.spot for track in self._tracks]

    def restart(self) -> None:
        """Forget every code."""
        self._tracks.clear()

    def reread(self, view: View, serial: int) -> list[Sighting]:
        """Read some of the codes again, those first that are not known again or were read once only."""
        budget = Budget(REREAD_MS)
        reads: list[Sighting] = []
        due = [one for one in self._tracks if not one.can_wait(serial)]
        due.sort(key=lambda one: (one.spot.agrees, one.reads > 1, one.tried_at))
        for track in due[:REREADS]:
            if budget.over:
                break
            track.tried_at = serial
            read = self._read_again(track, view, serial)
            reads += read
        self._tracks = [track for track in self._tracks if track.spot.lost <= CARRIED]
        return reads

    def note(self, sightings: Sequence[Sighting], serial: int) -> None:
        """Codes were read in the present frame: those that are not followed yet are from now on."""
        for sighting in sightings:
            known = self._at(sighting)
            if known is not None:
                self._refresh(known, sighting, serial)
            elif len(self._tracks) < MOST:
                fresh = Track(sighting, Spot(sighting.corners), serial, serial)
                self._flow.learn(fresh.spot)
                self._tracks.append(fresh)

    def places(self) -> list[Corners]:
        """Where codes are now."""
        return [track.spot.whole_corners() for track in self._tracks if track.spot.agrees]

    def followed(self) -> list[Sighting]:
        """The codes that are still where they were read or went; no reads, and no proof of anything."""
        return [track.here for track in self._tracks if track.spot.agrees]

    def _read_again(self, track: Track, view: View, serial: int) -> list[Sighting]:
        box = bounds(track.spot.whole_corners())
        room = round(max(box[2] - box[0], box[3] - box[1]) * ROOM) + LEAST_ROOM
        cut = view.cut(box, margin=room)
        if track.sighting.stage == LIGHT:
            cut = cut.made(cv2.bitwise_not(cut.picture), LIGHT)
        found = zxing.read(
            cut, (track.sighting.symbology,), Asking(invert=False, downscale=max(cut.picture.shape) > LARGE)
        )
        own = [one for one in found if one.payload == track.sighting.payload]
        if own:
            self._refresh(track, own[0], serial)
            return own
        here = track.spot.whole_corners()
        others = [one for one in found if same_place(one.corners, here)]
        if others:  # another label lies there now
            track.spot.lost, track.spot.agrees = CARRIED + 1, False
        return others

    def _refresh(self, track: Track, sighting: Sighting, serial: int) -> None:
        if track.read_at != serial:
            track.reads += 1
        track.sighting, track.read_at, track.tried_at = sighting, serial, serial
        # The scan line of bars lies elsewhere in each frame; where it was known again, their place stays.
        if track.sighting.symbology.error_corrected or not track.spot.agrees:
            was_known = track.spot.agrees
            track.spot.at(sighting.corners)
            if not was_known:
                self._flow.learn(track.spot)

    def _at(self, sighting: Sighting) -> Track | None:
        for track in self._tracks:
            same = (track.sighting.payload, track.sighting.symbology)
            if same == (sighting.payload, sighting.symbology) and same_place(
                track.spot.whole_corners(), sighting.corners
            ):
                return track
        return None
