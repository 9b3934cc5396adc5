"""Good records and tampered ones, judged by both verifiers, which must agree on all and name the same entry.

    python -m tests.tamper --good 1000 --tampered 1000 [--seed 7]

Prints the counts by kind, and every record on which the two disagree or that one of them judges wrongly.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from app.commands.bundle_report import examine_bundle
from app.commands.export import export
from app.commands.record_report import Asked, Report, examine_records
from app.host.bundle_files import is_bundle
from app.host.keys import KEY_FILE
from app.places import station_places
from station_db.mark import mark_file
from tests.evidence.bundles import BUNDLE_KINDS
from tests.evidence.histories import worked_history
from tests.evidence.sealed import STATION, Sealed, sealed
from tests.evidence.second import Verdict, second_says
from tests.evidence.tampering import KINDS, Place

_HISTORIES = 12
_TOLD = 20


@dataclass(slots=True)
class Tally:
    """What came of it: how many of each kind, and in words what was wrong."""

    seed: int
    judged: Counter[str] = field(default_factory=Counter)
    entries: int = 0
    wrong: list[str] = field(default_factory=list)

    def told(self) -> str:
        """All of it, for a person."""
        lines = [f"seed {self.seed}: {self.judged.total()} records, {self.entries} entries"]
        lines += [f"  {count:6} {kind}" for kind, count in sorted(self.judged.items())]
        return "\n".join([*lines, f"judged wrongly or differently: {len(self.wrong)}", *self.wrong[:_TOLD]])


@dataclass(frozen=True, slots=True)
class Size:
    """How much is drawn from: so many histories, of which so many entries are taken at most."""

    histories: int = _HISTORIES
    entries: int = 10_000


WHOLE = Size()


def station(draw: random.Random, size: Size = WHOLE) -> Sealed:
    """A station by lot: of any length, one epoch or more, with receipts or none, often with photographs."""
    history = worked_history(draw.randrange(size.histories))
    length = draw.randrange(12, min(size.entries, len(history.bodies)) + 1)
    made = sealed(history, draw, length=length, epochs=draw.choice((1, 1, 2, 3)))
    for upto in sorted(draw.sample(range(len(made.rows)), draw.randrange(4))):
        made.acknowledge(upto)
    return made


def judge_good(tally: Tally, folder: Path, draw: random.Random, size: Size = WHOLE) -> None:
    """Good records, as a folder or as a bundle."""
    made = station(draw, size)
    records = folder / "records"
    made.write(records, folder / "records-mark")
    tally.entries += len(made.rows)
    if draw.random() < 0.4:
        target = folder / draw.choice(("bundle", "bundle.zip"))
        _export(made, records, target)
        _judge(tally, "good bundle", target, Verdict("good", None))
    else:
        _judge(tally, "good", records, Verdict("good", None))


def judge_tampered(tally: Tally, folder: Path, draw: random.Random, size: Size = WHOLE, *, kind: str) -> None:
    """Records that somebody tampered with, as a folder or as a bundle."""
    made = station(draw, size)
    tally.entries += len(made.rows)
    records = folder / "records"
    if kind in BUNDLE_KINDS:
        made.write(records, folder / "records-mark", told=False)
        _export(made, records, folder / "bundle")
        bad = BUNDLE_KINDS[kind](folder / "bundle", made, draw)
        _judge(tally, f"bundle: {kind}", folder / "bundle", Verdict("damaged", bad))
        return
    bad = KINDS[kind](made, draw).first_bad
    made.write(records, folder / "records-mark", told=False)
    _judge(tally, kind, records, Verdict("damaged", bad))


def _export(made: Sealed, records: Path, target: Path) -> None:
    key = records / KEY_FILE
    key.write_bytes(made.key.private_bytes_raw())
    key.chmod(0o600)
    export(station_places(records), target)


def _judge(tally: Tally, kind: str, path: Path, expected: Verdict) -> None:
    tally.judged[kind] += 1
    mark = None if is_bundle(path) else mark_file(station_places(path).mark, STATION)
    # Nobody tells the tables of tampered records: they would differ whatever the journal is.
    asked = Asked(path, tables=expected.verdict == "good")
    report = examine_bundle(asked) if is_bundle(path) else examine_records(asked)
    one, other = _said(report), second_says(path, mark=mark)
    if not one == other == expected:
        tally.wrong.append(f"{kind} ({tally.judged.total()}): expected {expected}, {one}, {other}")


def _said(report: Report) -> Verdict:
    bad: Place | None = None
    if report.found.tally.first_bad is not None:
        bad = (report.found.tally.first_bad.epoch, report.found.tally.first_bad.seq)
    return Verdict(report.verdict, bad)


def tamper(good: int, tampered: int, seed: int, size: Size = WHOLE) -> Tally:
    """So many of each; the kinds of tampering take turns."""
    tally = Tally(seed)
    kinds = [*KINDS, *BUNDLE_KINDS]
    for number in range(good + tampered):
        draw = random.Random(f"{seed} {number}")
        with TemporaryDirectory() as folder:
            if number < good:
                judge_good(tally, Path(folder), draw, size)
            else:
                kind = kinds[number % len(kinds)]
                judge_tampered(tally, Path(folder), draw, size, kind=kind)
    return tally


def main(words: Sequence[str] | None = None) -> int:
    """Build, tamper, judge and print; 1 when a record was judged wrongly or differently."""
    parser = argparse.ArgumentParser(description="Good and tampered records before two verifiers.")
    parser.add_argument("--good", type=int, default=1000)
    parser.add_argument("--tampered", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    asked = parser.parse_args(words)
    began = time.monotonic()
    tally = tamper(asked.good, asked.tampered, asked.seed)
    sys.stdout.write(f"{tally.told()}\n{time.monotonic() - began:.0f} s\n")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
