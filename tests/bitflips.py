"""Bits turned over in the file of a journal, and ends of it lost: each must be found, and the entry named.

    python -m tests.bitflips --flips 1500 --losses 400 [--seed 7]

A flip is made in the bytes of an entry as they lie in the file: in what it says, its hash or its signature.
A loss is a file that opens clean and is shorter than it was; the mark has seen more, or a receipt.
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from app.commands.record_report import Asked, examine_records
from app.domain.journal import Head
from app.places import station_places
from station_db.mark import mark_file
from station_db.reading import Unreadable
from tests.evidence.histories import worked_history
from tests.evidence.sealed import STATION, Row, Sealed, sealed
from tests.evidence.second import second_says

_WINDOW = 20
_TOLD = 20
_ALL = 10_000


@dataclass(slots=True)
class Tally:
    """How many were made, and in words which were not named rightly by both verifiers."""

    seed: int
    flips: int = 0
    losses: int = 0
    elsewhere: int = 0
    elsewhere_found: int = 0
    missed: list[str] = field(default_factory=list)

    def told(self) -> str:
        """All of it, for a person."""
        lines = [
            f"seed {self.seed}: {self.flips} flips inside entries, {self.losses} lost ends",
            f"{self.elsewhere_found} of {self.elsewhere} flips anywhere in the file were found",
            f"not named rightly: {len(self.missed)}",
        ]
        return "\n".join([*lines, *self.missed[:_TOLD]])


def _journal(seed: int, entries: int) -> Sealed:
    history = worked_history(seed)
    return sealed(history, random.Random(seed), length=min(entries, len(history.bodies)), epochs=2)


def flip_bits(tally: Tally, flips: int, *, entries: int = _ALL) -> None:
    """One bit at a time, each in a fresh copy of the file."""
    draw = random.Random(f"{tally.seed} flips")
    made = _journal(1, entries)
    with TemporaryDirectory() as folder:
        records = Path(folder) / "records"
        database = made.write(records, Path(folder) / "records-mark")
        whole = database.read_bytes()
        while tally.flips < flips:
            row = draw.choice(made.rows)
            place = _inside(row, whole, draw)
            if place is None:
                continue
            tally.flips += 1
            database.write_bytes(_turned(whole, place, draw))
            _expect(tally, records, (row[0], row[1]), f"byte {place}")
        for _ in range(flips // 5):
            tally.elsewhere += 1
            database.write_bytes(_turned(whole, draw.randrange(len(whole)), draw))
            tally.elsewhere_found += _found(records)


def _inside(row: Row, whole: bytes, draw: random.Random) -> int | None:
    """Where in the file a byte of this entry lies; None when the same bytes lie in several places."""
    part = draw.choice((row[2], row[2], row[3], row[4]))
    at = draw.randrange(len(part))
    begin = max(0, min(at - _WINDOW // 2, len(part) - _WINDOW))
    window = part[begin : begin + _WINDOW]
    if part is row[3]:
        # The newest hash about a battery is kept beside the journal too; behind its entry it is the chain's.
        window, begin = row[2][-_WINDOW:] + part, -_WINDOW
    if whole.count(window) != 1:
        return None
    return whole.index(window) + at - begin


def _turned(whole: bytes, place: int, draw: random.Random) -> bytes:
    turned = bytearray(whole)
    turned[place] ^= 1 << draw.randrange(8)
    return bytes(turned)


def _expect(tally: Tally, records: Path, place: tuple[int, int], what: str) -> None:
    bad = examine_records(Asked(records)).found.tally.first_bad
    named = (bad.epoch, bad.seq) if bad is not None else None
    other = second_says(records, mark=mark_file(station_places(records).mark, STATION)).first_bad
    if not named == other == place:
        tally.missed.append(f"{what}: {place} is bad, named were {named} and {other}")


def _found(records: Path) -> bool:
    try:
        return examine_records(Asked(records)).verdict != "good"
    except Unreadable:
        return True


def lose_ends(tally: Tally, losses: int, *, histories: int = 4, entries: int = _ALL) -> None:
    """A shorter journal that is well in itself; only a witness has seen the rest."""
    draw = random.Random(f"{tally.seed} losses")
    for number in range(losses):
        made = _journal(draw.randrange(histories), entries)
        kept = draw.randrange(2, len(made.rows))
        lost = made.rows[kept]
        last = made.rows[kept - 1]
        if draw.random() < 0.5:
            made.acknowledge(draw.randrange(kept, len(made.rows)))
            seen = made.receipts[-1][2:4]
            made.mark = Head(last[0], last[1], last[3])
        else:
            seen = (made.head.epoch, made.head.seq)
        del made.rows[kept:]
        tally.losses += 1
        first = (last[0], last[1] + 1) if seen[0] == last[0] else (seen[0], 1)
        assert lost[0] <= seen[0]
        with TemporaryDirectory() as folder:
            records = Path(folder) / "records"
            made.write(records, Path(folder) / "records-mark", told=False)
            _expect(tally, records, first, f"loss {number}")


def main(words: Sequence[str] | None = None) -> int:
    """Flip, lose and print; 1 when something was not named."""
    parser = argparse.ArgumentParser(description="Bits turned over and ends lost, before two verifiers.")
    parser.add_argument("--flips", type=int, default=1500)
    parser.add_argument("--losses", type=int, default=400)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    asked = parser.parse_args(words)
    began = time.monotonic()
    tally = Tally(asked.seed)
    flip_bits(tally, asked.flips)
    lose_ends(tally, asked.losses)
    sys.stdout.write(f"{tally.told()}\n{time.monotonic() - began:.0f} s\n")
    return 1 if tally.missed else 0


if __name__ == "__main__":
    sys.exit(main())
