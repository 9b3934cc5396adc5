"""The moves that a run can make from a place in its document, and what of its history still counts there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from app.domain.hazard import HazardRules
from app.domain.procedure import RESUME, Act, Procedure, Step, StepKind
from app.domain.procedure_flow import Walk, deviate, give_up, go_on, offered, owed
from app.domain.verdict import Verdict


class Happening(Enum):
    """What happened at a step."""

    DONE = "done"  # done; a hold passed and released
    ANSWERED = "answered"  # a choose step's option, or a read step's verdict where a branch asks for it
    DEVIATED = "deviated"
    GAVE_UP = "gave_up"
    LAPSED = "lapsed"  # something shown of the pack does not count any more


@dataclass(frozen=True, slots=True)
class Event:
    """One event on a way; `detail` is the answer, the deviation or what made things lapse."""

    what: Happening
    step: str
    detail: str = ""


@dataclass(slots=True)
class Moves:
    """A document's moves. What its branches and make-safe steps ask for is gathered once."""

    procedure: Procedure
    rules: HazardRules
    _branches: dict[str, int] = field(init=False)
    _owing: dict[str, frozenset[Act]] = field(init=False)
    _guards: frozenset[str] = field(init=False)
    _known: dict[frozenset[str], tuple[frozenset[Act], tuple[str, ...]]] = field(default_factory=dict)
    _resuming: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        main = {step.id: place for place, step in enumerate(self.procedure.steps)}
        self._branches = {}
        for step in self.procedure.every_step():
            if step.branch is not None:
                # A deviation can be entered at any time, so what is asked in one is never forgotten.
                last = main.get(step.id, len(main))
                self._branches[step.branch.of] = max(last, self._branches.get(step.branch.of, 0))
        owes = {step.id: self.rules.rules[step.act].owes for step in self.procedure.every_step()}
        self._owing = {step: acts for step, acts in owes.items() if acts}
        self._guards = frozenset(step.guard for step in self.procedure.steps if step.guard)
        self._resuming = frozenset(
            step.id for line in self.procedure.deviations if line.to == RESUME for step in line.steps
        )

    def of(self, walk: Walk) -> Iterator[tuple[Event, Walk]]:
        """Every move from the step in hand: done with each answer, each deviation offered, giving up.

        A hold that fails or is not read moves nothing, so it is no move; what is left then is here as well.
        """
        step = self.procedure.step(walk.at or "")
        for answer in self._answers(step):
            what = Happening.ANSWERED if answer else Happening.DONE
            yield Event(what, step.id, answer), go_on(self.procedure, walk, answer)
        for deviation in offered(self.procedure, walk):
            yield (
                Event(Happening.DEVIATED, step.id, deviation.id),
                deviate(self.procedure, walk, deviation.id),
            )
        yield Event(Happening.GAVE_UP, step.id), give_up(self.procedure, walk)

    def way_out(self, walk: Walk) -> tuple[Step, ...]:
        """The make-safe steps that are still walked, in order, after the run was given up or ended."""
        walked: list[Step] = []
        while walk.at is not None:
            walked.append(self.procedure.step(walk.at))
            walk = go_on(self.procedure, walk)
        return tuple(walked)

    def on_the_way_out(self, begun: frozenset[str]) -> tuple[frozenset[Act], tuple[str, ...]]:
        """The acts that a way out must contain, for hands may have begun these steps; and the make-safe steps
        that are owed, in their order.
        """
        asking = begun & (self._guards | self._owing.keys())
        known = self._known.get(asking)
        if known is None:
            acts = frozenset(act for step in asking for act in self._owing.get(step, ()))
            known = acts, tuple(step.id for step in owed(self.procedure, asking))
            self._known[asking] = known
        return known

    def history(self, walk: Walk) -> tuple[object, ...]:
        """What of the history of a walk, beside what was begun, can still make a difference to its future."""
        here = self.procedure.number(walk.back or walk.at or "") - 1
        answers = frozenset(pair for pair in walk.answers if self._branches.get(pair[0], -1) > here)
        back = walk.back if walk.at in self._resuming else walk.back is not None
        return walk.at, back, answers, walk.safe

    def _answers(self, step: Step) -> tuple[str, ...]:
        if step.kind is StepKind.CHOOSE:
            return tuple(option.id for option in step.options)
        if step.kind is StepKind.READ and step.id in self._branches:
            return tuple(verdict.value for verdict in Verdict)
        return ("",)
