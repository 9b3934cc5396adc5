"""Steps of a run: done by hand or by a code, each recorded before the next is shown; and how a run ends."""

from app.domain.bench_facts import RunAborted, RunClosed, StepDone
from app.domain.dismantling import Action, RunState, step_in_hand
from app.domain.journal import PackQuarantined
from app.domain.operator import Author
from app.domain.pack import Pack
from app.domain.refusals import Refusal, refuse
from app.domain.triage import TriageClass
from app.floor.bench import Bench, bench_at, bench_of, bench_view
from app.floor.bench_commands import ConfirmStep, GoOn, ScanStep
from app.floor.bench_views import BenchView
from app.floor.label_content import text_for_pack
from app.floor.order_label import order_label
from app.floor.ports import WorkUnit
from app.floor.seen_code import identify
from app.floor.sign_in import author_now
from app.floor.site import Site

ABORTED_REASON = "RUN_ABORTED"


def confirm_step(unit: WorkUnit, command: ConfirmStep, site: Site) -> BenchView | Refusal:
    """A step was looked at or done by hand."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    bench = bench_at(unit, site, run=command.run, step=command.step, action=Action.CONFIRM)
    return bench if isinstance(bench, Refusal) else step_done(unit, bench, site, author=author)


def scan_step(unit: WorkUnit, command: ScanStep, site: Site) -> BenchView | Refusal:
    """Only the code of the pack in hand lets the run go on."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    bench = bench_at(unit, site, run=command.run, step=command.step, action=Action.SCAN)
    if isinstance(bench, Refusal):
        return bench
    seen = identify(command.code, site)
    if seen.text != bench.pack.code:
        other = unit.packs.by_code(seen.text)
        return refuse("run.other_code", tag=bench.pack.tag, seen=other[-1].tag if other else "")
    return step_done(unit, bench, site, author=author, scanned=seen.text)


def go_on(unit: WorkUnit, command: GoOn, site: Site) -> BenchView | Refusal:
    """Leave a step whose readings or outputs are there; one without outputs says so itself."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    bench = bench_at(unit, site, run=command.run, step=command.step, action=Action.GO_ON)
    if isinstance(bench, Refusal):
        return bench
    asks = bench.step is not None and bool(bench.step.outputs)
    if asks and not bench.run.outputs_now and not command.nothing:
        return refuse("step.no_output_yet")
    nothing = asks and not bench.run.outputs_now
    return step_done(unit, bench, site, author=author, nothing=nothing)


def step_done(
    unit: WorkUnit, bench: Bench, site: Site, *, author: Author, scanned: str = "", nothing: bool = False
) -> BenchView | Refusal:
    """Record that the step in hand is done, and the end of the run when it was the last."""
    step = bench.step
    if step is None:
        return refuse("run.none")
    # On the way out nothing makes a pack less dangerous than it was when the run was given up.
    leaving = bench.run.state is RunState.MAKING_SAFE
    fact = StepDone(
        run=bench.run.id,
        pack=bench.pack.id,
        step=step.id,
        number=bench.procedure.number(step.id),
        kind=step.kind.value,
        act=step.act.value,
        energy=(bench.run.energy if leaving else step.energy).value,
        scanned=scanned,
        dwell_ms=_dwell(bench, site),
        nothing=nothing,
    )
    unit.journal.append(fact, author, batteries=(bench.pack.code,))
    return end_if_done(unit, bench, site, author=author)


def end_if_done(unit: WorkUnit, bench: Bench, site: Site, *, author: Author) -> BenchView | Refusal:
    """Close the run after its last step; after the last owed one of an aborted run, quarantine its pack."""
    now = bench_of(unit, bench.pack, site)
    if isinstance(now, Refusal):
        return now
    run = now.run
    if step_in_hand(run, now.procedure) is None:
        if run.state is RunState.MAKING_SAFE:
            _abort(unit, now, site, author=author)
        elif run.state is RunState.ACTIVE:
            mass = now.pack.mass.milligrams if now.pack.mass is not None else None
            closed = RunClosed(run.id, run.pack, run.energy.value, mass, run.out_mg, run.outputs)
            unit.journal.append(closed, author, batteries=(now.pack.code,))
    return view_after(unit, now, site)


def _abort(unit: WorkUnit, bench: Bench, site: Site, *, author: Author) -> None:
    run, pack = bench.run, bench.pack
    aborted = RunAborted(run.id, run.pack, run.energy.value, run.abort_reason)
    unit.journal.append(aborted, author, batteries=(pack.code,))
    due = site.clock.now().utc_ms + 1000 * site.limits.value("quarantine_recheck")
    fact = PackQuarantined(pack.id, TriageClass.C.value, (ABORTED_REASON,), pack.location, due)
    unit.journal.append(fact, author, batteries=(pack.code,))
    order_label(unit, site, text=text_for_pack(pack), about=pack.id, pack=pack.id, author=author)


def view_after(unit: WorkUnit, bench: Bench, site: Site) -> BenchView | Refusal:
    """The bench as it stands after what was just recorded."""
    pack: Pack = unit.packs.by_id(bench.pack.id) or bench.pack
    now = bench_of(unit, pack, site)
    return now if isinstance(now, Refusal) else bench_view(unit, now, site)


def _dwell(bench: Bench, site: Site) -> int | None:
    boot, mono_ms = bench.run.began
    now, opened = site.clock.now(), site.opened
    if boot != now.boot or opened.boot != boot or mono_ms < opened.mono_ms:
        return None
    return now.mono_ms - mono_ms
