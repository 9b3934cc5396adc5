"""The intake in every state that has a face of its own, for tests and for eyes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from app.domain.identity import classify
from app.domain.moment import Moment
from app.domain.pack import Pack, PackState, Papers
from app.domain.pack_hold import HoldWhy
from app.domain.reading import Health, Instrument, ScaleNow, Source, Unread, WeightReading
from app.domain.refusals import Refusal, refuse
from app.domain.scan import Frame, ReadBy, ScannedCode, SightedBox, Symbology, View
from app.domain.triage import GROUPS, QUESTIONS
from app.domain.units import parse_mass
from app.domain.vendors import Vendors
from app.floor.hand_views import ForeignPaper
from app.floor.views import CodeView
from app.host.catalogue import read_catalogue
from app.places import resources
from tests.fakes.desk import RecordingDesk
from tests.fakes.told_pages import hold
from tests.fakes.watches import ShownCamera, ShownScale
from tests.fakes.work_unit import START
from ui.bridge.desk import DeskBridge
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.screen import IntakeScreen
from ui.screens.intake.state import IntakeState, IntakeStep, ScanWay
from ui.screens.intake.taking_over import LOOKS
from ui.shell.strip import StripState
from ui.shell.window import StationWindow
from ui.theme.tokens import Language, Look

CODE = "04QPB7A0012H0JC5K0000417"
DOUBTFUL = "7ZZPZ7A0012H0JC5KA000417"
NOW_MS = 60_000
NOW = Moment(START, NOW_MS, "boot-1")
SCALE = Instrument("S1", "mt-sics", "B123", 500_000, 500_000, 10_000_000, 1_000_000_000)
HELD = replace(hold(CODE, HoldWhy.QUARANTINE), label="Intake hall 2, north gate")
LORRY = Papers(consignment="C-1123-02", sender="华北报废车厂")


@cache
def vendors() -> Vendors:
    """The station's own list."""
    return read_catalogue(resources() / "catalogue").vendors


def seen(text: str, *, read_by: ReadBy = ReadBy.CAMERA, reads: int = 1) -> ScannedCode:
    """A settled code."""
    payload = text.encode("utf-8", "surrogatepass")
    return ScannedCode(payload, text, Symbology.DATAMATRIX, read_by, NOW, reads, "zxing")


def explained(text: str = CODE, *, known: tuple[Pack, ...] = (), reads: int = 1) -> CodeView:
    """A code as the desk explains it."""
    identity = classify(text.encode("utf-8", "surrogatepass"), today=date(2026, 11, 23), vendors=vendors())
    return CodeView(seen(text, reads=reads), identity, known, 12_480)


def pack(state: PackState = PackState.RECEIVED, *, found: str = "", yes: tuple[str, ...] = ()) -> Pack:
    """A pack as it stands after so much of an intake."""
    answers: dict[str, str] = {"T13": "no"}
    if state is not PackState.RECEIVED:
        answers = dict.fromkeys(QUESTIONS, "no")
    answers |= dict.fromkeys(yes, "yes")
    weighed = state is PackState.WEIGHED
    identity = explained().identity
    return Pack(
        id="0192-1",
        tag="P-2611-0417",
        code=CODE,
        kind="gbt34014",
        level="ok",
        reasons=(),
        fields=identity.fields,
        read_by="camera",
        papers=LORRY,
        state=state,
        received_at=START,
        answers=answers,
        triage_class=found,
        mass=parse_mass("412.0", "kg") if weighed else None,
        mass_source="instrument" if weighed else "",
        location="",
        recheck_due=None,
        twin_of=None,
    )


def scale_now(printed: str | None, unread: Unread | None, *, settled: bool = False) -> ScaleNow:
    """The scale at this moment."""
    mass = parse_mass(printed, "kg") if printed else None
    reading = None
    if settled and mass is not None:
        reading = WeightReading(mass, None, SCALE, b"S S", NOW, Source.SIMULATED, 1)
    return ScaleNow(mass, unread, reading, Health.READY, NOW)


