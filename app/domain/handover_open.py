"""Blocks C and D of a handover sheet: every pack, run and label that the next shift takes over."""

from collections.abc import Mapping
from typing import Any

from app.domain.handover import At, Move, PackHere, RunHere, class_now, energy_of
from app.domain.handover_blocks import Block
from app.domain.handover_fold import APART
from app.domain.handover_given import AtPrint, Said
from app.domain.handover_handing import away_rows
from app.domain.handover_leaf import Leaf, said, short, told
from app.domain.handover_shift import Shift
from app.domain.pack import PackState
from app.domain.procedure import Procedure, Step, StepKind
from app.domain.procedure_flow import Walk, give_up, owed
from app.domain.run_trail import TrailBroken, Trod, Way, walk_along

_INTAKE = frozenset({PackState.RECEIVED.value, PackState.TRIAGED.value, PackState.WEIGHED.value})


def in_progress(shift: Shift, given: AtPrint, words: Said) -> list[Block]:
    """Block C: runs, intakes that are not finished, packs on their way, labels that have not come out."""
    standing = shift.standing
    packs = {pack.id: pack for pack in standing.packs}
    running = {run.pack for run in standing.runs}
    rows = [_run(run, packs.get(run.pack), given) for run in standing.runs]
    rows += [_intake(pack) for pack in standing.packs if pack.state in _INTAKE and pack.id not in running]
    rows += [_away(pack, move) for pack, move in away_rows(standing.packs)]
    rows += [
        {"key": f"label:{due.job}", "kind": told("label", [due.at]), "code": told(short(due.text), [due.at])}
        for due in standing.labels
    ]
    return [_with_note(row, words) for row in rows]


def kept_apart(shift: Shift, given: AtPrint, words: Said) -> list[Block]:
    """Block D: every pack outside the normal flow, the overdue ones first, then by when they are due."""
    rows = [_with_note(_apart(pack, given), words) for pack in shift.standing.packs if pack.state in APART]
    return sorted(rows, key=_urgency)


def _urgency(row: Block) -> tuple[bool, bool, int]:
    due = row["due"]["v"]
    return not row["overdue"]["v"], due is None, due or 0


def _with_note(row: Block, words: Said) -> Block:
    note = words.notes.get(row["key"], "")
    return {**row, "note": said(short(note), words.outgoing)} if note else row


def _run(run: RunHere, pack: PackHere | None, given: AtPrint) -> Block:
    energy, energy_at = energy_of(run)
    document = _document(run, given.procedures)
    steps = [run.started, *(made.at for made in run.done)]
    row = {
        "key": f"run:{run.id}",
        "kind": told("run", [run.started]),
        **_names(pack, run.started),
        "steps": told(run.steps, [run.started]),
        **_step_in_hand(run, document, steps),
        "energy": told(energy, [energy_at]),
        "holds": told(len(run.holds), [at for hold in run.holds for at in hold.raised] or steps[-1:]),
        "outputs": told(len(run.parts), [part.at for part in run.parts] or [run.started]),
        "out_mg": told(
            sum(part.mass_mg for part in run.parts), [part.at for part in run.parts] or [run.started]
        ),
    }
    if run.aborting is not None:
        row["aborting"] = told(short(run.aborting.reason), [run.aborting.at])
    return row


def _document(run: RunHere, procedures: Mapping[str, Procedure]) -> Procedure | None:
    found = procedures.get(f"{run.procedure}@{run.version}")
    return found if found is not None and found.sha256 == run.sha256 else None


def _step_in_hand(run: RunHere, document: Procedure | None, steps: list[At]) -> Block:
    """Number and title of the step to do now, and all that are still to do, as [n] or [first, last].

    Without the document the words are not known, nor which steps a run on its way out still owes.
    """
    entries = [*steps, *(taken.at for taken in run.deviations)]
    entries += [run.aborting.at] if run.aborting is not None else []
    if document is None:
        last = max((made.number for made in run.done), default=0)
        left = [] if run.aborting is not None else list(range(last + 1, run.steps + 1))
        number = left[0] if left else None
        return {
            "step": told(number, entries),
            "title": told(None, entries),
            "missing": told(_runs(left), entries),
        }
    here, missing = _place(run, document)
    pinned = document.sha256
    return {
        "step": told(document.number(here.id) if here is not None else None, entries, document=pinned),
        "title": told(_title(here), entries, document=pinned),
        "missing": told(_runs(missing), entries, document=pinned),
    }


def _place(run: RunHere, document: Procedure) -> tuple[Step | None, list[int]]:
    """The step in hand, and the numbers of all that are still to do.

    A trail that does not lead through the document tells at least which steps nobody has done.
    """
    walk = _walk(run, document)
    if walk is not None:
        return document.step(walk.at) if walk.at is not None else None, _still_to_do(document, walk)
    done = {made.step for made in run.done}
    number = run.aborting.number if run.aborting is not None else len(document.steps)
    owed_only = run.aborting is not None
    open_steps = [
        step
        for step in document.steps
        if step.id not in done
        and (not owed_only or (step.guard is not None and document.number(step.guard) <= number))
    ]
    return next(iter(open_steps), None), [document.number(step.id) for step in open_steps]


