"""Photographs on this computer's disk, named by what is in them."""

from hashlib import sha256 as hash_of
from pathlib import Path

from app.domain.journal import PhotoRef
from app.host.durable import keep_once

LARGEST_BYTES = 16 * 1_048_576


class DiskPhotographs:
    """The port `Photographs`: `<folder>/aa/<the rest of the SHA-256>.jpg`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, jpeg: bytes) -> PhotoRef:
        """Store durably and name it; the same bytes are stored once.

        Raises:
            ValueError: there is no picture in the bytes.
            CannotRecord: the disk does not take it.
        """
        if not jpeg.startswith(b"\xff\xd8"):
            raise ValueError("not a JPEG")
        ref = PhotoRef(hash_of(jpeg).hexdigest(), len(jpeg))
        keep_once(self.file_of(ref), jpeg)
        return ref

    def read(self, sha256: str) -> bytes | None:
        """The bytes of this hash; None when they are gone, or are not these bytes any more."""
        file = self.file_of(PhotoRef(sha256, 0))
        try:
            if not file.is_file():  # a pipe would keep whoever reads waiting for ever
                return None
            with file.open("rb") as opened:
                content = opened.read(LARGEST_BYTES + 1)
        except OSError:
            return None
        return content if hash_of(content).hexdigest() == sha256 else None

    def file_of(self, ref: PhotoRef) -> Path:
        """Where a photograph lies, or would lie."""
        return self._folder / ref.sha256[:2] / f"{ref.sha256[2:]}.jpg"
