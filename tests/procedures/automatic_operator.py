"""An automatic operator who walks a document by the bench's own functions, but without a bench."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.hazard import Breach, HazardRules, breaches
from app.domain.hazard_evidence import Evidence, begun, done, due, first_evidence, lapsed
from app.domain.procedure import ABORT, Procedure, Step, StepKind
from app.domain.procedure_flow import Walk, deviate, give_up, go_on, offered, set_out

MOST_STEPS = 400
"""No way through a document is longer, also when half of it is shown again."""


class Lost(AssertionError):
    """The operator stands where a document must never lead; the text says where and how it came there."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the operator stands, what is shown of the pack, and every move so far."""

    walk: Walk
    evidence: Evidence
    moves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hands:
    """One operator over one document under the rules of the site."""

    procedure: Procedure
    rules: HazardRules

    def start(self) -> Place:
        """At the first step, with nothing known of the pack."""
        return self._arrive(Place(set_out(self.procedure), first_evidence(self.rules)))

    def step(self, place: Place) -> Step:
        """The step in hand by the document. Raises Lost when there is none."""
        if place.walk.at is None:
            raise Lost(f"nothing is in hand after {_told(place)}")
        return self.procedure.step(place.walk.at)

    def answers(self, place: Place) -> tuple[str, ...]:
        """Everything that can be said at the step in hand; one empty answer where nothing is asked."""
        step = self.step(place)
        if step.kind is StepKind.CHOOSE:
            return tuple(option.id for option in step.options)
        return ("PASSED", "FAILED", "UNREAD") if step.kind is StepKind.READ else ("",)

    def work(self, place: Place, answer: str = "") -> Place:
        """Do the step in hand, and what is due again before it. Raises Lost when a rule would be breached."""
        place = self.show_again(place)
        step = self.step(place)
        self._unbreached(step, place)
        walk = go_on(self.procedure, place.walk, answer)
        move = f"{step.id}={answer}" if answer else step.id
        return self._arrive(Place(walk, done(self.rules, step, place.evidence), (*place.moves, move)))

    def show_again(self, place: Place) -> Place:
        """Do every earlier step that is due again, until the step in hand is the one to be worked."""
        step = self.step(place)
        for _ in range(MOST_STEPS):
            again = due(self.procedure, self.rules, step, place.evidence)
            if again is None:
                raise Lost(f"{step.id}: what has lapsed cannot be shown again after {_told(place)}")
            if again is step:
                return place
            place = replace(place, evidence=begun(self.rules, again, place.evidence))
            self._unbreached(again, place)
            evidence = done(self.rules, again, place.evidence)
            place = replace(place, evidence=evidence, moves=(*place.moves, f"{again.id} again"))
        raise Lost(f"{step.id}: shown again without an end after {_told(place)}")

    def deviations(self, place: Place) -> tuple[str, ...]:
        """The deviations offered at the step in hand."""
        return tuple(one.id for one in offered(self.procedure, place.walk))

    def turn_off(self, place: Place, deviation: str) -> Place:
        """Take a deviation."""
        move = f"{place.walk.at}!{deviation}"
        walk = deviate(self.procedure, place.walk, deviation)
        return self._arrive(Place(walk, place.evidence, (*place.moves, move)))

    def give_up(self, place: Place) -> Place:
        """Give the run up where it stands."""
        walk = give_up(self.procedure, place.walk)
        return self._arrive(Place(walk, place.evidence, (*place.moves, f"{place.walk.at}!abort")))

    def lose(self, place: Place, proofs: frozenset[str]) -> Place:
        """The same place after these proofs have lapsed."""
        return replace(place, evidence=lapsed(place.evidence, proofs))

    def to_the_end(self, place: Place) -> Place:
        """Go straight on: all is well, all passes, no answer gives up where another does not."""
        for _ in range(MOST_STEPS):
            if place.walk.at is None:
                return place
            place = self.work(place, self._well(self.step(place)))
        raise Lost(f"no end after {_told(place)}")

    def every_place(self) -> Iterator[Place]:
        """Every place that can be reached, each once, with one way that leads there.

        Two places are one when the same may come after them: the same step in hand, way back, answers, and
        the same shown of the pack.
        """
        open_, seen = [self.start()], set[object]()
        while open_:
            place = open_.pop(0)
            walk = place.walk
            known = (walk.at, walk.back, walk.leaving, walk.answers, walk.safe, place.evidence.shown)
            if known in seen:
                continue
            seen.add(known)
            yield place
            open_.extend(self.moves_from(place))

    def moves_from(self, place: Place) -> Iterator[Place]:
        """Every place one move further, none of them by giving up."""
        if place.walk.at is None:
            return
        yield from (self.work(place, answer) for answer in self.answers(place))
        yield from (self.turn_off(place, deviation) for deviation in self.deviations(place))

    def _arrive(self, place: Place) -> Place:
        if place.walk.at is None:
            return place
        self._unbreached(self.step(place), place, arriving=True)
        return replace(place, evidence=begun(self.rules, self.step(place), place.evidence))

    def must_be_allowed(self, place: Place) -> None:
        """Raises Lost when the rules do not allow the step in hand as things stand."""
        self._unbreached(self.step(place), place)

    def _unbreached(self, step: Step, place: Place, *, arriving: bool = False) -> None:
        """A rule asks before hands begin. What has only lapsed is shown again first, so it is asked later."""
        found = breaches(self.rules, step, place.evidence.shown, classes=self.procedure.classes)
        broken = [breach for breach in found if not (arriving and self._only_lapsed(breach, place))]
        if broken:
            raise Lost(f"{step.id}: {broken[0].code} {broken[0].wanted} after {_told(place)}")

    def _only_lapsed(self, breach: Breach, place: Place) -> bool:
        return breach.code == "hazard.proof" and breach.wanted in place.evidence.lapsed

    def _well(self, step: Step) -> str:
        if step.kind is StepKind.CHOOSE:
            lines = {deviation.id: deviation.to for deviation in self.procedure.deviations}
            ends = [option.id for option in step.options if lines.get(option.to, option.to) != ABORT]
            return ends[0]
        return "PASSED" if step.kind is StepKind.READ else ""


def _told(place: Place) -> str:
    return " > ".join(place.moves[-12:]) or "nothing"
