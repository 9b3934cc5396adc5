"""The prover against a slower judge that shares no code with it, and against runs that are played by lot."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.hazard import LADDER, HazardRules, Lapse, breaches
from app.domain.hazard_evidence import Evidence, ageing, begun, done, due, first_evidence, lapsed, lapsing_at
from app.domain.procedure import Procedure, StepKind
from app.domain.procedure_flow import Walk, deviate, give_up, go_on, offered, set_out
from app.domain.prover import ENERGY_SAFER, LAPSE_LOST, SAFE_LOST, Proving, prove
from app.domain.prover_moves import Moves
from tests.domain.hazard_lots import document, rules_of, rules_table
from tests.domain.hazard_oracle import Oracle

_CODES = {ENERGY_SAFER: "safer", SAFE_LOST: "owed", LAPSE_LOST: "stuck"}
LOTS = 6


def _told(proving: Proving) -> set[tuple[str, str, str]]:
    """What the prover found, in the oracle's words."""
    told = set()
    for defect in proving.defects:
        kind = _CODES.get(defect.code, defect.code.removeprefix("hazard."))
        for step in (defect.step, *defect.also):
            told.add((kind, "" if kind == "owed" else step, "" if kind == "stuck" else defect.wanted))
    return told


def _compare(procedure: Procedure, table: dict[str, Any]) -> tuple[bool, bool]:
    """Judge by both, demand that they agree; whether it was proven, and whether anything was told."""
    proving = prove(procedure, rules_of(table))
    oracle = Oracle(procedure, table)
    theirs = set(oracle.judge())
    ours = {found for found in _told(proving) if not found[0].startswith(("step.", "end."))}
    unreached = {d.step for d in proving.defects if d.code == "step.unreached"}
    # What a step says itself is wrong wherever it stands; the oracle sees only what is reached.
    ours = {found for found in ours if found[1] not in unreached}
    if {found[0] for found in ours | theirs} - {"stuck", "safer", "owed"}:
        # Of a forbidden step nothing is asked of lapses: the document is refused as it is.
        ours = {found for found in ours if found[0] != "stuck"}
        theirs = {found for found in theirs if found[0] != "stuck"}
    assert ours == theirs
    assert (oracle.closed > 0) == (not any(d.code == "end.none" for d in proving.defects))
    return proving.proven, bool(theirs)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**40))
def test_prover_and_oracle_agree_on_documents_by_lot(seed: int) -> None:
    lot = Random(seed)
    for _ in range(LOTS):
        _compare(document(lot), rules_table(lot))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_prover_and_oracle_agree_on_many_documents_by_lot(seed: int) -> None:
    lot = Random(seed)
    verdicts = [_compare(document(lot), rules_table(lot)) for _ in range(2000)]
    proven = sum(proven for proven, _ in verdicts)
    assert 20 < proven < 1980, proven  # about one in fifty is safe by lot


def test_the_lots_hold_both_documents_that_are_proven_and_such_that_are_not() -> None:
    lot = Random(5)
    verdicts = {prove(document(lot), rules_of(rules_table(lot))).proven for _ in range(300)}
    assert verdicts == {True, False}


def _play(procedure: Procedure, rules: HazardRules, lot: Random) -> list[str]:
    """One run by lot, with power cuts, leaving and time, worked as the bench works it. What was wrong."""
    moves, walk = Moves(procedure, rules), set_out(procedure)
    evidence = begun(rules, procedure.step(walk.at or ""), first_evidence(rules))
    for _ in range(60):
        if walk.at is None or walk.leaving:
            break
        if lot.random() < 0.3:
            evidence = lapsed(evidence, _cause(rules, lot))
        step = procedure.step(walk.at)
        worked = due(procedure, rules, step, evidence)
        if worked is None:
            return [f"{step.id} is barred for ever"]
        wrong = [
            f"{one.code} {one.wanted} at {worked.id}"
            for one in breaches(rules, worked, evidence.shown, classes=procedure.classes)
        ]
        if wrong:
            return wrong
        if worked is not step:
            evidence = done(rules, worked, begun(rules, worked, evidence))
            continue
        walk, evidence, finished = _next(procedure, rules, (walk, evidence), lot)
        shown = evidence.shown.energy
        safer = step.kind is not StepKind.MAKE_SAFE and LADDER.index(step.energy) > LADDER.index(shown)
        if finished and safer:
            return [f"{step.id} says {step.energy.value}, shown was {shown.value}"]
    walked = moves.way_out(give_up(procedure, walk))
    made_safe = {step.act for step in walked} | {procedure.step(name).act for name in walk.safe}
    return [f"{act.value} is owed" for act in moves.on_the_way_out(walk.begun)[0] - made_safe]


def _cause(rules: HazardRules, lot: Random) -> frozenset[str]:
    aged = [frozenset({name}) for name in ageing(rules)]
    return lot.choice([*(lapsing_at(rules, cause) for cause in Lapse), *aged])


def _next(
    procedure: Procedure, rules: HazardRules, at: tuple[Walk, Evidence], lot: Random
) -> tuple[Walk, Evidence, bool]:
    """Where one answer by lot leads, and whether it did the step in hand: who leaves has done nothing."""
    walk, evidence = at
    step, lines = procedure.step(walk.at or ""), offered(procedure, walk)
    finished = False
    if lines and lot.random() < 0.4:
        walk = deviate(procedure, walk, lot.choice(lines).id)
    elif lot.random() < 0.05:
        return give_up(procedure, walk), evidence, False
    else:
        finished = True
        answers = [option.id for option in step.options] or ["PASSED", "FAILED", "UNREAD"]
        walk = go_on(procedure, walk, lot.choice(answers))
        evidence = done(rules, step, evidence)
    if walk.at is not None and not walk.leaving:
        evidence = begun(rules, procedure.step(walk.at), evidence)
    return walk, evidence, finished


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**40))
def test_no_run_by_lot_breaks_a_rule_in_a_document_that_is_proven(seed: int) -> None:
    lot, proven = Random(seed), 0
    for _ in range(2000):  # about one in fifty is safe by lot
        procedure, rules = document(lot), rules_of(rules_table(lot))
        if prove(procedure, rules, first=True).proven:
            proven += 1
            assert [_play(procedure, rules, lot) for _ in range(30)] == [[]] * 30
        if proven == 2:
            break
    assert proven == 2


def test_runs_by_lot_do_find_what_is_wrong_in_documents_that_are_not_proven() -> None:
    lot, found = Random(11), 0
    for _ in range(200):
        procedure, rules = document(lot), rules_of(rules_table(lot))
        if not prove(procedure, rules).proven:
            found += any(_play(procedure, rules, lot) for _ in range(10))
    assert found > 80
