"""The command `export`: a bundle that says all, that others can check, and that is never there by half."""

import json
import random
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.__main__ import main
from app.domain.operator import STATION
from app.host.bundle_files import new_bundle, opened_bundle
from app.host.keys import KEY_FILE
from app.wire.bundle import BadBundle, is_plain_name, read_manifest
from tests.evidence.histories import worked_history
from tests.evidence.sealed import STATION as STATION_ID
from tests.evidence.sealed import Sealed, sealed
from tests.evidence.second import FILE, second_says
from tests.station_db.plant import CHANGED, Plant

_LENGTH = 22
FORMS = ("bundle", "bundle.zip")


@pytest.fixture
def made() -> Sealed:
    station = sealed(worked_history(0), random.Random(12), length=_LENGTH, epochs=2)
    station.acknowledge(9)
    return station


@pytest.fixture
def records(made: Sealed, tmp_path: Path) -> Path:
    """Records with their key beside them, as at a station."""
    folder = tmp_path / "records"
    made.write(folder, tmp_path / "records-mark")
    keep_key(folder, made.key)
    return folder


def keep_key(folder: Path, key: Ed25519PrivateKey) -> None:
    (folder / KEY_FILE).write_bytes(key.private_bytes_raw())
    (folder / KEY_FILE).chmod(0o600)


def exported(records: Path, target: Path) -> Path:
    assert main(["export", "--data", str(records), "--out", str(target)]) == 0
    return target


