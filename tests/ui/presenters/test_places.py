"""Sign-in, queue, delivery, set-up and the emergency card over the real desk."""

from datetime import timedelta

import pytest

from app.domain.operator import Operator, Role
from app.domain.reading import Health
from app.domain.refusals import Refusal
from app.floor import commands as ask
from app.floor.views import OperatorView, SyncKind, SyncState
from app.wire.receipt import Receipt, issue
from tests.fakes.floor import ANNE, BO, CODE, LEAD, OTHER_CODE
from tests.fakes.papers import FakePapers
from tests.ui.presenters.bench import Bench, Ear
from ui.bridge.papers import PapersBridge
from ui.screens.delivery.presenter import DeliveryPresenter
from ui.screens.emergency.presenter import EmergencyPresenter
from ui.screens.emergency.state import EmergencyState
from ui.screens.queue.presenter import QueuePresenter
from ui.screens.queue.state import Tab
from ui.screens.setup.presenter import SetupPresenter
from ui.screens.setup.state import StationFacts
from ui.screens.sign_in.presenter import SignInPresenter
from ui.screens.sign_in.state import Asked

SITE = ("I1", "A", "119")


def facts(realm: str = "practice", *, camera: str = "", scale: str = "") -> StationFacts:
    return StationFacts("I1", "ST-001", realm, "REG-1", "", "00", "here", "0.1", camera, scale)


# ---- sign-in


@pytest.fixture
def door(bench: Bench) -> SignInPresenter:
    bench.floor.do(ask.SignOut())
    door = SignInPresenter(bench.bridge, bench.camera)
    bench.do(door.begin)
    return door


def test_a_badge_opens_and_another_does_not(bench: Bench, door: SignInPresenter) -> None:
    came, tones = Ear(door.signed_in), Ear(door.turned_down)
    door.code_seen(bench.floor.scanned("BG0000"))
    bench.settle()
    assert door.state.refusal is not None
    assert (door.state.refusal.code, door.state.busy, len(tones)) == ("operator.badge_unknown", False, 1)
    door.code_seen(bench.floor.scanned(BO.badge))
    bench.settle()
    assert door.state.refusal is None
    (who,) = came.heard
    assert isinstance(who, OperatorView)
    assert (who.id, who.role) == (BO.id, Role.OPERATOR)


def test_a_number_and_its_pin(bench: Bench, door: SignInPresenter) -> None:
    came = Ear(door.signed_in)
    door.entered("")
    assert door.state.asked is Asked.NUMBER
    door.entered("1001")
    assert door.state.asked is Asked.PIN
    door.back()
    door.entered("1002")
    door.entered("2001")
    door.entered("2001")
    bench.settle()
    assert [one.id for one in came.heard] == [BO.id]  # type: ignore[attr-defined]
    assert bench.floor.types().count("operator.signed_in") == 2, "Anne before, Bo once"


def test_wrong_pins_lock_and_the_time_is_told(bench: Bench, door: SignInPresenter) -> None:
    codes = []
    for _ in range(6):
        door.entered("1001")
        door.entered("0000")
        bench.settle()
        assert (door.state.asked, door.state.busy) == (Asked.NUMBER, False)
        assert isinstance(door.state.refusal, Refusal)
        codes.append(door.state.refusal.code)
    assert codes == ["operator.pin_wrong"] * 5 + ["operator.pin_locked"]
    assert door.state.refusal is not None
    assert isinstance(door.state.refusal.facts["seconds"], int)
    bench.floor.clock.pass_by(timedelta(minutes=2))
    came = Ear(door.signed_in)
    door.entered("1001")
    door.entered("1001")
    bench.settle()
    assert len(came) == 1


