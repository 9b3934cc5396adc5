"""Another look at Code 128 that nobody read: tilted, small, soft, in shadow, dusty, light on dark."""

from collections.abc import Iterator

import numpy as np

from app.codes.attempt import Attempt
from app.codes.bar_fields import Reals, Strip, strips
from app.codes.candidate import Candidate
from app.codes.deskew import Upright, extent, lay, softened, straight, together
from app.codes.picture import View
from app.codes.zxing import Asking
from app.domain.scan import Symbology

_KINDS = frozenset({Symbology.CODE128})
_ROWS_ONLY = Asking(invert=False, downscale=False, rotate=False)
_ROWS = 24  # of a redrawn profile; the decoder wants to see the same twice
_STRIPS_OF_A_PLACE = 3
_STRIPS_OF_A_FRAME = 16


def bars_attempts(cut: View, candidate: Candidate) -> Iterator[Attempt]:
    """Attempts at the bar fields in a cut-out place."""
    del candidate  # where the bars lie is told more exactly by the bars themselves
    yield from _attempts(cut, strips(cut.picture)[:_STRIPS_OF_A_PLACE])


def bars_attempts_whole(view: View) -> Iterator[Attempt]:
    """Attempts at every bar field of a picture, the longest first."""
    yield from _attempts(view, strips(view.picture)[:_STRIPS_OF_A_FRAME])


def _attempts(view: View, fields: list[Strip]) -> Iterator[Attempt]:
    for strip in fields:
        field = straight(lay(view.picture, strip))
        profile, gains = together(field)
        first, end = extent(gains)
        middle = (first + end) // 2
        parts = {"bars": (profile, first, end)}
        if middle - first >= 3:
            for name, top, bottom in (("bars upper", first, middle), ("bars lower", middle, end)):
                part = Upright(field.rows[top:bottom], field.back, field.module)
                parts[name] = (together(part)[0], top, bottom)
        for tried in (_plain, _sharp, _undone):
            for name, (values, top, bottom) in parts.items():
                yield from _looks(
                    view, field, (tried(values, field.module), top, bottom), name + tried.__name__
                )


def _looks(view: View, field: Upright, part: tuple[Reals, int, int], stage: str) -> Iterator[Attempt]:
    values, top, bottom = part
    # The picture's rows stand for all rows of the part, so that what is found in it lies where the bars are.
    squeeze = (bottom - top) / _ROWS
    step = np.array([[1.0, 0, 0], [0, squeeze, top + (squeeze - 1) / 2], [0, 0, 1.0]])
    for name, drawn in ((stage, values), (stage + " inverse", 1 - values)):
        row = np.clip(25 + 205 * drawn, 0, 255).astype(np.uint8)
        made = view.made(np.repeat(row[None], _ROWS, 0), name.replace("_", " "), field.back @ step)
        yield Attempt(made, _KINDS, _ROWS_ONLY)
        yield Attempt(made, _KINDS, second_decoder=True)


def _plain(values: Reals, module: float) -> Reals:
    del module
    return values


def _sharp(values: Reals, module: float) -> Reals:
    return 2 * values - softened(values[None], module)[0]


def _undone(values: Reals, module: float) -> Reals:
    """The profile with a blur of half a module undone as far as noise allows (Wiener)."""
    at = np.fft.rfftfreq(len(values))
    passed = np.exp(-2 * (np.pi * at * 0.5 * module) ** 2)
    spare = 0.02
    back = passed * (1 + spare) / (passed * passed + spare)
    return np.asarray(np.fft.irfft(np.fft.rfft(values - 0.5) * back, len(values)) + 0.5, np.float32)
