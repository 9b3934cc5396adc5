"""One picture that does not change: every code in it, and why the rest could not be read."""

import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.codes import zbar, zxing
from app.codes.candidate import Candidate
from app.codes.candidates import find
from app.codes.chance import needs_second
from app.codes.dots import dot_attempts
from app.codes.picture import Budget, Picture, Share, View, whole
from app.codes.rescue import rescue, rescue_whole, room_around
from app.codes.sighting import Corners, Sighting, Unread, alike, bounds
from app.codes.tally import Tally
from app.codes.why_unread import judge
from app.domain.scan import Symbology

EXPECTED = frozenset({Symbology.QR, Symbology.CODE128, Symbology.DATAMATRIX})
BUDGET_MS = 2000.0
LARGE = 1600  # pixels; a longer picture is looked at smaller first, where large modules need no more
SMALLER = 1024
FEW = 3  # places left in a large picture that are looked at each by itself, instead of the whole once more
LIKE_WHAT_WAS_READ, UNLIKE = 0.05, 0.01  # of the budget, for places beside codes that were read
CONFIRM_ROOM = 0.12  # of a line code's length, around it: the corners are one scan line thin


@dataclass(frozen=True, slots=True)
class Still:
    """What a picture holds: codes that may be believed, symbols that were seen and not read, and the cost."""

    codes: tuple[Sighting, ...]
    unread: tuple[Unread, ...]
    cpu_ms: float
    wall_ms: float


def decode_still(
    picture: Picture,
    budget_ms: float = BUDGET_MS,
    wanted: Collection[Symbology] = EXPECTED,
    *,
    within: Budget | None = None,
) -> Still:
    """Look at a picture in every way that its codes need, for at most `budget_ms` of this thread's CPU time.

    The budget, or the one that it is to be `within`, ends what is begun; a look under way is finished.
    """
    began = time.perf_counter()
    budget = Budget(budget_ms, of=within)
    look = _StillLook(whole(picture), budget, wanted)
    look.take()
    unread = look.unread()
    wall_ms = (time.perf_counter() - began) * 1000
    return Still(tuple(look.tally.believed()), unread, budget.spent_ms, wall_ms)


class _StillLook:
    """The looks at one picture, plain ones first, and what they found."""

    def __init__(self, view: View, budget: Budget, wanted: Collection[Symbology]) -> None:
        self.view = view
        self.budget = budget
        self.wanted = wanted
        self.tally = Tally(needs_second)
        self.pointed: list[tuple[Symbology, Corners]] = []
        self._judged: dict[Corners, Unread | None] = {}

    def take(self) -> None:
        """Plain looks, agreement of line codes, then the rescue of what is left."""
        longest = max(self.view.picture.shape)
        if longest > LARGE:
            self._plain(self.view.scaled(SMALLER / longest, "smaller"))
            self._grown_dots()
            self._confirm()
        left = [place for place, _ in self._seen_unread()] if self.tally.believed() else None
        if left is None or len(left) > FEW:
            self._plain(self.view)
        else:
            for place in left:
                self._plain(self.view.cut(place.box, margin=room_around(place)))
        self._confirm()
        self._rescue()

    def unread(self) -> tuple[Unread, ...]:
        """The places that were not read, with the cause; what is no symbol is left out."""
        return tuple(unread for _, unread in self._seen_unread())

    def _rescue(self) -> None:
        """Every tactic at every place, and at the whole when there is nothing else to show for it.

        Where something was read, the rest is more often ground than symbol: what is as large as a symbol that
        was read gets a part of the time, anew with each success, and what is not gets a small one.
        """
        places = [place for place, _ in self._seen_unread()]
        read = self.tally.places()
        if not read:
            self._try(places, self.budget.part(1.0))
        else:
            like = [place for place in places if any(alike(place.corners, at) for at in read)]
            self._try(like, self.budget.part(LIKE_WHAT_WAS_READ))
            self._try([place for place in places if place not in like], self.budget.part(UNLIKE))
        if not self.tally.believed():
            for _ in rescue_whole(self.view, self.budget, self.wanted, self.tally):
                if self.tally.believed():
                    return

    def _try(self, places: list[Candidate], budget: Share) -> None:
        known = len(self.tally.believed())
        for _ in rescue(self.view, places, budget, self.wanted, self.tally):
            if len(self.tally.believed()) > known:
                known = len(self.tally.believed())
                budget.renew()

    def _seen_unread(self) -> list[tuple[Candidate, Unread]]:
        places = find(self.view.picture, read=self.tally.places(), pointed=self.pointed)
        judged = ((place, self._judge(place)) for place in places)
        return [(place, unread) for place, unread in judged if unread is not None]

    def _judge(self, place: Candidate) -> Unread | None:
        """Judged once: the place is the same in every round."""
        if place.corners not in self._judged:
            self._judged[place.corners] = judge(self.view.picture, place)
        return self._judged[place.corners]

    def _plain(self, view: View) -> None:
        if self.budget.over:
            return
        found, pointed = zxing.read_and_point(view, self.wanted)
        for sighting in found:
            self.tally.add(sighting)
        self.pointed += pointed

    def _grown_dots(self) -> None:
        """Dots of a marking tool do not touch: a large picture of them is read small or not at all."""
        if Symbology.DATAMATRIX not in self.wanted:
            return
        for attempt in dot_attempts(self.view, most_px=SMALLER * SMALLER):
            if self.budget.over or self.tally.believed():
                return
            for sighting in attempt.made():
                self.tally.add(sighting)

    def _confirm(self) -> None:
        """Look again, in other ways, at each code that is not believed at its first read."""
        for sighting in self.tally.waiting():
            for second in second_looks(self.view, sighting):
                self.tally.add(second)
                if self.budget.over or self.tally.believed_at(sighting.corners):
                    break


def second_looks(view: View, sighting: Sighting) -> Iterator[Sighting]:
    """Other looks at the place of one read, each in another way: turned, larger, smaller, other decoder."""
    box = bounds(sighting.corners)
    room = round(max(box[2] - box[0], box[3] - box[1]) * CONFIRM_ROOM) + 8
    cut = view.cut(box, margin=room)
    kinds = (sighting.symbology,)
    yield from zxing.read(cut.turned(180, "turned"), kinds)
    yield from zxing.read(cut.scaled(1.5, "larger"), kinds)
    yield from zxing.read(cut.scaled(0.7, "smaller"), kinds)
    yield from zbar.read(cut, kinds)
