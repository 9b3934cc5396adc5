"""What the plain look missed: every tactic at every place by turns, until all are read or time is up."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from app.codes.attempt import Attempt
from app.codes.bars import bars_attempts, bars_attempts_whole
from app.codes.candidate import Candidate, Shape
from app.codes.picture import Budget, View
from app.codes.qr import qr_attempts, qr_attempts_whole
from app.codes.sighting import Sighting
from app.codes.squares import matrix_attempts, matrix_attempts_whole
from app.codes.tally import Tally
from app.domain.scan import Symbology

ROOM = 0.2  # of a place's longer side
LEAST_ROOM = 8  # pixels

Attempts = Iterator[Attempt]


def rescue(
    view: View,
    places: Sequence[Candidate],
    budget: Budget,
    wanted: Collection[Symbology],
    tally: Tally,
    *,
    picture: int = 0,
) -> Iterator[Sighting]:
    """Every read at the given places, as it comes; each is counted in the tally before it is told.

    The places take turns, one attempt each, so that a hopeless one does not keep the others waiting. A place
    is left when the tally believes something there. `picture` is the number of the picture in a film.
    """
    waiting = [(place, _attempts(view, place, frozenset(wanted))) for place in places]
    while waiting:
        still_waiting = []
        for place, attempts in waiting:
            if budget.over:
                return
            attempt = None if tally.believed_at(place.corners, picture) else next(attempts, None)
            if attempt is None:
                continue
            still_waiting.append((place, attempts))
            for sighting in attempt.made():
                tally.add(sighting, picture)
                yield sighting
        waiting = still_waiting


def rescue_whole(
    view: View, budget: Budget, wanted: Collection[Symbology], tally: Tally, *, picture: int = 0
) -> Iterator[Sighting]:
    """Every read of the picture as a whole, for one in which no place stands out."""
    kinds = frozenset(wanted)
    tactics = (
        (matrix_attempts_whole, Symbology.DATAMATRIX),
        (qr_attempts_whole, Symbology.QR),
        (bars_attempts_whole, Symbology.CODE128),
    )
    for attempt in _by_turns([attempts(view) for attempts, kind in tactics if kind in kinds]):
        if budget.over:
            return
        for sighting in attempt.made():
            tally.add(sighting, picture)
            yield sighting


def room_around(place: Candidate) -> int:
    """Pixels around a place that belong to it: quiet zones, and ends of bars that were not seen."""
    left, top, right, bottom = place.box
    return round(max(right - left, bottom - top) * ROOM) + LEAST_ROOM


def _attempts(view: View, place: Candidate, wanted: frozenset[Symbology]) -> Attempts:
    """The tactics for what the place looks like, then those for what it might be in spite of its look."""
    cut = view.cut(place.box, margin=room_around(place))
    matrix = matrix_attempts(cut, place) if Symbology.DATAMATRIX in wanted else iter(())
    qr = qr_attempts(cut) if Symbology.QR in wanted else iter(())
    bars = bars_attempts(cut) if Symbology.CODE128 in wanted else iter(())
    if place.known is Symbology.QR:
        return chain(qr, _by_turns([matrix, bars]))
    if place.known is Symbology.DATAMATRIX:
        return chain(matrix, _by_turns([qr, bars]))
    if place.shape is Shape.BARS:
        return chain(bars, _by_turns([qr, matrix]))
    return chain(_by_turns([qr, matrix]), bars)


def _by_turns(rows: list[Attempts]) -> Attempts:
    """One of each row by turns, until all are at their end."""
    while rows:
        going_on = []
        for row in rows:
            attempt = next(row, None)
            if attempt is not None:
                going_on.append(row)
                yield attempt
        rows = going_on
