"""The past of a pack: every entry about it, those that were taken back too."""

from dataclasses import dataclass

from app.domain.journal import Entry


@dataclass(frozen=True, slots=True)
class Past:
    """An entry in a pack's past; `taken_back` says that a later entry corrected it: it no longer counts."""

    entry: Entry
    taken_back: bool = False
