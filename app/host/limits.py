"""The limits on this computer: the library, and beside the station's settings what its site has tightened."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.domain.limits import Limits, LimitsFaulty
from app.domain.limits_document import read_limits, read_site_limits

LIMITS_FILE = "limits.toml"
LARGEST_BYTES = 256 * 1024


def read_limits_file(path: Path) -> Limits:
    """Read a limits library.

    Raises:
        LimitsFaulty: with every fault at once.
    """
    return read_limits(_table(path))


def with_site_limits(library: Limits, path: Path | None) -> Limits:
    """The library with what the site has set for itself, where it has set anything: the file may be absent.

    Raises:
        LimitsFaulty: with every fault at once, also when a value is looser than the library's.
    """
    if path is None or not (path.exists() or path.is_symlink()):
        return library
    return read_site_limits(_table(path), library)


def _table(path: Path) -> Mapping[str, Any]:
    if path.exists() and not path.is_file():  # a pipe would keep the start waiting for ever
        raise LimitsFaulty(("not a file",))
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except OSError as fault:
        raise LimitsFaulty((f"cannot be read: {fault.strerror}",)) from fault
    if len(content) > LARGEST_BYTES:
        raise LimitsFaulty((f"larger than {LARGEST_BYTES // 1024} KiB",))
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise LimitsFaulty((f"not TOML: {fault}",)) from fault
