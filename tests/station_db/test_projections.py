"""Projections told again from the journal are the projections as they were kept, whatever happened."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.custody_facts import ARRIVALS
from app.domain.journal import Entry, OperatorSignedIn, OperatorSignedOut, PinRefused
from app.domain.operator import STATION, Author, SecondPerson
from app.domain.output import Output
from app.domain.pack import Pack
from app.floor.ports import WorkUnit
from station_db.tables import PROJECTIONS
from tests.contracts import bench_facts as say
from tests.contracts.facts import (
    ANYBODY,
    answered,
    came_back,
    handed_on,
    looked_again,
    quarantined,
    received,
    routed,
    taken_back,
    taken_over,
    weighed,
)
from tests.fakes.work_unit import START, enrolled_records
from tests.station_db.plant import Plant

PACKS = ("p0", "p1", "p2")
PEOPLE = ("OP-1", "OP-2")
LONG_ENOUGH = 560  # more entries than are read at once when everything is told again


def kept(database: Path) -> dict[str, list[tuple]]:
    """Every projection, by a connection of the test's own."""
    with closing(sqlite3.connect(database)) as connection:
        return {
            table.name: sorted(connection.execute(f"SELECT * FROM {table.name}"), key=repr)
            for table in PROJECTIONS
        }


pack_acts = st.tuples(
    st.sampled_from(
        (
            *("receive", "take", "answer", "class", "weigh", "route", "hold", "quarantine", "again"),
            *("go", "come", "correct"),
        )
    ),
    st.sampled_from(PACKS),
    st.integers(0, 3),
)
people_acts = st.tuples(
    st.sampled_from(("badge_in", "pin_in", "out", "refuse", "second")), st.sampled_from(PEOPLE), st.just(0)
)
bench_acts = st.tuples(
    st.sampled_from(
        ("start", "close", "output", "container", "tray", "order", "print", "fail", "prove", "correct")
    ),
    st.sampled_from(PACKS),
    st.integers(0, 3),
)
acts = st.lists(st.one_of(pack_acts, pack_acts, people_acts, bench_acts), max_size=40)


def about(unit: WorkUnit, pack: str) -> list[Entry]:
    """The entries about a pack, corrected or not."""
    return [entry for entry in unit.journal.after(1, 1, 1000) if entry.data.get("pack") == pack]


def do(unit: WorkUnit, act: tuple[str, str, int]) -> None:
    """Append what the act stands for."""
    word, who, number = act
    fresh = unit.journal.head().seq
    code, batteries = f"CODE-{number % 2}", (f"CODE-{number % 2}",)
    if word == "correct":
        if entries := about(unit, who):
            unit.journal.append(taken_back(entries[-1 - number % len(entries)]), ANYBODY, batteries=batteries)
        return
    if word in ("receive", "take") and any(entry.type in ARRIVALS for entry in about(unit, who)):
        return  # an id is minted for one pack alone
    facts = {
        "receive": lambda: received(who, code=code, tag=f"P-2611-{number:04d}"),
        "take": lambda: taken_over(who, code=code, tag=f"P-2611-{number:04d}"),
        "go": lambda: handed_on(who),
        "come": lambda: came_back(who),
        "answer": lambda: answered(who, {f"T0{number}": "no"}),
        "class": lambda: answered(who, {f"T0{number}": "yes"}, "ABC"[number % 3]),
        "weigh": lambda: weighed(who, 1000 * (number + 1), str(number + 1)),
        "route": lambda: routed(who),
        "hold": lambda: routed(who, "held"),
        "quarantine": lambda: quarantined(who),
        "again": lambda: looked_again(who, *(f"T0{number}",)[: number % 2]),
        "badge_in": lambda: OperatorSignedIn(who, "badge", "zh"),
        "pin_in": lambda: OperatorSignedIn(who, "pin", "zh"),
        "out": lambda: OperatorSignedOut(who, "self"),
        "refuse": lambda: PinRefused(who),
        "second": lambda: weighed("p0"),
        "start": lambda: say.started(who, run=f"r-{who}"),
        "close": lambda: say.closed(who, run=f"r-{who}"),
        "output": lambda: say.output(who, f"o-{fresh}", text=f"MD{number}"),
        "container": lambda: say.container(f"BN{number}", 1000 * fresh),
        "tray": lambda: say.tray(who, f"MD{number}", f"MD{number + 1}", name=f"t-{fresh}"),
        "order": lambda: say.ordered(f"MD{number}", f"j-{fresh}", pack=who),
        "print": lambda: say.printed(f"MD{number}", _last_job(unit)),
        "fail": lambda: say.printed(f"MD{number}", _last_job(unit), fault="printer.offline"),
        "prove": lambda: say.proven(f"MD{number}"),
    }
    author = Author("OP-9", "S-9", SecondPerson(who, "twice")) if word == "second" else STATION
    unit.journal.append(facts[word](), author, batteries=batteries)


