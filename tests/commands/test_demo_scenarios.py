"""What the records must tell of a scenario: its check passes the story, and says no to another one."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.commands import demo
from app.commands.demo_scenarios import SCENARIOS
from app.domain.air_facts import AirAlarm, AirCleared
from app.domain.journal import DeviceChanged, Fact, PackQuarantined
from app.domain.operator import STATION, Author
from app.domain.registry_facts import ChangesAdopted
from tests.commands.test_demo import parsed
from tests.commands.test_demo_bench import SIGNED, played
from tests.contracts import bench_facts as say
from tests.contracts.facts import ANYBODY, received, routed

Told = list[tuple[Fact, Author]]


def story(*facts: Fact) -> Told:
    """A pack comes in, its run begins, and this happens; what opens a hold is signed by two."""
    begin = (received("p1"), routed("p1"), say.started("p1"))
    return [(fact, SIGNED if fact.type == "hold.released" else ANYBODY) for fact in (*begin, *facts)]


def scale(before: str, now: str) -> DeviceChanged:
    return DeviceChanged("parts_scale", before, now, "")


def hydrogen(verdict: str) -> Fact:
    return replace(say.read("p1", verdict, step="gas_inside"), quantity="hydrogen", base_unit="ppm")


MADE_GOOD = (say.read("p1", "FAILED"), say.raised("p1"), say.read("p1"), say.released("p1", readings=(6,)))
MADE_SAFE = replace(say.stepped("p1", "cover_live_parts"), kind="make_safe")
QUARANTINED = PackQuarantined("p1", "C", ("RUN_ABORTED",), "Q1", 1_763_877_600_000)
GIVEN_UP = (
    say.read("p1", "FAILED"),
    say.raised("p1"),
    say.aborting("p1"),
    MADE_SAFE,
    say.aborted("p1"),
    QUARANTINED,
)
LOST = (scale("ready", "lost"), scale("lost", "ready"), say.output("p1"), say.closed("p1"))


def air(level: str) -> Fact:
    said = ("limit", 26_000, "26", "ppm", {}, {}, "", "simulated", 1, {"carbon_monoxide": level})
    return AirAlarm("r1", "p1", "carbon_monoxide", level, *said)


CLEARED = AirCleared(
    "r1", "p1", "carbon_monoxide", 0, "0", "ppm", {}, {}, "", "simulated", 1, below_s=60, standing={}
)
ANEW = (
    replace(say.read("p1", step="gas_inside"), quantity="carbon_monoxide", base_unit="ppm", again=True),
    replace(say.released("p1", step="gas_inside", readings=(9,)), again=True),
)
GAS = (
    hydrogen("FAILED"),
    say.raised("p1", step="gas_inside"),
    hydrogen("PASSED"),
    say.released("p1", step="gas_inside", readings=(6,)),
    air("first"),
    CLEARED,
    *ANEW,
    say.closed("p1"),
)
WORKED = (say.stepped("p1", "open_cover"), ANYBODY)
CUT = (*MADE_GOOD[:2], scale("connecting", "ready"), *MADE_GOOD[2:], say.closed("p1"))
UNKNOWN = (say.stepped("p1", "open_cover"), say.closed("p1"))


def unknown(told: Told) -> Told:
    return [(replace(f, procedure="unknown-pack") if f.type == "run.started" else f, who) for f, who in told]  # type: ignore[call-arg]


TOLD_OF = ChangesAdopted(1, 1, 1, "", "")
HELD: Told = [(TOLD_OF, STATION), (received("p1"), ANYBODY), (routed("p1"), ANYBODY)]

GOOD: dict[str, Told] = {
    "made-good": story(*MADE_GOOD, say.closed("p1")),
    "aborted": story(*GIVEN_UP),
    "unknown-pack": unknown(story(*UNKNOWN)),
    "scale-unplugged": story(*LOST),
    "gas": story(*GAS),
    "power-cut": story(*CUT),
    "class-c-elsewhere": HELD,
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_story_that_went_as_told_has_no_fault(name: str) -> None:
    assert SCENARIOS[name].faults(played(*GOOD[name])) == []


def without(kind: str) -> Callable[[Told], Told]:
    return lambda told: [one for one in told if one[0].type != kind]


@pytest.mark.parametrize(
    ("name", "spoil", "words"),
    [
        ("made-good", without("hold.raised"), "no measured hold has shut"),
        ("made-good", without("hold.released"), "was not opened after it had shut"),
        ("made-good", without("run.closed"), "has not ended well"),
        ("aborted", without("hold.raised"), "no hold has shut"),
        ("aborted", without("run.aborted"), "not given up"),
        ("aborted", without("pack.quarantined"), "not in quarantine"),
        ("aborted", without("step.done"), "nothing was made safe"),
        ("aborted", lambda told: [*told, (say.released("p1"), SIGNED)], "hold prove_dead was opened"),
        ("unknown-pack", lambda told: story(*UNKNOWN), "worked was by ['lfp-pack']"),
        ("scale-unplugged", without("device.changed"), "not lost and found again"),
        ("scale-unplugged", without("output.recorded"), "nothing was weighed afterwards"),
        (
            "scale-unplugged",
            lambda told: [*told[:4], (say.output("p1", "o2"), ANYBODY), *told[4:]],
            "while the scale was away",
        ),
        ("gas", lambda told: [one for one in told if one[0] != hydrogen("FAILED")], "above its limit"),
        ("gas", lambda told: [one for one in told if one[0] != hydrogen("PASSED")], "not opened by a lower"),
        ("gas", without("air.alarm"), "no alarm of carbon monoxide"),
        ("gas", without("air.cleared"), "was not ended"),
        ("gas", lambda told: [one for one in told if one[0] not in ANEW], "not proven anew"),
        (
            "gas",
            lambda told: [more for one in told for more in ((WORKED, one) if one[0] == CLEARED else (one,))],
            "step.done of open_cover in an alarm of the air",
        ),
        ("class-c-elsewhere", without("changes.adopted"), "nothing was told of it"),
        ("class-c-elsewhere", lambda told: [told[1], told[0], told[2]], "nothing was told of it"),
        ("class-c-elsewhere", without("pack.routed"), "not gone through its intake"),
        ("class-c-elsewhere", lambda told: [*told, (say.started("p1"), ANYBODY)], "a run was begun"),
        ("power-cut", without("device.changed"), "not started again"),
        ("power-cut", lambda told: [*told[:5], told[6], told[5], *told[7:]], "from before the cut"),
    ],
)
def test_a_story_that_went_otherwise_is_told(name: str, spoil: Callable[[Told], Told], words: str) -> None:
    faults = SCENARIOS[name].faults(played(*spoil(GOOD[name])))
    assert any(words in fault for fault in faults), faults


@pytest.mark.parametrize("more", [("--packs", "2"), ("--camera", "http://127.0.0.1:1/")])
def test_a_scenario_has_its_own_pack_and_camera(
    tmp_path: Path, more: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert demo.run(parsed("--out", str(out), "--scenario", "made-good", *more)) == 2
    assert "leave out --camera and --packs" in capsys.readouterr().err
    assert not out.exists()


def test_the_other_station_does_its_part_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "elsewhere").mkdir()
    assert demo.run(parsed("--out", str(tmp_path), "--scenario", "class-c-elsewhere")) == 2
    assert "choose another --out" in capsys.readouterr().err


def test_a_scenario_that_is_none_is_refused_with_the_names_of_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parsed("--out", str(tmp_path / "out"), "--scenario", "flood")
    told = capsys.readouterr().err
    assert all(name in told for name in SCENARIOS)
