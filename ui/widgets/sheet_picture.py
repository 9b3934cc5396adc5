"""The sheet as it will lie on paper: one page at a time, as large as its captions need, moved by two keys."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from ui.theme.tokens import HAIRLINE, Look, Room, TypeSize
from ui.widgets.ink import CENTRE, Edge, Ink, Type
from ui.widgets.keys import Key, KeyState
from ui.widgets.painted import HALO, Painted

_KEY_MM = 20.4
_PAPER_MM = 210.0
_OVERLAP = 0.85  # of what is seen, the share that one key moves on


class _Page(Painted[tuple[bytes, str]]):
    """A page as a picture, or the words in its place."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, (b"", ""), parent)
        self._image = QImage()

    def render(self, state: tuple[bytes, str]) -> None:  # type: ignore[override]  # not Qt's own render
        """Show another page."""
        if state[0] != self.state[0]:
            self._image = QImage.fromData(state[0]) if state[0] else QImage()
        super().render(state)

    @property
    def picture(self) -> QSize:
        """Size of the page in px; empty while there is none."""
        return self._image.size()

    def spoken(self) -> str:
        """The words in place of the page."""
        return self.state[1]

    def draw(self, ink: Ink) -> None:
        """The page, or why there is none."""
        hues = self.look.palette
        if self._image.isNull():
            ink.card(self.area(), hues.surface, Edge(hues.line, HAIRLINE))
            style = Type(TypeSize.M, hues.quiet, bold=True)
            ink.words(self.area(), self.state[1], style, align=CENTRE, wrap=True)
            return
        ink.painter.drawImage(QRectF(QRect(QPoint(0, 0), self._image.size())), self._image)


class _Window(QScrollArea):
    """What is seen of a page.

    resized  it has another size now
    """

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell."""
        super().resizeEvent(event)
        self.resized.emit()


class SheetPicture(QWidget):
    """All pages of a sheet, one at a time.

    wide_enough  how many px wide the pages should be drawn
    turned       page now shown, counted from 0
    """

    wide_enough = Signal(int)
    turned = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._pages: tuple[bytes, ...] = ()
        self._number = 0
        self._instead = ""
        self._page = _Page(look, self)
        self._area = _Window(self)
        self._up = Key(look, KeyState("↑", name=self.tr("Back")), (_KEY_MM, _KEY_MM), self)
        self._down = Key(look, KeyState("↓", name=self.tr("Read on")), (_KEY_MM, _KEY_MM), self)
        self._up.meant.connect(self.read_back)
        self._down.meant.connect(self.read_on)
        self._lay_out()
        self._area.resized.connect(self._resized)
        for bar in (self._area.horizontalScrollBar(), self._area.verticalScrollBar()):
            bar.valueChanged.connect(self._show_keys)

    def show_pages(self, pages: tuple[bytes, ...], instead: str) -> None:
        """Show pages from the first on, or words instead of them."""
        if pages != self._pages:
            self._pages, self._number = pages, 0
            self._place(QPoint(0, 0))
        self._instead = instead
        self._show()

    @property
    def page(self) -> tuple[int, int]:
        """The page shown, counted from 1, and how many there are."""
        return min(self._number + 1, len(self._pages)), len(self._pages)

    def read_on(self) -> None:
        """Over the page as one reads, then to the next page."""
        self._move_by(1)

    def read_back(self) -> None:
        """The same way back."""
        self._move_by(-1)

    def _move_by(self, steps: int) -> None:
        stops = self._stops()
        here = self._here()
        place = min(range(len(stops)), key=lambda at: (stops[at] - here).manhattanLength()) + steps
        if 0 <= place < len(stops):
            self._place(stops[place])
        elif 0 <= self._number + steps < len(self._pages):
            self._number += steps
            self._show()
            self._place(self._stops()[0 if steps > 0 else -1])
            self.turned.emit(self._number)

    def _lay_out(self) -> None:
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._page)
        QScroller.grabGesture(self._area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        keys = QVBoxLayout()
        keys.setSpacing(max(0, self.look.mm(5) - 2 * HALO))
        keys.addWidget(self._up)
        keys.addWidget(self._down)
        keys.addStretch(1)
        for key in (self._up, self._down):
            key.setFixedSize(key.sizeHint())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.look.mm(1 if self.look.room is Room.SMALL else 3))
        row.addWidget(self._area, 1)
        row.addLayout(keys)

    def _show(self) -> None:
        page = self._pages[self._number] if self._number < len(self._pages) else b""
        self._page.render((page, self._instead))
        self._fit()
        self._show_keys()

    def _show_keys(self) -> None:
        """A key that leads nowhere says so."""
        stops, here = self._stops(), self._here()
        number, count = self.page
        first, last = here == stops[0] and number <= 1, here == stops[-1] and number >= count
        self._up.render(KeyState("↑", name=self.tr("Back"), not_now=first))
        self._down.render(KeyState("↓", name=self.tr("Read on"), not_now=last))

    def _resized(self) -> None:
        self._fit()
        self._show_keys()
        self.wide_enough.emit(max(self._seen().width(), self.look.mm(_PAPER_MM)))

    def _here(self) -> QPoint:
        return QPoint(self._area.horizontalScrollBar().value(), self._area.verticalScrollBar().value())

    def _seen(self) -> QSize:
        return self._area.viewport().size()

    def _fit(self) -> None:
        size = self._page.picture
        self._page.setFixedSize(self._seen() if size.isEmpty() else size)

    def _place(self, at: QPoint) -> None:
        self._area.horizontalScrollBar().setValue(at.x())
        self._area.verticalScrollBar().setValue(at.y())

    def _stops(self) -> list[QPoint]:
        """Where the keys stop on this page, in reading order."""
        beyond = self._page.size() - self._seen()
        across = _steps(beyond.width(), self._seen().width())
        down = _steps(beyond.height(), self._seen().height())
        return [QPoint(x, y) for y in down for x in across]


def _steps(beyond: int, seen: int) -> list[int]:
    """Offsets from 0 to `beyond` that leave nothing unseen, evenly."""
    if beyond <= 0 or seen <= 0:
        return [0]
    count = -(-beyond // max(1, int(seen * _OVERLAP)))
    return [beyond * number // count for number in range(count + 1)]
