"""Another look at Code 128 that nobody read: tilted, small, soft, in shadow, dusty, light on dark."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np

from app.codes.attempt import Attempt, pause
from app.codes.bar_fields import Reals, strips
from app.codes.bar_judge import Row, Seen
from app.codes.bar_match import Match, Start, agreement, matches, starts
from app.codes.bar_profile import evened, extent, together
from app.codes.bar_shapes import BARS, TAIL
from app.codes.deskew import Upright, lay, straight
from app.codes.draw import QUIET_MODULES
from app.codes.picture import View
from app.codes.zxing import Asking
from app.domain.scan import Symbology

_KINDS = frozenset({Symbology.CODE128})
_DRAWN = Asking(invert=False, downscale=False, rotate=False)
_MODULE = 3  # pixels of the symbol drawn anew
_HEIGHT = 24  # pixels
_SURE = 6.0  # least margin: the nearest other text must be e^6, four hundred times, less likely
# Least margin of start and stop: those of codes have more than 9, those seen in the midst of one less than 2.
_FRAMED = 6.0
_LIKE = 0.75  # least likeness of every character
_EVIDENCE = 100.0  # least margin of all characters together; streaks that are like five of them reach 60
_FEWEST_ROWS = 3  # of a half that may speak for itself
_STRIPS_OF_A_PLACE = 3
_STRIPS_OF_A_FRAME = 16
_FAINTEST = 0.1  # of the best strip's score


@dataclass(frozen=True, slots=True)
class _Found:
    """A symbol in an upright field.

    `ends` are the first and last row of its bars at the field's left and right end. `columns` says for each
    column of the profile that was seen which one of the field it was.
    """

    field: Upright
    match: Match
    seen: Seen
    ends: tuple[tuple[float, float], tuple[float, float]]
    columns: Reals


def bars_attempts(cut: View) -> Iterator[Attempt]:
    """Attempts at the bar fields in a cut-out place; where they lie in it, they tell themselves."""
    yield from _attempts(cut, _STRIPS_OF_A_PLACE)


def bars_attempts_whole(view: View) -> Iterator[Attempt]:
    """Attempts at every bar field of a picture, the longest first."""
    yield from _attempts(view, _STRIPS_OF_A_FRAME)


def _attempts(view: View, most: int) -> Iterator[Attempt]:
    """The symbol that all rows of a field together say, and that parts of them say again.

    The codewords are drawn anew where they were seen, so that the decoder makes the text of them.
    """
    fields = strips(view.picture)[:most]
    for strip in fields:
        if strip.score < _FAINTEST * fields[0].score:
            return
        found = _found(straight(lay(view.picture, strip)))
        if found is None:
            yield pause(view)
            continue
        yield _drawn(view, found, "bars")
        for stage, rows in _parts(found):
            if rows.shape[0] >= _FEWEST_ROWS and _says_again(found, rows):
                yield _drawn(view, found, stage)


def _parts(found: _Found) -> Iterator[tuple[str, Reals]]:
    """Rows that have no pixel in common: the halves, where dirt differs, then every other row."""
    (first, last), (other_first, other_last) = found.ends
    top, end = max(0, round(min(first, other_first))), max(1, round(max(last, other_last)) + 1)
    rows = found.field.rows[top:end]
    middle = len(rows) // 2
    yield "bars upper", rows[:middle]
    yield "bars lower", rows[middle:]
    yield "bars even", rows[::2]
    yield "bars odd", rows[1::2]


def _found(field: Upright) -> _Found | None:
    profile, gains = together(field)
    ends, columns = extent(gains), np.arange(len(profile), dtype=np.float32)
    plain = Seen(profile, np.ones_like(profile))
    begun = starts(plain, field.module)
    match = _first_sure(plain, begun)
    if match is not None:
        return _Found(field, match, plain, ends, columns)
    even = evened(profile, field.module) if any(start.marked for start in begun) else None
    if even is None:
        return None
    light, columns, drawn = even
    seen = Seen(light, drawn)
    match = _first_sure(seen, starts(seen, field.module))
    return None if match is None else _Found(field, match, seen, ends, columns)


def _first_sure(seen: Seen, begun: list[Start]) -> Match | None:
    return next((match for match in matches(seen, begun) if match.row.checked and _sure(match.row)), None)


def _says_again(found: _Found, rows: Reals) -> bool:
    """Whether some rows say the same by themselves."""
    profile, _ = together(replace(found.field, rows=rows))
    light = np.interp(found.columns, np.arange(len(profile)), profile).astype(np.float32)
    again = agreement(Seen(light, found.seen.drawn), found.match)
    return again is not None and _sure(again.row)


def _sure(row: Row) -> bool:
    likely = row.likeness > _LIKE and row.evidence > _EVIDENCE
    return likely and row.margin > _SURE and row.framed > _FRAMED


def _drawn(view: View, found: _Found, stage: str) -> Attempt:
    match, field = found.match, found.field
    bars = np.concatenate([BARS[list(match.row.words)].ravel(), np.ones(TAIL)])
    row = np.repeat(np.where(bars > 0, 0, 255), _MODULE).astype(np.uint8)
    edge, low = QUIET_MODULES * _MODULE, _HEIGHT - 1
    picture = np.repeat(np.pad(row, edge, constant_values=255)[None], _HEIGHT, 0)
    columns = np.arange(len(found.columns))
    left, right = (float(np.interp(end, columns, found.columns)) for end in match.ends(len(columns)))
    wide = field.rows.shape[1]
    rows = [
        [float(np.interp(x, (0, wide - 1), side)) for x in (left, right)]
        for side in zip(*found.ends, strict=True)
    ]
    (top_left, top_right), (low_left, low_right) = rows[::-1] if match.flipped else rows
    at = [(left, top_left), (right, top_right), (right, low_right), (left, low_left)]
    there = [field.place(x, y) for x, y in at]
    begin, end = edge - 0.5, edge + len(row) - 0.5
    here = [(begin, 0), (end, 0), (end, low), (begin, low)]
    step = cv2.getPerspectiveTransform(np.array(here, np.float32), np.array(there, np.float32))
    return Attempt(view.made(picture, stage, np.asarray(step, np.float64)), _KINDS, _DRAWN)
