"""What the steps of a document must say of each other, each breach told at its own step."""

from typing import Any

import pytest

from app.domain.procedure import Energy
from tests.domain.procedure_tables import document, faults, read, step, steps, with_step


def put(*rows: dict[str, object]) -> dict[str, Any]:
    """A document of an identified pack and these further steps."""
    return document(step=[step("scan_pack", "scan", "identify"), *rows])


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
    ],
)
def test_a_guard_is_an_ordinary_step_before(guard: object, fault: str) -> None:
    rows = (safe("first", "scan_pack"), safe("second", guard), safe("third", "scan_pack"))
    assert faults(put(*rows)) == (f"step 3 (second): {fault}",)