def test_the_door_says_what_is_safe_and_what_is_left(bench: Bench, door: SignInPresenter) -> None:
    bench.floor.sign_in()
    bench.floor.received()
    bench.floor.do(ask.SignOut())
    view = bench.resumed()
    bench.do(lambda: door.begin(view))
    assert (door.state.restarted, door.state.saved, door.state.newest_at) == (
        True,
        view.saved,
        view.newest_at,
    )
    assert (door.state.left_open, door.state.held, door.state.quarantined) == (1, 0, 0)
    door.device_changed("scale", Health.READY, "")
    assert dict(door.state.devices) == {"camera": Health.CONNECTING, "scale": Health.READY}
    bench.do(door.begin)
    assert not door.state.restarted
    assert dict(door.state.devices)["scale"] is Health.READY


# ---- queue


def routed(bench: Bench, code: str, *yes: str) -> str:
    pack = bench.floor.received(code)
    if "T01" in yes:
        bench.floor.saved(ask.AnswerTriage(pack, "now", frozenset(yes)))
    else:
        bench.floor.saved(ask.AnswerTriage(pack, "now", frozenset()))
        bench.floor.saved(ask.AnswerTriage(pack, "liquids_and_case", frozenset(yes)))
        for group in ("heat_fire_crash", "high_voltage_and_seal", "model_and_bms"):
            bench.floor.saved(ask.AnswerTriage(pack, group, frozenset()))
        bench.floor.saved(ask.TakeWeight(pack, bench.floor.weight()))
    bench.floor.saved(ask.RoutePack(pack))
    return pack


def test_packs_are_listed_by_what_may_be_done_with_them(bench: Bench) -> None:
    queue = QueuePresenter(bench.bridge)
    third = CODE[:-1] + "8"
    ids = {
        Tab.STORED: routed(bench, CODE),
        Tab.HELD: routed(bench, OTHER_CODE, "T05"),
        Tab.QUARANTINED: routed(bench, third, "T01"),
    }
    ids[Tab.OPEN] = bench.floor.received(CODE[:-1] + "9")
    bench.do(queue.begin)
    state = queue.state
    assert (state.stored_count, state.held_count, state.quarantined_count, state.open_count) == (1, 1, 1, 1)
    for tab, pack in ids.items():
        queue.choose_tab(tab)
        assert [one.id for one in queue.state.packs] == [pack]
    queue.code_seen(bench.floor.scanned(OTHER_CODE))
    bench.settle()
    assert queue.state.found is not None
    assert (queue.state.tab, queue.state.selected) == (Tab.HELD, ids[Tab.HELD])
    queue.code_seen(bench.floor.scanned("C-12"))
    bench.settle()
    assert queue.state.refusal is not None
    assert (queue.state.refusal.code, queue.state.refusal.facts["code"]) == ("pack.not_here", "C-12")
    queue.select(ids[Tab.STORED])
    assert queue.state.selected == ids[Tab.STORED]


def test_an_open_intake_comes_before_a_new_one(bench: Bench) -> None:
    queue = QueuePresenter(bench.bridge)
    new, on = Ear(queue.intake_asked), Ear(queue.continue_asked)
    bench.do(queue.begin)
    queue.begin_intake()
    assert (len(new), len(on)) == (1, 0)
    bench.floor.received()
    bench.do(queue.begin)
    queue.begin_intake()
    assert (len(new), len(on)) == (1, 1)


# ---- delivery


def test_delivery_counts_what_waits_and_what_is_signed_for(bench: Bench) -> None:
    tried: list[int] = []
    delivery = DeliveryPresenter(bench.bridge, bench.floor.clock, lambda: tried.append(1))
    bench.do(delivery.begin)
    assert delivery.state.view is not None
    assert (delivery.state.view.saved, delivery.state.view.waiting) == (2, 2)
    bench.floor.received()
    bench.do(delivery.look)
    bench.do(delivery.look)
    newest = bench.floor.entries()[-1]
    receipt = Receipt("REG-1", "practice", 1, "ST-001", 1, newest.seq, newest.hash.hex(), 1_795_000_000_000)
    signed = issue(receipt, bench.floor.registry_key)
    bench.floor.do(ask.NoteDelivery(signed.raw, signed.sig))
    since = SyncState(SyncKind.UP_TO_DATE, bench.floor.clock.now().utc)
    bench.do(lambda: delivery.sync_changed(since))
    view = delivery.state.view
    assert (view.saved, view.receipted, view.waiting, view.receipts_checked) == (3, 3, 0, 1)
    assert delivery.state.sync is since
    assert [count for _, count in delivery.state.waiting_over_time] == [2, 3, 0]
    bench.do(delivery.try_again)
    assert tried == [1]
    delivery.stop()


