"""A place of many pages: the state says which one is on the stage, and each is built when it is turned to."""

from collections.abc import Hashable
from typing import Any, Protocol

from PySide6.QtCore import Qt, SignalInstance, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.place import Place
from ui.theme.tokens import SPACE, Look, Room
from ui.widgets.painted import HALO
from ui.widgets.stage_page import StagePage


class Presented(Protocol):
    """A presenter, as far as its place needs to know it."""

    state: Any
    state_changed: SignalInstance


class PagedPlace(Place):
    """A screen derives from it, says which page a state asks for and how each is made, then calls `follow`.

    The page has the focus, and with it nothing that an enter key pressed late could press.
    """

    def __init__(self, look: Look, presenter: Presented, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._presented = presenter
        self._name: Hashable = None
        self._page: StagePage | None = None
        self._column = QVBoxLayout(self)
        self._foot = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._foot)

    def stand_below(self, part: QWidget) -> None:
        """Something that stays in sight below every page, until it is hidden."""
        side = self.look.mm(SPACE[3] if self.look.room is Room.FULL else 4) - HALO  # where faces stand
        self._foot.setContentsMargins(side, 0, side, self.look.mm(SPACE[0]))
        self._foot.addWidget(part)

    def follow(self) -> None:
        """Show the presenter's state from now on."""
        self._presented.state_changed.connect(self.render)
        self.render(self._presented.state)

    def page_name(self, state: Any) -> Hashable:
        """The page that a state asks for."""
        raise NotImplementedError

    def made(self, name: Hashable) -> StagePage:
        """A page of this name, new."""
        raise NotImplementedError

    @property
    def page(self) -> StagePage | None:
        """The page on the stage."""
        return self._page

    @Slot(object)
    def render(self, state: Any) -> None:  # type: ignore[override]  # not Qt's own render
        """Show a state."""
        name = self.page_name(state)
        page = self._page if self._page is not None and name == self._name else self._turn_to(name)
        page.show_state(state)
        self.show_foot(state)
        self.show_rail(page.rail(state))

    def show_foot(self, state: Any) -> None:
        """Show what stands below the page in this state; nothing unless a place says so."""

    def act(self, action: str) -> None:
        """The rail's action is the page's."""
        if self._page is not None:
            self._page.act(action)

    def showEvent(self, event: QShowEvent) -> None:
        """The place has come: its page takes the focus."""
        if self._page is not None:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, name: Hashable) -> StagePage:
        former, page = self._page, self.made(name)
        self._page, self._name = page, name
        if former is not None:
            self._column.removeWidget(former)
            former.hide()
            former.setParent(None)
            former.deleteLater()
        page.turned.connect(self._show_rail_again)
        self._column.insertWidget(0, page, 1)
        page.show()
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        return page

    def _show_rail_again(self) -> None:
        if self._page is not None:
            self.show_rail(self._page.rail(self._presented.state))
