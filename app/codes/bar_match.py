"""Code 128 read out of a soft profile: each character is the one that looks most like it.

A decoder that measures widths needs edges; below 1.6 pixels a module, and behind a blur of half a module,
there are none any more. Here every character is compared with the pictures of all 107, seen through the same
blur and between its neighbours.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from app.codes import bar_judge
from app.codes.bar_fields import Reals
from app.codes.bar_judge import Row, Seen, judged
from app.codes.bar_shapes import (
    BLURS,
    CHARACTER,
    OFFSETS,
    OWN,
    PER_MODULE,
    QUIET,
    START_OFFSETS,
    STARTS,
    STOP,
    TAIL,
    following,
    nearest_blur,
    start_shapes,
    unit,
)

_MOST_STARTS = 6
_START_MARGIN = 4.0  # of a start; those of codes that can be read have more than 4.5, most of them 7
_MOST_LIKE_STARTS = 60  # that are compared with other characters too
_START_LIKENESS = 0.8
_LIKENESS = 0.6  # of a character on the way; whether it counts is judged when all are known
_LIKENESS_LATELY = 0.8  # of the last two or three; a way beside the bars finds something, never much
_MOST_CHARACTERS = 80
_FEWEST_CHARACTERS = 4  # start, one character, check, stop
_WIDTHS = np.array([0.5, 0.58, 0.67, 0.77, 0.88, 1.0, 1.14, 1.3])  # of a start's module, to the field's
# How much wider the second character is, to the first: at the rim of a cylinder they widen quickly.
_TRENDS = (0.0, 0.07, 0.14)
_MARKED = 6.0  # margin that one in a hundred starts of readable codes does not have
_STEP = 0.4  # modules between the places where a start is looked for
# Where a character is looked for, to where the last ones foretell it: beside in modules, narrower and wider.
_SHIFTS, _STRETCHES = (
    part.ravel()
    for part in np.meshgrid(np.linspace(-0.5, 0.5, 7), np.linspace(-0.06, 0.06, 5), indexing="ij")
)
_UNLIKELY = 0.015 * (_SHIFTS / 0.5) ** 2 + 0.0075 * (_STRETCHES / 0.06) ** 2


@dataclass(frozen=True, slots=True)
class Match:
    """A Code 128 in a profile: its characters as they stand when that is seen as told.

    `flipped` is from right to left, `inverted` with light bars on dark.
    """

    row: Row
    flipped: bool
    inverted: bool

    def ends(self, columns: int) -> tuple[float, float]:
        """The columns of the profile where the symbol's own left and right end lie."""
        row = self.row
        left = float(row.centres[0] - row.widths[0] * CHARACTER / 2)
        right = float(row.centres[-1] + row.widths[-1] * (CHARACTER / 2 + TAIL))
        return (columns - 1 - left, columns - 1 - right) if self.flipped else (left, right)


@dataclass(frozen=True, slots=True)
class Start:
    """A place like a start: its left edge, the width of its module and its blur in columns.

    `margin` says how much less like any other character it is: through a wide blur many are alike.
    """

    likeness: float
    margin: float
    left: float
    module: float
    blur: float
    flipped: bool
    inverted: bool

    @property
    def marked(self) -> bool:
        """Whether it is worth a second way and a third."""
        return self.margin > _MARKED


def matches(profile: Seen, starts: Iterable[Start]) -> Iterator[Match]:
    """Every Code 128 that a profile may hold, from one of the starts to its stop."""
    for start in starts:
        seen = profile.turned(flipped=start.flipped, inverted=start.inverted)
        trends = _TRENDS if start.marked else _TRENDS[:1]
        paths = (_follow(seen, start, trend * start.module) for trend in trends)
        path = next((path for path in paths if path), None)
        row = judged(seen, [word for word, _ in path], [centre for _, centre in path]) if path else None
        if row is not None:
            yield Match(row, start.flipped, start.inverted)


def agreement(profile: Seen, match: Match) -> Match | None:
    """The same symbol judged in another profile of its place; None when that says other codewords."""
    seen = profile.turned(flipped=match.flipped, inverted=match.inverted)
    row = bar_judge.agreement(seen, match.row)
    return None if row is None else replace(match, row=row)


