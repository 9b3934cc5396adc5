"""Print heads: how finely they burn, and a label's layout in the dots of the one that is fitted."""

from dataclasses import replace

from app.codes.draw import code128, data_matrix
from app.papers.label_layout import DOTS_PER_MM, Area, Layout, Piece, Stamp, Words

LAYOUT_DPI = 203
HEADS_DPI = (203, 300)
_MM_PER_INCH = 25.4


def layout_dots(length_mm: int, dpi: int) -> int:
    """How many of the layout's own dots a length has; at this head it is then not longer than the paper."""
    if dpi == LAYOUT_DPI:
        return length_mm * DOTS_PER_MM
    return int(length_mm * dpi / _MM_PER_INCH / _scale(dpi))


def at_head(layout: Layout, dpi: int) -> Layout:
    """The same layout in the dots of this head; the modules of its symbols are whole dots again."""
    if dpi == LAYOUT_DPI:
        return layout
    by = _scale(dpi)
    pieces = [_scaled(piece, by) for piece in layout.pieces]
    return Layout(int(layout.width * by), int(layout.height * by), pieces)


def _scale(dpi: int) -> float:
    """Dots of the head a dot of the layout. Raises ValueError "label.head" for a head nobody has measured."""
    if dpi not in HEADS_DPI:
        raise ValueError("label.head")
    return 1.5 if dpi != LAYOUT_DPI else 1.0


def _scaled(piece: Piece, by: float) -> Piece:
    if isinstance(piece, Words):
        return replace(piece, x=piece.x * by, y=piece.y * by, em=int(piece.em * by))
    if isinstance(piece, Area):
        return replace(piece, corners=tuple((round(x * by), round(y * by)) for x, y in piece.corners))
    return _drawn_anew(piece, by)


def _drawn_anew(stamp: Stamp, by: float) -> Stamp:
    """The symbol in the middle of its place, as large as whole dots a module let it be."""
    module, was = int(stamp.module * by), stamp.symbol
    if stamp.square:
        symbol = data_matrix(stamp.text, module_px=module)
    else:
        symbol = code128(stamp.text, module_px=module, height_px=int(was.height * by))
    x = round(stamp.x * by + (was.width * by - symbol.width) / 2)
    y = round(stamp.y * by + (was.height * by - symbol.height) / 2)
    return replace(stamp, x=x, y=y, symbol=symbol, module=module)
