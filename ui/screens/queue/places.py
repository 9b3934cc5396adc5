"""The ways from the queue to the other places: in the rail where it has room, else on tiles."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetricsF

from app.domain.pack import Pack
from ui.place import Action, ActionKind, RailState
from ui.screens.queue.presenter import QueuePresenter
from ui.screens.queue.state import QueueState
from ui.theme.lettering import font
from ui.theme.tokens import Look, Room, TypeSize
from ui.widgets.ink import shown
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGridState

# What stands in the rail itself, the rest stands behind "Places": (in the rail, on tiles).
_IN_RAIL: Mapping[Room, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Room.FULL: (("bench", "shift", "outputs", "setup", "sign_out"), ()),
    Room.LOW: (("bench", "shift", "places", "sign_out"), ("outputs", "delivery", "setup", "scales")),
    Room.SMALL: (("bench", "places"), ("shift", "outputs", "delivery", "setup", "scales", "sign_out")),
}
_SCALES_DUE = (("scales", "bench", "shift", "places", "sign_out"), ("outputs", "delivery", "setup"))
_ICONS: Mapping[str, str] = {
    "bench": "wrench",
    "shift": "people",
    "outputs": "box",
    "places": "branch",
    "delivery": "lorry",
    "setup": "gear",
    "scales": "scale",
    "sign_out": "door-out",
}


def place_word(place: str) -> str:
    """What a place is called on the way to it."""
    return {
        "bench": QCoreApplication.translate("QueuePlaces", "Bench"),
        "shift": QCoreApplication.translate("QueuePlaces", "Shift"),
        "outputs": QCoreApplication.translate("QueuePlaces", "Outputs, labels"),
        "places": QCoreApplication.translate("QueuePlaces", "Places"),
        "delivery": QCoreApplication.translate("QueuePlaces", "Delivery"),
        "scales": QCoreApplication.translate("QueuePlaces", "Check scales"),
        "setup": QCoreApplication.translate("QueuePlaces", "Station"),
        "sign_out": QCoreApplication.translate("QueuePlaces", "Sign out"),
    }[place]


def ways(look: Look, state: QueueState, to_open: Pack | None) -> tuple[Action, ...]:
    """The rail's secondaries. The bench says which pack it is about."""
    named = _placed(look, state)[0]
    return tuple(
        Action(name, _ICONS[name], place_word(name), _about(look, name, state, to_open)) for name in named
    )


def _placed(look: Look, state: QueueState) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Scales that are due stand first where the rail has room; elsewhere they always have a tile."""
    return _SCALES_DUE if state.scales_due and look.room is Room.FULL else _IN_RAIL[look.room]


def tiles(look: Look, state: QueueState) -> TileGridState:
    """The places that the rail has no room for."""
    behind = _placed(look, state)[1]
    columns = 3 if look.room is Room.SMALL else 2
    return TileGridState(tuple((name, TileState(place_word(name))) for name in behind), columns=columns)


def rail_while_choosing() -> RailState:
    """While a place is chosen there is only the way back to the packs."""
    words = QCoreApplication.translate("QueuePlaces", "Packs here")
    return RailState(Action("packs", "list", words, kind=ActionKind.PRIMARY))


def go(presenter: QueuePresenter, action: str) -> None:
    """Ask for a place."""
    asked: Mapping[str, Callable[[], None]] = {
        "bench": presenter.to_bench,
        "shift": presenter.shift_asked.emit,
        "outputs": presenter.outputs_asked.emit,
        "delivery": presenter.delivery_asked.emit,
        "setup": presenter.setup_asked.emit,
        "scales": presenter.scales_asked.emit,
        "sign_out": presenter.sign_out_asked.emit,
        "places": lambda: presenter.choose_place(True),
        "packs": lambda: presenter.choose_place(False),
    }
    if action in asked:
        asked[action]()


def _about(look: Look, place: str, state: QueueState, to_open: Pack | None) -> str:
    """Which pack the way to the bench is about; on a small screen a face has no room for it."""
    pack = state.on_bench or to_open
    if place != "bench" or pack is None or look.room is Room.SMALL:
        return ""
    full = look.room is Room.FULL
    metrics = QFontMetricsF(font(look, TypeSize.XS))
    tag = metrics.elidedText(shown(pack.tag), Qt.TextElideMode.ElideRight, look.mm(48 if full else 30))
    if not full:
        return tag
    if state.on_bench is not None:
        return QCoreApplication.translate("QueuePlaces", "go on with {tag}").format(tag=tag)
    return QCoreApplication.translate("QueuePlaces", "open {tag}").format(tag=tag)