# ---- set-up


def test_a_device_that_changes_is_recorded_once(bench: Bench) -> None:
    setup = SetupPresenter(bench.bridge, facts())
    assert [device.simulated for device in setup.state.devices] == [True] * 5 + [False] * 5
    for health in (Health.CONNECTING, Health.READY, Health.READY, Health.CONNECTING, Health.READY):
        setup.device_changed("scale", health, "")
    setup.device_changed("scale", Health.LOST, "disconnected")
    setup.device_changed("scale", Health.LOST, "disconnected")
    bench.settle()
    noted = [entry.data for entry in bench.floor.entries() if entry.type == "device.changed"]
    assert [(one["before"], one["now"]) for one in noted] == [("connecting", "ready"), ("ready", "lost")]
    shown = {device.name: (device.health, device.reason) for device in setup.state.devices}
    assert shown["scale"] == (Health.LOST, "disconnected")


def test_real_instruments_are_not_called_simulated(bench: Bench) -> None:
    setup = SetupPresenter(bench.bridge, facts(camera="/dev/video0", scale="/dev/ttyUSB0"))
    simulated = [device.name for device in setup.state.devices if device.simulated]
    assert simulated == ["parts_scale", "meter", "gas"]
    production = SetupPresenter(bench.bridge, facts("production"))
    assert not any(device.simulated for device in production.state.devices)


def test_what_production_does_not_name_is_absent_and_no_news(bench: Bench) -> None:
    setup = SetupPresenter(bench.bridge, facts("production", camera="/dev/video0", scale="/dev/ttyUSB0"))
    shown = {device.name: device.health for device in setup.state.devices}
    assert shown == {
        "camera": Health.CONNECTING,
        "scale": Health.CONNECTING,
        "parts_scale": Health.ABSENT,
        "meter": Health.ABSENT,
        "gas": Health.ABSENT,
        "scanner": Health.ABSENT,
        "badge_reader": Health.ABSENT,
        "pedal": Health.ABSENT,
        "label_printer": Health.ABSENT,
        "sheet_printer": Health.READY,
    }
    setup.device_changed("sheet_printer", Health.READY, "")
    setup.device_changed("sheet_printer", Health.LOST, "printer.queue_unknown")
    bench.settle()
    noted = [entry.data for entry in bench.floor.entries() if entry.type == "device.changed"]
    assert [(one["device"], one["now"], one["reason"]) for one in noted] == [
        ("sheet_printer", "lost", "printer.queue_unknown")
    ]


# ---- emergency


@pytest.fixture
def alarm(bench: Bench) -> EmergencyPresenter:
    return EmergencyPresenter(bench.bridge, bench.camera, bench.floor.clock, site=SITE)


def try_to_end(bench: Bench, alarm: EmergencyPresenter, who: Operator, pin: str) -> None:
    alarm.ask_lead()
    alarm.code_seen(bench.floor.scanned(who.badge))
    alarm.end(pin)
    bench.settle()


def test_the_card_stands_before_it_is_recorded(late_bench: Bench) -> None:
    alarm = EmergencyPresenter(late_bench.bridge, late_bench.camera, late_bench.floor.clock, site=SITE)
    alarm.raise_alarm(None, None)
    assert isinstance(alarm.state, EmergencyState)
    assert (alarm.state.recorded_at, alarm.state.assembly_point, alarm.state.phone) == (None, "A", "119")
    assert "emergency.raised" not in late_bench.floor.types()
    late_bench.settle()
    assert alarm.state.recorded_at is not None
    assert late_bench.floor.types()[-1] == "emergency.raised"


