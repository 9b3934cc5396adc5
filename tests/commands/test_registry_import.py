"""A bundle handed to a registry: the same bytes by the same door, as often as somebody likes."""

import json
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.__main__ import main
from app.commands.registry_import import NotTaken, take_in
from app.host.keys import KEY_FILE
from app.wire.bundle import sign_manifest
from app.wire.receipt import read, receipt_holds
from app.wire.signed import from_wire
from registry.intake import deliver
from registry.service import Registry
from registry.streams import entries_from
from tests.evidence.histories import worked_history
from tests.evidence.sealed import Sealed, sealed
from tests.fakes.delivering_station import AT_MS
from tests.registry.opened import enrolled, opened_registry, snapshot

_LENGTH = 22


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with opened_registry(f"sqlite:///{tmp_path / 'registry.sqlite'}", tmp_path / "registry.key") as one:
        yield one


@pytest.fixture
def made(registry: Registry) -> Sealed:
    """A station of this registry with two epochs, of which nothing was delivered."""
    one = enrolled(registry)
    empty = Sealed(one.key, registry.key, station=one.station, registry_id=registry.identity.registry)
    return sealed(worked_history(0), random.Random(12), length=_LENGTH, epochs=2, made=empty)


@pytest.fixture
def bundle(made: Sealed, tmp_path: Path) -> Path:
    return exported(made, tmp_path)


def exported(made: Sealed, tmp_path: Path, name: str = "bundle") -> Path:
    records = tmp_path / f"records-of-{name}"
    made.write(records, records.with_name(records.name + "-mark"), told=False)
    (records / KEY_FILE).write_bytes(made.key.private_bytes_raw())
    (records / KEY_FILE).chmod(0o600)
    assert main(["export", "--data", str(records), "--out", str(tmp_path / name)]) == 0
    return tmp_path / name


def held(registry: Registry, made: Sealed, epoch: int) -> list[tuple[int, bytes, bytes, bytes]]:
    kept = entries_from(registry, made.station, epoch, first=1, limit=10_000)
    return [(one.seq, one.raw, one.hash, one.sig) for one in kept]


def all_held(registry: Registry, made: Sealed) -> bool:
    epochs = {row[0] for row in made.rows}
    return all(
        held(registry, made, epoch) == [row[1:] for row in made.rows if row[0] == epoch] for epoch in epochs
    )


def test_what_was_exported_is_held_byte_for_byte(registry: Registry, made: Sealed, bundle: Path) -> None:
    done = take_in(registry, bundle)
    assert (done.fresh, done.odd) == (len(made.rows), "")
    assert all_held(registry, made)
    newest = read(done.receipts[made.head.epoch].raw)
    assert (newest.acked_seq, newest.acked_hash) == (made.head.seq, made.head.hash.hex())


def test_taken_in_again_it_changes_nothing(registry: Registry, bundle: Path) -> None:
    take_in(registry, bundle)
    before = snapshot(registry)
    assert (take_in(registry, bundle).fresh, snapshot(registry) == before) == (0, True)


def test_after_half_was_delivered_the_rest_is_taken(registry: Registry, made: Sealed, bundle: Path) -> None:
    (first,) = (bundle / "entries").glob("000001-*")
    lines = first.read_bytes().split(b"\n")
    station = enrolled(registry)  # only to pack what this one would have sent
    station.station, station.key = made.station, made.key
    station.raws = lines[1:12]
    station.hashes = [row[3] for row in made.rows[:11]]
    deliver(registry, made.station, 1, station.body())
    assert len(held(registry, made, 1)) == 11
    assert take_in(registry, bundle).fresh == len(made.rows) - 11
    assert all_held(registry, made)


def test_what_the_registry_gives_back_is_a_good_journal(
    registry: Registry, made: Sealed, bundle: Path, tmp_path: Path
) -> None:
    """Export, import, and export again from what the registry holds: the same journal."""
    take_in(registry, bundle)
    again = Sealed(made.key, made.registry, station=made.station, registry_id=made.registry_id)
    for epoch in sorted({row[0] for row in made.rows}):
        again.rows += [(epoch, *one) for one in held(registry, made, epoch)]
    again.files, again.receipts = made.files, made.receipts
    other = exported(again, tmp_path, "other")
    for file in sorted(bundle.rglob("*")):
        if file.is_file() and not file.name.startswith("manifest"):
            assert file.read_bytes() == (other / file.relative_to(bundle)).read_bytes()


