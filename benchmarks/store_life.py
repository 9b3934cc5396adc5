"""Records as years at a station leave them: packs taken in, taken apart and closed, by the journal itself."""

from app.domain.journal import Fact
from app.domain.operator import Author, SecondPerson
from app.floor.ports import WorkUnit
from benchmarks.papers_shift import PackLives, code_of
from station_db.store import Store

_PACKS_AT_ONCE = 25


class _Written(PackLives):
    """Packs whose facts go to the journal of a unit of work."""

    def __init__(self) -> None:
        super().__init__()
        self.written = self.packs = 0

    def some(self, unit: WorkUnit) -> None:
        """The lives of the next packs, in this unit."""
        self._unit = unit
        for _ in range(_PACKS_AT_ONCE):
            self.packs += 1
            self.live(self.packs)

    def add(self, fact: Fact, by: str = "OP-1", *, second: str | None = None) -> None:
        """Written about the pack in hand."""
        signed = SecondPerson(second, "hold_released") if second is not None else None
        self._unit.journal.append(fact, Author(by, "S", signed), batteries=(code_of(self.packs),))
        self.written += 1


def lived(store: Store, entries: int) -> list[str]:
    """Let the station work until it has about so many entries; the codes of its packs.

    Projections, hashes and signatures are made as they always are; only the commits are fewer.
    """
    life = _Written()
    while life.written < entries:
        with store.unit() as unit:
            life.some(unit)
    return [code_of(number) for number in range(1, life.packs + 1)]
