"""The black flag on its post: a limit, on whatever scale it stands."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from ui.theme.tokens import POST, TypeSize
from ui.widgets.ink import CENTRE, Edge, Ink, Type, text_width


def draw_post(ink: Ink, x: float, top: float, foot: float) -> None:
    """The post, `POST` px wide about `x`."""
    ink.line(QPointF(x, top), QPointF(x, foot), Edge(ink.hues.ink, POST))


def draw_flag(
    ink: Ink,
    row: QRectF,
    post_x: float,
    words: tuple[str, ...],
    *,
    size: TypeSize = TypeSize.S,
    leftward: bool = True,
) -> None:
    """Fly the flag in a row from its post, over allowed ground, with the first of `words` that fits."""
    look, hues = ink.look, ink.hues
    style = Type(size, hues.raised, bold=True)
    room = post_x - row.left() if leftward else row.right() - post_x
    point, pad = row.height() * 0.35, look.mm(1.5)
    spent = point + 2 * pad + POST / 2
    fitting = [text for text in words if text_width(look, text, style) + spent <= room]
    text = fitting[0] if fitting else words[-1]
    width = min(room, text_width(look, text, style) + spent)
    box = QRectF(post_x - width if leftward else post_x, row.top(), width, row.height())
    ink.path(_outline(box, point, leftward=leftward), hues.ink)
    loose, fast = point + pad * 0.5, pad + POST / 2
    inner = box.adjusted(loose, 0, -fast, 0) if leftward else box.adjusted(fast, 0, -loose, 0)
    ink.words(inner, text, style, align=CENTRE)


def _outline(box: QRectF, point: float, *, leftward: bool) -> QPainterPath:
    fast, loose = (box.right(), box.left()) if leftward else (box.left(), box.right())
    inward = point if leftward else -point
    path = QPainterPath(QPointF(fast, box.top()))
    path.lineTo(loose + inward, box.top())
    path.lineTo(loose, box.center().y())
    path.lineTo(loose + inward, box.bottom())
    path.lineTo(fast, box.bottom())
    path.closeSubpath()
    return path
