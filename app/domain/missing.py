"""What is probably missing, without a bill of materials: from the pack's own record, ranked, with numbers.

Nothing here judges; it only says where to look. A mass of something that was never weighed is told from its
siblings in the same pack, or from what its kind commonly weighs, and never from a document's word.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from statistics import median_low

from app.domain.balance import Balance
from app.domain.balance_terms import Term, Terms
from app.domain.bands import Bands
from app.domain.closing import CLOSING
from app.domain.output import IN_PIECES, OutputCode

_PPM = 1_000_000
_MOST_SIBLINGS = 40
_NEARLY = 10  # siblings that leave no more than a tenth of what is open explain most of it
_MOST_TOLD = 6  # more is no help to somebody who stands before a bench


class Guess(Enum):
    """Why something is open, or too much."""

    TOLD = "told"  # scanned on a tray, and never weighed
    SIBLINGS = "siblings"  # so many more pieces like those that were weighed would close it
    CONTAINER = "container"  # weighed empty during this run, and nothing was weighed in it since
    KIND = "kind"  # the document asks for this kind, and none is recorded
    TWICE = "twice"  # one of these was probably recorded twice
    TARE = "tare"  # the tare of a container was probably not taken off
    NOTHING = "nothing"  # nothing on record explains it


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind that the run's document asks for at a step; `nothing` says that the step was left with none."""

    step: str
    code: OutputCode
    nothing: bool = False


