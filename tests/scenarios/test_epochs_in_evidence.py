"""Records with an epoch that two people opened over a lost disk: proven, carried by bundle, and taken in."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.__main__ import main
from app.commands.registry_import import take_in
from app.host.keys import KEY_FILE
from app.places import station_places
from app.wire.receipt import read
from registry.service import Registry
from tests.registry.opened import opened_registry
from tests.scenarios.two_histories import History


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with opened_registry(f"sqlite:///{tmp_path / 'registry.sqlite'}", tmp_path / "registry.key") as opened:
        yield opened


@pytest.fixture
def records(registry: Registry, tmp_path: Path) -> Path:
    """Four entries, of which the disk lost one, two of a second epoch over it, three of a third."""
    history = History(tmp_path / "station", registry)
    history.record(2)
    image = history.copy(tmp_path / "image")
    history.record(1)
    history.put_back(image)
    history.record_over(1)
    again = history.copy(tmp_path / "again")
    history.record(2)
    history.put_back(again)
    history.record_over(2)
    (history.records / KEY_FILE).write_bytes(history.key.private_bytes_raw())
    (history.records / KEY_FILE).chmod(0o600)
    history.marks.rename(station_places(history.records).mark)
    return history.records


def test_the_command_finds_them_good(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(records)]) == 0
    told = capsys.readouterr().out
    assert "Newest:      (1, 3), (2, 2), (3, 3)" in told
    assert "Projections: equal" in told


def test_both_verifiers_find_the_bundle_good_and_the_registry_takes_it_whole(
    records: Path, registry: Registry, tmp_path: Path
) -> None:
    bundle = tmp_path / "bundle"
    assert main(["export", "--data", str(records), "--out", str(bundle)]) == 0
    assert main(["verify", str(bundle)]) == 0
    second = subprocess.run(
        [sys.executable, str(bundle / "verify_bundle.py"), str(bundle)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 0, second.stdout + second.stderr
    taken = take_in(registry, bundle)
    assert (taken.fresh, taken.odd) == (8, "")
    assert [(epoch, read(one.raw).acked_seq) for epoch, one in sorted(taken.receipts.items())] == [
        (1, 3),
        (2, 2),
        (3, 3),
    ]