def _walk(run: RunHere, document: Procedure) -> Walk | None:
    """The place of a run in its document; None when its trail does not lead through it."""
    trail = [(made.at, Trod(Way.DONE, made.step, made.answer)) for made in run.done]
    trail += [(taken.at, Trod(Way.DEVIATED, taken.step, taken.deviation)) for taken in run.deviations]
    try:
        walk = walk_along(document, (trod for _, trod in sorted(trail, key=lambda one: one[0])))
    except TrailBroken:
        return None
    if run.aborting is None:
        return walk
    # A run is given up at the step in hand, or at one that led out of it or was done once more.
    met = {walk.at, *(made.step for made in run.done)}
    return give_up(document, walk) if run.aborting.step in met else None


def _still_to_do(document: Procedure, walk: Walk) -> list[int]:
    """Numbers of the main steps that are ahead while no answer leads past them, and what is owed."""
    here = walk.back or walk.at
    if here is None:
        return []
    ahead = [] if walk.leaving else list(document.steps[document.number(here) - 1 :])
    begun = walk.begun | {step.id for step in ahead if step.kind is not StepKind.MAKE_SAFE}
    due = [step for step in owed(document, begun) if step.id not in walk.safe]
    line = [step for step in ahead if step.kind not in (StepKind.MAKE_SAFE, StepKind.BRANCH)]
    return [document.number(step.id) for step in (*line, *due)]


def _title(here: Step | None) -> dict[str, str] | None:
    return {"zh": short(here.title.zh), "en": short(here.title.en)} if here is not None else None


def _runs(numbers: list[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1] = [found[-1][0], number]
        else:
            found.append([number])
    return found


def _names(pack: PackHere | None, instead: At) -> dict[str, Leaf]:
    if pack is None:
        return {"tag": told("", [instead]), "code": told("", [instead])}
    return {"tag": told(pack.tag, [pack.received]), "code": told(short_code(pack.code), [pack.received])}


def short_code(code: str) -> str:
    """A code as the sheet carries it: whole where a QR code of the sheet can hold it, else nothing."""
    return code if len(code.encode("utf-8", "replace")) <= LONGEST_CODE else ""


LONGEST_CODE = 64
"""Bytes; more would make the modules of an 11.6 mm QR code finer than a scanner reads at arm's length."""


def _intake(pack: PackHere) -> Block:
    told_by = [pack.received, *(weight.at for weight in pack.weights)]
    if pack.classed is not None:
        told_by.append(pack.classed)
    missing = [
        name
        for name, open_ in (("triage", pack.classed is None), ("weight", not pack.weights), ("route", True))
        if open_
    ]
    return {
        "key": f"pack:{pack.id}",
        "kind": told("intake", [pack.received]),
        **_names(pack, pack.received),
        "at": told(pack.received.ms, [pack.received]),
        "missing": told(missing, told_by),
    }


def _away(pack: PackHere, move: Move) -> Block:
    return {
        "key": f"pack:{pack.id}",
        "kind": told("away", [move.at]),
        **_names(pack, pack.received),
        "at": told(move.at.ms, [move.at]),
        "to": told(move.location, [move.at]),
    }


def _apart(pack: PackHere, given: AtPrint) -> Block:
    move = pack.moves[-1]
    triage_class, classed = class_now(pack)
    since = pack.apart or move.at
    return {
        "key": f"pack:{pack.id}",
        "kind": told(pack.state, [move.at]),
        **_names(pack, pack.received),
        "class": told(triage_class, [classed or move.at]),
        "location": told(short(move.location), [move.at]),
        "reasons": _reasons(pack),
        "since": told(since.ms, [since]),
        "checked": told(move.at.ms, [move.at]),
        **_due(pack.state, move_due=move.due_ms, at=move.at, given=given),
    }


def _reasons(pack: PackHere) -> Leaf:
    """Why it is apart: what the quarantine says, else what was found on it."""
    move = pack.moves[-1]
    if move.reasons or not pack.found:
        return told(list(move.reasons), [move.at])
    return told(sorted({one.question for one in pack.found}), [one.at for one in pack.found])


def _due(state: str, *, move_due: int | None, at: At, given: AtPrint) -> dict[str, Any]:
    """When the pack must be looked at next; held ones wait for a decision and have no such time."""
    if state != PackState.QUARANTINED.value:
        return {"due": told(None, [at]), "overdue": told(False, [at])}
    if move_due is None:
        due = at.ms + 1000 * given.recheck_s
        return {
            "due": told(due, [at], device="limits"),
            "overdue": told(due < given.at_ms, [at], device="clock"),
        }
    return {"due": told(move_due, [at]), "overdue": told(move_due < given.at_ms, [at], device="clock")}
