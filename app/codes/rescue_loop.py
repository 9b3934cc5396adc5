"""The second thread behind a camera: works at what the fast path could not read, and keeps nobody waiting."""

import logging
from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from app.codes import zxing
from app.codes.candidate import Candidate
from app.codes.candidates import find
from app.codes.chance import needs_second
from app.codes.mean import mean_of
from app.codes.picture import Budget, Picture, View, whole
from app.codes.places import Unsolved
from app.codes.rescue import rescue, rescue_whole, room_around
from app.codes.sighting import Corners, Sighting, Unread
from app.codes.still import EXPECTED, Still, decode_still
from app.codes.tally import Tally
from app.codes.why_unread import judge
from app.domain.scan import Frame, Symbology
from app.loops import LatestValue, StoppableLoop

LOG = logging.getLogger(__name__)

Wait = Callable[[float], bool]

FIRST_MS, LONGEST_MS = 60.0, 480.0  # CPU time for a place: at its first try, and at most; it doubles between
MEAN_SHARE = 0.4  # of it, for the mean of a place's newest cuts
PAUSES_MS = (0, 0, 500, 1000, 2000, 4000)  # after each try at a place; the last for all further ones
UNLIKELY_MS = 40.0  # CPU time for a place that is judged to be no symbol: the judge is wrong now and then
UNLIKELY_PAUSES_MS = (0, 1000, 5000)
UNLIKELY_APART_MS = 300  # between two such works; textured ground is full of such places
WHOLE_MS = 200.0  # CPU time for a picture in which no place stands out
CHANGED = 4.0  # grey levels; a scene that differs by less from the last one was looked at as a whole already
SCENE = (32, 18)  # cells in which scenes are compared
REST = 0.5  # of the time worked, before the next work: the window and the camera want this processor too
IDLE_S = 0.02


