"""The on-screen keyboard: a code that no camera can read, or a short note, typed with gloves on."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.tokens import Look, Room
from ui.widgets.keys import Key, KeyState
from ui.widgets.painted import HALO
from ui.widgets.text_field import TextField, TextFieldState

KEY_MM = 20.4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDE = ("1234567890", "QWERTYUIOP", "ASDFGHJKL-", "ZXCVBNM.")
_SMALL_PAGES = (("123456", "7890-."), ("ABCDEF", "GHIJKL"), ("MNOPQR", "STUVWX"), ("YZ",))


@dataclass(frozen=True, slots=True)
class TextPadState:
    """What is asked for.

    `cells` sets the text in groups of four for comparing; `most` is the most signs taken; `text` is what
    stands there already; `refusal` is why enter is closed ("" when it is open).
    """

    caption: str
    text: str = ""
    cells: bool = True
    most: int = 32
    refusal: str = ""


class TextPad(QWidget):
    """Letters, figures, hyphen and dot; letters are capitals. A keyboard works too while the pad has focus.

    `changed` carries the text after every key, `entered` the text when it is done. Where the rail's primary
    enters, the pad needs no key of its own for it: `own_enter=False` saves its column.
    """

    changed = Signal(str)
    entered = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None, *, own_enter: bool = True) -> None:
        super().__init__(parent)
        self.look = look
        self._own_enter = own_enter
        self._state = TextPadState("")
        self._page = 0
        self._field = TextField(look, TextFieldState(), self)
        self._grid = QGridLayout()
        self._pages: list[list[QWidget]] = []
        self._enter = self._service("tick", self.tr("Enter"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._enter.meant.connect(self.enter)
        self._enter.setVisible(own_enter)
        self._lay_out()

    def render(self, state: TextPadState) -> None:  # type: ignore[override]  # not Qt's own render
        """Ask for a text; `state.text` replaces what stands there."""
        self._state = state
        self.setAccessibleName(state.caption)
        self._show()

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._state.text

    @property
    def field_px(self) -> int:
        """Height of the field in px."""
        return self._field.minimumSizeHint().height()

    def enter(self) -> None:
        """Report the text, when there is one and it is not refused."""
        if self._state.text and not self._state.refusal:
            self.entered.emit(self._state.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Signs, take back and enter from a keyboard."""
        if event.key() in _ENTER:
            self.enter()
        elif event.key() == Qt.Key.Key_Backspace:
            self._drop()
        elif len(event.text()) == 1 and event.text().isprintable():
            self._add(event.text())
        else:
            super().keyPressEvent(event)

    def turn_page(self) -> None:
        """On a small screen, show the next keys."""
        self._page = (self._page + 1) % len(self._pages)
        self._show()

    def _lay_out(self) -> None:
        gap = max(0, self.look.mm(5) - 2 * HALO)
        self._grid.setSpacing(gap if self.look.room is Room.FULL else 0)
        self._grid.setContentsMargins(0, 0, 0, 0)
        if self.look.room is Room.SMALL:
            self._lay_small()
        else:
            self._lay_wide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0 if self.look.room is Room.SMALL else self.look.mm(3))
        column.addWidget(self._field)
        column.addLayout(self._grid)

    def _lay_wide(self) -> None:
        keys: list[QWidget] = []
        for row, signs in enumerate(_WIDE):
            for place, sign in enumerate(signs):
                key = self._sign_key(sign)
                self._grid.addWidget(key, row, place)
                keys.append(key)
        self._grid.addWidget(self._space(), 3, 8)
        self._grid.addWidget(self._take_back(), 3, 9)
        if self._own_enter:
            self._grid.addWidget(self._enter, 0, 10, 4, 1)
        self._pages = [keys]

    def _lay_small(self) -> None:
        for rows in _SMALL_PAGES:
            keys: list[QWidget] = []
            for row, signs in enumerate(rows):
                for place, sign in enumerate(signs):
                    key = self._sign_key(sign)
                    self._grid.addWidget(key, row, place)
                    keys.append(key)
            self._pages.append(keys)
        swap = self._service("swap", self.tr("More keys"))
        swap.meant.connect(self.turn_page)
        service = [swap, self._space(), self._take_back(), *([self._enter] if self._own_enter else [])]
        for place, key in enumerate(service):
            self._grid.addWidget(key, 2, place)

    def _sign_key(self, sign: str) -> Key:
        key = Key(self.look, KeyState(sign, slashed=sign == "0"), (KEY_MM, KEY_MM), self)
        key.meant.connect(lambda: self._add(sign))
        return key

    def _service(self, icon: str, name: str) -> Key:
        return Key(self.look, KeyState("", icon, name, service=True), (KEY_MM, KEY_MM), self)

    def _take_back(self) -> Key:
        key = self._service("key-backspace", self.tr("Take back"))
        key.meant.connect(self._drop)
        return key

    def _space(self) -> Key:
        key = Key(self.look, KeyState("␣", name=self.tr("Space")), (KEY_MM, KEY_MM), self)
        key.meant.connect(lambda: self._add(" "))
        return key

    def _add(self, sign: str) -> None:
        if len(self._state.text) < self._state.most:
            self._change(self._state.text + sign.upper())

    def _drop(self) -> None:
        self._change(self._state.text[:-1])

    def _change(self, text: str) -> None:
        self._state = replace(self._state, text=text)
        self._show()
        self.changed.emit(text)

    def _show(self) -> None:
        state = self._state
        for number, keys in enumerate(self._pages):
            for key in keys:
                key.setVisible(number == self._page)
        self._field.render(TextFieldState(state.caption, state.text, state.cells, state.refusal))
        closed = bool(state.refusal) or not state.text
        self._enter.render(KeyState("", "tick", self.tr("Enter"), service=True, not_now=closed))
