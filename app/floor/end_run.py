"""How a run moves on and ends: closed after its last step, or made safe and given to quarantine."""

from collections.abc import Mapping
from typing import Any

from app.domain.bench_facts import RunAborted, RunAborting, RunClosed
from app.domain.dismantling import RunState
from app.domain.journal import PackQuarantined
from app.domain.operator import Author
from app.domain.procedure import Step, Words
from app.domain.refusals import Refusal
from app.domain.triage import TriageClass
from app.floor.bench import Bench, bench_of
from app.floor.bench_look import view_after
from app.floor.bench_views import BenchView
from app.floor.pack_balance import balance_now, judged, made_safe_whole
from app.floor.ports import WorkUnit
from app.floor.site import Site
from app.floor.traveller import order_traveller

_LED_HERE = ("option", "deviation")
"""What gives a run up by a step that is done already."""
ABORTED_REASON = "RUN_ABORTED"
MADE_SAFE_REASON = "MADE_SAFE"


def move_on(unit: WorkUnit, bench: Bench, site: Site, *, author: Author) -> BenchView | Refusal:
    """After an entry that moved the run on: give it up where the document says so, end it where it ends."""
    now = bench_of(unit, bench.pack, site)
    if isinstance(now, Refusal):
        return now
    if now.walk.leaving and now.run.state is RunState.ACTIVE:
        give_run_up(unit, now, author=author, reason=_led_here(now), by=_by(now))
        return move_on(unit, now, site, author=author)
    if now.walk.at is None:
        if now.run.state is RunState.MAKING_SAFE:
            _abort(unit, now, site, author=author)
        elif now.run.state is RunState.ACTIVE:
            close_if_settled(unit, now, site, author=author)
    return view_after(unit, now, site)


def give_run_up(unit: WorkUnit, bench: Bench, *, author: Author, reason: str, by: str = "") -> None:
    """Record that the run will not go on, at the step in hand or at the one that led here."""
    done = bench.step is None or bench.closing or by in _LED_HERE
    step = bench.run.trail[-1].step if done or bench.step is None else bench.step.id
    number = bench.procedure.number(step)
    fact = RunAborting(bench.run.id, bench.pack.id, step, number, reason, by)
    unit.journal.append(fact, author, batteries=(bench.pack.code,))


def _by(bench: Bench) -> str:
    return "deviation" if bench.procedure.deviation_of(bench.run.trail[-1].step) is not None else "option"


def _led_here(bench: Bench) -> str:
    """Why the document gives the run up, in its own words and both languages."""
    last = bench.run.trail[-1]
    step = bench.procedure.step(last.step)
    aside = bench.procedure.deviation_of(step.id)
    if aside is not None:
        return _both(aside.title)
    return f"{_both(step.title)}: {_answer(step, last.answer)}" if last.answer else _both(step.title)


def _answer(step: Step, answer: str) -> str:
    title = next((option.title for option in step.options if option.id == answer), None)
    return _both(title) if title is not None else answer


def _both(words: Words) -> str:
    return f"{words.zh} / {words.en}"


def close_if_settled(unit: WorkUnit, bench: Bench, site: Site, *, author: Author) -> None:
    """End the run, unless its balance asks something of somebody first."""
    balance = balance_now(unit, bench, site)
    if balance.settles_itself:
        close(unit, bench, site, author=author, judged=judged(balance, site))


def close(unit: WorkUnit, bench: Bench, site: Site, *, author: Author, judged: Mapping[str, Any]) -> None:
    """End the run on this balance, as the entry keeps it."""
    run, pack = bench.run, bench.pack
    mass = pack.mass.milligrams if pack.mass is not None else None
    whole = made_safe_whole(pack)
    closed = RunClosed(
        run.id, run.pack, run.energy.value, mass, run.out_mg, run.outputs, whole=whole, balance=judged
    )
    unit.journal.append(closed, author, batteries=(pack.code,))
    if whole:
        _quarantine(unit, bench, site, author=author, reason=MADE_SAFE_REASON)


def _abort(unit: WorkUnit, bench: Bench, site: Site, *, author: Author) -> None:
    run, pack = bench.run, bench.pack
    aborted = RunAborted(run.id, run.pack, run.energy.value, run.abort_reason)
    unit.journal.append(aborted, author, batteries=(pack.code,))
    _quarantine(unit, bench, site, author=author, reason=ABORTED_REASON)


def _quarantine(unit: WorkUnit, bench: Bench, site: Site, *, author: Author, reason: str) -> None:
    pack = bench.pack
    due = site.clock.now().utc_ms + 1000 * site.limits.value("quarantine_recheck")
    fact = PackQuarantined(pack.id, TriageClass.C.value, (reason,), pack.location, due)
    unit.journal.append(fact, author, batteries=(pack.code,))
    order_traveller(unit, site, pack=pack.id, author=author)
