"""Opening a pack on the bench: only a stored one, only by a document made for it, one at a time."""

from app.domain.bench_facts import RunStarted
from app.domain.identity import classify
from app.domain.pack import Pack, PackState
from app.domain.procedure import Procedure
from app.domain.refusals import Refusal, refuse
from app.floor.bench import bench_now, bench_of, bench_view
from app.floor.bench_commands import AskBench, StartRun
from app.floor.bench_views import BenchView, EmptyBench, Openable
from app.floor.foreign_text import keepable
from app.floor.ports import WorkUnit
from app.floor.sign_in import author_now
from app.floor.site import Site

CHEMISTRY = "chemistry"


def ask_bench(unit: WorkUnit, _command: AskBench, site: Site) -> BenchView | EmptyBench | Refusal:
    """The run in hand, or the packs that may be opened."""
    bench = bench_now(unit, site)
    if isinstance(bench, Refusal):
        return bench
    if bench is not None:
        return bench_view(unit, bench, site)
    packs = unit.packs.in_state(PackState.STORED)
    return EmptyBench(tuple(Openable(pack, procedures_for(pack, site)) for pack in packs))


def procedures_for(pack: Pack, site: Site) -> tuple[Procedure, ...]:
    """The documents made for a pack: of its chemistry, or all of them while its code does not tell it."""
    chemistry = pack.fields.get(CHEMISTRY, "")
    return tuple(one for one in site.procedures.values() if not chemistry or one.family == chemistry)


def start_run(unit: WorkUnit, command: StartRun, site: Site) -> BenchView | Refusal:
    """Begin a run. The document is pinned by version and hash from here on."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    open_packs = unit.packs.in_state(PackState.DISMANTLING)
    if open_packs:
        return refuse("run.open", tag=open_packs[-1].tag)
    pack = unit.packs.by_id(keepable(command.pack))
    if pack is None:
        return refuse("pack.unknown")
    if pack.state is not PackState.STORED:
        return refuse("run.pack_not_stored", tag=pack.tag, state=pack.state.value)
    procedure = site.procedures.get(command.procedure)
    if procedure is None:
        return refuse("procedure.missing", procedure=keepable(command.procedure))
    if procedure not in procedures_for(pack, site):
        return refuse("procedure.other_family", chemistry=pack.fields.get(CHEMISTRY, ""))
    seen = classify(command.code, today=site.today(), vendors=site.vendors).text if command.code else ""
    if seen not in ("", pack.code):
        return refuse("run.other_code", tag=pack.tag, seen="")
    fact = RunStarted(
        run=site.ids.fresh(),
        pack=pack.id,
        procedure=procedure.id,
        version=procedure.version,
        sha256=procedure.sha256,
        steps=len(procedure.steps),
        scanned=seen,
    )
    unit.journal.append(fact, author, batteries=(pack.code,))
    bench = bench_of(unit, unit.packs.by_id(pack.id) or pack, site)
    return bench if isinstance(bench, Refusal) else bench_view(unit, bench, site)
