"""The outputs place in the states that matter, for tests and for eyes.

As a command it paints them: python -m tests.ui.screens.outputs_scenes FOLDER [SCREEN ...].
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.domain.balance import Balance
from app.domain.balance_terms import PACK as PACK_TERM
from app.domain.balance_terms import Term, Terms
from app.domain.journal import Entry
from app.domain.label import JobState, Label, LabelJob
from app.domain.missing import Guess, Hypothesis
from app.domain.moment import Moment
from app.domain.output import Container, Output, OutputCode
from app.domain.pack import Pack, PackState, Papers
from app.domain.past import Past
from app.domain.procedure import Words
from app.domain.reading import Health, ScaleNow, Source, Unread, WeightReading
from app.domain.refusals import refuse
from app.domain.scale_error import Error, Known
from app.domain.units import parse_mass
from app.floor.balance_views import BalanceView
from app.floor.output_views import ContainerSaved, LabelToLookAt, PackTrace, TraceView
from app.floor.ports import Clock
from app.floor.shift_views import Person
from tests.fakes.desk import RecordingDesk
from tests.fakes.instruments import PARTS_SCALE
from tests.fakes.watches import ShownCamera, ShownScale
from tests.ui.clip import cut_words, keep, look_of
from tests.ui.screens.place_scenes import StillClock, framed
from ui.bridge.desk import DeskBridge
from ui.i18n import install
from ui.screens.outputs.presenter import OutputsPresenter
from ui.screens.outputs.screen import OutputsScreen
from ui.screens.outputs.state import OutputsPage, OutputsState
from ui.shell.window import StationWindow
from ui.theme.fonts import load_fonts, standing_font
from ui.theme.sheet import wear
from ui.theme.tokens import Language, Look

AT = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)
PACK = Pack(
    id="p1",
    tag="P-2611-0417",
    code="04QPB7A0012H0JD5K0000417",
    kind="gbt34014",
    level="ok",
    reasons=(),
    fields={"chemistry": "LFP"},
    read_by="camera",
    papers=Papers(none=True),
    state=PackState.DISMANTLED,
    received_at=AT,
    answers={},
    triage_class="A",
    mass=parse_mass("412.0", "kg"),
    mass_source="instrument",
    location="R-04",
    recheck_due=None,
    twin_of=None,
)


def part(number: int, code: OutputCode = OutputCode.MOD, **changes: object) -> Output:
    """An output; modules carry labels of ours."""
    ours = code is OutputCode.MOD
    made = Output(
        id=f"o{number}",
        run="r1",
        pack="p1",
        code=code,
        text=f"MD2B7K10000{number}" if ours else "",
        own_label=ours,
        mass_mg=28_440_000 + 20_000 * number,
        printed="28.44",
        unit="kg",
        tare_mg=0,
        container="",
        mass_source="instrument",
        recorded_at=AT,
        prints=1 if ours else 0,
        proven=False,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


PARTS = (
    part(1, proven=True),
    part(2, prints=0),
    part(3, mass_source="typed"),
    part(4, prints=3),
    part(5, OutputCode.CABLE, container="BN2B7K100001", mass_source="simulated"),
    part(6, OutputCode.CASE_AL),
    part(7, text="A123-0007-XYZ-000000000001", own_label=False),
)
TRACE = TraceView(PACK, PARTS, None)
JOB = LabelJob("j1", PARTS[1].text, "o2", 2, "label_lost", "p1", AT, JobState.WAITING, "", False)
KNOWN = Container("BN2B7K1000017", 2_400_000, AT)
LOOKED_FOR = tuple(
    LabelToLookAt(
        replace(JOB, job=f"j{number}", print_no=number, state=JobState.FAILED, fault=fault),
        Label(
            text=JOB.text,
            job=f"j{number}",
            print_no=number,
            title_zh="模组",
            title_en="Module",
            lines=(("电池包", "Pack", PACK.tag), ("净重", "Net", "28.48 kg")),
            made_at=AT,
            practice=True,
        ),
    )
    for number, fault in ((2, "printer.unsure"), (3, "printer.stopped_with_label"))
)


def unsaid(printed: str, placing: int = 1) -> ScaleNow:
    """A figure of equal frames, which somebody must call still."""
    taken = Moment(AT, 60_000, "boot-1")
    return ScaleNow(parse_mass(printed, "kg"), Unread.UNCONFIRMED, None, Health.READY, taken, placing)


SCENES: dict[str, OutputsState] = {
    "empty": OutputsState(),
    "unknown": OutputsState(refusal=refuse("trace.unknown")),
    "found": OutputsState(trace=TRACE),
    "chosen": OutputsState(trace=TRACE, chosen="o2"),
    "ordered": OutputsState(trace=TRACE, chosen="o2", job=JOB),
    "proven": OutputsState(trace=TRACE, chosen="o1", proven=True),
    "why": OutputsState(page=OutputsPage.WHY, trace=TRACE, chosen="o2"),
    "came_out": OutputsState(page=OutputsPage.CAME_OUT, to_look_at=LOOKED_FOR),
    "came_out_inside": OutputsState(page=OutputsPage.CAME_OUT, to_look_at=LOOKED_FOR[1:]),
    "came_out_refused": OutputsState(
        page=OutputsPage.CAME_OUT, to_look_at=LOOKED_FOR, refusal=refuse("label.answered")
    ),
    "container": OutputsState(page=OutputsPage.CONTAINER),
    "container_asked": OutputsState(page=OutputsPage.CONTAINER, scale=unsaid("2.40")),
    "container_again": OutputsState(page=OutputsPage.CONTAINER, container=KNOWN.text, container_before=KNOWN),
    "container_saved": OutputsState(page=OutputsPage.CONTAINER, known=ContainerSaved(9, KNOWN, JOB)),
    "container_refused": OutputsState(page=OutputsPage.CONTAINER, refusal=refuse("weight.stale")),
}

_FINE = Error(40_000**2, Known.SCALE)
_TERMS = Terms(
    Term(PACK_TERM, 412_000_000, 0, Error(10**12, Known.SCALE), verified=False),
    tuple(
        Term(one.id, one.mass_mg, one.tare_mg, _FINE, verified=True, code=one.code, text=one.text)
        for one in PARTS
    ),
)
_BALANCE = BalanceView(
    Balance(
        412_000_000, sum(one.mass_mg for one in PARTS), sum(one.error.square for one in _TERMS.all), 5_000
    ),
    _TERMS,
    (Hypothesis(Guess.NOTHING),),
    closed_on="green",
    since_close=True,
)
_BALANCED = replace(TRACE, balance=_BALANCE)
SCENES |= {
    "balanced": OutputsState(trace=_BALANCED),
    "balance": OutputsState(page=OutputsPage.BALANCE, trace=_BALANCED),
    "balance_why": OutputsState(page=OutputsPage.WHY, trace=_BALANCED, chosen="o2"),
}


def _happened(
    number: int, kind: str, second: str | None = None, *, back: bool = False, **data: object
) -> Past:
    at = AT + timedelta(seconds=37 * number)
    signed = ("OP-1", "S-1", data, b"{}", bytes([number]) * 32, b"")
    return Past(Entry(1, number, f"e{number}", kind, 1, at, *signed, second=second), taken_back=back)


_LIMIT = {"id": "HV-DEAD", "value": 60, "unit": "V"}
_METER = {"id": "M1", "serial": "V-0077"}
_PROVE = {"step": "prove_dead", "quantity": "voltage", "unit": "V", "limit": _LIMIT, "instrument": _METER}
PAST = PackTrace(
    PACK,
    PARTS,
    (
        _happened(1, "pack.received", tag=PACK.tag, code=PACK.code),
        _happened(2, "triage.answered", **{"class": ""}),
        _happened(3, "weight.taken", printed="431.0", unit="kg", source="instrument", back=True),
        _happened(4, "entry.corrected", "OP-2", seq=3, reason="the sling was on it"),
        _happened(5, "weight.taken", printed="412.0", unit="kg", source="typed", reason="scale_silent"),
        _happened(6, "pack.routed", **{"class": "A", "location": "R-04"}),
        _happened(7, "run.started", procedure="lfp-pack", version="2"),
        _happened(8, "step.done", step="plug_out"),
        _happened(9, "reading.taken", verdict="FAILED", printed="84.2", **_PROVE),
        _happened(10, "hold.raised", verdict="FAILED", step="prove_dead"),
        _happened(11, "reading.taken", verdict="PASSED", printed="3.1", **_PROVE),
        _happened(12, "hold.released", "OP-2", step="prove_dead"),
        _happened(13, "output.recorded", code="MOD", text=PARTS[0].text, printed="28.46", unit="kg"),
        _happened(14, "label.printed", text=PARTS[1].text, fault="printer.out_of_labels"),
        _happened(15, "run.closed", outputs=7, out_mg=203_480_000),
        _happened(16, "later.fact", data="of a later program"),
    ),
    (),
    {
        "OP-1": Person("OP-1", "1001", "张伟", "Zhang Wei", "3S", active=True),
        "OP-2": Person("OP-2", "9001", "李娜", "Li Na", "3S", active=True),
    },
    {"prove_dead": Words("验证无电", "Prove dead"), "plug_out": Words("拔出维修开关", "Take the plug out")},
)
SCENES |= {
    "past": OutputsState(page=OutputsPage.PAST, trace=TRACE, past=PAST),
    "past_all": OutputsState(page=OutputsPage.PAST, trace=TRACE, past=PAST, all_of_it=True),
    "entry": OutputsState(page=OutputsPage.ENTRY, trace=TRACE, past=PAST, entry="1:9"),
    "entry_typed": OutputsState(page=OutputsPage.ENTRY, trace=TRACE, past=PAST, entry="1:5"),
    "entry_unknown": OutputsState(page=OutputsPage.ENTRY, trace=TRACE, past=PAST, entry="1:16"),
}


class OutputsTable:
    """A presenter over a desk that remembers."""

    def __init__(self, clock: Clock | None = None) -> None:
        self.desk = RecordingDesk()
        self.bridge = DeskBridge(self.desk)
        self.camera, self.scale = ShownCamera(), ShownScale()
        self.presenter = OutputsPresenter(self.bridge, self.camera, self.scale, clock or StillClock())

    def put(self, printed: str = "2.40", placing: int = 1) -> None:
        """Something settles on the parts scale."""
        mass = parse_mass(printed, "kg")
        taken = Moment(AT, 60_000, "boot-1")
        self.scale.settle(WeightReading(mass, None, PARTS_SCALE, b"S S", taken, Source.INSTRUMENT, placing))

    def put_unsaid(self, printed: str = "2.40", placing: int = 1) -> None:
        """Something lies still on a scale that has no word for it."""
        self.scale.shows = unsaid(printed, placing)


def window_of(look: Look, scene: str) -> StationWindow:
    """The whole window in one scene."""
    table = OutputsTable()
    state = SCENES[scene]
    if state.page is OutputsPage.CONTAINER:
        table.put()
        state = replace(state, scale=table.scale.now(), trace_mass=((59_000, 0), (59_500, 2_400_000)))
    table.presenter.state = state
    place = OutputsScreen(look, table.presenter, table.camera.view, now_ms=lambda: 60_000, scale=PARTS_SCALE)
    table.presenter.setParent(place)
    table.bridge.setParent(place)
    return framed(look, place)


def paint(
    folder: Path,
    screens: Sequence[str],
    kind: str,
    scenes: Iterable[str],
    shown: Callable[[Look, str], StationWindow],
) -> None:
    """Paint every scene of a kind in both languages and stretched; say what is cut."""
    app = QApplication([])
    load_fonts()
    app.setFont(standing_font())
    for screen in screens or ["full", "low", "small"]:
        for tongue in ("zh", "en", "stretch"):
            install(app, tongue)
            look = look_of(screen, Language.ZH if tongue == "zh" else Language.EN)
            wear(app, look)
            for scene in scenes:
                made = shown(look, scene)
                keep(made, folder, f"{kind}.{scene}.{screen}.{tongue}")
                for cut in cut_words(made):
                    sys.stdout.write(f"{kind}.{scene}.{screen}.{tongue}: {cut}\n")
                made.deleteLater()


if __name__ == "__main__":
    paint(Path(sys.argv[1]), sys.argv[2:], "outputs", SCENES, window_of)
