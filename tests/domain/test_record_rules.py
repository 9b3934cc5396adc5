"""The rule tables: a lawful history passes, and each rule is broken once on purpose."""

import json
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from typing import Any

import pytest

from app.commands.record_words import known_codes
from app.domain.record_entry import Inspected
from app.domain.record_rules import KNOWN, RecordRules
from app.wire.record import inspected
from registry.judge import known_types
from tests.domain.held_breach import held_elsewhere
from tests.evidence.histories import worked_history
from tests.evidence.told import lawful_day

Body = dict[str, Any]


def judged(bodies: list[Body]) -> list[tuple[str, int]]:
    """Code and number of everything that is wrong."""
    rules = RecordRules()
    found = [one for body in bodies for one in rules.look_at(entry_of(body))]
    return [(one.code, one.seq) for one in found if one.grave]


def entry_of(body: Body) -> Inspected:
    return inspected(body, bytes([body["seq"] % 256]) * 32, place=(1, body["seq"]))


@cache
def _day() -> str:
    return json.dumps(lawful_day())


@pytest.fixture
def day() -> list[Body]:
    return json.loads(_day())


def first(day: list[Body], kind: str, /, **said: object) -> Body:
    """The first entry of a type that says so."""
    return next(
        one
        for one in day
        if one["type"] == kind and all(one["data"].get(name) == value for name, value in said.items())
    )


def renumbered(day: list[Body]) -> list[Body]:
    for seq, body in enumerate(day, 1):
        body["seq"] = seq
    return day


def test_a_lawful_day_is_lawful(day: list[Body]) -> None:
    assert judged(day) == []
    assert {
        "hold.released",
        "run.closed",
        "run.aborted",
        "pack.left",
        "entry.corrected",
        "handover.signed",
    } <= {body["type"] for body in day}


@pytest.mark.parametrize("seed", range(2))
def test_work_drawn_by_lot_is_lawful(seed: int) -> None:
    rules = RecordRules()
    found = [one for body in worked_history(seed).bodies for one in rules.look_at(_real(body))]
    assert [one for one in found if one.grave] == []


def _real(body: Any) -> Inspected:
    # A correction names the hash that the entry had at the desk; here every hash is that of its number.
    plain = deepcopy(dict(body))
    if plain["type"] == "entry.corrected":
        plain["data"]["hash"] = (bytes([plain["data"]["seq"] % 256]) * 32).hex()
    return entry_of(plain)


def test_every_type_that_the_program_writes_is_known() -> None:
    assert set(known_types()) <= KNOWN


Breach = Callable[[list[Body]], Body]


def _set(kind: str, where: dict[str, object], /, **changed: object) -> Breach:
    def breach(day: list[Body]) -> Body:
        body = first(day, kind, **where)
        body["data"].update(changed)
        return body

    return breach


def _second(kind: str, op: str | None, /, **where: object) -> Breach:
    def breach(day: list[Body]) -> Body:
        body = first(day, kind, **where)
        body.pop("sig2", None)
        if op is not None:
            body["sig2"] = {"op": body["op"] if op == "self" else op, "method": "pin", "meaning": "m"}
        return body

    return breach


def _top(kind: str, /, **changed: object) -> Breach:
    def breach(day: list[Body]) -> Body:
        body = first(day, kind)
        body.update(changed)
        return body

    return breach


def _dropped(kind: str, then: str, /, **where: object) -> Breach:
    """An entry is not there, and the next of another type cannot stand."""

    def breach(day: list[Body]) -> Body:
        gone = first(day, kind, **where)
        place = day.index(gone)
        day.pop(place)
        renumbered(day)
        return next(one for one in day[place:] if one["type"] == then)

    return breach


def _twice(kind: str, /, **where: object) -> Breach:
    """The same entry once more, at its end."""

    def breach(day: list[Body]) -> Body:
        again = deepcopy(first(day, kind, **where))
        day.insert(day.index(first(day, kind, **where)) + 1, again)
        renumbered(day)
        return again

    return breach


