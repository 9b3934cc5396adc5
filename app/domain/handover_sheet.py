"""The handover sheet as it is frozen: plain values with their origins, a number and a check code."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from app.domain.handover import Standing
from app.domain.handover_abnormal import abnormal
from app.domain.handover_blocks import head, result
from app.domain.handover_given import AtPrint, Said
from app.domain.handover_leaf import Leaf, noted
from app.domain.handover_open import in_progress, kept_apart
from app.domain.handover_plain import plain_standing
from app.domain.handover_shift import Shift
from app.domain.handover_state import delivery, equipment, instructions, questions, safety
from app.domain.journal import Entry
from app.domain.shift_facts import HandoverSigned

FORM = "HANDOVER-1"
LONGEST = 1_000_000
"""Bytes of a sheet's canonical JSON; with its envelope it must stay under the journal's MiB an entry."""

ITEM = "PBI"
"""Begins the code of an open item on paper; short, so that its symbol has large modules."""

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK_LENGTH = 8
_TYPED = frozenset({"typed_weight", "typed_output", "typed_code"})
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


class SheetTooLong(ValueError):
    """More stands open than one journal entry can carry; something must be finished or routed first."""


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One thing the incoming lead goes through. `paper` is what its QR holds, "" where it has none.

    `block` is the letter on the sheet, `kind` the row's kind, `tag` the pack's short name or "", `code` that
    of its pack or label. What the QR holds names this very sheet and row, so that the paper of another sheet,
    or of this one before it was frozen anew, says that it is another.
    """

    key: str
    block: str
    kind: str
    tag: str
    code: str
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One side's signature as a sheet prints it; `at_ms` in UTC milliseconds."""

    side: str
    operator: str
    verdict: str
    remarks: str
    at_ms: int
    accepted: tuple[str, ...]
    second: str


def freeze_content(shift: Shift, given: AtPrint, words: Said) -> dict[str, Any]:
    """Everything the sheet says, for `SheetFrozen.content`: objects, lists, texts, whole numbers, no more.

    Raises:
        ValueError: the shift has no entry at all.
        SheetTooLong: it would not fit into an entry.
    """
    local = local_time(given.at_ms, given.offset_min)
    number = next_number(shift.earlier, station=given.station, month=local.strftime("%y%m"))
    content = {
        "form": FORM,
        "A": head(shift, given, words, number=number),
        "B": result(shift),
        "C": in_progress(shift, given, words),
        "D": kept_apart(shift, given, words),
        "E": abnormal(shift, words),
        "F": equipment(shift, words, today=local.date().isoformat()),
        "G": safety(words),
        "H": delivery(given),
        "I": instructions(words),
        "J": questions(words),
        "standing": plain_standing(shift.standing),
    }
    content["people"] = _people(content, given)
    if len(canonical(content)) > LONGEST:
        raise SheetTooLong(number)
    return content


def next_number(earlier: Standing, *, station: str, month: str) -> str:
    """The next sheet's number: station, year and month, and a number that begins anew each month."""
    prefix = f"{re.sub('[^0-9A-Za-z-]', '', station)[:16]}-{month}-"
    before = earlier.sheets[-1].sheet if earlier.sheets else ""
    running = before.removeprefix(prefix) if before.startswith(prefix) else ""
    return f"{prefix}{int(running) + 1 if running.isdecimal() else 1:04d}"


def local_time(ms: int, offset_min: int) -> datetime:
    """A time on the wall of the station, without a zone."""
    return (_BEGINNING + timedelta(milliseconds=ms, minutes=offset_min)).replace(tzinfo=None)


def canonical(content: Mapping[str, Any]) -> bytes:
    """The content's bytes that its check code is of: the same as inside the journal's entry."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def check_code(content: Mapping[str, Any]) -> str:
    """Eight characters (Crockford base 32) of the content's SHA-256, to compare paper and record by eye."""
    bits = int.from_bytes(sha256(canonical(content)).digest()[:5], "big")
    return "".join(_CROCKFORD[bits >> 5 * place & 31] for place in reversed(range(_CHECK_LENGTH)))


def sheet_code(content: Mapping[str, Any]) -> str:
    """What the QR code at the head of the sheet holds; the last part names the last entry told of."""
    head_block = content["A"]
    told_of = head_block["entries"]["from"][-1]
    station = re.sub("[^0-9A-Za-z-]", "", head_block["station"]["v"])
    parts = ("PBS", head_block["sheet"]["v"], check_code(content), station, f"{told_of[0]}-{told_of[-1]}")
    return ":".join(parts)


def item_code(check: str, number: int) -> str:
    """What the QR code of an open item holds: the sheet's check code and the item's number on it, from 1."""
    return f"{ITEM}:{check}:{number}"


def open_items(content: Mapping[str, Any]) -> tuple[OpenItem, ...]:
    """What is gone through one by one: all of C and D, of E what is open or was typed, and what waits."""
    rows = [("C", row) for row in content["C"]] + [("D", row) for row in content["D"]]
    rows += [
        ("E", row) for row in content["E"] if row["open"]["v"] or row.get("of", row["kind"])["v"] in _TYPED
    ]
    check = check_code(content)
    items = [
        OpenItem(
            row["key"],
            block,
            row["kind"]["v"],
            _of(row, "tag"),
            _of(row, "code"),
            item_code(check, number) if _of(row, "code") else "",
        )
        for number, (block, row) in enumerate(rows, start=1)
    ]
    if content["H"]["waiting"]["v"]:
        items.append(OpenItem("waiting", "H", "waiting", "", ""))
    return tuple(items)


def signatures_under(sheet: str, entries: Iterable[Entry]) -> tuple[Signature, ...]:
    """All signatures under a sheet, oldest first."""
    return tuple(
        Signature(
            side=entry.data["side"],
            operator=entry.data["operator"],
            verdict=entry.data["verdict"],
            remarks=entry.data["remarks"],
            at_ms=(entry.at - _BEGINNING) // timedelta(milliseconds=1),
            accepted=tuple(entry.data["accepted"]),
            second=entry.second or "",
        )
        for entry in entries
        if entry.type == HandoverSigned.type and entry.data["sheet"] == sheet
    )


def _of(row: Mapping[str, Any], name: str) -> str:
    leaf = row.get(name)
    return leaf["v"] if leaf is not None else ""


def _people(content: Mapping[str, Any], given: AtPrint) -> dict[str, dict[str, Leaf]]:
    """Badge number and level of everybody the sheet names, as the roster had them."""
    return {
        operator: {
            "number": noted(given.people[operator].number, "roster"),
            "level": noted(given.people[operator].level, "roster"),
        }
        for operator in sorted(set(_operators(content)))
        if operator in given.people
    }


def _operators(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _operators(one)
    elif isinstance(part, dict):
        for name, one in part.items():
            if name in ("operator", "by", "second", "outgoing", "incoming"):
                yield one["v"]
            elif name != "standing":
                yield from _operators(one)
