"""Why a symbol that is in the picture cannot be read: what is wrong with it, measured in its own modules."""

import numpy as np

from app.codes.candidate import Candidate, Shape
from app.codes.picture import Picture
from app.codes.sighting import Unread
from app.codes.signs import Signs, signs_of
from app.codes.tones import WHITE
from app.codes.upright import ONE_WAY
from app.domain.scan import Cause

# ---- whether it is a symbol
CLEAR = 5.6  # times the grain that ink and paper must be apart; flat grain spans about four of its deviations
TWO_TONED = 0.61  # of the variance; tones that follow a bell curve have 0.64 and are softened to less
REPEATING = 0.42  # a grille, ribs or holes are like themselves at their pitch; dots at theirs are up to 0.4
UPSIDE_DOWN = 0.75  # rings, bolts and plates have 0.95, symbols up to 0.5, such in shadow 0.7
EVEN = (0.11, 0.30)  # symbols have 0.16 to 0.25; blotches of all sizes have more, single lines less
EVEN_SOFT = (0.11, 0.38)  # a blur leaves the large blotches
# A reflection or a shadow is a blotch in itself, and what is left of the symbol is a part of it.
EVEN_PATCHED = (0.08, 0.55)
FEWEST_OF_PART, LONGEST_PART = 1.3, 2.6
TWO_TONED_FAR = 0.57  # modules near the size of a pixel, or of the blur, are mixed into grey
FEWEST_EDGES, FEWEST_UNRESOLVED = 3.4, 2.85  # both ways, in the mean; ten modules have that many
SURE_EDGES, ALIKE = 4.8, 1.35  # both ways, in the mean; times larger modules one way than the other
FEWEST_ONE_WAY, FEWEST_SOFT = 1.9, 1.6  # the way that has less of them; a motion along it takes some
LONGEST, LONGEST_LEANING, SHORTENED = 1.75, 4.2, 0.7  # times longer than wide; modules across over along
ONE_WAY_LEANING = 0.6  # share of edges in one direction at 72 degrees; grooves and rims have more
BARS_EDGES = 18  # along; a Code 128 of four characters has 40, of which a blur leaves half
BARS_CLEAR = 2.8  # times the grain, which has no direction
BARS_REPEATING = 0.56
BARS_LONGER = 2.2  # times longer than wide
# Times more edges along than across; print has up to 14 but no direction of its own, faint bars have both.
BARS_ONE_WAY, BARS_ONE_WAY_GRAINY = 20.0, 6.0
BARS_EVEN = 0.42
# ---- what is wrong with it
LAST_CELL = 8  # pixels at the right and lower rim that make no whole cell, in which no place is looked for
RIM, RIM_SHARE = 2, 0.08  # pixels, and of the place; a quiet zone within the picture has at least that much
DARK_PAPER, BRIGHT_INK = 60, 170  # grey levels
PATCHED = 0.04  # of the place; error correction mends no more of a symbol in one piece
FAINT = 22  # grey levels between ink and paper; at 24 plain decoders read half of what they read at 160
SHADE = 100  # grey levels
IN_SHADE, LIT = 0.45, 0.75  # of the paper's tone
NEAR_WHITE, MUCH = 6, 12  # grey levels
BENT = 1.09  # times larger modules in the middle
ASKEW = 8  # degrees; decoders read long bars up to there
GRAINY = 10.0  # grey levels; a sensor is as noisy only where its gain makes up for light that is missing
SQUARE_LEAST, BARS_LEAST = 2.45, 2.0  # pixels a module as measured, which is up to 0.8 too many below 2
SOFT_PX, SOFT = 1.05, 0.29  # deviation of an edge's blur, in pixels and in modules; lenses have 0.5 pixels
MOVED = 0.35  # share of edges in one direction; defocus leaves those of squares in all of them
MOVED_MODULES = 1.0  # between two frames
# Times longer than wide, times larger modules one way than the other: a square that faces the camera has up
# to 1.33. What is not even sure to be a symbol must not be much longer than wide.
FORESHORTENED, SURELY_SQUARE = 1.36, 1.4


def judge(picture: Picture, place: Candidate, *, motion_px: float | None = None) -> Unread | None:
    """The cause that weighs most, or None when the place is no symbol at all.

    `motion_px` is how far the place moved between two frames, where that is known.
    """
    signs = signs_of(picture, place)
    if signs is None or not (place.known is not None or like_a_symbol(signs)):
        return None
    cut_off = _cut_off(picture, place)
    if cut_off and place.known is None and not (_barred(signs) or _surely_part(signs)):
        return None
    cause = Cause.CUT_OFF if cut_off else _cause(signs, place, motion_px)
    return Unread(place.corners, cause, min(signs.module))


def _cut_off(picture: Picture, place: Candidate) -> bool:
    """Whether the place goes on outside of the picture; it is known to a part of its size only."""
    height, width = picture.shape
    left, top, right, bottom = place.box
    rim = RIM + RIM_SHARE * min(right - left, bottom - top)
    return left < rim or top < rim or max(right - width, bottom - height) > -rim - LAST_CELL


