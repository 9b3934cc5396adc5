"""Documents kept by what is in them: a file that was changed behind our back is no document of ours."""

import os
from pathlib import Path

from app.domain.procedure_bytes import LARGEST_BYTES, hash_of
from app.host.documents import DiskDocuments


def test_what_was_kept_is_read_back(tmp_path: Path) -> None:
    kept = DiskDocuments(tmp_path / "procedures")
    sha256 = kept.keep(b"a document")
    assert sha256 == hash_of(b"a document")
    assert kept.read(sha256) == b"a document"
    assert DiskDocuments(tmp_path / "procedures").keep(b"a document") == sha256
    assert [file.name for file in kept.file_of(sha256).parent.iterdir()] == [f"{sha256[2:]}.toml"]


def test_a_changed_file_is_not_read_and_is_put_right_when_kept_again(tmp_path: Path) -> None:
    kept = DiskDocuments(tmp_path)
    sha256 = kept.keep(b"a document")
    for content in (b"another one", b"", b"a document" + b"#" * LARGEST_BYTES):
        kept.file_of(sha256).write_bytes(content)
        assert kept.read(sha256) is None
    assert kept.keep(b"a document") == sha256
    assert kept.read(sha256) == b"a document"


def test_what_is_gone_or_no_file_is_none(tmp_path: Path) -> None:
    kept = DiskDocuments(tmp_path)
    assert kept.read("ab" * 32) is None
    pipe = kept.file_of("cd" * 32)
    pipe.parent.mkdir(parents=True)
    os.mkfifo(pipe)
    assert kept.read("cd" * 32) is None
