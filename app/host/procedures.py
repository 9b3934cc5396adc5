"""The procedure documents on this computer's disk: read as bytes, pinned by their hash, each for itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from app.domain.procedure import Procedure
from app.domain.procedure_bytes import LARGEST_BYTES, read_procedure_bytes, unusable
from app.domain.procedure_defect import Defect
from app.domain.procedure_document import ProcedureFaulty
from app.domain.procedure_shelf import Malformed, Origin
from app.domain.procedure_steps import Beside
from app.floor.foreign_text import keepable

_NAMED = re.compile(r"([a-z][a-z0-9-]{0,31})-([0-9][0-9a-z.]{0,15})")


class ProceduresFaulty(ValueError):
    """There is no folder of documents; `faults` says which."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class FoundProcedures:
    """The sound documents of a folder by key, their bytes by hash, and the files that are none."""

    procedures: Mapping[str, Procedure]
    malformed: tuple[Malformed, ...]
    contents: Mapping[str, bytes]


def read_procedures(folder: Path, beside: Beside) -> FoundProcedures:
    """Read all documents below a folder, `FAMILY/ID-VERSION.toml`, by the key of the procedure.

    An empty folder is a station without procedures; one that is not there is a fault. A file that is no
    document keeps nobody from working by the others.

    Raises:
        ProceduresFaulty: the folder is missing.
    """
    if not folder.is_dir():
        raise ProceduresFaulty((f"{keepable(folder.name)}: no such folder",))
    malformed: list[Malformed] = []
    found: dict[str, Procedure] = {}
    files: dict[str, str] = {}
    contents: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*.toml")):
        name = keepable(path.relative_to(folder.parent).as_posix())
        try:
            content = content_of(path)
            procedure = read_procedure_bytes(content, beside)
        except ProcedureFaulty as fault:
            malformed.append(Malformed(name, _promised(path), Origin.SHIPPED, fault.defects))
            continue
        defects = tuple(_misplaced(procedure, path, folder, files.get(procedure.key, "")))
        if defects:
            malformed.append(Malformed(name, _promised(path), Origin.SHIPPED, defects))
            continue
        files[procedure.key] = name
        found[procedure.key] = procedure
        contents[procedure.sha256] = content
    return FoundProcedures(MappingProxyType(found), tuple(malformed), MappingProxyType(contents))


def _promised(path: Path) -> str:
    """The key of the document that a name promises, "" when it promises none."""
    named = _NAMED.fullmatch(path.stem)
    return f"{named[1]}@{named[2]}" if named else ""


def located(name: str, defect: Defect) -> str:
    """A defect with the file and the line it stands on, as editors and people look for it."""
    return f"{name}:{defect.line}: {defect.told}" if defect.line else f"{name}: {defect.told}"


def drawings(folder: Path) -> frozenset[str]:
    """The names of the drawings that documents can show; a folder that is not there has none."""
    return frozenset(path.stem for path in folder.glob("*.svg"))


def read_procedure_file(path: Path, beside: Beside) -> Procedure:
    """Read one document; its hash is of the very bytes that were judged.

    Raises:
        ProcedureFaulty: with every defect at once, each with its line.
    """
    return read_procedure_bytes(content_of(path), beside)


def content_of(path: Path) -> bytes:
    """The bytes of a document, no more of them than a document may have and one.

    Raises:
        ProcedureFaulty: when there is nothing to read.
    """
    if not path.is_file():  # a pipe would keep the start waiting for ever
        remedy = "name a document" if path.exists() else "nothing is there; look at the name"
        raise unusable("not a file", remedy)
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except OSError as fault:
        raise unusable(f"cannot be read: {fault.strerror}", "look at the file's rights") from fault


def _misplaced(procedure: Procedure, path: Path, folder: Path, also: str) -> Iterator[Defect]:
    """A name that says something else than the document would be believed by whoever looks for one."""
    place = f"{procedure.family.lower()}/{procedure.id}-{procedure.version}.toml"
    if path.relative_to(folder).as_posix() != place:
        yield Defect(f"its place is {place}", "move the file, or mend family, id and version in it")
    if also:
        what = f"{procedure.id} version {procedure.version} is also in {also}"
        yield Defect(what, "keep one of them; what has changed gets another version")
