"""The procedure library at work: what may be begun, what stops at its next hold, and why."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from app.domain.hazard import HazardRules
from app.domain.procedure import Procedure, Words
from app.domain.procedure_bytes import read_procedure_bytes
from app.domain.procedure_defect import Defect
from app.domain.procedure_document import ProcedureFaulty
from app.domain.procedure_shelf import Malformed, Shelved, Standing, newest_in_force
from app.domain.procedure_steps import Beside
from app.domain.prover import Proving, prove
from app.domain.withdrawn import Why, Withdrawn

_STANDINGS: Mapping[Why, Standing] = {
    Why.WITHDRAWN: Standing.WITHDRAWN,
    Why.UNPROVEN: Standing.UNPROVEN,
    Why.SUPERSEDED: Standing.SUPERSEDED,
    Why.REMOVED: Standing.KEPT,
    Why.CHANGED: Standing.KEPT,
}
_NO_WORDS = Words("", "")
_REMEMBERED = 64

_NOT_THERE = Defect(
    "the file is gone, or is not the one that was drafted", "drop the draft and bring the file in again"
)


@dataclass(frozen=True, slots=True)
class Judged:
    """Bytes as the grammar and the hazard rules see them: a document and its proof, or its defects."""

    procedure: Procedure | None
    proving: Proving | None
    defects: tuple[Defect, ...] = ()


class Library:
    """Every document at hand. It changes on the records thread only, once the change is in the journal.

    `procedures` and `barred` are live: whoever holds them sees what was published or withdrawn since.
    `barred` has, by key, why nothing new is begun by a document.
    """

    def __init__(
        self,
        beside: Beside,
        rules: HazardRules,
        shelved: Iterable[Shelved],
        *,
        malformed: Iterable[Malformed] = (),
        withdrawn: Mapping[str, Withdrawn],
        today: date,
    ) -> None:
        self.beside = beside
        self.rules = rules
        self.malformed = tuple(malformed)
        self._today = today
        self._shelved = {one.procedure.key: one for one in shelved}
        self._withdrawn = dict(withdrawn)
        self._procedures: dict[str, Procedure] = {}
        self._barred: dict[str, Withdrawn] = {}
        self._judged: dict[str, Judged] = {}
        self._to_come: list[Shelved | Withdrawn] = []
        self.procedures: Mapping[str, Procedure] = MappingProxyType(self._procedures)
        self.barred: Mapping[str, Withdrawn] = MappingProxyType(self._barred)
        self._sort()

    def shelved(self, key: str) -> Shelved | None:
        """One sound document, or None."""
        return self._shelved.get(key)

    def all(self) -> tuple[Shelved, ...]:
        """Every sound document, by key."""
        return tuple(self._shelved[key] for key in sorted(self._shelved))

    def by_hash(self, sha256: str) -> Procedure | None:
        """The sound document of these very bytes, or None."""
        found = (one.procedure for one in self._shelved.values() if one.procedure.sha256 == sha256)
        return next(found, None)

    def standing(self, key: str) -> Standing:
        """How a sound document stands."""
        barred = self._barred.get(key)
        return _STANDINGS[barred.why] if barred is not None else Standing.IN_FORCE

    def judge(self, sha256: str, content: bytes | None) -> Judged:
        """What these bytes are; `sha256` is theirs, and None stands for bytes that are not there."""
        if content is None:
            return Judged(None, None, (_NOT_THERE,))
        if sha256 not in self._judged:
            if len(self._judged) >= _REMEMBERED:
                self._judged.clear()
            self._judged[sha256] = self._look_at(content)
        return self._judged[sha256]

    def _look_at(self, content: bytes) -> Judged:
        try:
            document = read_procedure_bytes(content, self.beside)
        except ProcedureFaulty as fault:
            return Judged(None, None, fault.defects)
        return Judged(document, prove(document, self.rules))

    # ---- changes

    def shelve(self, one: Shelved) -> None:
        """This document is in force as soon as its publication is recorded."""
        self._to_come.append(one)

    def withdraw(self, gone: Withdrawn) -> None:
        """This version is barred as soon as its withdrawal is recorded."""
        self._to_come.append(gone)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Around a work unit: what was announced inside counts when it was recorded, else never."""
        self._to_come.clear()
        try:
            yield
        except BaseException:
            self._to_come.clear()
            raise
        self._carry_out()

    @contextmanager
    def foreseen(self) -> Iterator[None]:
        """Inside, everything is as it will be when what was announced is recorded."""
        before, coming = (self._shelved.copy(), self._withdrawn.copy()), list(self._to_come)
        self._carry_out()
        try:
            yield
        finally:
            self._shelved, self._withdrawn = before
            self._to_come = coming
            self._sort()

    def _carry_out(self) -> None:
        for change in self._to_come:
            if isinstance(change, Shelved):
                self._shelved.setdefault(change.procedure.key, change)
            else:
                self._withdrawn.setdefault(change.procedure, change)
        if self._to_come:
            self._to_come.clear()
            self._sort()

    def _sort(self) -> None:
        """Tell anew what is in force, in place, for others hold these mappings."""
        self._procedures.clear()
        self._procedures.update((key, one.procedure) for key, one in sorted(self._shelved.items()))
        newest = newest_in_force(self._shelved.values(), self._withdrawn)
        barred = {one.procedure.key: self._why_not(one, newest) for one in self._shelved.values()}
        self._barred.clear()
        self._barred.update((key, why) for key, why in barred.items() if why is not None)

    def _why_not(self, one: Shelved, newest: Mapping[str, Procedure]) -> Withdrawn | None:
        document = one.procedure
        if document.key in self._withdrawn:
            return self._withdrawn[document.key]
        if not one.proving.proven:
            return Withdrawn(document.key, _NO_WORDS, self.rules.signer, self._today, Why.UNPROVEN)
        newer = newest[document.id]
        if newer.key == document.key:
            return None
        return Withdrawn(document.key, _NO_WORDS, newer.signer, self._today, Why.SUPERSEDED, newer=newer.key)
