"""Something an inspector of the records has noticed: which entry, what, and whether it is damage."""

from collections.abc import Mapping
from dataclasses import dataclass, field

NOTES = frozenset(
    {
        "entry.type_unknown",
        "file.hot_journal",
        "mark.behind",
        "mark.missing",
        "mark.unreadable",
        "photo.missing",
        "photos.not_here",
        "projections.not_compared",
        "receipt.lost_with_epoch",
        "time.jumped",
    }
)
"""Codes of what is worth knowing and no damage: the records hold together all the same."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was noticed about one entry, or about the whole when `epoch` is 0.

    `code` is stable; `facts` are the plain values that a sentence about it needs.
    """

    code: str
    epoch: int = 0
    seq: int = 0
    facts: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def grave(self) -> bool:
        """Whether the records are damaged by it."""
        return self.code not in NOTES
