"""What the steps of a document must say of each other, each breach told at its own step."""

from typing import Any

import pytest

from app.domain.procedure import Energy
from tests.domain.procedure_tables import (
    branch,
    deviation,
    document,
    faults,
    option,
    read,
    step,
    steps,
    with_step,
)


def put(*rows: dict[str, object]) -> dict[str, Any]:
    """A document of an identified pack and these further steps, without deviations."""
    return document(step=[step("scan_pack", "scan", "identify"), *rows], deviation=[])


def aside(*rows: dict[str, object], to: str = "resume", at: tuple[str, ...] = ("b",)) -> dict[str, Any]:
    """A document of three steps, live, isolated and opened, with a deviation at some of them."""
    main = [
        step("scan_pack", "scan", "identify"),
        step("a", "show"),
        step("b", "show", energy="isolated"),
        step("c", "show", energy="opened"),
    ]
    return document(step=main, deviation=[deviation(at=list(at), to=to, step=list(rows))])


def safe(name: str, guard: object, **changed: object) -> dict[str, object]:
    """A make-safe step."""
    return step(name, "make_safe", "cover_live_parts", guard=guard, **changed)


def test_an_id_is_given_once() -> None:
    assert faults(put(step("a", "show"), step("a", "confirm"), step("a", "confirm"))) == (
        'step 3 (a): id "a" is already step 2',
        'step 4 (a): id "a" is already step 2',
    )


def test_danger_falls_or_stays_from_step_to_step() -> None:
    down = ("live", "live", "isolated", "opened", "sectioned", "module", "module")
    read(put(*(step(f"s{number}", "show", energy=energy) for number, energy in enumerate(down))))
    assert faults(
        put(step("a", "show", energy="opened"), step("b", "show", energy="isolated"), step("c", "show"))
    ) == (
        "step 3 (b): energy rises from opened to isolated; only a make_safe step may do that",
        "step 4 (c): energy rises from isolated to live; only a make_safe step may do that",
    )


def test_a_make_safe_step_may_put_a_pack_back() -> None:
    read_back = read(
        put(step("open", "confirm", "open_cover", energy="opened"), safe("shut", "open", energy="isolated"))
    )
    assert read_back.step("shut").energy is Energy.ISOLATED


def test_no_other_code_is_scanned_before_the_pack() -> None:
    assert faults(document(step=[step("a", "scan", "weigh_part"), *steps()])) == (
        "step 1 (a): a scan before the pack is identified",
    )
    read(put(step("a", "scan", "weigh_part")))


def test_a_pack_is_identified_by_its_code_alone() -> None:
    assert faults(with_step(1, act="identify")) == ("step 1 (look): act identify needs a scan step",)


def test_make_safe_steps_stand_last() -> None:
    assert faults(
        put(safe("a", "scan_pack"), step("b", "show"), safe("c", "b"), step("d", "show"), safe("e", "d"))
    ) == (
        "step 2 (a): make_safe steps stand last, but step 5 (d) follows",
        "step 4 (c): make_safe steps stand last, but step 5 (d) follows",
    )


@pytest.mark.parametrize(
    ("guard", "fault"),
    [
        ("nowhere", 'guard "nowhere" is not a step of this procedure'),
        (3, "guard: must be text, the id of a step"),
        ("second", 'guard "second" does not stand before it'),
        ("third", 'guard "third" does not stand before it'),
        ("first", 'guard "first" is a make_safe step itself'),
        ("", 'guard "" is not a step of this procedure'),
        ("fork", 'guard "fork" is a branch, which nobody begins'),
    ],
)
def test_a_guard_is_an_ordinary_step_before(guard: object, fault: str) -> None:
    asked = step("ask", "choose", option=[option("yes"), option("no", "abort")])
    fork = branch("fork", "ask", no="abort")
    rows = (asked, fork, safe("first", "scan_pack"), safe("second", guard), safe("third", "scan_pack"))
    assert faults(put(*rows)) == (f"step 5 (second): {fault}",)


def test_a_guard_may_be_a_step_of_a_deviation() -> None:
    rows = [*steps(), safe("stay", "free", energy="module")]
    assert read(document(step=rows)).step("stay").guard == "free"


@pytest.mark.parametrize("name", ["abort", "resume"])
def test_a_word_that_leads_somewhere_is_no_id(name: str) -> None:
    assert faults(put(step(name, "show"))) == (
        f'step 2 ({name}): id "{name}" is already a word of the grammar',
    )


def test_an_id_is_given_once_in_all_lines() -> None:
    rows = [step("look", "show", energy="module"), step("see", "show", energy="module")]
    more = deviation("whole", step=[step("see", "show", energy="module")])
    assert faults(document(deviation=[deviation(step=rows), more, deviation(step=[step("x", "show")])])) == (
        'deviation 1 (bent) step 1 (look): id "look" is already step 1',
        'deviation 2 (whole): id "whole" is already step 10',
        'deviation 2 (whole) step 1 (see): id "see" is already deviation 1 (bent) step 2',
        'deviation 3 (bent): id "bent" is already deviation 1',
        "deviation 3 (bent) step 1 (x): energy rises from module to live; only a make_safe step may do that",
    )


def test_danger_falls_or_stays_along_a_deviation() -> None:
    read(aside(step("x", "show", energy="live"), step("y", "show", energy="isolated")))
    assert faults(aside(step("x", "show", energy="isolated"), step("y", "show"))) == (
        "deviation 1 (bent) step 2 (y): energy rises from isolated to live;"
        " only a make_safe step may do that",
    )


def test_danger_falls_or_stays_into_a_deviation() -> None:
    # At b nothing but live is behind; at c the pack is isolated. What can be taken at both begins live.
    read(aside(step("x", "show", energy="live"), at=("b", "c")))
    read(aside(step("x", "show", energy="isolated"), at=("c",)))
    assert faults(aside(step("x", "show", energy="live"), at=("c",))) == (
        "deviation 1 (bent) step 1 (x): energy rises from isolated to live;"
        " only a make_safe step may do that",
    )


@pytest.mark.parametrize(("to", "step_id"), [("resume", "b"), ("b", "b")])
def test_danger_falls_or_stays_out_of_a_deviation(to: str, step_id: str) -> None:
    at = ("b",) if to == "resume" else ("a",)
    read(aside(step("x", "show", energy="isolated"), to=to, at=at))
    assert faults(aside(step("x", "show", energy="opened"), to=to, at=at)) == (
        f'deviation 1 (bent): energy rises from opened to isolated when it leads to "{step_id}"',
    )


def test_no_other_code_is_scanned_in_a_deviation_before_the_pack() -> None:
    early = aside(step("x", "scan", "weigh_part"), at=("scan_pack",))
    assert faults(early) == ("deviation 1 (bent) step 1 (x): a scan before the pack is identified",)
    read(aside(step("x", "scan", "weigh_part"), at=("a",)))


def test_a_deviation_has_no_make_safe_steps() -> None:
    assert faults(aside(step("x", "show"), safe("y", "x"))) == (
        "deviation 1 (bent) step 2 (y): a deviation has no make_safe steps",
    )


def test_a_document_is_not_made_of_make_safe_steps_alone() -> None:
    table = document(step=[safe("a", "b"), safe("b", "a")], deviation=[])
    assert "step: nothing but make_safe steps" in faults(table)
