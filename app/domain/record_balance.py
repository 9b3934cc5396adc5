"""The balance of a closed run, reckoned once more from the weighings on record and from nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from math import isqrt
from typing import Any

from app.domain.record_entry import Inspected, number_in, text_in

NUMBERS = ("wip_mg", "u_mg", "tolerance_mg", "out_mg")
REASONS = frozenset({"not_there", "lost_liquid", "dirt", "scale_doubted", "looked_for"})
"""What a run may be closed for on an open balance; "other" needs a note."""
_CLASS_III = ((500, 1), (2000, 2), (10000, 3))
"""Up to so many e, so many e in service (OIML R76: twice the error of the initial verification)."""


def balance_wrong(entry: Inspected, weight: Inspected | None, outputs: Sequence[Inspected]) -> Iterator[str]:
    """What is wrong with the balance of a `run.closed`, given the pack's newest weight and the outputs that
    stand. Records from before a balance was demanded have none.
    """
    told = entry.part("balance")
    if not told:
        return
    if entry.said("whole") or weight is None:
        if text_in(told, "flag") != "none" or not text_in(told, "why"):
            yield "balance.other_flag"
        return
    if any(number_in(told, name) is None for name in NUMBERS):
        yield "balance.other_sum"
        return
    in_mg, out_mg = weight.number("mass_mg") or 0, sum(one.number("mass_mg") or 0 for one in outputs)
    left = in_mg - out_mg - (number_in(told, "wip_mg") or 0)
    if (number_in(told, "in_mg"), number_in(told, "out_mg"), number_in(told, "open_mg")) != (
        in_mg,
        out_mg,
        left,
    ):
        yield "balance.other_sum"
    limits = told.get("limits")
    share, unsure, least = _limits(limits if isinstance(limits, Mapping) else {})
    square = sum(_square(one, unsure, least) for one in (weight, *outputs))
    u_mg, once, twice = _rounded_up(4 * square, 3), isqrt(4 * square // 3), isqrt(16 * square // 3)
    tolerance = max(share * in_mg // 10**6, once)
    if (number_in(told, "u_mg"), number_in(told, "tolerance_mg")) != (u_mg, tolerance):
        yield "balance.other_uncertainty"
    flag = _flag(left, tolerance, max(2 * share * in_mg // 10**6, twice))
    if text_in(told, "flag") != flag:
        yield "balance.other_flag"
    if flag != "green" and not _reasoned(told):
        yield "balance.no_reason"
    if flag == "red" and entry.second in ("", entry.op):
        yield "balance.unsigned"


def _reasoned(told: Mapping[str, Any]) -> bool:
    reason = text_in(told, "reason")
    return reason in REASONS or (reason == "other" and bool(text_in(told, "note").strip()))


def _flag(left: int, tolerance: int, twice: int) -> str:
    if abs(left) <= tolerance:
        return "green"
    return "amber" if 0 < left <= twice else "red"


def _limits(told: Mapping[str, Any]) -> tuple[int, int, int]:
    """The three limits as the entry names them: the first of each row is its value."""
    rows = (told.get(name) for name in ("balance_tolerance", "weight_unsure", "weight_unsure_least"))
    first = [row[0] if isinstance(row, list | tuple) and row else 0 for row in rows]
    share, unsure, least = (one if isinstance(one, int) and not isinstance(one, bool) else 0 for one in first)
    return share, unsure, least


def _square(entry: Inspected, unsure: int, least: int) -> int:
    """The squared error of a weighing and of its tare's, in mg²."""
    net, tare = entry.number("mass_mg") or 0, entry.number("tare_mg") or 0
    loads = [net + tare] + ([tare] if tare else [])
    e_mg = number_in(entry.part("instrument"), "e_mg") or 0
    errors = [in_service(load, e_mg) for load in loads]
    if entry.text("source") == "typed" or None in errors:
        errors = [max(least, -(-abs(load) * unsure // 10**6)) for load in loads]
    return sum((error or 0) ** 2 for error in errors)


def in_service(load: int, e_mg: int) -> int | None:
    """The class III error in service at a load, in milligrams; None where the class ends or e is not told."""
    if e_mg <= 0:
        return None
    return next((error * e_mg for most, error in _CLASS_III if abs(load) <= most * e_mg), None)


def _rounded_up(over: int, under: int) -> int:
    """The least whole number whose square is not below a fraction."""
    root = isqrt(over // under)
    return root if under * root * root >= over else root + 1
