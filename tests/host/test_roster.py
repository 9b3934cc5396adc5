"""A roster file is read as a whole or not at all, and its PINs leave it only as hashes."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.operator import Role
from app.host.roster import RosterFaulty, read_roster
from app.places import resources
from tests.fakes.floor import PlainPins

GOOD = {
    "id": "OP-1",
    "number": "1001",
    "badge": "BG10016",
    "name_zh": "甲",
    "name_en": "A",
    "language": "zh",
    "level": "2S",
    "role": "operator",
    "pin": "1234",
}
OTHER = {**GOOD, "id": "OP-2", "number": "1002", "badge": "BG10024", "role": "supervisor"}


def written(folder: Path, *rows: dict[str, str]) -> Path:
    file = folder / "roster.toml"
    lines = []
    for row in rows:
        lines.append("[[operator]]")
        lines += [f'{name} = "{text}"' for name, text in row.items()]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def faults(file: Path) -> tuple[str, ...]:
    with pytest.raises(RosterFaulty) as caught:
        read_roster(file, PlainPins())
    return caught.value.faults


def test_people_come_with_hashed_pins(tmp_path: Path) -> None:
    first, second = read_roster(written(tmp_path, GOOD, OTHER), PlainPins())
    assert (first.id, first.number, first.badge, first.role) == ("OP-1", "1001", "BG10016", Role.OPERATOR)
    assert (first.name_zh, first.language, first.level, first.active) == ("甲", "zh", "2S", True)
    assert first.pin_hash == "plain:1234"
    assert second.role is Role.SUPERVISOR


def test_a_level_may_end_on_a_day_written_as_date_or_as_text(tmp_path: Path) -> None:
    file = written(tmp_path, {**GOOD, "level_until": "2027-03-31"}, OTHER)
    assert [one.level_until for one in read_roster(file, PlainPins())] == [date(2027, 3, 31), None]
    file.write_text(file.read_text().replace('"2027-03-31"', "2027-03-31"), encoding="utf-8")
    assert read_roster(file, PlainPins())[0].level_until == date(2027, 3, 31)


@pytest.mark.parametrize(
    "until", ['"soon"', '""', "20270331", "true", "2027-03-31T08:00:00", '"2027-02-30"', "[]"]
)
def test_an_end_that_is_no_day_is_a_fault(tmp_path: Path, until: str) -> None:
    file = written(tmp_path, {**GOOD, "level_until": "DAY"})
    file.write_text(file.read_text().replace('"DAY"', until), encoding="utf-8")
    assert "level_until is the last day" in faults(file)[0]


def test_the_practice_roster_is_sound() -> None:
    people = read_roster(resources() / "catalogue" / "practice_roster.toml", PlainPins())
    assert {person.role for person in people} == set(Role)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"badge": "BG10017"}, "badge 'BG10017' is not a badge label"),
        ({"badge": "PK10016"}, "is not a badge label"),
        ({"badge": "bg10016"}, "is not a badge label"),
        ({"language": "de"}, 'language: allowed is "zh" or "en"'),
        ({"role": "Supervisor"}, 'role: allowed is "operator", "supervisor" or "engineer"'),
        ({"pin": "123"}, "a pin has at least 4"),
        ({"pin": "12a4"}, "number and pin are digits"),
        ({"number": "10 01"}, "number and pin are digits"),
        ({"name_zh": " "}, "name_zh is missing"),
        ({"pin": "１２３４"}, "number and pin are digits"),
        ({"number": "١٠٠١"}, "number and pin are digits"),
        ({"pin": "²²²²"}, "number and pin are digits"),
    ],
)
def test_each_fault_names_its_row(tmp_path: Path, changed: dict[str, str], fault: str) -> None:
    (told,) = faults(written(tmp_path, GOOD, {**OTHER, **changed}))
    assert told.startswith("roster.toml: operator 2: ")
    assert fault in told


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    wrong = {**GOOD, "role": "boss", "language": "fr"}
    nameless = {name: text for name, text in OTHER.items() if name not in ("name_en", "pin")}
    assert len(faults(written(tmp_path, wrong, nameless))) == 4


@pytest.mark.parametrize("name", ["id", "number", "badge"])
def test_nothing_personal_is_given_twice(tmp_path: Path, name: str) -> None:
    (told,) = faults(written(tmp_path, GOOD, {**OTHER, name: GOOD[name]}))
    assert told == f"roster.toml: {name} {GOOD[name]!r} is given twice"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"operator = 3",
        b"[operator]\nid = 1",
        b"operator = [1]",
        b"[[operator]",
        b"\xff\xfe",
        b"[[operator]]",
    ],
)
def test_what_is_no_roster_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "roster.toml"
    file.write_bytes(content)
    assert faults(file)


def test_a_field_of_another_type_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "roster.toml"
    file.write_text(
        written(tmp_path, GOOD).read_text(encoding="utf-8").replace('"1001"', "1001"), encoding="utf-8"
    )
    assert faults(file) == ("roster.toml: operator 1: number is missing",)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "roster.toml" in faults(tmp_path / "roster.toml")[0]
