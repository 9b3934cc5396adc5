"""Pictures cut out of a multipart stream (RFC 2046; `multipart/x-mixed-replace` as cameras send it)."""

import re
from collections.abc import Iterator

MOST_PICTURE = 16 * 1024 * 1024  # bytes; twelve megapixels at best quality are half of it
_MOST_HEAD = 8 * 1024
_MOST_BEFORE = 64 * 1024  # what may come before the first part
_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,12})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_JPEG_ENDS = b"\xff\xd9"


class NotParts(Exception):
    """The stream breaks the form; `code` is the fault code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Parts:
    """Takes the stream as it comes and gives each part's body.

    A declared length is only a hint, as there are cameras that lie about it: a body that holds the next
    delimiter ends there, and one that is no whole JPEG by its length goes on to the next delimiter.
    """

    def __init__(self, boundary: bytes) -> None:
        # Some write the dashes into the header already.
        self._delimiter = boundary if boundary.startswith(b"--") else b"--" + boundary
        self._waiting = bytearray()
        self._stage = self._before
        self._length: int | None = None
        self._searched = 0
        self.ended = False

    def take(self, data: bytes) -> Iterator[bytes]:
        """Bodies that are complete with these bytes. Raises NotParts."""
        self._waiting += data
        while True:
            held, stage = len(self._waiting), self._stage
            body = self._stage()
            if body is not None:
                yield body
            elif (len(self._waiting), self._stage) == (held, stage):
                return

    def _before(self) -> bytes | None:
        at = self._waiting.find(self._delimiter)
        if at < 0:
            if len(self._waiting) > _MOST_BEFORE:
                raise NotParts("camera.wrong_content")
            return None
        del self._waiting[: at + len(self._delimiter)]
        self._stage = self._head
        return None

    def _head(self) -> bytes | None:
        if self._waiting.startswith(b"--"):
            self.ended = True
            self._waiting.clear()
            return None
        ends = _HEAD_ENDS.search(self._waiting, 0, _MOST_HEAD)
        if ends is None:
            if len(self._waiting) > _MOST_HEAD:
                raise NotParts("camera.wrong_content")
            return None
        told = _LENGTH.search(self._waiting, 0, ends.end())
        self._length = int(told[1]) if told else None
        if self._length is not None and self._length > MOST_PICTURE:
            raise NotParts("camera.too_large")
        del self._waiting[: ends.end()]
        self._stage, self._searched = self._body, 0
        return None

    def _body(self) -> bytes | None:
        if self._length is not None and len(self._waiting) >= self._length:
            at = self._waiting.find(self._delimiter, 0, self._length)
            if at < 0 and self._waiting.endswith(_JPEG_ENDS, 0, self._length):
                return self._cut(self._length)
            self._length = None
        if self._length is None:
            at = self._waiting.find(self._delimiter, self._searched)
            if at >= 0:
                return self._cut(at)
            self._searched = max(0, len(self._waiting) - len(self._delimiter))
        if len(self._waiting) > MOST_PICTURE:
            raise NotParts("camera.too_large")
        return None

    def _cut(self, at: int) -> bytes:
        body = bytes(self._waiting[:at])
        del self._waiting[:at]
        self._stage = self._before
        return body
