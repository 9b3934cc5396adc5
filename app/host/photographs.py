"""Photographs on this computer's disk, named by what is in them."""

from hashlib import sha256
from pathlib import Path

from app.domain.journal import PhotoRef
from app.host.durable import keep_once


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
        ref = PhotoRef(sha256(jpeg).hexdigest(), len(jpeg))
        keep_once(self.file_of(ref), jpeg)
        return ref

    def file_of(self, ref: PhotoRef) -> Path:
        """Where a photograph lies, or would lie."""
        return self._folder / ref.sha256[:2] / f"{ref.sha256[2:]}.jpg"
