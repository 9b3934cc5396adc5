"""The procedure documents on this computer's disk: read as bytes, pinned by their hash, all or none."""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from app.domain.procedure import Procedure
from app.domain.procedure_defect import Defect
from app.domain.procedure_document import ProcedureFaulty, read_procedure
from app.domain.procedure_steps import Beside
from app.domain.toml_lines import lines_of
from app.floor.foreign_text import keepable

LARGEST_BYTES = 256 * 1024
"""A document of 60 full steps has less than half of this."""
LONGEST_LINE = 2000

_LINE_OF_FAULT = re.compile(r"\(at line ([0-9]+), column [0-9]+\)")


class ProceduresFaulty(ValueError):
    """The documents cannot be used; `faults` names every defect of every file, each with its file."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_procedures(folder: Path, beside: Beside) -> Mapping[str, Procedure]:
    """Read all documents below a folder, `FAMILY/ID-VERSION.toml`, by the key of the procedure.

    An empty folder is a station without procedures; one that is not there is a fault.

    Raises:
        ProceduresFaulty: with the defects of all files at once.
    """
    if not folder.is_dir():
        raise ProceduresFaulty((f"{keepable(folder.name)}: no such folder",))
    faults: list[str] = []
    found: dict[str, Procedure] = {}
    files: dict[str, str] = {}
    for path in sorted(folder.rglob("*.toml")):
        name = keepable(path.relative_to(folder.parent).as_posix())
        try:
            procedure = read_procedure_file(path, beside)
        except ProcedureFaulty as fault:
            faults += [located(name, defect) for defect in fault.defects]
            continue
        faults += [f"{name}: {words}" for words in _misplaced(procedure, path, folder)]
        if procedure.key in files:
            also = f"{procedure.id} version {procedure.version} is also in {files[procedure.key]}"
            faults.append(f"{name}: {also}")
        files.setdefault(procedure.key, name)
        found[procedure.key] = procedure
    if faults:
        raise ProceduresFaulty(tuple(faults))
    return MappingProxyType(found)


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
    content = _content(path)
    try:
        # Some editors put a byte-order mark in front; TOML knows none.
        text = content.decode("utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        what = f"not UTF-8: {fault.reason} at byte {fault.start}"
        raise _unusable(what, "save the file as UTF-8", line) from fault
    except (ValueError, RecursionError) as fault:
        # Besides its own error, which is a ValueError, the reader lets through that of endless nesting.
        found = _LINE_OF_FAULT.search(str(fault))
        remedy = "mend the form first; until then nothing else can be judged"
        raise _unusable(f"not TOML: {fault}", remedy, int(found[1]) if found else 0) from fault
    sha256 = hashlib.sha256(content).hexdigest()
    return read_procedure(table, sha256=sha256, beside=beside, lines=lines_of(text))


def _unusable(what: str, remedy: str, line: int = 0) -> ProcedureFaulty:
    """The one defect of a file in which nothing else can be judged."""
    return ProcedureFaulty((Defect(what, remedy, line=line),))


def _content(path: Path) -> bytes:
    if not path.is_file():  # a pipe would keep the start waiting for ever
        remedy = "name a document" if path.exists() else "nothing is there; look at the name"
        raise _unusable("not a file", remedy)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except OSError as fault:
        raise _unusable(f"cannot be read: {fault.strerror}", "look at the file's rights") from fault
    if len(content) > LARGEST_BYTES:
        raise _unusable(f"larger than {LARGEST_BYTES // 1024} KiB", "make two documents of it")
    # The time to read a dotted key grows with the square of its parts.
    rows = content.split(b"\n")
    long = next((number for number, row in enumerate(rows, 1) if len(row) > LONGEST_LINE), None)
    if long is not None:
        raise _unusable(f"a line longer than {LONGEST_LINE} bytes", "break the line", long)
    return content


def _misplaced(procedure: Procedure, path: Path, folder: Path) -> Iterator[str]:
    """A name that says something else than the document would be believed by whoever looks for one."""
    place = f"{procedure.family.lower()}/{procedure.id}-{procedure.version}.toml"
    if path.relative_to(folder).as_posix() != place:
        yield f"its place is {place}"
