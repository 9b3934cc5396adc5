"""The prover: it searches every way through a procedure and judges each by the hazard rules.

It judges a document against what stands outside of it, never against the document's own word. Ways are
those of `procedure_flow`, steps due again those of `hazard_evidence`: what is proven is what the bench does.
"""

from collections import deque
from dataclasses import dataclass, field, replace

from app.domain.hazard import LADDER, HazardRules, breaches, standing_breaches
from app.domain.hazard_evidence import Evidence, begun, done, first_evidence
from app.domain.procedure import Act, Procedure, Step, StepKind
from app.domain.procedure_flow import Walk, set_out
from app.domain.prover_lapses import Causes, causes_of, lapse_loss
from app.domain.prover_moves import Event, Happening, Moves

ENERGY_SAFER = "energy.safer"
SAFE_LOST = "safe.lost"
STEP_UNREACHED = "step.unreached"
END_NONE = "end.none"
LAPSE_LOST = "lapse.lost"
UNSUPERVISED = "class.unsupervised"
TOO_MANY_WAYS = "ways.too_many"

MOST_PLACES = 30_000
"""So many are searched in a few seconds; the largest shipped document has not a thousand."""


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that a document may not be adopted with.

    `code` is stable: that of a `Breach`, or one of this module. `step` is where it shows, "" for the whole
    document; `wanted` what is asked for there. `path` is a shortest way to it. `also` are further steps with
    the same lack.
    """

    code: str
    step: str
    wanted: str
    path: tuple[Event, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proving:
    """What the search came to.

    `places` are different states of a run, `moves` the ways between them that were tried; `lapses` how often
    it was tried whether everything that had lapsed can be shown again; `aborts` from how many places the run
    was given up; `closes` how many ways came to a good end.
    """

    defects: tuple[Defect, ...]
    places: int
    moves: int
    lapses: int
    aborts: int
    closes: int

    @property
    def proven(self) -> bool:
        """Whether the document may be adopted as far as the rules go."""
        return not self.defects


@dataclass(frozen=True, slots=True)
class _Place:
    """A state of a run: where it is, and what has been shown of the pack."""

    walk: Walk
    evidence: Evidence


_Key = tuple[object, ...]
_Way = tuple[_Key | None, tuple[Event, ...]]
"""A place, None for the start, and what happened from there on."""


@dataclass(slots=True)
class _Search:
    """The search as far as it has come; `came` has for each place the way that led here first.

    `ending` are the proofs that can lapse: only of these it matters who gave them.
    """

    procedure: Procedure
    rules: HazardRules
    moves: Moves
    ending: frozenset[str]
    causes: Causes
    came: dict[_Key, _Way] = field(default_factory=dict)
    queue: deque[tuple[_Key, _Place]] = field(default_factory=deque)
    found: dict[tuple[str, str], Defect] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    afterwards: dict[tuple[str, Evidence], Evidence] = field(default_factory=dict)
    lapses: dict[tuple[str, Evidence], tuple[str, str] | None] = field(default_factory=dict)
    ways_out: set[tuple[frozenset[Act], tuple[str, ...], frozenset[str]]] = field(default_factory=set)
    moved: int = 0
    aborts: int = 0
    closes: int = 0


def prove(procedure: Procedure, rules: HazardRules, *, first: bool = False) -> Proving:
    """Search every way through a procedure of sound grammar.

    Shown are: nothing is in hand that its hazard rule forbids; the document never states a safer energy than
    the rules show; whoever gives up at any place, or ends well, has done every make-safe act that was owed;
    every step is reached; a good end exists; and whatever lapses, when ever, can be shown again. A document
    with more than `MOST_PLACES` is not proven: no search may keep a station from its work. With `first` the
    search ends at the first defect, and what steps say themselves is looked at before any way to them.
    """
    ending = frozenset(name for name, proof in rules.proofs.items() if proof.lapses or proof.valid)
    search = _Search(procedure, rules, Moves(procedure, rules), ending, causes_of(rules))
    alone = set(procedure.classes) & rules.supervised
    if alone and not procedure.supervised:
        _note(search, Defect(UNSUPERVISED, "", " ".join(sorted(alone))), (None, ()))
    for step in procedure.every_step() if first else ():
        _judge_standing(search, step, (None, ()))
    _arrive(search, (None, ()), _Place(set_out(procedure), first_evidence(rules)))
    while search.queue and not (first and search.found) and len(search.came) <= MOST_PLACES:
        _leave(search, *search.queue.popleft())
    if len(search.came) > MOST_PLACES:  # what was not searched is not proven
        _note(search, Defect(TOO_MANY_WAYS, "", str(MOST_PLACES)), (None, ()))
    elif not (first and search.found):
        _look_back(search)
    return Proving(
        defects=tuple(search.found.values()),
        places=len(search.came),
        moves=search.moved,
        lapses=len(search.lapses),
        aborts=search.aborts,
        closes=search.closes,
    )


def _arrive(search: _Search, way: _Way, place: _Place) -> None:
    """Judge a place once, and keep it for its ways on."""
    walk = place.walk
    search.reached |= walk.begun
    if walk.at is None:
        search.closes += 1
        _judge_end(search, way, walk)
        return
    step = search.procedure.step(walk.at)
    evidence = begun(search.rules, step, place.evidence)
    key = _key(search, walk, evidence)
    if key in search.came:
        return
    search.came[key] = way
    search.queue.append((key, _Place(walk, evidence)))
    forbidden = list(breaches(search.rules, step, evidence.shown, classes=search.procedure.classes))
    for breach in forbidden:
        _note(search, Defect(breach.code, step.id, breach.wanted), (key, ()))
    if step.kind is StepKind.MAKE_SAFE:
        _judge_energy(search, key, step, evidence)
    elif not forbidden:
        _judge_lapses(search, key, step, evidence)


def _leave(search: _Search, key: _Key, place: _Place) -> None:
    """Follow every way that leads on from a place, giving up among them."""
    step = search.procedure.step(place.walk.at or "")
    after_it = place.evidence
    if step.kind is not StepKind.MAKE_SAFE:  # it leaves a pack as it is; nothing is shown by it
        after_it = _done(search, step, place.evidence)
        _judge_energy(search, key, step, after_it)
    for event, walk in search.moves.of(place.walk):
        search.moved += 1
        if walk.leaving:
            search.aborts += 1
            search.reached |= walk.begun
            _judge_end(search, (key, (event,)), walk)
        else:
            evidence = place.evidence if event.what is Happening.DEVIATED else after_it
            _arrive(search, (key, (event,)), _Place(walk, evidence))


def _done(search: _Search, step: Step, evidence: Evidence) -> Evidence:
    known = search.afterwards.get((step.id, evidence))
    if known is None:
        known = search.afterwards[step.id, evidence] = done(search.rules, step, evidence)
    return known


def _judge_energy(search: _Search, key: _Key, step: Step, evidence: Evidence) -> None:
    """A document that calls a pack safer than it was shown to be would be believed."""
    if LADDER.index(step.energy) > LADDER.index(evidence.shown.energy):
        _note(search, Defect(ENERGY_SAFER, step.id, evidence.shown.energy.value), (key, ()))


def _judge_lapses(search: _Search, key: _Key, step: Step, evidence: Evidence) -> None:
    tried = (step.id, evidence)
    if tried in search.lapses:
        return
    loss = search.lapses[tried] = lapse_loss(search.procedure, search.rules, step, evidence, search.causes)
    if loss is not None:
        cause, proof = loss
        event = Event(Happening.LAPSED, step.id, cause)
        _note(search, Defect(LAPSE_LOST, step.id, proof), (key, (event,)))


def _judge_end(search: _Search, way: _Way, walk: Walk) -> None:
    """Walk out of a run and see that every act that was owed is among what was done."""
    rules, procedure = search.rules, search.procedure
    demanded, left = search.moves.on_the_way_out(walk.begun)
    if (demanded, left, walk.safe) in search.ways_out:
        return
    search.ways_out.add((demanded, left, walk.safe))
    walked = search.moves.way_out(walk)
    search.reached |= {step.id for step in walked}
    for step in walked:
        _judge_standing(search, step, way)
    made_safe = {step.act for step in walked} | {procedure.step(name).act for name in walk.safe}
    for act in sorted(demanded - made_safe, key=lambda one: one.value):
        owing = [step.id for step in procedure.every_step() if act in rules.rules[step.act].owes]
        _note(search, Defect(SAFE_LOST, next(name for name in owing if name in walk.begun), act.value), way)


def _judge_standing(search: _Search, step: Step, way: _Way) -> None:
    """What a step lacks by what it says itself, wherever it stands."""
    for breach in standing_breaches(search.rules, step, classes=search.procedure.classes):
        _note(search, Defect(breach.code, step.id, breach.wanted), way)


def _look_back(search: _Search) -> None:
    """Tell what shows only after everything was searched."""
    for step in search.procedure.every_step():
        if step.id in search.reached:
            continue
        _note(search, Defect(STEP_UNREACHED, step.id, step.id), (None, ()))
        _judge_standing(search, step, (None, ()))
    if not search.closes:
        _note(search, Defect(END_NONE, "", ""), (None, ()))


def _note(search: _Search, defect: Defect, way: _Way) -> None:
    """Keep a defect; the same lack at a further step is kept with the first, whose way is a shortest one."""
    known = search.found.get((defect.code, defect.wanted))
    if known is None:
        search.found[defect.code, defect.wanted] = replace(defect, path=_path(search, way))
    elif defect.step != known.step and defect.step not in known.also:
        search.found[defect.code, defect.wanted] = replace(known, also=(*known.also, defect.step))


def _path(search: _Search, way: _Way) -> tuple[Event, ...]:
    key, events = way
    while key is not None:
        key, earlier = search.came[key]
        events = (*earlier, *events)
    return events


def _key(search: _Search, walk: Walk, evidence: Evidence) -> _Key:
    """What tells places apart; places that agree in it have the same future and the same verdict.

    Of all that was begun only the acts that it demands on the way out and the make-safe steps owed matter.
    """
    shown = evidence.shown
    return (
        search.moves.history(walk),
        search.moves.on_the_way_out(walk.begun),
        shown.energy,
        shown.proofs,
        frozenset(pair for pair in evidence.givers if pair[0] in search.ending),
    )
