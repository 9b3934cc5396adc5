"""A procedure walked through the floor until every step of it was met, with a mark at each."""

from collections.abc import Callable, Iterator
from functools import partial

from app.domain.dismantling import RunState
from app.domain.procedure import Procedure, Step, StepKind
from app.domain.quantity import Taking
from app.floor.bench_commands import TakeReading
from app.floor.bench_views import BenchView
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import LEAD, Mark, shipped
from tests.fakes.procedures import NO_DEMANDS, SHORT

VIN = "LSVAU2180N2183294"  # tells no chemistry, so that any document may open it

Turn = Callable[[], BenchView]
DEVIATION = "deviation "


def put_on_the_bench(procedure: Procedure) -> Hands:
    """A pack that the procedure is made for, its run begun, under the hazard rules that are shipped."""
    hands = Hands(bench_floor(), second=LEAD)
    hands.floor.under(NO_DEMANDS if procedure is SHORT else shipped().hazard_rules)
    pack = hands.floor.stored(VIN) if "A" in procedure.classes else hands.floor.damaged(VIN)
    hands.start(pack, procedure.key)
    return hands


class Road:
    """All that can be met on the way through a procedure; `plain` is how the plain way ended."""

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        self.hands = put_on_the_bench(procedure)
        self.marks: dict[str, Mark] = {}
        self.plain = self.walk(self.hands.view())
        tried: set[tuple[str, str]] = set()
        while fresh := [one for one in self._all_turns() if one[:2] not in tried]:
            for at, name, turn in fresh:
                tried.add((at, name))
                self.at(at)
                self.walk(turn(), whole=self._leads_elsewhere(at, name, tried))

    def _all_turns(self) -> list[tuple[str, str, Turn]]:
        return [(at, name, turn) for at in self.marks for name, turn in self.turns(at)]

    def _leads_elsewhere(self, at: str, name: str, tried: set[tuple[str, str]]) -> bool:
        """Whether the way behind a turn is new and walked to its end; others only to where they join it."""
        if name.startswith(DEVIATION):
            return sum(one == name for _, one in tried) == 1
        return all(option.id != name or option.to for option in self.procedure.step(at).options)

    def walk(self, view: BenchView, *, whole: bool = True) -> BenchView:
        """Mark every step that is met for the first time; to the end, or until the way back is known."""
        while view.step is not None:
            if view.again is None and view.run.state is RunState.ACTIVE:
                if not whole and view.deviation is None and view.step.id in self.marks:
                    return view
                self.marks.setdefault(view.step.id, self.hands.floor.mark())
            view = self.hands.do_step()
        return view

    def at(self, step: str) -> BenchView:
        """The bench at this step, as it was first met."""
        self.hands.floor.back_to(self.marks[step])
        return self.hands.view()

    def turns(self, at: str) -> Iterator[tuple[str, Turn]]:
        """Every way on from a step but the plain one, each with its name."""
        step = self.procedure.step(at)
        for option in step.options:
            yield option.id, partial(self.hands.choose, option.id)
        if step.kind is StepKind.READ:
            yield "read failed", partial(self._read_badly, step)
            if all(point.quantity.taking is not Taking.HAND_HELD for point in step.points):
                yield "not read", partial(self._not_read, step)
        for deviation in self.procedure.deviations:
            if at in deviation.at:
                yield f"{DEVIATION}{deviation.id}", partial(self.hands.deviate, deviation.id, "found")

    def _not_read(self, step: Step) -> BenchView:
        floor, run = self.hands.floor, self.hands.view().run.id
        for number, point in enumerate(step.points, 1):
            gas = point.quantity.taking is Taking.GAS
            seen = floor.gas(point.quantity, None, unread="not_fitted") if gas else floor.no_voltage()
            self.hands.done(TakeReading(run, step.id, number, seen))
        return self.hands.go_on()

    def _read_badly(self, step: Step) -> BenchView:
        for number in range(1, len(step.points) + 1):
            self.hands.measure(number, well=False)
        return self.hands.go_on()
