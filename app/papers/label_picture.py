"""A label as the dots that a print head burns: black or white, nothing between."""

import functools
import io
from datetime import tzinfo

from PIL import Image, ImageDraw, ImageFont

from app.domain.label import Label
from app.papers.label_head import LAYOUT_DPI, at_head, layout_dots
from app.papers.label_layout import Area, LabelSize, Layout, Words, lay_out
from app.papers.typefaces import BOLD, REGULAR, font_file

LABEL_SIZE = LabelSize()
HEAD_DPI = LAYOUT_DPI
_FINE = 4  # letters are drawn so much larger first: at size, spaces would round to whole dots and drift
_BLACK, _WHITE = 0, 255


def draw_label(
    label: Label, size: LabelSize = LABEL_SIZE, zone: tzinfo | None = None, *, dpi: int = HEAD_DPI
) -> Image.Image:
    """The whole label as a 1-bit picture, one pixel a dot of a head of 203 or 300 dpi; False is black.

    `zone` is the plant's time, None this computer's. Raises ValueError as `lay_out` does, and "label.head"
    for another head.
    """
    dots = (layout_dots(size.width_mm, dpi), layout_dots(size.height_mm, dpi))
    layout = at_head(lay_out(label, size, zone, dots=dots), dpi)
    paper = Image.new("L", (layout.width, layout.height), _WHITE)
    _draw(layout, paper)
    return paper.point(lambda grey: _WHITE if grey > 127 else _BLACK).convert("1", dither=Image.Dither.NONE)


def label_png(label: Label, size: LabelSize = LABEL_SIZE, zone: tzinfo | None = None) -> bytes:
    """The same as a PNG file, for the eye."""
    file = io.BytesIO()
    draw_label(label, size, zone).save(file, "PNG", dpi=(HEAD_DPI, HEAD_DPI))
    return file.getvalue()


def _draw(layout: Layout, paper: Image.Image) -> None:
    pen = ImageDraw.Draw(paper)
    for piece in layout.pieces:
        if isinstance(piece, Words):
            _write(piece, paper)
        elif isinstance(piece, Area):
            _fill(piece, pen)
        else:
            shape = (piece.symbol.width, piece.symbol.height)
            paper.paste(Image.frombytes("L", shape, piece.symbol.rows), (piece.x, piece.y))


def _fill(area: Area, pen: ImageDraw.ImageDraw) -> None:
    # Pillow's polygons include their last row and column, ours end before them.
    right, low = (max(corner[axis] for corner in area.corners) for axis in (0, 1))
    corners = [(x - (x == right), y - (y == low)) for x, y in area.corners]
    pen.polygon(corners, fill=_WHITE if area.white else _BLACK)


def _write(words: Words, paper: Image.Image) -> None:
    font = _font(BOLD if words.bold else REGULAR, words.em * _FINE)
    wide = min(round(font.getlength(words.text) / _FINE) + 2 * words.em, paper.width)
    left, top = int(words.x) - words.em // 2, int(words.y) - words.em
    tile = Image.new("L", (wide * _FINE, 2 * words.em * _FINE), 0)
    at = ((words.x - left) * _FINE, (words.y - top) * _FINE)
    ImageDraw.Draw(tile).text(at, words.text, fill=255, font=font, anchor="ls")
    ink = tile.reduce(_FINE).point(lambda grey: 255 if grey > 127 else 0)
    paper.paste(_WHITE if words.white else _BLACK, (left, top), ink)


@functools.lru_cache(maxsize=64)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    # The basic engine draws sign after sign, as ReportLab does; the other one would turn directions round.
    return ImageFont.truetype(str(font_file(name)), size, layout_engine=ImageFont.Layout.BASIC)
