"""The plots of a shift: upright bars by the hour, lying bars by the step; still, and told without colour."""

from itertools import chain

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, Look, TypeSize
from ui.widgets.figures import counted
from ui.widgets.ink import Edge, Ink, Type, shown, text_width
from ui.widgets.plot_axes import Axes, Bar, top_of
from ui.widgets.plot_panel import PlotPanel
from ui.widgets.plot_state import BarsState, Row, RowsState, more_words

_HEADROOM = 1.18  # above the highest bar, for its words
_ROOM_BESIDE = 1.3  # behind the longest lying bar, for its words
_GROUP = 0.84  # of the width between two labels
_NAME_GAP_MM = 2.5  # between the words at the left and the axis
_LYING = 0.62  # of the height between two rows


class HourBars(PlotPanel[BarsState]):
    """One or two bars over each hour: the first hatched, the second black."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, BarsState(), parent)

    def spoken(self) -> str:
        """Title, the sum of each kind of bar, age."""
        sums = (f"{one.name} {self._number(sum(one.values))}" for one in self.state.series)
        return ", ".join(part for part in (self.state.title, *sums, self.state.age.words) if part)

    def _some(self) -> bool:
        return bool(self.state.labels and self.state.series)

    def _under_px(self) -> int:
        return paint.line_height(self.look, TypeSize.XS)

    def _draw_under(self, ink: Ink, row: QRectF) -> None:
        """The legend: a square as the bars are, and what they count."""
        look, hues = self.look, self.look.palette
        style, side = Type(TypeSize.XS, hues.ink), look.font_px(TypeSize.XS) * 0.8
        left = row.left()
        for number, one in enumerate(self.state.series):
            box = QRectF(left, row.center().y() - side / 2, side, side)
            if self._hatched(number):
                ink.hatch(box, hues.ink)
                ink.card(box, None, Edge(hues.ink, EDGE), square=True)
            else:
                ink.card(box, hues.ink, square=True)
            words = QRectF(box.right() + look.mm(1.5), row.top(), row.width(), row.height())
            words.setWidth(min(text_width(look, one.name, style), row.right() - words.left()))
            ink.words(words, one.name, style)
            left = words.right() + look.mm(5)

    def _drawn(self, room: QSize) -> tuple[Axes, tuple[Bar, ...]]:
        count, kinds = len(self.state.labels), max(1, len(self.state.series))
        highest = max(chain.from_iterable(one.values for one in self.state.series), default=0)
        top = top_of(-(-highest // self.state.unit.value)) * self.state.unit.value
        left = tuple((float(at), self._number(at)) for at in (0, top // 2, top))
        room_px = self._left_px(left)
        width = _GROUP / kinds
        bars = tuple(
            Bar(
                QRectF(at + (1 - _GROUP) / 2 + number * width, 0.0, width * 0.92, float(value)),
                text if value else "",
                hatched=self._hatched(number),
            )
            for number, one in enumerate(self.state.series)
            for at, (value, text) in enumerate(zip(one.values, one.texts, strict=True))
        )
        below = self._below(room.width() - room_px)
        up = top * _HEADROOM
        return Axes(float(count), up, below, left, room_px, stale=self.state.age.stale), bars

    def _below(self, width: float) -> tuple[tuple[float, str], ...]:
        """The hours, each second or third only where they would run into one another."""
        look, labels = self.look, self.state.labels
        style = Type(TypeSize.XS, look.palette.ink)
        widest = max(text_width(look, label, style) for label in labels) + look.mm(2)
        every = max(1, -(-int(widest * len(labels)) // max(1, int(width))))
        return tuple((at + 0.5, label) for at, label in enumerate(labels) if at % every == 0)

    def _left_px(self, left: tuple[tuple[float, str], ...]) -> float:
        style = Type(TypeSize.XS, self.look.palette.ink)
        return max(text_width(self.look, words, style) for _, words in left) + self.look.mm(_NAME_GAP_MM)

    def _number(self, value: int) -> str:
        return counted(value // self.state.unit.value, self.look.language)

    def _hatched(self, number: int) -> bool:
        return number == 0 and len(self.state.series) > 1


class RowBars(PlotPanel[RowsState]):
    """Lying bars in the order given; where there are too many for the height, the shortest are counted."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, RowsState(), parent)

    def spoken(self) -> str:
        """Title, every row, age."""
        rows = (f"{row.name} {row.text}" for row in self.state.rows)
        return ", ".join(part for part in (self.state.title, *rows, self.state.age.words) if part)

    def rows_shown(self, height: int) -> tuple[Row, ...]:
        """The rows that a plot of this height in px has room for."""
        room = height - paint.line_height(self.look, TypeSize.XS)
        most = max(1, int(room // (self.look.font_px(TypeSize.XS) * 1.45)))
        rows: tuple[Row, ...] = self.state.rows
        if len(rows) <= most:
            return rows
        by_length = sorted(range(len(rows)), key=lambda at: rows[at].value, reverse=True)
        longest = set(by_length[: max(1, most - 1)])
        return tuple(row for at, row in enumerate(rows) if at in longest)

    def _some(self) -> bool:
        return bool(self.state.rows)

    def _drawn(self, room: QSize) -> tuple[Axes, tuple[Bar, ...]]:
        rows = self.rows_shown(room.height())
        left_out = len(self.state.rows) - len(rows)
        count = len(rows) + (1 if left_out else 0)
        unit = self.state.unit.value
        top = top_of(-(-max(row.value for row in rows) // unit)) * unit
        room_px = min(self._names_px(rows), room.width() * 0.5)
        names = [(at + 0.5, self._cut(row.name, room_px)) for at, row in enumerate(rows)]
        bars = [
            Bar(
                QRectF(0.0, at + (1 - _LYING) / 2, float(row.value), _LYING),
                row.text,
                care=row.care,
            )
            for at, row in enumerate(rows)
        ]
        if left_out:
            bars.append(Bar(QRectF(0.0, len(rows) + (1 - _LYING) / 2, 0.0, _LYING), more_words(left_out)))
        below = tuple((float(at), self._number(at)) for at in (0, top // 2, top))
        axes = Axes(
            top * _ROOM_BESIDE,
            float(count),
            below,
            tuple(names),
            room_px,
            lying=True,
            stale=self.state.age.stale,
        )
        return axes, tuple(bars)

    def _names_px(self, rows: tuple[Row, ...]) -> float:
        style = Type(TypeSize.XS, self.look.palette.ink)
        widest = max(text_width(self.look, row.name, style) for row in rows)
        return widest + self.look.mm(_NAME_GAP_MM)

    def _cut(self, name: str, room_px: float) -> str:
        metrics = QFontMetricsF(paint.font(self.look, TypeSize.XS))
        return metrics.elidedText(
            shown(name), Qt.TextElideMode.ElideRight, room_px - self.look.mm(_NAME_GAP_MM) + 1
        )

    def _number(self, value: int) -> str:
        return counted(value // self.state.unit.value, self.look.language)
