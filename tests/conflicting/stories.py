"""Ways in which two stations contradict each other over one battery, and what each must be told as.

And two in which they do not: a pack that is lawfully handed over raises nothing, whatever is told first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.traveller import traveller_for
from app.domain.triage import TriageClass

PAPER = "paper"
"""Stands for the text of A's traveller, where a battery is named."""

BACK, THIRD, OTHER = "back", "third", "other"
"""The traveller that B makes, one of a station that never speaks, and another battery than the story's."""

PAPERS = (PAPER, BACK, THIRD)

SECOND = {"op": "OP-2", "method": "badge+pin", "meaning": "answers_taken_back"}


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a story: whose, what it says, about which battery; `takes_back` is a line of theirs."""

    who: str
    type: str
    data: Mapping[str, Any] = field(default_factory=dict)
    about: str = ""
    takes_back: int = -1
    by_two: bool = True


@dataclass(frozen=True, slots=True)
class Story:
    """What both stations write, each in its own order, and what must follow whatever arrives first.

    `holds` and `notes` are (line, why, battery); `bound` is what must keep each station from opening the
    battery once all is told; `released` are the lines whose hold was taken back.
    """

    name: str
    lines: tuple[Line, ...]
    holds: frozenset[tuple[int, str, str]]
    bound: Mapping[str, frozenset[str]]
    notes: frozenset[tuple[int, str, str]] = frozenset()
    released: frozenset[int] = frozenset()


def _received(who: str, about: str = "") -> Line:
    return Line(who, "pack.received", {"pack": "p"}, about)


def _class(who: str, found: str) -> Line:
    return Line(who, "triage.answered", {"pack": "p", "class": found, "answers": {}})


def _routed(who: str, found: str) -> Line:
    return Line(who, "pack.routed", {"pack": "p", "class": found, "state": "stored", "location": ""})


def _quarantined(who: str, *reasons: str, about: str = "") -> Line:
    data = {"pack": "p", "class": "C", "reasons": list(reasons), "location": "Q"}
    return Line(who, "pack.quarantined", data, about)


def _weighed(who: str, mass_mg: int) -> Line:
    return Line(who, "weight.taken", {"pack": "p", "mass_mg": mass_mg})


def _dismantled(who: str) -> Line:
    return Line(who, "run.closed", {"pack": "p", "run": "r", "whole": False})


def _ordered(who: str, paper: str = PAPER) -> Line:
    return Line(who, "label.ordered", {"job": "j", "text": paper, "pack": "p"})


def _handed(who: str, paper: str = PAPER, to: str = "") -> Line:
    return Line(who, "pack.handed_on", {"pack": "p", "paper": paper, "to": to})


def _taken(who: str, paper: str = PAPER, about: str = "") -> Line:
    return Line(who, "pack.taken_over", {"pack": "p", "paper": paper, "class": "A"}, about)


def _opened(who: str, paper: str) -> Line:
    return Line(who, "run.started", {"pack": "p", "run": "r", "paper": paper, "class": "A"})


_BOTH_IN = frozenset({(0, "double_intake", ""), (1, "double_intake", "")})


def _in(*whys: str) -> frozenset[str]:
    return frozenset({"double_intake", *whys})


def _both(why: str) -> Mapping[str, frozenset[str]]:
    return {"A": frozenset({why}), "B": frozenset({why})}


_NOBODY: Mapping[str, frozenset[str]] = {"A": frozenset(), "B": frozenset()}

STORIES: tuple[Story, ...] = (
    Story("double intake", (_received("A"), _received("B")), _BOTH_IN, {"A": _in(), "B": _in()}),
    Story(
        "class C at one, in order at the other",
        (_received("A"), _received("B"), _class("A", "C"), _class("B", "A")),
        _BOTH_IN | {(2, "class_c", "")},
        {"A": _in(), "B": _in("class_c")},
    ),
    Story(
        "hold and release at once",
        (
            _received("A"),
            _received("B"),
            _class("A", "C"),
            _quarantined("B", "T04"),
            Line("A", "entry.corrected", takes_back=2),
        ),
        _BOTH_IN | {(2, "class_c", ""), (3, "quarantine", "")},
        {"A": _in("quarantine"), "B": _in()},
        released=frozenset({2}),
    ),
    Story(
        "taken back by one person alone",
        (_received("A"), _class("A", "C"), Line("A", "entry.corrected", takes_back=1, by_two=False)),
        frozenset({(1, "class_c", "")}),
        {"A": frozenset(), "B": frozenset({"class_c"})},
    ),
    Story(
        "dismantled, then seen",
        (_received("A"), _received("B"), _dismantled("A")),
        _BOTH_IN | {(1, "identity_clash", ""), (2, "identity_clash", "")},
        {"A": _in("identity_clash"), "B": _in("identity_clash")},
    ),
    Story(
        "dismantled twice",
        (_received("A"), _received("B"), _dismantled("A"), _dismantled("B")),
        _BOTH_IN | {(line, "identity_clash", "") for line in range(4)},
        {"A": _in("identity_clash"), "B": _in("identity_clash")},
    ),
    Story(
        "weights differ",
        (_received("A"), _received("B"), _weighed("A", 412_000_000), _weighed("B", 398_500_000)),
        _BOTH_IN,
        {"A": _in(), "B": _in()},
        notes=frozenset({(2, "weight_differs", ""), (3, "weight_differs", "")}),
    ),
    Story(
        "classes differ",
        (_received("A"), _received("B"), _routed("A", "A"), _routed("B", "B")),
        _BOTH_IN,
        {"A": _in(), "B": _in()},
        notes=frozenset({(2, "class_differs", ""), (3, "class_differs", "")}),
    ),
    Story(
        "a paper shown where its pack never was given to",
        (
            _received("A"),
            Line("A", "label.ordered", {"job": "j", "text": PAPER, "pack": "p"}),
            _received("B", PAPER),
            _quarantined("B", "NO_RECORD", about=PAPER),
        ),
        frozenset({(2, "custody_gap", ""), (1, "custody_gap", PAPER), (3, "quarantine", PAPER)}),
        {"A": frozenset({"custody_gap"}), "B": frozenset()},
    ),
    Story(
        "handed over, then dismantled",
        (
            _received("A"),
            _ordered("A"),
            _handed("A"),
            _taken("B"),
            _ordered("B", BACK),
            _opened("B", BACK),
            _dismantled("B"),
        ),
        frozenset(),
        _NOBODY,
        notes=frozenset({(3, "taken_over", "")}),
    ),
    Story(
        "handed over and back, then dismantled",
        (
            _received("A"),
            _ordered("A"),
            _handed("A"),
            _taken("B"),
            _ordered("B", BACK),
            _handed("B", BACK),
            _taken("A", BACK),
            _dismantled("A"),
        ),
        frozenset(),
        _NOBODY,
        notes=frozenset({(3, "taken_over", ""), (6, "taken_over", "")}),
    ),
    Story(
        "two take over by one paper",
        (_taken("A", THIRD), _taken("B", THIRD)),
        frozenset({(0, "double_claim", ""), (1, "double_claim", "")}),
        _both("double_claim"),
        notes=frozenset({(0, "taken_over", ""), (1, "taken_over", "")}),
    ),
    Story(
        "came back, and was taken over",
        (
            _received("A"),
            _ordered("A"),
            _handed("A"),
            Line("A", "pack.came_back", {"pack": "p", "paper": PAPER}),
            _taken("B"),
        ),
        frozenset({(3, "double_claim", ""), (4, "double_claim", "")}),
        _both("double_claim"),
        notes=frozenset({(4, "taken_over", "")}),
    ),
    Story(
        "opened at one under the paper by which the other took it over",
        (_received("A"), _ordered("A"), _opened("A", PAPER), _taken("B")),
        frozenset({(2, "identity_clash", ""), (3, "identity_clash", "")}),
        _both("identity_clash"),
        notes=frozenset({(3, "taken_over", "")}),
    ),
    Story(
        "meant for another station",
        (_received("A"), _ordered("A"), _handed("A", to="0000X"), _taken("B")),
        frozenset({(2, "custody_gap", ""), (3, "custody_gap", "")}),
        _both("custody_gap"),
        notes=frozenset({(3, "taken_over", "")}),
    ),
    Story(
        "a paper that was made for another battery",
        (_received("A"), _ordered("A"), _handed("A"), _taken("B", about=OTHER)),
        frozenset({(1, "custody_gap", OTHER), (3, "custody_gap", "")}),
        {"A": frozenset({"custody_gap"}), "B": frozenset()},
        notes=frozenset({(3, "taken_over", OTHER)}),
    ),
    Story(
        "taken over, dismantled, and received anew",
        (_received("A"), _ordered("A"), _handed("A"), _taken("B"), _dismantled("B"), _received("B")),
        frozenset({(0, "double_intake", ""), (5, "double_intake", "")})
        | {(line, "identity_clash", "") for line in (0, 4, 5)},
        {"A": _in("identity_clash"), "B": _in("identity_clash")},
        notes=frozenset({(3, "taken_over", "")}),
    ),
    Story(
        "quarantined at both",
        (_received("A"), _received("B"), _quarantined("A", "T02"), _quarantined("B", "T07")),
        _BOTH_IN | {(2, "quarantine", ""), (3, "quarantine", "")},
        {"A": _in("quarantine"), "B": _in("quarantine")},
    ),
)


def paper_text(station: str, number: int) -> str:
    """The traveller that a station makes for a battery of a story."""
    return traveller_for(TriageClass.A, station, number).text