def trace() -> tuple[tuple[int, int], ...]:
    """How a pack comes to rest."""
    heights = (0, 0, 0, 520, 370, 440, 400, 416, 409, 413, 412, 412, 412, 412, 412, 412)
    return tuple((58_500 + 100 * place, kg * 1_000_000) for place, kg in enumerate(heights))


def triage(number: int, *, yes: tuple[str, ...] = (), answered: tuple[str, ...] = ()) -> IntakeState:
    """One group of questions, those before it answered with no but for `answered`."""
    before = {name: "no" for group in GROUPS[:number] for name in group.questions}
    before |= dict.fromkeys(answered, "yes")
    received = pack()
    return IntakeState(
        step=IntakeStep.TRIAGE,
        papers=LORRY,
        pack=replace(received, answers={**received.answers, **before}),
        group=GROUPS[number],
        group_number=number + 1,
        groups=len(GROUPS),
        yes=frozenset(yes),
        entry=1262 + number,
    )


def weighing(now: ScaleNow, *, moved: bool = False) -> IntakeState:
    """At the scale."""
    return IntakeState(
        step=IntakeStep.WEIGH,
        papers=LORRY,
        pack=pack(PackState.TRIAGED, found="A"),
        groups=len(GROUPS),
        scale=now,
        trace=trace() if moved else (),
        entry=1268,
    )


def routing(found: str, state: PackState, *, yes: tuple[str, ...] = (), location: str = "") -> IntakeState:
    """At the last question."""
    routed = pack(state, found=found, yes=yes)
    return IntakeState(
        step=IntakeStep.ROUTE, papers=LORRY, pack=routed, groups=5, location=location, entry=1269
    )


def _scan(way: ScanWay = ScanWay.CAMERA, **more: object) -> IntakeState:
    return replace(IntakeState(step=IntakeStep.SCAN, way=way, papers=LORRY), **more)  # type: ignore[arg-type]


def _confirm(code: CodeView, *, vin: str = "", papers: Papers = LORRY) -> IntakeState:
    return IntakeState(step=IntakeStep.CONFIRM, papers=replace(papers, vin=vin), code=code)


def _no(state: IntakeState, refusal: Refusal) -> IntakeState:
    return replace(state, refusal=refusal)


def _confirmations() -> Mapping[str, IntakeState]:
    """One code to be confirmed of each family that is shown in its own way."""
    return {
        "confirm": _confirm(explained(reads=3), vin="LGXCE6CD8N0012417"),
        "confirm_doubt": _confirm(explained(DOUBTFUL), papers=Papers(none=True)),
        "confirm_opaque": _confirm(explained("WST21-TI04-003-A01-M4ST-002233/2205175001")),
        "confirm_link": _confirm(explained("https://example.invalid/?id=0417")),
        "confirm_passport": _confirm(explained("https://id.gs1.de/01/04012345678901/21/SN12345")),
        "confirm_fields": _confirm(
            explained("[)>\x1e06\x1d12V123456789\x1d1P7LE803037A\x1dS000123\x1d16D20240131\x1e\x04")
        ),
        "confirm_inside": _confirm(explained(f"SN:{CODE};https://example.invalid")),
        "confirm_another": _no(_confirm(explained()), refuse("code.another_in_view", code=DOUBTFUL)),
        **_takings_over(),
    }


PAPER = ForeignPaper("TRAGKREJ0001M", "GKREJ", "A")


def _taking_over(step: IntakeStep, **more: object) -> IntakeState:
    state = IntakeState(step=step, paper=PAPER, paper_code=seen(PAPER.text))
    return replace(state, **more)  # type: ignore[arg-type]


