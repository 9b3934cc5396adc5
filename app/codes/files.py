"""Pictures and films out of files: hostile until they are rows of grey values."""

import io
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from app.codes.picture import Picture

PICTURES = (".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp")
FILMS = (".avi", ".mp4", ".m4v", ".mov", ".mkv", ".webm", ".mpg", ".mpeg", ".mjpg", ".mjpeg")
MOST_BYTES = 100_000_000
MOST_PIXELS = 100_000_000  # a small file can unpack to more than the computer has


class NoPicture(Exception):
    """A file that is no picture or film that can be read; `code` is stable."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def colours_of(content: bytes) -> npt.NDArray[Any]:
    """Blue, green and red of a picture file's bytes, upright as its camera noted, laid on white.

    Raises NoPicture "picture.too_large" or "picture.no_picture".
    """
    return _decoded(content, cv2.IMREAD_COLOR)


def grey_picture(file: Path) -> Picture:
    """The grey values of a picture file, upright, laid on white.

    Raises NoPicture "picture.not_found", "picture.unreadable", "picture.too_large" or "picture.no_picture".
    """
    return np.asarray(_decoded(_content(file), cv2.IMREAD_GRAYSCALE), np.uint8)


def natural(name: str) -> list[tuple[int, int, str]]:
    """Sort key of names: numbers inside them by their value, so that 2 comes before 10."""
    parts = re.split(r"([0-9]+)", name.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]


def film(file: Path) -> Iterator[Picture]:
    """The frames of a film one after the other, grey; raises NoPicture as `grey_picture` does."""
    if not file.exists():
        raise NoPicture("picture.not_found")
    capture = cv2.VideoCapture()
    try:
        if not capture.open(str(file), cv2.CAP_FFMPEG):
            raise NoPicture("picture.no_picture")
        going, frame = capture.read()
        if not going:
            raise NoPicture("picture.no_picture")
        while going:
            yield np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY) if frame.ndim == 3 else frame, np.uint8)
            going, frame = capture.read()
    except cv2.error as fault:
        raise NoPicture("picture.no_picture") from fault
    finally:
        capture.release()


def _content(file: Path) -> bytes:
    try:
        if not file.exists():
            raise NoPicture("picture.not_found")
        if not file.is_file():
            raise NoPicture("picture.unreadable")
        if file.stat().st_size > MOST_BYTES:
            raise NoPicture("picture.too_large")
        return file.read_bytes()
    except (OSError, ValueError) as fault:  # ValueError: a name that cannot be one
        raise NoPicture("picture.unreadable") from fault


def _decoded(content: bytes, way: int) -> npt.NDArray[Any]:
    try:
        if _transparent(content):
            content = _on_white(content)
        rows = cv2.imdecode(np.frombuffer(content, np.uint8), way)
    except (OSError, ValueError, SyntaxError, MemoryError, cv2.error) as fault:
        raise NoPicture("picture.no_picture") from fault
    if rows is None:
        raise NoPicture("picture.no_picture")
    return rows


def _transparent(content: bytes) -> bool:
    """Whether a picture lets its ground shine through, from its header alone; raises NoPicture for giants."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own size limit; ours follows at once
        try:
            with Image.open(io.BytesIO(content)) as header:
                if header.width * header.height > MOST_PIXELS:
                    raise NoPicture("picture.too_large")
                return header.has_transparency_data
        except Image.DecompressionBombError as fault:
            raise NoPicture("picture.too_large") from fault


def _on_white(content: bytes) -> bytes:
    """The picture laid on white paper: what is transparent would come out black, and its symbols with it."""
    with Image.open(io.BytesIO(content)) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
    paper = Image.new("RGBA", upright.size, "white")
    paper.alpha_composite(upright)
    flat = io.BytesIO()
    paper.convert("RGB").save(flat, "BMP")
    return flat.getvalue()
