"""The command `verify` over records as people find them: whole, at work, cut off, older, damaged, foreign."""

import json
import random
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.__main__ import main
from app.domain.journal import Head
from app.domain.operator import STATION
from station_db.mark import mark_file, write_mark
from tests.evidence.histories import worked_history
from tests.evidence.sealed import STATION as STATION_ID
from tests.evidence.sealed import Sealed, sealed
from tests.evidence.second import second_says
from tests.station_db.plant import CHANGED, Plant

_LENGTH = 22


@pytest.fixture
def made() -> Sealed:
    """Records of two epochs with two receipts, not yet on disk."""
    station = sealed(worked_history(0), random.Random(12), length=_LENGTH, epochs=2)
    station.acknowledge(9)
    station.acknowledge(_LENGTH - 1)
    return station


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "records"


def written(station: Sealed, place: Path) -> Path:
    station.write(place, place.with_name("records-mark"))
    return place


Told = tuple[int, dict[str, Any]]


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    """The exit code and what was told, as plain values."""

    def told(path: Path, *words: str) -> Told:
        code = main(["verify", str(path), "--json", *words])
        return code, json.loads(capsys.readouterr().out)

    return told


Verify = Callable[..., Told]


def codes(told: Told) -> list[str]:
    return [one["code"] for one in told[1]["findings"]]


def test_whole_records_are_good(made: Sealed, place: Path, verify: Verify) -> None:
    code, told = verify(written(made, place))
    assert (code, told["verdict"], told["first_bad"], told["findings"]) == (0, "good", None, [])
    assert (told["entries"], told["receipts"], told["registry_keys"]) == (len(made.rows), 2, "pinned")
    assert (told["mark"], told["projections"], told["station"]) == ("equal", "equal", STATION_ID)
    assert [one["epoch"] for one in told["epochs"]] == sorted({row[0] for row in made.rows})
    assert told["files"] == {"named": len(made.files), "missing": 0, "damaged": 0}
    assert made.files


def test_it_says_so_in_words(made: Sealed, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(written(made, place))]) == 0
    said = capsys.readouterr().out
    assert re.search(r"GOOD: the records hold together", said)
    assert "Projections: equal" in said


