"""The terms of a pack's balance, told from its entries: each weighing with its error, and their sum."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.balance import Balance, NoBalance
from app.domain.bench_facts import OutputRecorded
from app.domain.journal import Entry, WeightTaken
from app.domain.limits import Limits
from app.domain.output import OutputCode
from app.domain.reading import Source
from app.domain.scale_error import Error, Unsure, Weighing, error_of

TERM_TYPES = frozenset({WeightTaken.type, OutputRecorded.type})
"""Types of the entries that a balance is told from."""

PACK = "pack"
"""What the pack's own term is called."""

LIMITS = ("balance_tolerance", "weight_unsure", "weight_unsure_least")
"""The signed limits that a balance leans on, by their ids."""


@dataclass(frozen=True, slots=True)
class Term:
    """One weighing in the balance. `of` is the output's id, or PACK; `mass_mg` is net.

    `verified` says that the scale's verification was in date at the weighing, by what is on record.
    """

    of: str
    mass_mg: int
    tare_mg: int
    error: Error
    verified: bool
    step: str = ""
    code: OutputCode | None = None
    text: str = ""
    container: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything a balance is made of; `pack` is None where the pack has no weight on record."""

    pack: Term | None
    outputs: tuple[Term, ...]

    @property
    def all(self) -> tuple[Term, ...]:
        """The pack's term first, then the outputs as they were recorded."""
        return self.outputs if self.pack is None else (self.pack, *self.outputs)


def tell_terms(entries: Iterable[Entry], run: str, limits: Limits) -> Terms:
    """The terms of one run, from the entries about its pack, oldest first; corrected ones are left out by the
    caller. Of the pack's weighings the newest counts.
    """
    unsure = unsure_by(limits)
    pack: Term | None = None
    outputs: list[Term] = []
    for entry in entries:
        if entry.type == WeightTaken.type:
            pack = _term(entry, PACK, unsure)
        elif entry.type == OutputRecorded.type and entry.data["run"] == run:
            outputs.append(_term(entry, entry.data["output"], unsure))
    return Terms(pack, tuple(outputs))


def balance_of(terms: Terms, limits: Limits, *, whole: bool = False) -> Balance:
    """What the terms come to. `whole` says that the pack was made safe and not taken apart."""
    tolerance, out_mg = limits.value(LIMITS[0]), sum(term.mass_mg for term in terms.outputs)
    why = NoBalance.WHOLE if whole else None
    if terms.pack is None or terms.pack.mass_mg <= 0:
        why = why or NoBalance.NO_WEIGHT
    if terms.pack is None or why is not None:
        return Balance(None, out_mg, 0, tolerance, why=why)
    square = sum(term.error.square for term in terms.all)
    return Balance(terms.pack.mass_mg, out_mg, square, tolerance)


def unsure_by(limits: Limits) -> Unsure:
    """What a weight's error is taken for where its scale says nothing of it."""
    return Unsure(limits.value(LIMITS[1]), limits.value(LIMITS[2]))


def _term(entry: Entry, of: str, unsure: Unsure) -> Term:
    said = entry.data
    tare_mg = said["tare_mg"] or 0
    plate: Mapping[str, Any] = said["instrument"]
    weighing = Weighing(
        load_mg=said["mass_mg"] + tare_mg,
        tare_mg=tare_mg,
        e_mg=plate.get("e_mg") or 0,
        typed=said["source"] == Source.TYPED.value,
    )
    is_output = entry.type == OutputRecorded.type
    return Term(
        of=of,
        mass_mg=said["mass_mg"],
        tare_mg=tare_mg,
        error=error_of(weighing, unsure),
        verified=_in_date(plate.get("verified_until"), entry),
        step=said["step"] if is_output else "",
        code=OutputCode(said["code"]) if is_output else None,
        text=said["text"] if is_output else "",
        container=said["container"] if is_output else "",
    )


def _in_date(until: object, entry: Entry) -> bool:
    try:
        return isinstance(until, str) and entry.at.date() <= date.fromisoformat(until)
    except ValueError:
        return False
