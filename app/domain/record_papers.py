"""What stands on paper or takes something back: corrections, packs and their intake, labels, sheets."""

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256

from app.domain.record_entry import Inspected

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK_LENGTH = 8
_SIDES = {"outgoing": (), "incoming": ("outgoing",), "witness": ("outgoing", "incoming")}


class PaperBooks:
    """What was said before: every entry by its number, the packs, the print orders and the sheets."""

    def __init__(self) -> None:
        # By epoch, in order: a station keeps hundreds of thousands of entries, so no mapping of each.
        self.before: dict[int, list[tuple[str, str]]] = {}
        self.corrected: set[tuple[int, int]] = set()
        self.packs: set[str] = set()
        self.received: dict[tuple[int, int], str] = {}
        self.orders: dict[str, str] = {}
        self.prints: dict[str, int] = {}
        self.sheets: dict[str, dict[str, str]] = {}
        self.checks: dict[str, str] = {}
        self.tries: dict[str, int] = {}
        self.frozen_to: dict[int, int] = {}

    def tell(self, entry: Inspected) -> None:
        """What an entry changes."""
        self.before.setdefault(entry.epoch, []).append((entry.hash, entry.type))
        if entry.type == "entry.corrected":
            place = _target(entry)
            self.corrected.add(place)
            self.packs.discard(self.received.get(place, ""))
        elif entry.type in ("pack.received", "pack.taken_over"):
            self.packs.add(entry.text("pack"))
            self.received[entry.place] = entry.text("pack")
        elif entry.type in ("label.ordered", "label.bound"):
            self.orders[entry.text("job")] = entry.text("text")
            self.prints[entry.text("text")] = self.prints.get(entry.text("text"), 0) + 1
        elif entry.type == "sheet.frozen":
            self.sheets[entry.text("sheet")] = {}
            self.checks[entry.text("sheet")] = entry.text("check")
            self.frozen_to[entry.epoch] = entry.seq
        elif entry.type == "sheet.printed":
            self.tries[entry.text("sheet")] = self.tries.get(entry.text("sheet"), 0) + 1
        elif entry.type == "handover.signed":
            self.sheets.setdefault(entry.text("sheet"), {})[entry.text("side")] = entry.second

    def entry_at(self, place: tuple[int, int]) -> tuple[str, str] | None:
        """Hash and type of an entry before this one, or None when there is none of that number."""
        told = self.before.get(place[0], [])
        return told[place[1] - 1] if 1 <= place[1] <= len(told) else None


def _target(entry: Inspected) -> tuple[int, int]:
    return (entry.number("epoch") or 0, entry.number("seq") or 0)


# ---- corrections


def _correction(books: PaperBooks, entry: Inspected) -> Iterator[str]:
    named = books.entry_at(_target(entry))
    if named is None:
        yield "correction.of_nothing"
        return
    if named != (entry.text("hash"), entry.text("corrected_type")):
        yield "correction.of_another"
    if named[1] == "entry.corrected":
        yield "correction.of_a_correction"
    if _target(entry) in books.corrected:
        yield "correction.twice"


# ---- packs


def _first_seen(books: PaperBooks, entry: Inspected) -> Iterator[str]:
    if not entry.text("pack") or entry.text("pack") in books.packs:
        yield "pack.received_twice"
    if entry.text("read_by") == "typed" and len(set(entry.listed("typed_by"))) < 2:
        yield "people.typed_alone"


def _of_a_pack(books: PaperBooks, entry: Inspected) -> Iterator[str]:
    if entry.text("pack") not in books.packs:
        yield "pack.never_received"


# ---- labels


def _ordered(books: PaperBooks, entry: Inspected) -> Iterator[str]:
    if entry.text("job") in books.orders:
        yield "label.order_used"
    if entry.number("print_no") != books.prints.get(entry.text("text"), 0) + 1:
        yield "label.miscounted"


def _bound(books: PaperBooks, entry: Inspected) -> Iterator[str]:
    if entry.text("job") in books.orders:
        yield "label.order_used"


def _of_an_order(books: PaperBooks, entry: Inspected) -> Iterator[str]:
    if books.orders.get(entry.text("job")) != entry.text("text"):
        yield "label.never_ordered"


# ---- sheets


def check_of(content: object) -> str:
    """The eight characters that stand on a sheet: of the SHA-256 over its content as canonical JSON."""
    raw = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    number = int.from_bytes(sha256(raw).digest()[:5], "big")
    return "".join(_CROCKFORD[number >> 5 * place & 31] for place in reversed(range(_CHECK_LENGTH)))


def _frozen(books: PaperBooks, entry: Inspected) -> Iterator[str]:
    if entry.text("check") != check_of(entry.data.get("content")):
        yield "sheet.check_differs"
    if entry.text("sheet") in books.sheets:
        yield "sheet.number_used"
    first, last = entry.number("first_seq") or 0, entry.number("last_seq") or 0
    if not books.frozen_to.get(entry.epoch, 0) < first <= last < entry.seq:
        yield "sheet.other_entries"


def _sheet_printed(books: PaperBooks, entry: Inspected) -> Iterator[str]:
    if entry.text("sheet") not in books.sheets:
        yield "sheet.never_frozen"
    elif entry.number("print_no") != books.tries.get(entry.text("sheet"), 0) + 1:
        yield "sheet.miscounted"


def _signed(books: PaperBooks, entry: Inspected) -> Iterator[str]:
    signed = books.sheets.get(entry.text("sheet"))
    if signed is None:
        yield "sheet.never_frozen"
        return
    if entry.second != entry.text("operator"):
        yield "sheet.other_signature"
    if entry.text("side") in signed:
        yield "sheet.side_twice"
    if not _off_its_paper(entry, books.checks.get(entry.text("sheet"), "")):
        yield "sheet.other_paper"
    if any(side not in signed for side in _SIDES.get(entry.text("side"), ("nobody",))):
        yield "sheet.side_too_early"
    if entry.second in signed.values():
        yield "people.same_twice"


def _off_its_paper(entry: Inspected, check: str) -> bool:
    """Whether what was scanned are codes of this sheet's items. Programs before said nothing of it."""
    scanned = entry.data.get("scanned", ())
    if not isinstance(scanned, list | tuple):
        return False
    return all(isinstance(text, str) and text.startswith(f"PBI:{check}:") for text in scanned)


RULES: Mapping[str, tuple[Callable[[PaperBooks, Inspected], Iterator[str]], ...]] = {
    "entry.corrected": (_correction,),
    "pack.received": (_first_seen,),
    "pack.taken_over": (_first_seen,),
    "pack.handed_on": (_of_a_pack,),
    "pack.came_back": (_of_a_pack,),
    "triage.answered": (_of_a_pack,),
    "weight.taken": (_of_a_pack,),
    "pack.routed": (_of_a_pack,),
    "pack.quarantined": (_of_a_pack,),
    "label.ordered": (_ordered,),
    "label.bound": (_bound,),
    "label.sending": (_of_an_order,),
    "label.printed": (_of_an_order,),
    "label.proven": (),
    "sheet.frozen": (_frozen,),
    "sheet.printed": (_sheet_printed,),
    "handover.signed": (_signed,),
}
