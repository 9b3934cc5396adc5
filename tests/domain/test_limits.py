"""Site limits: signed, in the right unit, and every fault of a table at once."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.limits import NEEDED, LimitsFaulty, read_limits

GIVEN = ("pin_free_tries", "pin_lock_first", "pin_lock_longest", "weight_fresh")


def row(name: str, **changed: object) -> dict[str, object]:
    return {"id": name, "value": 60, "unit": NEEDED.get(name, "mV"), "source": "a clause", **changed}


def table(*rows: dict[str, object], **changed: object) -> dict[str, object]:
    kept = {one["id"] for one in rows}
    return {
        "version": "v1",
        "signer": "PRACTICE",
        "limit": [*rows, *(row(name) for name in NEEDED if name not in kept)],
        **changed,
    }


def faults(raw: dict[str, Any]) -> tuple[str, ...]:
    with pytest.raises(LimitsFaulty) as caught:
        read_limits(raw)
    return caught.value.faults


def test_a_whole_table_is_taken_with_its_signature() -> None:
    limits = read_limits(table(row("pin_free_tries", value=3), row("residual_voltage")))
    assert limits.value("pin_free_tries") == 3
    kept = limits.by_id["residual_voltage"]
    assert (kept.unit, kept.source, kept.version, kept.signer) == ("mV", "a clause", "v1", "PRACTICE")


def test_every_fault_is_told_at_once() -> None:
    told = faults(
        {
            "version": " ",
            "limit": [
                row("pin_free_tries", value=0, source=7),
                row("pin_lock_first", unit="min"),
                row("pin_lock_longest", source=""),
                row("weight_fresh"),
                row("weight_fresh"),
            ],
        }
    )
    assert told == (
        "version: missing",
        "signer: missing",
        "pin_free_tries: value must be a whole number above 0",
        "pin_free_tries: source is missing",
        "pin_lock_first: unit must be s",
        "pin_lock_longest: source is missing",
        "weight_fresh: given twice",
        *(f"{name}: missing" for name in NEEDED if name not in GIVEN),
    )


@pytest.mark.parametrize("value", [0, -1, 1.0, True, "60", None, [], float("nan")])
def test_a_limit_is_a_whole_number_above_zero(value: object) -> None:
    assert faults(table(row("weight_fresh", value=value))) == (
        "weight_fresh: value must be a whole number above 0",
    )


def test_a_limit_without_a_unit_is_refused() -> None:
    nameless = {"id": "residual_voltage", "value": 60, "source": "a clause"}
    assert faults(table(nameless)) == ("residual_voltage: unit is missing",)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(["version", "signer", "limit"]), PLAIN), st.lists(PLAIN, max_size=3))
def test_any_table_is_limits_or_faults(raw: dict[str, Any], rows: list[Any]) -> None:
    for one in (raw, table(limit=rows), table(limit=[*rows, *table()["limit"]])):  # type: ignore[misc]
        try:
            limits = read_limits(one)
        except LimitsFaulty:
            continue
        assert set(NEEDED) <= set(limits.by_id)