def like_a_symbol(signs: Signs) -> bool:
    """Whether edges, tones and repetition are those of a symbol, damaged or not."""
    if _barred(signs):
        return (
            signs.two_toned >= TWO_TONED
            and signs.span > BARS_CLEAR * signs.grain
            and signs.repeats[0] <= BARS_REPEATING
            and signs.even[0] <= BARS_EVEN
        )
    far = min(signs.module) < SQUARE_LEAST
    soft = _soft(signs, bars=False)
    patched = signs.dark > 0 or _glaring(signs)
    fewest = FEWEST_UNRESOLVED if far or soft else FEWEST_EDGES
    least, most = sorted(signs.edges)
    if signs.span < FAINT and not _plain_square(signs):
        return False
    return (
        signs.two_toned >= (TWO_TONED_FAR if far or soft else TWO_TONED)
        and signs.span > CLEAR * signs.grain
        and (_square(signs) or (patched and signs.longer <= LONGEST_PART))
        and max(signs.repeats) <= (BARS_REPEATING if patched else REPEATING)
        and signs.upside_down <= UPSIDE_DOWN
        and _even(signs, patched=patched, soft=soft)
        and least >= (FEWEST_OF_PART if patched else FEWEST_SOFT if soft else FEWEST_ONE_WAY)
        and least * most >= fewest**2
    )


def _even(signs: Signs, *, patched: bool, soft: bool) -> bool:
    """Whether the number of edges and the size of modules belong together, both ways."""
    least, most = EVEN_PATCHED if patched else EVEN_SOFT if soft else EVEN
    return least <= min(signs.even) and max(signs.even) <= most


def _plain_square(signs: Signs) -> bool:
    """Whether there is no doubt of its shape: what is faint or goes on outside is ground more often."""
    least, most = sorted(signs.edges)
    alike = max(signs.module) < ALIKE * min(signs.module)
    return signs.longer < SURELY_SQUARE and alike and least * most >= SURE_EDGES**2


def _surely_part(signs: Signs) -> bool:
    """Whether it may be taken for a part of a symbol, though its shape tells nothing."""
    least, most = sorted(signs.edges)
    alike = max(signs.module) < ALIKE * min(signs.module)
    return alike and signs.span > FAINT and signs.longer < LONGEST and least * most >= SURE_EDGES**2


def _square(signs: Signs) -> bool:
    """Whether it is as wide as long, or leans so that its modules are shortened with it; print does not."""
    if signs.longer <= LONGEST:
        return True
    shortened = min(signs.module) <= SHORTENED * max(signs.module)
    return shortened and signs.longer <= LONGEST_LEANING and signs.one_way <= ONE_WAY_LEANING


def _barred(signs: Signs) -> bool:
    """Whether it is long and all of its many edges are met along it."""
    along, beside = signs.edges
    least = BARS_ONE_WAY_GRAINY if signs.one_way > ONE_WAY else BARS_ONE_WAY
    return signs.longer >= BARS_LONGER and along >= BARS_EDGES and along > least * beside


def _cause(signs: Signs, place: Candidate, motion_px: float | None) -> Cause:
    """The first that applies, in the order in which the operator would have to mend them."""
    bars = _barred(signs) or (place.known is not None and place.shape is Shape.BARS)
    module = signs.module[0] if bars else min(signs.module)
    if signs.paper < DARK_PAPER or signs.dark > 0 or _shadow_beside(signs):
        return Cause.TOO_DARK
    if signs.ink > BRIGHT_INK:
        return Cause.TOO_BRIGHT
    if _glaring(signs):
        return Cause.GLARE
    if motion_px is not None and motion_px > MOVED_MODULES * module:
        return Cause.MOVING
    if signs.span < FAINT:
        return Cause.DAMAGED
    if not bars and signs.longer > LONGEST:
        return Cause.TILTED
    if _soft(signs, bars=bars):
        return Cause.MOVING if not bars and signs.one_way > MOVED else Cause.BLURRED
    if (signs.module[0] if bars else max(signs.module)) < (BARS_LEAST if bars else SQUARE_LEAST):
        return Cause.TOO_FAR
    if not bars and signs.longer * _unlike(signs) > FORESHORTENED:
        return Cause.TILTED
    if not bars and module < SQUARE_LEAST:
        return Cause.TOO_FAR
    if signs.grain > GRAINY:
        return Cause.TOO_DARK
    return Cause.TILTED if bars and (signs.bent[0] > BENT or _askew(place) > ASKEW) else Cause.DAMAGED


def _unlike(signs: Signs) -> float:
    """How many times larger modules are one way than the other."""
    return max(signs.module) / max(min(signs.module), 0.1)


def _askew(place: Candidate) -> float:
    """Degrees between the longer side of a place and the nearest axis of the picture."""
    a, b, c, _ = (np.array(corner, np.float64) for corner in place.corners)
    x, y = max(b - a, c - b, key=lambda side: float(np.hypot(*side)))
    degrees = float(np.degrees(np.arctan2(abs(y), abs(x))))
    return min(degrees, 90 - degrees)


def _shadow_beside(signs: Signs) -> bool:
    """Whether a shadow begins at one side of the place; a label on black stands before black on all sides."""
    darkest, brightest = signs.around
    return darkest < min(SHADE, IN_SHADE * signs.paper) and brightest > LIT * signs.paper


def _glaring(signs: Signs) -> bool:
    """Whether a part of the place, or of what is just beside it, is burnt out and the paper is not."""
    if signs.white > PATCHED:
        return True
    burnt = max(signs.paper, signs.around[1]) > WHITE - NEAR_WHITE
    return burnt and signs.light < WHITE - MUCH and signs.grain < GRAINY


def _soft(signs: Signs, *, bars: bool) -> bool:
    ways = (0,) if bars else (0, 1)
    return any(signs.edge[way] > max(SOFT_PX, SOFT * signs.module[way]) for way in ways)
