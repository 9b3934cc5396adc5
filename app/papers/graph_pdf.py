"""A drawn procedure as a PDF of A4 pages: the graph page after page, then the operator card."""

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.papers.graph_layout import HIGH, Graph
from app.papers.graph_shapes import DASH, FINE, HEAVY, Box, Frame, Path, Shape, Text, arrow_head, corners
from app.papers.sheet_text import Fragment, fitting, legible, wrapped
from app.papers.typefaces import BOLD, REGULAR, register

_TOP = 18.0  # millimetres above the drawing, for the head
_LEFT, _ROOM = 12.0, 186.0
_CARD_PT, _CARD_STEP = 8.5, 4.4


def graph_pdf(graph: Graph, card: Sequence[str], title: str) -> bytes:
    """The pages. The same graph and card give the same bytes.

    `card` are the lines of the operator card; one that begins without a blank begins a step.
    """
    register()
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4, invariant=1)
    canvas.setTitle(legible(title))
    pages = max(1, -int(-graph.high // HIGH))
    for page in range(pages):
        _head(canvas, f"{title}  {page + 1}/{pages}")
        _page(canvas, graph, page)
        canvas.showPage()
    _card(canvas, card, title)
    canvas.save()
    return held.getvalue()


def _head(canvas: Canvas, title: str) -> None:
    canvas.setFont(BOLD, 10)
    canvas.drawString(_LEFT * mm, A4[1] - 11 * mm, fitting(title, _ROOM, pt=10, bold=True))


def _page(canvas: Canvas, graph: Graph, page: int) -> None:
    canvas.saveState()
    window = canvas.beginPath()
    window.rect(0, A4[1] - (_TOP + HIGH) * mm, A4[0], HIGH * mm)
    canvas.clipPath(window, stroke=0)
    for shape in graph.shapes:
        _shape(canvas, shape, above=_TOP - page * HIGH)
    canvas.restoreState()


def _shape(canvas: Canvas, shape: Shape, *, above: float) -> None:
    if isinstance(shape, Text):
        canvas.setFillGray(1 if shape.white else 0)
        canvas.setFont(BOLD if shape.bold else REGULAR, shape.pt)
        canvas.drawString(shape.x * mm, A4[1] - (above + shape.y) * mm, legible(shape.words))
    elif isinstance(shape, Box):
        _box(canvas, shape, above=above)
    else:
        _path(canvas, shape, above=above)


def _box(canvas: Canvas, box: Box, *, above: float) -> None:
    heavy = box.frame in (Frame.HOLD, Frame.JUDGED)
    canvas.setLineWidth((HEAVY if heavy else FINE) * mm)
    canvas.setDash([DASH[0] * mm, DASH[1] * mm] if box.frame is Frame.OWED else [])
    canvas.setFillGray(0 if box.frame is Frame.HEAD else 1)
    _outline(canvas, corners(box), above=above, closed=True)
    canvas.setDash([])


def _path(canvas: Canvas, path: Path, *, above: float) -> None:
    canvas.setLineWidth(FINE * mm)
    _outline(canvas, path.points, above=above, closed=False)
    canvas.setFillGray(0)
    _outline(canvas, arrow_head(path), above=above, closed=True)


def _outline(canvas: Canvas, points: Sequence[tuple[float, float]], *, above: float, closed: bool) -> None:
    drawn = canvas.beginPath()
    for at, (x, y) in enumerate(points):
        (drawn.lineTo if at else drawn.moveTo)(x * mm, A4[1] - (above + y) * mm)
    if closed:
        drawn.close()
    canvas.drawPath(drawn, stroke=1, fill=1 if closed else 0)


def _card(canvas: Canvas, card: Sequence[str], title: str) -> None:
    """The operator card below each other, a step never torn from its first line."""
    y = A4[1]
    for line in card:
        bold = bool(line) and not line.startswith(" ")
        indent = (len(line) - len(line.lstrip(" "))) * 1.2
        for part in wrapped([Fragment(line.strip(), bold)], _ROOM - indent, pt=_CARD_PT) or [()]:
            if y > A4[1] - _TOP * mm or y < (30 if bold else 15) * mm:
                if y < A4[1]:
                    canvas.showPage()
                _head(canvas, title)
                y = A4[1] - _TOP * mm
            canvas.setFont(BOLD if bold else REGULAR, _CARD_PT)
            canvas.drawString((_LEFT + indent) * mm, y, "".join(one.text for one in part))
            y -= _CARD_STEP * mm
    canvas.showPage()
