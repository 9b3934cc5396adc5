"""The plots of a shift: upright bars by the hour, lying bars by the step; still, and told without colour."""

from itertools import chain

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, Look, TypeSize
from ui.widgets.figures import counted
from ui.widgets.ink import Edge, Ink, Type, shown, text_width
from ui.widgets.plot_axes import BESIDE_PX, Axes, Bar, below_px, figure_px, top_of, with_room
from ui.widgets.plot_panel import PlotPanel
from ui.widgets.plot_state import BarsState, Row, RowsState, more_words

_CLEAR_PX = 5  # over the highest figure
_KINDS_APART_MM = 5
_SQUARE_GAP_MM = 1.5
_GROUP = 0.84  # of the width between two labels
_NAME_GAP_MM = 2.5  # between the words at the left and the axis
_LEAST_ROW, _EASY_ROW = 1.45, 1.8  # the height of a row, in sizes of its letters
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
        return len(self._legend_rows()) * paint.line_height(self.look, TypeSize.XS)

    def _draw_under(self, ink: Ink, row: QRectF) -> None:
        """The legend: a square as the bars are, and what they count."""
        rows = self._legend_rows()
        for number, kinds in enumerate(rows):
            high = row.height() / len(rows)
            line = QRectF(row.left(), row.top() + number * high, row.width(), high)
            for kind in kinds:
                line.setLeft(self._draw_kind(ink, line, kind) + self.look.mm(_KINDS_APART_MM))

    def _draw_kind(self, ink: Ink, line: QRectF, kind: int) -> float:
        """A square and its word at the left of the line; gives their right edge."""
        hue, side = self.look.palette.ink, self._square_px()
        box = QRectF(line.left(), line.center().y() - side / 2, side, side)
        if self._hatched(kind):
            ink.hatch(box, hue)
            ink.card(box, None, Edge(hue, EDGE), square=True)
        else:
            ink.card(box, hue, square=True)
        name, style = self.state.series[kind].name, Type(TypeSize.XS, hue)
        words = QRectF(box.right() + self.look.mm(_SQUARE_GAP_MM), line.top(), 0, line.height())
        words.setWidth(min(text_width(self.look, name, style), line.right() - words.left()))
        ink.words(words, name, style)
        return words.right()

    def _legend_rows(self) -> tuple[tuple[int, ...], ...]:
        """The kinds of bars in one row, or below each other where one is too narrow for their words."""
        style = Type(TypeSize.XS, self.look.palette.ink)
        beside = self._square_px() + self.look.mm(_SQUARE_GAP_MM)
        wide = [beside + text_width(self.look, one.name, style) for one in self.state.series]
        kinds = tuple(range(len(wide)))
        if sum(wide) + (len(wide) - 1) * self.look.mm(_KINDS_APART_MM) <= self.head_width():
            return (kinds,)
        return tuple((kind,) for kind in kinds)

    def _square_px(self) -> float:
        return self.look.font_px(TypeSize.XS) * 0.8

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
        up = with_room(top, figure_px(self.look) + _CLEAR_PX, room.height() - below_px(self.look))
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

    def height_for_all(self) -> int:
        """What the card needs, as wide as it is, to leave out no row, in px."""
        rows = round(len(self.state.rows) * self.look.font_px(TypeSize.XS) * _EASY_ROW)
        return self.height() - self.room().height() + below_px(self.look) + rows

    def rows_shown(self, height: int) -> tuple[Row, ...]:
        """The rows that a plot of this height in px has room for."""
        most = max(1, int((height - below_px(self.look)) // (self.look.font_px(TypeSize.XS) * _LEAST_ROW)))
        rows: tuple[Row, ...] = self.state.rows
        if len(rows) <= most:
            return rows
        by_length = sorted(range(len(rows)), key=lambda at: rows[at].value, reverse=True)
        longest = set(by_length[:most])
        return tuple(row for at, row in enumerate(rows) if at in longest)

    def _some(self) -> bool:
        return bool(self.state.rows)

    def _under_px(self) -> int:
        """A line for how many there was no room for."""
        shown_of_all = len(self.rows_shown(self.room().height()))
        return paint.line_height(self.look, TypeSize.XS) if shown_of_all < len(self.state.rows) else 0

    def _draw_under(self, ink: Ink, row: QRectF) -> None:
        """How many rows are left out; they are the shortest."""
        left_out = len(self.state.rows) - len(self.rows_shown(self.room(self._under_px()).height()))
        if left_out:
            ink.words(row, more_words(left_out), Type(TypeSize.XS, self.look.palette.quiet))

    def _drawn(self, room: QSize) -> tuple[Axes, tuple[Bar, ...]]:
        rows = self.rows_shown(room.height())
        unit = self.state.unit.value
        top = top_of(-(-max(row.value for row in rows) // unit)) * unit
        room_px = min(self._names_px(rows), room.width() * 0.5)
        names = tuple((at + 0.5, self._cut(row.name, room_px)) for at, row in enumerate(rows))
        bars = tuple(
            Bar(QRectF(0.0, at + (1 - _LYING) / 2, float(row.value), _LYING), row.text, care=row.care)
            for at, row in enumerate(rows)
        )
        below = tuple((float(at), self._number(at)) for at in (0, top // 2, top))
        across = self._across(rows, top, room.width() - room_px)
        axes = Axes(across, float(len(rows)), below, names, room_px, lying=True, stale=self.state.age.stale)
        return axes, bars

    def _across(self, rows: tuple[Row, ...], top: int, width: float) -> float:
        """Room behind every bar for its figure, and behind the last number for half of it."""
        look, hue = self.look, self.look.palette.ink
        figure, number = Type(TypeSize.XS, hue, bold=True), Type(TypeSize.XS, hue)
        needed = [with_room(row.value, BESIDE_PX + text_width(look, row.text, figure), width) for row in rows]
        return max(*needed, with_room(top, text_width(look, self._number(top), number) / 2, width))

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
