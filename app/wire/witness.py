"""Witnesses of a journal from outside of it: the registry's receipts and the high-water mark."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.record_entry import Inspected, number_in
from app.domain.record_finding import Finding
from app.wire.receipt import BadReceipt, Receipt, read, receipt_holds
from app.wire.record import Signer
from app.wire.signed import Signed

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class StoredReceipt:
    """A receipt as it lies in the file: its number there, and what the columns beside it say."""

    n: int
    raw: bytes
    sig: bytes
    epoch: int | None = None
    acked_seq: int | None = None
    acked_hash: bytes | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A journal as it was walked: its heads by epoch, the hashes asked for, and how epochs were opened."""

    signer: Signer
    heads: Mapping[int, tuple[int, bytes]]
    hashes: Mapping[Place, bytes]
    openings: Mapping[int, Inspected]


def acked_place(stored: StoredReceipt) -> Place | None:
    """Which entry a receipt speaks of, so that its hash can be kept while walking; None for none."""
    try:
        receipt = read(stored.raw)
    except BadReceipt:
        return None
    return (receipt.epoch, receipt.acked_seq) if receipt.acked_seq else None


def receipts_wrong(stored: Iterable[StoredReceipt], told: Told, keys: Sequence[bytes]) -> list[Finding]:
    """What the receipts say against the journal, or against themselves."""
    found: list[Finding] = []
    expected = 1
    for one in stored:
        if one.n != expected:
            found.append(Finding("receipt.removed", facts={"n": expected}))
        expected = one.n + 1
        found += _receipt_wrong(one, told, keys)
    return found


def _receipt_wrong(one: StoredReceipt, told: Told, keys: Sequence[bytes]) -> list[Finding]:
    if not any(receipt_holds(Signed(one.raw, one.sig), key) for key in keys):
        return [Finding("receipt.signature", facts={"n": one.n})]
    try:
        receipt = read(one.raw)
    except BadReceipt:
        return [Finding("receipt.malformed", facts={"n": one.n})]
    beside = (one.epoch, one.acked_seq, one.acked_hash)
    said = (receipt.epoch, receipt.acked_seq, bytes.fromhex(receipt.acked_hash))
    if one.epoch is not None and beside != said:
        return [Finding("receipt.columns_differ", facts={"n": one.n})]
    signer = told.signer
    if (receipt.station, receipt.realm, receipt.registry) != (signer.station, signer.realm, signer.registry):
        return [Finding("receipt.stranger", facts={"n": one.n})]
    return _against(told, receipt)


def _against(told: Told, receipt: Receipt) -> list[Finding]:
    if not receipt.acked_seq:
        return []
    place, hashed = (receipt.epoch, receipt.acked_seq), bytes.fromhex(receipt.acked_hash)
    found = seen_wrong(told, place, hashed, witness="receipt")
    if found and _admitted(told, place):
        return [Finding("receipt.lost_with_epoch", facts={"epoch": place[0], "seq": place[1]})]
    return found


def seen_wrong(told: Told, place: Place, hashed: bytes, *, witness: str) -> list[Finding]:
    """What is wrong when a witness has seen this hash at this place."""
    epoch, seq = place
    last = told.heads.get(epoch, (0, b""))[0]
    if seq > last:
        return [Finding("entry.missing", epoch, last + 1, {"last": seq, "witness": witness})]
    if told.hashes.get(place) != hashed:
        return [Finding("entry.differs", epoch, seq, {"witness": witness})]
    return []


def _admitted(told: Told, place: Place) -> bool:
    """Whether two people who opened a later epoch wrote down that this was seen and is lost."""
    later = [one for epoch, one in told.openings.items() if epoch > place[0] and one.second]
    seen = [one for opening in later for one in opening.listed("seen") if isinstance(one, Mapping)]
    return any(
        number_in(one, "epoch") == place[0] and (number_in(one, "seq") or 0) >= place[1] for one in seen
    )
