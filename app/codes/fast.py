"""The fast path: what can be read in a frame within some 20 ms, its dear looks spread over several frames."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from app.codes import zxing
from app.codes.candidate import Candidate
from app.codes.candidates import find
from app.codes.picture import Budget, Picture, View, whole
from app.codes.sighting import Corners, Sighting, same_place
from app.codes.still import EXPECTED
from app.codes.zxing import Asking
from app.domain.scan import Symbology

LIGHT = "light on dark"  # the stage of a frame in negative
BOXES_MS = 5.0  # CPU time for Data Matrix in the places that look like a symbol
BOX_ROOM, LEAST_ROOM = 0.1, 6  # of the longer side, and pixels, around such a place


@dataclass(frozen=True, slots=True)
class _Turn:
    """The looks of one frame.

    `plain` looks for everything but Data Matrix in the whole frame, `boxes` for Data Matrix in the places
    that look like a symbol, `matrix` for Data Matrix in the whole frame. `light` is for symbols that are
    light on dark, `smaller` for those with large modules, which are looked for in smaller copies too.
    """

    plain: bool = False
    boxes: bool = False
    matrix: bool = False
    light: bool = False
    smaller: bool = False


# CPU milliseconds of a textured frame of 1920 x 1080: plain 6, smaller 2 more, places 4 and boxes 1 to 5,
# matrix 14; so no frame takes more than some 18, and the mean is 14. Every kind of symbol that is dark on
# light is looked for within two frames, and everything within eight.
SCHEDULE = (
    _Turn(plain=True, smaller=True, boxes=True),
    _Turn(matrix=True),
    _Turn(plain=True, boxes=True),
    _Turn(plain=True, light=True),
    _Turn(plain=True, smaller=True, boxes=True),
    _Turn(matrix=True, smaller=True),
    _Turn(plain=True, boxes=True),
    _Turn(matrix=True, light=True),
)


class FastPath:
    """Looks at one frame after the other; `wanted` are the kinds of symbols looked for.

    `unread` are the places of the newest frame that look like a symbol and gave none; `searched` says whether
    places were looked for in it, which is not done in every frame.
    """

    def __init__(self, wanted: Collection[Symbology] = EXPECTED) -> None:
        self._wanted = frozenset(wanted)
        self._turn = 0
        self.unread: tuple[Candidate, ...] = ()
        self.searched = False

    def restart(self) -> None:
        """Begin the schedule anew: the next frame gets the looks that read most."""
        self._turn, self.unread, self.searched = 0, (), False

    def see(
        self, picture: Picture, *, known: Sequence[Corners] = (), everything: bool = False
    ) -> list[Sighting]:
        """Every symbol that the looks of this frame read outside the places of `known` ones.

        `everything` takes all looks at once, for a camera so slow that the next frame may show something
        else.
        """
        turns = SCHEDULE if everything else (SCHEDULE[self._turn],)
        self._turn = (self._turn + 1) % len(SCHEDULE)
        look = _Look(_covered(picture, known), self._wanted, list(known))
        for turn in turns:
            look.take(turn)
        self.searched = any(turn.boxes for turn in turns)
        self.unread = tuple(
            place for place in look.places if not any(same_place(at, place.corners) for at in look.taken)
        )
        return look.found


class _Look:
    """The looks at one frame and what they found. `taken` are the places of symbols that are read."""

    def __init__(self, view: View, wanted: frozenset[Symbology], taken: list[Corners]) -> None:
        self.view = view
        self.found: list[Sighting] = []
        self.places: list[Candidate] = []
        self.taken = taken
        self._plain = wanted - {Symbology.DATAMATRIX}
        self._matrix = wanted & {Symbology.DATAMATRIX}
        self._pointed: list[tuple[Symbology, Corners]] = []
        self._negative: View | None = None

    def take(self, turn: _Turn) -> None:
        asking = Asking(invert=False, downscale=turn.smaller)
        view = self._in_negative() if turn.light else self.view
        if turn.plain:
            self._read(view, self._plain, asking)
        if turn.matrix:
            self._read(view, self._matrix, asking)
        if turn.boxes and not self.places:
            self._read_boxes()

    def _read(self, view: View, kinds: frozenset[Symbology], asking: Asking) -> None:
        found, pointed = zxing.read_and_point(view, kinds, asking)
        self._pointed += pointed
        for sighting in found:
            if not any(
                (one.payload, one.symbology) == (sighting.payload, sighting.symbology)
                and same_place(one.corners, sighting.corners)
                for one in self.found
            ):
                self.found.append(sighting)
                self.taken.append(sighting.corners)

    def _read_boxes(self) -> None:
        self.places = find(self.view.picture, read=self.taken, pointed=self._pointed)
        budget = Budget(BOXES_MS)
        for place in self.places:
            if budget.over or not self._matrix:
                return
            left, top, right, low = place.box
            room = round(max(right - left, low - top) * BOX_ROOM) + LEAST_ROOM
            self._read(self.view.cut(place.box, margin=room), self._matrix, Asking(invert=False))

    def _in_negative(self) -> View:
        if self._negative is None:
            self._negative = self.view.made(cv2.bitwise_not(self.view.picture), LIGHT)
        return self._negative


def _covered(picture: Picture, known: Sequence[Corners]) -> View:
    """The frame with the known symbols painted over, so that nobody spends time on reading them again."""
    if not known:
        return whole(picture)
    painted = picture.copy()
    height, width = picture.shape
    for corners in known:
        tones = [int(picture[min(max(y, 0), height - 1), min(max(x, 0), width - 1)]) for x, y in corners]
        cv2.fillConvexPoly(painted, np.array(corners, np.int32), (sum(tones) // 4,))
    return whole(painted)