def _takings_over() -> Mapping[str, IntakeState]:
    """A pack of another station, from its paper to the look at it."""
    first, second = ({"group": one, "group_number": n, "groups": 2} for n, one in enumerate(LOOKS, 1))
    grave = replace(PAPER, triage_class="C")
    at = IntakeStep.CONFIRM
    return {
        "over_scan": _taking_over(IntakeStep.SCAN),
        "over_scan_no": _no(_taking_over(IntakeStep.SCAN), refuse("code.is_traveller")),
        "over": _taking_over(at, code=explained()),
        "over_class_c": _taking_over(at, code=explained(), paper=grave),
        "over_held": _taking_over(at, code=replace(explained(), elsewhere=(HELD,))),
        "over_look": _taking_over(IntakeStep.TRIAGE, code=explained(), **first),
        "over_look_yes": _taking_over(IntakeStep.TRIAGE, code=explained(), **second, yes=frozenset({"T05"})),
        "over_no": _no(
            _taking_over(IntakeStep.TRIAGE, code=explained(), **second),
            refuse("takeover.taken_by_other", station="Bench 3", at="2026-11-23 10:42"),
        ),
    }


def _weighings() -> dict[str, IntakeState]:
    return {
        "weigh_empty": weighing(scale_now(None, Unread.BELOW_MIN)),
        "weigh_moving": weighing(scale_now("398.5", Unread.MOVING), moved=True),
        "weigh_settled": weighing(scale_now("412.0", None, settled=True), moved=True),
        "weigh_asked": weighing(scale_now("412.0", Unread.UNCONFIRMED), moved=True),
        "weigh_lost": weighing(scale_now(None, Unread.DISCONNECTED)),
        "weigh_no": _no(weighing(scale_now(None, Unread.OVERLOAD)), refuse("weight.over_max")),
    }


def scenes() -> Mapping[str, IntakeState]:
    """Every state with a face of its own."""
    first, second = ScanWay.TYPE_FIRST, ScanWay.TYPE_SECOND
    signing = _scan(ScanWay.SECOND_PERSON, code=explained(), typed=CODE, has_photo=True)
    twice = explained(known=(pack(PackState.STORED),))
    return {
        "source": IntakeState(previous=LORRY),
        "source_first": IntakeState(),
        "source_no": _no(IntakeState(previous=LORRY), refuse("papers.first")),
        "source_resumed": IntakeState(resumed=True),
        "number": IntakeState(previous=LORRY),
        "number_no": _no(IntakeState(), refuse("papers.number_missing")),
        "scan": _scan(),
        "scan_half": _scan(half=seen(CODE[:14]), papers=replace(LORRY, vin="LGXCE6CD8N0012417")),
        "scan_no": _no(_scan(), refuse("code.rejected", reason="gbt34014.length")),
        "scan_kind_only": _no(_scan(), refuse("code.no_single_thing", reason="opaque.several_codes")),
        "scan_separators": _no(_scan(), refuse("code.rejected", reason="iso15434.separators_missing")),
        "scan_resumed": _scan(resumed=True),
        "no_code": _scan(ScanWay.NO_CODE),
        "no_code_no": _no(_scan(ScanWay.NO_CODE), refuse("photo.no_picture")),
        "type_first": _scan(first, has_photo=True),
        "type_first_no": _no(_scan(first, has_photo=True), refuse("code.rejected", reason="gbt34014.length")),
        "type_second": _scan(second, has_photo=True, typed=CODE),
        "type_second_no": _no(_scan(second, has_photo=True, typed=CODE), refuse("code.typed_differs")),
        "sign_badge": signing,
        "sign_badge_twin": replace(signing, code=twice),
        "sign_pin": replace(signing, other_badge="BG1002X"),
        "sign_pin_no": _no(
            replace(signing, other_badge="BG1002X"), refuse("operator.pin_wrong", tries_left=2)
        ),
        **_confirmations(),
        "confirm_held": _confirm(replace(explained(), elsewhere=(HELD,))),
        "twin_held": _confirm(replace(twice, elsewhere=(HELD,))),
        "twin": _confirm(twice, papers=Papers(consignment="C-1125-01")),
        "twins": _confirm(explained(known=(pack(PackState.STORED), pack(PackState.HELD)))),
        "triage_now": triage(0),
        "triage_now_yes": triage(0, yes=("T01",)),
        "triage_case": triage(1),
        "triage_case_yes": triage(1, yes=("T03", "T05", "T06")),
        "triage_case_all": triage(1, yes=GROUPS[1].questions),
        "triage_heat": triage(2, answered=("T05",)),
        "triage_model": triage(4),
        "triage_no": _no(triage(3), refuse("triage.not_now")),
        "triage_resumed": replace(triage(3), resumed=True),
        "triage_case_resumed": replace(triage(1), resumed=True),
        "take_back_badge": replace(triage(3), asking_second=True),
        "take_back_pin": replace(triage(3), asking_second=True, other_badge="BG9001K"),
        **_weighings(),
        "route_store": routing("A", PackState.WEIGHED, location="A-03-2"),
        "route_hold": routing("B", PackState.WEIGHED, yes=("T05", "T06", "T09")),
        "route_papers": routing("B-doc", PackState.WEIGHED, yes=("T14",)),
        "route_quarantine": routing("C", PackState.TRIAGED, yes=("T02", "T04", "T05", "T06C", "T07", "T17")),
        "route_emergency": routing("EMERGENCY", PackState.TRIAGED, yes=("T01",)),
        "route_resumed": replace(routing("A", PackState.WEIGHED), resumed=True),
    }


