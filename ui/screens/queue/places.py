"""The ways from the queue to the other places: in the rail where it has room, else on tiles."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetricsF

from app.domain.pack import Pack, PackState
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
_WITH_SCALES = (("scales", "bench", "shift", "places", "sign_out"), ("outputs", "delivery", "setup"))
"""The large screen while a scale is still to be checked."""
_HANDING = ("hand", "back")
_GIVES_WAY = ("setup", "places")
_ICONS: Mapping[str, str] = {
    "bench": "wrench",
    "hand": "arrow-right",
    "back": "arrow-left",
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
        "hand": QCoreApplication.translate("QueuePlaces", "Hand on"),
        "back": QCoreApplication.translate("QueuePlaces", "It came back"),
    }[place]


def ways(look: Look, state: QueueState, to_open: Pack | None, to_hand: Pack | None) -> tuple[Action, ...]:
    """The rail's secondaries. The bench says which pack it is about."""
    named = _split(look, state)[0]
    if to_hand is not None and look.room is Room.FULL:
        # The station's own page gives way: a tap on any group lets the pack go, and the page is back.
        named = (named[0], hand_or_back(to_hand), *(name for name in named[1:] if name not in _GIVES_WAY))
    return tuple(
        Action(name, _ICONS[name], place_word(name), _about(look, name, state, to_open)) for name in named
    )


def hand_or_back(pack: Pack) -> str:
    """What can be done with a chosen pack: it goes, or it is back."""
    return "back" if pack.state is PackState.HANDED_ON else "hand"


def tiles(look: Look, state: QueueState, to_hand: Pack | None) -> TileGridState:
    """The places that the rail has no room for, and what can be done with the chosen pack."""
    behind = _split(look, state)[1]
    if to_hand is not None and look.room is not Room.FULL:
        behind = (hand_or_back(to_hand), *behind)
    columns = 3 if look.room is Room.SMALL else 2
    named = to_hand.tag if to_hand is not None else ""
    return TileGridState(
        tuple((name, TileState(place_word(name), named if name in _HANDING else "")) for name in behind),
        columns=columns,
    )


def _split(look: Look, state: QueueState) -> tuple[tuple[str, ...], tuple[str, ...]]:
    due = state.scales_due and look.room is Room.FULL  # elsewhere the scales always stand on a tile
    return _WITH_SCALES if due else _IN_RAIL[look.room]


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
        "hand": presenter.begin_handing,
        "back": presenter.begin_handing,
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
