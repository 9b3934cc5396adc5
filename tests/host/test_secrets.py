"""The station's key, the pepper and the PINs."""

import stat
import time
from pathlib import Path

import pytest

from app.host.keys import KEY_FILE, PEPPER_FILE, KeyRefused, pepper, station_key
from app.host.pins import PepperedPins, PinCost

QUICK = PinCost(passes=1, memory_kib=8)


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path):
    folder = tmp_path / "records"
    first = station_key(folder)
    again = station_key(folder)
    assert first.private_bytes_raw() == again.private_bytes_raw()
    assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600
    assert [file.name for file in folder.iterdir()] == [KEY_FILE], "nothing lies about"
    assert station_key(tmp_path / "other").private_bytes_raw() != first.private_bytes_raw()


def test_the_pepper_is_another_secret(tmp_path: Path):
    assert pepper(tmp_path) == pepper(tmp_path) != station_key(tmp_path).private_bytes_raw()
    assert stat.S_IMODE((tmp_path / PEPPER_FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o601])
def test_a_key_that_others_may_touch_is_refused(tmp_path: Path, mode: int):
    station_key(tmp_path)
    (tmp_path / KEY_FILE).chmod(mode)
    with pytest.raises(KeyRefused, match=r"key\.too_open"):
        station_key(tmp_path)


@pytest.mark.parametrize("content", [b"", b"\1" * 31, b"\1" * 33])
def test_a_key_of_the_wrong_length_is_refused_and_not_replaced(tmp_path: Path, content: bytes):
    file = tmp_path / KEY_FILE
    file.write_bytes(content)
    file.chmod(0o600)
    with pytest.raises(KeyRefused, match=r"key\.malformed"):
        station_key(tmp_path)
    assert file.read_bytes() == content


def test_a_link_in_the_place_of_the_key_is_refused(tmp_path: Path):
    station_key(tmp_path / "real")
    (tmp_path / KEY_FILE).symlink_to(tmp_path / "real" / KEY_FILE)
    with pytest.raises(OSError, match="symbolic"):
        station_key(tmp_path)


def test_a_pin_matches_its_own_hash_alone():
    pins = PepperedPins(b"p" * 32, QUICK)
    kept = pins.hash("4711")
    assert "4711" not in kept
    assert kept.startswith("$argon2id$")
    assert pins.matches(kept, "4711")
    assert not pins.matches(kept, "4712")
    assert not pins.matches(kept, "")
    assert pins.hash("4711") != kept, "salted"


def test_a_hash_is_worthless_without_the_pepper():
    kept = PepperedPins(b"p" * 32, QUICK).hash("4711")
    assert not PepperedPins(b"q" * 32, QUICK).matches(kept, "4711")


@pytest.mark.parametrize(
    "kept", ["", "4711", "$argon2id$", "$argon2id$v=19$m=8,t=1,p=1$AAAA$AAAA", "\0", "é"]
)
def test_a_malformed_hash_belongs_to_no_pin(kept: str):
    assert not PepperedPins(b"p" * 32, QUICK).matches(kept, "4711")


def test_any_text_may_be_tried_as_a_pin():
    pins = PepperedPins(b"p" * 32, QUICK)
    for tried in ("\0", "\ud800", "九九九九", "1" * 10_000):
        assert not pins.matches(pins.hash("4711"), tried)
        assert pins.matches(pins.hash(tried), tried)


def test_hashes_of_older_cost_still_match():
    kept = PepperedPins(b"p" * 32, QUICK).hash("4711")
    assert PepperedPins(b"p" * 32).matches(kept, "4711")


def test_a_check_is_slow_but_not_for_the_bench():
    pins = PepperedPins(b"p" * 32)
    kept = pins.hash("4711")
    took = []
    for _ in range(3):
        began = time.thread_time()
        assert pins.matches(kept, "4711")
        took.append(time.thread_time() - began)
    assert 0.002 < min(took) < 0.15
    assert "m=19456,t=2,p=1" in kept
