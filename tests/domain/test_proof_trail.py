"""Proofs told from a trail: given, undone, lapsed by a restart, by leaving, by age, and by nothing else."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.hazard import Given, HazardRules, Lapse, Proof
from app.domain.moment import Moment
from app.domain.procedure import Act, Energy
from app.domain.proof_trail import Cause, Proofs, Since, given_by, proofs_now, soonest_lapse_ms
from app.domain.run_trail import Trod, Way
from tests.fakes.procedures import DEAD_FIRST, SHORT

DEAD = "terminals_dead"
VALID_MS = 60_000


def moment(mono_ms: int, boot: str = "boot-1") -> Moment:
    return Moment(datetime(2026, 11, 23, tzinfo=UTC), mono_ms, boot)


def since(
    now_ms: int = 20_000, *, opened_ms: int = 0, boot: str = "boot-1", left: tuple[int, int] | None = None
) -> Since:
    return Since(moment(opened_ms, boot), moment(now_ms, boot), left, {"valid": VALID_MS})


def proven(*, seq: int = 5, mono_ms: int = 10_000, gave: frozenset[str] = frozenset({DEAD})) -> Trod:
    return Trod(
        Way.DONE, "prove", proofs=gave, energy=Energy.ISOLATED, seq=seq, boot="boot-1", mono_ms=mono_ms
    )


def rules(**change: object) -> HazardRules:
    proof = replace(DEAD_FIRST.proofs[DEAD], **change)  # type: ignore[arg-type]
    return replace(DEAD_FIRST, proofs={DEAD: proof})


def told(*trail: Trod, by: HazardRules = DEAD_FIRST, at: Since | None = None) -> Proofs:
    return proofs_now(SHORT, trail, by, at or since())


def test_what_was_given_is_in_force_with_its_energy():
    now = told(proven())
    assert now.evidence.shown.proofs == {DEAD}
    assert now.evidence.shown.energy is Energy.ISOLATED
    assert (now.lapsed, now.evidence.givers) == ({}, {(DEAD, "prove")})


def test_before_it_was_given_nothing_is_shown():
    now = told()
    assert (now.evidence.shown.proofs, now.evidence.shown.energy) == (frozenset(), Energy.LIVE)
    assert now.lapsed == {}


@pytest.mark.parametrize(
    ("at", "cause"),
    [
        (since(opened_ms=10_001), Cause.RESTART),
        (since(boot="boot-2"), Cause.RESTART),
        (since(left=(1, 6)), Cause.LEFT),
        (since(left=(2, 1)), Cause.LEFT),
        (since(opened_ms=10_000), None),
        (since(left=(1, 4)), None),
        (since(now_ms=10_000_000), None),
    ],
)
def test_a_restart_and_being_left_alone_end_a_proof_that_says_so(at: Since, cause: Cause | None):
    now = told(proven(), at=at)
    assert now.lapsed == ({DEAD: cause} if cause is not None else {})
    assert (DEAD in now.evidence.shown.proofs) == (cause is None)
    steady = told(proven(), by=rules(lapses=frozenset()), at=at)
    assert (steady.lapsed, steady.evidence.shown.proofs) == ({}, {DEAD})


@pytest.mark.parametrize(
    ("at", "lapses"),
    [
        (since(now_ms=10_000 + VALID_MS), False),
        (since(now_ms=10_001 + VALID_MS), True),
        (since(now_ms=9_999), True),  # of a future that cannot be
        (since(boot="boot-2"), True),
    ],
)
def test_age_ends_a_proof_to_the_millisecond(at: Since, lapses: bool):
    now = told(proven(), by=rules(lapses=frozenset(), valid="valid"), at=at)
    assert now.lapsed == ({DEAD: Cause.AGE} if lapses else {})


def test_given_anew_it_counts_from_then():
    again = replace(proven(seq=9, mono_ms=15_000), again=True)
    assert told(proven(), again, at=since(opened_ms=12_000, left=(1, 8))).lapsed == {}


def test_what_an_act_undid_is_gone_and_not_lapsed_even_when_the_act_was_only_begun():
    undoing = rules(undone_by=frozenset({Act.OPEN_COVER}))
    for way in Way:
        now = told(proven(), Trod(way, "open"), by=undoing)
        assert (now.evidence.shown.proofs, now.lapsed, now.given) == (frozenset(), {}, {})


def test_the_record_and_the_rules_must_both_say_that_a_step_gave_it():
    assert told(proven(gave=frozenset())).given == {}
    assert told(proven(), by=rules(points=4)).given == {}
    assert told(proven(gave=frozenset({"something older"}))).given == {}
    assert told(replace(proven(), way=Way.GIVEN_UP)).given == {}


def test_what_is_in_force_from_the_first_is_there_until_it_is_undone():
    proof = Proof("whole", Given.DONE, frozenset(), 1, initial=True, undone_by=frozenset({Act.OPEN_COVER}))
    by = replace(DEAD_FIRST, proofs={"whole": proof})
    assert told(by=by).evidence.shown.proofs == {"whole"}
    assert told(Trod(Way.DONE, "open"), by=by).evidence.shown.proofs == frozenset()


def test_a_step_gives_a_proof_only_while_what_that_needs_is_in_force():
    needing = rules(needs=frozenset({"plug"}))
    shown = told().evidence.shown
    assert given_by(needing, SHORT.step("prove"), shown) == frozenset()
    assert given_by(needing, SHORT.step("prove"), replace(shown, proofs=frozenset({"plug"}))) == {DEAD}
    assert given_by(needing, SHORT.step("brief"), shown) == frozenset()


def test_the_soonest_lapse_is_that_of_the_oldest_proof_needed():
    ageing = rules(lapses=frozenset({Lapse.LEFT}), valid="valid")
    now = told(proven(), by=ageing)
    assert soonest_lapse_ms(now, ageing, [DEAD], since(now_ms=20_000)) == VALID_MS - 10_000
    assert soonest_lapse_ms(now, ageing, [DEAD], since(now_ms=10_000_000)) == 0
    assert soonest_lapse_ms(now, ageing, [], since()) is None
    assert soonest_lapse_ms(told(proven()), DEAD_FIRST, [DEAD], since()) is None
