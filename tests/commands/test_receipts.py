"""Receipts carried back by hand: believed exactly as those that come over the network, and not otherwise."""

import json
import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.__main__ import main
from app.assembly import open_store
from app.assembly.signing import signing_key
from app.domain.operator import STATION
from app.floor.commands import AskBatch
from app.floor.deliver import ask_batch
from app.host.clock import SystemClock
from app.host.keys import KEY_FILE
from app.places import Places, station_places
from app.wire.receipt import issue, read
from app.wire.receipt_file import BadReceiptFile, read_receipt_file, receipt_file
from app.wire.signed import Signed
from registry.service import rotate_key
from tests.fakes.floor import Floor
from tests.registry.opened import opened_registry
from tests.scenarios.two_histories import History
from tests.station_db.plant import CHANGED


@dataclass
class Carried:
    """A station's data directory, a registry's database, and what is carried between them by hand."""

    folder: Path
    places: Places

    @property
    def database(self) -> str:
        return f"sqlite:///{self.folder / 'registry.sqlite'}"

    @property
    def key_file(self) -> Path:
        return self.folder / "registry.key"

    def record(self, count: int) -> None:
        with (
            closing(open_store(self.places, "practice", signing_key(self.places), SystemClock())) as store,
            store.unit() as unit,
        ):
            for _ in range(count):
                unit.journal.append(CHANGED, STATION)

    def to_the_registry(self, name: str) -> Path:
        """Export, import; the file of receipts."""
        bundle, file = self.folder / name, self.folder / f"{name}.receipts"
        assert main(["export", "--data", str(self.places.records), "--out", str(bundle)]) == 0
        words = ["registry", "import", str(bundle), "--receipt", str(file), "--database", self.database]
        assert main([*words, "--key", str(self.key_file)]) == 0
        return file

    def take(self, file: Path) -> int:
        return main(["receipts", "take", str(file), "--data", str(self.places.records)])

    def delivered(self) -> int:
        """Up to which entry delivery has come by the station's own word."""
        with (
            closing(open_store(self.places, "practice", signing_key(self.places), SystemClock())) as store,
            store.unit() as unit,
        ):
            batch = ask_batch(unit, AskBatch(500), Floor().site)
            return unit.journal.head().seq if batch is None else batch.first_seq - 1


@pytest.fixture
def carried(tmp_path: Path) -> Carried:
    with opened_registry(f"sqlite:///{tmp_path / 'registry.sqlite'}", tmp_path / "registry.key") as registry:
        history = History(tmp_path / "station", registry)
        history.record(2)
    places = station_places(tmp_path / "data")
    shutil.copytree(history.records, places.records)
    shutil.copytree(history.marks, places.mark)
    (places.records / KEY_FILE).write_bytes(history.key.private_bytes_raw())
    (places.records / KEY_FILE).chmod(0o600)
    return Carried(tmp_path, places)


def test_what_the_registry_signed_counts_as_delivered(
    carried: Carried, capsys: pytest.CaptureFixture[str]
) -> None:
    assert carried.delivered() == 0
    file = carried.to_the_registry("one")
    carried.record(2)  # work went on meanwhile
    capsys.readouterr()
    assert carried.take(file) == 0
    assert "up to entry 3; 2 entries wait" in capsys.readouterr().out
    assert carried.delivered() == 3
    assert carried.take(file) == 0, "the same file once more changes nothing"
    assert carried.take(carried.to_the_registry("two")) == 0
    assert carried.delivered() == 5
    assert main(["verify", "--journal-only", str(carried.places.records)]) == 0


def test_it_brings_the_keys_that_the_registry_has_changed_to(carried: Carried) -> None:
    assert carried.take(carried.to_the_registry("one")) == 0
    for _ in range(2):
        rotate_key(carried.database, carried.key_file)
    carried.record(1)
    assert carried.take(carried.to_the_registry("two")) == 0
    assert carried.delivered() == 4, "the entries about the keys themselves wait"
    assert main(["verify", "--journal-only", str(carried.places.records)]) == 0


def test_an_older_file_moves_nothing_back(carried: Carried, capsys: pytest.CaptureFixture[str]) -> None:
    first = carried.to_the_registry("one")
    carried.record(2)
    assert carried.take(carried.to_the_registry("two")) == 0
    assert carried.take(first) == 1
    assert "older than one that was taken in before" in capsys.readouterr().err
    assert carried.delivered() == 5


def test_nothing_foreign_counts(carried: Carried, capsys: pytest.CaptureFixture[str]) -> None:
    good = read_receipt_file(carried.to_the_registry("one").read_bytes())
    (one,) = good.receipts
    said, stranger = read(one.raw), Ed25519PrivateKey.from_private_bytes(b"\x55" * 32)
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(carried.key_file.read_text().strip()))
    odd: tuple[tuple[Signed, str], ...] = (
        (issue(said, stranger), "not signed by our registry"),
        (Signed(one.raw.replace(b'"acked_seq":3', b'"acked_seq":2'), one.sig), "not signed by our registry"),
        (issue(replace(said, station="st-0"), key), "for another station"),
        (issue(replace(said, registry="rg-0"), key), "for another station"),
        (issue(replace(said, realm="production"), key), "for another station"),
        (issue(replace(said, epoch=2), key), "an epoch that is not here"),
    )
    for number, (receipt, words) in enumerate(odd):
        file = carried.folder / f"odd-{number}"
        file.write_bytes(receipt_file([receipt], []))
        assert carried.take(file) == 1
        assert words in capsys.readouterr().err
    assert carried.delivered() == 0
    mixed = carried.folder / "mixed"
    mixed.write_bytes(receipt_file([odd[0][0], one], []))
    assert carried.take(mixed) == 1, "what is good in it counts, and the rest is told"
    assert carried.delivered() == 3


def test_a_receipt_that_our_journal_contradicts_stops_work(
    carried: Carried, capsys: pytest.CaptureFixture[str]
) -> None:
    one = read(read_receipt_file(carried.to_the_registry("one").read_bytes()).receipts[0].raw)
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(carried.key_file.read_text().strip()))
    file = carried.folder / "ahead"
    file.write_bytes(receipt_file([issue(replace(one, acked_seq=9), key)], []))
    assert carried.take(file) == 1
    assert "holds more than this station" in capsys.readouterr().err
    assert carried.take(file) == 1
    assert "journal.shorter_than_registry" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"receipts":{}}',
        b'{"receipts":[1]}',
        b'{"receipts":[{"raw":"x","sig":"zz","key":""}]}',
        b'{"receipts":[],"handed":{}}',
        b'{"receipts":[],"handed":[{}]}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"receipts":[' + b"0," * 20_000 + b"0]}",
        json.dumps({"receipts": [{"raw": "\ud800", "sig": "", "key": ""}]}).encode(),
    ],
)
def test_a_file_of_anything_else_is_told_plainly(
    carried: Carried, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(BadReceiptFile):
        read_receipt_file(content)
    file = carried.folder / "odd"
    file.write_bytes(content)
    assert carried.take(file) == 2
    assert "holds no receipts of a registry" in capsys.readouterr().err
    assert carried.take(carried.folder / "nothing") == 2


def test_an_empty_file_and_an_empty_folder_are_no_success(
    carried: Carried, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = carried.folder / "empty"
    file.write_bytes(receipt_file([], []))
    assert carried.take(file) == 1
    assert main(["receipts", "take", str(file), "--data", str(tmp_path / "nowhere")]) == 1
    assert "store.not_enrolled" in capsys.readouterr().err
