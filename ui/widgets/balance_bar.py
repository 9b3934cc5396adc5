"""The balance: in, out and open as figures, the whole as a bar, and its last 20 kg enlarged."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, HAIRLINE, POST, Look, Room, TypeSize
from ui.widgets.balance_state import (
    BalanceState,
    decimals_of,
    exact_text,
    kilograms_text,
    rounded_mg,
)
from ui.widgets.flag import draw_flag, draw_post
from ui.widgets.ink import CENTRE, RIGHT, Edge, Ink, Type, text_height, text_width
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.mass_bar import draw_masses, place_of
from ui.widgets.painted import Painted

_WHOLE, _BETWEEN = 0.6, 0.06  # shares of the width; the rest is the enlarged end
_UNIT = "kg"
_AIR_MM = 4.0
_OPEN = 2  # the third figure


class BalanceBar(Painted[BalanceState]):
    """Shows how far the pieces add up; takes no input."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, BalanceState(), parent)

    def sizeHint(self) -> QSize:
        """As in the outputs place."""
        least = self.minimumSizeHint()
        return least.expandedTo(QSize(self.look.mm(369), self.look.mm(58)))

    def minimumSizeHint(self) -> QSize:
        """Figures, note, bar and its captions."""
        width = self.look.mm(110 if self.look.room is Room.SMALL else 140)
        head = sum(self._head_heights(width - 2 * self._margin()))
        bars = self.look.mm(7) + self._flag_px() + paint.line_height(self.look, TypeSize.XS)
        return QSize(width, round(head + bars + 2 * self._margin() + self.look.mm(2)))

    def spoken(self) -> str:
        """The three figures and what keeps it open."""
        told = (f"{word} {figure}" for word, figure in self._figures())
        return ", ".join(part for part in (*told, self._note()) if part)

    def draw(self, ink: Ink) -> None:
        """Figures and note above, bars beneath."""
        look, hues = self.look, self.look.palette
        ink.card(self.area(), hues.raised, Edge(hues.line, HAIRLINE))
        margin = self._margin()
        room = self.area().adjusted(margin, margin, -margin, -margin)
        figures_px, note_px = self._head_heights(room.width())
        row = QRectF(room.left(), room.top(), room.width(), figures_px)
        end = self._draw_figures(ink, row)
        if note_px:
            note = QRectF(room.left(), row.bottom(), room.width(), note_px)
        else:
            note = QRectF(end + look.mm(6), row.top(), row.right() - end - look.mm(6), row.height())
        self._draw_note(ink, note)
        body = room.adjusted(0, figures_px + note_px + look.mm(1), 0, 0)
        foot = max(self._flag_px(), float(paint.line_height(look, TypeSize.XS)))
        if self.state.window_mg[0] > 0:
            foot += look.mm(1)
        height = min(look.mm(12), body.height() - foot)
        body.setTop(body.top() + min(look.mm(4), (body.height() - foot - height) / 2))
        bar = QRectF(body.left(), body.top(), body.width(), height)
        self._draw_bars(
            ink, bar, QRectF(body.left(), bar.bottom(), body.width(), body.bottom() - bar.bottom())
        )

    def _draw_figures(self, ink: Ink, row: QRectF) -> float:
        """Caption and figure three times; gives where they end."""
        hues = self.look.palette
        caption, size = Type(TypeSize.S, hues.quiet), self._figure_size(row.width())
        left, gap = row.left(), self.look.mm(_AIR_MM)
        for number, (word, amount) in enumerate(self._figures()):
            wrong = self.state.too_much and number == _OPEN
            figure = Type(size, hues.hold_ink if wrong else hues.ink, bold=True)
            box = QRectF(left, row.top(), text_width(self.look, word, caption), row.height())
            ink.words(box, word, caption)
            box = QRectF(
                box.right() + gap / 2, row.top(), text_width(self.look, amount, figure), row.height()
            )
            ink.words(box, amount, figure)
            left = box.right() + gap
        return left - gap

    def _draw_note(self, ink: Ink, box: QRectF) -> None:
        look, hues, note = self.look, self.look.palette, self._note()
        if not note:
            return
        side = look.font_px(TypeSize.S)
        mark, hue = Mark.DONE, hues.ink
        if self.state.too_much:
            mark, hue = Mark.WRONG, hues.hold_ink
        elif self.state.note or not self.state.within:
            mark, hue = Mark.CARE, hues.attention_ink
        draw_mark(ink, mark, QRectF(box.left(), box.center().y() - side / 2, side, side), hue)
        words = box.adjusted(side + look.mm(2), 0, 0, 0)
        ink.words(words, note, Type(TypeSize.S, hue, bold=True), wrap=True)

    def _draw_bars(self, ink: Ink, bar: QRectF, foot: QRectF) -> None:
        hues, state = self.look.palette, self.state
        if state.in_mg is None or state.in_mg <= 0:
            ink.card(bar, None, Edge(hues.edge, EDGE, dashed=True), square=True)
            return
        low, high = state.window_mg
        if low == 0:  # all of it is the last 20 kg
            self._draw_enlarged(ink, bar, foot)
            return
        whole = QRectF(bar.left(), bar.top(), bar.width() * _WHOLE, bar.height())
        draw_masses(ink, whole, self.state, (0, high), hatched=False)
        self._draw_bracket(ink, whole, low / high, foot)
        side = min(bar.height(), bar.width() * _BETWEEN * 0.6)
        between = QRectF(whole.right(), bar.top(), bar.width() * _BETWEEN, bar.height())
        icon = QRectF(between.center().x() - side / 2, between.center().y() - side / 2, side, side)
        ink.icon("arrow-right", icon, hues.quiet)
        end = QRectF(between.right(), bar.top(), bar.right() - between.right(), bar.height())
        self._draw_enlarged(ink, end, foot)

    def _draw_bracket(self, ink: Ink, whole: QRectF, share: float, foot: QRectF) -> None:
        """Which stretch of the bar is enlarged, and what black means."""
        look, hues = self.look, self.look.palette
        left, y = whole.left() + whole.width() * share, whole.bottom() + look.mm(1)
        for start, end in (
            (QPointF(left, y - look.mm(1)), QPointF(left, y)),
            (QPointF(left, y), QPointF(whole.right(), y)),
            (QPointF(whole.right() - 1, y - look.mm(1)), QPointF(whole.right() - 1, y)),
        ):
            ink.line(start, end, Edge(hues.ink, EDGE))
        row = QRectF(whole.left(), y, whole.width(), foot.bottom() - y)
        row.setHeight(min(row.height(), paint.line_height(look, TypeSize.XS)))
        style = Type(TypeSize.XS, hues.quiet)
        latest = self.tr("the latest part")
        choices = (self.tr("last 20 kg enlarged"), self.tr("last 20 kg"))
        enlarged = next(
            (words for words in choices if text_width(look, words, style) <= row.width()), choices[1]
        )
        taken = min(row.width(), text_width(look, enlarged, style))
        ink.words(QRectF(row.right() - taken, row.top(), taken, row.height()), enlarged, style, align=RIGHT)
        side = look.font_px(TypeSize.XS) * 0.7
        rest = row.width() - taken - 2 * look.mm(2) - side
        if self.state.parts and text_width(look, latest, style) <= rest:
            ink.card(QRectF(row.left(), row.center().y() - side / 2, side, side), hues.ink, square=True)
            ink.words(QRectF(row.left() + side + look.mm(2), row.top(), rest, row.height()), latest, style)

    def _draw_enlarged(self, ink: Ink, bar: QRectF, foot: QRectF) -> None:
        look, hues, state = self.look, self.look.palette, self.state
        low, high = state.window_mg
        draw_masses(ink, bar, self.state, (low, high), hatched=True)
        style = Type(TypeSize.XS, hues.quiet)
        row = QRectF(bar.left(), bar.bottom() + look.mm(1), bar.width(), paint.line_height(look, TypeSize.XS))
        post_x = None
        if state.tolerance_mg:
            post_x = place_of(bar, (low, high), high - state.tolerance_mg)
        free = post_x - self._flag_width() if post_x is not None else bar.right()
        for place in (low, (low + high) // 2, high):
            x = place_of(bar, (low, high), place)
            ink.line(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + look.mm(1)), Edge(hues.ink, EDGE))
            words = exact_text(place, look.language)
            width = text_width(look, words, style)
            left = min(max(bar.left(), x - width / 2), bar.right() - width)
            if left + width + (look.mm(1) if post_x is not None else 0) <= free:
                ink.words(QRectF(left, row.top(), width, row.height()), words, style, align=CENTRE)
        if post_x is not None:
            flag = QRectF(bar.left(), bar.bottom() + look.mm(1), bar.width(), self._flag_px())
            draw_post(ink, post_x, bar.top() - look.mm(1), flag.bottom())
            draw_flag(ink, flag, post_x, self._flag_words(), size=TypeSize.XS)

    def _figures(self) -> tuple[tuple[str, str], ...]:
        state, language = self.state, self.look.language
        decimals = decimals_of(state.in_mg, *state.parts)
        rest = None
        if state.in_mg is not None:  # of the figures as they stand, so that they add up
            rest = rounded_mg(state.in_mg, decimals) - rounded_mg(state.out_mg, decimals)
        amount = kilograms_text(None if rest is None else abs(rest), decimals, language)
        return (
            (self.tr("in"), kilograms_text(state.in_mg, decimals, language)),
            (self.tr("out"), kilograms_text(state.out_mg, decimals, language)),
            (self.tr("too much") if rest is not None and rest < 0 else self.tr("open"), f"{amount} {_UNIT}"),
        )

    def _note(self) -> str:
        if self.state.note:
            return self.state.note
        if self.state.in_mg is None:
            return self.tr("The pack's mass is not known.")
        if self.state.too_much:
            return self.tr("More came out than went in. Weighed twice?")
        return self.tr("within tolerance") if self.state.within else ""

    def _flag_words(self) -> tuple[str, ...]:
        tolerance = self.state.tolerance_mg or 0
        decimals = decimals_of(tolerance)
        amount = kilograms_text(tolerance, decimals, self.look.language)
        return self.tr("±{amount} kg").format(amount=amount), f"±{amount}"

    def _flag_width(self) -> float:
        style = Type(TypeSize.XS, self.look.palette.ink, bold=True)
        spent = self._flag_px() * 0.35 + self.look.mm(3) + POST
        return text_width(self.look, self._flag_words()[0], style) + spent

    def _head_heights(self, width: float) -> tuple[float, float]:
        """The row of figures, and a row for the note when it does not fit beside them."""
        look = self.look
        size = self._figure_size(width)
        figures = float(paint.line_height(look, size))
        if not self._note():
            return figures, 0.0
        style = Type(TypeSize.S, look.palette.ink, bold=True)
        side = look.font_px(TypeSize.S) + look.mm(2)
        taken = self._figures_px(size) + look.mm(6) + side
        if taken + text_width(look, self._note(), style) <= width:
            return figures, 0.0
        return figures, text_height(look, self._note(), style, width - side)

    def _figures_px(self, size: TypeSize) -> float:
        """The width of all three figures and their captions."""
        caption = Type(TypeSize.S, self.look.palette.quiet)
        figure = Type(size, self.look.palette.ink, bold=True)
        gap = self.look.mm(_AIR_MM)
        told = (
            text_width(self.look, word, caption) + gap / 2 + text_width(self.look, amount, figure)
            for word, amount in self._figures()
        )
        return sum(told) + 2 * gap

    def _figure_size(self, width: float) -> TypeSize:
        """The largest in which all three stand on one line."""
        sizes = (TypeSize.L, TypeSize.M, TypeSize.S, TypeSize.XS)
        wanted = sizes if self.look.room is Room.FULL else sizes[1:]
        return next((size for size in wanted if self._figures_px(size) <= width), sizes[-1])

    def _flag_px(self) -> float:
        return self.look.font_px(TypeSize.XS) * 1.35

    def _margin(self) -> int:
        return self.look.mm(4 if self.look.room is Room.FULL else 2.5)
