"""Checks of scales from the record alone: a lawful day passes, and each word of it is spoilt once."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

import pytest

from app.commands.record_words import known_codes
from app.domain.reading import Unread
from app.domain.record_rules import RecordRules
from app.domain.scale_fitness import FittedScale, ScaleRole
from app.floor.output_commands import KnowContainer
from app.floor.scale_commands import CheckScale, CheckZero
from app.floor.scale_views import ScalesView
from app.wire.record import inspected
from tests.fakes.floor import ANNE, SCALE, Floor
from tests.fakes.instruments import PARTS_SCALE

Body = dict[str, Any]
PARTS = ScaleRole.PARTS
PLATE = replace(PARTS_SCALE, verified_until="2026-06-30")  # it ended long ago, and the site only flags it


@cache
def _day() -> str:
    floor = Floor(tick=timedelta(milliseconds=50))
    floor.with_scales(FittedScale(ScaleRole.PACKS, SCALE), FittedScale(PARTS, PLATE))
    floor.sign_in(ANNE)

    def weigh(printed: str, container: str = "") -> None:
        floor.do(KnowContainer(replace(floor.part(printed), instrument=PLATE), container))

    def check(printed: str) -> None:
        reading = replace(floor.part(printed), instrument=PLATE)
        assert isinstance(floor.do(CheckScale(PARTS, "PW-20", reading)), ScalesView)

    weigh("2.40")
    floor.do(CheckZero(PARTS, floor.pan("0.02", plate=PLATE)))
    weigh("2.42")
    floor.do(CheckZero(PARTS, floor.pan("0.00", plate=PLATE)))
    check("20.02")
    weigh("2.44")
    check("19.94")
    weigh("2.46")
    floor.do(CheckScale(PARTS, "PW-20", None, Unread.MOVING))
    floor.stored()
    return json.dumps([json.loads(entry.raw) for entry in floor.entries()])


@pytest.fixture
def day() -> list[Body]:
    return json.loads(_day())


def judged(day: list[Body]) -> set[str]:
    """The codes of what is wrong with scales."""
    rules = RecordRules()
    told = (inspected(body, bytes([body["seq"] % 256]) * 32, place=(1, body["seq"])) for body in day)
    return {one.code for entry in told for one in rules.look_at(entry) if one.code.startswith("scale.")}


def of(day: list[Body], kind: str, at: int = 0) -> Body:
    return [body for body in day if body["type"] == kind][at]["data"]


def test_a_lawful_day_has_nothing_wrong(day: list[Body]) -> None:
    assert judged(day) == set()
    told = [body["data"]["fitness"] for body in day if body["type"] == "container.known"]
    ended = "verification_ended"
    assert told == [
        ["zero_due", "check_due", ended],
        ["zero_failed", "check_due", ended],
        [ended],
        ["check_failed", ended],
    ]


def test_records_from_before_scales_were_checked_are_lawful(day: list[Body]) -> None:
    for body in day:
        body["data"].pop("fitness", None)
        if body["type"] == "container.known":
            del body["data"]["stability"]
    assert judged(day) == set()


Spoil = Callable[[list[Body]], object]
SPOILT: dict[str, tuple[str, Spoil]] = {
    "a failed zero called good": (
        "scale.other_verdict",
        lambda day: of(day, "scale.zero_checked").update(verdict="PASSED"),
    ),
    "a good weight called failed": (
        "scale.other_verdict",
        lambda day: of(day, "scale.checked").update(verdict="FAILED"),
    ),
    "no reading called good": (
        "scale.other_verdict",
        lambda day: of(day, "scale.checked", -1).update(verdict="PASSED", unread=""),
    ),
    "no reading without a reason": (
        "scale.other_verdict",
        lambda day: of(day, "scale.checked", -1).update(unread=""),
    ),
    "a zero within a wider limit": (
        "scale.other_limit",
        lambda day: of(day, "scale.zero_checked").update(allowed_mg=20_000, verdict="PASSED"),
    ),
    "a weight within a wider limit": (
        "scale.other_limit",
        lambda day: of(day, "scale.checked", 1).update(allowed_mg=60_000, verdict="PASSED"),
    ),
    "a smaller difference": (
        "scale.other_difference",
        lambda day: of(day, "scale.checked", 1).update(difference_mg=-20_000),
    ),
    "a certificate that had ended": (
        "scale.certificate_ended",
        lambda day: of(day, "scale.checked")["weight"].update(valid_until="2026-01-31"),
    ),
    "a doubt that is hidden": (
        "scale.doubt_untrue",
        lambda day: of(day, "container.known", 3).update(fitness=["verification_ended"]),
    ),
    "a doubt of the zero that is hidden": (
        "scale.doubt_untrue",
        lambda day: of(day, "container.known", 1)["fitness"].remove("zero_failed"),
    ),
    "a doubt that was over": (
        "scale.doubt_untrue",
        lambda day: of(day, "container.known", 2)["fitness"].append("zero_failed"),
    ),
    "an ended verification that is hidden": (
        "scale.doubt_untrue",
        lambda day: of(day, "container.known", 2).update(fitness=[]),
    ),
    "a word for still that there is not": (
        "scale.stability_unknown",
        lambda day: of(day, "container.known").update(stability="surely"),
    ),
}


@pytest.mark.parametrize("what", SPOILT)
def test_each_is_noticed_when_it_is_spoilt(what: str, day: list[Body]) -> None:
    code, spoil = SPOILT[what]
    spoil(day)
    assert code in judged(day)
    assert code in known_codes()


def test_another_scale_s_failure_is_not_ours(day: list[Body]) -> None:
    for body in day:
        if body["type"].startswith("scale."):
            body["data"]["instrument"]["serial"] = "another"
    of(day, "container.known", 1)["fitness"].remove("zero_failed")
    of(day, "container.known", 3)["fitness"].remove("check_failed")
    assert judged(day) == set()