@dataclass(frozen=True, slots=True)
class Offer:
    """The newest picture and what is unread in it.

    `round` tells answers to earlier questions from those to this one; `bare` says that nothing was read in
    the picture, `still` that it does not change, so that it is worth every look.
    """

    round: int
    frame: Frame
    picture: Picture
    serial: int
    places: tuple[Unsolved, ...] = ()
    bare: bool = False
    still: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one place, of a picture as a whole (`place` None), or of a still one.

    `sightings` are reads, in pixels of the picture of the offer, to be weighed; `why` tells of a place that
    was not read, None when it is no symbol. `still` is what one look at a still picture gave, weighed
    already.
    """

    offer: Offer
    place: Unsolved | None = None
    sightings: tuple[Sighting, ...] = ()
    why: Unread | None = None
    still: Still | None = None


@dataclass(slots=True)
class _Tried:
    """How often a place was tried, in which picture last, when it may be again, and how it was judged."""

    times: int = 0
    serial: int = -1
    again_ms: int = 0
    likely: bool = True

    def due(self, offer: Offer, unlikely_ms: int) -> bool:
        """Whether a new picture of it came, and enough time has passed."""
        since = self.again_ms if self.likely else max(self.again_ms, unlikely_ms)
        return offer.serial != self.serial and offer.frame.at.mono_ms >= since

    def note(self, offer: Offer, pauses: Sequence[int]) -> None:
        """It is tried once more."""
        pause = pauses[min(self.times, len(pauses) - 1)]
        self.times, self.again_ms = self.times + 1, offer.frame.at.mono_ms + pause


class RescueLoop:
    """Takes the newest offer, one place at a time: the least tried first, among those the oldest.

    `offer`, `answers` and `restart` are called by the camera's thread and never wait for the work.
    """

    def __init__(self, wanted: Collection[Symbology] = EXPECTED) -> None:
        self._wanted = frozenset(wanted)
        self._offer: LatestValue[Offer] = LatestValue()
        self._answers: deque[Answer] = deque()
        self._tried: dict[int, _Tried] = {}
        self._round = -1
        self._still_done = -1
        self._unlikely_ms = 0  # before that moment no place that is judged to be no symbol is tried
        self._scene: npt.NDArray[Any] | None = None
        self._stopped = False
        self._loop = StoppableLoop("rescue", self._turn)

    def start(self) -> None:
        """Begin to wait for offers."""
        self._loop.start()

    def stop(self) -> bool:
        """End after the look under way; False when the thread did not end in time."""
        self._stopped = True
        return self._loop.stop()

    def offer(self, offer: Offer) -> None:
        """Replace what is to be worked at; what was offered before and not begun is dropped."""
        self._offer.put(offer)

    def withdraw(self) -> None:
        """There is nothing to work at."""
        self._offer.put(None)

    def answers(self) -> list[Answer]:
        """What was found out since the last time."""
        found = []
        while self._answers:
            found.append(self._answers.popleft())
        return found

    def _turn(self, wait: Wait) -> None:
        offer = self._offer.get()
        work = None if offer is None else self._work(offer)
        if work is None or offer is None:
            wait(IDLE_S)
            return
        spent = Budget(0)
        try:
            answer = work()
        except cv2.error:
            # One place that a tactic cannot bear must not end the rescue of all that come after it.
            LOG.exception("a place could not be looked at")
        else:
            if not self._given_up(offer):
                self._answers.append(answer)
        wait(min(0.5, spent.spent_ms / 1000 * REST))

    def _work(self, offer: Offer) -> Callable[[], Answer] | None:
        """What is to be done next of an offer."""
        if offer.round != self._round:
            self._round, self._scene, self._unlikely_ms = offer.round, None, 0
            self._tried.clear()
        if offer.still:
            if offer.serial == self._still_done:
                return None
            self._still_done = offer.serial
            return lambda: self._look_at_still(offer)
        numbers = {place.number for place in offer.places}
        self._tried = {number: tried for number, tried in self._tried.items() if number in numbers}
        due = [
            one
            for one in offer.places
            if self._tried.setdefault(one.number, _Tried()).due(offer, self._unlikely_ms)
        ]
        if due:
            place = min(due, key=lambda one: (self._tried[one.number].times, one.number))
            return lambda: self._look_at_place(offer, place)
        if offer.bare and not offer.places and self._scene_changed(offer.picture):
            return lambda: self._look_at_whole(offer)
        return None

    def _look_at_still(self, offer: Offer) -> Answer:
        """As a single picture; then, as nothing else will be shown, every tactic at what that left unread."""
        still = decode_still(offer.picture, wanted=self._wanted, within=self._leash(offer))
        reads: list[Sighting] = []
        for place in find(offer.picture, read=[code.corners for code in still.codes]):
            cut = whole(offer.picture).cut(place.box, margin=room_around(place))
            if not cut.too_small:
                budget = self._leash(offer, LONGEST_MS)
                reads += self._rescued(cut, place, budget, serial=offer.serial)
        return Answer(offer, sightings=tuple(reads), still=still)

    def _look_at_place(self, offer: Offer, place: Unsolved) -> Answer:
        tried = self._tried[place.number]
        why = judge(offer.picture, place.candidate, motion_px=place.motion_px)
        now, tried.serial, tried.likely = offer.frame.at.mono_ms, offer.serial, why is not None
        if why is None and now < self._unlikely_ms:
            return Answer(offer, place)
        limit_ms = UNLIKELY_MS if why is None else min(FIRST_MS * 2**tried.times, LONGEST_MS)
        tried.note(offer, UNLIKELY_PAUSES_MS if why is None else PAUSES_MS)
        if why is None:
            self._unlikely_ms = now + UNLIKELY_APART_MS
        if not place.cuts or place.cuts[0].too_small:
            return Answer(offer, place, why=why)
        reads: list[Sighting] = []
        mean = mean_of(place.cuts)
        if mean is not None:
            budget = self._leash(offer, limit_ms * MEAN_SHARE, place)
            reads += self._rescued(mean, place.candidate, budget, serial=offer.serial)
        if not _believed(reads):
            budget = self._leash(offer, limit_ms, place)
            reads += self._rescued(place.cuts[0], place.candidate, budget, serial=offer.serial)
        return Answer(offer, place, tuple(reads), why)

    def _rescued(self, cut: View, place: Candidate, budget: Budget, *, serial: int) -> list[Sighting]:
        """Every read of a cut, in pixels of the frame. The tactics find the place in the cut's own pixels."""
        left, top = round(float(cut.back[0, 2])), round(float(cut.back[1, 2]))
        alone = View(cut.picture, np.eye(3), cut.stage)
        inside = replace(place, corners=_shifted(place.corners, -left, -top))
        tally = Tally(needs_second)
        reads = zxing.read(alone, self._wanted) if cut.stage != "frame" else []
        for sighting in reads:
            tally.add(sighting, serial)
        reads += rescue(alone, [inside], budget, self._wanted, tally, picture=serial)
        return [replace(one, corners=_shifted(one.corners, left, top)) for one in reads]

    def _look_at_whole(self, offer: Offer) -> Answer:
        reads, tally = [], Tally(needs_second)
        for sighting in rescue_whole(
            whole(offer.picture), self._leash(offer, WHOLE_MS), self._wanted, tally, picture=offer.serial
        ):
            reads.append(sighting)
            if tally.believed():
                break
        return Answer(offer, sightings=tuple(reads))

    def _scene_changed(self, picture: Picture) -> bool:
        scene = cv2.resize(picture, SCENE, interpolation=cv2.INTER_AREA)
        before, self._scene = self._scene, scene
        if before is None or float(cv2.absdiff(scene, before).mean()) >= CHANGED:
            return True
        self._scene = before
        return False

    def _leash(self, offer: Offer, limit_ms: float = float("inf"), place: Unsolved | None = None) -> Budget:
        return _Leash(limit_ms, lambda: self._given_up(offer, place))

    def _given_up(self, offer: Offer, place: Unsolved | None = None) -> bool:
        """Whether nobody waits for an answer any more: a place that has gone or was read is not offered."""
        newest = self._offer.get()
        if self._stopped or newest is None or newest.round != offer.round:
            return True
        if offer.still:
            return newest.serial != offer.serial
        return place is not None and all(one.number != place.number for one in newest.places)


class _Leash(Budget):
    """A budget that is also over when nobody wants the answer any more."""

    def __init__(self, limit_ms: float, given_up: Callable[[], bool]) -> None:
        super().__init__(limit_ms)
        self._given_up = given_up

    @property
    def over(self) -> bool:
        """Whether nothing more may be begun."""
        return self._given_up() or super().over


def _believed(reads: Sequence[Sighting]) -> bool:
    tally = Tally(needs_second)
    for sighting in reads:
        tally.add(sighting)
    return bool(tally.believed())


def _shifted(corners: Corners, across: int, down: int) -> Corners:
    a, b, c, d = ((x + across, y + down) for x, y in corners)
    return a, b, c, d
