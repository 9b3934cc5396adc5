"""Whatever a parsed file holds, it is a procedure or it is refused; nothing else ever comes out."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.procedure import Procedure
from app.domain.procedure_document import ProcedureFaulty
from tests.domain.procedure_tables import document, read, steps, with_step
from tests.hostile import HOSTILE

KEYS = st.sampled_from(sorted({*document(), *(key for row in steps() for key in row), "points", "remedies"}))
TEXT = st.text(max_size=8) | st.sampled_from(HOSTILE) | KEYS
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
        told = faulty.faults
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
        assert all(step.title.zh and step.title.en for step in procedure.steps)


@pytest.mark.parametrize("key", sorted({*document()}))
def test_a_number_too_long_to_print_is_refused_in_the_head(key: str) -> None:
    # A file can hold it in hexadecimal, and Python refuses to print so many digits.
    assert judge({**document(), key: 16**5000}) is None


@pytest.mark.parametrize("key", ["id", "kind", "act", "people", "ppe", "check", "hold", "outputs", "guard"])
def test_a_number_too_long_to_print_is_refused_in_a_step(key: str) -> None:
    for number in range(1, len(steps()) + 1):
        assert judge(with_step(number, **{key: 16**5000})) is None
        assert judge(with_step(number, **{key: {"kind": 16**5000, "points": [16**5000]}})) is None
