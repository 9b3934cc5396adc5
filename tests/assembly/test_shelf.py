"""The library as it is put together at a start: what is not proven, changed, gone or in work."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.assembly.shelf import Known, put_on_the_shelf
from app.domain.library_fold import LibraryRecord, Publication, Withdrawal
from app.domain.procedure_bytes import hash_of
from app.domain.procedure_shelf import Origin, Shelved, Standing
from app.domain.withdrawn import Why
from app.floor.library import Library
from app.floor.ports import CannotRecord
from app.host.catalogue import read_catalogue
from app.host.documents import DiskDocuments
from app.places import resources

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
SAFE = "safe/made-safe-1.toml"


class Start:
    """A site's folders, and starting the station over them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("catalogue", "procedures", "drawings"):
            shutil.copytree(resources() / name, folder / name)
        self.documents = DiskDocuments(folder / "own")
        self.publications: dict[str, Publication] = {}
        self.withdrawals: dict[str, Withdrawal] = {}
        self.in_work: tuple[tuple[str, str], ...] = ()

    def file(self, name: str) -> Path:
        return self.folder / "procedures" / name

    def edit(self, name: str, old: str, new: str) -> None:
        text = self.file(name).read_text(encoding="utf-8")
        assert old in text
        self.file(name).write_text(text.replace(old, new), encoding="utf-8")

    def publish(self, content: bytes, key: str) -> Path:
        """As the journal and the folder are after publishing."""
        sha256 = self.documents.keep(content)
        name, version = key.split("@")
        self.publications[key] = Publication(name, version, sha256, "", "OP-1", "OP-2", AT)
        return self.documents.file_of(sha256)

    def library(self) -> Library:
        return put_on_the_shelf(
            read_catalogue(self.folder / "catalogue", published=self.publications),
            Known(LibraryRecord({}, self.publications, self.withdrawals), self.in_work),
            self.documents,
            proofs=self.folder / "proofs.json",
            key=KEY,
            today=date(2026, 11, 23),
        )


@pytest.fixture
def start(tmp_path: Path) -> Start:
    return Start(tmp_path)


def second_version(start: Start) -> bytes:
    """The shipped way to make a pack safe, as version 2."""
    return start.file(SAFE).read_bytes().replace(b'version = "1"', b'version = "2"')


def test_everything_shipped_is_in_force(start: Start) -> None:
    library = start.library()
    assert library.barred == {}
    assert {one.procedure.key for one in library.all()} == set(library.procedures)
    assert {one.origin for one in library.all()} == {Origin.SHIPPED}
    assert len(library.all()) == 5


def test_what_is_not_proven_is_not_begun_and_says_so(start: Start) -> None:
    start.edit("lfp/lfp-pack-2.toml", 'act = "prove_dead"', 'act = "measure_outside"')
    library = start.library()
    assert library.standing("lfp-pack@2") is Standing.UNPROVEN
    assert library.barred["lfp-pack@2"].why is Why.UNPROVEN
    shelved = library.shelved("lfp-pack@2")
    assert shelved is not None
    assert "hazard.proof" in {one.code for one in shelved.proving.defects}
    assert set(library.barred) == {"lfp-pack@2"}


def test_what_is_malformed_is_told_and_the_others_are_worked_by(start: Start) -> None:
    start.edit("lfp/lfp-pack-2.toml", 'act = "prove_dead"', 'act = "prove_ded"')
    library = start.library()
    assert "lfp-pack@2" not in library.procedures
    assert len(library.procedures) == 4
    (malformed,) = library.malformed
    assert (malformed.key, malformed.origin) == ("lfp-pack@2", Origin.SHIPPED)
    assert "prove_ded" in str(malformed.defects[0])


def test_a_published_version_takes_the_place_of_the_shipped_one(start: Start) -> None:
    start.publish(second_version(start), "made-safe@2")
    library = start.library()
    assert library.standing("made-safe@2") is Standing.IN_FORCE
    assert library.standing("made-safe@1") is Standing.SUPERSEDED
    assert library.barred["made-safe@1"].newer == "made-safe@2"
    assert library.barred["made-safe@1"].why is Why.SUPERSEDED


