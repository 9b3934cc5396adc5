"""A practice station without a face: its folders, its registry, and what its threads have told."""

import os
import signal
import threading
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import httpx

from app.assembly import Listeners, Station, open_station
from app.commands.demo_hurry import hurried_catalogue
from app.commands.enrol import enrol
from app.commands.practice_registry import PracticeRegistry
from app.devices.simulators.practice_plant import PracticePlant
from app.domain.camera import CameraNow
from app.domain.command_code import PlainAct
from app.domain.gas import GasNow
from app.domain.pack import Pack, PackState, Papers
from app.domain.reading import ScaleNow, WeightReading
from app.domain.scan import ReaderNow, ScannedCode
from app.domain.triage import GROUPS
from app.domain.voltage import VoltageNow
from app.floor import commands as ask
from app.floor.output_commands import AskLabelsToPrint
from app.floor.output_views import LabelsToPrint
from app.floor.ports import Desk
from app.floor.views import DeliveryView, OperatorView, Saved, SyncKind, SyncState
from app.loops import Rendezvous
from app.places import Places
from app.settings import StationSettings, read_settings
from app.wire.envelope import decode
from tests.fakes.camera import until

Answer = TypeVar("Answer")
DEADLINE_S = 20.0
NO_PAPERS = Papers(none=True)


@dataclass
class Told:
    """What the station's threads have said so far."""

    codes: list[ScannedCode] = field(default_factory=list)
    camera: list[CameraNow] = field(default_factory=list)
    scale: list[ScaleNow] = field(default_factory=list)
    parts_scale: list[ScaleNow] = field(default_factory=list)
    voltage: list[VoltageNow] = field(default_factory=list)
    gas: list[GasNow] = field(default_factory=list)
    reader: list[ReaderNow] = field(default_factory=list)
    pedal: list[PlainAct] = field(default_factory=list)
    printer: list[tuple[str, str]] = field(default_factory=list)
    sync: list[SyncState] = field(default_factory=list)

    def listeners(self) -> Listeners:
        """Lists take from any thread."""
        return Listeners(
            code=self.codes.append,
            camera=self.camera.append,
            scale=self.scale.append,
            parts_scale=self.parts_scale.append,
            voltage=self.voltage.append,
            gas=self.gas.append,
            reader=self.reader.append,
            pedal=self.pedal.append,
            printer=lambda device, fault: self.printer.append((device, fault)),
            sync=self.sync.append,
        )


class Faceless:
    """Asks a running station as its face would."""

    def __init__(self, station: Station, told: Told) -> None:
        self.station = station
        self.told = told
        self.desk: Desk = station.desk

    def ask(self, command: object) -> object:
        """The desk's answer, waited for."""
        meeting: Rendezvous[object] = Rendezvous()
        self.desk.ask(command, meeting.answer)
        return meeting.wait(DEADLINE_S)

    def asked(self, command: object, kind: type[Answer]) -> Answer:
        """The desk's answer when it must be of a kind."""
        answer = self.ask(command)
        assert isinstance(answer, kind), answer
        return answer

    def saved(self, command: object) -> Pack:
        """The pack after something was recorded of it."""
        pack = self.asked(command, Saved).pack
        assert pack is not None
        return pack

    @property
    def plant(self) -> PracticePlant:
        """The hands of the practice plant."""
        plant = self.station.rack.plant
        assert plant is not None
        return plant

    def label_seen(self) -> ScannedCode:
        """The next pack's label is held before the camera, and settles."""
        self.plant.next_pack()
        self.plant.show_label()
        return self.seen()

    def code_seen(self, text: str) -> ScannedCode:
        """A label with this code is held before the camera, and settles."""
        self.plant.show_code(text)
        while (code := self.seen()).text != text:  # what lay there before may still be settling
            pass
        return code

    def seen(self) -> ScannedCode:
        """The next code the camera settles on."""
        before = len(self.told.codes)
        self.station.rack.camera.reset()
        assert until(lambda: len(self.told.codes) > before, deadline_s=DEADLINE_S), self.told
        return self.told.codes[-1]

    def sign_in(self) -> OperatorView:
        """Somebody shows the first practice badge to the camera."""
        self.plant.show_badge(0)
        badge = self.seen()
        return self.asked(ask.SignIn(ask.Credentials(badge=badge.text)), OperatorView)

    def weighed(self) -> WeightReading:
        """The pack is set on the scale, and its weight settles."""
        self.plant.put_on()
        settled: list[WeightReading] = []

        def still() -> bool:
            reading = self.station.rack.scale.now().settled
            if reading is not None:
                settled.append(reading)
            return bool(settled)

        assert until(still, deadline_s=DEADLINE_S), self.station.rack.scale.now()
        return settled[-1]

    def one_pack(self, papers: Papers = NO_PAPERS) -> Pack:
        """The next pack, from its label before the camera to its place in store, its traveller printed."""
        pack = self.taken_in(self.saved(ask.ReceivePack(self.label_seen(), papers)))
        self.labels_out()
        return pack

    def labels_out(self) -> None:
        """Waits until the papers thread is through with every label that was ordered."""

        def through() -> bool:
            if self.asked(AskLabelsToPrint(), LabelsToPrint).orders:
                return False
            told = [decode(raw) for raw in self.journal()]
            of_labels = [one for one in told if one.type in ("label.sending", "label.printed")]
            return "label.sending" not in {one.data["job"]: one.type for one in of_labels}.values()

        assert until(through, deadline_s=DEADLINE_S)

    def taken_in(self, pack: Pack) -> Pack:
        """The intake of a received pack, finished from wherever it stands."""
        for group in GROUPS:
            if not set(group.questions) <= set(pack.answers):
                pack = self.saved(ask.AnswerTriage(pack.id, group.id, frozenset()))
        if pack.state is PackState.TRIAGED:
            pack = self.saved(ask.TakeWeight(pack.id, self.weighed()))
        return self.saved(ask.RoutePack(pack.id, "A3-02"))

    def delivery(self) -> DeliveryView:
        """What is saved, signed for and waiting."""
        return self.asked(ask.AskDelivery(), DeliveryView)

    def all_delivered(self) -> DeliveryView:
        """Waits until the registry has signed for everything."""
        self.station.try_delivery()

        def level() -> bool:
            # What the registry tells in answer becomes an entry more, until it has nothing new to tell.
            told = self.told.sync
            return self.delivery().waiting == 0 and bool(told) and told[-1].kind is SyncKind.UP_TO_DATE

        assert until(level, deadline_s=DEADLINE_S), self.told.sync[-3:]
        return self.delivery()

    def journal(self) -> list[bytes]:
        """The entries as they lie on this disk."""
        view = self.asked(ask.AskDelivery(), DeliveryView)
        raws: list[bytes] = []
        done = threading.Event()

        def read(_answer: object) -> None:
            # Replies run on the records thread, the only one that may open a unit.
            with self.station.store.unit() as unit:
                raws.extend(entry.raw for entry in unit.journal.after(1, 0, view.saved))
            done.set()

        self.station.desk.ask(ask.AskDelivery(), read)
        assert done.wait(DEADLINE_S)
        return raws


