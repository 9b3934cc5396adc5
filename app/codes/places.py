"""Places that look like a symbol nobody has read, followed from frame to frame until they are answered."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

from app.codes.candidate import Candidate
from app.codes.flow import Flow, Spot
from app.codes.picture import View
from app.codes.sighting import Box, Corners, Unread, same_place

KEPT = 10  # cuts of a place, a third of a second of a camera: what its mean is made of
ROOM, LEAST_ROOM = 0.25, 12  # of the longer side, and pixels, around a place in its cuts
MISSED = 5  # searches in which a place was not found before it is let go; light flickers
CARRIED = 10  # frames in which it is not known again
MOST = 12


@dataclass(frozen=True, slots=True)
class Unsolved:
    """A place as it is handed over to be looked at in every way.

    `number` names it, older ones have smaller numbers; `cuts` are its newest pictures, the newest
    first, smaller ones where it reached over the rim; `motion_px` is how far it moved in the last frame.
    """

    number: int
    candidate: Candidate
    cuts: tuple[View, ...]
    motion_px: float


@dataclass(slots=True)
class _Place:
    number: int
    candidate: Candidate
    spot: Spot
    cuts: deque[View]
    size: tuple[int, int]
    missed: int = 0
    why: Unread | None = None


class Places:
    """The unread places in view. The flow has moved their spots before they are asked."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._places: list[_Place] = []
        self._numbers = count(1)

    @property
    def spots(self) -> list[Spot]:
        """What the flow is to move."""
        return [place.spot for place in self._places]

    def restart(self) -> None:
        """Forget every place."""
        self._places.clear()

    def update(self, found: Sequence[Candidate] | None, read: Sequence[Corners], view: View) -> None:
        """Take what a search found in this frame (None: there was none), leave out what is read by now."""
        if found is not None:
            self._match(found)
        self._places = [
            place
            for place in self._places
            if place.missed < MISSED
            and place.spot.lost <= CARRIED
            and not any(same_place(at, place.spot.whole_corners()) for at in read)
        ]
        for place in self._places:
            self._keep_cut(place, view)

    def unsolved(self) -> tuple[Unsolved, ...]:
        """Every place, the oldest first."""
        return tuple(
            Unsolved(
                place.number,
                replace(place.candidate, corners=place.spot.whole_corners()),
                tuple(place.cuts),
                place.spot.motion_px,
            )
            for place in self._places
        )

    def answer(self, number: int, why: Unread | None) -> None:
        """Why a place could not be read, or None when it is no symbol."""
        for place in self._places:
            if place.number == number:
                place.why = why

    def corners_of(self, number: int) -> Corners | None:
        """Where a place is now; None when it has gone."""
        for place in self._places:
            if place.number == number:
                return place.spot.whole_corners()
        return None

    def unread(self) -> tuple[Unread, ...]:
        """The places that are symbols, where they are now, and why they are not read."""
        return tuple(
            replace(place.why, corners=place.spot.whole_corners())
            for place in self._places
            if place.why is not None
        )

    def _match(self, found: Sequence[Candidate]) -> None:
        fresh = list(found)
        for place in self._places:
            here = place.spot.whole_corners()
            again = next((one for one in fresh if same_place(one.corners, here)), None)
            if again is None:
                place.missed += 1
                continue
            fresh.remove(again)
            place.missed = 0
            place.candidate = again
            if not place.spot.agrees:
                place.spot.at(again.corners)
                self._flow.learn(place.spot)
        for one in fresh[: max(0, MOST - len(self._places))]:
            spot = Spot(one.corners)
            self._flow.learn(spot)
            left, top, right, low = one.box
            room = 2 * round(max(right - left, low - top) * ROOM) + 2 * LEAST_ROOM
            size = right - left + room, low - top + room
            self._places.append(_Place(next(self._numbers), one, spot, deque(maxlen=KEPT), size))

    @staticmethod
    def _keep_cut(place: _Place, view: View) -> None:
        x, y = place.spot.corners.mean(axis=0)
        width, height = place.size
        left, top = round(float(x) - width / 2), round(float(y) - height / 2)
        box: Box = (left, top, left + width, top + height)
        if place.spot.agrees:
            cut = view.cut(box)
            # A copy, for a part of a frame keeps all of it in memory.
            place.cuts.appendleft(View(cut.picture.copy(), cut.back, cut.stage))
        else:  # what is behind it now is not the same place
            place.cuts.clear()