def _after(kind: str, what: str, /, **where: object) -> Breach:
    """A copy of an earlier entry stands right behind another."""

    def breach(day: list[Body]) -> Body:
        moved = deepcopy(first(day, what))
        ended = first(day, kind, **where)
        moved |= {"mono": ended["mono"], "at": ended["at"], "op": ended["op"], "sess": ended["sess"]}
        moved["boot"] = ended["boot"]
        if "run" in ended["data"]:
            moved["data"] |= {"run": ended["data"]["run"], "pack": ended["data"]["pack"]}
        day.insert(day.index(ended) + 1, moved)
        renumbered(day)
        return moved

    return breach


MEASURED = {"kind": "measured"}
JUDGED = {"kind": "judgement"}
BREACHES: dict[str, Breach] = {
    "correction.no_reason": _set("entry.corrected", {}, reason=" "),
    "correction.of_another": _set("entry.corrected", {}, hash="00" * 32),
    "correction.of_nothing": _set("entry.corrected", {}, seq=100_000),
    "correction.twice": _twice("entry.corrected"),
    "hold.done_as_a_step": _set("step.done", {"kind": "confirm"}, kind="hold"),
    "hold.no_readings": _set("hold.released", MEASURED, readings=[]),
    "hold.no_reason": _set("hold.released", MEASURED, kind="judgement", reason=""),
    "hold.not_looked_at": _set("hold.released", MEASURED, evidence_ms=None),
    "hold.released_on_other_readings": _set("hold.released", MEASURED, readings=[1]),
    "hold.unknown_kind": _set("hold.released", MEASURED, kind="wished"),
    "label.miscounted": _set("label.ordered", {}, print_no=2),
    "label.never_ordered": _set("label.printed", {}, job="nobody's"),
    "label.order_used": _twice("label.ordered"),
    "output.other_mass": _set("output.recorded", {}, tare_mg=1),
    "output.typed_without_reason": _set("output.recorded", {}, source="typed", reason=" "),
    "pack.never_received": _dropped("pack.received", "triage.answered"),
    "pack.received_twice": _twice("pack.received"),
    "people.nobody": _top("pack.received", op=None, sess=None),
    "people.not_signed_in": _top("pack.received", op="OP-7"),
    "people.same_twice": _second("hold.released", "self"),
    "people.session_used": _twice("operator.signed_in"),
    "people.sign_in_of_another": _set("operator.signed_in", {}, operator="OP-7"),
    "people.sign_out_of_another": _set("operator.signed_out", {}, operator="OP-7"),
    "people.two_at_once": _twice("operator.signed_in"),
    "people.typed_alone": _set("pack.received", {}, read_by="typed", typed_by=["OP-1001", "OP-1001"]),
    "people.unsigned": _second("hold.released", None),
    "reading.other_verdict": _set("reading.taken", {"verdict": "FAILED"}, verdict="PASSED"),
    "reading.typed": _set("reading.taken", {"quantity": "voltage"}, source="typed"),
    "reading.unread_without_cause": _set("reading.taken", {}, value=None, verdict="UNREAD", unread=""),
    "run.after_its_end": _after("run.closed", "step.done"),
    "run.another_open": _dropped("run.closed", "run.started"),
    "run.given_up_twice": _twice("run.aborting"),
    "run.no_quarantine": _dropped("pack.quarantined", "label.ordered", reasons=["RUN_ABORTED"]),
    "run.other_pack": _set("step.done", {}, pack="another"),
    "run.outputs_differ": _set("run.closed", {}, out_mg=1),
    "run.resumed_though_not_left": _twice("pack.resumed"),
    "run.started_twice": _twice("run.started"),
    "run.worked_after_giving_up": _after("run.aborting", "reading.taken"),
    "run.worked_while_left": _after("pack.left", "step.done"),
    "run.worked_while_stopped": _after("run.stopped", "step.done"),
    "run.under_alarm": _after("run.stopped", "step.done"),
    "sheet.check_differs": _set("sheet.frozen", {}, check="00000000"),
    "sheet.miscounted": _set("sheet.printed", {}, print_no=7),
    "sheet.never_frozen": _dropped("sheet.frozen", "sheet.printed"),
    "sheet.number_used": _twice("sheet.frozen"),
    "sheet.other_entries": _set("sheet.frozen", {}, first_seq=0),
    "sheet.other_paper": _set("handover.signed", {}, scanned=["PBI:00000000:1"]),
    "sheet.other_signature": _set("handover.signed", {}, operator="OP-7"),
    "sheet.side_too_early": _dropped("handover.signed", "handover.signed", side="outgoing"),
    "sheet.side_twice": _twice("handover.signed"),
    "start.no_look": _dropped("triage.repeated", "run.started"),
    "start.other_class": _set("run.started", {}, **{"class": "C"}),
    "start.other_paper": _set("run.started", {}, claim="00000"),
    "step.no_photograph": _set("step.done", {"kind": "confirm"}, kind="photo"),
    "time.mono_back": _top("pack.received", mono=0),
}


