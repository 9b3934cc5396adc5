"""Beginning a run: on a pack with its traveller, looked at again. One kept apart needs a document for it."""

from collections.abc import Mapping, Sequence

from app.domain.bench_facts import RunStarted
from app.domain.operator import Author
from app.domain.pack import Pack, PackState
from app.domain.procedure import Procedure
from app.domain.refusals import Refusal, refuse
from app.domain.repeated_triage import found_anew
from app.domain.triage import Answer, TriageClass
from app.floor.air_on_record import air_refusal, newest_air
from app.floor.bench import bench_now, bench_of
from app.floor.bench_commands import AskBench, StartRun
from app.floor.bench_look import bench_view
from app.floor.bench_views import BenchView, EmptyBench, Openable, SinceLastTime
from app.floor.foreign_text import keepable
from app.floor.hand_on import taken_over_elsewhere
from app.floor.held_elsewhere import held_elsewhere, holds_by_code
from app.floor.inspect_pack import read_answers
from app.floor.ports import WorkUnit
from app.floor.read_paper import MAY_STAND_AT_A_BENCH, paper_of
from app.floor.room_to_begin import no_room
from app.floor.scale_state import scale_bars
from app.floor.set_aside import answers_given, record_repeat, set_aside_by_findings
from app.floor.sign_in import author_now
from app.floor.since_last_time import since_last_time
from app.floor.site import Site
from app.floor.start_views import PaperRead, SetAside
from app.floor.stop_run import alarm_lasts
from app.floor.withdrawn_run import withdrawal

CHEMISTRY = "chemistry"
EVERY_CHEMISTRY = frozenset({"UNKNOWN", "SAFE"})
"""Families of documents that open or make safe a pack whatever is in it."""

TERNARY = ("ternary", frozenset({"NCM", "NCA"}))
"""The chemistry as a code tells it, and the families of documents for it."""

OPENED_CLASS = TriageClass.A.value
KEPT_APART = (PackState.HELD, PackState.QUARANTINED)


def ask_bench(unit: WorkUnit, _command: AskBench, site: Site) -> BenchView | EmptyBench | Refusal:
    """The run in hand, or the packs that may be opened."""
    bench = bench_now(unit, site)
    if isinstance(bench, Refusal):
        return bench
    if bench is not None:
        return bench_view(unit, bench, site)
    stored = _openable(unit, unit.packs.in_state(PackState.STORED), site)
    apart = _openable(unit, unit.packs.in_state(*KEPT_APART), site)
    return EmptyBench(
        tuple(stored), tuple(one for one in apart if one.procedures), _news(unit, [*stored, *apart], site)
    )


def _openable(unit: WorkUnit, packs: Sequence[Pack], site: Site) -> list[Openable]:
    held = holds_by_code(unit, {pack.code for pack in packs}, site)
    return [Openable(pack, procedures_for(pack, site), held.get(pack.code, ())) for pack in packs]


def _news(unit: WorkUnit, packs: Sequence[Openable], site: Site) -> Mapping[str, SinceLastTime]:
    """What is new to who is signed in, in the documents that are offered."""
    current = unit.sessions.current()
    offered = {one.key: one for pack in packs for one in pack.procedures}
    return since_last_time(unit, current[0], offered.values(), site) if current and offered else {}


def procedures_for(pack: Pack, site: Site) -> tuple[Procedure, ...]:
    """The documents in force made for a pack's class, and for its chemistry while its code tells it.

    Documents of the families in `EVERY_CHEMISTRY` are made for all of them.
    """
    chemistry = pack.fields.get(CHEMISTRY, "")
    return tuple(
        one
        for one in site.procedures.values()
        if one.key not in site.withdrawn
        and pack.triage_class in one.classes
        and (not chemistry or one.family in _families(chemistry))
    )


def _families(chemistry: str) -> frozenset[str]:
    own = TERNARY[1] if chemistry == TERNARY[0] else frozenset({chemistry})
    return own | EVERY_CHEMISTRY


