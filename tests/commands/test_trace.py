"""`trace`, as an auditor types it: a code, and everything that is on record of it."""

import json
from contextlib import closing
from dataclasses import fields
from pathlib import Path

import pytest

from app.__main__ import main
from app.assembly import open_store
from app.commands.trace_words import sentence, worded_types
from app.domain.journal import Fact
from app.domain.past import Past
from app.host.clock import SystemClock
from app.host.keys import station_key
from app.places import Places, station_places
from benchmarks.papers_shift import code_of
from benchmarks.road_plant import enrol_alone
from benchmarks.store_life import lived
from registry.judge import known_types
from station_db.engine import FILE_NAME
from tests.contracts import bench_facts as say
from tests.contracts.facts import ANYBODY, received, taken_back, weighed
from tests.fakes.bench_hands import Hands, bench_floor


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """A station that has taken some packs in and some apart."""
    made = station_places(tmp_path_factory.mktemp("traced") / "station")
    enrol_alone(made)
    with closing(open_store(made, "practice", station_key(made.records), SystemClock())) as store:
        lived(store, 200)
        with store.unit() as unit:
            unit.journal.append(received("late", code="CODE-LATE", tag="P-2612-0001"), ANYBODY)
            weight = unit.journal.append(weighed("late"), ANYBODY)
            unit.journal.append(taken_back(weight), ANYBODY)
            unit.journal.append(say.container("BN000000001X"), ANYBODY)
    return made


def typed(places: Places, *words: str) -> int:
    return main(["trace", *words, "--data", str(places.records)])


def test_a_battery_is_told_from_receipt_to_its_parts(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(places, code_of(1)) == 0
    said = capsys.readouterr().out
    assert f"Pack P-2611-0001: {code_of(1)}, class A, dismantled" in said
    assert "out 300.0 kg in 10 parts" in said
    assert "modules, 30.0 kg, MD00010" in said
    assert "s4, voltage 3.1 V: PASSED" in said
    assert (
        said.index("received as P-2611-0001") < said.index("run begun by lfp-pack") < said.index("run closed")
    )
    assert "?" not in said


def test_a_part_and_a_short_name_lead_to_the_same_pack(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for text in (code_of(1), "MD00010", "P-2611-0001"):
        assert typed(places, text, "--json") == 0
        told.append(json.loads(capsys.readouterr().out))
    assert told[0]["packs"] == told[1]["packs"] == told[2]["packs"]
    assert told[0]["part"] is None
    assert told[1]["part"]["code"] == "MD00010"
    (pack,) = told[0]["packs"]
    assert (pack["tag"], pack["state"], len(pack["parts"])) == ("P-2611-0001", "dismantled", 10)
    assert pack["past"][0]["type"] == "pack.received"


def test_what_was_taken_back_stays_readable_and_is_marked(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(places, "P-2612-0001") == 0
    said = capsys.readouterr().out
    assert "weighed 412.0 kg (simulated) [taken back]" in said
    assert "(weight.taken) taken back:" in said


def test_what_is_unknown_and_what_cannot_be_read_are_told_apart(
    places: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(places, "NOTHING") == 1
    assert "Nothing is on record" in capsys.readouterr().err
    assert main(["trace", "X", "--data", str(tmp_path)]) == 2
    (tmp_path / "file.sqlite").write_bytes(b"no database, " * 100)
    assert main(["trace", "X", "--file", str(tmp_path / "file.sqlite")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_it_reads_while_the_station_works_and_changes_nothing(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    file = places.records / FILE_NAME
    with closing(open_store(places, "practice", station_key(places.records), SystemClock())) as store:
        before = file.read_bytes()
        with store.unit() as unit:
            unit.journal.append(received("now", code="CODE-NOW", tag="P-2612-0002"), ANYBODY)
            assert typed(places, "CODE-NOW") == 1  # not committed yet
            assert file.read_bytes() == before
        assert typed(places, "CODE-NOW") == 0
    capsys.readouterr()


def test_a_code_from_outside_turns_no_console_upside_down(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    evil = "EVIL\x1b[2J\u202e"
    opened = open_store(places, "practice", station_key(places.records), SystemClock())
    with closing(opened) as store, store.unit() as unit:
        unit.journal.append(received("evil", code=evil, tag="P-2612-0003"), ANYBODY)
    assert typed(places, "P-2612-0003") == 0
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_there_are_words_for_every_fact_about_a_pack() -> None:
    about = {one.type for one in Fact.__subclasses__() if any(field.name == "pack" for field in fields(one))}
    shipped = {one for one in about if one in known_types()}
    assert len(shipped) > 20
    assert shipped <= worded_types()


def test_every_entry_of_a_whole_run_is_put_in_words() -> None:
    hands = Hands(bench_floor())
    hands.start(hands.floor.stored())
    hands.to_the_end()
    about = [one for one in hands.floor.entries() if one.data.get("pack")]
    told = [sentence(Past(one)) for one in about]
    assert {one.type for one in about} <= worded_types()
    assert not [words for words in told if "?" in words or "{" in words]
    assert sentence(Past(about[0], taken_back=True)) == f"{told[0]} [taken back]"
