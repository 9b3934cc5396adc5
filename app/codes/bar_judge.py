"""How sure a row of Code 128 characters is: each against all others that could stand in its place."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from app.codes.bar_fields import Reals
from app.codes.bar_shapes import BLURS, CHARACTER, OFFSETS, OWN, STARTS, STOP, nearest_blur, shapes, unit

Doubles = npt.NDArray[np.float64]

_INERTIA = 3.0  # characters on either side that say together where one lies
_SPARE = 0.005  # of a character's power that no shape explains even in a perfect print
_ROUNDS = 3  # in which changed neighbours may change a character
_SAMPLES = 16  # of a character that are independent, about


@dataclass(frozen=True, slots=True)
class Seen:
    """A profile across bars: light at each column, and how much it was drawn out there, its blur with it."""

    light: Reals
    drawn: Reals

    def turned(self, *, flipped: bool, inverted: bool) -> "Seen":
        """The same from right to left, or with light and dark changed."""
        light, drawn = (self.light[::-1], self.drawn[::-1]) if flipped else (self.light, self.drawn)
        return Seen(np.ascontiguousarray(-light if inverted else light), drawn)

    def at(self, columns: npt.NDArray[np.floating]) -> Reals:
        """The light at rows of places between columns."""
        places = np.asarray(columns, np.float32)
        kind, rim = cv2.INTER_LINEAR, cv2.BORDER_REPLICATE
        nowhere = np.zeros_like(places)
        return np.asarray(cv2.remap(self.light[None], places, nowhere, kind, borderMode=rim), np.float32)

    def drawn_at(self, columns: npt.NDArray[np.floating]) -> Reals:
        """How much the profile was drawn out at columns."""
        inside = np.clip(np.asarray(columns).astype(int), 0, len(self.drawn) - 1)
        return np.asarray(self.drawn[inside], np.float32)


@dataclass(frozen=True, slots=True)
class Row:
    """Characters side by side: codewords, centres and widths of a module in columns, blur in columns.

    `likeness` is that of the least like character, 0 to 1. `margin` says how much less likely the nearest
    other row is that the check character lets pass, as the logarithm of the odds: one wrong character never
    passes, as 103 is prime, so it is that of the two least certain ones together. `evidence` is that of all,
    `framed` that of the start or the stop alone: a row that begins in the midst of a code is right from there
    on, and one in 103 passes the check.
    """

    words: tuple[int, ...]
    centres: Doubles
    widths: Doubles
    blur: float
    likeness: float = 0.0
    margin: float = 0.0
    evidence: float = 0.0
    framed: float = 0.0

    @property
    def checked(self) -> bool:
        """Whether the check character is the one that the others ask for (ISO/IEC 15417, modulo 103)."""
        first, *inner, check, _ = self.words
        return (first + sum(at * word for at, word in enumerate(inner, start=1))) % 103 == check


def margin(likeness: float, other: float) -> float:
    """How much less likely another character is, from both likenesses: the logarithm of the odds."""
    left_over, left_over_by_other = (1 - max(alike, 0.0) ** 2 + _SPARE for alike in (likeness, other))
    return _SAMPLES / 2 * float(np.log(left_over_by_other / left_over))


def judged(seen: Seen, words: list[int], centres: list[float]) -> Row | None:
    """The row with every character compared anew, between its neighbours, where all say that it lies.

    None when the characters do not stay the same under it.
    """
    middles, widths = _laid_evenly(np.array(centres))
    usual = float(np.median(widths))
    for _ in range(_ROUNDS):
        rows = [Row(tuple(words), middles, widths, blur * usual) for blur in BLURS]
        row = max(rows, key=lambda one: _own_likeness(seen, one))
        alike = _likenesses(seen, row)
        again = [int(word) for word in alike.argmax(1)]
        # A start in the midst of a code looks like one until it is compared with what really stands there.
        if not _stand_rightly(again):
            return None
        if again == words:
            return _certain(row, alike)
        words = again
    return None


def _stand_rightly(words: list[int]) -> bool:
    """Whether a start stands first and nowhere else, and a stop last and nowhere else."""
    return words[0] in STARTS and words[-1] == STOP and max(words[1:-1]) < STARTS[0]


def agreement(seen: Seen, row: Row) -> Row | None:
    """The row judged in another profile of the same place; None when that says other codewords."""
    best: Row | None = None
    # Two parts of a field may lie beside each other by a little.
    for shift in np.linspace(-0.3, 0.3, 5):
        moved = replace(row, centres=row.centres + shift * row.widths)
        alike = _likenesses(seen, moved)
        if tuple(int(word) for word in alike.argmax(1)) == row.words:
            found = _certain(moved, alike)
            best = found if best is None or found.margin > best.margin else best
    return best


def _certain(row: Row, alike: Reals) -> Row:
    second, best = np.partition(alike, -2, axis=1)[:, -2:].T
    margins = [margin(float(one), float(other)) for one, other in zip(best, second, strict=True)]
    return replace(
        row,
        likeness=float(best.min()),
        margin=sum(sorted(margins)[:2]),
        evidence=sum(margins),
        framed=min(margins[0], margins[-1]),
    )


def _laid_evenly(centres: Doubles) -> tuple[Doubles, Doubles]:
    """Centres and widths of modules as a smooth row of characters would have them."""
    number = np.arange(len(centres))
    apart = (number[None] - number[:, None]).astype(np.float64)
    weight = np.exp(-((apart / _INERTIA) ** 2))
    terms = np.stack([np.ones_like(apart), apart, apart * apart], -1)
    left = np.einsum("nk,nka,nkb->nab", weight, terms, terms) + 1e-9 * np.eye(3)
    right = np.einsum("nk,nka,k->na", weight, terms, centres)
    fitted = np.linalg.solve(left, right[..., None])[..., 0]
    return fitted[:, 0], np.maximum(fitted[:, 1] / CHARACTER, 0.5)


def _beside(seen: Seen, row: Row) -> tuple[npt.NDArray[np.int_], Reals]:
    """The blur that each place is seen through, by index, and what the bars beside it take from its light."""
    blurs = row.blur * seen.drawn_at(row.centres) / row.widths
    through = np.array([nearest_blur(float(blur)) for blur in blurs])
    every, words = shapes(), np.array(row.words)
    beside = np.zeros((len(words), len(OFFSETS)), np.float32)
    beside[1:] += every.before[through[1:], words[:-1]]
    beside[:-1] += every.after[through[:-1], words[1:]]
    return through, beside


def _light(seen: Seen, row: Row) -> Reals:
    return seen.at(row.centres[:, None] + row.widths[:, None] * (OFFSETS - CHARACTER / 2))


def _own_likeness(seen: Seen, row: Row) -> float:
    """How like the places are to the characters said to stand there, on average."""
    through, beside = _beside(seen, row)
    expected = unit(shapes().own[through, np.array(row.words)] + beside)
    return float((expected * unit(_light(seen, row))).sum(1).mean())


def _likenesses(seen: Seen, row: Row) -> Reals:
    """How like each place is to every character between the neighbours it has: places x 107."""
    through, beside = _beside(seen, row)
    expected, light = shapes().own[through] + beside[:, None], _light(seen, row)
    alike = np.einsum("pws,ps->pw", unit(expected), unit(light))
    # Before the first anything may be, where no quiet zone is left.
    alike[0] = unit(expected[0, :, OWN]) @ unit(light[0, OWN])
    return np.asarray(alike, np.float32)
