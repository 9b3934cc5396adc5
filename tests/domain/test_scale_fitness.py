"""Whether a scale may be believed: limits at their very edge, and drift by one plain rule."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.check_weights import CheckWeight, CheckWeightsFaulty, read_check_weights, unsuited
from app.domain.reading import Instrument
from app.domain.scale_error import in_service_error_mg
from app.domain.scale_fitness import (
    Drift,
    FittedScale,
    Newest,
    ScaleRole,
    Unfit,
    WhenUnfit,
    bars_new_pack,
    drift_of,
    judge_check,
    judge_zero,
    unfit_words,
    zero_allowed_mg,
)
from app.domain.verdict import Verdict

PLATE = Instrument("S2", "mt-sics", "P1", 20_000, 20_000, 400_000, 60_000_000, "2026-12-31")
TODAY = date(2026, 11, 27)
GOOD = Newest(Verdict.PASSED, Verdict.PASSED, current=True)
E = st.integers(1, 2_000_000)


@given(e_mg=E, per_mille=st.integers(1, 1000), shown=st.integers(-3_000_000, 3_000_000))
def test_an_empty_pan_passes_exactly_up_to_its_limit_on_either_side(
    e_mg: int, per_mille: int, shown: int
) -> None:
    within = abs(shown) <= Fraction(per_mille * e_mg, 1000)
    assert (judge_zero(shown, e_mg, per_mille) is Verdict.PASSED) is within
    edge = zero_allowed_mg(e_mg, per_mille)
    assert judge_zero(-edge, e_mg, per_mille) is Verdict.PASSED
    assert judge_zero(edge + 1, e_mg, per_mille) is Verdict.FAILED


@given(e_mg=E, load_e=st.integers(1, 10_000), rest=st.integers(0, 1_999_999), side=st.sampled_from((-1, 1)))
def test_a_check_weight_passes_up_to_twice_the_error_of_its_band(
    e_mg: int, load_e: int, rest: int, side: int
) -> None:
    """The bands of OIML R76, class III, once more from the clause: 0.5, 1 and 1.5 e, in service twice."""
    nominal = min(load_e * e_mg + rest % e_mg, 10_000 * e_mg)
    initial = next(
        Fraction(half, 2) for most, half in ((500, 1), (2_000, 2), (10_000, 3)) if nominal <= most * e_mg
    )
    allowed = int(2 * initial * e_mg)
    assert judge_check(nominal + side * allowed, nominal, e_mg) is Verdict.PASSED
    assert judge_check(nominal + side * (allowed + 1), nominal, e_mg) is Verdict.FAILED


@pytest.mark.parametrize(
    ("load_e", "errors"), [(500, 1), (500.5, 2), (2_000, 2), (2_000.5, 3), (10_000, 3), (10_000.5, None)]
)
def test_a_boundary_belongs_to_the_lower_band(load_e: float, errors: int | None) -> None:
    allowed = in_service_error_mg(int(load_e * 20_000), 20_000)
    assert allowed == (errors * 20_000 if errors else None)


def test_beyond_class_three_nothing_is_judged() -> None:
    with pytest.raises(ValueError, match="class III"):
        judge_check(200_020_000, 200_020_000, 20_000)


# ---- drift

STEPS = st.lists(st.integers(-5, 5), min_size=0, max_size=12)


@given(steps=STEPS, run=st.integers(2, 8), e_mg=st.integers(1, 5))
def test_a_drift_is_a_run_that_never_turns_back_and_leads_somewhere(
    steps: list[int], run: int, e_mg: int
) -> None:
    differences = [sum(steps[:at]) for at in range(len(steps) + 1)]
    newest = differences[-run:]
    rises = newest == sorted(newest) and newest[-1] - newest[0] >= e_mg
    falls = newest == sorted(newest, reverse=True) and newest[0] - newest[-1] >= e_mg
    enough = len(newest) == run
    found = drift_of(differences, run=run, e_mg=e_mg)
    assert (found is Drift.HEAVIER) is (enough and rises)
    assert (found is Drift.LIGHTER) is (enough and falls)


@given(differences=st.lists(st.integers(-50, 50), max_size=12), run=st.integers(2, 8))
def test_a_drift_mirrored_goes_the_other_way(differences: list[int], run: int) -> None:
    other = {Drift.NONE: Drift.NONE, Drift.HEAVIER: Drift.LIGHTER, Drift.LIGHTER: Drift.HEAVIER}
    mirrored = drift_of([-one for one in differences], run=run, e_mg=20)
    assert mirrored is other[drift_of(differences, run=run, e_mg=20)]


@pytest.mark.parametrize(
    ("differences", "found"),
    [
        ((0, 0, 20, 20, 20, 40), Drift.HEAVIER),
        ((0, 0, 20, 20, 0, 40), Drift.NONE),  # it turned back once
        ((20, 20, 20, 20, 20, 20), Drift.NONE),  # off, and going nowhere
        ((0, 20, 20, 20, 40), Drift.NONE),  # one too few
        ((40, 0, 0, -20, -20, -20, -40), Drift.LIGHTER),
    ],
)
def test_a_drift_in_whole_divisions(differences: tuple[int, ...], found: Drift) -> None:
    assert drift_of(differences, run=6, e_mg=20) is found


# ---- what stands against a scale


def words(
    zero: Newest = GOOD, check: Newest = GOOD, *, has: bool = True, plate: Instrument = PLATE
) -> set[Unfit]:
    return set(unfit_words(plate, zero=zero, check=check, has_weights=has, today=TODAY))


def test_nothing_stands_against_a_scale_that_passed_both_in_this_shift() -> None:
    assert words() == set()


@pytest.mark.parametrize(
    ("newest", "failed", "due"),
    [
        (Newest(), False, True),
        (Newest(Verdict.PASSED, Verdict.PASSED, current=False), False, True),
        (Newest(Verdict.UNREAD, None, current=True), False, True),
        (Newest(Verdict.UNREAD, Verdict.PASSED, current=True), False, True),  # no reading is no check
        (Newest(Verdict.FAILED, Verdict.FAILED, current=True), True, False),
        (Newest(Verdict.FAILED, Verdict.FAILED, current=False), True, False),  # no new shift mends a scale
        (Newest(Verdict.UNREAD, Verdict.FAILED, current=True), True, False),
    ],
)
def test_a_check_that_failed_stands_until_one_passes(newest: Newest, failed: bool, due: bool) -> None:
    assert (Unfit.ZERO_FAILED in words(newest), Unfit.ZERO_DUE in words(newest)) == (failed, due)
    found = words(check=newest)
    assert (Unfit.CHECK_FAILED in found, Unfit.CHECK_DUE in found) == (failed, due)
    without = words(check=newest, has=False)
    assert (Unfit.CHECK_FAILED in without, Unfit.CHECK_DUE in without) == (failed, False)


@pytest.mark.parametrize(
    ("until", "word"),
    [
        ("2026-11-27", None),  # its last day counts
        ("2026-11-26", Unfit.VERIFICATION_ENDED),
        (None, Unfit.VERIFICATION_UNKNOWN),
    ],
)
def test_a_verification_ends_behind_its_last_day(until: str | None, word: Unfit | None) -> None:
    assert words(plate=replace(PLATE, verified_until=until)) == ({word} if word else set())


@pytest.mark.parametrize("unfit", WhenUnfit)
@pytest.mark.parametrize("expired", WhenUnfit)
@pytest.mark.parametrize("word", Unfit)
def test_what_bars_a_new_pack_is_the_sites_rule(word: Unfit, unfit: WhenUnfit, expired: WhenUnfit) -> None:
    scale = FittedScale(ScaleRole.PARTS, PLATE, unfit, expired)
    rule = {Unfit.VERIFICATION_ENDED: expired}.get(word, unfit)
    never = word in (Unfit.CHECK_DUE, Unfit.VERIFICATION_UNKNOWN)
    barred = bars_new_pack(scale, (word,)) is word
    assert barred is (rule is WhenUnfit.NO_NEW_PACK and not never)


# ---- the weights themselves

ROW = {
    "id": "PW-20",
    "scale": "parts",
    "nominal_mg": 20_000_000,
    "class": "M1",
    "certificate": "C-1",
    "valid_until": "2027-01-31",
    "error_mg": 1_000,
}
WEIGHT = CheckWeight("PW-20", ScaleRole.PARTS, 20_000_000, "M1", "C-1", "2027-01-31", 1_000)


def test_a_table_of_check_weights_is_read() -> None:
    read = read_check_weights({"version": "1", "signer": "somebody", "weight": [ROW]})
    assert (read.of(ScaleRole.PARTS), read.of(ScaleRole.PACKS)) == ((WEIGHT,), ())
    assert (read.by_id("PW-20"), read.by_id("PW-21")) == (WEIGHT, None)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"id": ""}, "id:"),
        ({"id": "a b"}, "id:"),
        ({"scale": "both"}, "scale:"),
        ({"nominal_mg": 20.0}, "nominal_mg:"),
        ({"nominal_mg": True}, "nominal_mg:"),
        ({"nominal_mg": 0}, "nominal_mg:"),
        ({"error_mg": -1}, "error_mg:"),
        ({"class": " "}, "class:"),
        ({"certificate": 5}, "certificate:"),
        ({"valid_until": "2027-1-31"}, "valid_until:"),
        ({"valid_until": date(2027, 1, 31)}, "valid_until:"),
        ({"colour": "grey"}, "'colour' is unknown"),
    ],
)
def test_every_fault_of_a_row_is_told_with_its_number(changed: dict[str, object], told: str) -> None:
    with pytest.raises(CheckWeightsFaulty) as caught:
        read_check_weights(
            {"version": "1", "signer": "x", "weight": [{**ROW, "id": "A"}, {**ROW, **changed}]}
        )
    assert [fault for fault in caught.value.faults if fault.startswith("weight 2: ") and told in fault]


def test_a_table_that_nobody_signed_or_that_names_one_twice_is_refused() -> None:
    with pytest.raises(CheckWeightsFaulty) as caught:
        read_check_weights({"version": "1", "weight": [ROW, ROW]})
    assert caught.value.faults == ("signer: missing", "weight 2: id: given twice")


@pytest.mark.parametrize(
    ("weight", "code"),
    [
        (WEIGHT, ""),
        (replace(WEIGHT, valid_until="2026-11-27"), ""),
        (replace(WEIGHT, valid_until="2026-11-26"), "check.certificate_ended"),
        (replace(WEIGHT, nominal_mg=399_999), "check.out_of_range"),
        (replace(WEIGHT, nominal_mg=60_000_001), "check.out_of_range"),
        (replace(WEIGHT, error_mg=6_666), ""),  # a third of the 20 g of initial verification
        (replace(WEIGHT, error_mg=6_667), "check.too_coarse"),
    ],
)
def test_a_weight_that_is_not_known_well_enough_judges_no_scale(weight: CheckWeight, code: str) -> None:
    assert unsuited(weight, PLATE, TODAY) == code


@given(days=st.integers(-400, 400))
def test_a_certificate_counts_up_to_its_last_day(days: int) -> None:
    last = TODAY + timedelta(days=days)
    ended = unsuited(replace(WEIGHT, valid_until=last.isoformat()), PLATE, TODAY) == "check.certificate_ended"
    assert ended is (days < 0)
