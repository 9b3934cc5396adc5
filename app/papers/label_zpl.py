"""A label as ZPL, as one picture: no text of ours is ever read by the printer, so none can command it."""

from datetime import tzinfo

from app.domain.label import Label
from app.papers.label_layout import LabelSize
from app.papers.label_picture import HEAD_DPI, LABEL_SIZE, draw_label


def label_zpl(
    label: Label, size: LabelSize = LABEL_SIZE, zone: tzinfo | None = None, *, dpi: int = HEAD_DPI
) -> bytes:
    """One format that prints one label (ZPL II programming guide: ^XA, ^PW, ^LL, ^LH, ^FO, ^GF, ^PQ).

    The picture is the field ^GFA in plain hexadecimal, 1 for black. `zone` is the plant's time, None this
    computer's. Raises ValueError as `lay_out` does.
    """
    dots = draw_label(label, size, zone, dpi=dpi)
    rows = _inked(dots.tobytes(), dots.width)
    a_row = len(rows) // dots.height
    field = f"^FO0,0^GFA,{len(rows)},{len(rows)},{a_row},{rows.hex().upper()}^FS"
    return f"^XA\n^PW{dots.width}\n^LL{dots.height}\n^LH0,0\n{field}\n^PQ1\n^XZ\n".encode("ascii")


def _inked(rows: bytes, width: int) -> bytes:
    """Rows with 1 for black, and white in the dots that fill each row up to whole bytes."""
    a_row, white = -(-width // 8), (0xFF << (-width % 8)) & 0xFF
    turned = bytearray(byte ^ 0xFF for byte in rows)
    for last in range(a_row - 1, len(turned), a_row):
        turned[last] &= white
    return bytes(turned)