def test_when_the_newer_one_is_withdrawn_the_one_before_is_begun_again(start: Start) -> None:
    start.publish(second_version(start), "made-safe@2")
    start.withdrawals["made-safe@2"] = Withdrawal("made-safe@2", "", "withdrawn.incident", "OP-2", AT)
    library = start.library()
    assert library.barred["made-safe@2"].reason.en == "withdrawn.incident"
    assert set(library.barred) == {"made-safe@2"}


@pytest.mark.parametrize("content", [None, b"", b"schema = 2\n"])
def test_a_published_file_that_was_changed_is_not_used_and_is_told(
    start: Start, content: bytes | None
) -> None:
    file = start.publish(second_version(start), "made-safe@2")
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    library = start.library()
    assert library.standing("made-safe@1") is Standing.IN_FORCE
    assert "made-safe@2" not in library.procedures
    (malformed,) = library.malformed
    assert (malformed.key, malformed.origin) == ("made-safe@2", Origin.SITE)
    assert "not the one that was published" in malformed.defects[0].what


def test_what_was_published_goes_before_a_shipped_file_of_the_same_name(start: Start) -> None:
    own = second_version(start)
    start.publish(own, "made-safe@2")
    start.file("safe/made-safe-2.toml").write_bytes(own + b"\n# another one\n")
    library = start.library()
    assert library.procedures["made-safe@2"].sha256 == hash_of(own)
    (malformed,) = library.malformed
    assert (malformed.key, malformed.origin) == ("made-safe@2", Origin.SHIPPED)


def test_an_update_leaves_a_run_its_document(start: Start) -> None:
    before = start.library().procedures["made-safe@1"]
    start.in_work = ((before.key, before.sha256),)
    start.file(SAFE).unlink()
    library = start.library()
    assert library.procedures[before.key] == before
    assert library.barred[before.key].why is Why.REMOVED
    assert library.standing(before.key) is Standing.KEPT
    start.in_work = ()
    assert before.key not in start.library().procedures


@pytest.mark.parametrize("change", ['title = { zh = "x", en = "x" }', "title = 1"])
def test_a_run_keeps_its_document_when_the_file_is_another_or_none(start: Start, change: str) -> None:
    before = start.library().procedures["made-safe@1"]
    start.in_work = ((before.key, before.sha256),)
    title = next(
        line for line in start.file(SAFE).read_text(encoding="utf-8").splitlines() if line.startswith("title")
    )
    start.edit(SAFE, title, change)
    library = start.library()
    assert library.procedures[before.key] == before
    assert library.barred[before.key].why is Why.CHANGED
    assert [one.key for one in library.malformed] == [before.key]


def test_what_is_recorded_counts_and_what_failed_does_not(start: Start) -> None:
    library = start.library()
    seen = library.procedures
    one = library.shelved("made-safe@1")
    assert one is not None
    newer = replace(one, procedure=replace(one.procedure, version="2", sha256="ab" * 32))
    with pytest.raises(CannotRecord):
        _shelve_and_fail(library, newer)
    assert "made-safe@2" not in seen
    with library.changing():
        library.shelve(newer)
        assert "made-safe@2" not in seen
    assert library.standing("made-safe@2") is Standing.IN_FORCE
    assert library.standing("made-safe@1") is Standing.SUPERSEDED
    assert seen["made-safe@2"] is newer.procedure


def _shelve_and_fail(library: Library, one: Shelved) -> None:
    with library.changing():
        library.shelve(one)
        raise CannotRecord("record.disk_full")


def test_a_disk_that_keeps_no_copies_does_not_stop_the_start(
    start: Start, expected_log: Callable[[str], None]
) -> None:
    (start.folder / "own").write_text("no folder", encoding="utf-8")
    expected_log("app.assembly.shelf: documents cannot be kept")
    assert len(start.library().procedures) == 5
