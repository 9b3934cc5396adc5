"""A whole station without a face at a real registry: received, saved, delivered, and found again."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from app.assembly import NotEnrolledYet, open_station
from app.commands.enrol import enrol
from app.devices.rack import SimulatedInProduction
from app.devices.simulators.practice_plant import practice_codes
from app.domain.pack import PackState
from app.domain.reading import Health, Source
from app.floor import commands as ask
from app.floor.views import QueueView, ResumeView, SyncKind
from app.settings import read_settings
from app.wire.envelope import decode
from station_db.faults import StoreRefused
from tests.commands.test_enrol import registry_of
from tests.fakes.camera import until
from tests.registry.opened import invited
from tests.scenarios.faceless import DEADLINE_S, Plant, Told

PRODUCTION = """\
[station]
realm = "production"
[camera]
source = "{camera}"
[scale]
protocol = "mt-sics"
port = "127.0.0.1:9"
[registry]
url = "https://registry.example"
"""


def test_a_shift_from_badge_to_receipt_and_the_next_morning(enrolled: Plant) -> None:
    before = set(threading.enumerate())
    with enrolled.running() as desk:
        operator = desk.sign_in()
        pack = desk.one_pack()
        assert pack.code == practice_codes(1, 1)[0]
        assert (pack.read_by, pack.mass_source) == ("camera", Source.SIMULATED.value)
        view = desk.all_delivered()
        assert view.receipts_checked >= 1
        journal = desk.journal()
        assert enrolled.held(desk.station.identity.station) == journal
        assert desk.told.camera[-1].health is Health.READY
        assert until(lambda: desk.told.sync[-1].kind is SyncKind.UP_TO_DATE, deadline_s=DEADLINE_S)
    assert set(threading.enumerate()) <= before, "the station leaves no thread"
    # What the registry tells of other stations, which have the same labels, comes in whenever it does.
    acts = [one for one in map(decode, journal) if one.type != "changes.adopted"]
    received = acts[2]
    assert (received.type, received.op, received.data["simulated"]) == ("pack.received", operator.id, True)
    timeline = enrolled.page("/v1/batteries", pack.code).json()["entries"]
    mine = [entry["type"] for entry in timeline if entry["station"] == received.station]
    mine = [one for one in mine if one != "changes.adopted"]
    told = [one.type for one in acts[2:]]
    told.remove("label.sending")  # it names the label alone
    assert mine == told, "each practice station has the same labels"

    with enrolled.running() as desk:
        resumed = desk.asked(ask.AskResume(), ResumeView)
        assert resumed.operator is not None
        assert (resumed.operator.id, resumed.saved, resumed.pack) == (operator.id, len(journal), None)
        queue = desk.asked(ask.AskQueue(), QueueView)
        assert [one.id for one in queue.packs] == [pack.id]
        assert queue.packs[0].state in (PackState.STORED, PackState.HELD_PAPERS)
        second = desk.one_pack()
        assert second.code == practice_codes(2, 1)[0], "no practice label is used twice"
        desk.all_delivered()
        assert enrolled.held(desk.station.identity.station) == desk.journal()


def test_an_intake_stopped_anywhere_goes_on(enrolled: Plant) -> None:
    with enrolled.running() as desk:
        desk.sign_in()
        pack = desk.saved(ask.ReceivePack(desk.label_seen(), ask.Papers(consignment="C-1")))
        desk.saved(ask.AnswerTriage(pack.id, "now", frozenset()))
    with enrolled.running() as desk:
        resumed = desk.asked(ask.AskResume(), ResumeView)
        assert resumed.pack is not None
        assert (resumed.pack.id, set(resumed.pack.answers)) == (pack.id, {"T01", "T13"})


def test_work_goes_on_while_the_registry_is_killed_and_comes_back(enrolled: Plant) -> None:
    with enrolled.running() as desk:
        desk.sign_in()
        desk.all_delivered()
        enrolled.kill_registry()
        try:
            first = desk.one_pack()
            assert until(lambda: desk.told.sync[-1].kind is SyncKind.OFFLINE, deadline_s=DEADLINE_S)
            waiting = desk.delivery().waiting
            assert waiting >= 8
        finally:
            enrolled.start_registry()
        second = desk.one_pack()
        desk.all_delivered()
        assert enrolled.held(desk.station.identity.station) == desk.journal()
        for pack in (first, second):
            assert enrolled.page("/v1/batteries", pack.code).status_code == 200


def test_without_a_registry_the_station_works_and_stops(enrolled: Plant) -> None:
    with enrolled.running(url="http://127.0.0.1:9") as desk:
        desk.sign_in()
        desk.one_pack()
        assert until(lambda: desk.told.sync[-1].kind is SyncKind.OFFLINE, deadline_s=DEADLINE_S)
        assert desk.delivery().receipts_checked == 0
    with enrolled.running() as desk:
        desk.all_delivered()
        assert enrolled.held(desk.station.identity.station) == desk.journal()


def test_only_one_station_works_in_a_folder(enrolled: Plant) -> None:
    with enrolled.running() as desk:
        with pytest.raises(StoreRefused) as caught:
            open_station(enrolled.places, enrolled.settings, Told().listeners())
        assert caught.value.code == "station.already_running"
        desk.sign_in()
    with enrolled.running() as desk:
        assert desk.asked(ask.AskResume(), ResumeView).operator is not None


def test_a_station_that_nobody_enrolled_does_not_start(plant: Plant) -> None:
    for _ in range(2):  # the second time shows that the first has let go of the records
        with pytest.raises(NotEnrolledYet):
            open_station(plant.places, plant.settings, Told().listeners())


@pytest.mark.parametrize("camera", ["pictures", "film.mp4"])
def test_production_takes_no_pretended_camera(plant: Plant, tmp_path: Path, camera: str) -> None:
    source = tmp_path / camera
    if camera == "pictures":
        source.mkdir()
        (source / "one.png").write_bytes(b"no picture")
    else:
        source.write_bytes(b"no film")
    plant.places.records.mkdir(parents=True)
    plant.places.station_file.write_text(PRODUCTION.format(camera=source), encoding="utf-8")
    with registry_of(tmp_path / "production", "production") as (registry, url):
        enrol(plant.places, plant.settings, url=url, code=invited(registry))
    for _ in range(2):
        with pytest.raises(SimulatedInProduction):
            open_station(plant.places, plant.settings, Told().listeners())


def test_records_of_one_realm_are_not_opened_in_the_other(enrolled: Plant) -> None:
    enrolled.places.station_file.write_text(PRODUCTION.format(camera="/dev/video0"), encoding="utf-8")
    with pytest.raises(StoreRefused) as caught:
        open_station(enrolled.places, read_settings(enrolled.places.station_file), Told().listeners())
    assert caught.value.code == "store.other_realm"


def test_a_production_registry_takes_nothing_of_a_practice_station(enrolled: Plant, tmp_path: Path) -> None:
    with registry_of(tmp_path / "production", "production") as (registry, url):
        with enrolled.running(url=url) as desk:
            desk.sign_in()
            assert until(
                lambda: desk.told.sync and desk.told.sync[-1].kind is SyncKind.ATTENTION,
                deadline_s=DEADLINE_S,
            ), desk.told.sync
            assert desk.told.sync[-1].code
            assert desk.delivery().receipts_checked == 0
        assert registry.identity.realm == "production"
    with enrolled.running() as desk:
        desk.all_delivered()


def test_another_registry_is_not_believed(enrolled: Plant, tmp_path: Path) -> None:
    """A registry that was not the one at enrolment cannot sign for anything, even when it takes entries."""
    other = replace(enrolled)
    with registry_of(tmp_path / "other") as (_registry, url), other.running(url=url) as desk:
        desk.sign_in()
        assert until(
            lambda: desk.told.sync and desk.told.sync[-1].kind is SyncKind.ATTENTION, deadline_s=DEADLINE_S
        ), desk.told.sync
        assert desk.delivery().waiting == desk.delivery().saved
