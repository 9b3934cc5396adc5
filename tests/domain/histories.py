"""A journal to write facts into, entry by entry, as tests of the handover tell a station's history."""

import json
from datetime import UTC, datetime, timedelta

from app.domain import bench_facts as bench
from app.domain import journal as facts
from app.domain.custody_facts import ARRIVALS, PackTakenOver
from app.domain.journal import Entry, Fact
from app.domain.leaving_facts import PackLeft
from app.domain.own_label import station_mark
from app.domain.procedure import Act, Energy, Hold, HoldKind, Procedure, Step, StepKind, Words
from app.domain.scale_facts import ScaleChecked, ScaleZeroChecked
from app.domain.shift_facts import SheetFrozen
from app.domain.traveller import traveller_for
from app.domain.triage import TriageClass

START = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
SCALE = {"id": "S1", "serial": "B123", "verified_until": "2027-03-31", "d_mg": 20_000}
METER = {"id": "M1", "serial": "V77", "calibrated_until": "2026-11-01"}
KINDS = ("scan", "hold", "confirm", "hold", "record_output", "make_safe")
TITLES = (
    ("扫描包码", "Scan the pack"),
    ("验电", "Prove dead"),
    ("开盖", "Open the cover"),
    ("切断连接排", "Cut the busbars"),
    ("取模组", "Lift the modules"),
    ("遮盖带电部分", "Cover live parts"),
)
STEP_ENERGY = ("live", "isolated", "opened", "sectioned", "module", "module")
STEPS = tuple(f"s{number}" for number in range(1, 7))


def document() -> Procedure:
    """A short document: two holds, outputs, and one make-safe step that is owed from the cover on."""
    steps = tuple(
        Step(
            id=STEPS[place],
            kind=StepKind(KINDS[place]),
            act=Act.PREPARE,
            title=Words(*TITLES[place]),
            detail=Words("详", "more"),
            energy=Energy(STEP_ENERGY[place]),
            people=1,
            ppe=(),
            tools=(),
            hold=Hold(HoldKind.MEASURED, ()) if KINDS[place] == "hold" else None,
            guard="s3" if KINDS[place] == "make_safe" else None,
        )
        for place in range(len(STEPS))
    )
    return Procedure("lfp-pack", "1", "ab" * 32, "LFP", Words("磷酸铁锂包", "LFP pack"), "ours", "S", steps)


class Book:
    """Entries in order, as they come back out of a journal: their data has been through JSON."""

    def __init__(self, start: datetime = START) -> None:
        self.entries: list[Entry] = []
        self.now = start
        self.epoch = 1

    def add(
        self, fact: Fact, by: str | None = "OP-1", *, second: str | None = None, after_s: int = 30
    ) -> Entry:
        """Write one fact."""
        self.now += timedelta(seconds=after_s)
        same = [one for one in self.entries if one.epoch == self.epoch]
        seq = len(same) + 1
        entry = Entry(
            epoch=self.epoch,
            seq=seq,
            id=f"E-{self.epoch}-{seq}",
            type=fact.type,
            sv=fact.sv,
            at=self.now,
            operator=by,
            session="S-1" if by else None,
            data=json.loads(json.dumps(fact.body())),
            raw=b"",
            hash=bytes([seq % 256] * 32),
            sig=b"",
            boot="boot-1",
            mono_ms=seq,
            second=second,
            meaning="signed" if second else "",
        )
        self.entries.append(entry)
        return entry

    def since(self, place: int) -> list[Entry]:
        """The entries from a place in the list on."""
        return self.entries[place:]


def enrolled() -> Book:
    """A book that begins as every journal does."""
    book = Book()
    book.add(facts.StationEnrolled("aa", "REG-1", ("bb",), "Bench I1", "0.1.0"), None)
    return book


def receive(
    book: Book,
    name: str,
    *,
    found: str = "A",
    kg: int | None = 412,
    chemistry: str = "LFP",
    code: str = "",
    **more,
) -> None:
    """A pack comes in, is triaged, weighed and brought to its place."""
    arrive(book, name, chemistry=chemistry, code=code, **more)
    book.add(facts.TriageAnswered(name, "TRIAGE-1", "now", {"T01": "no"}, ""))
    yes = {"B": "T05", "C": "T04", "B-doc": "T13"}.get(found, "")
    answers = {question: "yes" if question == yes else "no" for question in ("T04", "T05", "T13")}
    book.add(facts.TriageAnswered(name, "TRIAGE-1", "rest", answers, found))
    if kg is not None:
        weigh(book, name, kg * 1_000_000)
    if found == "C":
        due = int(book.now.timestamp()) * 1000 + 3_600_000
        book.add(facts.PackQuarantined(name, found, ("T04", "T07"), "Q-1", due))
    else:
        state = {"A": "stored", "B": "held", "B-doc": "held_papers"}[found]
        book.add(facts.PackRouted(name, found, state, "R-04"))


