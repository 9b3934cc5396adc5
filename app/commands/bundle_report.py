"""An examination of an exported bundle: its entries as any journal's, then what its manifest says of it."""

import time
from collections.abc import Iterator

from app.commands.record_report import Asked, Report
from app.domain.journal import Head
from app.domain.record_finding import Finding
from app.host.bundle_files import BundleFiles, is_as_listed, opened_bundle, read_file
from app.host.named_files import NamedFiles, kept_name
from app.wire.batch import MAX_UNPACKED
from app.wire.bundle import (
    MANIFEST,
    MANIFEST_SIG,
    MAX_MANIFEST,
    RECEIPTS,
    BadBundle,
    Manifest,
    ReadBatch,
    manifest_signed,
    read_batch,
    read_manifest,
    read_receipt_lines,
)
from app.wire.examination import Witnesses, examine
from app.wire.record import StoredRow
from station_db.mark import MarkUnreadable, read_mark


class _Batches:
    """The entries of a bundle in the order of their files; what is no batch, or not signed, is noted."""

    def __init__(self, files: BundleFiles, manifest: Manifest) -> None:
        self._files = files
        self._names = sorted(one.name for one in manifest.files if one.name.startswith("entries/"))
        self.read: list[tuple[str, ReadBatch]] = []
        self.wrong: list[Finding] = []

    def rows(self) -> Iterator[StoredRow]:
        for name in self._names:
            try:
                batch = read_batch(read_file(self._files, name, MAX_UNPACKED) or b"")
            except BadBundle as bad:
                self.wrong.append(Finding(bad.code, facts={"file": name}))
                continue
            yield from batch.rows
            self.read.append((name, ReadBatch(batch.epoch, (), batch.signed, batch.sig)))


def examine_bundle(asked: Asked) -> Report:
    """A folder or a zip that `export` made.

    Raises:
        BadBundle: there is nothing that could be judged.
    """
    report, began = Report(asked), time.monotonic()
    with opened_bundle(asked.path) as files:
        raw = read_file(files, MANIFEST, MAX_MANIFEST)
        if raw is None:
            raise BadBundle("bundle.manifest")
        manifest = read_manifest(raw)
        receipts = read_receipt_lines(read_file(files, RECEIPTS) or b"")
        batches = _Batches(files, manifest)
        mark, unread = _mark(asked)
        beside = Witnesses(
            receipts=receipts,
            mark=mark,
            seen=[("manifest", Head(epoch, seq, bytes.fromhex(one))) for epoch, seq, one in manifest.heads],
            registry_keys=asked.registry_keys,
            station_key=asked.station_key,
        )
        report.found = examine(batches.rows(), beside)
        report.receipts = len(receipts)
        if beside.mark is None:
            report.found.mark = "not_looked_at"
        report.add(*unread, *batches.wrong, *_of_the_manifest(files, manifest, raw, report, batches))
        _named_files(report, files, manifest)
    report.took = time.monotonic() - began
    return report


def _mark(asked: Asked) -> tuple[Head | None, list[Finding]]:
    try:
        return (read_mark(asked.mark) if asked.mark is not None else None), []
    except MarkUnreadable:
        return None, [Finding("mark.unreadable")]


def _of_the_manifest(
    files: BundleFiles, manifest: Manifest, raw: bytes, report: Report, batches: _Batches
) -> Iterator[Finding]:
    keys = [one for one in report.found.signer.keys if one]
    if not manifest_signed(raw, read_file(files, MANIFEST_SIG) or b"", keys):
        yield Finding("bundle.manifest_signature")
    for name, batch in batches.read:
        if not batch.holds(keys):
            yield Finding("batch.signature", facts={"file": name})
    for listed in manifest.files:
        if not is_as_listed(files, listed):
            yield Finding("bundle.file_differs", facts={"file": listed.name})
    if report.found.entries != manifest.entries:
        facts = {"said": manifest.entries, "found": report.found.entries}
        yield Finding("bundle.entries_differ", facts=facts)


def _named_files(report: Report, files: BundleFiles, manifest: Manifest) -> None:
    """Files that entries name; what lay at the station lies in the bundle, and is named in its manifest."""
    listed = {one.name: one for one in manifest.files}
    missing, damaged, found = 0, 0, []
    for sha256, (epoch, seq, length, kind) in report.found.named.items():
        one = listed.get(kept_name(sha256, kind))
        if one is None:
            missing += 1
            found.append(Finding("photo.missing", epoch, seq, {"sha256": sha256}))
        elif (one.length, one.sha256) != (length, sha256) or not is_as_listed(files, one):
            damaged += 1
            found.append(Finding("photo.damaged", epoch, seq, {"sha256": sha256}))
    report.files = NamedFiles(len(report.found.named), missing, damaged, ())
    report.add(*found)
