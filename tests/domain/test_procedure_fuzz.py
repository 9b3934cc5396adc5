"""Whatever a parsed file holds, it is a procedure or it is refused; nothing else ever comes out."""

import copy
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.procedure import RESUME, Procedure, StepKind
from app.domain.procedure_document import ProcedureFaulty
from app.domain.procedure_flow import deviate, give_up, go_on, offered, set_out
from tests.domain.procedure_tables import deviation, document, read, steps, with_deviation, with_step
from tests.hostile import HOSTILE

STEP_KEYS = sorted({key for row in steps() for key in row})
INNER_KEYS = ["points", "remedies", "rereads", "at", "to", "of", "cases", "finding", "quantity", "limit"]
KEYS = st.sampled_from(sorted({*document(), *STEP_KEYS, *INNER_KEYS}))
# Words that lead somewhere, so that ways are laid between steps that are there.
LEADING = st.sampled_from(["abort", "resume", "bent", "free", *(str(row["id"]) for row in steps())])
TEXT = st.text(max_size=8) | st.sampled_from(HOSTILE) | KEYS | LEADING
LEAF = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | TEXT
PLAIN = st.recursive(
    LEAF,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)


def judge(table: dict[str, Any]) -> Procedure | None:
    """The procedure, or None when the table is refused with printable words."""
    told: tuple[str, ...] = ()
    procedure: Procedure | None = None
    try:
        procedure = read(table)
    except ProcedureFaulty as faulty:
        told = tuple(defect.told for defect in faulty.defects)
    assert (procedure is None) == bool(told)
    assert all(fault.isprintable() for fault in told)
    return procedure


@given(st.dictionaries(TEXT, PLAIN, max_size=6))
def test_any_table_is_refused(table: dict[str, Any]) -> None:
    assert judge(table) is None


@given(st.dictionaries(KEYS, PLAIN), st.lists(st.dictionaries(KEYS, PLAIN, max_size=6), max_size=4))
def test_any_head_and_any_steps_are_judged(head: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    judge({**document(), **head})
    judge(document(step=[*steps(), *rows]))


@given(st.data())
def test_a_document_with_any_one_part_changed_is_judged(data: st.DataObject) -> None:
    table = copy.deepcopy(document())
    part: Any = table
    while True:
        at = data.draw(
            st.sampled_from(sorted(part)) if isinstance(part, dict) else st.integers(0, len(part) - 1)
        )
        if not isinstance(part[at], dict | list) or not part[at] or data.draw(st.booleans()):
            break
        part = part[at]
    part[at] = data.draw(PLAIN)
    procedure = judge(table)
    if procedure is not None:
        assert procedure.steps
        shown = [step for step in procedure.every_step() if step.kind is not StepKind.BRANCH]
        assert all(step.title.zh and step.title.en for step in shown)
        walk_to_an_end(procedure, data)


def walk_to_an_end(procedure: Procedure, data: st.DataObject) -> None:
    """Whatever is found and said, the way through an accepted document ends."""
    walk = set_out(procedure)
    for _ in range(200):
        if walk.at is None:
            return
        step = procedure.step(walk.at)
        ways = [one for one in offered(procedure, walk) if one.to != RESUME]
        if ways and data.draw(st.booleans()):
            walk = deviate(procedure, walk, data.draw(st.sampled_from(ways)).id)
            continue
        answers = [one.id for one in step.options if not leads_back(procedure, one.to)] or ["FAILED"]
        if step.kind is StepKind.CHOOSE and answers == ["FAILED"]:
            walk = give_up(procedure, walk)
            continue
        walk = go_on(procedure, walk, data.draw(st.sampled_from(answers)))
    raise AssertionError("the way does not end")


def leads_back(procedure: Procedure, to: str) -> bool:
    """Whether an option leads into a deviation after which the same question comes up again."""
    return any(one.id == to and one.to == RESUME for one in procedure.deviations)


@pytest.mark.parametrize("key", sorted({*document()}))
def test_a_number_too_long_to_print_is_refused_in_the_head(key: str) -> None:
    # A file can hold it in hexadecimal, and Python refuses to print so many digits.
    assert judge({**document(), key: 16**5000}) is None


@pytest.mark.parametrize("key", STEP_KEYS)
def test_a_number_too_long_to_print_is_refused_in_a_step(key: str) -> None:
    for number in range(1, len(steps()) + 1):
        assert judge(with_step(number, **{key: 16**5000})) is None
        assert judge(with_step(number, **{key: {"kind": 16**5000, "points": [16**5000]}})) is None
        assert judge(with_step(number, **{key: [{"kind": 16**5000, "to": 16**5000}]})) is None


@pytest.mark.parametrize("key", sorted({*deviation()}))
def test_a_number_too_long_to_print_is_refused_in_a_deviation(key: str) -> None:
    assert judge(with_deviation(**{key: 16**5000})) is None
    assert judge(with_deviation(**{key: [16**5000]})) is None


@pytest.mark.parametrize(
    "table",
    [
        document(step=[{"id": "a"}] * 20_000),
        document(deviation=[{"id": "a", "at": ["look"] * 500}] * 500),
        with_step(1, ppe=["gloves"] * 50_000),
        with_step(1, ppe=[f"g{number}" for number in range(20_000)]),
        with_step(1, **{f"key_{number}": 1 for number in range(20_000)}),
        with_step(10, option=[{"id": "a", "to": "cover"}] * 20_000),
        with_step(5, check=[{"quantity": "voltage", "points": [{"zh": "a", "en": "b"}] * 12}] * 4_000),
        with_step(11, branch={"of": "modules", "cases": {f"c{number}": "x" for number in range(20_000)}}),
        with_deviation(at=["look"] * 50_000),
    ],
    ids=["steps", "deviations", "same", "strange", "keys", "options", "checks", "cases", "at"],
)
def test_a_huge_document_is_refused_in_time(table: dict[str, Any]) -> None:
    begun = time.process_time()
    assert judge(table) is None
    assert time.process_time() - begun < 5
