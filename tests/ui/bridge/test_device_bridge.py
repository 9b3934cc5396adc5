"""What devices, delivery and faults say on their threads arrives as signals."""

import sys
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QThread
from pytestqt.qtbot import QtBot

from app.domain.camera import CameraNow, CameraPlate
from app.domain.gas import GasNow
from app.domain.moment import Moment
from app.domain.reading import Health, ScaleNow, Unread
from app.floor.views import SyncKind, SyncState
from app.loops import InboxLoop
from tests.fakes.air import ShownAir
from tests.fakes.floor import Floor
from tests.fakes.watches import ShownMeter
from tests.fakes.work_unit import START
from tests.ui.presenters.bench import Ear
from ui.bridge.devices import DeviceBridge
from ui.bridge.faults import FaultBridge
from ui.bridge.sync import SyncBridge

AT = Moment(START, 60_000, "boot-1")


def test_what_another_thread_says_arrives_on_the_main_one(qtbot: QtBot) -> None:
    floor = Floor()
    devices, sync = DeviceBridge(), SyncBridge()
    came: list[tuple[object, bool]] = []
    main = QCoreApplication.instance()
    assert main is not None

    class Listener(Ear):
        def hear(self, *said: object) -> None:
            came.append((said[0], QThread.currentThread() is main.thread()))

    listener = Listener(devices.code_seen, sync.changed)
    loop: InboxLoop[Callable[[], None]] = InboxLoop("device", lambda act: act())
    loop.start()
    code = floor.scanned()
    state = SyncState(SyncKind.OFFLINE, START)
    loop.post(lambda: devices.tell_code(code))
    loop.post(lambda: sync.tell(state))
    qtbot.waitUntil(lambda: len(came) == 2, timeout=3000)
    assert loop.stop()
    assert came == [(code, True), (state, True)]
    assert listener.heard == []


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (ScaleNow(None, Unread.BELOW_MIN, None, Health.READY, AT), ("scale", Health.READY, "")),
        (ScaleNow(None, Unread.STALE, None, Health.STALE, AT), ("scale", Health.STALE, "stale")),
        (ScaleNow(None, Unread.DISCONNECTED, None, Health.LOST, AT), ("scale", Health.LOST, "disconnected")),
    ],
)
def test_a_scale_says_why_only_when_it_is_not_ready(
    qtbot: QtBot, now: ScaleNow, told: tuple[str, Health, str]
) -> None:
    bridge = DeviceBridge()
    with qtbot.waitSignal(bridge.device_changed, timeout=1000) as said:
        bridge.tell_scale(now)
    assert tuple(said.args) == told


def test_a_settled_weight_is_told(qtbot: QtBot) -> None:
    bridge = DeviceBridge()
    reading = Floor().weight()
    settled = Ear(bridge.scale_settled)
    bridge.tell_scale(ScaleNow(reading.mass, Unread.MOVING, None, Health.READY, AT))
    bridge.tell_scale(ScaleNow(reading.mass, None, reading, Health.READY, AT))
    assert [now.settled for now in settled.heard] == [reading]  # type: ignore[attr-defined]


def test_the_parts_scale_and_the_meter_go_by_names_of_their_own(qtbot: QtBot) -> None:
    bridge = DeviceBridge()
    changed: list[tuple[object, ...]] = []
    bridge.device_changed.connect(lambda *said: changed.append(said))
    packs, parts, voltages = Ear(bridge.scale_settled), Ear(bridge.parts_settled), Ear(bridge.voltage_changed)
    reading = Floor().weight()
    bridge.tell_parts_scale(ScaleNow(reading.mass, None, reading, Health.READY, AT))
    meter = ShownMeter()
    for act in (meter.lift, lambda: meter.settle("-84.2"), lambda: meter.refuse(Unread.STALE, Health.STALE)):
        act()
        bridge.tell_voltage(meter.now())
    assert changed == [
        ("parts_scale", Health.READY, ""),
        ("meter", Health.READY, ""),
        ("meter", Health.READY, ""),
        ("meter", Health.STALE, "stale"),
    ]
    assert (packs.heard, len(parts.heard), len(voltages.heard)) == ([], 1, 3)


def test_the_gas_meter_is_told_of_and_its_word_is_carried_on(qtbot: QtBot) -> None:
    bridge = DeviceBridge()
    changed: list[tuple[object, ...]] = []
    bridge.device_changed.connect(lambda *said: changed.append(said))
    heard = Ear(bridge.gas_changed)
    good = ShownAir(lambda: AT).now()
    lost = GasNow((), Unread.DISCONNECTED, Health.LOST, AT)
    for now in (good, lost):
        bridge.tell_gas(now)
    assert changed == [("gas", Health.READY, ""), ("gas", Health.LOST, "disconnected")]
    assert heard.heard == [good, lost]


@pytest.mark.parametrize(("fault", "health"), [("", Health.READY), ("printer.out_of_labels", Health.LOST)])
def test_a_printer_says_how_its_last_job_went(qtbot: QtBot, fault: str, health: Health) -> None:
    bridge = DeviceBridge()
    with qtbot.waitSignal(bridge.device_changed, timeout=1000) as said:
        bridge.tell_printer("label_printer", fault)
    assert said.args == ["label_printer", health, fault]


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        (CameraNow(Health.READY, plate=CameraPlate(1280, 720, not_taken=("size",))), ""),
        (CameraNow(Health.LOST, "camera.busy"), "camera.busy"),
        (CameraNow(Health.STALE), "stale"),
    ],
)
def test_a_camera_says_how_it_is_and_what_its_driver_took(
    qapp: QCoreApplication, now: CameraNow, reason: str
) -> None:
    bridge = DeviceBridge()
    changed: list[tuple[object, ...]] = []
    took: list[object] = []
    bridge.device_changed.connect(lambda *said: changed.append(said))
    bridge.camera_read_back.connect(took.append)
    bridge.tell_camera(now)
    assert changed == [("camera", now.health, reason)]
    assert took == [now.plate]


def test_an_uncaught_fault_of_any_thread_is_logged_and_told(
    qtbot: QtBot, expected_log: Callable[[str], None]
) -> None:
    expected_log("ui.bridge.faults: uncaught fault")
    before = sys.excepthook, threading.excepthook
    bridge = FaultBridge()
    try:
        bridge.listen()
        loop: InboxLoop[object] = InboxLoop("breaks", lambda item: {}[item])  # type: ignore[index]
        with qtbot.waitSignal(bridge.defect, timeout=3000) as told:
            loop.start()
            loop.post("nothing")
        assert told.args == ["KeyError"]
        assert loop.stop()
    finally:
        sys.excepthook, threading.excepthook = before
