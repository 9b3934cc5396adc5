"""A bundle's batches are those of a delivery, cut by the same limits."""

import json
import random

import pytest

from app.wire.batch import MAX_ENTRIES, BadBatch, batch_signature_holds, unpack
from app.wire.bundle import batches
from tests.evidence.histories import worked_history
from tests.evidence.sealed import STATION as STATION_ID
from tests.evidence.sealed import Sealed, sealed

_LENGTH = 22


@pytest.fixture
def made() -> Sealed:
    return sealed(worked_history(0), random.Random(12), length=_LENGTH, epochs=2)


def test_batches_are_what_delivery_sends(made: Sealed) -> None:
    made.rows = [row for row in made.rows if row[0] == 1]
    newest = json.loads(made.rows[-1][2]) | {"type": "device.changed", "refs": []}
    for _ in range(2 * MAX_ENTRIES):
        made.add(newest, epoch=1)
    packed = list(batches(iter(made.rows), made.key, station=STATION_ID, realm="practice"))
    read = [unpack(body) for _, body in packed]
    assert [len(one.batch.entries) for one in read] == [500, 500, _LENGTH]
    assert all(batch_signature_holds(one, made.public_key) for one in read)
    assert [hashed for one in read for hashed in one.hashes] == [row[3] for row in made.rows]
    assert [one.batch.prev_hash for one in read[1:]] == [one.hashes[-1] for one in read[:-1]]
    assert packed[1][0] == "entries/000001-0000000501.ndjson"


def test_large_entries_make_smaller_batches(made: Sealed) -> None:
    newest = json.loads(made.rows[0][2])
    del made.rows[1:]
    for _ in range(20):
        made.add({**newest, "data": {"x": "y" * 900_000}}, epoch=1)
    packed = list(batches(iter(made.rows), made.key, station=STATION_ID, realm="practice"))
    assert len(packed) > 2
    assert sum(len(unpack(body).batch.entries) for _, body in packed) == 21


def test_an_entry_that_no_batch_can_carry_is_refused(made: Sealed) -> None:
    made.rows[-1] = (*made.rows[-1][:2], b"two\nlines", *made.rows[-1][3:])
    with pytest.raises(BadBatch):
        list(batches(iter(made.rows), made.key, station=STATION_ID, realm="practice"))
