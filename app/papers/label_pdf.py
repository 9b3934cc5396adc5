"""A label as a PDF page of its own size: the same layout as on the label stock, in vectors and text."""

import io
from datetime import tzinfo

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from app.codes.draw import Symbol
from app.domain.label import Label
from app.papers.label_layout import DOTS_PER_MM, Area, LabelSize, Layout, Stamp, Words, lay_out
from app.papers.label_picture import LABEL_SIZE
from app.papers.label_words import printable
from app.papers.typefaces import BOLD, REGULAR, register

_DOT = mm / DOTS_PER_MM  # in points


def label_pdf(label: Label, size: LabelSize = LABEL_SIZE, zone: tzinfo | None = None) -> bytes:
    """One page in black, the same bytes for the same label.

    `zone` is the plant's time, None this computer's. Raises ValueError as `lay_out` does.
    """
    register()
    layout = lay_out(label, size, zone)
    file = io.BytesIO()
    page = Canvas(
        file,
        pagesize=(layout.width * _DOT, layout.height * _DOT),
        invariant=1,
        # Else every page names a font that is not embedded. The stubs take the name for a number.
        initialFontName=REGULAR,  # type: ignore[arg-type]
    )
    page.setTitle(printable(label.text))
    page.setSubject(printable(f"{label.job} {label.print_no}"))
    page.setCreator("Packbench")
    paint(page, layout)
    page.showPage()
    page.save()
    return file.getvalue()


def paint(page: Canvas, layout: Layout) -> None:
    """Draw a layout on the page that is open, in the size that its dots have on a label."""
    for piece in layout.pieces:
        if isinstance(piece, Words):
            _write(page, layout, piece)
        elif isinstance(piece, Area):
            _fill(page, layout, piece)
        else:
            _stamp(page, layout, piece)


def _write(page: Canvas, layout: Layout, words: Words) -> None:
    page.setFillGray(1 if words.white else 0)
    page.setFont(BOLD if words.bold else REGULAR, words.em * _DOT)
    page.drawString(words.x * _DOT, (layout.height - words.y) * _DOT, words.text)


def _fill(page: Canvas, layout: Layout, area: Area) -> None:
    page.setFillGray(1 if area.white else 0)
    path = page.beginPath()
    (x, y), *rest = area.corners
    path.moveTo(x * _DOT, (layout.height - y) * _DOT)
    for x, y in rest:
        path.lineTo(x * _DOT, (layout.height - y) * _DOT)
    path.close()
    page.drawPath(path, stroke=0, fill=1)


def _stamp(page: Canvas, layout: Layout, stamp: Stamp) -> None:
    """All black of a symbol as one path: drawn bar by bar, a viewer would leave hairlines between rows."""
    page.setFillGray(0)
    path = page.beginPath()
    symbol = stamp.symbol
    row, since = _row(symbol, 0), 0
    for y in range(1, symbol.height + 1):
        following = _row(symbol, y)
        if following != row:
            _runs(path, row, at=(stamp.x, layout.height - stamp.y - y), high=y - since)
            row, since = following, y
    page.drawPath(path, stroke=0, fill=1)


def _row(symbol: Symbol, y: int) -> bytes:
    return symbol.rows[y * symbol.width : (y + 1) * symbol.width]


def _runs(path: PDFPathObject, row: bytes, *, at: tuple[int, int], high: int) -> None:
    """Add the black stretches of one row; `at` is its left end and the lower edge, counted from below."""
    start = row.find(b"\x00")
    while start >= 0:
        end = row.find(b"\xff", start)
        end = len(row) if end < 0 else end
        path.rect((at[0] + start) * _DOT, at[1] * _DOT, (end - start) * _DOT, high * _DOT)
        start = row.find(b"\x00", end)
