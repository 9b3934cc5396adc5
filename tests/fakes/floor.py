"""A floor to work on: memory records, two operators and a supervisor, and a desk over them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.gas_seen import GasSeen
from app.domain.hazard import HazardRules
from app.domain.journal import Entry, PhotoRef
from app.domain.moment import Moment
from app.domain.operator import Credentials, Operator, Role
from app.domain.own_label import Prefix, mint
from app.domain.procedure import Procedure
from app.domain.quantity import Quantity
from app.domain.reading import Health, Instrument, Source, Unread, WeightReading
from app.domain.repeated_triage import ASKED
from app.domain.scale_fitness import FittedScale
from app.domain.scan import ReadBy, ScannedCode, Symbology
from app.domain.units import parse_mass
from app.domain.voltage import Voltage, VoltageNow, VoltageReading
from app.floor import commands as ask
from app.floor.bench_commands import StartRun
from app.floor.desk import FloorDesk
from app.floor.library import Library
from app.floor.output_commands import NoteLabel
from app.floor.site import Site
from app.floor.start_commands import AskTraveller
from app.floor.start_views import TravellerDue
from app.floor.views import OperatorView, Saved
from app.host.catalogue import Catalogue, read_catalogue, read_check_weight_list
from app.places import resources
from app.wire.envelope import decode
from tests.fakes.instruments import BENCH_METER, PARTS_SCALE
from tests.fakes.procedures import NO_DEMANDS, SHORT
from tests.fakes.work_unit import CountedIds, MemoryRecords, Said, SteppingClock, practice_enrolment

CODE = "04QPB7A0012H0JD5K0000417"
OTHER_CODE = "001PB310000000D7R0000002"
SCALE = Instrument("S1", "mt-sics", "B123", 500_000, 500_000, 10_000_000, 1_000_000_000)


class PlainPins:
    """The port `Pins` without the cost."""

    def matches(self, pin_hash: str, pin: str) -> bool:
        return pin_hash == self.hash(pin)

    def hash(self, pin: str) -> str:
        return f"plain:{pin}"


class KeptPhotographs:
    """The port `Photographs` over a mapping."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def keep(self, jpeg: bytes) -> PhotoRef:
        name = sha256(jpeg).hexdigest()
        self.kept[name] = jpeg
        return PhotoRef(name, len(jpeg))