def start_run(unit: WorkUnit, command: StartRun, site: Site) -> BenchView | SetAside | Refusal:
    """Begin a run on a pack that has shown its traveller and was looked at again.

    The document is pinned by version and hash from here on. What was found sets the pack aside instead.
    """
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    if alarm_lasts(unit):
        return refuse("run.alarm_lasts")
    open_packs = unit.packs.in_state(PackState.DISMANTLING)
    if open_packs:
        return refuse("run.open", tag=open_packs[-1].tag)
    pack = unit.packs.by_id(keepable(command.pack))
    if pack is None:
        return refuse("pack.unknown")
    if pack.state not in MAY_STAND_AT_A_BENCH:
        return refuse("run.pack_not_stored", tag=pack.tag, state=pack.state.value)
    paper = _paper(unit, pack, command, site)
    if isinstance(paper, Refusal):
        return paper
    now = answers_given(command.looked)
    if isinstance(now, Refusal):
        return now
    if found_anew(read_answers(pack), now):  # danger is recorded whatever the document
        return set_aside_by_findings(unit, pack, now, site, author=author, paper=paper.text)
    held = held_elsewhere(unit, pack, site) or taken_over_elsewhere(unit, pack, paper.text, site)
    if held is not None:
        return held
    full = no_room(site)
    if full is not None:
        return full
    return _begin(unit, pack, command, site, author=author, paper=paper, now=now)


def _paper(unit: WorkUnit, pack: Pack, command: StartRun, site: Site) -> PaperRead | Refusal:
    if command.paper is None:
        return refuse("paper.missing", tag=pack.tag)
    return paper_of(unit, command.paper, site, chosen=pack.id)


def _begin(
    unit: WorkUnit,
    pack: Pack,
    command: StartRun,
    site: Site,
    *,
    author: Author,
    paper: PaperRead,
    now: Mapping[str, Answer],
) -> BenchView | Refusal:
    procedure = site.procedures.get(command.procedure)
    unfit = air_refusal(newest_air(unit)) or _unfit(pack, procedure, command, site)
    if unfit is None and pack.state is PackState.STORED and _weighs(procedure):
        unfit = scale_bars(unit, site)  # what is kept apart is made safe whatever the scale says
    if unfit is not None or procedure is None:
        return unfit or refuse("procedure.missing", procedure=keepable(command.procedure))
    repeated = record_repeat(unit, pack, now, author=author, paper=paper.text)
    fact = RunStarted(
        run=site.ids.fresh(),
        pack=pack.id,
        procedure=procedure.id,
        version=procedure.version,
        sha256=procedure.sha256,
        steps=len(procedure.steps),
        scanned=paper.text,
        triage_class=pack.triage_class,
        rules=site.hazard_rules.version,
        rules_sha256=site.hazard_rules.sha256,
        paper=paper.text,
        read_by=paper.read_by,
        claim=paper.claim,
        repeated=(repeated.epoch, repeated.seq),
    )
    unit.journal.append(fact, author, batteries=(pack.code,))
    bench = bench_of(unit, unit.packs.by_id(pack.id) or pack, site)
    return bench if isinstance(bench, Refusal) else bench_view(unit, bench, site)


def _weighs(procedure: Procedure | None) -> bool:
    """Whether anything is weighed by this document."""
    return procedure is not None and any(step.outputs for step in procedure.steps)


def _unfit(pack: Pack, procedure: Procedure | None, command: StartRun, site: Site) -> Refusal | None:
    """Why this pack may not be worked by this document."""
    # What is kept apart is never opened: only a document that is not for class A may be begun on it.
    apart = pack.state in KEPT_APART and procedure is not None and OPENED_CLASS not in procedure.classes
    if pack.state is not PackState.STORED and not apart:
        return refuse("run.pack_not_stored", tag=pack.tag, state=pack.state.value)
    if procedure is None:
        return refuse("procedure.missing", procedure=keepable(command.procedure))
    gone = withdrawal(procedure, site)
    if gone is not None:
        return gone
    if pack.triage_class not in procedure.classes:
        return refuse("procedure.other_class", triage_class=pack.triage_class)
    if procedure not in procedures_for(pack, site):
        return refuse("procedure.other_family", chemistry=pack.fields.get(CHEMISTRY, ""))
    return None
