"""Leaving the main line for something that was found, where the document has a way for it."""

from app.domain.bench_facts import DeviationTaken
from app.domain.dismantling import Action
from app.domain.refusals import Refusal, refuse
from app.floor.bench import bench_at
from app.floor.bench_commands import TakeDeviation
from app.floor.bench_views import BenchView
from app.floor.end_run import move_on
from app.floor.foreign_text import keepable
from app.floor.ports import WorkUnit
from app.floor.sign_in import author_now
from app.floor.site import Site


def take_deviation(unit: WorkUnit, command: TakeDeviation, site: Site) -> BenchView | Refusal:
    """Record what was found; the first step of its way comes up next."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    bench = bench_at(unit, site, run=command.run, step=command.step, action=Action.DEVIATE)
    if isinstance(bench, Refusal):
        return bench
    found = next((one for one in bench.ways if one.id == command.deviation), None)
    if found is None or bench.walk.at is None:
        return refuse("deviation.not_offered")
    fact = DeviationTaken(
        run=bench.run.id,
        pack=bench.pack.id,
        step=bench.walk.at,
        number=bench.procedure.number(bench.walk.at),
        deviation=found.id,
        finding=found.finding.value,
        note=keepable(command.note.strip()),
    )
    unit.journal.append(fact, author, batteries=(bench.pack.code,))
    return move_on(unit, bench, site, author=author)
