"""The procedure documents on this computer's disk: read as bytes, pinned by their hash, all or none."""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from app.domain.limits import Limits
from app.domain.procedure import Procedure
from app.domain.procedure_document import ProcedureFaulty, read_procedure
from app.floor.foreign_text import keepable

LARGEST_BYTES = 256 * 1024
"""A document of 60 full steps has less than half of this."""
LONGEST_LINE = 2000


class ProceduresFaulty(ValueError):
    """The documents cannot be used; `faults` names every defect of every file, each with its file."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_procedures(folder: Path, limits: Limits) -> Mapping[str, Procedure]:
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
            procedure = read_procedure_file(path, limits)
        except ProcedureFaulty as fault:
            faults += [f"{name}: {words}" for words in fault.faults]
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


def read_procedure_file(path: Path, limits: Limits) -> Procedure:
    """Read one document; its hash is of the very bytes that were judged.

    Raises:
        ProcedureFaulty: with every defect at once.
    """
    content = _content(path)
    try:
        # Some editors put a byte-order mark in front; TOML knows none.
        table = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise ProcedureFaulty((f"not UTF-8: {fault.reason} at byte {fault.start}",)) from fault
    except (ValueError, RecursionError) as fault:
        # Besides its own error, which is a ValueError, the reader lets through that of endless nesting.
        raise ProcedureFaulty((f"not TOML: {fault}",)) from fault
    return read_procedure(table, sha256=hashlib.sha256(content).hexdigest(), limits=limits)


def _content(path: Path) -> bytes:
    if not path.is_file():  # a pipe would keep the start waiting for ever
        raise ProcedureFaulty(("not a file",))
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except OSError as fault:
        raise ProcedureFaulty((f"cannot be read: {fault.strerror}",)) from fault
    if len(content) > LARGEST_BYTES:
        raise ProcedureFaulty((f"larger than {LARGEST_BYTES // 1024} KiB",))
    # The time to read a dotted key grows with the square of its parts.
    if any(len(line) > LONGEST_LINE for line in content.split(b"\n")):
        raise ProcedureFaulty((f"a line longer than {LONGEST_LINE} bytes",))
    return content


def _misplaced(procedure: Procedure, path: Path, folder: Path) -> Iterator[str]:
    """A name that says something else than the document would be believed by whoever looks for one."""
    place = f"{procedure.family.lower()}/{procedure.id}-{procedure.version}.toml"
    if path.relative_to(folder).as_posix() != place:
        yield f"its place is {place}"
