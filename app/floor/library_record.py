"""What the journal says of the procedure library, and which documents are being worked by."""

from app.domain.bench_facts import RunStarted
from app.domain.library_facts import LIBRARY_TYPES
from app.domain.library_fold import LibraryRecord, fold_library
from app.domain.pack import PackState
from app.floor.ports import WorkUnit

_ALL = 100_000
"""More entries than a library has in the life of a station."""


def library_record(unit: WorkUnit) -> LibraryRecord:
    """Drafts in hand, documents published and versions withdrawn, told from the entries."""
    return fold_library(reversed(unit.journal.newest_of(LIBRARY_TYPES, _ALL)))


def documents_in_work(unit: WorkUnit) -> tuple[tuple[str, str], ...]:
    """Key and hash of every document that a pack on the bench is worked by."""
    runs = [
        unit.journal.newest_about(pack.id, RunStarted.type)
        for pack in unit.packs.in_state(PackState.DISMANTLING)
    ]
    return tuple(
        (f"{run.data['procedure']}@{run.data['version']}", run.data["sha256"])
        for run in runs
        if run is not None
    )
