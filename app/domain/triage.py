"""Triage on receipt: a closed form of questions about one pack, and the class that its answers make.

The form is TRIAGE-1 (after GB/T 38698.1): all no passes, any yes is a failing, and the worst one counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType


class Answer(Enum):
    """What was seen."""

    NO = "no"
    YES = "yes"


class TriageClass(Enum):
    """What a pack is to the plant."""

    A = "A"  # intact, normal flow
    B = "B"  # suspect: kept apart, a supervisor decides
    B_DOC = "B-doc"  # physically fine, its papers or code are in question
    C = "C"  # damaged: quarantine, never opened without a written plan
    EMERGENCY = "EMERGENCY"


class Route(Enum):
    """Where a class sends the pack."""

    STORE = "store"
    HOLD = "hold"
    HOLD_PAPERS = "hold_papers"
    QUARANTINE = "quarantine"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one screen, in the order they are shown."""

    id: str
    questions: tuple[str, ...]


class UnknownQuestion(ValueError):
    """An answer to a question that is not on the form."""


# What a yes means. T06C is the graver form of T06: a swollen cell. T09 counts as B until its
# temperature is measured.
QUESTIONS: Mapping[str, TriageClass] = MappingProxyType(
    {
        "T01": TriageClass.EMERGENCY,  # smoke, flame, hissing or popping, now or in the last 24 h
        "T02": TriageClass.C,  # liquid leaking that is not coolant
        "T03": TriageClass.B,  # coolant leak only
        "T04": TriageClass.C,  # case breached, cells visible
        "T05": TriageClass.B,  # case dented or bent, not breached
        "T06": TriageClass.B,  # case or module swollen
        "T06C": TriageClass.C,  # cell swollen
        "T07": TriageClass.C,  # burn marks, melted plastic, soot
        "T08": TriageClass.C,  # been under water, or wet inside
        "T09": TriageClass.B,  # a surface warmer than the site allows
        "T10": TriageClass.B,  # high-voltage connector, cable or terminal bare
        "T11": TriageClass.B,  # service disconnect missing or not removable
        "T12": TriageClass.B,  # seal broken or opened before, no repair record
        "T13": TriageClass.B_DOC,  # code missing, unreadable, or not the one on the papers
        "T14": TriageClass.B_DOC,  # model not in the library
        "T15": TriageClass.B,  # the pack's own electronics report a fault
        "T16": TriageClass.B_DOC,  # modules or cells missing, weight below the model's band
        "T17": TriageClass.C,  # crash or fire declared
    }
)

# T13 stands in no group: the station answers it from the code.
GROUPS: tuple[Group, ...] = (
    Group("now", ("T01",)),
    Group("liquids_and_case", ("T02", "T03", "T04", "T05", "T06", "T06C", "T08")),
    Group("heat_fire_crash", ("T07", "T09", "T17")),
    Group("high_voltage_and_seal", ("T10", "T11", "T12")),
    Group("model_and_bms", ("T14", "T15", "T16")),
)

# From best to worst.
_BY_GRAVITY = (TriageClass.A, TriageClass.B_DOC, TriageClass.B, TriageClass.C, TriageClass.EMERGENCY)

_ROUTES = {
    TriageClass.A: Route.STORE,
    TriageClass.B: Route.HOLD,
    TriageClass.B_DOC: Route.HOLD_PAPERS,
    TriageClass.C: Route.QUARANTINE,
    TriageClass.EMERGENCY: Route.EMERGENCY,
}


def reasons(answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The questions answered yes, in the form's order.

    Raises:
        UnknownQuestion: an answer to a question that is not on the form.
    """
    if strange := set(answers) - set(QUESTIONS):
        raise UnknownQuestion(min(strange))
    return tuple(question for question in QUESTIONS if answers.get(question) is Answer.YES)


def class_of(answers: Mapping[str, Answer]) -> TriageClass | None:
    """The class the answers make; the worst yes counts.

    None while any question is open, except that C and EMERGENCY stand at once: no further answer
    can make them better, and the pack must not wait for the rest of the form.

    Raises:
        UnknownQuestion: an answer to a question that is not on the form.
    """
    found = [QUESTIONS[question] for question in reasons(answers)]
    gravest = worst(*found)
    if gravest in (TriageClass.C, TriageClass.EMERGENCY):
        return gravest
    return gravest if len(answers) == len(QUESTIONS) else None


def worst(*classes: TriageClass) -> TriageClass:
    """The gravest of some classes; A of none."""
    return max(classes, key=_BY_GRAVITY.index, default=TriageClass.A)


def next_group(answers: Mapping[str, Answer]) -> Group | None:
    """The first screen with an open question; None when the class stands or only T13 is open.

    Raises:
        UnknownQuestion: an answer to a question that is not on the form.
    """
    if class_of(answers) is not None:
        return None
    return next((group for group in GROUPS if not set(group.questions) <= set(answers)), None)


def route(found: TriageClass) -> Route:
    """Where a pack of this class goes."""
    return _ROUTES[found]
