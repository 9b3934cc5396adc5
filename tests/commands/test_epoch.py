"""`epoch open`: the conversation on a terminal, and what it leaves behind."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.__main__ import main
from app.assembly import open_store
from app.commands.epoch import Talk, epoch
from app.host.clock import SystemClock
from app.host.keys import station_key
from app.places import Places, station_places
from benchmarks.road_plant import enrol_alone
from station_db.new_epoch import PinTries
from station_db.store import station_identity


class Terminal:
    """Answers in order; what was said is kept, and which answers were asked for in secret."""

    def __init__(self, *answers: str) -> None:
        self._answers: Iterator[str] = iter(answers)
        self.said: list[str] = []
        self.secret: list[str] = []

    def talk(self) -> Talk:
        return Talk(self.said.append, self._answer, self._answer_secretly)

    def _answer(self, words: str) -> str:
        self.said.append(words)
        return next(self._answers)

    def _answer_secretly(self, words: str) -> str:
        self.secret.append(self._answer(words))
        return self.secret[-1]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A practice station whose disk was put back to the day before."""
    made = station_places(tmp_path / "station")
    enrol_alone(made)
    shutil.copy(made.records / "station.sqlite", tmp_path / "yesterday.sqlite")
    store = open_store(made, "practice", station_key(made.records), SystemClock())
    with closing(store), store.unit() as unit:
        from tests.contracts.facts import ANYBODY, received  # noqa: PLC0415

        unit.journal.append(received("p1"), ANYBODY)
    shutil.copy(tmp_path / "yesterday.sqlite", made.records / "station.sqlite")
    return made


def newest(places: Places) -> tuple[int, int, str]:
    store = open_store(places, "practice", station_key(places.records), SystemClock())
    with closing(store), store.unit() as unit:
        head = unit.journal.head()
        entry = unit.journal.entry(head.epoch, 1)
        assert entry is not None
        return head.epoch, head.seq, entry.type


def test_two_people_open_it_and_the_station_starts(places: Places) -> None:
    terminal = Terminal("9001", "9876", "1001", "0000", "1001", "1234", "disk_replaced", "new disk")
    assert epoch(places, terminal.talk()) == 0
    assert newest(places) == (2, 1, "epoch.opened")
    assert terminal.secret == ["9876", "0000", "1234"], "PINs are asked for in secret alone"
    spoken = "\n".join(terminal.said)
    assert "journal.shorter_than_mark" in spoken
    assert "entry 2" in spoken
    assert [one.name for one in (places.records / "aside").iterdir()] != []
    assert epoch(places, Terminal().talk()) == 1, "nothing is left to open"


@pytest.mark.parametrize(
    "answers",
    [
        ("9001", "9876", "9001", "9876", "restored", "same person twice"),
        *(
            pytest.param(one, marks=pytest.mark.long)
            for one in (
                ("1001", "1234", "1002", "2345", "restored", "no supervisor"),
                ("9001", "9876", "1002", "2345", "because", "no such reason"),
                ("9001", "9876", "1002", "2345", "restored", " "),
                ("9001", "1", "9001", "2", "9001", "3"),
            )
        ),
    ],
)
def test_without_two_proven_people_nothing_is_opened(places: Places, answers: tuple[str, ...]) -> None:
    assert epoch(places, Terminal(*answers).talk()) == 1
    assert not (places.records / "aside").exists()
    identity = station_identity(places.records)
    assert identity is not None
    assert identity.epoch == 1


def test_wrong_pins_lock_over_several_calls(places: Places) -> None:
    for _ in range(2):
        assert epoch(places, Terminal("9001", "1", "9001", "2", "9001", "3").talk()) == 1
    terminal = Terminal("9001", "9876")
    assert epoch(places, terminal.talk()) == 1
    assert "operator.pin_locked" in "\n".join(terminal.said)
    identity = station_identity(places.records)
    assert identity is not None
    count, _ = PinTries(places.mark, identity.station).of(_lead(places))
    assert count == 5


def _lead(places: Places) -> str:
    (file,) = places.mark.glob("*/pin-tries.json")
    return file.read_text().split('"')[1]


@pytest.mark.long
def test_why_says_it_and_opens_nothing(places: Places) -> None:
    terminal = Terminal()
    assert epoch(places, terminal.talk(), only_why=True) == 0
    assert "journal.shorter_than_mark" in terminal.said[0]
    assert not (places.records / "aside").exists()


@pytest.mark.long
def test_it_is_typed_at_a_terminal_and_never_out_of_a_pipe(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["epoch", "open", "--data", str(places.records)]) == 2  # a test has no terminal
    assert "at a terminal" in capsys.readouterr().err
    assert main(["epoch", "why", "--data", str(places.records)]) == 0
    assert "journal.shorter_than_mark" in capsys.readouterr().out
