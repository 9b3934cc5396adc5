"""The doctor tells how every scale stands, from the records alone."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.assembly.opening import open_store
from app.commands.doctor_scales import scales
from app.commands.finding import Finding, State
from app.devices.rack import scales_on
from app.domain.journal import Fact
from app.domain.operator import STATION
from app.domain.reading import Instrument
from app.domain.scale_facts import ScaleChecked, ScaleZeroChecked
from app.domain.shift_facts import SheetFrozen
from app.floor.settled_weight import plate
from app.host.clock import SystemClock
from app.host.keys import station_key
from app.places import Places, station_places
from app.settings import StationSettings, read_settings
from benchmarks.road_plant import enrol_alone

TODAY = date(2026, 11, 27)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    made = station_places(tmp_path / "station")
    enrol_alone(made)
    return made


def told(places: Places, settings: StationSettings | None = None) -> dict[str, Finding]:
    given = settings or read_settings(places.station_file)
    return {one.what: one for one in scales(places, given, TODAY)}


def write(places: Places, *facts: Fact) -> None:
    store = open_store(places, "practice", station_key(places.records), SystemClock())
    with store.unit() as unit:
        for fact in facts:
            unit.journal.append(fact, STATION)
    store.close()


def zero(of: Instrument, off_mg: int | None) -> ScaleZeroChecked:
    verdict = "UNREAD" if off_mg is None else "FAILED" if off_mg else "PASSED"
    said = ("0.00", "kg", "", 5_000, {}, plate(of), "", "simulated", "device", 0)
    return ScaleZeroChecked("parts", verdict, off_mg, *said)


def weight(of: Instrument, off_mg: int) -> ScaleChecked:
    said = ("20.00", "kg", "", 40_000, plate(of), "", "simulated", "device", 0)
    return ScaleChecked("parts", {"id": "PW-20"}, "PASSED", 20_000_000 + off_mg, off_mg, *said)


def test_what_was_never_checked_is_told_with_what_helps(tmp_path: Path) -> None:
    nobody = station_places(tmp_path / "nobody")
    found = told(nobody, read_settings(nobody.station_file))
    assert set(found) == {"pack scale", "parts scale"}, "practice has check weights"
    assert "empty pan never checked" in found["parts scale"].words
    assert found["parts scale"].state is State.DEGRADED
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("facts", "words", "remedy"),
    [
        ((0, 20_000), "empty pan passed, off by 0 g", ""),
        ((20_000,), "empty pan FAILED, off by 20 g", "check it"),
        ((0, None), "empty pan not read", "check it"),
    ],
)
def test_the_newest_check_of_each_kind_counts(
    places: Places, facts: tuple[int | None, ...], words: str, remedy: str
) -> None:
    of = scales_on(read_settings(places.station_file))[1].plate
    first, *rest = facts
    checks: list[Fact] = [zero(of, first)]
    checks += [weight(of, one) if one is not None else zero(of, None) for one in rest]
    write(places, *checks)
    found = told(places)["parts scale"]
    assert words in found.words
    assert found.remedy.startswith(remedy or "write the last day")
    assert "never" in told(places)["pack scale"].words, "each scale has its own"
    other = zero(replace(of, serial="another"), 20_000)
    write(places, other)
    assert told(places)["parts scale"] == found, "another scale of the name is none of ours"


def test_a_sheet_makes_the_check_due_again(places: Places) -> None:
    of = scales_on(read_settings(places.station_file))[1].plate
    write(places, zero(of, 0))
    assert "check it" not in told(places)["parts scale"].remedy
    write(places, SheetFrozen("S-1", 1, 2, "00000000", {}))
    assert "check it" in told(places)["parts scale"].remedy


@pytest.mark.parametrize(
    ("days", "state", "words"), [(0, State.DEGRADED, "until"), (-1, State.DEGRADED, "ended on")]
)
def test_a_verification_is_told_to_its_last_day(tmp_path: Path, days: int, state: State, words: str) -> None:
    places = station_places(tmp_path / "nobody")
    until = (TODAY + timedelta(days=days)).isoformat()
    places.records.mkdir()
    lines = ["[parts_scale]", 'protocol = "mt-sics"', 'port = "127.0.0.1:9"', f'verified_until = "{until}"']
    places.station_file.write_text("\n".join(lines), encoding="utf-8")
    found = told(places)["parts scale"]
    assert (found.state, f"{words} {until}" in found.words) == (state, True)
    assert ("not for trade" in found.remedy) is (days < 0)


def test_production_has_no_check_weights_but_its_own(tmp_path: Path) -> None:
    places = station_places(tmp_path / "nobody")
    settings = replace(read_settings(places.station_file), realm="production")
    assert told(places, settings)["check weights"].state is State.DEGRADED
    places.records.mkdir()
    shipped = Path(__file__).parents[2] / "resources" / "catalogue" / "check_weights.toml"
    own = shipped.read_text(encoding="utf-8")
    places.site_check_weights.write_text(own, encoding="utf-8")
    found = told(places, settings)["check weights"]
    assert (found.state, "PRACTICE" in found.words) == (State.MISSING, True)
    places.site_check_weights.write_text(own.replace("PRACTICE", "somebody"), encoding="utf-8")
    assert "check weights" not in told(places, settings)
