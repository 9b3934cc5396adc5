"""A drawn procedure as one tall SVG picture."""

from xml.sax.saxutils import escape

from app.papers.graph_layout import WIDE, Graph
from app.papers.graph_shapes import DASH, FINE, HEAVY, Box, Frame, Path, Shape, Text, arrow_head, corners
from app.papers.sheet_text import legible

_MARGIN = 8.0
_MM_A_POINT = 25.4 / 72
_FONT = "'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"


def graph_svg(graph: Graph, title: str) -> str:
    """The picture, in millimetres, black on white; `title` is what a screen reader says of it."""
    high = graph.high + 2 * _MARGIN
    body = "\n".join(_shape(shape) for shape in graph.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE:g}mm" height="{high:g}mm" '
        f'viewBox="0 0 {WIDE:g} {high:g}" font-family="{_FONT}">\n'
        f"<title>{escape(legible(title))}</title>\n"
        f'<rect width="{WIDE:g}" height="{high:g}" fill="white"/>\n'
        f'<g transform="translate(0 {_MARGIN:g})">\n{body}\n</g>\n</svg>\n'
    )


def _shape(shape: Shape) -> str:
    if isinstance(shape, Text):
        weight = ' font-weight="bold"' if shape.bold else ""
        fill = "white" if shape.white else "black"
        return (
            f'<text x="{shape.x:.2f}" y="{shape.y:.2f}" font-size="{shape.pt * _MM_A_POINT:.2f}" '
            f'fill="{fill}"{weight}>{escape(legible(shape.words))}</text>'
        )
    return _box(shape) if isinstance(shape, Box) else _path(shape)


def _box(box: Box) -> str:
    wide = HEAVY if box.frame in (Frame.HOLD, Frame.JUDGED) else FINE
    dash = f' stroke-dasharray="{DASH[0]} {DASH[1]}"' if box.frame is Frame.OWED else ""
    fill = "black" if box.frame is Frame.HEAD else "white"
    points = _points(corners(box))
    return f'<polygon points="{points}" fill="{fill}" stroke="black" stroke-width="{wide}"{dash}/>'


def _path(path: Path) -> str:
    line = f'<polyline points="{_points(path.points)}" fill="none" stroke="black" stroke-width="{FINE}"/>'
    return f'{line}<polygon points="{_points(arrow_head(path))}"/>'


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
