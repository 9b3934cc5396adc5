"""The bytes of procedure documents on this computer's disk, named by what is in them."""

from pathlib import Path

from app.domain.procedure_bytes import LARGEST_BYTES, hash_of
from app.durable import write_durably
from app.floor.ports import CannotRecord
from app.host.durable import keep_once


class DiskDocuments:
    """The port `Documents`: `<folder>/aa/<the rest of the SHA-256>.toml`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, content: bytes) -> str:
        """Store durably and name it; bytes that were changed behind our back are put right.

        Raises:
            CannotRecord: the disk does not take it.
        """
        sha256 = hash_of(content)
        file = self.file_of(sha256)
        keep_once(file, content)
        if self.read(sha256) is None:
            try:
                write_durably(file, content)
            except OSError as fault:
                raise CannotRecord("record.io") from fault
        return sha256

    def read(self, sha256: str) -> bytes | None:
        """The bytes of this hash; None when they are gone, or are not these bytes any more."""
        file = self.file_of(sha256)
        try:
            if not file.is_file():  # a pipe would keep the records waiting for ever
                return None
            with file.open("rb") as opened:
                content = opened.read(LARGEST_BYTES + 1)
        except OSError:
            return None
        return content if hash_of(content) == sha256 else None

    def file_of(self, sha256: str) -> Path:
        """Where a document lies, or would lie."""
        return self._folder / sha256[:2] / f"{sha256[2:]}.toml"
