"""What the fire brigade is told: all that is here, the alarm first, then the worst."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.fire_sheet import fire_sheet
from app.domain.pack import Pack, PackState, Papers
from app.domain.units import parse_mass

NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)


def pack(
    number: int, *, place: str = "A1", triage_class: str = "A", state: PackState = PackState.STORED
) -> Pack:
    return Pack(
        id=f"pack-{number}",
        tag=f"P-{number}",
        code=f"code-{number}",
        kind="gbt34014",
        level="ok",
        reasons=(),
        fields={"chemistry": "LFP"},
        read_by="camera",
        papers=Papers(),
        state=state,
        received_at=NOW - timedelta(hours=number),
        answers={},
        triage_class=triage_class,
        mass=parse_mass("412.0", "kg"),
        mass_source="instrument",
        location=place,
        recheck_due=None,
        twin_of=None,
    )


def test_the_place_of_the_alarm_stands_first_and_its_pack_on_top() -> None:
    packs = [pack(1, triage_class="C", place="yard"), pack(2), pack(3), pack(4, place="B1")]
    sheet = fire_sheet(packs, at=NOW, alarm="pack-3")
    assert sheet.alarm == "P-3"
    assert list(sheet.places) == ["A1", "yard", "B1"]
    assert [unit.tag for unit in sheet.places["A1"]] == ["P-3", "P-2"]


def test_the_worst_comes_first_and_what_has_no_class_before_what_is_sound() -> None:
    classes = ("A", "", "B-doc", "C", "EMERGENCY", "B")
    packs = [pack(number, triage_class=found) for number, found in enumerate(classes)]
    sheet = fire_sheet(packs, at=NOW, alarm=None)
    assert [unit.triage_class for unit in sheet.places["A1"]] == ["EMERGENCY", "C", "B", "", "B-doc", "A"]
    assert sheet.alarm == ""


def test_what_nobody_knows_is_left_open_and_never_zero() -> None:
    unknown = replace(pack(1), fields={}, mass=None, location="", triage_class="")
    (unit,) = fire_sheet([unknown], at=NOW, alarm="another").places[""]
    assert (unit.chemistry, unit.kwh, unit.mass) == ("", "", None)


def test_the_energy_stands_on_it_where_a_code_tells_it() -> None:
    told = replace(pack(1), fields={"chemistry": "ternary", "energy_kwh": "75"})
    (unit,) = fire_sheet([told], at=NOW, alarm=None).places["A1"]
    assert (unit.chemistry, unit.kwh) == ("ternary", "75")


@given(states=st.lists(st.sampled_from(PackState)), places=st.integers(1, 3))
def test_every_pack_that_is_still_whole_is_on_it_once(states: list[PackState], places: int) -> None:
    packs = [pack(n, state=state, place=f"place {n % places}") for n, state in enumerate(states)]
    sheet = fire_sheet(packs, at=NOW, alarm=None)
    gone = (PackState.DISMANTLED, PackState.HANDED_ON)
    whole = sorted(one.tag for one in packs if one.state not in gone)
    assert sorted(unit.tag for units in sheet.places.values() for unit in units) == whole
    assert sheet.units == len(whole)
