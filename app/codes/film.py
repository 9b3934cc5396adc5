"""Consecutive frames of one scene: what no single one shows, several do together."""

import time
from collections.abc import Collection
from dataclasses import dataclass

from app.codes import zxing
from app.codes.candidate import Candidate
from app.codes.candidates import find
from app.codes.chance import needs_second
from app.codes.mean import mean_of
from app.codes.picture import Budget, Picture, View, whole
from app.codes.rescue import rescue, room_around
from app.codes.sighting import Corners, Unread, same_place
from app.codes.still import BUDGET_MS, EXPECTED, LIKE_WHAT_WAS_READ, Still
from app.codes.tally import Tally
from app.codes.why_unread import judge
from app.codes.zxing import Asking
from app.domain.scan import Symbology

WINDOW = 10  # frames that are weighed together: a third of a second of a camera
MEAN_SHARE = 0.3  # of a window's budget; the mean of a still place reads most of what noise hides


@dataclass(frozen=True, slots=True)
class _Shot:
    """One frame of a window: its number in the film, the picture, and what the decoder pointed at."""

    number: int
    view: View
    pointed: list[tuple[Symbology, Corners]]


class Film:
    """Frames one after the other, and the codes that they show together.

    Every frame gets a plain look. Each ten frames, places that no frame has read are looked at again: the
    mean over the frames first, then frame by frame with every tactic, for `budget_ms` of CPU time.
    """

    def __init__(self, budget_ms: float = BUDGET_MS, wanted: Collection[Symbology] = EXPECTED) -> None:
        self._budget_ms = budget_ms
        self._wanted = frozenset(wanted)
        self._tally = Tally(needs_second, moving=True)
        self._window: list[_Shot] = []
        self._unread: tuple[Unread, ...] = ()
        self._seen = 0
        self._cpu_ms = self._wall_ms = 0.0

    def see(self, picture: Picture) -> None:
        """Look at the next frame; at the end of a window also at what it left."""
        began, budget = time.perf_counter(), Budget(self._budget_ms)
        self._seen += 1
        view = whole(picture)
        # Light on dark is looked for in every other frame: it doubles the cost.
        found, pointed = zxing.read_and_point(view, self._wanted, Asking(invert=self._seen % 2 == 1))
        for sighting in found:
            self._tally.add(sighting, self._seen)
        self._window.append(_Shot(self._seen, view, pointed))
        if len(self._window) == WINDOW:
            self._work()
        self._cpu_ms += budget.spent_ms
        self._wall_ms += (time.perf_counter() - began) * 1000

    def result(self) -> Still:
        """What the frames showed so far; `unread` are places of the last frame."""
        began, budget = time.perf_counter(), Budget(self._budget_ms)
        if self._window:
            self._work()
        self._cpu_ms += budget.spent_ms
        self._wall_ms += (time.perf_counter() - began) * 1000
        return Still(tuple(self._tally.believed()), self._unread, self._cpu_ms, self._wall_ms)

    def _work(self) -> None:
        """Look again at what the window left unread."""
        shots, self._window = self._window, []
        read = any(self._tally.places(shot.number) for shot in shots)
        budget = Budget(self._budget_ms * (LIKE_WHAT_WAS_READ if read else 1.0))
        middle_shot = shots[len(shots) // 2]
        places = self._places(middle_shot)
        averaging = budget.part(MEAN_SHARE)
        for place in places:
            self._look_at_mean(shots, middle_shot, place, averaging)
        for shot in shots:
            places = self._places(shot)
            if not places or budget.over:
                break
            share = budget.part((1 - MEAN_SHARE) / len(shots))
            for _ in rescue(shot.view, places, share, self._wanted, self._tally, picture=shot.number):
                pass
        last = shots[-1]
        judged = (judge(last.view.picture, place) for place in self._places(last))
        self._unread = tuple(one for one in judged if one is not None)

    def _look_at_mean(self, shots: list[_Shot], at: _Shot, place: Candidate, budget: Budget) -> None:
        (left, top, right, bottom), room = place.box, room_around(place)
        box = left - room, top - room, right + room, bottom + room
        cuts = [at.view.cut(box), *(shot.view.cut(box) for shot in shots if shot is not at)]
        mean = mean_of(cuts)
        if mean is None:
            return
        for sighting in zxing.read(mean, self._wanted):
            self._tally.add(sighting, at.number)
        for _ in rescue(
            _laid_into(at.view, mean), [place], budget, self._wanted, self._tally, picture=at.number
        ):
            pass

    def _places(self, shot: _Shot) -> list[Candidate]:
        """Places of a frame where neither it nor a frame near it has read anything."""
        near = range(shot.number - WINDOW // 2, shot.number + WINDOW // 2 + 1)
        read = [at for number in near for at in self._tally.places(number)]
        pointed = [(kind, at) for kind, at in shot.pointed if not any(same_place(at, one) for one in read)]
        return find(shot.view.picture, read=read, pointed=pointed)


def _laid_into(view: View, mean: View) -> View:
    """The frame with the mean in its place, so that the tactics find it where they look."""
    picture = view.picture.copy()
    left, top = round(float(mean.back[0, 2])), round(float(mean.back[1, 2]))
    height, width = mean.picture.shape
    picture[top : top + height, left : left + width] = mean.picture
    return View(picture, view.back, mean.stage)
