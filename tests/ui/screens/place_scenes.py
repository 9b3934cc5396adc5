"""Sign-in, queue, delivery, station and emergency in the states that matter, for tests and for eyes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from app.domain.identity import Identity, Kind, Level
from app.domain.leaving_facts import AfterAlarm
from app.domain.moment import Moment
from app.domain.operator import Role
from app.domain.pack import Pack, PackState, Papers
from app.domain.reading import Health
from app.domain.refusals import refuse
from app.domain.scan import ReadBy, ScannedCode, Symbology
from app.domain.units import parse_mass
from app.floor.bench_views import EmptyBench
from app.floor.views import (
    BackupNow,
    CodeView,
    DeliveryView,
    OperatorView,
    QueueView,
    ResumeView,
    Saved,
    SyncKind,
    SyncState,
)
from app.loops import LatestValue
from tests.fakes.desk import RecordingDesk
from tests.fakes.papers import FakePapers
from tests.fakes.watches import ShownCamera
from tests.ui.screens.handing_scenes import AWAY_SCENES, hand
from tests.ui.screens.handing_scenes import SCENES as HANDING
from tests.ui.screens.place_facts import facts, intake_only
from tests.ui.screens.scales_scenes import STATES, scales_scene
from tests.ui.screens.still_life import NOW, StillClock, grey_picture
from ui.application.alarm import Alarm
from ui.bridge.desk import DeskBridge
from ui.bridge.papers import PapersBridge
from ui.place import Place
from ui.screens.delivery.presenter import DeliveryPresenter
from ui.screens.delivery.screen import DeliveryScreen
from ui.screens.emergency.presenter import EmergencyPresenter
from ui.screens.queue.presenter import QueuePresenter
from ui.screens.queue.screen import QueueScreen
from ui.screens.queue.state import Tab
from ui.screens.setup.presenter import SetupPresenter
from ui.screens.setup.screen import SetupScreen
from ui.screens.setup.state import DEVICES, StationFacts
from ui.screens.sign_in.presenter import SignInPresenter
from ui.screens.sign_in.screen import SignInScreen
from ui.shell.strip import StripState
from ui.shell.window import StationWindow
from ui.theme.tokens import Look, Room
from ui.widgets.camera_view import CameraView

HINT = "2001 PIN 4711, 2002 PIN 4712, 9001 PIN 9712"
OPERATOR = OperatorView("OP-1", "员 1001", "Op 1001", "zh", "2S", Role.OPERATOR, "s1")


class Floor:
    """Presenters over a desk that remembers; what a scene is made from."""

    def __init__(
        self, *, sees: bool = True, station: StationFacts | None = None, papers: FakePapers | None = None
    ) -> None:
        self.desk = RecordingDesk()
        self.bridge = DeskBridge(self.desk)
        self.camera = ShownCamera(grey_picture() if sees else None)
        self.clock = StillClock()
        self.tried: list[str] = []
        self.backup: LatestValue[BackupNow] = LatestValue()
        self.backup.put(BackupNow(NOW))
        self.sign_in = SignInPresenter(self.bridge, self.camera)
        self.queue = QueuePresenter(self.bridge)
        self.delivery = DeliveryPresenter(self.bridge, self.clock, self._try)
        self.setup = SetupPresenter(self.bridge, station or facts(), backup=self.backup)
        self.emergency = EmergencyPresenter(
            self.bridge,
            self.camera,
            self.clock,
            site=("Intake I1", "A", "119"),
            papers=PapersBridge(papers) if papers is not None else None,
        )

    def sign_in_screen(self, look: Look, hint: str = "") -> SignInScreen:
        return SignInScreen(look, self.sign_in, self.camera.view, lambda: 60_000, hint)

    def _try(self) -> None:
        self.tried.append("now")


def code(text: str) -> ScannedCode:
    """A settled code."""
    payload = text.encode("utf-8", "surrogatepass")
    return ScannedCode(payload, text, Symbology.QR, ReadBy.CAMERA, Moment(NOW, 1, "boot"), 1, "zxing")


def pack(number: int, state: PackState = PackState.STORED, triage_class: str = "A") -> Pack:
    """A pack as intake leaves it."""
    open_intake = state in (PackState.RECEIVED, PackState.TRIAGED)
    return Pack(
        id=f"pack-{number}",
        tag=f"P-2611-{number:04d}",
        code=f"04QPB7A0012H0JD5K000{number:04d}",
        kind="gbt34014",
        level="ok",
        reasons=(),
        fields=MappingProxyType({"chemistry": "LFP", "vendor_name": "EVE", "product_type": "pack"}),
        read_by="camera",
        papers=Papers(consignment="LN-1"),
        state=state,
        received_at=NOW - timedelta(hours=5 * number),
        answers=MappingProxyType({}),
        triage_class="" if state is PackState.RECEIVED else triage_class,
        mass=None if open_intake else parse_mass("412.0", "kg"),
        mass_source="" if open_intake else "instrument",
        location="" if open_intake else f"A{number}-02",
        recheck_due=NOW + timedelta(hours=4) if state is PackState.QUARANTINED else None,
        twin_of=None,
    )


PACKS = (
    *(pack(number) for number in range(1, 9)),
    pack(11, PackState.HELD, "B"),
    pack(12, PackState.HELD_PAPERS, "B-doc"),
    pack(13, PackState.QUARANTINED, "C"),
    pack(14, PackState.QUARANTINED, "EMERGENCY"),
)
OPEN = (pack(21, PackState.RECEIVED), pack(22, PackState.TRIAGED, "C"))


def queue_view(packs: tuple[Pack, ...] = PACKS) -> QueueView:
    """What the desk says of these packs."""

    def count(*states: PackState) -> int:
        return sum(known.state in states for known in packs)

    return QueueView(
        packs=packs,
        open_intakes=sum(known.state.open_intake for known in packs),
        stored=count(PackState.STORED),
        held=count(PackState.HELD, PackState.HELD_PAPERS),
        quarantined=count(PackState.QUARANTINED),
        now=NOW,
    )


def delivery_view(waiting: int = 14, attached: int = 0) -> DeliveryView:
    """A station with 1284 entries."""
    return DeliveryView(
        saved=1284,
        newest_at=NOW - timedelta(seconds=10),
        receipted=1284 - waiting,
        receipts_checked=311,
        last_receipt_at=NOW - timedelta(hours=2, minutes=10),
        waiting=waiting,
        oldest_waiting_at=NOW - timedelta(hours=2, minutes=10) if waiting else None,
        station="01936d3c-41d2-7a31-9b1e-2f0f6f1a77c2",
        registry="practice-registry",
        realm="practice",
        attachments_waiting=attached,
        attachment_bytes=attached * 1_512_000,
        heard_at=NOW,
    )


def sign_in_scene(look: Look, scene: str) -> Place:
    """ready, number, pin, refused, restarted, blind, practice (everything at once)."""
    floor = Floor(sees=scene != "blind")
    screen = floor.sign_in_screen(look, HINT if scene == "practice" else "")
    _keep(screen, floor)
    if scene == "blind":
        floor.sign_in.device_changed("camera", Health.LOST, "lost")
        return screen
    floor.sign_in.device_changed("camera", Health.READY, "")
    floor.sign_in.device_changed("scale", Health.READY, "")
    resumed = ResumeView(None, "", {}, None, 1284, NOW, False) if scene in ("restarted", "practice") else None
    floor.sign_in.begin(resumed)
    floor.desk.answer(queue_view((*PACKS, OPEN[0])))
    if scene in ("number", "pin", "refused"):
        screen.act("pad")
    if scene in ("pin", "refused", "practice"):
        floor.sign_in.entered("2001")
    if scene in ("refused", "practice"):
        floor.sign_in.entered("0000")
        floor.desk.answer(refuse("operator.pin_wrong", tries_left=2))
    return screen


AWAY = (pack(41, PackState.HANDED_ON), pack(42, PackState.HANDED_ON))
QUEUE = ("stored", "selected", "scales", "held", "quarantined", "open", "empty", "not_here", *HANDING)


def queue_scene(look: Look, scene: str) -> Place:
    """stored, selected, scales, held, quarantined, open, empty, not_here, away, the pages of handing on."""
    floor = Floor()
    screen = QueueScreen(look, floor.queue)
    _keep(screen, floor)
    floor.queue.begin()
    more = OPEN if scene == "open" else AWAY if scene in AWAY_SCENES else ()
    view = queue_view(() if scene == "empty" else (*PACKS, *more))
    floor.desk.answer(replace(view, scales_due=scene == "scales"))
    tabs = {"held": Tab.HELD, "quarantined": Tab.QUARANTINED, "open": Tab.OPEN}
    tabs |= dict.fromkeys(AWAY_SCENES, Tab.AWAY)
    floor.queue.choose_tab(tabs.get(scene, Tab.STORED))
    if scene == "selected":
        floor.queue.select("pack-2")
    if scene.startswith("hand"):
        known = AWAY[0] if scene in AWAY_SCENES else PACKS[1]
        hand(floor.queue, floor.desk, scene, known=known, scan=code)
    if scene == "not_here":
        floor.queue.code_seen(code("04QPB7A0012H0JD5K9999999"))
        floor.desk.answer(code_view("04QPB7A0012H0JD5K9999999"))
    return screen


def delivery_scene(look: Look, scene: str) -> Place:
    """unknown, starting, delivered, sending, photographs, offline, attention."""
    floor = Floor()
    screen = DeliveryScreen(look, floor.delivery)
    _keep(screen, floor)
    if scene == "unknown":
        return screen
    kinds = {
        "starting": SyncState(SyncKind.STARTING, NOW),
        "delivered": SyncState(SyncKind.UP_TO_DATE, NOW),
        "offline": SyncState(SyncKind.OFFLINE, NOW - timedelta(hours=2, minutes=10), "registry.unreachable"),
        "attention": SyncState(SyncKind.ATTENTION, NOW, "registry.fork"),
    }
    waiting = {"delivered": 0, "photographs": 0}.get(scene, 14)
    attached = 41 if scene in ("photographs", "offline") else 0
    floor.delivery.sync_changed(kinds.get(scene, SyncState(SyncKind.SENDING, NOW)))
    for minutes in range(300, -1, -10):
        floor.clock.utc = NOW - timedelta(minutes=minutes)
        floor.delivery.look()
        grown = max(0, 14 - minutes // 10) if waiting else (minutes // 10) % 3 % 2
        while floor.desk.waiting:
            floor.desk.answer(delivery_view(grown, attached))
    return screen


def setup_scene(look: Look, scene: str) -> Place:
    """good, lost, connecting, intake_only, printing, identity, printers, readers."""
    simulated = scene in ("good", "identity")
    station = (
        intake_only() if scene == "intake_only" else facts() if simulated else facts("usb:0", "tty/USB0")
    )
    floor = Floor(station=station)
    screen = SetupScreen(look, floor.setup)
    _keep(screen, floor)
    if scene in ("lost", "printers"):
        reasons = {
            "camera": "lost",
            "label_printer": "printer.out_of_labels",
            "sheet_printer": "printer.strange",
        }
        for name in DEVICES:
            floor.setup.device_changed(name, Health.LOST, reasons.get(name, "disconnected"))
    elif scene != "connecting":
        fitted = ("camera", "scale") if scene == "intake_only" else DEVICES[:5]
        for name in (*fitted, *(DEVICES[5:] if scene == "printing" else ())):
            floor.setup.device_changed(name, Health.READY, "")
    if scene == "readers":
        floor.setup.device_changed("scanner", Health.STALE, "reader.several_lines")
        floor.setup.device_changed("badge_reader", Health.READY, "")
        screen.act("readers" if look.room is Room.SMALL else "printers")
    if scene in (("printers",) if look.room is Room.FULL else ("identity", "printers")):
        screen.act(scene)
    return screen


_OF_A_RUN = ("question", "made_safe", "goes_on", "sure")


def emergency_window(look: Look, scene: str) -> StationWindow:
    """no_pack, recorded, no_paper, badge, wrong, pin, and of a run on the bench question, made_safe, goes_on
    and sure: the whole window, for the card lies on it."""
    papers = FakePapers(lambda _command, _reply: None)
    papers.fault = "printer.queue_stopped" if scene == "no_paper" else ""
    floor = Floor(papers=papers)
    window = framed(look, QueueScreen(look, floor.queue))
    alarm = Alarm(window, floor.emergency, floor.clock, window)
    _keep(window, floor, alarm)
    floor.emergency.state_changed.connect(alarm.show)
    floor.emergency.raise_alarm(None if scene == "no_pack" else PACKS[0], OPERATOR)
    floor.clock.utc = NOW + timedelta(seconds=14)
    if scene != "no_pack":
        floor.desk.answer(Saved(1, 99, NOW))
        on_bench = scene in _OF_A_RUN
        floor.desk.answer(refuse("procedure.missing", procedure="a@1") if on_bench else EmptyBench(()))
    if scene in ("badge", "wrong", "pin", *_OF_A_RUN):
        floor.emergency.ask_lead()
    if scene in _OF_A_RUN and scene != "question":
        floor.emergency.choose(AfterAlarm.FALSE_ALARM if scene == "goes_on" else AfterAlarm.MAKE_SAFE)
    if scene in ("wrong", "pin", "sure"):
        floor.emergency.code_seen(code("BG9001W"))
    if scene == "wrong":
        floor.emergency.end("0000")
        floor.desk.answer(refuse("operator.pin_wrong", tries_left=2))
    alarm.show()
    return window


def framed(look: Look, place: Place) -> StationWindow:
    """A place in its window."""
    window = StationWindow(look)
    window.resize(look.width_px, look.height_px)
    window.show_strip(StripState(place="Intake I1", clock="10:42"))
    window.show_place(place)
    for picture in window.findChildren(CameraView):
        picture.look_again()
    return window


DELIVERY = ("unknown", "starting", "delivered", "sending", "photographs", "offline", "attention")
Maker = Callable[[Look, str], Place]
SCENES: dict[str, tuple[Maker, tuple[str, ...]]] = {
    "sign_in": (sign_in_scene, ("ready", "number", "pin", "refused", "restarted", "blind", "practice")),
    "queue": (queue_scene, QUEUE),
    "delivery": (delivery_scene, DELIVERY),
    "setup": (
        setup_scene,
        ("good", "lost", "connecting", "intake_only", "printing", "identity", "printers", "readers"),
    ),
    "scales": (scales_scene, tuple(STATES)),
}
EMERGENCY = ("no_pack", "recorded", "no_paper", "badge", "wrong", "pin", *_OF_A_RUN)


def window_of(look: Look, room: str, scene: str) -> StationWindow:
    """The whole window in one scene."""
    if room == "emergency":
        return emergency_window(look, scene)
    return framed(look, SCENES[room][0](look, scene))


def all_scenes() -> list[tuple[str, str]]:
    """Every room with each of its scenes."""
    rooms = [(room, scene) for room, (_, scenes) in SCENES.items() for scene in scenes]
    return [*rooms, *(("emergency", scene) for scene in EMERGENCY)]


def code_view(text: str, known: tuple[Pack, ...] = ()) -> CodeView:
    """A code of no known form, and the packs that carry it."""
    seen = code(text)
    return CodeView(seen, Identity(seen.payload, seen.text, Kind.OPAQUE, Level.WARN), known, 0)


def _keep(widget: object, *parts: object) -> None:
    widget.kept = parts  # type: ignore[attr-defined]  # presenters live as long as what they feed
