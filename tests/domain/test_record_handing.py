"""Packs that go there and back are lawful by the rule tables, and each rule about it is broken once."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.commands.record_words import known_codes
from app.domain.record_rules import RecordRules
from app.domain.traveller import traveller_for
from app.domain.triage import TriageClass
from app.floor.hand_commands import ComeBack, HandOn
from app.wire.record import inspected
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import CODE
from tests.fakes.handing import handed, named, placed, taken
from tests.fakes.told_pages import adopted, hold, page

Body = dict[str, Any]
KEY = Ed25519PrivateKey.from_private_bytes(b"\3" * 32)


def _day() -> list[Body]:
    """A pack goes, comes back untouched, goes again, is taken over, comes back by its paper, is opened."""
    here, there = bench_floor(), named("ST-002")
    pack, paper = handed(here)
    here.saved(ComeBack(here.scanned(paper)))
    again = here.traveller(pack)
    here.saved(HandOn(pack, here.scanned(again)))
    other = placed(there, taken(there, again))
    back = there.traveller(other.id)
    there.saved(HandOn(other.id, there.scanned(back)))
    stored = placed(here, taken(here, back))
    Hands(here).start(stored.id)
    return [json.loads(entry.raw) for entry in here.entries()]


@pytest.fixture(scope="module")
def told() -> list[Body]:
    return _day()


@pytest.fixture
def day(told: list[Body]) -> list[Body]:
    return deepcopy(told)


def judged(day: list[Body]) -> list[tuple[str, str]]:
    """Code and type of everything that is wrong."""
    rules = RecordRules()
    for seq, body in enumerate(day, 1):
        body["seq"] = seq
    entries = [inspected(body, bytes([body["seq"] % 256]) * 32, place=(1, body["seq"])) for body in day]
    found = [(one, entry.type) for entry in entries for one in rules.look_at(entry)]
    return [(one.code, kind) for one, kind in found if one.grave]


def of(day: list[Body], kind: str, number: int = 0) -> Body:
    return [one for one in day if one["type"] == kind][number]


def test_there_and_back_is_lawful(day: list[Body]) -> None:
    assert judged(day) == []
    kinds = [one["type"] for one in day if one["type"].startswith("pack.")]
    assert kinds == [
        "pack.received", "pack.routed", "pack.handed_on", "pack.came_back", "pack.handed_on",
        "pack.taken_over", "pack.routed",
    ]  # fmt: skip


def _said(kind: str, number: int = 0, **changed: str) -> Callable[[list[Body]], str]:
    def breach(day: list[Body]) -> str:
        of(day, kind, number)["data"].update(changed)
        return kind

    return breach


def _moved(kind: str, behind: str) -> Callable[[list[Body]], str]:
    """An entry stands right behind another, as if it had come later."""

    def breach(day: list[Body]) -> str:
        late, early = of(day, kind), of(day, behind)
        day.remove(late)
        late |= {name: early[name] for name in ("mono", "at", "boot")}
        day.insert(day.index(early) + 1, late)
        return kind

    return breach


def _not_gone(day: list[Body]) -> str:
    day.remove(of(day, "pack.handed_on"))
    return "pack.came_back"


def _own(day: list[Body]) -> str:
    mine = of(day, "pack.handed_on")["data"]["paper"]
    of(day, "pack.taken_over")["data"] |= {"paper": mine, "claim": mine[3:8]}
    return "pack.taken_over"


def _void(day: list[Body]) -> str:
    of(day, "pack.handed_on", 1)["data"]["paper"] = of(day, "pack.handed_on")["data"]["paper"]
    return "pack.handed_on"


def _opened_by_it(day: list[Body]) -> str:
    of(day, "run.started")["data"]["paper"] = of(day, "pack.taken_over")["data"]["paper"]
    return "run.started"


def _better(day: list[Body]) -> str:
    took = of(day, "pack.taken_over")["data"]
    worse = traveller_for(TriageClass.B, "ST-002", 1).text
    first = next(at for at, one in enumerate(day) if one["data"].get("paper") == took["paper"])
    for one in day[first : first + 2]:
        one["data"]["paper"] = worse
    took["class"] = "B"
    return "triage.repeated"


def _known_to_be_there(day: list[Body]) -> str:
    """The registry told that another station had taken it over by the very paper it is opened with."""
    started, looked = of(day, "run.started"), of(day, "triage.repeated", -1)
    note = replace(hold(CODE, "taken_over", binding=False), reasons=(started["data"]["paper"],))
    fact = adopted(page(KEY, [note]), 1, 1)
    by_nobody = {"type": fact.type, "data": fact.body(), "op": None, "sess": None, "base": {}, "refs": []}
    heard = {name: value for name, value in deepcopy(looked).items() if name != "sig2"} | by_nobody
    day.insert(day.index(looked), heard)
    started["data"]["repeated"] = [1, day.index(looked) + 1]
    return "run.started"


BREACHES: dict[str, Callable[[list[Body]], str]] = {
    "handing.better_class": _better,
    "handing.not_away": _not_gone,
    "handing.other_paper": _said("pack.handed_on", paper=traveller_for(TriageClass.A, "ST-009", 4).text),
    "handing.own_paper": _own,
    "handing.typed_paper": _said("pack.taken_over", paper_read_by="typed"),
    "handing.void_paper": _void,
    "handing.worked_while_away": _moved("weight.taken", "pack.handed_on"),
    "run.taken_over_elsewhere": _known_to_be_there,
    "pack.never_received": _said("pack.came_back", pack="nobody's"),
}


@pytest.mark.parametrize("code", sorted(BREACHES))
def test_each_rule_is_broken_once(day: list[Body], code: str) -> None:
    kind = BREACHES[code](day)
    assert (code, kind) in judged(day)


@pytest.mark.parametrize(
    "breach",
    [
        _said("pack.taken_over", claim="00000"),
        _said("pack.taken_over", **{"class": "B"}),
        _said("pack.taken_over", paper="TRA"),
        _said("pack.came_back", paper=traveller_for(TriageClass.A, "ST-001", 900).text),
    ],
)
def test_a_paper_that_is_not_the_packs_is_told_wherever_it_is_shown(
    day: list[Body], breach: Callable[[list[Body]], str]
) -> None:
    kind = breach(day)
    assert ("handing.other_paper", kind) in judged(day)


def test_a_run_under_a_paper_that_served_is_told(day: list[Body]) -> None:
    assert ("handing.void_paper", _opened_by_it(day)) in judged(day)


def test_every_rule_of_handing_has_its_breach() -> None:
    assert {one for one in known_codes() if one.startswith("handing.")} <= set(BREACHES)
