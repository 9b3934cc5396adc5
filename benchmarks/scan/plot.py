"""The read rate against each damage, as small pictures side by side."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from benchmarks.scan.damage import LEVELS, SCALES
from benchmarks.scan.measure import SINGLE, VIDEO, Row
from benchmarks.scan.peers import ARUCO, OPENCV, OURS, PYZBAR, ZXING

# Okabe and Ito's colours, which people with colour-blindness tell apart.
_COLOURS = {OURS: "#D55E00", ZXING: "#0072B2", PYZBAR: "#009E73", OPENCV: "#999999", ARUCO: "#CC79A7"}
_COLUMNS = 5
_PANEL = (330, 236)
_AREA = (58, 30, 314, 176)  # of a panel: left, top, right, lower edge of the plotted area
_HEADING, _LEGEND, _RIM = 44, 56, 16
_DOT = 3

Point = tuple[float, float]


def draw(rows: Sequence[Row], file: Path) -> None:
    """Write the picture of all graded rows as PNG: a block for each kind, a panel for each damage.

    Raises:
        ValueError: nothing graded was measured.
        OSError: the file cannot be written.
    """
    graded = [row for row in rows if row.part.startswith("graded")]
    if not graded:
        raise ValueError("there is nothing to draw: no graded damage was measured (part b)")
    kinds = list(dict.fromkeys(row.kind for row in graded))
    names = {kind: list(dict.fromkeys(row.name for row in graded if row.kind == kind)) for kind in kinds}
    lines = {kind: -(-len(names[kind]) // _COLUMNS) for kind in kinds}
    height = _LEGEND + sum(_HEADING + lines[kind] * _PANEL[1] for kind in kinds) + _RIM
    canvas = Image.new("RGB", (_COLUMNS * _PANEL[0] + 2 * _RIM, height), "white")
    pen = ImageDraw.Draw(canvas)
    decoders = [one for one in _COLOURS if any(row.decoder == one for row in graded)]
    _legend(pen, decoders, video=any(VIDEO in row.part for row in graded))
    top = _LEGEND
    for kind in kinds:
        pen.text((_RIM, top + 12), kind, fill="black", font=_font(22))
        top += _HEADING
        for number, name in enumerate(names[kind]):
            line, column = divmod(number, _COLUMNS)
            at = (_RIM + column * _PANEL[0], top + line * _PANEL[1])
            _panel(pen, at, name, [row for row in graded if (row.kind, row.name) == (kind, name)])
        top += lines[kind] * _PANEL[1]
    canvas.save(file, "PNG", optimize=True)


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _legend(pen: ImageDraw.ImageDraw, decoders: Sequence[str], *, video: bool) -> None:
    x, y, font = _RIM, 22, _font(16)
    pen.text((x, y - 10), "Codes read, by damage", fill="black", font=font)
    x += 220
    for decoder in decoders:
        pen.line((x, y, x + 34, y), fill=_COLOURS[decoder], width=5 if decoder == OURS else 2)
        pen.text((x + 42, y - 10), decoder, fill="black", font=font)
        x += 72 + round(pen.textlength(decoder, font))
    ways = "solid: one frame" + ("; dashed: within one second of video" if video else "")
    pen.text((x, y - 10), ways, fill="black", font=font)


def _panel(pen: ImageDraw.ImageDraw, at: tuple[int, int], name: str, rows: Sequence[Row]) -> None:
    """One damage: both axes with their units, a line for each decoder."""
    left, top, right, low = (side + at[index % 2] for index, side in enumerate(_AREA))
    small, scale = _font(12), SCALES[name]
    pen.text((left, at[1] + 8), name, fill="black", font=_font(15))
    for percent in (0, 50, 100):
        y = low - (low - top) * percent / 100
        pen.line((left, y, right, y), fill="#dddddd")
        pen.text((left - 6, y), f"{percent}", fill="black", font=small, anchor="rm")
    pen.text((at[0] + 4, (top + low) / 2), "read\n%", fill="black", font=small, anchor="lm", align="center")
    for level in range(1, LEVELS + 1):
        x = left + (right - left) * (level - 1) / (LEVELS - 1)
        pen.line((x, low, x, low + 4), fill="black")
        pen.text((x, low + 8), f"{scale.value(level):g}", fill="black", font=small, anchor="mt")
    pen.rectangle((left, top, right, low), outline="black")
    pen.text(((left + right) / 2, low + 26), scale.unit, fill="black", font=small, anchor="mt")
    # Ours first and broad, so that a peer that reads as much is seen on top of it.
    ordered = sorted(rows, key=lambda row: (row.part, list(_COLOURS).index(row.decoder)))
    for (part, decoder), line in groupby(ordered, lambda row: (row.part, row.decoder)):
        points = [
            (
                left + (right - left) * (row.level - 1) / (LEVELS - 1),
                low - (low - top) * row.rate / 100,
            )
            for row in sorted(line, key=lambda row: row.level)
        ]
        _curve(pen, points, decoder, dashed=SINGLE not in part)


def _curve(pen: ImageDraw.ImageDraw, points: Sequence[Point], decoder: str, *, dashed: bool) -> None:
    colour, width = _COLOURS[decoder], 5 if decoder == OURS else 2
    for (x, y), (to_x, to_y) in pairwise(points):
        if not dashed:
            pen.line((x, y, to_x, to_y), fill=colour, width=width)
            continue
        steps = max(2, int(((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5 / 5))
        for step in range(0, steps, 2):
            begin, end = step / steps, min(1.0, (step + 1) / steps)
            dash = (
                x + (to_x - x) * begin,
                y + (to_y - y) * begin,
                x + (to_x - x) * end,
                y + (to_y - y) * end,
            )
            pen.line(dash, fill=colour, width=width)
    for x, y in points:
        pen.ellipse(
            (x - _DOT, y - _DOT, x + _DOT, y + _DOT), fill="white" if dashed else colour, outline=colour
        )