@cache
def picture_before_camera() -> View:
    """A grey picture with a code that is read, one that is being read and one that is not."""
    rows = bytes((x * 3 + y) % 90 + 60 for y in range(360) for x in range(640) for _ in range(3))
    boxes = (
        SightedBox(((90, 80), (190, 70), (195, 170), (92, 180)), CODE, Symbology.DATAMATRIX, 1, 1),
        SightedBox(
            ((90, 250), (320, 240), (322, 290), (92, 300)), "LGXCE6CD8N0012417", Symbology.CODE128, 1, 2
        ),
        SightedBox(((400, 80), (500, 70), (510, 180), (405, 190)), None, Symbology.UNKNOWN, 0, 1),
    )
    return View(Frame(rows, 640, 360, 3, NOW, 7), boxes)


@dataclass(frozen=True, slots=True)
class Stand:
    """An intake screen over a real presenter and a desk that remembers."""

    desk: RecordingDesk
    camera: ShownCamera
    scale: ShownScale
    presenter: IntakePresenter
    screen: IntakeScreen

    @classmethod
    def with_state(
        cls, look: Look, state: IntakeState, *, answers: Callable[[object], object] | None = None
    ) -> "Stand":
        """Standing in a state, without having walked there."""
        desk, camera, scale = RecordingDesk(answers), ShownCamera(picture_before_camera()), ShownScale()
        presenter = IntakePresenter(DeskBridge(desk), camera, scale)
        presenter.state = state
        screen = IntakeScreen(look, presenter, camera.view, now_ms=lambda: NOW_MS, scale=SCALE)
        return cls(desk, camera, scale, presenter, screen)


def stand(look: Look, name: str) -> Stand:
    """The screen in the scene of that name."""
    made = Stand.with_state(look, scenes()[name])
    if name.startswith("number"):
        assert made.screen.page is not None
        made.screen.page.act("type")
    return made


def in_window(look: Look, made: Stand) -> StationWindow:
    """The screen in the station's window, as it is seen."""
    state = made.presenter.state
    window = StationWindow(look)
    zh = look.language is Language.ZH
    window.show_strip(
        StripState(
            place="I1",
            who="员工 1001" if zh else "Op 1001",
            level="2S",
            pack=state.pack.tag if state.pack else ("新包" if zh else "new pack"),
            step=(state.step.value, len(IntakeStep)),
            saved=1262,
            registry=1255,
            waiting=7,
            clock="08:15",
        )
    )
    window.show_place(made.screen)
    window.resize(look.width_px, look.height_px)
    return window