def test_only_the_lead_ends_the_alarm_and_once_is_enough(bench: Bench, alarm: EmergencyPresenter) -> None:
    ended = Ear(alarm.ended)
    bench.do(lambda: alarm.raise_alarm(None, None))
    alarm.code_seen(bench.floor.scanned(LEAD.badge))
    assert alarm.state is not None
    assert alarm.state.lead_badge == "", "nobody has asked for a badge"
    for who, pin, code in (
        (ANNE, "1001", "second.role"),
        (LEAD, "0000", "operator.pin_wrong"),
    ):
        try_to_end(bench, alarm, who, pin)
        alarm.code_seen(bench.floor.scanned(CODE))
        assert alarm.state.refusal is not None
        assert (alarm.state.refusal.code, alarm.state.lead_badge) == (code, "")
    alarm.keep_alarm()
    assert not alarm.state.asking_lead
    alarm.end("1009")
    bench.settle()
    assert len(ended) == 0
    assert bench.resumed().emergency
    try_to_end(bench, alarm, LEAD, "1009")
    assert (alarm.state, len(ended)) == (None, 1)
    assert bench.floor.types()[-1] == "emergency.cleared"
    assert not bench.resumed().emergency


def test_after_a_restart_the_alarm_is_shown_and_not_recorded_twice(
    bench: Bench, alarm: EmergencyPresenter
) -> None:
    pack = bench.floor.received()
    bench.floor.do(ask.RaiseEmergency("I1", pack))
    view = bench.resumed()
    assert view.emergency
    bench.do(lambda: alarm.raise_alarm(view.pack, view.operator, recorded=True))
    assert alarm.state is not None
    assert alarm.state.recorded_at is not None
    assert alarm.state.operator == (ANNE.name_zh, ANNE.name_en)
    assert bench.floor.types().count("emergency.raised") == 1


def test_what_could_not_be_recorded_is_recorded_when_raised_again(
    bench: Bench, alarm: EmergencyPresenter
) -> None:
    failed = Ear(bench.bridge.record_failed)
    bench.floor.records.fail_next = "record.disk_full"
    bench.do(lambda: alarm.raise_alarm(None, None))
    assert failed.heard == ["record.disk_full"]
    assert alarm.state is not None
    assert alarm.state.recorded_at is None, "the card stands, and does not claim to be recorded"
    raised_at = alarm.state.raised_at
    bench.do(lambda: alarm.raise_alarm(None, None))
    assert alarm.state.recorded_at is not None
    bench.do(lambda: alarm.raise_alarm(None, None))
    assert alarm.state.raised_at == raised_at
    assert bench.floor.types().count("emergency.raised") == 1


def test_the_alarm_prints_the_fire_brigades_sheet_by_itself_once(bench: Bench) -> None:
    papers = FakePapers(lambda _command, _reply: None)
    alarm = EmergencyPresenter(
        bench.bridge, bench.camera, bench.floor.clock, site=SITE, papers=PapersBridge(papers)
    )
    bench.do(lambda: alarm.raise_alarm(None, None))
    bench.do(lambda: alarm.raise_alarm(None, None))
    assert papers.fire_sheets == [None]
    assert alarm.state is not None
    assert alarm.state.paper == ""


def test_an_alarm_without_paper_says_so(bench: Bench) -> None:
    papers = FakePapers(lambda _command, _reply: None)
    papers.fault = "printer.queue_stopped"
    alarm = EmergencyPresenter(
        bench.bridge, bench.camera, bench.floor.clock, site=SITE, papers=PapersBridge(papers)
    )
    bench.do(lambda: alarm.raise_alarm(None, None))
    assert alarm.state is not None
    assert alarm.state.paper == "printer.queue_stopped"
    assert papers.fire_sheets == []