@dataclass(frozen=True, slots=True)
class Noticed:
    """What else the record tells of the run.

    `tray` are the codes read on trays, `unread` how many places of trays were left unread. `containers` are
    (label, tare in mg) of those weighed empty since the run began. `offers` are the kinds asked for by the
    steps that are behind. `under_way` says that steps ahead ask for more.
    """

    tray: tuple[str, ...] = ()
    unread: int = 0
    containers: tuple[tuple[str, int], ...] = ()
    offers: tuple[Offer, ...] = ()
    under_way: bool = False


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One possible reason.

    `count` are pieces, or how many steps were left without a kind.
    `low_mg` to `high_mg` is the mass it would explain, both 0 where nothing says how much; `fits` says that
    what is open lies within. `left_mg` is what would still be open after the middle of it.
    """

    guess: Guess
    code: OutputCode | None = None
    count: int = 0
    texts: tuple[str, ...] = ()
    step: str = ""
    low_mg: int = 0
    high_mg: int = 0
    fits: bool = False
    left_mg: int = 0


@dataclass(frozen=True, slots=True)
class _Siblings:
    """The pieces of one kind that were weighed: their middle mass, and how far they are from it."""

    code: OutputCode
    middle_mg: int
    spread_mg: int
    count: int


def hypotheses(balance: Balance, terms: Terms, noticed: Noticed, bands: Bands) -> tuple[Hypothesis, ...]:
    """What may be missing, or be there twice, the most telling first; empty while nothing needs a reason.

    What is open counts only when it is more than the scales explain.
    """
    if balance.open_mg is None or not balance.telling:
        return ()
    found = (
        _too_much(balance, terms, noticed) if balance.open_mg < 0 else _open(balance, terms, noticed, bands)
    )
    ranked = sorted(found, key=lambda one: (not one.fits, _RANK.index(one.guess), abs(one.left_mg)))
    if not ranked and not (noticed.under_way and balance.open_mg > 0):
        return (Hypothesis(Guess.NOTHING),)
    return tuple(ranked[:_MOST_TOLD])


_RANK = (Guess.TOLD, Guess.TWICE, Guess.TARE, Guess.SIBLINGS, Guess.CONTAINER, Guess.KIND, Guess.NOTHING)


def untold(terms: Terms, tray: Iterable[str]) -> tuple[str, ...]:
    """The codes read on a tray that no output carries."""
    weighed = {term.text for term in terms.outputs}
    return tuple(text for text in dict.fromkeys(tray) if text not in weighed)


# ---- something is open


def _open(balance: Balance, terms: Terms, noticed: Noticed, bands: Bands) -> list[Hypothesis]:
    siblings = _siblings(terms)
    found = [*_told(balance, terms, noticed, siblings)]
    if not noticed.under_way:
        found += [one for kind in siblings for one in _more_siblings(balance, kind)]
    used = {term.container for term in terms.outputs}
    found += [
        Hypothesis(Guess.CONTAINER, texts=(text,)) for text, _tare in noticed.containers if text not in used
    ]
    found += _kinds(balance, terms, noticed, bands)
    return found


def _told(
    balance: Balance, terms: Terms, noticed: Noticed, siblings: Sequence[_Siblings]
) -> list[Hypothesis]:
    """Pieces whose code or place on a tray is on record, and no weight."""
    texts = untold(terms, noticed.tray)
    count = len(texts) + noticed.unread
    if not count:
        return []
    kind = max(siblings, key=lambda one: one.count, default=None)
    if kind is None:
        return [Hypothesis(Guess.TOLD, count=count, texts=texts, left_mg=balance.open_mg or 0)]
    return [replace(_of_siblings(balance, kind, count), guess=Guess.TOLD, texts=texts)]


def _more_siblings(balance: Balance, kind: _Siblings) -> list[Hypothesis]:
    """So many more of a kind; only where the uncertainty is small enough to count pieces by weight.

    What they leave open, or are too much, may be something else: then they are told with it, and do not fit.
    """
    open_mg = balance.open_mg or 0
    count = (open_mg + kind.middle_mg // 2) // kind.middle_mg
    if kind.count < 2 or not 1 <= count <= _MOST_SIBLINGS:
        return []
    guess = _of_siblings(balance, kind, count)
    countable = guess.high_mg - guess.low_mg < kind.middle_mg
    nearly = abs(guess.left_mg) * _NEARLY <= open_mg
    return [guess] if countable and (guess.fits or nearly) else []


def _of_siblings(balance: Balance, kind: _Siblings, count: int) -> Hypothesis:
    middle, open_mg = count * kind.middle_mg, balance.open_mg or 0
    room = count * kind.spread_mg + balance.u_mg
    return Hypothesis(
        Guess.SIBLINGS,
        code=kind.code,
        count=count,
        low_mg=max(0, middle - room),
        high_mg=middle + room,
        fits=abs(open_mg - middle) <= room,
        left_mg=open_mg - middle,
    )


def _siblings(terms: Terms) -> tuple[_Siblings, ...]:
    by_code: dict[OutputCode, list[int]] = {}
    for term in terms.outputs:
        if term.code in IN_PIECES:
            by_code.setdefault(term.code, []).append(term.mass_mg)
    return tuple(
        _Siblings(code, middle := median_low(masses), max(abs(one - middle) for one in masses), len(masses))
        for code, masses in by_code.items()
    )


def _kinds(balance: Balance, terms: Terms, noticed: Noticed, bands: Bands) -> list[Hypothesis]:
    """The kinds asked for and not recorded, with what they commonly weigh of such a pack.

    What was weighed at the balance itself stands in for one step that was left without it.
    """
    recorded = {(term.step, term.code) for term in terms.outputs}
    late = Counter(term.code for term in terms.outputs if term.step == CLOSING)
    found: dict[OutputCode, Hypothesis] = {}
    for offer in noticed.offers:
        if (offer.step, offer.code) in recorded:
            continue
        if late[offer.code]:
            late[offer.code] -= 1
        elif offer.code in found:
            found[offer.code] = replace(found[offer.code], count=found[offer.code].count + 1)
        else:
            found[offer.code] = _kind(balance, terms, offer, bands)
    return list(found.values())


def _kind(balance: Balance, terms: Terms, offer: Offer, bands: Bands) -> Hypothesis:
    band, open_mg = bands.of_kind(offer.code), balance.open_mg or 0
    plain = Hypothesis(Guess.KIND, code=offer.code, count=1, step=offer.step, left_mg=open_mg)
    if band is None or balance.in_mg is None:
        return plain
    there = sum(term.mass_mg for term in terms.outputs if term.code in band.codes)
    high = max(0, band.band.high_ppm * balance.in_mg // _PPM - there)
    low = max(0, band.band.low_ppm * balance.in_mg // _PPM - there)
    fits = not offer.nothing and low - balance.u_mg <= open_mg <= high + balance.u_mg
    return replace(plain, low_mg=low, high_mg=high, fits=fits, left_mg=open_mg - (low + high) // 2)


# ---- more came out than went in


def _too_much(balance: Balance, terms: Terms, noticed: Noticed) -> list[Hypothesis]:
    over = -(balance.open_mg or 0)
    found = [*_twice(balance, terms.outputs, over)]
    for text, tare_mg in noticed.containers:
        if tare_mg and abs(over - tare_mg) <= balance.u_mg:
            found.append(
                Hypothesis(
                    Guess.TARE,
                    texts=(text,),
                    low_mg=max(0, tare_mg - balance.u_mg),
                    high_mg=tare_mg + balance.u_mg,
                    fits=True,
                    left_mg=tare_mg - over,
                )
            )
    return found


def _twice(balance: Balance, outputs: Sequence[Term], over: int) -> list[Hypothesis]:
    """Kinds of which one output weighs what is too much; two of the very same mass are the likeliest."""
    alike = Counter((term.code, term.mass_mg) for term in outputs)
    near = [term for term in outputs if abs(term.mass_mg - over) <= balance.u_mg]
    best: dict[OutputCode | None, Term] = {}
    for term in sorted(near, key=lambda one: (-alike[one.code, one.mass_mg], abs(one.mass_mg - over))):
        best.setdefault(term.code, term)
    return [
        Hypothesis(
            Guess.TWICE,
            code=code,
            count=sum(one.code is code for one in near),
            texts=(term.text,) if term.text else (),
            low_mg=max(0, term.mass_mg - balance.u_mg),
            high_mg=term.mass_mg + balance.u_mg,
            fits=True,
            left_mg=term.mass_mg - over,
        )
        for code, term in best.items()
    ]