def verified(path: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = main(["verify", str(path), "--json", *words])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("form", FORMS)
def test_a_bundle_is_good_and_says_all(
    records: Path, made: Sealed, tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = exported(records, tmp_path / form)
    code, told = verified(bundle, capsys)
    assert (code, told["verdict"], told["findings"]) == (0, "good", [])
    assert (told["entries"], told["receipts"]) == (len(made.rows), 1)
    assert told["files"] == {"named": len(made.files), "missing": 0, "damaged": 0}
    assert second_says(bundle).verdict == "good"


def test_the_manifest_names_everything(records: Path, made: Sealed, tmp_path: Path) -> None:
    bundle = exported(records, tmp_path / "bundle")
    said = read_manifest((bundle / "manifest.json").read_bytes())
    assert (said.station, said.realm, said.registry) == (STATION_ID, "practice", "REG-1")
    assert said.station_keys == (made.public_key.hex(),)
    assert said.heads[-1] == (made.head.epoch, made.head.seq, made.head.hash.hex())
    assert said.mark == said.heads[-1]
    here = {one.relative_to(bundle).as_posix() for one in bundle.rglob("*") if one.is_file()}
    assert here == {one.name for one in said.files} | {"manifest.json", "manifest.sig"}
    assert all(is_plain_name(name) for name in here)
    assert "核验" in (bundle / "README.txt").read_text(encoding="utf-8")


def test_the_same_records_give_the_same_bytes(records: Path, tmp_path: Path) -> None:
    one, other = (exported(records, tmp_path / name) for name in ("one", "other"))
    for file in sorted(one.rglob("*")):
        if file.is_file() and not file.name.startswith("manifest"):  # it says when it was made
            assert file.read_bytes() == (other / file.relative_to(one)).read_bytes()


def test_the_verifier_inside_needs_nothing_of_ours(records: Path, tmp_path: Path) -> None:
    """Run as an auditor runs it: alone, from another folder, without the project on the path."""
    bundle = exported(records, tmp_path / "bundle")
    alone = tmp_path / "auditor"
    alone.mkdir()
    command = [sys.executable, "-I", str(bundle / "verify_bundle.py"), str(bundle)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=alone, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("GOOD: ")


def test_the_verifier_is_short_and_knows_nothing_of_the_program() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 330
    lines = [line.split()[1] for line in text.splitlines() if line.startswith(("import ", "from "))]
    assert {line.split(".")[0] for line in lines} - set(sys.stdlib_module_names) == {"cryptography"}


def test_a_station_at_work_is_exported_and_goes_on(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    with plant.enrolled() as store:
        keep_key(plant.records, plant.key)
        with store.unit() as unit:
            unit.journal.append(CHANGED, STATION)
            bundle = exported(plant.records, tmp_path / "bundle")
            unit.journal.append(CHANGED, STATION)
        assert store.read_only_counts().entries == 3
    assert read_manifest((bundle / "manifest.json").read_bytes()).entries == 1
    assert second_says(bundle).verdict == "good"


# ---- what is refused, and what a full disk leaves behind


def test_a_damaged_journal_is_not_exported(
    made: Sealed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    epoch, seq, raw, hashed, _ = made.rows[4]
    made.rows[4] = (epoch, seq, raw, hashed, bytes(64))
    made.write(tmp_path / "records")
    keep_key(tmp_path / "records", made.key)
    assert main(["export", "--data", str(tmp_path / "records"), "--out", str(tmp_path / "b")]) == 1
    assert "(1, 5) it is not signed by the station's key" in capsys.readouterr().err
    assert not (tmp_path / "b").exists()


def test_only_the_station_signs_a_bundle(
    records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["export", "--data", str(records), "--out", str(tmp_path / "b")]
    keep_key(records, Ed25519PrivateKey.generate())
    assert main(words) == 1
    (records / KEY_FILE).unlink()
    assert main(words) == 1
    assert "only the station itself can sign" in capsys.readouterr().err
    assert not (records / KEY_FILE).exists()
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_written_over(records: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / form
    target.write_bytes(b"mine")
    assert main(["export", "--data", str(records), "--out", str(target)]) == 2
    assert target.read_bytes() == b"mine"


@pytest.mark.parametrize("form", FORMS)
def test_half_a_bundle_is_never_there(tmp_path: Path, form: str) -> None:
    """Whatever stops it, nothing is under the name and nothing is left beside it."""
    with pytest.raises(OSError, match="no room"):
        _stopped_halfway(tmp_path / form)
    assert list(tmp_path.iterdir()) == []


def _stopped_halfway(target: Path) -> None:
    with new_bundle(target) as bundle:
        bundle.add("entries/000001-0000000001.ndjson", b"half")
        assert not target.exists()
        raise OSError("no room")


def test_a_photograph_that_is_gone_or_spoilt_is_named_as_missing(
    records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone, spoilt, *_ = sorted((records / "photos").rglob("*.jpg"))
    gone.unlink()
    spoilt.write_bytes(bytes(spoilt.stat().st_size))
    bundle = exported(records, tmp_path / "bundle")
    said = read_manifest((bundle / "manifest.json").read_bytes())
    assert set(said.missing) == {one.parent.name + one.stem for one in (gone, spoilt)}
    code, told = verified(bundle, capsys)
    assert (code, told["files"]["missing"]) == (0, 2)


# ---- what is done to a bundle on its way

Spoil = Callable[[Path], object]


def _flip(name: str, at: int) -> Spoil:
    def spoil(bundle: Path) -> None:
        (file,) = bundle.glob(name)
        content = bytearray(file.read_bytes())
        content[at] ^= 1
        file.write_bytes(content)

    return spoil


def _first(pattern: str) -> Callable[[Path], Path]:
    return lambda bundle: sorted(bundle.glob(pattern))[0]


SPOILT: dict[str, tuple[Spoil, str]] = {
    "an entry": (_flip("entries/000001-*", -40), "entry."),
    "a batch's header": (_flip("entries/000001-*", 12), "batch.malformed"),
    "a batch's signature": (
        lambda one: _replace(_first("entries/*")(one), b'"sig":"', _other),
        "batch.signature",
    ),
    "a batch is gone": (lambda one: _first("entries/*")(one).unlink(), "entry.missing"),
    "the last batch is gone": (lambda one: sorted(one.glob("entries/*"))[-1].unlink(), "entry.missing"),
    "the manifest": (
        lambda one: _replace(one / "manifest.json", b'"made_at":', lambda tail: b"2" + tail[1:]),
        "bundle.manifest_signature",
    ),
    "its signature": (_flip("manifest.sig", 3), "bundle.manifest_signature"),
    "the receipts": (_flip("receipts.ndjson", 20), "receipt."),
    "no receipts": (lambda one: (one / "receipts.ndjson").write_bytes(b""), "bundle.file_differs"),
    "a photograph": (lambda one: _first("photos/*/*.jpg")(one).write_bytes(b"\xff\xd8"), "photo.damaged"),
    "the verifier": (lambda one: (one / "verify_bundle.py").write_text("print(0)"), "bundle.file_differs"),
}


def _other(tail: bytes) -> bytes:
    return (b"0" if tail[:1] != b"0" else b"1") + tail[1:]


def _replace(file: Path, mark: bytes, change: Callable[[bytes], bytes]) -> None:
    head, found, tail = file.read_bytes().partition(mark)
    file.write_bytes(head + found + change(tail))


@pytest.mark.parametrize("what", sorted(SPOILT))
def test_what_was_done_to_a_bundle_is_found_by_both(
    records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    bundle = exported(records, tmp_path / "bundle")
    spoil, expected = SPOILT[what]
    spoil(bundle)
    code, told = verified(bundle, capsys)
    assert code == 1
    assert any(one["code"].startswith(expected) for one in told["findings"]), told["findings"]
    first = told["first_bad"]
    says = second_says(bundle)
    assert says.verdict == "damaged"
    assert says.first_bad == ((first["epoch"], first["seq"]) if first else None)


def _zipped(target: Path, members: dict[str, bytes], **how: Any) -> Path:
    with zipfile.ZipFile(target, "w", **how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target


@pytest.mark.parametrize(
    ("members", "how", "code"),
    [
        ({"manifest.json": b"0" * 9_000_000}, {"compression": zipfile.ZIP_DEFLATED}, "bundle.packed"),
        ({"../../evil.py": b""}, {}, "bundle.names"),
        ({"/etc/evil.py": b""}, {}, "bundle.names"),
        ({"C:\\evil.py": b""}, {}, "bundle.names"),
        ({"a/b/c/d.txt": b""}, {}, "bundle.names"),
        ({"manifest.json": b"{}"}, {}, "bundle.manifest"),
        ({"manifest.json": b"[" * 100_000}, {}, "bundle.manifest"),
        ({"manifest.json": b'{"form":"packbench-bundle","v":2}'}, {}, "bundle.newer"),
        ({}, {}, "bundle.manifest"),
    ],
)
def test_a_hostile_zip_is_refused_in_words(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    members: dict[str, bytes],
    how: dict[str, Any],
    code: str,
) -> None:
    file = _zipped(tmp_path / "evil.zip", members, **how)
    exit_code, told = verified(file, capsys)
    assert (exit_code, told["code"]) == (2, code)
    assert second_says(file).verdict == "cannot_tell"


def test_what_is_no_zip_cannot_be_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.zip").write_bytes(b"PK no zip")
    assert verified(tmp_path / "one.zip", capsys)[1]["code"] == "bundle.no_zip"
    assert verified(tmp_path / "gone.zip", capsys)[1]["code"] == "bundle.absent"


def test_a_link_in_a_bundle_is_no_file_of_it(records: Path, tmp_path: Path) -> None:
    bundle = exported(records, tmp_path / "bundle")
    batch = _first("entries/*")(bundle)
    shutil.move(batch, tmp_path / "elsewhere")
    batch.symlink_to(tmp_path / "elsewhere")
    with opened_bundle(bundle) as files:
        assert files.open(f"entries/{batch.name}") is None
        assert files.open("../records/station.key") is None


def test_a_manifest_with_foreign_names_is_none(records: Path, tmp_path: Path) -> None:
    raw = (exported(records, tmp_path / "bundle") / "manifest.json").read_bytes()
    for name in (b"../README.txt", b"/README.txt", b"a/b/c/README.txt", b"READ ME.txt"):
        with pytest.raises(BadBundle):
            read_manifest(raw.replace(b"README.txt", name))
