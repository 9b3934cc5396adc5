"""Steps of a run: done by hand, by a code, a picture or an answer; each recorded before the next is shown."""

from dataclasses import dataclass

from app.domain.bench_facts import StepDone
from app.domain.dismantling import Action
from app.domain.holdpoint import newest_readings
from app.domain.journal import PhotoRef
from app.domain.operator import Author
from app.domain.procedure import StepKind
from app.domain.refusals import Refusal, refuse
from app.domain.traveller import read_traveller
from app.domain.verdict import worst
from app.floor.bench import Bench, bench_at
from app.floor.bench_commands import Choose, ConfirmStep, GoOn, KeepPhoto, ScanStep
from app.floor.bench_views import BenchView
from app.floor.end_run import move_on
from app.floor.made_of_step import made_of
from app.floor.ports import WorkUnit
from app.floor.seen_code import identify
from app.floor.sign_in import author_now
from app.floor.site import Site
from app.floor.traveller import pack_of

JPEG = b"\xff\xd8"


@dataclass(frozen=True, slots=True)
class Said:
    """What a step said when it was done, besides that it was: see `StepDone`."""

    scanned: str = ""
    answer: str = ""
    nothing: bool = False
    refs: tuple[PhotoRef, ...] = ()


_NOTHING_SAID = Said()


def confirm_step(unit: WorkUnit, command: ConfirmStep, site: Site) -> BenchView | Refusal:
    """A step was looked at, done by hand or waited for."""
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
    # The maker's code may be burnt or dirty: our traveller, stuck on the pack, names it as well.
    traveller = read_traveller(seen.text)
    worn = pack_of(unit, traveller, site) if traveller is not None else None
    if seen.text != bench.pack.code and (worn is None or worn.id != bench.pack.id):
        other = (worn,) if worn is not None else unit.packs.by_code(seen.text)
        return refuse("run.other_code", tag=bench.pack.tag, seen=other[-1].tag if other else "")
    return step_done(unit, bench, site, author=author, said=Said(scanned=seen.text))


def keep_photo(unit: WorkUnit, command: KeepPhoto, site: Site) -> BenchView | Refusal:
    """The picture that a step asks for is kept beside its entry."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    bench = bench_at(unit, site, run=command.run, step=command.step, action=Action.PHOTOGRAPH)
    if isinstance(bench, Refusal):
        return bench
    unfit = unfit_photo(command.photo)
    if unfit is not None:
        return unfit
    ref = site.photographs.keep(command.photo)
    return step_done(unit, bench, site, author=author, said=Said(refs=(ref,)))


def unfit_photo(photo: bytes | None) -> Refusal | None:
    """Why these bytes are no photograph; None when they begin as a JPEG does."""
    if not photo:
        return refuse("photo.missing")
    return None if photo.startswith(JPEG) else refuse("photo.not_jpeg")


def choose(unit: WorkUnit, command: Choose, site: Site) -> BenchView | Refusal:
    """One of the answers that the step offers; where it leads is the document's word."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    bench = bench_at(unit, site, run=command.run, step=command.step, action=Action.CHOOSE)
    if isinstance(bench, Refusal):
        return bench
    if bench.step is None or command.option not in (one.id for one in bench.step.options):
        return refuse("choice.unknown")
    return step_done(unit, bench, site, author=author, said=Said(answer=command.option))


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
    return step_done(unit, bench, site, author=author, said=Said(nothing=nothing, answer=_read(bench)))


def _read(bench: Bench) -> str:
    """What a read step says as a whole: the worst of its points' newest readings."""
    if bench.step is None or bench.step.kind is not StepKind.READ:
        return ""
    newest = newest_readings(bench.run.readings_at(bench.step.id))
    return worst(taken.verdict for taken in newest.values()).value


def step_done(
    unit: WorkUnit, bench: Bench, site: Site, *, author: Author, said: Said = _NOTHING_SAID
) -> BenchView | Refusal:
    """Record that the step in hand is done, and the end of the run when it was the last."""
    step = bench.step
    if step is None:
        return refuse("run.none")
    made = made_of(bench, site)
    fact = StepDone(
        run=bench.run.id,
        pack=bench.pack.id,
        step=step.id,
        number=bench.procedure.number(step.id),
        kind=step.kind.value,
        act=step.act.value,
        energy=made.energy.value,
        scanned=said.scanned,
        dwell_ms=made.dwell_ms,
        nothing=said.nothing,
        answer=said.answer,
        quick=made.quick,
        again=bench.again,
        waited_s=site.limits.value(step.wait) if step.kind is StepKind.WAIT else 0,
        shown=made.shown,
    )
    unit.journal.append(fact, author, batteries=(bench.pack.code,), refs=said.refs)
    return move_on(unit, bench, site, author=author)
