"""Verdicts from value and limit alone, and rules that no entry, however odd, can bring down."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.record_entry import Inspected
from app.domain.record_holds import verdict_of
from app.domain.record_rules import KNOWN, RecordRules


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ({"value": 60, "quantity": "voltage", "limit": {"op": "at_most", "value": 60}}, "PASSED"),
        ({"value": -61, "quantity": "voltage", "limit": {"op": "at_most", "value": 60}}, "FAILED"),
        ({"value": -61, "quantity": "temperature", "limit": {"op": "at_most", "value": 60}}, "PASSED"),
        ({"value": 60, "quantity": "insulation", "limit": {"op": "at_least", "value": 61}}, "FAILED"),
        ({"value": None, "quantity": "voltage", "limit": {"op": "at_most", "value": 60}}, "UNREAD"),
        ({"value": True, "quantity": "voltage", "limit": {"op": "at_most", "value": 60}}, "UNREAD"),
        ({"value": 1, "quantity": "voltage", "limit": {"op": "about", "value": 60}}, "FAILED"),
        ({"value": 1, "quantity": "voltage", "limit": None}, "FAILED"),
    ],
)
def test_a_verdict_follows_from_value_and_limit(said: dict[str, Any], verdict: str) -> None:
    assert verdict_of(said) == verdict


_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(["", "measured", "yes", "1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "op", "value"]), inner),
    max_leaves=4,
)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(sorted(KNOWN)), st.data()), min_size=1, max_size=8))
def test_whatever_an_entry_says_it_is_judged(drawn: list[tuple[str, Any]]) -> None:
    names = ["run", "pack", "step", "point", "readings", "value", "limit", "kind", "job", "sheet", "check"]
    names += ["epoch", "seq", "hash", "last", "content", "first_seq", "authors", "operator", "typed_by"]
    rules = RecordRules()
    for seq, (kind, data) in enumerate(drawn, 1):
        said = data.draw(st.dictionaries(st.sampled_from(names), _PLAIN, max_size=6))
        rules.look_at(Inspected(1, seq, "00" * 32, kind, 1, seq, seq, "b", "", "", "", said))