def starts(profile: Seen, module: float) -> list[Start]:
    """Places that look like a start, in either direction, dark or light: those after paper first.

    `module` is the expected width of a module in columns, right within a factor of two.
    """
    columns = len(profile.light)
    lefts = np.arange(0, max(1.0, columns - CHARACTER * module / 2), _STEP * module)
    left, width = (part.ravel() for part in np.meshgrid(lefts, _WIDTHS * module, indexing="ij"))
    seen = profile.at(left[:, None] + width[:, None] * START_OFFSETS)
    end = columns - 1 - (left + width * CHARACTER)
    every: list[Start] = []
    for quiet in (True, False):
        shapes = start_shapes(quiet=quiet)
        skip, count = (0 if quiet else QUIET * PER_MODULE), shapes.shape[1]
        found: list[Start] = []
        for flipped in (False, True):
            alike = unit((seen[:, ::-1] if flipped else seen)[:, skip : skip + count]) @ shapes.T
            for inverted in (False, True):
                turned = flipped, inverted
                found += _best(
                    profile, -alike if inverted else alike, width, end if flipped else left, turned
                )
        every += _apart(found, module)
    return every


def _best(
    profile: Seen, alike: Reals, width: Reals, left: Reals, turned: tuple[bool, bool]
) -> Iterator[Start]:
    """The places that are most like any start at any blur, and how unlike others they are."""
    best = alike.max(1)
    places = np.argpartition(-best, min(_MOST_LIKE_STARTS, len(best) - 1))[:_MOST_LIKE_STARTS]
    places = places[best[places] > _START_LIKENESS]
    if not len(places):
        return
    through = alike[places].argmax(1) // len(STARTS)
    flipped, inverted = turned
    columns = left[places, None] + width[places, None] * OFFSETS[OWN]
    light = unit(profile.turned(flipped=flipped, inverted=inverted).at(columns))
    for at, blur, seen in zip(places, through, light, strict=True):
        own = following(int(blur), None) @ seen
        margin = bar_judge.margin(float(own[STARTS[0] : STOP].max()), float(own[: STARTS[0]].max()))
        module = float(width[at])
        if margin < _START_MARGIN:
            continue
        yield Start(float(best[at]), margin, float(left[at]), module, BLURS[blur] * module, *turned)


def _apart(found: list[Start], module: float) -> list[Start]:
    """The surest starts, of neighbours only the best."""
    taken: list[Start] = []
    for one in sorted(found, key=lambda start: -start.margin):
        near = any(
            (one.flipped, one.inverted) == (other.flipped, other.inverted)
            and abs(one.left - other.left) < 2 * module
            and 0.8 < one.module / other.module < 1.25
            for other in taken
        )
        if not near:
            taken.append(one)
    return taken[:_MOST_STARTS]


def _follow(seen: Seen, start: Start, trend: float) -> list[tuple[int, float]] | None:
    """Codeword and centre, character after character up to the stop; None where nothing like one comes.

    Each is looked for a little beside and a little narrower or wider than the last ones foretell; `trend`
    says how much wider in columns the second module may be.
    """
    path: list[tuple[int, float]] = []
    width, lately = start.module, start.likeness
    centre = start.left + width * CHARACTER / 2
    blur = start.blur / float(seen.drawn_at(np.array(centre)))
    before: int | None = None
    while centre + width * (CHARACTER / 2 - 1) < len(seen.light) and len(path) < _MOST_CHARACTERS:
        through = nearest_blur(blur * float(seen.drawn_at(np.array(centre))) / width)
        centres, widths = centre + _SHIFTS * width, width * (1 + _STRETCHES)
        offsets = OFFSETS[OWN] if before is None else OFFSETS
        light = unit(seen.at(centres[:, None] + widths[:, None] * (offsets - CHARACTER / 2)))
        alike = _allowed(light @ following(through, before).T, first=before is None)
        at, word = divmod(int((alike - _UNLIKELY[:, None]).argmax()), alike.shape[1])
        lately = 0.6 * lately + 0.4 * float(alike[at, word])
        if alike[at, word] < _LIKENESS or lately < _LIKENESS_LATELY:
            return None
        path.append((word, float(centres[at])))
        if word == STOP:
            return path if len(path) >= _FEWEST_CHARACTERS else None
        change = float(widths[at]) - width
        width += 0.6 * change
        if before is not None:
            trend = 0.9 * trend + 0.1 * change
        # Half of the way to the next centre is this character's, the other half the next one's.
        centre = float(centres[at]) + (width + trend / 2) * CHARACTER
        width += trend
        before = word
    return None


def _allowed(alike: Reals, *, first: bool) -> Reals:
    """Likenesses of characters that may stand first, or after others; -1 for the rest."""
    starts = slice(STARTS[0], STOP)
    if first:
        only = np.full_like(alike, -1)
        only[:, starts] = alike[:, starts]
        return only
    alike[:, starts] = -1
    return alike
