"""The straight scale of a reading: the limit is a black flag on a post, forbidden ground is hatched."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from ui.theme.tokens import EDGE, HAIRLINE, Language, Look, TypeSize
from ui.widgets.amounts import figure_of
from ui.widgets.flag import draw_flag, draw_post
from ui.widgets.ink import CENTRE, Edge, Ink, Type, text_width
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.reading_state import Bound, Post, ReadingKind, ReadingState

_NINTHS = 9
_MINORS = 5
_LABELLED = (0, 3, 6, 9)


@dataclass(frozen=True, slots=True)
class _Ground:
    """The bar of the scale and what stands where on it."""

    bar: QRectF
    post: Post

    def at(self, amount: int) -> float:
        """Where an amount stands, in px; what is beyond the scale stands at its end."""
        share = min(1.0, max(0, self.post.size(amount)) / max(1, self.post.end))
        return self.bar.left() + self.bar.width() * share

    @property
    def forbidden(self) -> QRectF:
        """The ground on the wrong side of the post."""
        x = self.at(self.post.amount)
        box = QRectF(self.bar)
        if self.post.bound is Bound.AT_MOST:
            box.setLeft(x)
        else:
            box.setRight(x)
        return box


def least_scale_px(look: Look) -> float:
    """The height below which flag, pointer, bar and numbers would meet."""
    return sum(_heights(look))


def draw_scale(ink: Ink, box: QRectF, reading: ReadingState, limit_words: tuple[str, ...]) -> None:
    """Draw the scale at the foot of a box; of `limit_words` the first that fits stands on the flag."""
    look, post = ink.look, reading.post
    if post is None:
        return
    flag_px, pointer_px, bar_px, tick_px, label_px = _heights(look)
    spare = max(0.0, box.height() - least_scale_px(look))
    bar_px += min(spare * 0.3, look.mm(3))
    past = look.mm(2)  # for the arrow of what is beyond the scale
    top = box.bottom() - label_px - tick_px - bar_px
    ground = _Ground(QRectF(box.left() + EDGE, top, box.width() - past - 2 * EDGE, bar_px), post)
    _draw_ground(ink, ground, _hue(ink, reading))
    _draw_ticks(ink, ground, tick_px, label_px)
    if reading.amount is not None:
        _draw_amount(ink, ground, reading, past)
    flag_top = max(box.top(), top - pointer_px - flag_px)
    post_x, row = ground.at(post.amount), QRectF(box.left(), flag_top, box.width(), flag_px)
    draw_post(ink, post_x, flag_top, top + bar_px + tick_px)
    draw_flag(ink, row, post_x, limit_words, leftward=post.bound is Bound.AT_MOST)
    if reading.amount is not None:
        _draw_pointer(ink, ground, reading, pointer_px)


def draw_small_scale(ink: Ink, box: QRectF, post: Post, amount: int | None, *, failed: bool) -> None:
    """The same in a row of a table: bar, hatch and post."""
    hues = ink.hues
    ground = _Ground(box.adjusted(EDGE, box.height() * 0.2, -EDGE, -box.height() * 0.2), post)
    hue = hues.hold_ink if failed else hues.ink
    _draw_ground(ink, ground, hues.hold_ink if failed else hues.edge)
    if amount is not None:
        _draw_bar(ink, ground, amount, hue)
    draw_post(ink, ground.at(post.amount), box.top(), box.bottom())


def _heights(look: Look) -> tuple[float, float, float, float, float]:
    """Flag, pointer, bar, ticks and numbers, in px from above."""
    words, numbers = look.font_px(TypeSize.S), look.font_px(TypeSize.XS)
    return words * 1.4, words * 0.85, float(look.mm(4)), float(look.mm(2)), numbers * 1.4


def _hue(ink: Ink, reading: ReadingState) -> str:
    return ink.hues.hold_ink if reading.kind is ReadingKind.BEYOND else ink.hues.edge


def _draw_ground(ink: Ink, ground: _Ground, hatch: str) -> None:
    hues = ink.hues
    ink.card(ground.bar, hues.raised, square=True)
    ink.card(ground.forbidden, hues.hold_soft if hatch == hues.hold_ink else hues.ground, square=True)
    ink.hatch(ground.forbidden, hatch)
    ink.card(ground.bar.adjusted(-EDGE, -EDGE, EDGE, EDGE), None, Edge(hues.edge, EDGE), square=True)


def _draw_ticks(ink: Ink, ground: _Ground, tick_px: float, label_px: float) -> None:
    look, hues, bar = ink.look, ink.hues, ground.bar
    for number in range(_NINTHS * _MINORS + 1):
        x = bar.left() + bar.width() * number / (_NINTHS * _MINORS)
        major = number % _MINORS == 0
        foot = bar.bottom() + tick_px * (1.0 if major else 0.55)
        edge = Edge(hues.ink, EDGE + 1) if major else Edge(hues.edge, HAIRLINE + 0.5)
        ink.line(QPointF(x, bar.bottom()), QPointF(x, foot), edge)
    style = Type(TypeSize.XS, hues.quiet)
    for ninth in _LABELLED:
        amount, rest = divmod(ground.post.end * ninth, _NINTHS)
        if rest:  # a number that is not exact is not shown
            continue
        words = _number(amount, ground.post, look.language)
        width = text_width(look, words, style) + 2
        x = bar.left() + bar.width() * ninth / _NINTHS - width / 2
        left = max(bar.left(), min(x, bar.right() - width))
        row = QRectF(left, bar.bottom() + tick_px, width, label_px)
        ink.words(row, words, style, align=CENTRE)


def _number(amount: int, post: Post, language: Language) -> str:
    return figure_of(amount, post.quantity, language).removesuffix(".0")


def _draw_bar(ink: Ink, ground: _Ground, size: int, hue: str) -> QRectF:
    bar = ground.bar
    room = bar.height() * 0.29
    width = max(float(EDGE), ground.at(size) - bar.left())
    amount = QRectF(bar.left(), bar.top() + room, width, bar.height() - 2 * room)
    ink.card(amount, hue, square=True)
    return amount


def _draw_amount(ink: Ink, ground: _Ground, reading: ReadingState, past: float) -> None:
    amount = _draw_bar(ink, ground, reading.amount or 0, pointer_hue(ink, reading))
    if ground.post.size(reading.amount or 0) > ground.post.end:
        middle = amount.center().y()
        arrow = QPainterPath(QPointF(ground.bar.right() - EDGE, middle - amount.height()))
        arrow.lineTo(ground.bar.right() + past + EDGE, middle)
        arrow.lineTo(ground.bar.right() - EDGE, middle + amount.height())
        arrow.closeSubpath()
        ink.path(arrow, pointer_hue(ink, reading))


def pointer_hue(ink: Ink, reading: ReadingState) -> str:
    """The colour of bar and figure; a moving value on forbidden ground is red before it is judged."""
    hues, post = ink.hues, reading.post
    if reading.kind is ReadingKind.STALE:
        return hues.off_ink
    wrong = post is not None and reading.amount is not None and not post.allows(reading.amount)
    return hues.hold_ink if wrong else hues.ink


def _draw_pointer(ink: Ink, ground: _Ground, reading: ReadingState, height: float) -> None:
    x, foot = ground.at(reading.amount or 0), ground.bar.top() - EDGE
    if reading.kind is ReadingKind.BEYOND:
        side = height * 1.1
        draw_mark(ink, Mark.FAILED, QRectF(x - side / 2, foot - side - EDGE, side, side))
        return
    half = height * 0.42
    tip = QPainterPath(QPointF(x, foot - EDGE))
    tip.lineTo(x - half, foot - height * 0.8)
    tip.lineTo(x + half, foot - height * 0.8)
    tip.closeSubpath()
    hue = pointer_hue(ink, reading)
    moving = reading.kind is ReadingKind.MOVING
    ink.path(tip, ink.hues.raised if moving else hue, Edge(hue, EDGE + 1))
