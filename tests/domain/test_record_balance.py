"""The balance of a closed run from the record alone: a lawful one passes, each word of it is spoilt once."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from app.commands.record_words import known_codes
from app.domain.balance import Reason
from app.domain.record_balance import REASONS
from app.domain.record_rules import RecordRules
from app.wire.record import inspected
from tests.evidence.told import lawful_day

Body = dict[str, Any]


def judged(bodies: list[Body]) -> set[str]:
    """The codes of everything that is wrong about runs that closed."""
    rules = RecordRules()
    told = (inspected(body, bytes([body["seq"] % 256]) * 32, place=(1, body["seq"])) for body in bodies)
    return {one.code for entry in told for one in rules.look_at(entry) if entry.type == "run.closed"}


@cache
def _day() -> str:
    return json.dumps(lawful_day())


@pytest.fixture
def day() -> list[Body]:
    return json.loads(_day())


def closed(day: list[Body]) -> Body:
    """The first run that closed."""
    return next(body for body in day if body["type"] == "run.closed")


def of(day: list[Body], kind: str) -> Body:
    """The first entry of a type about the pack of that run."""
    pack = closed(day)["data"]["pack"]
    return next(body for body in day if body["type"] == kind and body["data"].get("pack") == pack)


def test_a_lawful_close_is_red_and_signed(day: list[Body]) -> None:
    told = closed(day)["data"]["balance"]
    assert (told["flag"], judged(day)) == ("red", set())
    assert closed(day)["sig2"]["meaning"] == "balance_red"


def test_records_from_before_a_balance_was_demanded_are_lawful(day: list[Body]) -> None:
    for body in day:
        body["data"].pop("balance", None)
    closed(day).pop("sig2")
    assert judged(day) == set()


def _told(**changed: object) -> Callable[[list[Body]], None]:
    return lambda day: closed(day)["data"]["balance"].update(changed)


def _unsigned(day: list[Body]) -> None:
    closed(day).pop("sig2")


def _by_oneself(day: list[Body]) -> None:
    closed(day)["sig2"]["op"] = closed(day)["op"]


def _weight(**changed: object) -> Callable[[list[Body]], None]:
    return lambda day: of(day, "weight.taken")["data"].update(changed)


def _coarser(day: list[Body]) -> None:
    of(day, "weight.taken")["data"]["instrument"]["e_mg"] *= 10


SPOILT: list[tuple[str, Callable[[list[Body]], None]]] = [
    ("balance.no_reason", _told(reason="")),
    ("balance.other_flag", _told(flag="green")),
    ("balance.other_flag", _told(flag="none", why="no_weight")),
    ("balance.other_sum", _told(open_mg=0)),
    ("balance.other_sum", _told(wip_mg=None)),
    ("balance.other_sum", _weight(mass_mg=400_000_000)),
    ("balance.other_uncertainty", _told(u_mg=1)),
    ("balance.other_uncertainty", _told(tolerance_mg=10**9)),
    ("balance.other_uncertainty", _told(limits={})),
    ("balance.other_uncertainty", _coarser),
    ("balance.no_reason", _told(reason="because")),
    ("balance.no_reason", _told(reason="other", note=" ")),
    ("balance.unsigned", _unsigned),
    ("balance.unsigned", _by_oneself),
]


@pytest.mark.parametrize(("code", "spoil"), SPOILT)
def test_each_word_of_it_is_held_against_the_record(
    day: list[Body], code: str, spoil: Callable[[list[Body]], None]
) -> None:
    spoil(day)
    assert code in judged(day)


def test_every_rule_is_broken_once() -> None:
    assert {one for one in known_codes() if one.startswith("balance.")} == {code for code, _ in SPOILT}


@pytest.mark.parametrize("odd", [None, True, "1", [], {"a": 1}, -1, 10**40])
@pytest.mark.parametrize("name", ["in_mg", "wip_mg", "limits", "flag", "reason"])
def test_whatever_it_says_it_is_judged(day: list[Body], name: str, odd: object) -> None:
    closed(day)["data"]["balance"][name] = odd
    assert [code for code in judged(day) if code.startswith("balance.")]


def test_the_reasons_are_those_of_the_bench() -> None:
    assert REASONS | {"other"} == {one.value for one in Reason}