class KeptDocuments:
    """The port `Documents` over a mapping."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def keep(self, content: bytes) -> str:
        self.kept[sha256(content).hexdigest()] = content
        return sha256(content).hexdigest()

    def read(self, sha256: str) -> bytes | None:
        return self.kept.get(sha256)


def person(number: str, *, role: Role = Role.OPERATOR, language: str = "zh") -> Operator:
    """Somebody whose badge and PIN follow from the number; the PIN is the number backwards."""
    return Operator(
        id=f"OP-{number}",
        number=number,
        badge=mint(Prefix.BG, number),
        name_zh=f"员{number}",
        name_en=f"Op {number}",
        language=language,
        level="3S",
        role=role,
        pin_hash=f"plain:{number[::-1]}",
    )


ANNE, BO, LEAD = person("1001"), person("1002", language="en"), person("9001", role=Role.SUPERVISOR)


def shown(someone: Operator, *, pin: bool = True) -> Credentials:
    """Badge, and PIN unless told otherwise."""
    return Credentials(badge=someone.badge, pin=someone.number[::-1] if pin else None)


@cache
def shipped() -> Catalogue:
    """The catalogue as it is shipped; nobody changes it, so it is read once."""
    return read_catalogue(resources() / "catalogue")


class RestartableClock(SteppingClock):
    """The same clock, on a computer that can be started anew."""

    def __init__(self, step: timedelta) -> None:
        super().__init__(step=step)
        self._boots = 1
        self._off_ms = 0

    def now(self) -> Moment:
        """This moment, counted since the newest boot."""
        moment = super().now()
        return replace(moment, mono_ms=moment.mono_ms - self._off_ms, boot=f"boot-{self._boots}")

    def boot(self) -> None:
        """The computer is switched off and on."""
        self._off_ms += self.now().mono_ms
        self._boots += 1


@dataclass(frozen=True, slots=True)
class Mark:
    """A floor as it stood at one moment."""

    said: Said
    clock: Mapping[str, object]
    site: Site
    touches: int


class Floor:
    """A desk over records in memory; its clock ticks whenever it is read."""

    def __init__(self, *, tick: timedelta = timedelta(seconds=1)) -> None:
        self.clock = RestartableClock(tick)
        self.touches = 0
        self.registry_key = Ed25519PrivateKey.generate()
        self.records = MemoryRecords(clock=self.clock)
        pinned = self.registry_key.public_key().public_bytes_raw()
        self.records.enrol(*practice_enrolment(self.records.pen.public_key, pinned))
        self.photographs = KeptPhotographs()
        catalogue = shipped()
        self.site = Site(
            realm="practice",
            station="ST-001",
            registry="REG-1",
            label="I1",
            clock=self.clock,
            ids=CountedIds(),
            pins=PlainPins(),
            photographs=self.photographs,
            vendors=catalogue.vendors,
            limits=catalogue.limits,
            hazard_rules=NO_DEMANDS,
            bands=catalogue.bands,
            procedures={SHORT.key: SHORT, **catalogue.procedures},
            withdrawn=catalogue.withdrawn,
            library=Library(
                catalogue.beside, NO_DEMANDS, (), withdrawn={}, today=self.clock.now().utc.date()
            ),
            documents=KeptDocuments(),
            opened=self.clock.now(),
            free_room=lambda: 5 << 30,
        )
        self.desk = FloorDesk(self.records.unit, self.site)
        with self.records.unit() as unit:
            for someone in (ANNE, BO, LEAD):
                unit.roster.put(someone)

    def under(self, rules: HazardRules, *procedures: Procedure) -> None:
        """The station is started again under these hazard rules, with these documents beside the others."""
        known = {**self.site.procedures, **{one.key: one for one in procedures}}
        now = self.clock.now()
        self.site = replace(self.site, hazard_rules=rules, procedures=known, opened=now)
        self.desk = FloorDesk(self.records.unit, self.site)

    def under_the_sites_rules(self) -> None:
        """The station is started again under the hazard rules that are shipped."""
        self.under(shipped().hazard_rules)

    def with_scales(self, *scales: FittedScale) -> None:
        """The station is started again with these scales, and with the practice plant's check weights."""
        folder = resources() / "catalogue"
        weights = read_check_weight_list(folder, folder / "none", practice=True)
        self.site = replace(self.site, scales=scales, check_weights=weights)
        self.desk = FloorDesk(self.records.unit, self.site)

    def in_production(self) -> None:
        """Let the desk believe that this is real."""
        self.desk = FloorDesk(self.records.unit, replace(self.site, realm="production"))

    def restart(self) -> None:
        """The program ends, however, and is started again over the same records."""
        self.site = replace(self.site, opened=self.clock.now())
        self.desk = FloorDesk(self.records.unit, self.site)

    def reboot(self) -> None:
        """The power goes, and the computer and the program are started again."""
        self.clock.boot()
        self.restart()

    def mark(self) -> "Mark":
        """How everything stands now, to come back to."""
        said = self.records.said
        entries = replace(said, entries=list(said.entries), receipts=list(said.receipts))
        return Mark(entries, dict(vars(self.clock)), self.site, self.touches)

    def back_to(self, mark: "Mark") -> None:
        """Everything stands as it did then, the clock too."""
        said = mark.said
        self.records.said = replace(said, entries=list(said.entries), receipts=list(said.receipts))
        vars(self.clock).update(mark.clock)
        self.site, self.touches = mark.site, mark.touches
        self.desk = FloorDesk(self.records.unit, self.site)

    def do(self, command: object) -> object:
        """What the desk answers."""
        return self.desk.handle(command)

    def saved(self, command: object) -> Saved:
        """What the desk answers when it must have recorded something."""
        answer = self.do(command)
        assert isinstance(answer, Saved), answer
        return answer

    def sign_in(self, someone: Operator = ANNE) -> OperatorView:
        """By badge."""
        answer = self.do(ask.SignIn(shown(someone, pin=False)))
        assert isinstance(answer, OperatorView), answer
        return answer

    def types(self) -> list[str]:
        """The journal, as a list of types."""
        return [entry.type for entry in self.entries()]

    def entries(self) -> tuple[Entry, ...]:
        """The journal."""
        with self.records.unit() as unit:
            return unit.journal.after(1, 0, 10_000)

    def refs(self, entry: Entry) -> list[str]:
        """The photographs that an entry names."""
        return [ref["sha256"] for ref in decode(entry.raw).refs]

    def received(self, code: str = CODE) -> str:
        """A received pack's id."""
        pack = self.saved(ask.ReceivePack(self.scanned(code), ask.Papers(consignment="C-1"))).pack
        assert pack is not None
        return pack.id

    def clean(self, pack: str) -> None:
        """All questions answered with no."""
        for group in ("now", "liquids_and_case", "heat_fire_crash", "high_voltage_and_seal", "model_and_bms"):
            self.saved(ask.AnswerTriage(pack, group, frozenset()))

    def damaged(self, code: str = CODE) -> str:
        """The id of a pack of class C in quarantine: a cell is to be seen."""
        pack = self.received(code)
        for group, yes in (("now", ()), ("liquids_and_case", ("T04",))):
            self.saved(ask.AnswerTriage(pack, group, frozenset(yes)))
        self.saved(ask.RoutePack(pack, "Q-01"))
        return self._paper_out(pack)

    def stored(self, code: str = CODE) -> str:
        """The id of a pack of class A that went through its whole intake."""
        pack = self.received(code)
        self.clean(pack)
        self.saved(ask.TakeWeight(pack, self.weight()))
        self.saved(ask.RoutePack(pack, "A3-02"))
        return self._paper_out(pack)

    def _paper_out(self, pack: str) -> str:
        """Its traveller has come out of the printer."""
        with self.records.unit() as unit:
            jobs = [one.job for one in unit.labels.waiting() if one.about == pack]
        for job in jobs:
            self.saved(NoteLabel(job, "printer 1", ""))
        return pack

    def traveller(self, pack: str) -> str:
        """The text of the traveller that a pack should wear, "" when it has none."""
        due = self.do(AskTraveller(pack))
        return due.text if isinstance(due, TravellerDue) else ""

    def starting(self, pack: str, procedure: str = SHORT.key, *, yes: Collection[str] = ()) -> StartRun:
        """The command to begin a run: its traveller was read, and the triage repeated with these findings."""
        looked = {question: "yes" if question in yes else "no" for question in ASKED}
        return StartRun(pack, procedure, self.scanned(self.traveller(pack) or "none"), looked)

    def scanned(self, code: str = CODE, *, read_by: ReadBy = ReadBy.CAMERA) -> ScannedCode:
        """A settled code."""
        return ScannedCode(code.encode(), code, Symbology.DATAMATRIX, read_by, self.clock.now(), 1, "zxing")

    def weight(
        self, printed: str = "412.0", *, source: Source = Source.INSTRUMENT, placing: int = 1
    ) -> WeightReading:
        """A settled weight, just taken."""
        mass = parse_mass(printed, "kg")
        return WeightReading(mass, None, SCALE, b"S S      412.0 kg\r\n", self.moment(), source, placing)

    def part(
        self, printed: str = "28.44", *, source: Source = Source.INSTRUMENT, tare: str = ""
    ) -> WeightReading:
        """A settled weight on the parts scale, just taken; `tare` in kg is what the scale has taken off."""
        mass = parse_mass(printed, "kg")
        own = parse_mass(tare, "kg") if tare else None
        raw = f"S S {printed:>10} kg\r\n".encode()
        return WeightReading(mass, own, PARTS_SCALE, raw, self.moment(), source, 1)

    def pan(self, printed: str = "0.00", *, plate: Instrument = PARTS_SCALE) -> WeightReading:
        """What an empty scale shows, just now."""
        raw = f"S S {printed:>10} kg\r\n".encode()
        return WeightReading(parse_mass(printed, "kg"), None, plate, raw, self.moment(), Source.INSTRUMENT, 0)

    def meter(
        self,
        millivolts: int = 3_000,
        *,
        source: Source = Source.INSTRUMENT,
        touch: int | None = None,
        taken: Moment | None = None,
    ) -> VoltageNow:
        """The meter with a settled voltage, the probes put on anew unless a touch is given."""
        if touch is None:
            self.touches += 1
        voltage = Voltage(millivolts, f"{millivolts / 1000:.3f}", "V")
        at = taken or self.moment()
        contact = self.touches if touch is None else touch
        reading = VoltageReading(voltage, BENCH_METER, b"still 3.0 V\r\n", at, source, contact)
        return VoltageNow(voltage, None, reading, Health.READY, at)

    def gas(
        self,
        quantity: Quantity = Quantity.HYDROGEN,
        ppm: int | None = 0,
        *,
        unread: str = "",
        source: Source = Source.INSTRUMENT,
        taken: Moment | None = None,
    ) -> GasSeen:
        """A channel of the gas meter, just read; without a value for a reason."""
        plate = {"id": "G1", "protocol": "practice", "serial": "G-77"}
        printed = "" if ppm is None else str(ppm)
        at, ppb = taken or self.moment(), None if ppm is None else 1000 * ppm
        return GasSeen(quantity, ppb, unread, printed, "ppm", plate, b"", at, source)

    def no_voltage(self, why: Unread = Unread.NO_CONTACT) -> VoltageNow:
        """The meter without a reading."""
        return VoltageNow(None, why, None, Health.READY, self.moment())

    def moment(self) -> Moment:
        """Now."""
        return self.clock.now()
