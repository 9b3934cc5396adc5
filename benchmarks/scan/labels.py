"""A battery's label before anything happens to it: the text, its symbol, the paper or metal around."""

import string
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp

from app.domain.gbt34014 import is_whole

Grey = npt.NDArray[np.float32]
Points = npt.NDArray[np.float64]

QR, DATA_MATRIX, CODE_128 = "QRCode", "DataMatrix", "Code128"
KINDS = (QR, DATA_MATRIX, CODE_128)

# Modules of quiet zone that the standards ask for: ISO/IEC 18004, 16022, 15417.
QUIET = {QR: 4.0, DATA_MATRIX: 1.0, CODE_128: 10.0}

_BARS_HIGH = 40  # modules; a Code 128 of 24 characters is some 290 modules long
_MARGIN = 3.0  # modules of paper beyond the quiet zone
_TEXT_HIGH = 7.0  # modules of the line of plain text below the symbol
_FRAME = 2.0  # modules: the printed frame of a label whose quiet zone is not kept
_DATA_MATRIX_SIDE = 18

_ALNUM = string.digits + string.ascii_uppercase
_DATES = "123456789ABCDEFGHJKLMNPRSTVWXY"  # the standard's letters of years and days


@dataclass(frozen=True, slots=True)
class Symbol:
    """A code as modules: `dark` is True where a module is dark; without a quiet zone."""

    text: str
    kind: str
    dark: npt.NDArray[np.bool_]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in modules."""
        return self.dark.shape[1], self.dark.shape[0]


@dataclass(frozen=True, slots=True)
class Paper:
    """A piece of label, `per_module` pixels to the module; the symbol's centre is the piece's centre.

    `value` are grey levels times `cover`; `cover` is 1 where the piece hides the ground, 0 where not.
    """

    value: Grey
    cover: Grey
    per_module: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in modules."""
        height, width = self.value.shape
        return width / self.per_module, height / self.per_module


def battery_code(rng: np.random.Generator) -> str:
    """A made-up code of 24 characters in the form of GB/T 34014, with a day that is on the calendar."""
    design = _drawn(rng, _ALNUM, 3) + _drawn(rng, "PMC", 1) + _drawn(rng, "ABCEG", 1) + _drawn(rng, _ALNUM, 2)
    trace = _drawn(rng, _ALNUM, 7)
    day = _drawn(rng, "6789ABCDEF", 1) + _drawn(rng, "123456789ABC", 1) + _drawn(rng, _DATES[:28], 1)
    text = design + trace + day + _drawn(rng, string.digits, 7)
    if not is_whole(text):
        raise AssertionError(f"{text} is no code of GB/T 34014")
    return text


def battery_symbol(kind: str, rng: np.random.Generator) -> Symbol:
    """A symbol of a made-up code. A Data Matrix has 18 x 18 modules, as texts that need more are drawn anew.

    Raises:
        ValueError: there is no such kind.
    """
    while True:
        made = symbol(kind, battery_code(rng))
        if kind != DATA_MATRIX or made.size == (_DATA_MATRIX_SIDE, _DATA_MATRIX_SIDE):
            return made


def symbol(kind: str, text: str) -> Symbol:
    """The modules of a text: QR model 2 of level M, square Data Matrix, or Code 128 of 40 modules' height.

    Raises:
        ValueError: there is no such kind, or it cannot carry the text.
    """
    formats = zxingcpp.BarcodeFormat
    if kind == QR:
        made = zxingcpp.create_barcode(text, formats.QRCodeModel2, ec_level="M")
    elif kind == DATA_MATRIX:
        made = zxingcpp.create_barcode(text, formats.DataMatrix, force_square=True)
    elif kind == CODE_128:
        made = zxingcpp.create_barcode(text, formats.Code128)
    else:
        raise ValueError(f"no kind {kind!r}; there are {', '.join(KINDS)}")
    dark = np.asarray(made.to_image(scale=1, add_quiet_zones=False)) < 128
    if kind == CODE_128:
        dark = np.repeat(dark[:1], _BARS_HIGH, axis=0)
    return Symbol(text, kind, dark)


def printed(code: Symbol, per_module: int, *, dark: float, light: float, quiet: float = 1.0) -> Paper:
    """The symbol on its label with the code in plain text below.

    `dark` and `light` are the grey levels of ink and paper. `quiet` is the share that is kept of the quiet
    zone that the standard asks for; below 1 the label has a printed frame where the quiet zone ends.
    """
    clear = QUIET[code.kind] * quiet
    high_text = _TEXT_HIGH if code.kind == CODE_128 else _TEXT_HIGH / 2
    side = clear + _MARGIN
    below = clear if code.kind != CODE_128 else min(clear, 2.0)
    width = code.size[0] + 2 * side
    height = code.size[1] + 2 * (below + _MARGIN + high_text)
    wide, high = round(width * per_module), round(height * per_module)
    ink = np.zeros((high, wide), np.uint8)
    _put_symbol(ink, code, per_module)
    _put_text(
        ink, code, per_module, top=high / 2 + (code.size[1] / 2 + below + 1.0) * per_module, high=high_text
    )
    if quiet < 1.0:
        _put_frame(ink, code, per_module, clear)
    value = light + (dark - light) * (ink.astype(np.float32) / 255)
    return Paper(value.astype(np.float32), np.ones_like(value, np.float32), per_module)