def test_the_first_bad_entry_is_named_in_words(
    made: Sealed, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    epoch, seq, raw, hashed, sig = made.rows[6]
    made.rows[6] = (epoch, seq, raw.replace(b'"at":', b'"at": ', 1), hashed, sig)
    assert main(["verify", str(written(made, place))]) == 1
    said = capsys.readouterr().out
    assert "DAMAGED: the first bad entry is (1, 7): its hash is not that of its bytes" in said


def test_a_file_alone_is_enough(made: Sealed, place: Path, verify: Verify) -> None:
    code, told = verify(written(made, place) / "station.sqlite")
    assert (code, told["mark"]) == (0, "not_looked_at")


def test_nothing_is_written(made: Sealed, place: Path, verify: Verify) -> None:
    folder = written(made, place)
    (folder / "station.lock").touch()
    before = _state(folder)
    verify(folder)
    verify(folder / "station.sqlite")
    assert _state(folder) == before


def _state(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {str(file): (file.read_bytes(), file.stat().st_mtime_ns) for file in files} | {
        str(folder): (b"", folder.stat().st_mtime_ns)
    }


# ---- a station that is at work, and one that was killed


def test_a_station_at_work_goes_on_working(tmp_path: Path, verify: Verify) -> None:
    plant = Plant(tmp_path)
    with plant.enrolled() as store:
        with store.unit() as unit:
            unit.journal.append(CHANGED, STATION)
        assert verify(plant.records, "--mark", str(plant.mark))[0] == 0
        with store.unit() as unit:  # in the middle of its own transaction, the file is still whole
            unit.journal.append(CHANGED, STATION)
            code, told = verify(plant.records)
            assert (code, told["entries"]) == (0, 2)
        assert verify(plant.records, "--mark", str(plant.mark))[1]["entries"] == 3


@pytest.fixture
def killed(made: Sealed, place: Path) -> Path:
    """Records whose station was killed after its pages were written and before they were committed."""
    database = written(made, place) / "station.sqlite"
    with closing(sqlite3.connect(database, isolation_level=None)) as station:
        station.execute("PRAGMA cache_size = 1")  # pages go to the file long before the commit
        station.execute("BEGIN IMMEDIATE")
        station.execute("DROP TRIGGER journal_no_delete")
        station.execute("DELETE FROM entry_index")
        station.execute("DELETE FROM journal WHERE seq > 3")
        station.execute("PRAGMA cache_spill = 1")
        station.execute("INSERT INTO battery_head VALUES ('x', zeroblob(100000))")
        left = place.with_name("killed")
        left.mkdir()
        for end in ("", "-journal"):
            (left / f"station.sqlite{end}").write_bytes(
                database.with_name(f"station.sqlite{end}").read_bytes()
            )
    return left


def test_what_was_never_committed_is_not_shown(killed: Path, made: Sealed, verify: Verify) -> None:
    alone = sqlite3.connect(f"{(killed / 'station.sqlite').as_uri()}?immutable=1", uri=True)
    with closing(alone):  # what a reader sees that does not mind the journal beside the file
        assert alone.execute("SELECT count(*) FROM journal").fetchone() != (len(made.rows),)
    before = _state(killed)
    code, told = verify(killed / "station.sqlite")
    assert (code, told["entries"], [one["code"] for one in told["findings"]][:1]) == (
        0,
        len(made.rows),
        ["file.hot_journal"],
    )
    assert _state(killed) == before
    assert second_says(killed).verdict == "good"
    assert _state(killed) == before


# ---- witnesses


def test_a_mark_that_saw_more_names_the_first_that_is_missing(
    made: Sealed, place: Path, verify: Verify
) -> None:
    made.mark = Head(made.head.epoch, made.head.seq + 5, bytes(32))
    told = verify(written(made, place))
    assert (told[0], told[1]["mark"]) == (1, "ahead")
    assert told[1]["first_bad"]["epoch"] == made.head.epoch
    assert told[1]["first_bad"]["seq"] == made.head.seq + 1


def test_a_mark_that_saw_another_entry_is_damage(made: Sealed, place: Path, verify: Verify) -> None:
    made.mark = Head(1, 4, bytes(32))
    told = verify(written(made, place))
    assert (told[0], told[1]["mark"], told[1]["first_bad"]["seq"]) == (1, "differs", 4)


def test_a_mark_that_lags_or_is_not_there_is_worth_knowing(made: Sealed, place: Path, verify: Verify) -> None:
    made.mark = Head(1, 4, made.rows[3][3])
    folder = written(made, place)
    mark = mark_file(place.with_name("records-mark"), STATION_ID)
    assert (verify(folder)[0], codes(verify(folder))) == (0, ["mark.behind"])
    mark.write_text("{")
    assert (verify(folder)[0], codes(verify(folder))) == (0, ["mark.unreadable"])
    mark.unlink()
    assert (verify(folder)[0], codes(verify(folder))) == (0, ["mark.missing"])


def test_a_mark_may_be_brought(made: Sealed, place: Path, tmp_path: Path, verify: Verify) -> None:
    write_mark(tmp_path / "kept.json", Head(1, 999, bytes(32)))
    code, told = verify(written(made, place), "--mark", str(tmp_path / "kept.json"))
    assert (code, told["mark"]) == (1, "ahead")


def test_a_receipt_for_more_than_there_is_names_the_first_that_is_missing(
    made: Sealed, place: Path, verify: Verify
) -> None:
    made.acknowledge(len(made.rows) - 1)
    made.rows.pop()
    made.mark = None
    told = verify(written(made, place))
    assert (told[0], told[1]["first_bad"]["seq"]) == (1, made.head.seq + 1)


@pytest.mark.parametrize("wrong", ["signature", "columns_differ", "stranger", "malformed"])
def test_a_receipt_that_is_none_is_damage(made: Sealed, place: Path, verify: Verify, wrong: str) -> None:
    raw, sig, epoch, seq, hashed = made.receipts[1]
    key = made.registry
    other = {
        "signature": (raw, bytes(64), epoch, seq, hashed),
        "columns_differ": (raw, sig, epoch, seq - 1, hashed),
        "stranger": _resigned(key, raw.replace(b"ST-001", b"ST-002"), epoch, seq, hashed),
        "malformed": _resigned(key, b"{}", epoch, seq, hashed),
    }
    made.receipts[1] = other[wrong]
    assert codes(verify(written(made, place))) == [f"receipt.{wrong}"]


def _resigned(key: Ed25519PrivateKey, raw: bytes, *beside: Any) -> Any:
    return raw, key.sign(b"receipt1sig\0" + raw), *beside


def test_a_receipt_taken_out_leaves_its_number(made: Sealed, place: Path, verify: Verify) -> None:
    folder = written(made, place)
    with closing(sqlite3.connect(folder / "station.sqlite")) as connection, connection:
        connection.execute("DROP TRIGGER receipt_no_delete")
        connection.execute("DELETE FROM receipt WHERE n = 1")
    assert codes(verify(folder)) == ["receipt.removed"]


def test_what_two_people_wrote_down_as_lost_is_worth_knowing(
    made: Sealed, place: Path, verify: Verify
) -> None:
    """A receipt for more of epoch 1 than there is: damage, unless the opening of epoch 2 owns up to it."""
    lost = Sealed(made.key, made.registry, rows=made.rows[: _LENGTH - 2])
    opening = json.loads(made.rows[_LENGTH][2])
    head = lost.head
    opening["data"]["last"] = {"epoch": 1, "seq": head.seq, "hash": head.hash.hex()}
    opening["data"]["seen"] = [{"witness": "receipt", "epoch": 1, "seq": _LENGTH, "hash": "00" * 32}]
    lost.receipts = list(made.receipts)
    lost.add(opening, epoch=2)
    lost.files = {}
    told = verify(written(lost, place))
    assert (told[0], "receipt.lost_with_epoch" in codes(told)) == (0, True)
    assert second_says(place).verdict == "good"


# ---- keys


def test_the_registrys_keys_may_be_brought(made: Sealed, place: Path, tmp_path: Path, verify: Verify) -> None:
    folder, public = written(made, place), made.registry.public_key()
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    plain = public.public_bytes_raw().hex()
    for text in (pem, f"# the registry\n{plain.upper()}  # since May\n\n", json.dumps([plain]), pem + plain):
        keys = tmp_path / "keys.txt"
        keys.write_text(text)
        code, told = verify(folder, "--registry-keys", str(keys))
        assert (code, told["registry_keys"]) == (0, "given")
    keys.write_text("11" * 32)
    assert codes(verify(folder, "--registry-keys", str(keys))) == ["receipt.signature"] * 2


@pytest.mark.parametrize(
    "text", ["", "no key", "[1]", "[", "-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----"]
)
def test_without_the_keys_that_were_asked_for_nothing_can_be_told(
    made: Sealed, place: Path, tmp_path: Path, verify: Verify, text: str
) -> None:
    (tmp_path / "keys.txt").write_text(text)
    code, told = verify(written(made, place), "--registry-keys", str(tmp_path / "keys.txt"))
    assert (code, told["verdict"], told["code"]) == (2, "cannot_tell", "keys.unreadable")


def test_whose_records_they_must_be_may_be_said(
    made: Sealed, place: Path, tmp_path: Path, verify: Verify
) -> None:
    """Whoever writes everything anew with a key of his own is found out by the key alone."""
    key = tmp_path / "station.pub"
    key.write_text(made.public_key.hex())
    assert verify(written(made, place), "--station-key", str(key))[0] == 0
    key.write_text("22" * 32)
    told = verify(place, "--station-key", str(key))
    assert (told[0], told[1]["first_bad"]["seq"], codes(told)) == (1, 1, ["entry.other_key"])


# ---- beside the journal


def test_a_photograph_that_is_gone_is_worth_knowing_and_a_changed_one_is_damage(
    made: Sealed, place: Path, verify: Verify
) -> None:
    folder = written(made, place)
    first, second, *_ = sorted((folder / "photos").rglob("*.jpg"))
    first.unlink()
    told = verify(folder)
    assert (told[0], codes(told), told[1]["files"]["missing"]) == (0, ["photo.missing"], 1)
    content = bytearray(second.read_bytes())
    content[5] ^= 1
    second.write_bytes(content)
    told = verify(folder)
    assert (told[0], sorted(codes(told))) == (1, ["photo.damaged", "photo.missing"])
    assert told[1]["first_bad"] is not None
    assert second_says(folder).first_bad == (told[1]["first_bad"]["epoch"], told[1]["first_bad"]["seq"])


@pytest.mark.parametrize(
    ("table", "act"),
    [
        ("pack", "UPDATE pack SET triage_class = 'A', location = 'A1'"),
        ("entry_index", "UPDATE entry_index SET corrected = 1 WHERE seq = 3"),
        ("pin_failure", "INSERT INTO pin_failure VALUES ('OP-1', 3, 5)"),
        ("answer", "DELETE FROM answer WHERE question = 'T01'"),
    ],
)
def test_what_the_screens_show_must_be_what_the_journal_tells(
    made: Sealed, place: Path, verify: Verify, table: str, act: str
) -> None:
    folder = written(made, place)
    with closing(sqlite3.connect(folder / "station.sqlite")) as connection, connection:
        connection.execute(act)
    told = verify(folder)
    assert (told[0], told[1]["projections"], codes(told)) == (1, "differ", ["projections.differ"])
    assert table in told[1]["findings"][0]["what"]


def test_the_key_beside_the_journal_must_be_the_enrolled_one(
    made: Sealed, place: Path, verify: Verify
) -> None:
    folder = written(made, place)
    with closing(sqlite3.connect(folder / "station.sqlite")) as connection, connection:
        connection.execute("DROP TRIGGER identity_no_update")
        connection.execute("UPDATE identity SET public_key = zeroblob(32)")
    assert codes(verify(folder)) == ["identity.differs"]


# ---- what cannot be judged


def _pragma(file: Path, words: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA {words}")


def _emptied(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        for table in ("journal", "entry_index"):
            if table == "journal":
                connection.execute("DROP TRIGGER journal_no_delete")
            connection.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize(
    ("code", "spoil"),
    [
        ("file.absent", lambda file: file.unlink()),
        ("file.unreadable", lambda file: file.write_bytes(b"no database at all" * 100)),
        ("file.unreadable", lambda file: file.write_bytes(b"")),
        ("file.not_ours", lambda file: _pragma(file, "application_id = 7")),
        ("file.newer", lambda file: _pragma(file, "user_version = 99")),
        ("file.empty", _emptied),
    ],
)
def test_what_is_no_journal_cannot_be_told(
    made: Sealed, place: Path, verify: Verify, code: str, spoil: Callable[[Path], object]
) -> None:
    file = written(made, place) / "station.sqlite"
    spoil(file)
    exit_code, told = verify(place)
    assert (exit_code, told["verdict"]) == (2, "cannot_tell")
    assert told["code"] == code or (code == "file.unreadable" and told["code"] == "file.not_ours")
    if code != "file.newer":  # the second one knows no forms of tables, only entries
        assert second_says(place).verdict == "cannot_tell"


def test_records_of_an_earlier_form_are_told_without_their_tables(
    made: Sealed, place: Path, verify: Verify
) -> None:
    _pragma(written(made, place) / "station.sqlite", "user_version = 3")
    code, told = verify(place)
    assert (code, told["projections"], codes((code, told))) == (
        0,
        "not_compared",
        ["projections.not_compared"],
    )
