"""Runs as far as they were told already, so that a command tells only what has come since."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.dismantling import Run, tell_run
from app.domain.journal import Entry

_REMEMBERED = 8  # packs; one is on the bench, the others are asked about now and then


@dataclass(frozen=True, slots=True)
class _Told:
    """A run after these entries. The newest one's hash stands for the whole chain before it, so the numbers
    say only which entries of that chain were counted: a corrected one is none of them."""

    numbers: tuple[tuple[int, int], ...]
    hash: bytes
    run: Run | None


@dataclass(slots=True)
class ToldRuns:
    """What was told last of each pack. Forgetting it costs time and nothing else."""

    _kept: dict[str, _Told] = field(default_factory=dict)

    def tell(self, pack: str, entries: Sequence[Entry]) -> Run | None:
        """The newest run among the standing entries about a pack, oldest first; None when there was none."""
        numbers = tuple((entry.epoch, entry.seq) for entry in entries)
        kept = self._kept.pop(pack, None)
        known = len(kept.numbers) if kept is not None and _goes_on(kept, numbers, entries) else 0
        run = tell_run(entries[known:], kept.run if kept is not None and known else None)
        if entries:
            self._kept[pack] = _Told(numbers, entries[-1].hash, run)
            while len(self._kept) > _REMEMBERED:
                del self._kept[next(iter(self._kept))]
        return run


def _goes_on(kept: _Told, numbers: tuple[tuple[int, int], ...], entries: Sequence[Entry]) -> bool:
    """Whether these entries begin with those that were told."""
    known = len(kept.numbers)
    return numbers[:known] == kept.numbers and entries[known - 1].hash == kept.hash
