"""Checking scales: what counts as a check, what a missing or failed one bars, and what stays possible."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.journal import Entry
from app.domain.reading import Source, Stability, Unread, WeightReading
from app.domain.refusals import Refusal
from app.domain.scale_fitness import Drift, FittedScale, ScaleRole, Unfit, WhenUnfit
from app.domain.units import parse_mass
from app.domain.verdict import Verdict
from app.floor import commands as ask
from app.floor import output_commands as out
from app.floor.bench_views import BenchView
from app.floor.desk import FloorDesk
from app.floor.output_views import ContainerSaved, OutputSaved
from app.floor.scale_commands import AskScales, CheckScale, CheckZero
from app.floor.scale_views import ScalesView, ScaleView
from app.floor.shift_commands import FreezeSheet
from app.floor.shift_views import SheetView
from tests.fakes.bench_hands import Hands
from tests.fakes.floor import ANNE, BO, SCALE, Floor
from tests.fakes.instruments import PARTS_SCALE
from tests.fakes.procedures import NO_DEMANDS, SHORT

VERIFIED = "2027-06-30"
PACKS = FittedScale(ScaleRole.PACKS, replace(SCALE, verified_until=VERIFIED))
PLATE = replace(PARTS_SCALE, verified_until=VERIFIED)
PARTS = FittedScale(ScaleRole.PARTS, PLATE, WhenUnfit.NO_NEW_PACK)


@pytest.fixture
def floor() -> Floor:
    floor = Floor(tick=timedelta(milliseconds=50))
    floor.with_scales(PACKS, PARTS)
    floor.sign_in(ANNE)
    return floor


def zero(floor: Floor, printed: str = "0.00") -> CheckZero:
    return CheckZero(ScaleRole.PARTS, floor.pan(printed, plate=PLATE))


def loaded(floor: Floor, printed: str = "20.00") -> WeightReading:
    return replace(floor.part(printed), instrument=PLATE)


def heavy(floor: Floor, printed: str = "20.00", weight: str = "PW-20") -> CheckScale:
    return CheckScale(ScaleRole.PARTS, weight, loaded(floor, printed))


def done(floor: Floor, command: object) -> ScaleView:
    answer = floor.do(command)
    assert isinstance(answer, ScalesView), answer
    view = answer.of(ScaleRole.PARTS)
    assert view is not None
    return view


def refused(floor: Floor, command: object) -> str:
    before = len(floor.entries())
    answer = floor.do(command)
    assert isinstance(answer, Refusal), answer
    assert len(floor.entries()) == before
    return answer.code


def newest(floor: Floor, kind: str) -> Entry:
    return [one for one in floor.entries() if one.type == kind][-1]


def fit(floor: Floor) -> None:
    done(floor, zero(floor))
    done(floor, heavy(floor))


def at_lift(floor: Floor) -> Hands:
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("drain")
    hands.go_on(nothing=True)
    hands.to("lift")
    return hands


# ---- what counts as a check


@pytest.mark.parametrize(
    ("printed", "verdict"), [("0.00", "PASSED"), ("0.02", "FAILED"), ("-0.02", "FAILED")]
)
def test_an_empty_pan_is_held_against_a_quarter_of_e(floor: Floor, printed: str, verdict: str) -> None:
    view = done(floor, zero(floor, printed))
    said = newest(floor, "scale.zero_checked").data
    assert (said["verdict"], said["printed"], said["allowed_mg"], said["limit"]["value"]) == (
        verdict,
        printed,
        5_000,
        250,
    )
    plate = said["instrument"]
    assert (plate["d_mg"], plate["e_mg"], said["scale"]) == (20_000, 20_000, "parts")
    assert (Unfit.ZERO_FAILED in view.words) is (verdict == "FAILED")


@pytest.mark.parametrize(
    ("printed", "verdict", "off"), [("20.04", "PASSED", 40_000), ("19.94", "FAILED", -60_000)]
)
def test_a_check_weight_is_held_against_the_error_in_service(
    floor: Floor, printed: str, verdict: str, off: int
) -> None:
    done(floor, heavy(floor, printed))
    said = newest(floor, "scale.checked").data
    assert (said["verdict"], said["difference_mg"], said["allowed_mg"]) == (verdict, off, 40_000)
    assert (said["weight"]["certificate"], said["weight"]["signer"]) == ("PRACTICE-20", "PRACTICE")


@pytest.mark.parametrize("reason", Unread)
def test_no_reading_is_recorded_and_is_no_check(floor: Floor, reason: Unread) -> None:
    fit(floor)
    view = done(floor, CheckZero(ScaleRole.PARTS, None, reason))
    assert newest(floor, "scale.zero_checked").data["unread"] == reason.value
    assert view.words == (Unfit.ZERO_DUE,)
    view = done(floor, CheckScale(ScaleRole.PARTS, "PW-20", None, reason))
    assert newest(floor, "scale.checked").data["verdict"] == "UNREAD"
    assert view.words == (Unfit.ZERO_DUE, Unfit.CHECK_DUE)


def test_what_is_no_reading_of_now_is_no_check(floor: Floor) -> None:
    old, weighed = floor.pan(plate=PLATE), loaded(floor)
    floor.clock.pass_by(timedelta(seconds=4))
    assert refused(floor, CheckZero(ScaleRole.PARTS, old)) == "weight.stale"
    assert refused(floor, CheckScale(ScaleRole.PARTS, "PW-20", weighed)) == "weight.stale"
    typed = replace(floor.pan(plate=PLATE), source=Source.TYPED)
    assert refused(floor, CheckZero(ScaleRole.PARTS, typed)) == "weight.typed_needs_photo"
    assert refused(floor, zero(floor, "0.40")) == "check.not_empty"
    assert refused(floor, heavy(floor, "0.38")) == "weight.below_min"
    assert refused(floor, heavy(floor, "60.02")) == "weight.over_max"
    other = replace(floor.pan(), instrument=SCALE)
    assert refused(floor, CheckZero(ScaleRole.PARTS, other)) == "check.other_scale"
    tared = replace(floor.part("20.00", tare="2.00"), instrument=PLATE)
    assert refused(floor, CheckScale(ScaleRole.PARTS, "PW-20", tared)) == "check.tare_set"
    assert refused(floor, CheckZero(ScaleRole.PARTS, None)) == "check.no_reading"
    both = CheckZero(ScaleRole.PARTS, floor.pan(plate=PLATE), Unread.STALE)
    assert refused(floor, both) == "check.no_reading"
    assert refused(floor, CheckScale(ScaleRole.PARTS, "PW-200", loaded(floor))) == "check.no_weight"
    assert refused(floor, heavy(floor, weight="never heard of")) == "check.no_weight"


def test_a_simulated_scale_checks_nothing_real(floor: Floor) -> None:
    floor.in_production()
    simulated = replace(floor.pan(plate=PLATE), source=Source.SIMULATED)
    assert refused(floor, CheckZero(ScaleRole.PARTS, simulated)) == "weight.simulated"


def test_one_weighing_is_one_check_and_never_an_output_as_well(floor: Floor) -> None:
    fit(floor)
    hands = at_lift(floor)
    command = heavy(floor)
    done(floor, command)
    assert refused(floor, command) == "weight.already_taken"
    view = hands.view()
    assert view.step is not None
    assert command.reading is not None
    output = out.WeighOutput(view.run.id, view.step.id, view.step.outputs[0], command.reading)
    assert refused(floor, output) == "weight.already_taken"


def test_a_certificate_that_has_ended_judges_nothing(floor: Floor) -> None:
    ended = tuple(replace(one, valid_until="2026-01-01") for one in floor.site.check_weights.weights)
    floor.site = replace(floor.site, check_weights=replace(floor.site.check_weights, weights=ended))
    floor.desk = FloorDesk(floor.records.unit, floor.site)
    assert refused(floor, heavy(floor)) == "check.certificate_ended"
    view = done(floor, AskScales())
    assert {one.why_not for one in view.weights} == {"check.certificate_ended"}


# ---- for how long


def frozen(floor: Floor) -> None:
    assert isinstance(floor.do(FreezeSheet(BO.number)), SheetView)


def test_a_new_shift_checks_anew_and_a_failed_check_stays_failed(floor: Floor) -> None:
    done(floor, zero(floor))
    view = done(floor, heavy(floor, "20.08"))
    assert view.words == (Unfit.CHECK_FAILED,)
    frozen(floor)
    assert done(floor, AskScales()).words == (Unfit.ZERO_DUE, Unfit.CHECK_FAILED)
    fit(floor)
    assert done(floor, AskScales()).words == ()


def test_a_check_grows_old_without_a_sheet_too(floor: Floor) -> None:
    fit(floor)
    floor.clock.pass_by(timedelta(hours=12, seconds=1))
    assert done(floor, AskScales()).words == (Unfit.ZERO_DUE, Unfit.CHECK_DUE)


def test_another_scale_of_the_same_name_has_checks_of_its_own(floor: Floor) -> None:
    fit(floor)
    other = replace(PARTS, plate=replace(PLATE, serial="another"))
    floor.with_scales(PACKS, other)
    assert done(floor, AskScales()).words == (Unfit.ZERO_DUE, Unfit.CHECK_DUE)


def test_a_serial_number_that_only_the_scale_tells_is_learnt_from_its_checks(floor: Floor) -> None:
    floor.with_scales(PACKS, replace(PARTS, plate=replace(PLATE, serial="")))
    fit(floor)
    assert done(floor, AskScales()).words == ()


# ---- the trend


def test_a_drift_is_told_while_every_check_still_passes(floor: Floor) -> None:
    for printed in ("20.00", "20.00", "20.02", "20.02", "20.02"):
        view = done(floor, heavy(floor, printed))
        assert view.weights[0].drift is Drift.NONE
    done(floor, heavy(floor, "5.00", weight="PW-5"))  # another weight is another trend
    view = done(floor, heavy(floor, "20.04"))
    trend = view.weights[0]
    assert (trend.drift, trend.allowed_mg, view.weights[1].drift) == (Drift.HEAVIER, 40_000, Drift.NONE)
    assert [one.off_mg for one in trend.trend] == [0, 0, 20_000, 20_000, 20_000, 40_000]
    assert all(one.verdict is Verdict.PASSED for one in trend.trend)
    assert view.words == (Unfit.ZERO_DUE,)
    done(floor, CheckScale(ScaleRole.PARTS, "PW-20", None, Unread.MOVING))
    assert len(done(floor, AskScales()).weights[0].trend) == 6


# ---- what a missing or failed check bars, and what it never bars


@pytest.mark.parametrize("trouble", ["missing", "unread", "zero", "weight"])
def test_no_stored_pack_is_opened_on_an_unfit_scale_and_no_container_tared(
    floor: Floor, trouble: str
) -> None:
    code = {
        "missing": "scale.zero_due",
        "unread": "scale.zero_due",
        "zero": "scale.zero_failed",
        "weight": "scale.check_failed",
    }[trouble]
    if trouble == "unread":
        done(floor, CheckZero(ScaleRole.PARTS, None, Unread.OVERLOAD))
    elif trouble == "zero":
        done(floor, zero(floor, "0.02"))
    elif trouble == "weight":
        fit(floor)
        done(floor, heavy(floor, "19.90"))
    pack = floor.stored()
    starting = floor.starting(pack)
    assert refused(floor, starting) == code
    assert refused(floor, out.KnowContainer(loaded(floor, "2.40"))) == code
    fit(floor)
    assert isinstance(floor.do(floor.starting(pack)), BenchView)
    assert isinstance(floor.do(out.KnowContainer(loaded(floor, "2.40"))), ContainerSaved)


def test_a_run_under_way_is_finished_whatever_the_scale_says_and_its_weights_say_so(floor: Floor) -> None:
    fit(floor)
    hands = at_lift(floor)
    done(floor, heavy(floor, "20.20"))
    saved = hands.weigh(reading=loaded(floor, "28.44"))
    assert isinstance(saved, OutputSaved)
    assert newest(floor, "output.recorded").data["fitness"] == ["check_failed"]


def test_a_pack_that_came_is_weighed_and_placed_whatever_its_scale_says(floor: Floor) -> None:
    plate = PACKS.plate
    floor.do(CheckZero(ScaleRole.PACKS, floor.pan("2.5", plate=plate)))
    pack = floor.received()
    floor.clean(pack)
    floor.saved(ask.TakeWeight(pack, replace(floor.weight(), instrument=plate)))
    floor.saved(ask.RoutePack(pack, "A3-02"))
    assert newest(floor, "weight.taken").data["fitness"] == ["zero_failed", "check_due"]


def test_a_pack_kept_apart_is_made_safe_whatever_the_scale_says(floor: Floor) -> None:
    """Only what is in store can wait for a scale, even where the document weighs something."""
    safe = replace(SHORT, id="safe", family="SAFE", classes=("C",))
    assert any(step.outputs for step in safe.steps)
    floor.under(NO_DEMANDS, safe)
    answer = floor.do(floor.starting(floor.damaged(), safe.key))
    assert isinstance(answer, BenchView), answer


def test_flagging_alone_bars_nothing(floor: Floor) -> None:
    floor.with_scales(PACKS, replace(PARTS, unfit=WhenUnfit.FLAG))
    assert isinstance(floor.do(floor.starting(floor.stored())), BenchView)
    saved = floor.do(out.KnowContainer(loaded(floor, "2.40")))
    assert isinstance(saved, ContainerSaved)
    said = newest(floor, "container.known").data
    assert (said["fitness"], said["stability"]) == (["zero_due", "check_due"], "device")


@pytest.mark.parametrize("rule", WhenUnfit)
def test_an_ended_verification_is_on_the_weight_and_bars_by_the_sites_rule(
    floor: Floor, rule: WhenUnfit
) -> None:
    ended = (floor.site.today() - timedelta(days=1)).isoformat()
    plate = replace(PLATE, verified_until=ended)
    floor.with_scales(PACKS, replace(PARTS, plate=plate, expired=rule))
    done(floor, CheckZero(ScaleRole.PARTS, floor.pan(plate=plate)))
    weighed = WeightReading(
        parse_mass("20.00", "kg"),
        None,
        plate,
        b"S S",
        floor.moment(),
        Source.INSTRUMENT,
        1,
        Stability.INFERRED,
    )
    view = done(floor, CheckScale(ScaleRole.PARTS, "PW-20", weighed))
    assert view.words == (Unfit.VERIFICATION_ENDED,)
    answer = floor.do(floor.starting(floor.stored()))
    if rule is WhenUnfit.FLAG:
        assert isinstance(answer, BenchView)
        floor.do(out.KnowContainer(replace(floor.part("2.40"), instrument=plate)))
        assert newest(floor, "container.known").data["fitness"] == ["verification_ended"]
    else:
        assert isinstance(answer, Refusal)
        assert answer.code == "scale.verification_ended"
    assert date.fromisoformat(ended) < floor.site.today()


@pytest.mark.parametrize("word", Stability)
def test_a_containers_weight_keeps_on_whose_word_it_was_still(floor: Floor, word: Stability) -> None:
    fit(floor)
    floor.do(out.KnowContainer(replace(loaded(floor, "2.40"), stability=word)))
    assert newest(floor, "container.known").data["stability"] == word.value


def test_a_scale_the_station_does_not_have_is_not_checked(floor: Floor) -> None:
    floor.with_scales()
    answer = floor.do(AskScales())
    assert answer == ScalesView()
    assert refused(floor, zero(floor)) == "check.no_scale"
    assert isinstance(floor.do(floor.starting(floor.stored())), BenchView)
