"""The whole examination of a journal without the program that wrote it: one walk, then its witnesses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.journal import Head
from app.domain.record_finding import Finding
from app.domain.record_rules import RecordRules
from app.wire.heard import ADOPTED, page_wrong
from app.wire.record import Provenance, Signer, StoredRow, linked
from app.wire.witness import Place, StoredReceipt, Told, acked_place, receipts_wrong, seen_wrong

_MOST_KEPT = 1_000


class Tally:
    """What was found. Where a journal is damaged throughout only the first are kept, but all are counted."""

    def __init__(self) -> None:
        self.kept: list[Finding] = []
        self.grave = 0
        self.notes = 0
        self.first_bad: Finding | None = None

    def add(self, findings: Iterable[Finding]) -> None:
        """Some more. The first bad entry is the one first in the journal, whenever it was found."""
        for one in findings:
            if len(self.kept) < _MOST_KEPT:
                self.kept.append(one)
            if not one.grave:
                self.notes += 1
                continue
            self.grave += 1
            if one.epoch and (self.first_bad is None or _place(one) < _place(self.first_bad)):
                self.first_bad = one


def _place(finding: Finding) -> Place:
    return (finding.epoch, finding.seq)


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What stands beside a journal.

    `mark` is the high-water mark or None; `seen` are further heads that must be there, by their witness;
    `registry_keys` replaces the keys pinned at enrolment; `station_key` is whose records these must be.
    """

    receipts: Sequence[StoredReceipt] = ()
    mark: Head | None = None
    seen: Sequence[tuple[str, Head]] = ()
    registry_keys: Sequence[bytes] | None = None
    station_key: bytes | None = None


@dataclass(slots=True)
class Examined:
    """What came of it. `named` maps each file an entry names to the first entry that does, and its length."""

    tally: Tally = field(default_factory=Tally)
    entries: int = 0
    heads: Mapping[int, tuple[int, bytes]] = field(default_factory=dict)
    signer: Signer = field(default_factory=Signer)
    named: dict[str, tuple[int, int, int, str]] = field(default_factory=dict)
    mark: str = "missing"


def examine(rows: Iterable[StoredRow], beside: Witnesses) -> Examined:
    """Walk the journal, then hold it against its witnesses; nothing in the rows is believed."""
    found = Examined()
    wanted = _wanted(beside)
    hashes: dict[Place, bytes] = {}
    provenance, rules = Provenance(beside.station_key), RecordRules()
    for row in linked(rows):
        found.entries += 1
        entry, wrong = provenance.look_at(row)
        if wrong:
            found.tally.add(wrong)
        if (row.epoch, row.seq) in wanted:
            hashes[(row.epoch, row.seq)] = row.hash
        if entry is None:
            continue
        told = rules.look_at(entry)
        if entry.type == ADOPTED:
            told += page_wrong(entry, provenance.signer, beside.registry_keys)
        if told:
            found.tally.add(told)
        for sha256, length, kind in entry.refs:
            found.named.setdefault(sha256, (row.epoch, row.seq, length, kind))
    found.heads = {epoch: (seq, hashed) for epoch, seq, hashed in provenance.heads}
    found.signer = provenance.signer
    _hold_against(found, beside, Told(found.signer, found.heads, hashes, provenance.openings))
    return found


def _wanted(beside: Witnesses) -> set[Place]:
    places = {acked_place(one) for one in beside.receipts}
    heads = [head for _, head in beside.seen] + ([beside.mark] if beside.mark else [])
    return {place for place in places if place} | {(head.epoch, head.seq) for head in heads}


def _hold_against(found: Examined, beside: Witnesses, told: Told) -> None:
    pinned = told.signer.registry_keys
    keys = beside.registry_keys if beside.registry_keys is not None else pinned
    found.tally.add(receipts_wrong(beside.receipts, told, keys))
    for witness, head in beside.seen:
        found.tally.add(seen_wrong(told, (head.epoch, head.seq), head.hash, witness=witness))
    mark = beside.mark
    if mark is None:
        return
    wrong = seen_wrong(told, (mark.epoch, mark.seq), mark.hash, witness="mark") if mark.seq else []
    newest = max(told.heads, default=0)
    if wrong:
        found.mark = "differs" if wrong[0].code == "entry.differs" else "ahead"
        found.tally.add(wrong)
    elif (mark.epoch, mark.seq) != (newest, told.heads.get(newest, (0, b""))[0]):
        found.mark = "behind"
        found.tally.add([Finding("mark.behind", facts={"epoch": mark.epoch, "seq": mark.seq})])
    else:
        found.mark = "equal"
