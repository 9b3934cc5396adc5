"""Legal facts of the bench, as tests of the records write them."""

from app.domain.air_facts import AirAlarm, AirCleared
from app.domain.bench_facts import (
    ContainerKnown,
    DeviationTaken,
    HoldRaised,
    HoldReleased,
    LabelBound,
    LabelOrdered,
    LabelPrinted,
    LabelProven,
    LabelSending,
    OutputRecorded,
    ReadingTaken,
    RunAborted,
    RunAborting,
    RunClosed,
    RunStarted,
    StepDone,
    TrayScanned,
)

SCALE = {"id": "S2", "d_mg": 20_000}


def started(pack: str, *, run: str = "r1", steps: int = 20) -> RunStarted:
    """A run of the practice document."""
    return RunStarted(run, pack, "lfp-pack", "1", "ab" * 32, steps, "CODE-1")


def stepped(pack: str, step: str, *, run: str = "r1", number: int = 1, energy: str = "live") -> StepDone:
    """A step done by hand."""
    return StepDone(run, pack, step, number, "confirm", "prepare", energy, "", 4_000)


def read(
    pack: str, verdict: str = "PASSED", *, run: str = "r1", step: str = "prove_dead", point: int = 1
) -> ReadingTaken:
    """A voltage against 60 V."""
    value = {"PASSED": 3_100, "FAILED": 84_200, "UNREAD": None}[verdict]
    return ReadingTaken(
        run=run,
        pack=pack,
        step=step,
        number=4,
        point=point,
        quantity="voltage",
        verdict=verdict,
        value=value,
        base_unit="mV",
        printed="" if value is None else f"{value / 1000:.1f}",
        unit="V",
        unread="not_fitted" if value is None else "",
        limit={"id": "prove_dead", "op": "at_most", "value": 60_000, "unit": "mV", "version": "practice-1"},
        instrument={"id": "M1"},
        raw="",
        source="simulated",
        taken_at=1_763_877_600_000,
        touch=1,
    )


def raised(pack: str, *, run: str = "r1", step: str = "prove_dead") -> HoldRaised:
    """A hold shut on a failed reading."""
    return HoldRaised(run, pack, step, 4, "measured", 1, "FAILED")


def released(
    pack: str, *, run: str = "r1", step: str = "prove_dead", readings: tuple[int, ...] = ()
) -> HoldReleased:
    """A hold opened by a second person."""
    return HoldReleased(run, pack, step, 4, "measured", "isolated", "", readings)


def deviated(pack: str, deviation: str = "seized_screw", *, run: str = "r1") -> DeviationTaken:
    """A screw is seized under the cover."""
    return DeviationTaken(run, pack, "open_cover", 7, deviation, "seized_fastener", "bolt 7")


def aborting(pack: str, *, run: str = "r1", number: int = 4) -> RunAborting:
    """A run that will not go on."""
    return RunAborting(run, pack, "prove_dead", number, "voltage stays")


def aborted(pack: str, *, run: str = "r1") -> RunAborted:
    """A run made safe."""
    return RunAborted(run, pack, "live", "voltage stays")


def closed(pack: str, *, run: str = "r1", out_mg: int = 28_440_000, outputs: int = 1) -> RunClosed:
    """A run done."""
    return RunClosed(run, pack, "module", 412_000_000, out_mg, outputs)


def output(
    pack: str,
    name: str = "o1",
    *,
    run: str = "r1",
    text: str = "MD1",
    code: str = "MOD",
    mass_mg: int = 28_440_000,
    source: str = "simulated",
    step: str = "lift_modules",
) -> OutputRecorded:
    """A module on its own, or whatever is asked."""
    return OutputRecorded(
        output=name,
        run=run,
        pack=pack,
        step=step,
        code=code,
        text=text,
        own_label=text.startswith("MD"),
        container="",
        mass_mg=mass_mg,
        gross_mg=mass_mg,
        tare_mg=0,
        printed="28.44",
        unit="kg",
        instrument=SCALE,
        raw="5320",
        source=source,
        stability="device",
        reason="",
        taken_at=1_763_877_600_000,
    )


def container(text: str = "BN1", tare_mg: int = 2_400_000) -> ContainerKnown:
    """An empty container on the scale."""
    return ContainerKnown(text, tare_mg, "2.40", "kg", SCALE, "5320", "simulated", 1_763_877_600_000)


def tray(pack: str = "p1", *texts: str, name: str = "t1") -> TrayScanned:
    """A row of codes in a tray."""
    codes = tuple(
        {"row": 1, "column": column, "text": text, "symbology": "DataMatrix", "symbology_id": ""}
        for column, text in enumerate(texts, start=1)
    )
    return TrayScanned(name, "r1", pack, "", 1, len(texts), codes, (), "", 1_763_877_600_000)


def ordered(text: str = "MD1", job: str = "j1", *, pack: str = "p1", print_no: int = 1) -> LabelOrdered:
    """A label to be printed."""
    return LabelOrdered(job, text, "o1", print_no, "" if print_no == 1 else "torn", pack)


def sending(text: str = "MD1", job: str = "j1") -> LabelSending:
    """It is on its way to a printer."""
    return LabelSending(job, text, "practice")


def printed(text: str = "MD1", job: str = "j1", *, fault: str = "") -> LabelPrinted:
    """What became of it."""
    return LabelPrinted(job, text, "practice", fault, "p1")


def bound(text: str = "MD7") -> LabelBound:
    """A label printed beforehand was stuck on the output instead."""
    return LabelBound("j7", text, "o1", "p1", "MD1")


def proven(text: str = "MD1") -> LabelProven:
    """It was scanned back."""
    return LabelProven(text, "o1", "camera", "p1")


def air_alarm(gas: str, standing: dict[str, str]) -> AirAlarm:
    """A gas in alarm, as `standing` says."""
    said = (standing[gas], "limit", 60_000, "60", "ppm", {}, {"id": "G1"}, "00", "simulated", 1, standing)
    return AirAlarm("r1", "p1", gas, *said)


def air_cleared(gas: str, standing: dict[str, str]) -> AirCleared:
    """The alarm of a gas is over; these stand still."""
    said = (0, "0", "ppm", {}, {"id": "G1"}, "00", "simulated", 1, 60, standing)
    return AirCleared(None, None, gas, *said)
