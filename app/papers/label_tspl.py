"""A label as TSPL, as one picture: no text of ours is ever read by the printer, so none can command it."""

from datetime import tzinfo

from app.domain.label import Label
from app.papers.label_layout import LabelSize
from app.papers.label_picture import HEAD_DPI, LABEL_SIZE, draw_label

_GAP_MM = 3  # what every label stock of this width has between two labels
_ESCAPES = (b"\x1b!", b"~!")


def label_tspl(
    label: Label, size: LabelSize = LABEL_SIZE, zone: tzinfo | None = None, *, dpi: int = HEAD_DPI
) -> bytes:
    """One job that prints one label (TSPL programming manual: SIZE, GAP, CLS, BITMAP, PRINT).

    The picture is the raw payload of BITMAP, 0 for black. `zone` is the plant's time, None this computer's.
    Raises ValueError as `lay_out` does.
    """
    dots = draw_label(label, size, zone, dpi=dpi)
    rows = _harmless(_white_beyond(dots.tobytes(), dots.width))
    head = f"SIZE {size.width_mm} mm,{size.height_mm} mm\r\nGAP {_GAP_MM} mm,0 mm\r\nDIRECTION 1\r\nCLS\r\n"
    field = f"BITMAP 0,0,{len(rows) // dots.height},{dots.height},0,"
    return head.encode("ascii") + field.encode("ascii") + rows + b"\r\nPRINT 1,1\r\n"


def _white_beyond(rows: bytes, width: int) -> bytes:
    """The dots that fill each row up to whole bytes are white, as the paper beside the picture."""
    beyond = -width % 8
    if not beyond:
        return rows
    a_row, filled = (width + beyond) // 8, (1 << beyond) - 1
    painted = bytearray(rows)
    for last in range(a_row - 1, len(painted), a_row):
        painted[last] |= filled
    return bytes(painted)


def _harmless(rows: bytes) -> bytes:
    """The picture without a pair of bytes that printers obey at once wherever it stands: reset, dump, pause.

    One dot is turned over in each; the eye does not see it, and no module of a symbol is a single dot.
    """
    for escape in _ESCAPES:
        rows = rows.replace(escape, escape[:1] + bytes((escape[1] ^ 0b10,)))
    return rows