def _other_look(day: list[Body]) -> Body:
    first(day, "triage.repeated")["data"]["found"] = ["T01"]
    return first(day, "run.started")


def _open_questions(day: list[Body]) -> Body:
    first(day, "triage.repeated")["data"]["answers"].popitem()
    return first(day, "run.started")


def _bad_reading(day: list[Body]) -> Body:
    """The last reading before a release did not pass, and everything else looks well."""
    release = first(day, "hold.released", kind="measured")
    named = next(one for one in day if one["seq"] == release["data"]["readings"][-1])
    named["data"] |= {"value": named["data"]["limit"]["value"] + 1, "verdict": "FAILED"}
    return release


def _left_out(day: list[Body]) -> Body:
    """The readings of the first point are not there at all."""
    release = first(day, "hold.released", kind="measured")
    step, run = release["data"]["step"], release["data"]["run"]
    for one in day:
        if one["type"] == "reading.taken" and (one["data"]["step"], one["data"]["run"]) == (step, run):
            one["data"]["point"] += 1
    return release


def _before_its_readings(day: list[Body]) -> Body:
    release = first(day, "hold.released", kind="measured")
    release["mono"] = 0
    return release


def _of_a_correction(day: list[Body]) -> Body:
    """Somebody takes a correction back, naming it as it is."""
    once = first(day, "entry.corrected")
    again = deepcopy(once)
    again["data"] |= {"seq": once["seq"], "corrected_type": once["type"]}
    again["data"]["hash"] = (bytes([once["seq"] % 256]) * 32).hex()
    day.insert(day.index(once) + 1, again)
    renumbered(day)
    return again


def _passed_by(day: list[Body]) -> Body:
    """The hold that had shut is never opened, and the next step is done all the same."""
    shut = first(day, "hold.raised")["data"]
    gone = first(day, "hold.released", step=shut["step"], run=shut["run"])
    place = day.index(gone)
    day.pop(place)
    renumbered(day)
    return next(one for one in day[place:] if one["type"] == "step.done")


def _early_end(day: list[Body]) -> Body:
    day.remove(first(day, "run.aborting"))
    renumbered(day)
    return first(day, "run.aborted")


def _closed_after(day: list[Body]) -> Body:
    ended = first(day, "run.aborted")
    ended["type"] = "run.closed"
    ended["data"] |= {"outputs": 0, "out_mg": 0, "whole": True}
    return ended


def _left_late(day: list[Body]) -> Body:
    left, given_up = deepcopy(first(day, "pack.left")), first(day, "run.aborting")
    left |= {name: given_up[name] for name in ("mono", "at", "op", "sess", "boot")}
    left["data"] |= {name: given_up["data"][name] for name in ("run", "pack")}
    day.insert(day.index(given_up) + 1, left)
    renumbered(day)
    return left


