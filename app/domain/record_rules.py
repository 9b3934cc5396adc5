"""Whether a journal tells a lawful history: every entry is held against the ones before it, by rule tables.

These rules are written anew from docs/records.md and share nothing with what the bench refuses: a second
pair of eyes that sees only the entries. Each rule is a function that yields the codes of what is wrong.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from app.domain.record_bench import RULES as BENCH_RULES
from app.domain.record_bench import BenchBooks
from app.domain.record_entry import Inspected
from app.domain.record_finding import Finding
from app.domain.record_handing import RULES as HANDING_RULES
from app.domain.record_handing import HandingBooks
from app.domain.record_papers import RULES as PAPER_RULES
from app.domain.record_papers import PaperBooks
from app.domain.record_people import RULES as PEOPLE_RULES
from app.domain.record_people import PeopleBooks
from app.domain.record_registry import RULES as REGISTRY_RULES
from app.domain.record_registry import RegistryBooks
from app.domain.record_scales import RULES as SCALE_RULES
from app.domain.record_scales import ScaleBooks

Books = TypeVar("Books")

BESIDE = frozenset(
    {
        "station.enrolled",
        "epoch.opened",
        "key.rotated",
        "registry.key_adopted",
        "clock.jumped",
        "device.changed",
        "device.tried",
        "procedure.drafted",
        "procedure.handed_on",
        "procedure.dropped",
    }
)
"""Types that are known and for which the tables hold no rule of their own."""

KNOWN = frozenset(
    {
        *BENCH_RULES,
        *HANDING_RULES,
        *PAPER_RULES,
        *PEOPLE_RULES,
        *REGISTRY_RULES,
        *SCALE_RULES,
        *BESIDE,
    }
)


class RecordRules:
    """Follows one station's entries, oldest first, and says which of them could not lawfully stand there."""

    def __init__(self) -> None:
        self._people = PeopleBooks()
        self._papers = PaperBooks()
        self._bench = BenchBooks()
        self._handing = HandingBooks()
        self._registry = RegistryBooks()
        self._scales = ScaleBooks()
        self._clock = _Clock()

    def look_at(self, entry: Inspected) -> list[Finding]:
        """What is wrong with one more entry; its consequences are told whatever is wrong."""
        found = [*self._clock.look_at(entry)]
        if entry.type not in KNOWN or entry.sv != 1:
            found.append(_finding("entry.type_unknown", entry, {"type": entry.type[:80], "sv": entry.sv}))
        else:
            wrong = [
                *_by_table(PEOPLE_RULES, self._people, entry),
                *_by_table(PAPER_RULES, self._papers, entry),
                *_by_table(BENCH_RULES, self._bench, entry),
                *_by_table(HANDING_RULES, self._handing, entry),
                *_by_table(REGISTRY_RULES, self._registry, entry),
                *_by_table(SCALE_RULES, self._scales, entry),
            ]
            found += [_finding(code, entry, {"type": entry.type}) for code in dict.fromkeys(wrong)]
        self._people.tell(entry)
        self._papers.tell(entry)
        self._bench.tell(entry)
        self._handing.tell(entry)
        self._registry.tell(entry)
        self._scales.tell(entry)
        return found


def _by_table(
    table: Mapping[str, tuple[Callable[[Books, Inspected], Iterator[str]], ...]],
    books: Books,
    entry: Inspected,
) -> Iterator[str]:
    for rule in (*table.get("*", ()), *table.get(entry.type, ())):
        yield from rule(books, entry)


def _finding(code: str, entry: Inspected, facts: Mapping[str, str | int]) -> Finding:
    return Finding(code, entry.epoch, entry.seq, facts)


_JUMP_MS = 2_000


class _Clock:
    """The time between entries: within a boot milliseconds never go back, and the wall clock follows them."""

    def __init__(self) -> None:
        self._before: dict[str, tuple[int, int]] = {}

    def look_at(self, entry: Inspected) -> Iterator[Finding]:
        before = self._before.get(entry.boot)
        # Two boots are never told at once, so one suffices; a boot that comes back is looked at anew.
        self._before = {entry.boot: (entry.mono, entry.at)}
        if before is None:
            return
        mono, at = before
        if entry.mono < mono:
            yield _finding("time.mono_back", entry, {"by_ms": mono - entry.mono})
            return
        jump = (entry.at - at) - (entry.mono - mono)
        if abs(jump) >= _JUMP_MS:
            yield _finding("time.jumped", entry, {"by_ms": jump})
