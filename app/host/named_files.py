"""Files that entries name by their content: whether they are here, and still what they were."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from app.domain.record_finding import Finding

DOCUMENT = "application/toml"


@dataclass(frozen=True, slots=True)
class NamedFiles:
    """What looking at them came to."""

    named: int
    missing: int
    damaged: int
    findings: tuple[Finding, ...]


def kept_name(sha256: str, kind: str) -> str:
    """Where a file of this content lies, below a station's records or inside a bundle."""
    folder, end = ("procedures", "toml") if kind == DOCUMENT else ("photos", "jpg")
    return f"{folder}/{sha256[:2]}/{sha256[2:]}.{end}"


def kept_file(records: Path, sha256: str, kind: str) -> Path:
    """Where a station keeps a file of this content: photographs, and documents of procedures."""
    return records / kept_name(sha256, kind)


def look_at_files(
    named: Mapping[str, tuple[int, int, int, str]], where: Callable[[str, str], Path | None]
) -> NamedFiles:
    """Hash every file that an entry names; `where` says where it should lie, None where it cannot be.

    A file that is not here is worth knowing and damages nothing: its entry still says what it was.
    """
    found: list[Finding] = []
    for sha256, (epoch, seq, length, kind) in named.items():
        file = where(sha256, kind)
        code = "photo.missing" if file is None else _wrong(file, sha256, length)
        if code:
            found.append(Finding(code, epoch, seq, {"sha256": sha256}))
    damaged = sum(one.grave for one in found)
    return NamedFiles(len(named), len(found) - damaged, damaged, tuple(found))


def _wrong(file: Path, sha256: str, length: int) -> str:
    try:
        if not file.is_file():
            return "photo.missing"
        if file.stat().st_size != length:
            return "photo.damaged"
        with file.open("rb") as opened:
            return "" if file_digest(opened, "sha256").hexdigest() == sha256 else "photo.damaged"
    except OSError:
        return "photo.damaged"