def _never(day: list[Body]) -> Body:
    body = first(day, "step.done")
    body["data"]["run"] = "nobody's"
    return body


def _withdrawn(day: list[Body]) -> Body:
    started = first(day, "run.started")
    gone = deepcopy(started)
    said = {name: started["data"][name] for name in ("procedure", "version", "sha256")}
    gone |= {"type": "procedure.withdrawn", "data": {**said, "reason": "r", "publisher": "OP-9"}}
    gone["sig2"] = {"op": "OP-9", "method": "badge+pin", "meaning": "m"}
    day.insert(day.index(first(day, "triage.repeated")), gone)
    renumbered(day)
    first(day, "triage.repeated")  # the look is renumbered too
    started["data"]["repeated"] = [1, first(day, "triage.repeated")["seq"]]
    return started


def _in_bad_air(day: list[Body]) -> Body:
    """An alarm of a gas is on record, and the next step is done all the same."""
    done = first(day, "step.done", kind="confirm")
    alarm = deepcopy(done)
    standing = {"hydrogen": "first"}
    alarm |= {"type": "air.alarm", "op": None, "sess": None, "refs": [], "data": {"standing": standing}}
    alarm.pop("sig2", None)
    day.insert(day.index(done), alarm)
    renumbered(day)
    return done


def _published(publisher: str) -> Breach:
    def breach(day: list[Body]) -> Body:
        body = deepcopy(first(day, "pack.received"))
        body |= {"type": "procedure.published", "sig2": {"op": "OP-9", "method": "pin", "meaning": "m"}}
        body["data"] = {"publisher": publisher, "author": "OP-9", "authors": ["OP-9"]}
        day.insert(day.index(first(day, "pack.received")), body)
        renumbered(day)
        return body

    return breach


BREACHES |= {
    "run.held_elsewhere": lambda day: held_elsewhere(day, renumbered),
    "correction.of_a_correction": _of_a_correction,
    "hold.passed_by": _passed_by,
    "start.other_look": _other_look,
    "start.open_questions": _open_questions,
    "hold.released_on_a_bad_reading": _bad_reading,
    "hold.points_left_out": _left_out,
    "hold.released_before_its_readings": _before_its_readings,
    "run.aborted_though_not_given_up": _early_end,
    "run.closed_after_giving_up": _closed_after,
    "run.left_after_giving_up": _left_late,
    "run.never_started": _never,
    "run.under_air_alarm": _in_bad_air,
    "run.withdrawn_document": _withdrawn,
    "library.other_publisher": _published("OP-8"),
    "library.own_work": _published("OP-9"),
}


@pytest.mark.parametrize("code", sorted(BREACHES))
def test_each_rule_is_broken_once(day: list[Body], code: str) -> None:
    broken = BREACHES[code](day)
    assert (code, broken["seq"]) in judged(day)


def test_every_rule_has_its_breach() -> None:
    rooms = ("correction", "hold", "label", "library", "output", "pack", "people", "reading", "run", "sheet")
    of_rules = {one for one in known_codes() if one.split(".")[0] in (*rooms, "start", "step")}
    assert of_rules == (set(BREACHES) - {"time.mono_back"}) | {"run.taken_over_elsewhere"}


def test_a_clock_that_was_moved_is_worth_knowing_and_no_damage(day: list[Body]) -> None:
    for body in day[5:]:
        body["at"] += 86_400_000
    rules = RecordRules()
    found = [one for body in day for one in rules.look_at(entry_of(body))]
    assert [(one.code, one.seq, one.facts["by_ms"], one.grave) for one in found] == [
        ("time.jumped", 6, 86_400_000, False)
    ]


def test_an_entry_of_a_later_program_is_worth_knowing(day: list[Body]) -> None:
    day[5] |= {"type": "pack.weighed_twice"}
    rules = RecordRules()
    found = [one for body in day[:6] for one in rules.look_at(entry_of(body))]
    assert [(one.code, one.seq, one.grave) for one in found] == [("entry.type_unknown", 6, False)]
