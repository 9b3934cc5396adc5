"""An examination of records, put together: journal, witnesses, files, projections, and the verdict."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.commands.record_words import words_for
from app.domain.journal import Head
from app.domain.record_finding import Finding
from app.host.named_files import NamedFiles, kept_file, look_at_files
from app.places import Places, station_places
from app.wire.examination import Examined, Witnesses, examine
from station_db.mark import MarkUnreadable, mark_file, read_mark
from station_db.migrate import SCHEMA
from station_db.reading import OpenedFile, database_in, opened_for_reading
from station_db.retell import Untellable, retell_in_memory

GOOD, DAMAGED, CANNOT_TELL = "good", "damaged", "cannot_tell"
EXIT = {GOOD: 0, DAMAGED: 1, CANNOT_TELL: 2}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be looked at, and with whose keys; None means what stands in the records themselves.

    `tables` says whether what the screens read is told again and compared.
    """

    path: Path
    registry_keys: tuple[bytes, ...] | None = None
    station_key: bytes | None = None
    mark: Path | None = None
    tables: bool = True


@dataclass(slots=True)
class Report:
    """What came of it. `projections` is "equal", "differ" or "not_compared"; times in seconds."""

    asked: Asked
    found: Examined = field(default_factory=Examined)
    receipts: int = 0
    files: NamedFiles | None = None
    projections: str = "not_compared"
    took: float = 0.0

    @property
    def verdict(self) -> str:
        """Good, or damaged."""
        return DAMAGED if self.found.tally.grave else GOOD

    def add(self, *findings: Finding) -> None:
        """Something more was found."""
        self.found.tally.add(findings)

    def plain(self) -> dict[str, Any]:
        """All of it as plain values."""
        found, tally, files = self.found, self.found.tally, self.files
        bad = tally.first_bad
        return {
            "verdict": self.verdict,
            "station": found.signer.station,
            "realm": found.signer.realm,
            "entries": found.entries,
            "epochs": [
                {"epoch": epoch, "last": seq, "hash": hashed.hex()}
                for epoch, (seq, hashed) in sorted(found.heads.items())
            ],
            "first_bad": None
            if bad is None
            else {"epoch": bad.epoch, "seq": bad.seq, "what": words_for(bad)},
            "findings": [plain_finding(one) for one in tally.kept],
            "further_findings": tally.grave + tally.notes - len(tally.kept),
            "receipts": self.receipts,
            "registry_keys": "pinned" if self.asked.registry_keys is None else "given",
            "mark": found.mark,
            "files": None
            if files is None
            else {"named": files.named, "missing": files.missing, "damaged": files.damaged},
            "projections": self.projections,
            "seconds": round(self.took, 2),
        }


def plain_finding(finding: Finding) -> dict[str, Any]:
    """A finding as plain values, with its sentence."""
    return {
        "epoch": finding.epoch,
        "seq": finding.seq,
        "code": finding.code,
        "what": words_for(finding),
        "grave": finding.grave,
    }


def examine_records(asked: Asked) -> Report:
    """A data directory, or a database file alone.

    Raises:
        Unreadable: there is nothing that could be judged.
    """
    report, began = Report(asked), time.monotonic()
    with opened_for_reading(database_in(asked.path)) as opened:
        receipts = opened.receipts()
        mark, unread = _mark(asked, opened)
        beside = Witnesses(
            receipts=receipts,
            mark=mark,
            seen=opened.restored_from(),
            registry_keys=asked.registry_keys,
            station_key=asked.station_key,
        )
        report.found = examine(opened.rows(), beside)
        report.receipts = len(receipts)
        report.add(*unread, *_of_the_file(opened, report.found))
        if mark is None:
            report.found.mark = unread[0].code.partition(".")[2] if unread else "not_looked_at"
        _look_at_files(report)
        _compare_projections(report, opened)
    report.took = time.monotonic() - began
    return report


def _mark(asked: Asked, opened: OpenedFile) -> tuple[Head | None, list[Finding]]:
    """The mark, and a note when there should be one; a file alone has none unless it is given."""
    station = opened.station()
    places = station_places(asked.path) if asked.path.is_dir() else None
    try:
        file = asked.mark or (_mark_of(places, station) if places is not None else None)
        if file is None:
            return None, []
        mark = read_mark(file)
    except (MarkUnreadable, ValueError):
        return None, [Finding("mark.unreadable")]
    return mark, [] if mark is not None else [Finding("mark.missing")]


def _mark_of(places: Places, station: str) -> Path:
    """Beside a data directory that was named, or where a station without one keeps it."""
    beside = mark_file(places.mark, station)
    usual = station_places()
    return mark_file(usual.mark, station) if places.records == usual.records else beside


def _of_the_file(opened: OpenedFile, found: Examined) -> Iterable[Finding]:
    if opened.rolled_back:
        yield Finding("file.hot_journal")
    if opened.broken:
        epoch = max(found.heads, default=1)
        last = found.heads.get(epoch, (0, b""))[0]
        yield Finding("file.damaged", epoch, last + 1, {"said": opened.broken})
        return
    said = opened.file_damage()
    if said:
        yield Finding("file.damaged", facts={"said": said})
    key = opened.identity_key()
    if found.signer.keys and key != found.signer.keys[0]:
        yield Finding("identity.differs")


def _look_at_files(report: Report) -> None:
    folder = report.asked.path if report.asked.path.is_dir() else report.asked.path.parent
    if not report.found.named:
        report.files = NamedFiles(0, 0, 0, ())
        return
    if not (folder / "photos").is_dir() and not (folder / "procedures").is_dir():
        report.add(Finding("photos.not_here"))
        return
    report.files = look_at_files(report.found.named, lambda sha256, kind: kept_file(folder, sha256, kind))
    report.add(*report.files.findings)


def _compare_projections(report: Report, opened: OpenedFile) -> None:
    if not report.asked.tables:
        return
    if opened.version() != SCHEMA:
        report.add(Finding("projections.not_compared"))
        return
    if report.found.tally.grave:  # what a damaged journal tells is no measure for anything
        return
    try:
        differ = [one.table for one in retell_in_memory(opened.connection)]
    except Untellable:
        report.projections = "differ"
        report.add(Finding("projections.untellable"))
        return
    report.projections = "differ" if differ else "equal"
    if differ:
        report.add(Finding("projections.differ", facts={"tables": ", ".join(differ)}))


def facts_of(report: Report) -> Mapping[str, str]:
    """What was looked at, for people: a line each."""
    found, files = report.found, report.files
    lines = {
        "Station": f"{found.signer.station} ({found.signer.realm})",
        "Entries": str(found.entries),
        "Newest": ", ".join(f"({epoch}, {head[0]})" for epoch, head in sorted(found.heads.items())),
        "Receipts": f"{report.receipts}, by the keys {report.plain()['registry_keys']}",
        "Mark": found.mark,
        "Projections": report.projections,
    }
    if files is not None:
        lines["Files"] = f"{files.named} named, {files.missing} missing, {files.damaged} damaged"
    return lines
