"""The answer of an act that was recorded."""

from app.domain.journal import Entry
from app.floor.ports import WorkUnit
from app.floor.views import Saved


def saved(unit: WorkUnit, entry: Entry, pack: str | None = None) -> Saved:
    """Name the entry, and show the pack as it stands after it."""
    return Saved(entry.epoch, entry.seq, entry.at, unit.packs.by_id(pack) if pack is not None else None)