def arrive(
    book: Book,
    name: str,
    *,
    chemistry: str = "LFP",
    code: str = "",
    typed_by: tuple[str, ...] = (),
    twin_of: str | None = None,
    tag: str = "",
) -> Entry:
    """Only the reception."""
    number = sum(one.type in ARRIVALS for one in book.entries) + 1
    fields = {"vendor": "001", "chemistry": chemistry} if chemistry else {}
    text = code or f"001PB0A1234567A1B{number:07d}"
    fact = facts.PackReceived(
        pack=name,
        tag=tag or f"P-2611-{number:04d}",
        code=text,
        kind="gbt34014",
        level="ok",
        reasons=(),
        fields=fields,
        payload=text.encode("utf-8", "replace").hex(),
        symbology="qr_code",
        read_by="typed" if typed_by else "camera",
        reads=2,
        decoder="zxing",
        simulated=True,
        papers={"consignment": "7"},
        typed_by=typed_by,
        twin_of=twin_of,
    )
    return book.add(fact, second=typed_by[1] if typed_by else None)


def paper_of(name: str) -> str:
    """A traveller that is a pack's own for as long as a story lasts."""
    number = int.from_bytes(name.encode()[-2:], "big") % 9000 + 1
    return traveller_for(TriageClass.A, "ST-002", number).text


def take_over(book: Book, name: str, found: str = "A") -> Entry:
    """A pack comes from another station, by its paper."""
    number = 1 + sum(one.type in ARRIVALS for one in book.entries)
    code = f"001PB0A1234567A1B{number:07d}"
    fields = {"vendor": "001", "chemistry": "LFP"}
    plate = ("gbt34014", "ok", (), fields, code.encode().hex(), "qr_code", "camera", 2, "zxing", True)
    tag, claim = f"P-2611-{number:04d}", station_mark("ST-002")
    return book.add(PackTakenOver(name, tag, code, *plate, paper_of(name), "camera", claim, found))


def weigh(
    book: Book, name: str, mass_mg: int, *, source: str = "simulated", second: str | None = None
) -> Entry:
    """A pack on the scale, or its weight typed."""
    instrument = {} if source == "typed" else SCALE
    fact = facts.WeightTaken(
        name, mass_mg, f"{mass_mg / 1e6:.1f}", "kg", None, instrument, "", source, "device", 0
    )
    return book.add(fact, second=second)


def check(book: Book, kind: str, off_mg: int | None, *, allowed_mg: int = 40_000) -> Entry:
    """The empty pan or a check weight on the scale; None is no reading."""
    verdict = "UNREAD" if off_mg is None else "PASSED" if abs(off_mg) <= allowed_mg else "FAILED"
    end = ("0.00", "kg", "moving" if off_mg is None else "", allowed_mg)
    how = (SCALE, "", "simulated", "device", 0)
    if kind == "zero":
        return book.add(ScaleZeroChecked("parts", verdict, off_mg, *end, {}, *how))
    shown = None if off_mg is None else 20_000_000 + off_mg
    weight = {"id": "PW-20", "nominal_mg": 20_000_000}
    return book.add(ScaleChecked("parts", weight, verdict, shown, off_mg, *end, *how))


def begin(book: Book, run: str, pack: str) -> Entry:
    """A run of the document."""
    return book.add(bench.RunStarted(run, pack, "lfp-pack", "1", "ab" * 32, len(STEPS), ""))


def step(book: Book, run: str, pack: str, number: int, *, dwell_ms: int | None = 40_000) -> Entry:
    """One step done."""
    place = number - 1
    fact = bench.StepDone(
        run, pack, STEPS[place], number, KINDS[place], "prepare", STEP_ENERGY[place], "", dwell_ms
    )
    return book.add(fact)


