"""Emergencies, devices, where the station was, and delivery."""

from collections.abc import Callable

import pytest

from app.domain.refusals import Refusal
from app.floor import commands as ask
from app.floor.ports import CannotRecord
from app.floor.views import BatchView, DeliveryNoted, DeliveryView, QueueView, ResumeView
from app.wire.envelope import GENESIS, entry_hash, entry_signature_holds
from app.wire.receipt import Receipt, issue
from tests.fakes.floor import BO, CODE, LEAD, Floor, shown


@pytest.fixture
def floor() -> Floor:
    return Floor()


def test_an_alarm_is_recorded_though_nobody_is_signed_in(floor: Floor) -> None:
    floor.saved(ask.RaiseEmergency("I1"))
    resumed = floor.do(ask.AskResume())
    assert isinstance(resumed, ResumeView)
    assert resumed.emergency
    assert floor.types()[-1] == "emergency.raised"


def test_only_a_supervisor_with_badge_and_pin_ends_an_alarm(floor: Floor) -> None:
    floor.sign_in(LEAD)
    floor.saved(ask.RaiseEmergency("I1"))
    for wrong in (shown(BO), shown(LEAD, pin=False)):
        assert isinstance(floor.do(ask.ClearEmergency("false_alarm", wrong)), Refusal)
    floor.saved(ask.ClearEmergency("false_alarm", shown(LEAD)))
    assert floor.types()[-1] == "emergency.cleared"


def test_the_place_and_the_open_pack_come_back(floor: Floor) -> None:
    floor.sign_in()
    pack = floor.received()
    floor.do(ask.KeepPlace("intake", {"step": "TRIAGE"}))
    resumed = floor.do(ask.AskResume())
    assert isinstance(resumed, ResumeView)
    assert resumed.pack is not None
    assert (resumed.pack.id, resumed.place, resumed.saved) == (pack, "intake", len(floor.entries()))
    queue = floor.do(ask.AskQueue())
    assert isinstance(queue, QueueView)
    assert (queue.open_intakes, queue.stored) == (1, 0)


def test_a_batch_is_the_stored_bytes_and_their_chain(floor: Floor) -> None:
    floor.sign_in()
    floor.received()
    batch = floor.do(ask.AskBatch(2))
    assert isinstance(batch, BatchView)
    assert (batch.first_seq, batch.prev_hash, len(batch.entries)) == (1, GENESIS, 2)
    prev = batch.prev_hash
    for raw, sig in batch.entries:
        prev = entry_hash(prev, raw)
        assert entry_signature_holds(floor.records.pen.public_key, prev, sig)


def receipt(floor: Floor, seq: int, **changed: object) -> ask.NoteDelivery:
    entries = floor.entries()
    values: dict[str, object] = {
        "registry": "REG-1",
        "realm": "practice",
        "incarnation": 1,
        "station": "ST-001",
        "epoch": 1,
        "acked_seq": seq,
        "acked_hash": entries[seq - 1].hash.hex() if 0 < seq <= len(entries) else GENESIS.hex(),
        "at": 1_795_000_000_000,
    }
    signed = issue(Receipt(**{**values, **changed}), floor.registry_key)  # type: ignore[arg-type]
    return ask.NoteDelivery(signed.raw, signed.sig)


def test_a_checked_receipt_moves_what_waits(floor: Floor) -> None:
    floor.sign_in()
    floor.received(CODE)
    before = floor.do(ask.AskDelivery())
    assert isinstance(before, DeliveryView)
    assert (before.saved, before.receipted, before.waiting) == (3, 0, 3)
    noted = floor.do(receipt(floor, 2))
    assert isinstance(noted, DeliveryNoted)
    assert (noted.acked.seq, noted.waiting, noted.rewound) == (2, 1, False)
    after = floor.do(ask.AskDelivery())
    assert isinstance(after, DeliveryView)
    assert (after.receipted, after.waiting, after.receipts_checked) == (2, 1, 1)
    batch = floor.do(ask.AskBatch(50))
    assert isinstance(batch, BatchView)
    assert batch.first_seq == 3


def _resigned(floor: Floor) -> ask.NoteDelivery:
    good = receipt(floor, 2)
    return ask.NoteDelivery(good.raw, bytes(64))


def _not_a_receipt(floor: Floor) -> ask.NoteDelivery:
    raw = b"<html>sign in to the guest network</html>"
    return ask.NoteDelivery(raw, floor.registry_key.sign(b"receipt1sig\0" + raw))


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_resigned, "receipt.signature"),
        (_not_a_receipt, "receipt.malformed"),
        (lambda floor: receipt(floor, 2, station="ST-002"), "receipt.stranger"),
        (lambda floor: receipt(floor, 2, realm="production"), "receipt.stranger"),
        (lambda floor: receipt(floor, 2, registry="REG-2"), "receipt.stranger"),
        (lambda floor: receipt(floor, 2, epoch=2), "receipt.other_epoch"),
        (lambda floor: receipt(floor, 2, acked_hash="00" * 32), "receipt.hash_differs"),
        (lambda floor: receipt(floor, 99), "receipt.ahead"),
    ],
)
def test_what_is_not_our_registrys_word_counts_for_nothing(
    floor: Floor, make: Callable[[Floor], ask.NoteDelivery], code: str
) -> None:
    floor.sign_in()
    floor.received()
    answer = floor.do(make(floor))
    assert isinstance(answer, Refusal)
    assert answer.code == code
    view = floor.do(ask.AskDelivery())
    assert isinstance(view, DeliveryView)
    assert (view.receipted, view.receipts_checked) == (0, 0)


def test_an_old_receipt_is_ignored_but_a_restored_registry_rewinds(floor: Floor) -> None:
    floor.sign_in()
    floor.received()
    floor.do(receipt(floor, 3))
    old = floor.do(receipt(floor, 1))
    assert isinstance(old, Refusal)
    assert old.code == "receipt.old"
    rewound = floor.do(receipt(floor, 1, incarnation=2))
    assert isinstance(rewound, DeliveryNoted)
    assert (rewound.rewound, rewound.waiting) == (True, 2)


def test_once_a_registry_came_back_no_receipt_from_before_counts(floor: Floor) -> None:
    floor.sign_in()
    floor.received()
    floor.do(receipt(floor, 1))
    same_number = floor.do(receipt(floor, 1, incarnation=2))
    assert isinstance(same_number, DeliveryNoted)
    before = floor.do(receipt(floor, 3))
    assert isinstance(before, Refusal)
    assert before.code == "receipt.old"
    assert isinstance(floor.do(receipt(floor, 3, incarnation=2)), DeliveryNoted)


def test_what_cannot_be_recorded_did_not_happen(floor: Floor) -> None:
    floor.sign_in()
    before = floor.types()
    floor.records.fail_next = "record.disk_full"
    with pytest.raises(CannotRecord):
        floor.received()
    assert floor.types() == before
