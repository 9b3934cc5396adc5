"""The bench's screen in its window, standing in a scene without having walked there."""

from dataclasses import dataclass, replace

from tests.fakes.desk import RecordingDesk
from tests.fakes.instruments import BENCH_METER, PARTS_SCALE
from tests.fakes.watches import ShownCamera, ShownGas, ShownMeter, ShownScale
from tests.ui.screens.bench.scenes import NOW_MS, scenes
from tests.ui.screens.bench.scenes_air import AIR
from tests.ui.screens.bench.stand import StillClock
from tests.ui.screens.intake_scenes import picture_before_camera
from ui.application.air import banner_of
from ui.bridge.desk import DeskBridge
from ui.screens.air.state import AirState
from ui.screens.air.words import blind_facts
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.screen import BenchScreen
from ui.screens.bench.state import BenchState
from ui.shell.notices import Notice, NoticeKind
from ui.shell.strip import StripState
from ui.shell.window import StationWindow
from ui.theme.tokens import Language, Look
from ui.widgets.camera_view import CameraView
from ui.wording import sentence


@dataclass(frozen=True, slots=True)
class Shown:
    """A screen over a presenter and a desk that remembers."""

    desk: RecordingDesk
    presenter: BenchPresenter
    screen: BenchScreen
    air: AirState | None = None

    @classmethod
    def with_state(cls, look: Look, state: BenchState) -> "Shown":
        """Standing in a state."""
        desk, camera = RecordingDesk(), ShownCamera(picture_before_camera())
        presenter = BenchPresenter(
            DeskBridge(desk),
            camera,
            meter=ShownMeter(),
            scale=ShownScale(),
            gas=ShownGas(),
            clock=StillClock(),
        )
        presenter.state = state
        screen = BenchScreen(
            look, presenter, camera.view, now_ms=lambda: NOW_MS, meter=BENCH_METER, scale=PARTS_SCALE
        )
        return cls(desk, presenter, screen)


def shown(look: Look, name: str) -> Shown:
    """The screen in the scene of that name; "_decided" and "_wrong" turn a page that has such turns."""
    scene, _, turn = name.rpartition("_")
    action = {"decided": "decide", "wrong": "look"}.get(turn, "")
    made = Shown.with_state(look, scenes()[scene if action else name])
    rail = made.screen.rail()
    offered = (*rail.secondaries, *((rail.primary,) if rail.primary is not None else ()))
    if made.screen.page is not None and any(one.id == action for one in offered):
        made.screen.page.act(action)
    return replace(made, air=AIR.get(name))


def in_window(look: Look, made: Shown) -> StationWindow:
    """The screen in the station's window, as it is seen."""
    view = made.presenter.state.view
    zh = look.language is Language.ZH
    window = StationWindow(look)
    window.show_strip(
        StripState(
            place="B2",
            who="员工 1001" if zh else "Op 1001",
            level="3S",
            pack=view.pack.tag if view is not None else "",
            step=(view.number, len(view.procedure.steps))
            if view is not None and view.step is not None
            else None,
            saved=1284,
            registry=1270,
            waiting=14,
            clock="10:42",
        )
    )
    window.show_place(made.screen)
    window.resize(look.width_px, look.height_px)
    if made.air is not None:
        _with_air(window, made.air)
    for picture in window.findChildren(CameraView):
        picture.look_again()
    return window


def _with_air(window: StationWindow, air: AirState) -> None:
    """The window with what the watch says of the air, as the face shows it."""
    window.show_air(banner_of(air, window.look.language))
    if air.blind:
        words = sentence("air.not_watched", **blind_facts(air))
        window.show_notices((Notice("air", NoticeKind.CARE, words),))
