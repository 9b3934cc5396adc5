"""The air at the bench: an alarm shuts all but the ways out, ends by the record, and costs the proofs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.air_alarm import Look
from app.domain.dismantling import Action, RunState
from app.domain.gas import Gas, GasAlarm
from app.domain.leaving_facts import AfterAlarm
from app.domain.procedure import Act
from app.domain.proof_trail import Cause
from app.domain.reading import Unread
from app.floor import bench_commands as bench
from app.floor import commands as ask
from app.floor.air_commands import AskAir, NoteAir
from app.floor.air_views import AirView
from tests.fakes.air import AirWatch, channel
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import LEAD, Floor, shown
from tests.fakes.procedures import DEAD_FIRST, EVERY
from tests.floor.test_bench_leaving import every_act, newest

H2, CO = Gas.HYDROGEN, Gas.CARBON_MONOXIDE
LFP = "lfp-pack@2"
STOPS = "air.first_alarm"


@pytest.fixture
def floor() -> Floor:
    floor = bench_floor()
    floor.under(DEAD_FIRST)
    return floor


@pytest.fixture
def air(floor: Floor) -> AirWatch:
    return AirWatch(floor)


@pytest.fixture
def hands(floor: Floor) -> Hands:
    """Before the cover comes off: the terminals are proven dead."""
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("open")
    return hands


def test_an_alarm_is_recorded_once_with_all_that_is_known_of_it(
    floor: Floor, hands: Hands, air: AirWatch
) -> None:
    view = hands.view()
    said = air.shows(H2, "4000.5")
    assert said.changed
    assert said.levels == {H2: GasAlarm.FIRST}
    entry = newest(floor, "air.alarm")
    limit = floor.site.limits.by_id["hydrogen_work"]
    assert (entry.operator, entry.session) == (None, None)
    assert entry.data == {
        "run": view.run.id,
        "pack": view.pack.id,
        "gas": "hydrogen",
        "level": "first",
        "sign": "limit",
        "value_ppb": 4_000_500,
        "printed": "4000.5",
        "unit": "ppm",
        "limit": {
            "id": "hydrogen_work",
            "value": 4000,
            "unit": "ppm",
            "version": limit.version,
            "signer": limit.signer,
        },
        "instrument": {
            "id": "G1",
            "protocol": "modbus-tcp",
            "model": "honeywell-midas",
            "calibrated_until": "2099-12-31",
        },
        "raw": b"4000.5".hex(),
        "source": "instrument",
        "taken_at": entry.data["taken_at"],
        "standing": {"hydrogen": "first"},
    }
    before = len(floor.entries())
    assert not air.goes_by(20).changed
    assert len(floor.entries()) == before, "an alarm that stands is told once"
    assert air.shows(H2, "10000").levels == {H2: GasAlarm.SECOND}
    assert newest(floor, "air.alarm").data["level"] == "second"


@pytest.mark.parametrize("change", [Floor.restart, Floor.reboot, lambda _floor: None])
def test_nothing_is_worked_while_an_alarm_stands_but_the_ways_out(
    floor: Floor, hands: Hands, air: AirWatch, change: Callable[[Floor], None]
) -> None:
    run = hands.view().run.id
    air.shows(H2, "5000")
    change(floor)
    floor.sign_in(LEAD)
    assert hands.view().allowed == {Action.ABORT, Action.LEAVE}
    at = hands.step().id
    assert hands.view().barred[0].code == STOPS
    for step in ("open", "prove"):
        for command in every_act(run, step, floor)[:-1]:  # the last leaves the pack
            assert hands.refused(command) in (STOPS, "step.not_now", "step.prove_again"), command
            if step == at:
                assert hands.refused(command) == STOPS, command
    assert hands.done(hands.leaving()).run.state is RunState.LEFT
    assert hands.view().allowed == {Action.ABORT}
    assert hands.refused(bench.ResumePack(run)) == STOPS


def test_a_run_is_given_up_and_made_safe_in_the_middle_of_an_alarm(
    floor: Floor, hands: Hands, air: AirWatch
) -> None:
    air.shows(H2, "99999")
    view = hands.abort()
    assert (view.run.state, view.allowed, view.barred) == (RunState.MAKING_SAFE, {Action.CONFIRM}, ())
    assert hands.to_the_end(view).run.state is RunState.ABORTED


def test_nothing_is_begun_while_an_alarm_stands(floor: Floor, air: AirWatch) -> None:
    hands, pack = Hands(floor), floor.stored()
    air.shows(CO, "17")
    assert hands.refused(floor.starting(pack)) == STOPS
    found = floor.do(floor.starting(pack, yes=("T01",)))
    assert floor.types().count("triage.repeated") == 1, found
    other = floor.stored("001PB310000000D7R0000002")
    air.clears(CO)
    hands.start(other)


def test_gas_may_be_measured_in_an_alarm_and_opens_nothing_before_it_is_over(
    floor: Floor, air: AirWatch
) -> None:
    hands = Hands(floor, second=LEAD)
    floor.under(DEAD_FIRST, EVERY)
    hands.start(floor.stored(), EVERY.key)
    hands.to("air")
    air.shows(CO, "17")
    view = hands.view()
    assert (view.allowed, view.barred) == ({Action.TAKE_READING, Action.ABORT, Action.LEAVE}, ())
    hands.read_all()  # both of them below their limits, by the probe that is held there
    assert hands.view().allowed == {Action.TAKE_READING, Action.ABORT, Action.LEAVE}
    assert hands.refused(hands.release()) == STOPS
    air.clears(CO)
    assert Action.RELEASE not in hands.view().allowed, "measured while the alarm stood"
    hands.read_all()
    hands.done(hands.release())


def test_a_point_that_is_not_of_gas_is_not_measured_in_an_alarm(floor: Floor, air: AirWatch) -> None:
    mixed = replace(
        EVERY,
        id="mixed",
        steps=tuple(
            replace(one, points=(*one.points, EVERY.step("look").points[0])) if one.id == "air" else one
            for one in EVERY.steps
        ),
    )
    hands = Hands(floor, second=LEAD)
    floor.under(DEAD_FIRST, mixed)
    hands.start(floor.stored(), mixed.key)
    hands.to("air")
    air.shows(CO, "17")
    assert hands.refused(hands.measuring(3)) == STOPS
    hands.measure(1)


def lfp(floor: Floor) -> tuple[Hands, AirWatch]:
    """A pack under the shipped rules and document, the air measured and the next act in hand."""
    floor.under_the_sites_rules()
    key = max(key for key in floor.site.procedures if key.startswith("lfp-pack@"))
    hands = Hands(floor)
    hands.start(floor.stored(), key)
    while hands.step().act is not Act.OPEN_COVER:
        hands.do_step()
    return hands, AirWatch(floor)


def test_after_an_alarm_the_air_is_proven_anew_before_anything_that_leans_on_it(floor: Floor) -> None:
    hands, air = lfp(floor)
    own = hands.step()
    air.shows(Gas.VOC, "50")  # of a gas that no step measures
    assert STOPS in [one.code for one in hands.view().barred] or hands.step().act is Act.MEASURE_GAS
    assert hands.refused(bench.ConfirmStep(hands.view().run.id, own.id)) in (STOPS, "step.prove_again")
    air.clears(Gas.VOC)
    assert newest(floor, "air.cleared").data["standing"] == {}
    view = hands.view()
    assert view.again is not None
    assert (view.again.cause, view.again.before.id) == (Cause.AIR, own.id)
    assert hands.refused(bench.ConfirmStep(view.run.id, own.id)) == "step.prove_again"
    hands.do_step()
    assert hands.step().id == own.id
    assert hands.to_the_end().run.state is RunState.CLOSED


def test_an_alarm_is_over_when_the_gas_has_stayed_below(floor: Floor, hands: Hands, air: AirWatch) -> None:
    air.shows(H2, "5000")
    air.shows(CO, "40")
    air.shows(H2, "12")
    air.goes_by(50)
    assert "air.cleared" not in floor.types()
    said = air.goes_by(15)
    cleared = newest(floor, "air.cleared").data
    assert (cleared["gas"], cleared["value_ppb"], cleared["below_s"]) == ("hydrogen", 12_000, 60)
    assert (said.levels, cleared["standing"]) == ({CO: GasAlarm.SECOND}, {"carbon_monoxide": "second"})
    assert cleared["run"] == hands.view().run.id
    assert hands.refused(bench.ConfirmStep(hands.view().run.id, "open")) == "air.second_alarm"
    assert air.clears(CO).levels == {}
    assert hands.to_the_end().run.state is RunState.CLOSED


@pytest.mark.parametrize("change", [Floor.restart, Floor.reboot])
def test_after_a_restart_an_alarm_stands_until_it_was_watched_to_its_end(
    floor: Floor, hands: Hands, air: AirWatch, change: Callable[[Floor], None]
) -> None:
    air.shows(H2, "5000")
    air.shows(H2, "0")
    air.goes_by(50)
    change(floor)
    air.restarted()
    assert air.air.alarm is GasAlarm.FIRST
    air.goes_by(50)
    assert floor.types().count("air.cleared") == 0
    assert floor.types().count("air.alarm") == 1
    assert air.goes_by(15).levels == {}
    assert hands.view().run.state is RunState.ACTIVE


def forged(air: AirWatch, gas: Gas, **changed: object) -> NoteAir:
    """What the watch has, with one gas changed."""
    gases = [replace(one, **changed) if one.gas is gas else one for one in air.air.gases]  # type: ignore[arg-type]
    return NoteAir(replace(air.air, gases=tuple(gases)))


@pytest.mark.parametrize(
    "told",
    [(90, "4000", 80), (90, Unread.STALE, 80), (90, "0", 59), (90, "0", None), (30, "0", 80)],
)
def test_the_desk_believes_no_end_that_the_record_and_the_reading_do_not_bear_out(
    floor: Floor, hands: Hands, air: AirWatch, told: tuple[int, str | Unread, int | None]
) -> None:
    after_s, shows, below_s = told
    air.shows(H2, "5000")
    floor.clock.pass_by(timedelta(seconds=after_s))
    at = floor.moment()
    below_ms = None if below_s is None else at.mono_ms - 1000 * below_s
    look = Look(channel(H2, shows, at), GasAlarm.NONE)
    answer = floor.do(forged(air, H2, stands=GasAlarm.NONE, raised=None, look=look, below_ms=below_ms))
    assert isinstance(answer, AirView)
    assert (answer.changed, answer.levels) == (False, {H2: GasAlarm.FIRST})
    assert hands.view().allowed == {Action.ABORT, Action.LEAVE}


def test_the_desk_judges_what_raised_an_alarm_by_the_sites_limits(floor: Floor, air: AirWatch) -> None:
    look = Look(channel(H2, "3000", floor.moment()), GasAlarm.SECOND)
    answer = floor.do(forged(air, H2, stands=GasAlarm.SECOND, raised=look, look=look))
    assert isinstance(answer, AirView)
    assert answer.levels == {}
    tighter = {**floor.site.limits.by_id}
    tighter["hydrogen_work"] = replace(
        tighter["hydrogen_work"], value=2000, version="site-1", signer="S. Afety"
    )
    floor.site = replace(floor.site, limits=replace(floor.site.limits, by_id=tighter))
    floor.restart()
    assert air.shows(H2, "3000").levels == {H2: GasAlarm.FIRST}
    told = newest(floor, "air.alarm").data
    assert (told["limit"]["value"], told["limit"]["signer"]) == (2000, "S. Afety")


def test_an_alarm_of_the_detector_alone_is_told_as_that(floor: Floor, air: AirWatch) -> None:
    air.meter.alarms[H2] = GasAlarm.SECOND
    air.look()
    said = newest(floor, "air.alarm").data
    assert (said["level"], said["sign"], said["value_ppb"], said["run"]) == ("second", "meter", 0, None)
    air.meter.alarms.clear()
    air.shows(CO, Unread.OVERLOAD)
    said = newest(floor, "air.alarm").data
    assert (said["level"], said["sign"], said["value_ppb"]) == ("second", "range", None)
    assert said["standing"] == {"hydrogen": "second", "carbon_monoxide": "second"}
    on_record = floor.do(AskAir())
    assert isinstance(on_record, AirView)
    assert {gas: one.value_ppb for gas, one in on_record.standing.items()} == {H2: 0, CO: None}


def test_a_run_goes_on_blind_and_that_is_recorded_once(floor: Floor, hands: Hands, air: AirWatch) -> None:
    view = hands.view()
    air.shows(H2, Unread.DISCONNECTED)
    air.goes_by(5)
    assert "air.blind" not in floor.types(), "shorter gaps are a line's own"
    air.goes_by(10)
    said = newest(floor, "air.blind").data
    assert said == {
        "run": view.run.id,
        "pack": view.pack.id,
        "gases": {"hydrogen": "disconnected"},
        "blind": {"hydrogen": "disconnected"},
    }
    for _ in range(8):  # a flapping line
        air.shows(H2, "0")
        air.goes_by(15)
        air.shows(H2, Unread.STALE)
        air.goes_by(15)
    air.shows(CO, Unread.DEVICE_ERROR)
    air.goes_by(15)
    assert newest(floor, "air.blind").data["blind"] == {
        "hydrogen": "disconnected",
        "carbon_monoxide": "device_error",
    }
    assert (floor.types().count("air.blind"), floor.types().count("air.seen")) == (2, 0)
    assert hands.view().allowed == view.allowed, "a blind meter shuts nothing but what asks for a reading"
    air.shows(H2, "0")
    air.goes_by(65)
    said = newest(floor, "air.seen").data
    assert (said["gases"], said["blind"]) == (["hydrogen"], {"carbon_monoxide": "device_error"})


def test_without_a_run_nobody_is_told_blind_and_each_run_is_told_anew(floor: Floor, air: AirWatch) -> None:
    air.shows(H2, Unread.NOT_FITTED)
    air.goes_by(15)
    assert "air.blind" not in floor.types()
    hands = Hands(floor)
    hands.start(floor.stored())
    air.look()
    assert newest(floor, "air.blind").data["gases"] == {"hydrogen": "not_fitted"}
    hands.to_the_end()
    hands.start(floor.stored("001PB310000000D7R0000002"))
    air.look()
    assert floor.types().count("air.blind") == 2
    assert "air.seen" not in floor.types()


def test_the_emergency_comes_and_ends_in_the_middle_of_an_alarm(
    floor: Floor, hands: Hands, air: AirWatch
) -> None:
    air.shows(H2, "20000")
    floor.saved(ask.RaiseEmergency("I1"))
    assert hands.view().run.state is RunState.EMERGENCY
    floor.saved(ask.ClearEmergency("false_alarm", shown(LEAD), AfterAlarm.FALSE_ALARM))
    assert hands.view().allowed == {Action.ABORT, Action.LEAVE}, "the air is not clean by a signature"
    air.clears()
    assert Action.CONFIRM in hands.view().allowed or hands.view().again is not None


def test_nobody_signed_in_keeps_the_watch_from_nothing(floor: Floor, air: AirWatch) -> None:
    floor.do(ask.SignOut())
    assert air.shows(H2, "5000").levels == {H2: GasAlarm.FIRST}
    assert air.clears().levels == {}