def measure(book: Book, run: str, pack: str, number: int, value: int | None, *, point: int = 1) -> Entry:
    """A voltage against 60 V."""
    verdict = "UNREAD" if value is None else "PASSED" if value <= 60_000 else "FAILED"
    fact = bench.ReadingTaken(
        run=run,
        pack=pack,
        step=STEPS[number - 1],
        number=number,
        point=point,
        quantity="voltage",
        verdict=verdict,
        value=value,
        base_unit="mV",
        printed="" if value is None else f"{value / 1000:.1f}",
        unit="V",
        unread="disconnected" if value is None else "",
        limit={
            "id": "prove_dead",
            "op": "at_most",
            "value": 60_000,
            "unit": "mV",
            "version": "1",
            "signer": "S",
        },
        instrument=METER,
        raw="",
        source="simulated",
        taken_at=0,
        touch=1,
    )
    return book.add(fact)


def shut(book: Book, run: str, pack: str, number: int, verdict: str = "FAILED") -> Entry:
    """A hold is raised."""
    return book.add(bench.HoldRaised(run, pack, STEPS[number - 1], number, "measured", 1, verdict))


def open_hold(
    book: Book, run: str, pack: str, number: int, *, kind: str = "measured", reason: str = ""
) -> Entry:
    """A second person opens a hold."""
    energy = STEP_ENERGY[number - 1]
    fact = bench.HoldReleased(run, pack, STEPS[number - 1], number, kind, energy, reason, ())
    return book.add(fact, second="OP-2")


def left(run: str, pack: str, note: str = "") -> PackLeft:
    """Two people leave the pack at the second step, for a break or for what they typed."""
    shown = {"energy": "live", "proofs": []}
    reason = "other" if note else "taking_break"
    return PackLeft(run, pack, "s2", 2, reason, note, "live", shown, ("s6",), ())


def part(
    book: Book,
    run: str,
    pack: str,
    code: str,
    mass_mg: int,
    *,
    source: str = "simulated",
    text: str = "",
    reason: str = "scale cut off",
) -> Entry:
    """An output on the scale, or typed."""
    number = len(book.entries)
    typed = source == "typed"
    fact = bench.OutputRecorded(
        output=f"o{number}",
        run=run,
        pack=pack,
        step="s5",
        code=code,
        text=text or f"MD{number:05d}",
        own_label=True,
        container="",
        mass_mg=mass_mg,
        gross_mg=mass_mg,
        tare_mg=0,
        printed="",
        unit="kg",
        instrument={} if typed else SCALE,
        raw="",
        source=source,
        stability="device",
        reason=reason if typed else "",
        taken_at=0,
    )
    return book.add(fact, second="OP-3" if typed else None)


def dismantle(book: Book, run: str, pack: str, *, in_mg: int | None = 412_000_000, modules: int = 4) -> None:
    """A whole run without trouble."""
    begin(book, run, pack)
    step(book, run, pack, 1)
    measure(book, run, pack, 2, 3_100)
    open_hold(book, run, pack, 2)
    step(book, run, pack, 3)
    measure(book, run, pack, 4, 48_000)
    open_hold(book, run, pack, 4)
    out_mg = 0
    for _ in range(modules):
        part(book, run, pack, "MOD", 68_400_000)
        out_mg += 68_400_000
    for code, mass_mg in (("CASE_AL", 61_200_000), ("CABLE", 9_400_000), ("COOLANT", 3_100_000)):
        part(book, run, pack, code, mass_mg)
        out_mg += mass_mg
    step(book, run, pack, 5)
    step(book, run, pack, 6)
    book.add(bench.RunClosed(run, pack, "module", in_mg, out_mg, modules + 3))


def take_back(book: Book, entry: Entry, reason: str = "slip", *, second: str | None = None) -> Entry:
    """An entry is corrected."""
    fact = facts.EntryCorrected(
        entry.epoch, entry.seq, entry.hash.hex(), entry.type, reason, entry.data.get("pack")
    )
    return book.add(fact, second=second)


def freeze(book: Book, content: dict, *, check: str = "00000000") -> Entry:
    """A sheet is frozen over all entries since the last one."""
    frozen = [one for one in book.entries if one.type == SheetFrozen.type]
    first = frozen[-1].seq + 1 if frozen and frozen[-1].epoch == book.epoch else 1
    sheet = content["A"]["sheet"]["v"]
    last = book.entries[-1].seq
    return book.add(SheetFrozen(sheet, first, last, check, content), "OP-9")
