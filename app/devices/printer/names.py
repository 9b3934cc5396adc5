"""Outside texts as names of files and print jobs: nothing in them can be a path, an option or a control."""

import unicodedata
from hashlib import sha256

_LONGEST_TITLE = 100
_LONGEST_PART_BYTES = 100  # two of them and the rest stay below the 255 a file name may have
_HASH = 8


def job_title(text: str) -> str:
    """A title for a print queue: one line of signs that can be seen."""
    signs = ("_" if unicodedata.category(sign)[0] in "CZ" and sign != " " else sign for sign in text)
    return "".join(signs).strip()[:_LONGEST_TITLE] or "sheet"


def legible(text: str) -> str:
    """What of a text can stand in a file name: letters, digits and hyphens; "" when nothing can."""
    kept = "".join(sign if sign.isalnum() or sign == "-" else "_" for sign in text)
    return kept.encode()[:_LONGEST_PART_BYTES].decode("utf-8", "ignore").strip("-_")


def file_part(text: str) -> str:
    """A part of a file name that belongs to this text alone.

    A text that had to be changed gets the beginning of its SHA-256, so that two texts never share a file.
    """
    short = legible(text)
    if short == text and short:
        return short
    return f"{short}_{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:_HASH]}".lstrip("_")