@contextmanager
def at_work(places: Places, url: str) -> Iterator[Faceless]:
    """A station at work over these folders, its waits cut short; every thread ends with the block."""
    told = Told()
    settings = read_settings(places.station_file)
    catalogue = hurried_catalogue(places.records.with_name("hurried"))
    station = open_station(
        places, settings, told.listeners(), registry_url=url, hold=True, catalogue=catalogue
    )
    station.start()
    try:
        yield Faceless(station, told)
    finally:
        assert station.stop(), "a thread did not end"


@contextmanager
def listening(folder: Path) -> Iterator[PracticeRegistry]:
    """A practice registry in a process of its own, on a free port of this computer."""
    registry = PracticeRegistry(folder)
    registry.start()
    try:
        registry.wait()
        yield registry
    finally:
        registry.stop()


@dataclass
class Plant:
    """The folders of one practice plant and the registry in its own process."""

    registry: PracticeRegistry
    places: Places

    @property
    def settings(self) -> StationSettings:
        """As the station's file says."""
        return read_settings(self.places.station_file)

    def enrol(self) -> None:
        """Make the station known."""
        enrol(self.places, self.settings, url=self.registry.url, code=self.registry.invite("I1"))

    @contextmanager
    def running(self, *, url: str | None = None) -> Iterator[Faceless]:
        """The station at work; every thread ends with the block."""
        with at_work(self.places, url or self.registry.url) as desk:
            yield desk

    def kill_registry(self) -> None:
        """Pull its plug."""
        process = self.registry._process
        assert process is not None
        os.kill(process.pid, signal.SIGKILL)
        self.registry.stop()

    def start_registry(self) -> None:
        """At the same address with the same records."""
        self.registry.start()
        self.registry.wait()

    def held(self, station: str) -> list[bytes]:
        """The entries as the registry gives them back."""
        raws: list[bytes] = []
        while True:
            answer = httpx.get(
                f"{self.registry.url}/v1/streams/{station}/1/events",
                params={"from": len(raws) + 1},
                trust_env=False,
            )
            assert answer.status_code == httpx.codes.OK, answer.text
            entries = answer.json()["entries"]
            if not entries:
                return raws
            raws += [b64decode(entry["raw"]) for entry in entries]

    def page(self, path: str, *parts: str) -> httpx.Response:
        """Something of the registry, by a path whose last parts are foreign."""
        whole = path + "".join("/" + quote(part, safe="") for part in parts)
        return httpx.get(f"{self.registry.url}{whole}", trust_env=False, timeout=DEADLINE_S)