def dotted(code: Symbol, per_module: int, *, diameter: float, dark: float, rng: np.random.Generator) -> Paper:
    """The symbol as dots of this diameter (modules) on bare metal: a needle or laser marked each dark module.

    The dots stray by some hundredths of a module, differ in depth, and have a bright rim on one side.

    Raises:
        ValueError: nobody marks a Code 128 in dots.
    """
    if code.kind == CODE_128:
        raise ValueError("a Code 128 is not marked in dots")
    wide, high = (round((side + 2) * per_module) for side in code.size)
    value, cover = np.zeros((high, wide), np.float32), np.zeros((high, wide), np.float32)
    rows, columns = np.nonzero(code.dark)
    reach = int(per_module * diameter / 2) + 2
    rim = rng.uniform(0, 2 * np.pi)
    for row, column in zip(rows, columns, strict=True):
        x = (column + 1.5 + rng.normal(0, 0.03)) * per_module - 0.5
        y = (row + 1.5 + rng.normal(0, 0.03)) * per_module - 0.5
        left, top = max(0, int(x) - reach), max(0, int(y) - reach)
        grid_y, grid_x = np.mgrid[top : int(y) + reach + 1, left : int(x) + reach + 1]
        radius = diameter / 2 * per_module * rng.normal(1, 0.03)
        away = np.hypot(grid_x - x, grid_y - y)
        inside = np.clip(radius - away + 0.5, 0, 1).astype(np.float32)
        across = ((grid_x - x) * np.cos(rim) + (grid_y - y) * np.sin(rim)) / radius
        depth = dark + rng.normal(0, 8) + 60 * np.clip(across - 0.4, 0, 1)
        place = np.s_[top : top + inside.shape[0], left : left + inside.shape[1]]
        inside = inside[: cover[place].shape[0], : cover[place].shape[1]]
        over = inside * depth[: inside.shape[0], : inside.shape[1]]
        value[place] = value[place] * (1 - inside) + over
        cover[place] = np.maximum(cover[place], inside)
    # Where two dots meet, the later one lies on top, so the value is already whole there.
    return Paper(value, cover, per_module)


def outline(code: Symbol) -> Points:
    """The symbol's four corners in modules from its centre, clockwise from the top left."""
    x, y = code.size[0] / 2, code.size[1] / 2
    return np.array([(-x, -y), (x, -y), (x, y), (-x, y)])


def _drawn(rng: np.random.Generator, letters: str, count: int) -> str:
    return "".join(letters[index] for index in rng.integers(0, len(letters), count))


def _put_symbol(ink: npt.NDArray[np.uint8], code: Symbol, per_module: int) -> None:
    large = np.kron(code.dark.astype(np.uint8) * 255, np.ones((per_module, per_module), np.uint8))
    top, left = (ink.shape[0] - large.shape[0]) // 2, (ink.shape[1] - large.shape[1]) // 2
    ink[top : top + large.shape[0], left : left + large.shape[1]] = large


def _put_text(ink: npt.NDArray[np.uint8], code: Symbol, per_module: int, *, top: float, high: float) -> None:
    """The code in plain letters, as large as fits under the symbol."""
    face, thick = cv2.FONT_HERSHEY_SIMPLEX, max(1, per_module // 4)
    (wide, tall), _ = cv2.getTextSize(code.text, face, 1.0, thick)
    scale = min(code.size[0] * per_module / wide, 0.6 * high * per_module / tall)
    left = (ink.shape[1] - wide * scale) / 2
    base = (round(left), round(top + tall * scale))
    cv2.putText(ink, code.text, base, face, scale, 255, thick, cv2.LINE_AA)


def _put_frame(ink: npt.NDArray[np.uint8], code: Symbol, per_module: int, clear: float) -> None:
    """A dark frame around what is left of the quiet zone."""
    middle = np.array([ink.shape[1], ink.shape[0]]) / 2
    inner = (np.array(code.size) / 2 + clear) * per_module
    outer = inner + _FRAME * per_module
    (left, top), (right, low) = np.round(middle - outer).astype(int), np.round(middle + outer).astype(int)
    inside_left, inside_top = np.round(middle - inner).astype(int)
    inside_right, inside_low = np.round(middle + inner).astype(int)
    kept = ink[inside_top:inside_low, inside_left:inside_right].copy()
    ink[max(0, top) : low, max(0, left) : right] = 255
    ink[inside_top:inside_low, inside_left:inside_right] = kept
