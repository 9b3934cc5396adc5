"""Records of form 1, made once: every later release opens them, proves them, and reads the bundle of them."""

import shutil
import zipfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from app.commands.bundle_report import examine_bundle
from app.commands.record_report import Asked, examine_records
from app.host.keys import KEY_FILE, station_key
from station_db.store import Store
from tests.evidence.pinned.make_v1 import STATION_KEY
from tests.evidence.second import second_says
from tests.fakes.work_unit import CountedIds, SteppingClock

PINNED = Path(__file__).parent / "pinned" / "v1.zip"
CONTENT = "90d6c3741c12f221d71b7ea30af1ff54a5dab7c6c61c494afcb59c67e84e7daf"
ENTRIES, HEAD = 168, "10dccec3f73408d88a858004b6f11df243aa8afe35870288282fbe8efe7c718f"


@pytest.fixture
def plant(tmp_path: Path) -> Path:
    """The folders as they were: `records`, `records-mark` and `bundle`."""
    assert sha256(PINNED.read_bytes()).hexdigest() == CONTENT, "the pinned records are never made anew"
    with zipfile.ZipFile(PINNED) as archive:
        archive.extractall(tmp_path)
    return tmp_path


def test_they_are_good(plant: Path) -> None:
    plain = examine_records(Asked(plant / "records")).plain()
    assert (plain["verdict"], plain["entries"], plain["receipts"], plain["mark"]) == (
        "good",
        ENTRIES,
        2,
        "equal",
    )
    assert plain["epochs"][-1]["hash"] == HEAD
    assert second_says(plant / "records").verdict == "good"


def test_their_bundle_is_good(plant: Path) -> None:
    plain = examine_bundle(Asked(plant / "bundle")).plain()
    assert (plain["verdict"], plain["entries"], plain["epochs"][-1]["hash"]) == ("good", ENTRIES, HEAD)
    assert second_says(plant / "bundle").verdict == "good"


def test_a_station_opens_and_goes_on_with_them(plant: Path) -> None:
    """Whatever form the tables have by then: migrated, proven with every signature, told again the same."""
    records = plant / "records"
    (records / KEY_FILE).write_bytes(STATION_KEY.private_bytes_raw())
    (records / KEY_FILE).chmod(0o600)
    store = Store.open(
        records,
        realm="practice",
        signing_key=station_key(records),
        clock=SteppingClock(),
        ids=CountedIds(),
        mark_dir=plant / "records-mark",
        newest_signatures=None,
    )
    with closing(store):
        assert store.findings == ()
        assert store.read_only_counts().entries == ENTRIES
        assert store.rebuild() == ENTRIES
    plain = examine_records(Asked(records)).plain()
    assert (plain["verdict"], plain["projections"]) == ("good", "equal")
    shutil.rmtree(records)
