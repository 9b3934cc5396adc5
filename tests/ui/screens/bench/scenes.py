"""The bench in every state that has a face of its own: a pack by the real procedure, stopped on its way."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from app.domain.balance import Balance, NoBalance
from app.domain.balance_terms import Term, Terms
from app.domain.dismantling import Action
from app.domain.missing import Guess, Hypothesis
from app.domain.moment import Moment
from app.domain.output import OutputCode
from app.domain.pack import Pack, PackState
from app.domain.reading import Health, ScaleNow, Source, Unread, WeightReading
from app.domain.refusals import refuse
from app.domain.scan import ReadBy, ScannedCode, Symbology
from app.domain.units import parse_mass
from app.domain.voltage import VoltageNow, VoltageReading, parse_voltage
from app.floor.start_views import PaperRead, SetAside
from tests.fakes.floor import BO, CODE, LEAD
from tests.fakes.instruments import BENCH_METER, PARTS_SCALE
from tests.fakes.work_unit import START
from tests.ui.screens.bench.display import photograph
from tests.ui.screens.bench.scenes_air import air_scenes
from tests.ui.screens.bench.scenes_held import held_scenes
from tests.ui.screens.bench.scenes_leave import leaving_scenes
from tests.ui.screens.bench.scenes_ways import other_scenes
from tests.ui.screens.bench.stand import BenchStand
from ui.screens.bench.start_state import Stage, Start
from ui.screens.bench.state import Asking, BenchState, Page, page_of

NOW_MS = 60_000
NOW = Moment(START, NOW_MS, "boot-1")
PROCEDURE = "lfp-pack@2"
MODULE = "04QMB7A0012H0JD5K0000991"


def meter(printed: str | None, unread: Unread | None = None) -> VoltageNow:
    """The meter at this moment."""
    voltage = parse_voltage(printed, "V") if printed else None
    reading = None
    if voltage is not None and unread is None:
        reading = VoltageReading(voltage, BENCH_METER, b"raw", NOW, Source.SIMULATED, 7)
    return VoltageNow(voltage, unread, reading, Health.READY, NOW)


def scale(printed: str | None, unread: Unread | None = None, *, placing: int = 9) -> ScaleNow:
    """The parts scale at this moment."""
    mass = parse_mass(printed, "kg") if printed else None
    reading = None
    if mass is not None and unread is None:
        reading = WeightReading(mass, None, PARTS_SCALE, b"S S", NOW, Source.SIMULATED, placing)
    return ScaleNow(mass, unread, reading, Health.READY, NOW)


def trace() -> tuple[tuple[int, int], ...]:
    """How a part comes to rest."""
    heights = (0, 0, 0, 46, 33, 41, 37, 39, 38, 38, 38, 38, 38, 38)
    return tuple((58_700 + 100 * place, kg * 1_000_000) for place, kg in enumerate(heights))


def code(text: str) -> ScannedCode:
    """A settled code."""
    payload = text.encode("utf-8", "surrogatepass")
    return ScannedCode(payload, text, Symbology.DATAMATRIX, ReadBy.CAMERA, NOW, 1, "zxing")


class Way:
    """One pack on its way across the bench; `keep` stops it for a picture."""

    def __init__(self) -> None:
        self.bench = BenchStand()
        self.kept: dict[str, BenchState] = {}
        pack = self.bench.stored()
        self.bench.begin()
        self.keep("empty")
        self.keep("empty_chosen", chosen=pack.id)
        self.keep("empty_ready", chosen=pack.id, procedure=PROCEDURE)
        self.keep("empty_no", refusal=refuse("run.pack_not_stored", tag="P-2611-0009", state="quarantined"))
        self._starts(pack)
        self.bench.floor.do(self.bench.floor.starting(pack.id, PROCEDURE))
        self.bench.begin()

    def _starts(self, pack: Pack) -> None:
        """Every stage of a start, and everything that keeps a pack from being begun."""
        text, chosen = self.bench.floor.traveller(pack.id), {"chosen": pack.id, "procedure": PROCEDURE}
        tag, other = pack.tag, replace(pack, tag="P-2611-0009", triage_class="C", state=PackState.QUARANTINED)
        asked = Start(stage=Stage.PAPER, code=code(CODE), due=text)
        self.keep("paper", start=asked, **chosen)
        self.keep("paper_never_printed", start=replace(asked, due=""), **chosen)
        self.keep("paper_printing", start=replace(asked, printing=True), **chosen)
        for name, no in (
            ("no_class", refuse("paper.no_class", tag=tag)),
            ("differs", refuse("paper.class_differs", tag=tag, paper="A", record="B-doc")),
            ("other_pack", refuse("run.other_code", tag=tag, seen="P-2611-0009")),
            ("no_record", refuse("paper.no_record", code="TRAGKREJ0001M", claim="GKREJ")),
        ):
            self.keep(f"paper_{name}", start=asked, refusal=no, **chosen)
        nobody = replace(asked, due="")
        strange = refuse("paper.no_record", code="TRAGKREJ0001M", claim="GKREJ")
        self.keep("paper_unknown", start=nobody, refusal=strange)
        self.keep("apart_sure", start=replace(asked, stage=Stage.SURE), **chosen)
        self.keep("apart_sure_unknown", start=replace(nobody, stage=Stage.SURE), refusal=strange)
        look = replace(asked, stage=Stage.LOOK, paper=PaperRead(pack, text, "3RE5J", "camera"))
        self.keep("look_1", start=look, **chosen)
        self.keep("look_1_smoke", start=replace(look, yes=frozenset({"T01"})), **chosen)
        self.keep("look_2", start=replace(look, page=1), **chosen)
        self.keep("look_2_found", start=replace(look, page=1, yes=frozenset({"T05", "T06C"})), **chosen)
        refused = refuse("run.pack_not_stored", tag=tag, state="held")
        self.keep("look_2_no", start=replace(look, page=1), refusal=refused, **chosen)
        for name, aside in (
            ("quarantined", SetAside(other, ("T02", "T04"), text)),
            ("held", SetAside(replace(other, state=PackState.HELD, triage_class="B"), ("T05",), text)),
            ("danger", SetAside(replace(other, triage_class="EMERGENCY"), ("T01",), text)),
            ("no_traveller", SetAside(other, ("NO_TRAVELLER",), text)),
            ("no_record", SetAside(other, ("NO_RECORD",), text)),
        ):
            self.keep(f"apart_{name}", start=replace(look, stage=Stage.ASIDE, aside=aside), **chosen)

    def keep(self, name: str, **other: object) -> None:
        """The state now, with some of it as told."""
        told = {"meter": None, "scale": None, "looked": NOW, "read_since_ms": None} | other
        self.kept[name] = replace(self.bench.state, **told)  # type: ignore[arg-type]

    def to(self, step: str) -> None:
        """Walk on until this step is in hand."""
        self.bench.at(step)


@cache
def scenes() -> Mapping[str, BenchState]:
    """Every state with a face of its own."""
    way = Way()
    try:
        _until_dead(way)
        _until_apart(way)
        _to_the_end(way)
        for scene in ("judge", "judge_no"):
            for turn in ("decided", "wrong"):
                way.kept[f"{scene}_{turn}"] = way.kept[scene]
        beside = {**other_scenes(Way), **leaving_scenes(Way), **air_scenes(Way), **held_scenes(Way)}
        return {**_without_a_run(), **way.kept, **_given_up(), **beside}
    finally:
        way.bench.presenter.stop()


def _without_a_run() -> dict[str, BenchState]:
    bench = BenchStand()
    bench.begin()
    none = bench.state
    bench.presenter.stop()
    return {
        "waiting": BenchState(),
        "waiting_no": BenchState(refusal=refuse("procedure.missing", procedure="lfp-pack@2")),
        "empty_none": none,
    }


def _until_dead(way: Way) -> None:
    """From the first step to the first hold that is measured, with a failure on the way."""
    way.keep("show")
    way.keep("show_restarted", restarted=True)
    way.to("scan_pack")
    way.keep("scan")
    way.keep("scan_no", refusal=refuse("run.other_code", tag=way.bench.view.pack.tag, seen="P-2611-0009"))
    way.to("make_ready")
    way.keep("judge")
    way.keep("judge_no", refusal=refuse("step.not_now", step="make_ready"))
    way.keep("judge_typed", asking=Asking.JUDGED_TYPED)
    sign = {"asking": Asking.SIGN_JUDGED, "reason": "all_in_order"}
    way.keep("judge_sign", **sign)
    way.keep("judge_pin", **sign, other_badge=BO.badge)
    way.to("prove_meter")
    way.keep("do_plain")
    way.to("plug_out")
    way.keep("do")
    way.keep("do_no", refusal=refuse("operator.nobody_signed_in"))
    way.to("prove_dead")
    _measure(way)


def _measure(way: Way) -> None:
    bench = way.bench
    _keep_metered(way, "measure", meter(None, Unread.NO_CONTACT))
    _keep_metered(way, "measure_moving", meter("41.7", Unread.MOVING))
    _keep_metered(way, "measure_settled", meter("3.8"))
    _keep_metered(way, "measure_over", meter("84.2"))
    _keep_metered(way, "measure_no", meter("3.8"), refusal=refuse("reading.same_touch", point=1))
    bench.measure("84.2")
    _keep_metered(way, "held", meter(None, Unread.NO_CONTACT))
    _keep_metered(way, "held_again", meter("3.1"))
    _keep_metered(way, "held_no", meter("3.1"), refusal=refuse("reading.before_step"))
    bench.measure("3.0")
    _keep_metered(way, "measure_second", meter("2.1"))
    bench.measure_nothing(Unread.NO_CONTACT)
    _keep_metered(way, "held_unread", meter(None, Unread.NO_CONTACT))
    bench.restart()
    _keep_metered(way, "measure_restarted", meter(None, Unread.NO_CONTACT))
    for printed in ("3.0", "2.1", "1.6"):
        bench.measure(printed)
    way.keep("release")
    way.keep("release_pin", other_badge=BO.badge)
    way.keep("release_pin_no", other_badge=BO.badge, refusal=refuse("operator.pin_wrong", tries_left=2))
    way.keep("release_same", refusal=refuse("second.same_person"))
    _keep_metered(way, "release_measure", meter("3.0"), asking=Asking.MEASURE)
    bench.measure_nothing(Unread.NOT_EXECUTABLE)
    for printed in ("3.1", "-2.2", "1.4"):
        bench.measure(printed)
    way.keep("release_many")
    way.keep("release_many_pin", other_badge=BO.badge)


def _keep_metered(way: Way, name: str, now: VoltageNow, **other: object) -> None:
    way.keep(name, **other)
    way.kept[name] = replace(way.kept[name], meter=now)


def _keep_weighed(way: Way, name: str, now: ScaleNow, **other: object) -> None:
    way.keep(name, **other)
    moving = trace() if now.mass is not None else ()
    way.kept[name] = replace(way.kept[name], scale=now, trace=moving)


def _until_apart(way: Way) -> None:
    """Over the first outputs to the modules."""
    way.to("coolant_mass")
    _keep_weighed(way, "weigh", scale(None, Unread.BELOW_MIN))
    _weigh(way, OutputCode.COOLANT, "6.70", 40)
    _keep_weighed(way, "weigh_done", scale("6.70", placing=40), saved_placing=40)
    _keep_weighed(way, "weigh_rest", scale(None, Unread.BELOW_MIN))
    way.to("remove_electrics")
    _keep_weighed(way, "output_choose", scale(None, Unread.BELOW_MIN))
    for number, kind in enumerate((OutputCode.CU_BUS, OutputCode.CABLE, OutputCode.CU_BUS), 1):
        _weigh(way, kind, f"{number}.20", number)
    way.keep("output_some")
    cable = {"output": OutputCode.CABLE}
    _keep_weighed(way, "output_some", scale("7.90", Unread.MOVING), **cable)
    _keep_weighed(way, "output_asked", scale("7.90", Unread.UNCONFIRMED), **cable)
    _keep_weighed(way, "output_asked_of_what", scale("7.90", Unread.UNCONFIRMED))
    _keep_weighed(way, "output_recorded", scale("3.20", placing=3), saved_placing=3)
    way.bench.bin_known("1.00")
    known = way.bench.floor.records
    with known.unit() as unit:
        container = unit.outputs.container(way.bench.bin_known("1.00"))
    _keep_weighed(way, "output_container", scale(None, Unread.BELOW_MIN), **cable, container=container)
    no = refuse("output.nothing_in_container")
    _keep_weighed(way, "output_no", scale("0.40"), **cable, container=container, refusal=no)
    way.keep("more", asking=Asking.MORE, **cable, container=container)
    way.keep("amount", asking=Asking.AMOUNT, **cable)
    way.keep("amount_why", asking=Asking.AMOUNT_WHY, **cable, amount="7.90")
    way.keep("amount_typed", asking=Asking.AMOUNT_TYPED, **cable, amount="7.90")
    way.keep("photograph", asking=Asking.PHOTOGRAPH, **cable, amount="7.90", reason="scale_silent")
    sign = {"asking": Asking.SIGN_AMOUNT, "amount": "7.90", "reason": "scale_silent", **cable}
    sign["photo"] = photograph()
    way.keep("sign_amount", **sign)
    way.keep("sign_amount_pin", **sign, other_badge=BO.badge)
    way.keep("take_back_why", asking=Asking.TAKE_BACK_WHY)
    way.keep("take_back_typed", asking=Asking.TAKE_BACK_TYPED)
    way.keep("take_back_sign", asking=Asking.SIGN_TAKE_BACK, reason="wrong_kind")
    _type_one(way)
    way.to("lift_modules")
    _keep_weighed(way, "pieces", scale(None, Unread.BELOW_MIN), output=OutputCode.MOD)
    known_piece = {"output": OutputCode.MOD, "piece": code(MODULE)}
    _keep_weighed(way, "pieces_code", scale(None, Unread.BELOW_MIN), **known_piece)
    way.bench.do(way.bench.presenter.weighing.without_code)
    for number in (11, 12):
        _weigh(way, OutputCode.MOD, "36.00", number)
    _keep_weighed(way, "pieces_ours", scale("36.00", placing=12), saved_placing=12)


def _type_one(way: Way) -> None:
    """A typed weight, so that its word is seen beside it."""
    signing = way.bench.presenter.signing
    way.bench.choose(OutputCode.PCB)
    way.bench.do(signing.type_amount)
    way.bench.do(lambda: signing.amount_typed("4.60"))
    way.bench.do(lambda: signing.amount_why("scale_silent"))
    way.bench.do(signing.photograph)
    way.bench.sign()
    _keep_weighed(way, "output_typed", scale(None, Unread.BELOW_MIN))


def _weigh(way: Way, kind: OutputCode, printed: str, placing: int) -> None:
    bench = way.bench
    if bench.state.output is not kind:
        bench.choose(kind)
    bench.lay(printed, placing)
    bench.presenter.weighing._look()


def _to_the_end(way: Way) -> None:
    bench = way.bench
    way.keep("nothing_sure", asking=Asking.NOTHING_SURE)
    way.to("read_modules")
    for printed in ("20.1", "61.0", "19.9"):
        bench.measure(printed)
    _keep_metered(way, "read", meter("20.0"))
    while Action.GO_ON not in bench.view.allowed:
        bench.measure("20.0")
    _keep_metered(way, "read_done", meter("20.0"))
    bench.do(bench.presenter.go_on)
    way.to("remove_rest")
    _keep_weighed(way, "output_many", scale("3.10"), output=None)
    way.to("mark_clear")
    way.keep("do_last")
    bench.do(bench.presenter.confirm)
    assert page_of(bench.state) is Page.CLOSING
    _at_the_balance(way)
    bench.close()
    assert page_of(bench.state) is Page.ENDED
    way.keep("ended")


def _modules(terms: Terms, out_mg: int) -> tuple[Term, ...]:
    """As many modules as bring the outputs to this mass."""
    each, rest = divmod(out_mg - sum(term.mass_mg for term in terms.outputs), 11)
    like = next(term for term in terms.outputs if term.code is OutputCode.MOD)
    return tuple(
        replace(like, of=f"x{number}", mass_mg=each + (rest if number == 0 else 0), text=f"MD1A2B0{number:X}")
        for number in range(11)
    )


def _at_the_balance(way: Way) -> None:
    """Red as it was left, and amber, green with more open than the scales explain, settled, and too much."""
    bench = way.bench
    way.keep("closing")
    way.keep("closing_why", asking=Asking.CLOSE_WHY)
    way.keep("closing_typed", asking=Asking.CLOSE_TYPED)
    way.keep("closing_sign", asking=Asking.SIGN_CLOSE, reason="looked_for")
    way.keep("closing_pin", asking=Asking.SIGN_CLOSE, reason="looked_for", other_badge=LEAD.badge)
    way.keep("closing_kind", asking=Asking.FORGOTTEN_KIND)
    way.keep("closing_forgotten", asking=Asking.FORGOTTEN, output=OutputCode.CABLE)
    way.keep("balance", asking=Asking.BALANCE)
    view = bench.view.balance
    assert view is not None
    assert view.balance.in_mg is not None
    told = (
        Hypothesis(
            Guess.TOLD, OutputCode.MOD, 2, ("MD1A2B00", "MD1A2B11"), "", 55_000_000, 59_000_000, fits=True
        ),
        Hypothesis(Guess.SIBLINGS, OutputCode.MOD, 1, (), "", 27_900_000, 29_500_000, fits=True),
        Hypothesis(Guess.KIND, OutputCode.COOLANT, 0, (), "coolant_mass", 0, 8_240_000, fits=True),
        Hypothesis(Guess.CONTAINER, texts=("BN00001A",)),
    )
    twice = (
        Hypothesis(Guess.TWICE, OutputCode.MOD, 2, (), "", 27_900_000, 29_500_000, fits=True),
        Hypothesis(Guess.TARE, texts=("BN00001A",), low_mg=2_100_000, high_mg=3_400_000, fits=True),
    )
    for name, left_mg, guesses in (
        ("amber", 3_000_000, told[2:]),
        ("told", 57_000_000, told),
        ("telling", 1_900_000, told[2:]),
        ("nothing", 1_900_000, (Hypothesis(Guess.NOTHING),)),
        ("settled", 400_000, ()),
        ("too_much", -28_600_000, twice),
    ):
        out_mg = view.balance.in_mg - left_mg
        terms = replace(view.terms, outputs=(*view.terms.outputs, *_modules(view.terms, out_mg)))
        balance = replace(view.balance, out_mg=out_mg)
        shown = replace(view, balance=balance, guesses=guesses, terms=terms)
        way.keep(f"closing_{name}", view=replace(bench.view, balance=shown))
    none = Balance(None, view.balance.out_mg, 0, 5000, why=NoBalance.NO_WEIGHT)
    blind = replace(bench.view, balance=replace(view, balance=none, guesses=(), terms=Terms(None, ())))
    way.keep("balance_none", asking=Asking.BALANCE, view=blind)


def _given_up() -> dict[str, BenchState]:
    """Another pack, given up after its cover was off."""
    way = Way()
    bench = way.bench
    way.to("inspect_inside")
    way.keep("judge_inside")
    way.keep("abort_why", asking=Asking.ABORT_WHY)
    way.keep("abort_typed", asking=Asking.ABORT_TYPED)
    way.keep("abort_sure", asking=Asking.ABORT_SURE, reason="swelling_leak_smell")
    bench.do(bench.presenter.giving_up.ask)
    bench.do(lambda: bench.presenter.giving_up.why("swelling_leak_smell"))
    bench.do(bench.presenter.giving_up.confirm)
    way.keep("making_safe")
    way.keep("making_safe_restarted", restarted=True)
    while page_of(bench.state) is not Page.ENDED:
        bench.pass_step()
    way.keep("ended_aborted")
    bench.presenter.stop()
    kept = ("judge_inside", "abort_why", "abort_typed", "abort_sure", "making_safe")
    return {name: way.kept[name] for name in (*kept, "making_safe_restarted", "ended_aborted")}
