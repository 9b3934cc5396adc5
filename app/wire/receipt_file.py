"""Receipts in a file that is carried by hand: what the registry signed when it took a bundle in."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from app.wire.handover import BadHandover, Handover, plain_handover, read_handovers
from app.wire.signed import BadSigned, Signed, from_wire, to_wire

MAX_FILE = 16 * 1_048_576
MOST_RECEIPTS = 10_000


class BadReceiptFile(ValueError):
    """The bytes are no such file."""


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """Nothing of it is believed yet. `handovers` lead to the key that the registry signs with now."""

    receipts: tuple[Signed, ...]
    handovers: tuple[Handover, ...] = ()


def receipt_file(receipts: Sequence[Signed], handovers: Sequence[Handover]) -> bytes:
    """The file as JSON."""
    body = {
        "receipts": [to_wire(one) for one in receipts],
        "handed": [plain_handover(one) for one in handovers],
    }
    return json.dumps(body, indent=1).encode() + b"\n"


def read_receipt_file(content: bytes) -> ReceiptFile:
    """Read it back; one without hand-overs is of an earlier program.

    Raises:
        BadReceiptFile: something else, or more than any station has epochs.
    """
    try:
        body = json.loads(content) if len(content) <= MAX_FILE else None
        if not isinstance(body, dict) or not isinstance(body.get("receipts"), list):
            raise BadReceiptFile
        if len(body["receipts"]) > MOST_RECEIPTS:
            raise BadReceiptFile
        handovers = read_handovers(body.get("handed", []))
        return ReceiptFile(tuple(from_wire(one) for one in body["receipts"]), handovers)
    except (ValueError, RecursionError, BadSigned, BadHandover) as broken:
        raise BadReceiptFile from broken
