"""Blocks A and B of a handover sheet: whose shift it was, and what it brought."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.handover import At, PackHere, class_now
from app.domain.handover_given import AtPrint, Said
from app.domain.handover_leaf import Counting, noted, said, short, told
from app.domain.handover_shift import RunEnded, Shift
from app.domain.output import OutputCode
from app.domain.pack import PackState
from app.domain.reading import Source

UNKNOWN = "unknown"
"""Chemistry of a pack whose code does not tell it."""

Block = dict[str, Any]


def head(shift: Shift, given: AtPrint, words: Said, *, number: str) -> Block:
    """Block A: sheet, station, times and people."""
    first = shift.entries[:1]
    work = shift.at_work
    return {
        "sheet": told(number, _before(shift), device="clock"),
        "realm": noted(given.realm, "settings"),
        "station": noted(given.station, "settings"),
        "label": noted(short(given.label), "settings"),
        "frozen_at": noted(given.at_ms, "clock"),
        "offset_min": noted(given.offset_min, "clock"),
        "shift": said(words.shift_name, words.outgoing),
        "began": told(work[0].ms, work[:1]) if work else Counting(first).nothing(None),
        "ended": told(work[-1].ms, work[-1:]) if work else Counting(first).nothing(None),
        "entries": told(len(work), work) if work else Counting(first).nothing(0),
        "outgoing": said(words.outgoing, words.outgoing),
        "incoming": said(words.incoming, words.outgoing),
        "crew": _crew(shift),
        "previous": _previous(shift),
    }


def _before(shift: Shift) -> tuple[At, ...]:
    """The sheet before this one; for the first of all sheets, the entry the journal begins with."""
    return tuple(sheet.at for sheet in shift.earlier.sheets[-1:]) or shift.entries[:1]


def _crew(shift: Shift) -> list[Block]:
    found: dict[str, list[At]] = {one.operator: [one.at] for one in shift.earlier.present}
    for operator, entries in (*shift.people.signed_in, *shift.people.seconds):
        found.setdefault(operator, []).extend(entries)
    return [{"operator": told(operator, entries)} for operator, entries in found.items()]


def _previous(shift: Shift) -> Block | None:
    if not shift.earlier.sheets:
        return None
    before = shift.earlier.sheets[-1]
    signed = [one for one in shift.standing.signed if one.sheet == before.sheet]
    return {
        "sheet": told(before.sheet, [before.at]),
        "signed": [
            {
                "side": told(one.side, [one.at]),
                "operator": told(one.operator, [one.at]),
                "verdict": told(one.verdict, [one.at]),
            }
            for one in signed
        ],
    }


def result(shift: Shift) -> Block:
    """Block B: what came in, what was dismantled, what came out."""
    counting = Counting(shift.entries)
    stored = [pack.moves[-1].at for pack in shift.standing.packs if pack.state == PackState.STORED.value]
    open_holds = [at for hold in shift.holds if hold.open for at in hold.raised[:1]]
    return {
        "received": _received(shift, counting),
        "dismantled": _dismantled(shift.ended, counting),
        "modules": _products(shift, counting, code=OutputCode.MOD.value),
        "products": [
            _products(shift, counting, code=code.value)
            for code in OutputCode
            if any(part.code == code.value for part in shift.parts)
        ],
        "yield": _yield(shift.ended, counting),
        "holds": {
            "raised": counting.count(shift.raised),
            "released": counting.count(shift.released),
            "open": counting.count(open_holds),
        },
        "labels": {
            "printed": counting.count(shift.labels.printed),
            "again": counting.count([at for at, _, _ in shift.labels.again]),
        },
        "stored": counting.count(stored),
        "handed": {
            "on": counting.count(shift.handed.on),
            "back": counting.count(shift.handed.back),
            "over": counting.count(shift.handed.over),
            "confirmed": counting.count(shift.handed.confirmed),
        },
    }


@dataclass(slots=True)
class _Cell:
    """Packs of one class and chemistry: their receptions and weights, and what says that they belong here."""

    packs: list[At] = field(default_factory=list)
    packs_by: set[At] = field(default_factory=set)
    weights: list[tuple[At, int, str]] = field(default_factory=list)
    weights_by: set[At] = field(default_factory=set)


def _received(shift: Shift, counting: Counting) -> Block:
    packs = {pack.id: pack for pack in shift.packs}
    cells: dict[tuple[str, str], _Cell] = {}
    for one in shift.received:
        cell = cells.setdefault(_place(packs.get(one.pack)), _Cell())
        cell.packs.append(one.at)
        cell.packs_by.update(_sorted_by(packs.get(one.pack)))
    for weight in shift.weighed:
        cell = cells.setdefault(_place(packs.get(weight.pack)), _Cell())
        cell.weights.append((weight.at, weight.mass_mg, weight.source))
        cell.weights_by.update(_sorted_by(packs.get(weight.pack)))
    arrived = [one.at for one in shift.received]
    weights = [(one.at, one.mass_mg, one.source) for one in shift.weighed]
    return {
        "packs": counting.count(arrived),
        **_masses(weights, counting, packs=len(arrived)),
        "weights": counting.count([at for at, _, _ in weights]),
        "cells": [_row(key, cells[key], counting) for key in sorted(cells)],
    }


def _place(pack: PackHere | None) -> tuple[str, str]:
    if pack is None:
        return "", UNKNOWN
    return class_now(pack)[0], pack.chemistry or UNKNOWN


def _sorted_by(pack: PackHere | None) -> list[At]:
    """The entries that say which class and chemistry a pack has."""
    if pack is None:
        return []
    classed = class_now(pack)[1]
    return [pack.received] if classed is None else [pack.received, classed]


def _row(key: tuple[str, str], cell: _Cell, counting: Counting) -> Block:
    triage_class, chemistry = key
    basis = cell.packs_by | cell.weights_by or {at for at, _, _ in cell.weights}
    return {
        "class": told(triage_class, basis),
        "chemistry": told(chemistry, basis),
        "packs": counting.count(cell.packs, beside=cell.packs_by),
        **_masses(cell.weights, counting, packs=len(cell.packs), beside=cell.weights_by),
    }


def _masses(
    weights: Sequence[tuple[At, int, str]],
    counting: Counting,
    *,
    packs: int,
    beside: Collection[At] = (),
) -> Block:
    """Net mass and how many of the weights were typed; packs without any weight have no mass, not 0."""
    amounts = [(at, mass) for at, mass, _ in weights]
    typed = [at for at, _, source in weights if source == Source.TYPED.value]
    mass = counting.total(amounts, beside=beside) if amounts or not packs else counting.nothing(None)
    return {
        "mass_mg": mass,
        "typed": counting.count(typed),
    }


def _dismantled(ended: Sequence[RunEnded], counting: Counting) -> Block:
    known = [(one.at, one.in_mg) for one in ended if one.in_mg is not None]
    return {
        "packs": counting.count([one.at for one in ended]),
        "in_mg": counting.total(known) if known or not ended else counting.nothing(None),
        "unweighed": counting.count([one.at for one in ended if one.in_mg is None]),
        "out_mg": counting.total([(one.at, one.out_mg) for one in ended]),
    }


def _products(shift: Shift, counting: Counting, *, code: str) -> Block:
    parts = [part for part in shift.parts if part.code == code]
    typed = [part.at for part in parts if part.source == Source.TYPED.value]
    return {
        "code": told(code, [part.at for part in parts]) if parts else counting.nothing(code),
        "records": counting.count([part.at for part in parts]),
        "mass_mg": counting.total([(part.at, part.mass_mg) for part in parts]),
        "typed": counting.count(typed),
    }


def _yield(ended: Sequence[RunEnded], counting: Counting) -> Block:
    """Solid outputs by weighed packs, in whole per mille, over the runs closed in this shift alone."""
    based = [one for one in ended if one.in_mg]
    total = sum(one.in_mg or 0 for one in based)
    counts = {
        "runs": counting.count([one.at for one in based]),
        "of": counting.count([one.at for one in ended]),
        "typed": counting.count([at for one in based for at in one.typed]),
    }
    if not based:
        why = "no_input_weight" if ended else "no_closed_run"
        rest = [one.at for one in ended]
        absent = (
            (told(None, rest), told(why, rest)) if rest else (counting.nothing(None), counting.nothing(why))
        )
        return {"per_mille": absent[0], "why": absent[1], **counts}
    per_mille = (sum(one.solid_mg for one in based) * 1000 + total // 2) // total
    basis = [at for one in based for at in (one.at, *one.parts)]
    return {"per_mille": told(per_mille, basis), "why": told("", basis), **counts}
