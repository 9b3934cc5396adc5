"""Scenes of what else a document may ask for: answers, pictures, waits, gas, typed readings, findings."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from app.domain.dismantling import Action
from app.domain.moment import Moment
from app.domain.proof_trail import Cause
from app.domain.quantity import Quantity
from app.domain.reading import Health, Unread
from app.domain.refusals import refuse
from app.domain.voltage import VoltageNow
from app.floor.bench_views import Again
from tests.fakes.floor import BO
from tests.fakes.work_unit import START
from tests.ui.screens.bench.display import photograph
from tests.ui.screens.bench.stand import BenchStand
from ui.screens.bench.state import Asking, BenchState

_NOW = Moment(START, 60_000, "boot-1")


class Walker(Protocol):
    """One pack on its way across the bench."""

    bench: BenchStand
    kept: dict[str, BenchState]

    def keep(self, name: str, **other: object) -> None:
        """The state now, with some of it as told."""

    def to(self, step: str) -> None:
        """Walk on until this step is in hand."""


def other_scenes(walker: Callable[[], Walker]) -> dict[str, BenchState]:
    """Every further state with a face of its own."""
    way = walker()
    try:
        before = set(way.kept)
        _answers(way)
        _by_hand(way)
        _time_and_gas(way)
        _findings(way)
        return {name: state for name, state in way.kept.items() if name not in before}
    finally:
        way.bench.presenter.stop()


def _answers(way: Walker) -> None:
    way.to("look_over")
    way.keep("choose")
    way.keep("choose_no", refusal=refuse("choice.unknown", option="x"))
    way.keep("choose_sure", asking=Asking.ANSWER_SURE, option="hurt")
    way.keep("deviate_two", asking=Asking.DEVIATE)
    way.to("make_ready")
    view = way.bench.view
    bars = (
        refuse("hazard.proof", act="prepare", wanted="terminals_dead"),
        refuse("level.lead_too_low", needs="3S", has="1S"),
    )
    way.kept["barred"] = replace(way.bench.state, looked=_NOW, view=replace(view, barred=bars[:1]))
    way.kept["barred_level"] = replace(way.bench.state, looked=_NOW, view=replace(view, barred=bars))


def _by_hand(way: Walker) -> None:
    way.to("measure_insulation")
    way.keep("hand")
    way.keep("number", asking=Asking.NUMBER)
    way.keep("number_second", asking=Asking.NUMBER, numbers=("0.55",))
    no = refuse("reading.out_of_range", number="highest_voltage")
    way.keep("number_no", asking=Asking.NUMBER, refusal=no)
    photo = photograph()
    typed = {"numbers": ("0.55", "400")}
    way.keep("reading_photo", asking=Asking.PHOTOGRAPH_READING, **typed)
    way.keep("reading_photo_taken", asking=Asking.PHOTOGRAPH_READING, photo=photo, **typed)
    way.keep("reading_sign", asking=Asking.SIGN_READING, photo=photo, **typed)
    way.keep("reading_pin", asking=Asking.SIGN_READING, photo=photo, other_badge=BO.badge, **typed)
    way.bench.type_in("0.15", "400")
    way.keep("hand_held_up")
    way.keep("hand_held_up_no", refusal=refuse("level.second_too_low", needs="2S", has="1S"))
    way.bench.type_in("0.55", "400")
    way.keep("hand_second")
    way.bench.type_in(">550", "400")
    way.keep("hand_release")
    way.to("measure_surface")
    way.keep("hand_degrees", asking=Asking.NUMBER)
    way.bench.take_good()
    way.to("read_rise")
    way.bench.type_in("36.0", "24.0")
    way.keep("hand_read_done")
    way.bench.do(way.bench.presenter.go_on)


def _time_and_gas(way: Walker) -> None:
    bench = way.bench
    assert bench.step.id == "wait_rise"
    way.keep("wait")
    way.keep("wait_half", looked=replace(_NOW, mono_ms=way.bench.state.came_ms + 600_000))
    way.keep("wait_no", refusal=refuse("wait.not_over", seconds=300))
    bench.seconds_later(-(-(bench.state.wait_left_ms or 0) // 1000) + 1)
    way.keep("wait_over")
    bench.do(bench.presenter.confirm)
    way.to("prove_dead")
    for printed in ("3.0", "2.1", "1.6"):
        bench.measure(printed)
    way.keep("release_reading", read_since_ms=_NOW.mono_ms - 1_000)
    limits = tuple(replace(limit, signer="") for limit in bench.view.limits)
    proposed = replace(bench.view, limits=limits)
    way.kept["release_proposed"] = replace(way.kept["release_reading"], view=proposed, read_since_ms=None)
    bench.sign()
    way.to("gas_outside")
    bench.gas.at = replace(_NOW, mono_ms=_NOW.mono_ms - 1_500)
    way.keep("gas", gas=bench.gas.settle(Quantity.HYDROGEN, 12))
    over = bench.gas.settle(Quantity.HYDROGEN, 4_600)
    way.keep("gas_over", gas=over)
    proposed = replace(bench.view, limits=tuple(replace(one, signer="") for one in bench.view.limits))
    way.kept["gas_proposed"] = replace(way.kept["gas"], view=proposed)
    bench.gas.refuse(Quantity.HYDROGEN, Unread.DISCONNECTED)
    way.keep("gas_none", gas=bench.gas.seen(Quantity.HYDROGEN))
    bench.sniff(Quantity.HYDROGEN, 4_600)
    bench.gas.at = _NOW
    way.keep("gas_held", gas=bench.gas.settle(Quantity.HYDROGEN, 900))
    left = {point: 0 for point in bench.view.tries_left}
    allowed = bench.view.allowed - {action for action in bench.view.allowed if "reading" in action.value}
    shut = replace(bench.view, tries_left=left, allowed=allowed)
    way.kept["gas_no_tries"] = replace(way.kept["gas_held"], view=shut)
    for quantity in (Quantity.HYDROGEN, Quantity.CARBON_MONOXIDE):
        bench.sniff(quantity, 5)
    way.keep("gas_release")


def _findings(way: Walker) -> None:
    bench = way.bench
    again = Again("terminals_dead", Cause.RESTART, bench.view.procedure.step("open_cover"))
    way.to("open_cover")
    way.keep("do_deviations")
    way.keep("deviate", asking=Asking.DEVIATE)
    way.keep("deviate_sure", asking=Asking.DEVIATE_SURE, deviation="seized_screw")
    view = replace(bench.view, step=bench.view.procedure.step("prove_dead"), number=16, deviations=())
    limits = tuple(
        bench.floor.site.limits.by_id[point.limit] for point in view.procedure.step("prove_dead").points
    )
    air = VoltageNow(None, Unread.NO_CONTACT, None, Health.READY, _NOW)
    allowed = frozenset({Action.ABORT, Action.TAKE_READING})
    for cause in Cause:
        once_more = replace(view, limits=limits, again=replace(again, cause=cause), allowed=allowed)
        way.kept[f"again_{cause.value}"] = replace(bench.state, looked=_NOW, meter=air, view=once_more)
    bench.do(bench.presenter.deviating.ask)
    bench.do(lambda: bench.presenter.deviating.found("seized_screw"))
    bench.do(bench.presenter.deviating.confirm)
    way.keep("aside_do")
    way.to("screw_wait")
    way.keep("aside_wait")
    way.to("screw_heat")
    way.keep("aside_hand")
    bench.type_in("60.0")
    way.keep("aside_held")
    bench.take_good()
    way.to("photo_open")
    way.keep("photo")
    way.keep("photo_taken", photo=photograph())
    way.keep("photo_no", refusal=refuse("photo.no_picture"))
    way.to("count_modules")
    way.keep("choose_many")
    way.keep("deviate_many", asking=Asking.DEVIATE)
    bench.do(lambda: bench.presenter.deviating.choose("five"))
    way.to("missing_judged")
    way.keep("aside_judge")
    sign = {"asking": Asking.SIGN_JUDGED, "reason": "all_in_order"}
    way.keep("aside_judge_sign", **sign)
