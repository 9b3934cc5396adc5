"""A procedure document as bytes: parsed whole or refused, and pinned by the hash of the very bytes judged."""

import hashlib
import re
import tomllib

from app.domain.procedure import Procedure
from app.domain.procedure_defect import Defect
from app.domain.procedure_document import ProcedureFaulty, read_procedure
from app.domain.procedure_steps import Beside
from app.domain.toml_lines import lines_of

LARGEST_BYTES = 256 * 1024
"""A document of 60 full steps has less than half of this."""
LONGEST_LINE = 2000

_LINE_OF_FAULT = re.compile(r"\(at line ([0-9]+), column [0-9]+\)")


def hash_of(content: bytes) -> str:
    """How a document is pinned."""
    return hashlib.sha256(content).hexdigest()


def read_procedure_bytes(content: bytes, beside: Beside) -> Procedure:
    """Read one document from bytes that nobody has looked at yet.

    Raises:
        ProcedureFaulty: with every defect at once, each with its line.
    """
    _refuse_what_would_take_long(content)
    try:
        # Some editors put a byte-order mark in front; TOML knows none.
        text = content.decode("utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        what = f"not UTF-8: {fault.reason} at byte {fault.start}"
        raise unusable(what, "save the file as UTF-8", line) from fault
    except (ValueError, RecursionError) as fault:
        # Besides its own error, which is a ValueError, the reader lets through that of endless nesting.
        found = _LINE_OF_FAULT.search(str(fault))
        remedy = "mend the form first; until then nothing else can be judged"
        raise unusable(f"not TOML: {fault}", remedy, int(found[1]) if found else 0) from fault
    return read_procedure(table, sha256=hash_of(content), beside=beside, lines=lines_of(text))


def unusable(what: str, remedy: str, line: int = 0) -> ProcedureFaulty:
    """The one defect of a file in which nothing else can be judged."""
    return ProcedureFaulty((Defect(what, remedy, line=line),))


def _refuse_what_would_take_long(content: bytes) -> None:
    if len(content) > LARGEST_BYTES:
        raise unusable(f"larger than {LARGEST_BYTES // 1024} KiB", "make two documents of it")
    # The time to read a dotted key grows with the square of its parts.
    rows = content.split(b"\n")
    long = next((number for number, row in enumerate(rows, 1) if len(row) > LONGEST_LINE), None)
    if long is not None:
        raise unusable(f"a line longer than {LONGEST_LINE} bytes", "break the line", long)
