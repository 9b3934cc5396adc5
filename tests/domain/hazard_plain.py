"""A short document that the shipped hazard rules prove, and ways to spoil it, for tests of the prover."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.hazard import HazardRules
from app.domain.limits import Limits
from app.domain.procedure import (
    ABORT,
    RESUME,
    Act,
    Branch,
    Deviation,
    Energy,
    Finding,
    Hold,
    HoldKind,
    Option,
    Point,
    Procedure,
    Step,
    StepKind,
    Words,
)
from app.domain.quantity import Quantity
from app.host.hazard_rules import HAZARD_RULES_FILE, read_hazard_rules_file
from app.host.limits import LIMITS_FILE, read_limits_file
from app.places import resources

W = Words("字", "word")
GEAR = ("gloves_class0", "leather_overgloves", "face_shield", "arc_clothing", "safety_shoes", "half_mask")


def rules_path() -> Path:
    """Where the shipped rules lie."""
    return resources() / "catalogue" / HAZARD_RULES_FILE


@cache
def limits() -> Limits:
    """The shipped limits."""
    return read_limits_file(resources() / "catalogue" / LIMITS_FILE)


@cache
def rules() -> HazardRules:
    """The shipped rules."""
    return read_hazard_rules_file(rules_path(), limits())


def rules_table() -> dict[str, Any]:
    """The shipped rules as their file has them, anew for each who spoils them."""
    return tomllib.loads(rules_path().read_text(encoding="utf-8"))


def point(quantity: Quantity, limit: str, op: str = "at_most") -> Point:
    """One place to measure."""
    return Point(quantity, op, limit, W)


def step(name: str, kind: StepKind, act: Act, energy: Energy = Energy.LIVE, **parts: Any) -> Step:
    """A step with all gear, two people and the highest qualification."""
    plain = {"people": 2, "ppe": GEAR, "tools": (), "level": "3S"}
    return Step(name, kind, act, W, W, energy, **{**plain, **parts})


def held(name: str, act: Act, energy: Energy, *points: Point) -> Step:
    """A hold: measured at these points, a judgement without any."""
    hold = Hold(HoldKind.MEASURED, (), 3) if points else Hold(HoldKind.JUDGEMENT, ())
    return step(name, StepKind.HOLD, act, energy, points=points, hold=hold)


VOLTS = point(Quantity.VOLTAGE, "prove_dead")
SECTION = point(Quantity.VOLTAGE, "section_voltage")
INSULATION = point(Quantity.INSULATION, "insulation_work", "at_least")
HEAT = point(Quantity.TEMPERATURE, "surface_work")
AIR = (
    point(Quantity.HYDROGEN, "hydrogen_work"),
    point(Quantity.CARBON_MONOXIDE, "carbon_monoxide_work"),
)
L, I, O = Energy.LIVE, Energy.ISOLATED, Energy.OPENED  # noqa: E741 - as short as the table below needs
S, M = Energy.SECTIONED, Energy.MODULE

MAIN = (
    step("scan", StepKind.SCAN, Act.IDENTIFY),
    held("ready", Act.PREPARE, L),
    held("outside", Act.MEASURE_OUTSIDE, L, INSULATION, INSULATION, HEAT),
    step("plug", StepKind.CONFIRM, Act.REMOVE_SERVICE_PLUG),
    step("bleed", StepKind.WAIT, Act.INFORM, wait="bleed_wait"),
    held("dead", Act.PROVE_DEAD, I, VOLTS, VOLTS, VOLTS),
    held("air", Act.MEASURE_GAS, I, *AIR),
    step("open", StepKind.CONFIRM, Act.OPEN_COVER, O),
    held("air_inside", Act.MEASURE_GAS, O, *AIR),
    held("look", Act.INSPECT_INSIDE, O),
    step("cut", StepKind.CONFIRM, Act.CUT_BUSBAR, O),
    held("sections", Act.MEASURE_SECTIONS, S, SECTION, SECTION),
    step("lift", StepKind.RECORD_OUTPUT, Act.LIFT_MODULE, M),
    step("cap", StepKind.MAKE_SAFE, Act.INSULATE_TERMINALS, M, guard="plug"),
    step("cover", StepKind.MAKE_SAFE, Act.COVER_LIVE_PARTS, M, guard="open"),
)
SEIZED = Deviation(
    *("seized", Finding.SEIZED_FASTENER, W, ("open",), RESUME),
    steps=(
        step("drill", StepKind.CONFIRM, Act.FREE_FASTENER, I),
        held("watch", Act.WATCH_HEAT, I, HEAT),
    ),
)
WATCH = step("watch_on", StepKind.MAKE_SAFE, Act.WATCH_HEAT, guard="drill")
SWOLLEN = Deviation(
    *("swollen", Finding.SWELLING, W, ("look", "cut"), ABORT),
    steps=(step("apart", StepKind.CONFIRM, Act.SET_APART, O),),
)
PLAIN = Procedure(
    *("plain", "1", "0" * 64, "LFP", W, "a test", "PRACTICE"),
    steps=(*MAIN, WATCH),
    deviations=(SEIZED, SWOLLEN),
)


def changed(name: str, **parts: Any) -> Procedure:
    """The document with parts of one step changed."""
    return _each(lambda one: replace(one, **parts) if one.id == name else one)


def without(*names: str) -> Procedure:
    """The document without steps of the main line."""
    return replace(PLAIN, steps=tuple(one for one in PLAIN.steps if one.id not in names))


def before(name: str, *added: Step) -> Procedure:
    """The document with steps put into the main line before one."""
    steps: list[Step] = []
    for one in PLAIN.steps:
        steps += [*added, one] if one.id == name else [one]
    return replace(PLAIN, steps=tuple(steps))


def choose(name: str, **to: str) -> Step:
    """A choose step: each answer and where it leads."""
    return step(
        name,
        StepKind.CHOOSE,
        Act.INFORM,
        options=tuple(Option(answer, W, target) for answer, target in to.items()),
    )


def branch(name: str, of: str, **cases: str) -> Step:
    """A branch step by what an earlier one said."""
    return step(name, StepKind.BRANCH, Act.INFORM, branch=Branch(of, tuple(cases.items())))


def _each(change: Callable[[Step], Step]) -> Procedure:
    lines = tuple(replace(line, steps=tuple(map(change, line.steps))) for line in PLAIN.deviations)
    return replace(PLAIN, steps=tuple(map(change, PLAIN.steps)), deviations=lines)
