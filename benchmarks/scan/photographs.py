"""The photographs of ../shared/scan with what they say: read for measuring, never shipped."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.codes.files import NoPicture, grey_picture
from benchmarks.scan.scenes import Picture

MANIFEST = "manifest.csv"


class NoPhotographs(Exception):
    """The folder has no manifest, or a photograph of it cannot be read; the text says which."""


@dataclass(frozen=True, slots=True)
class Photograph:
    """One photograph: the folder that it is counted under, its kind of code, and what each code says."""

    file: Path
    folder: str
    kind: str
    texts: tuple[str, ...]

    def picture(self) -> Picture:
        """Its grey levels, laid on white where it is transparent.

        Raises:
            NoPhotographs: it is missing or no picture.
        """
        try:
            return grey_picture(self.file)
        except NoPicture as fault:
            raise NoPhotographs(f"{self.file} is no picture ({fault.code})") from fault


def photographs(place: Path) -> Iterator[Photograph]:
    """All photographs that the manifest of a folder names, in its order.

    The manifest has the columns file, format, expected (texts divided by `|`, a line's end written `\\n`)
    and n_codes.

    Raises:
        NoPhotographs: there is no manifest, or a line of it is wrong.
    """
    try:
        with (place / MANIFEST).open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except OSError as fault:
        raise NoPhotographs(f"{place / MANIFEST} cannot be read: {fault.strerror}") from fault
    for number, row in enumerate(rows, start=2):
        try:
            count = int(row["n_codes"])
            expected = row["expected"].replace("\\n", "\n")
            texts = tuple(expected.split("|")) if count > 1 else (expected,)
            one = Photograph(place / row["file"], row["file"].split("/")[0], row["format"], texts)
        except (KeyError, ValueError, TypeError, AttributeError) as fault:
            raise NoPhotographs(f"{place / MANIFEST}, line {number}: {fault!r}") from fault
        if len(texts) != count:
            raise NoPhotographs(f"{place / MANIFEST}, line {number}: {len(texts)} texts for {count} codes")
        yield one
