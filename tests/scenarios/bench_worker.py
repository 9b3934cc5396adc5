"""A practice station without a face in a process of its own: takes packs in and apart without end.

Lines on standard output, each a word and JSON: `at` once, where the station stands after its start; `tried`
when a hold was found with readings from before, what the desk says to a second person who would open it;
`asking` for every command; `confirmed` with the newest entry after every answer, before anybody has it.
"""

import faulthandler
import random
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from app.assembly import Station
from app.domain.dismantling import Action, RunState
from app.domain.output import IN_PIECES
from app.domain.pack import Papers
from app.domain.procedure import Act, Step, StepKind
from app.domain.quantity import Quantity
from app.floor import bench_commands as bench
from app.floor import commands as ask
from app.floor.bench_views import BenchView, EmptyBench
from app.floor.views import ResumeView
from app.places import station_places
from benchmarks.road_plant import enrol_alone
from tests.scenarios.bench_faceless import BenchHands
from tests.scenarios.faceless import Faceless, at_work
from tests.scenarios.telling import LIFE_S, nobody_listens, say

_LOOKS = 2  # before somebody gives up
_ONE_MORE = 0.5  # part of the outputs that are followed by another
_PAPERS = Papers(consignment="C-1")


class TellingDesk:
    """The desk, listened at: the port `Desk` over a station's."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def ask(self, command: object, reply: Callable[[object], None]) -> None:
        """Hand it on."""
        say("asking", [type(command).__name__, getattr(command, "step", "")])
        self._station.desk.ask(command, partial(self._answered, reply))

    def _answered(self, reply: Callable[[object], None], answer: object) -> None:
        # Replies run on the records thread, the only one that may open a unit.
        with self._station.store.unit() as unit:
            head = unit.journal.head()
            newest = unit.journal.entry(head.epoch, head.seq)
        say("confirmed", [newest.type if newest is not None else "", head.seq, head.hash.hex()])
        reply(answer)


def seen(resumed: ResumeView, on_it: BenchView | EmptyBench) -> dict[str, Any]:
    """Where the station stands: who is there, the open intake, and the bench."""
    return {
        "operator": resumed.operator.id if resumed.operator is not None else None,
        "intake": resumed.pack.id if resumed.pack is not None else None,
        "bench": bench_seen(on_it) if isinstance(on_it, BenchView) else None,
    }


def bench_seen(view: BenchView) -> dict[str, Any]:
    """The step in hand with all that may be done there."""
    return {
        "run": view.run.id,
        "pack": view.pack.id,
        "state": view.run.state.value,
        "done": list(view.run.done),
        "step": view.step.id if view.step is not None else None,
        "point": view.point,
        "force": sorted(view.force),
        "held": view.held,
        "armed_again": view.armed_again,
        "allowed": sorted(action.value for action in view.allowed),
        "outputs_now": view.run.outputs_now,
    }


def probed(step: Step) -> bool:
    """Whether the step is measured with the voltage meter."""
    return any(point.quantity is Quantity.VOLTAGE for point in step.points)


class Worker:
    """Does whatever comes next, at intake or at the bench; what is a matter of taste is drawn by lot.

    `gives_up` is the part of the holds at which a run ends.
    """

    def __init__(self, desk: Faceless, lots: random.Random, *, gives_up: float) -> None:
        self._desk = desk
        self._gives_up = gives_up
        self._hands = BenchHands(desk)
        self._lots = lots

    def look_round(self) -> None:
        """Tell where the station stands, and go on there."""
        resumed = self._desk.asked(ask.AskResume(), ResumeView)
        on_it = self._desk.ask(bench.AskBench())
        assert isinstance(on_it, BenchView | EmptyBench), on_it
        say("at", seen(resumed, on_it))
        if resumed.operator is None:
            self._desk.sign_in()
        if resumed.pack is not None:
            self._desk.plant.next_pack()
            self._desk.taken_in(resumed.pack)
        if isinstance(on_it, BenchView):
            self._hands.catch_up()
            if on_it.armed_again:
                say("tried", self._hands.refused(self._hands.release()))  # nothing read before counts
                if on_it.held:
                    self._hands.isolate()

    def go_on(self) -> None:
        """One step at the bench; an empty bench gets the next pack."""
        on_it = self._desk.ask(bench.AskBench())
        if isinstance(on_it, BenchView):
            assert on_it.step is not None
            self._work(on_it, on_it.step)
            return
        assert isinstance(on_it, EmptyBench), on_it
        ready = [one.pack for one in on_it.packs if one.procedures]
        if ready:
            self._hands.start(ready[0].id)
        else:
            self._desk.one_pack(_PAPERS)

    def _work(self, view: BenchView, step: Step) -> None:
        if view.allowed <= {Action.ABORT, Action.DEVIATE, Action.LEAVE} and step.kind is not StepKind.WAIT:
            self._hands.abort("every try is used up")
        elif step.kind is StepKind.HOLD and probed(step) and view.run.state is RunState.ACTIVE:
            self._at_hold(view, step)
        elif step.kind is StepKind.RECORD_OUTPUT and view.run.outputs_now and self._again(step):
            self._hands.weigh(step.outputs[0])
        else:
            self._hands.do_step(in_haste=step.kind is StepKind.READ)

    def _again(self, step: Step) -> bool:
        return step.outputs[0] in IN_PIECES and self._lots.random() < _ONE_MORE

    def _at_hold(self, view: BenchView, step: Step) -> None:
        """It does not pass at first; then it is given up after further looks, or put right and opened."""
        if not view.held:
            stuck = step.act is Act.PROVE_DEAD
            self._hands.take(self._hands.probed(1) if stuck else self._hands.in_air(), point=1)
        if self._lots.random() < self._gives_up:
            for _ in range(_LOOKS):
                if Action.TAKE_READING in self._hands.view().allowed:
                    self._hands.read(1)
            self._hands.abort("it does not pass")
        else:
            self._hands.do_step()


def main(folder: Path, seed: int, gives_up: float) -> NoReturn:
    """Work until killed."""
    faulthandler.dump_traceback_later(LIFE_S, exit=True)
    places = station_places(folder)
    enrol_alone(places)
    with nobody_listens() as url, at_work(places, url) as desk:
        desk.desk = TellingDesk(desk.station)
        worker = Worker(desk, random.Random(seed), gives_up=gives_up)
        worker.look_round()
        while True:
            worker.go_on()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