def test_the_command_prints_and_keeps_the_receipts(
    registry: Registry, made: Sealed, bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["registry", "import", str(bundle), "--database", f"sqlite:///{tmp_path / 'registry.sqlite'}"]
    capsys.readouterr()
    assert main([*words, "--receipt", str(tmp_path / "receipts.json")]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["station"], told["new_entries"]) == (made.station, len(made.rows))
    kept = json.loads((tmp_path / "receipts.json").read_bytes())["receipts"]
    assert kept == told["receipts"]
    newest = from_wire(kept[-1])
    assert receipt_holds(newest, registry.identity.public_key)
    assert read(newest.raw).acked_seq == made.head.seq
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["new_entries"] == 0
    assert main([*words, "--receipt", str(tmp_path / "receipts.json" / "in-a-file")]) == 1


def refused(registry: Registry, bundle: Path) -> str:
    """Why a bundle is not taken in; nothing has changed."""
    before = snapshot(registry)
    with pytest.raises(NotTaken) as caught:
        take_in(registry, bundle)
    assert snapshot(registry) == before
    return caught.value.code


def test_strangers_are_refused(registry: Registry, made: Sealed, bundle: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    stranger = Sealed(made.key, made.registry, station="st-unknown", registry_id=made.registry_id)
    sealed(worked_history(0), random.Random(12), length=_LENGTH, made=stranger)
    assert refused(registry, exported(stranger, foreign, "a")) == "station.unknown"
    other = Sealed(made.key, made.registry, station=made.station, registry_id="rg-other")
    sealed(worked_history(0), random.Random(12), length=_LENGTH, made=other)
    assert refused(registry, exported(other, foreign, "b")) == "registry.other"
    thief = Sealed(Ed25519PrivateKey.generate(), made.registry, station=made.station)
    thief.registry_id = made.registry_id
    sealed(worked_history(0), random.Random(12), length=_LENGTH, made=thief)
    assert refused(registry, exported(thief, foreign, "c")) == "bundle.not_signed"
    with opened_registry(f"sqlite:///{foreign / 'p.sqlite'}", foreign / "p.key", realm="production") as real:
        assert refused(real, bundle) == "realm.other"


def test_a_zip_is_taken_in_as_well(registry: Registry, made: Sealed, tmp_path: Path) -> None:
    assert take_in(registry, exported(made, tmp_path, "bundle.zip")).fresh == len(made.rows)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda file: file.unlink(), "batch.cut_short"),
        (lambda file: file.write_bytes(file.read_bytes()[:-2]), "batch.cut_short"),
        (lambda file: file.write_bytes(file.read_bytes().replace(b'"at":', b'"At":', 1)), "batch.last_hash"),
        (lambda file: file.write_bytes(b"{}\n" * 600), "batch.count"),
    ],
)
def test_a_batch_that_is_none_stops_the_import(
    registry: Registry, made: Sealed, bundle: Path, spoil: Callable[[Path], Any], code: str
) -> None:
    (first,) = (bundle / "entries").glob("000001-*")
    spoil(first)
    done = take_in(registry, bundle)
    assert (done.odd, done.fresh, held(registry, made, 1)) == (code, 0, [])


def test_another_history_is_kept_as_evidence(
    registry: Registry, made: Sealed, bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take_in(registry, bundle)
    twin = Sealed(made.key, made.registry, station=made.station, registry_id=made.registry_id)
    twin.rows = made.rows[:20]
    for _ in range(3):
        body = json.loads(made.rows[19][2])
        twin.add({**body, "type": "device.changed", "data": {"at": AT_MS}, "refs": [], "sv": 9}, epoch=1)
    fork = exported(twin, tmp_path, "fork")
    before = len(snapshot(registry)["entry"])
    words = ["registry", "import", str(fork), "--database", f"sqlite:///{tmp_path / 'registry.sqlite'}"]
    assert main(words) == 1
    assert "another history" in capsys.readouterr().err
    after = snapshot(registry)
    assert (len(after["entry"]), len(after["diverging"])) == (before, 3)


def test_a_bundle_whose_beginning_is_missing_is_a_gap(
    registry: Registry, made: Sealed, bundle: Path, tmp_path: Path
) -> None:
    """A manifest that the station signed names only a later batch."""
    for _ in range(600):
        body = json.loads(made.rows[0][2]) | {"type": "device.changed", "sv": 9}
        made.add(body, epoch=made.head.epoch)
    made.files.clear()
    long = exported(made, tmp_path, "long")
    said = json.loads((long / "manifest.json").read_bytes())
    first = min(
        one["name"] for one in said["files"] if one["name"].startswith(f"entries/{made.head.epoch:06d}")
    )
    said["files"] = [one for one in said["files"] if one["name"] != first]
    raw = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    (long / "manifest.json").write_bytes(raw)
    (long / "manifest.sig").write_bytes(sign_manifest(raw, made.key))
    assert take_in(registry, long).odd == "gap"
    shutil.rmtree(bundle)
