"""Scenes of a pack that is left in mid-run: before, while, and after; and of one that an alarm stopped."""

from collections.abc import Callable

from app.domain.leaving_facts import AfterAlarm
from app.domain.refusals import refuse
from app.floor import commands as ask
from app.floor.bench_commands import LeavePack, ResumePack
from tests.fakes.floor import ANNE, BO, LEAD, shown
from tests.ui.screens.bench.scenes_ways import Walker
from ui.screens.bench.state import Asking, BenchState


def leaving_scenes(walker: Callable[[], Walker]) -> dict[str, BenchState]:
    """Every state of a pack that rests."""
    way = walker()
    try:
        before = set(way.kept)
        way.keep("leave_nothing", asking=Asking.LEAVE)
        way.bench.floor.under_the_sites_rules()
        way.bench.begin()
        way.to("open_cover")
        _going(way)
        _gone(way)
        _without(way)
        _stopped(way)
        return {name: state for name, state in way.kept.items() if name not in before}
    finally:
        way.bench.presenter.stop()


def _going(way: Walker) -> None:
    owed = tuple(one.id for one in way.bench.view.leaving.owed)
    way.keep("leave", asking=Asking.LEAVE)
    way.keep("leave_some", asking=Asking.LEAVE, ticked=frozenset(owed[:2]))
    way.keep("leave_all", asking=Asking.LEAVE, ticked=frozenset(owed))
    way.keep("leave_why", asking=Asking.LEAVE_WHY, ticked=frozenset(owed))
    way.keep("leave_typed", asking=Asking.LEAVE_TYPED, ticked=frozenset(owed))
    sign = {"asking": Asking.SIGN_LEAVE, "reason": "part_missing", "ticked": frozenset(owed)}
    way.keep("leave_sign", **sign)
    way.keep("leave_pin", **sign, other_badge=BO.badge)
    way.keep("unsafe", asking=Asking.SIGN_OUT)


def _gone(way: Walker) -> None:
    leave(way, "part_missing")
    way.keep("left")
    way.keep("left_no", refusal=refuse("operator.nobody_signed_in"))
    way.bench.floor.do(ResumePack(way.bench.view.run.id))
    way.bench.begin()
    way.keep("resumed")
    leave(way, "other", note="the crane is needed at the other bench")
    way.keep("left_note")
    way.bench.floor.do(ResumePack(way.bench.view.run.id))
    way.bench.begin()


def leave(way: Walker, reason: str, note: str = "") -> None:
    """Anne and Bo leave the pack that is on the bench."""
    view = way.bench.view
    assert view.step is not None
    owed = tuple(one.id for one in view.leaving.owed)
    way.bench.floor.do(LeavePack(view.run.id, view.step.id, reason, owed, shown(BO), note))
    way.bench.begin()


def _without(way: Walker) -> None:
    way.bench.floor.do(ask.SignOut())
    way.bench.floor.sign_in(ANNE)
    way.bench.begin()
    way.keep("unheld")


def _stopped(way: Walker) -> None:
    floor, bench = way.bench.floor, way.bench
    floor.do(ask.RaiseEmergency("B1"))
    bench.begin()
    way.keep("stopped")
    floor.do(ask.ClearEmergency("false_alarm", shown(LEAD), AfterAlarm.FALSE_ALARM))
    bench.begin()
    floor.do(ask.RaiseEmergency("B1"))
    floor.do(ask.ClearEmergency("make_safe", shown(LEAD), AfterAlarm.MAKE_SAFE))
    bench.begin()
    way.keep("unsafe_making_safe", asking=Asking.SIGN_OUT)