def _last_job(unit: WorkUnit) -> str:
    orders = unit.labels.newest(1)
    return orders[0].job if orders else "none"


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An enrolled station to copy, so that each example need not migrate again."""
    folder = tmp_path_factory.mktemp("blank")
    Plant(folder).with_entries(1)
    return folder


def without_time(pack: Pack) -> Pack:
    """The pack without the one thing that two stations cannot share."""
    return replace(pack, received_at=START)


def timeless(output: Output) -> Output:
    """The output without the one thing that two stations cannot share."""
    return replace(output, recorded_at=START)


@settings(max_examples=40)
@given(happened=acts)
def test_told_again_is_as_kept_and_as_remembered(blank: Path, happened: list[tuple[str, str, int]]):
    memory = enrolled_records()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(blank, folder, dirs_exist_ok=True)
        plant = Plant(Path(folder))
        with plant.opened() as store:
            with store.unit() as unit, memory.unit() as remembered:
                for act in happened:
                    do(unit, act)
                    do(remembered, act)
                assert [without_time(pack) for pack in unit.packs.all()] == [
                    without_time(pack) for pack in remembered.packs.all()
                ]
                for who in PACKS:
                    assert [timeless(one) for one in unit.outputs.of_pack(who)] == [
                        timeless(one) for one in remembered.outputs.of_pack(who)
                    ]
                for number in range(4):
                    mine, theirs = (one.outputs.container(f"BN{number}") for one in (unit, remembered))
                    assert (mine and mine.tare_mg) == (theirs and theirs.tare_mg)
                assert [(job.job, job.state, job.proven) for job in unit.labels.newest()] == [
                    (job.job, job.state, job.proven) for job in remembered.labels.newest()
                ]
                assert unit.sessions.current() == remembered.sessions.current()
                for who in PEOPLE:
                    assert unit.sessions.pin_failures(who)[0] == remembered.sessions.pin_failures(who)[0]
            before = kept(plant.database)
            assert store.rebuild() == len(before["entry_index"])
            assert kept(plant.database) == before


def test_a_long_journal_is_told_again_whole(tmp_path: Path):
    plant = Plant(tmp_path)
    with plant.enrolled() as store:
        with store.unit() as unit:
            for number in range(LONG_ENOUGH):
                word = "receive" if number < len(PACKS) else ("weigh", "answer")[number % 2]
                do(unit, (word, PACKS[number % len(PACKS)], number % 4))
        before = kept(plant.database)
        assert store.rebuild() == LONG_ENOUGH + 1
    assert kept(plant.database) == before


def test_spoiled_projections_are_mended_from_the_journal(tmp_path: Path):
    plant = Plant(tmp_path)
    with plant.enrolled() as store:
        with store.unit() as unit:
            for act in (("receive", "p1", 0), ("class", "p1", 1), ("weigh", "p1", 2)):
                do(unit, act)
        before = kept(plant.database)
        with closing(sqlite3.connect(plant.database)) as other:
            other.execute("UPDATE pack SET state = 'stored', location = 'elsewhere'")
            other.execute("DELETE FROM answer")
            other.commit()
        assert kept(plant.database) != before
        store.rebuild()
    assert kept(plant.database) == before
