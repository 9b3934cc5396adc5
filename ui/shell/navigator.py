"""Which place is open: a closed set, each place built by its factory for the look now worn."""

from collections.abc import Callable, Mapping
from enum import Enum

from PySide6.QtCore import QObject, Signal

from ui.place import Place
from ui.shell.window import StationWindow
from ui.theme.tokens import Look


class PlaceName(Enum):
    """The places of the station; the value is what the records keep to open the same place again."""

    SIGN_IN = "sign_in"
    QUEUE = "queue"
    INTAKE = "intake"
    BENCH = "bench"
    OUTPUTS = "outputs"
    SHIFT = "shift"
    DELIVERY = "delivery"
    SETUP = "setup"
    LIBRARY = "library"
    TRIALS = "trials"
    SCALES = "scales"


Factory = Callable[[Look], Place]


class Navigator(QObject):
    """Opens places in the window. A factory builds the view and renders the presenter's present state.

    opened  PlaceName: it is on the screen now
    """

    opened = Signal(object)

    def __init__(
        self, window: StationWindow, factories: Mapping[PlaceName, Factory], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._factories = dict(factories)
        self._name: PlaceName | None = None

    @property
    def name(self) -> PlaceName | None:
        """The open place; None before the first."""
        return self._name

    def go(self, name: PlaceName) -> None:
        """Open a place, unless it is open already. Raises KeyError when it has no factory."""
        if name is not self._name:
            self._open(name)

    def wear(self, look: Look) -> None:
        """Change language or screen: the shell and the open place are built anew."""
        self._window.wear(look)
        if self._name is not None:
            self._open(self._name)

    def _open(self, name: PlaceName) -> None:
        place = self._factories[name](self._window.look)
        self._name = name
        self._window.show_place(place)
        self.opened.emit(name)
