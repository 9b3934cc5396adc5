"""A reading, a release and an output: judged by what the entry says and by the readings before it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.domain.record_entry import Inspected, number_in, text_in

LIVE_ONLY = frozenset({"voltage", "oxygen", "hydrogen", "carbon_monoxide", "hydrogen_fluoride", "voc"})
"""What is never typed: an instrument says it, or nobody does."""


def verdict_of(said: Mapping[str, Any]) -> str:
    """What a reading comes to by its own value and its own limit; a missing value is no pass."""
    value = number_in(said, "value")
    if value is None:
        return "UNREAD"
    limit = said.get("limit")
    if not isinstance(limit, Mapping):
        return "FAILED"
    bound = number_in(limit, "value")
    amount = abs(value) if text_in(said, "quantity") == "voltage" else value
    if bound is None:
        return "FAILED"
    op = text_in(limit, "op")
    holds = (op == "at_most" and amount <= bound) or (op == "at_least" and amount >= bound)
    return "PASSED" if holds else "FAILED"


def reading_wrong(entry: Inspected) -> Iterator[str]:
    """What is wrong with a `reading.taken`."""
    if entry.text("verdict") != verdict_of(entry.data):
        yield "reading.other_verdict"
    if entry.text("verdict") == "UNREAD" and not entry.text("unread"):
        yield "reading.unread_without_cause"
    if entry.text("source") != "typed":
        return
    if entry.text("quantity") in LIVE_ONLY:
        yield "reading.typed"
    if not entry.second:
        yield "people.unsigned"
    if not entry.refs:
        yield "step.no_photograph"


def release_wrong(entry: Inspected, newest: Sequence[Inspected]) -> Iterator[str]:
    """What is wrong with a `hold.released`, given the newest reading of each point of its step.

    A measured hold rests on exactly these readings, all PASSED, of this boot and before it.
    """
    if entry.text("kind") == "judgement":
        if not entry.text("reason").strip():
            yield "hold.no_reason"
        return
    if entry.text("kind") != "measured":
        yield "hold.unknown_kind"
        return
    named = list(entry.listed("readings"))
    if not named or len(set(map(str, named))) != len(named):
        yield "hold.no_readings"
        return
    if any(one.text("verdict") != "PASSED" for one in newest):
        yield "hold.released_on_a_bad_reading"
    here = [one for one in newest if one.epoch == entry.epoch and one.boot == entry.boot]
    seqs = sorted(one.seq for one in here)
    if len(here) != len(newest) or seqs != sorted(one for one in named if isinstance(one, int)):
        yield "hold.released_on_other_readings"
    points = sorted(one.number("point") or 0 for one in newest)
    if points != list(range(1, len(points) + 1)):
        yield "hold.points_left_out"
    if entry.number("evidence_ms") is None:
        yield "hold.not_looked_at"
    if any(one.mono > entry.mono for one in here):
        yield "hold.released_before_its_readings"


def output_wrong(entry: Inspected) -> Iterator[str]:
    """What is wrong with an `output.recorded`."""
    net, gross, tare = (entry.number(name) for name in ("mass_mg", "gross_mg", "tare_mg"))
    if net is None or gross is None or tare is None or net <= 0 or gross - tare != net:
        yield "output.other_mass"
    if entry.text("source") != "typed":
        return
    if not entry.second:
        yield "people.unsigned"
    if not entry.text("reason").strip():
        yield "output.typed_without_reason"
    if not entry.refs:
        yield "step.no_photograph"
