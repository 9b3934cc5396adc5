"""A floor on which every command of the desk can be given by anybody, to see whom it asks for."""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from datetime import timedelta
from typing import Any, get_type_hints

from app.domain.operator import Operator, Role
from app.floor import commands as ask
from app.floor.air_commands import NoteAir
from tests.fakes.air import AirWatch
from tests.fakes.bench_hands import PICTURE, Hands
from tests.fakes.floor import BO, LEAD, OTHER_CODE, Floor, person, shown

ENGINEER = person("3001", role=Role.ENGINEER)


@dataclass(frozen=True)
class Scene:
    """A floor with a run on the bench and another pack at its intake."""

    floor: Floor
    words: dict[str, object]


def scene() -> Scene:
    """Everything in its place, and Anne there."""
    floor = Floor(tick=timedelta(milliseconds=50))
    with floor.records.unit() as unit:
        unit.roster.put(ENGINEER)
    floor.sign_in()
    pack, other = floor.stored(), floor.received(OTHER_CODE)
    view = Hands(floor).start(pack)
    assert view.step is not None
    return Scene(
        floor,
        {"pack": other, "run": view.run.id, "step": view.step.id, "incoming": BO.number, "lead": shown(LEAD)},
    )


def put_there(floor: Floor, actor: Operator | None) -> None:
    """This person stands at the station, or nobody does."""
    floor.do(ask.SignOut())
    if actor is not None:
        floor.sign_in(actor)


def some(command: Any, told: Scene) -> object:
    """A command whose fields hold something of their kind."""
    floor = told.floor
    if command is ask.SignIn:
        return ask.SignIn(shown(BO, pin=False))
    if command is ask.JoinHalves:
        return ask.JoinHalves(floor.scanned(), floor.scanned())
    if command is NoteAir:
        return NoteAir(AirWatch(floor).air)
    if command is ask.AskSecond:
        return ask.AskSecond(BO.badge)
    made: dict[str, Callable[[], object]] = {
        "Credentials": lambda: shown(BO),
        "ScannedCode": floor.scanned,
        "WeightReading": floor.weight,
        "Papers": lambda: ask.Papers(consignment="C-1"),
        "VoltageNow": floor.meter,
        "bytes": lambda: PICTURE,
        "frozenset": frozenset,
        "Mapping": dict,
        "tuple": tuple,
        "bool": lambda: False,
        "int": lambda: 1,
        "str": lambda: "x",
    }
    needed = [one for one in fields(command) if one.default is MISSING and one.default_factory is MISSING]
    hints = get_type_hints(command)

    def filled(name: str) -> object:
        kind = str(hints[name])
        return next((make() for word, make in made.items() if word in kind), None)

    return command(**{one.name: told.words.get(one.name) or filled(one.name) for one in needed})
