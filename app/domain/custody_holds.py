"""Which holds follow from what all stations claim of a pack.

Everything here only grows with what is known: a claim more raises holds and takes none back. So holds are
the same in whichever order the stations' entries arrive. What is lawful raises none in any order, and what is
only not told yet neither: every rule asks for claims that are there, and none for one that is absent.
"""

from collections.abc import Collection, Iterator, Sequence

from app.domain.custody import GRAVE, Claim, ClaimKind, claim_of
from app.domain.own_label import station_mark
from app.domain.pack_hold import HoldWhy, NoteWhy, PackHold, Release
from app.domain.traveller import token_of

_USES = (ClaimKind.TAKEN_OVER, ClaimKind.CAME_BACK)
"""What uses a traveller up: each may be used once in the whole plant."""


def told_of(claims: Sequence[Claim]) -> tuple[PackHold | Release, ...]:
    """Every hold, note and release that these claims about one battery raise, by battery and id.

    Labels of stations are left empty: they are no part of what the entries say. A custody gap holds the pack
    of the paper as well, so the holds may be on other batteries than the claims.
    """
    view = _View(claims)
    found: dict[tuple[str, str], PackHold | Release] = {}
    for claim in claims:
        for one in (*_of_danger(claim), *_of_custody(claim, view), *_of_difference(claim, view)):
            found[one.battery, one.id] = one
        if claim.kind is ClaimKind.TAKEN_BACK:
            back = _taken_back(claim)
            found[back.battery, back.id] = back
    return tuple(found[key] for key in sorted(found))


class _View:
    """All claims about one battery at once: which stations have received, dismantled, weighed, classed it."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.received = {one.station for one in claims if one.kind is ClaimKind.RECEIVED}
        self.taken = [one for one in claims if one.kind is ClaimKind.TAKEN_OVER]
        self.uses = [one for one in claims if one.kind in _USES]
        self.opened = [one for one in claims if one.kind is ClaimKind.OPENED]
        self.handed = [one for one in claims if one.kind is ClaimKind.HANDED_ON]
        self.papers = [one for one in claims if one.kind is ClaimKind.PAPER]
        self.used = [one for one in claims if one.kind is ClaimKind.PAPER_USED]
        dismantled = {one.station for one in claims if one.kind is ClaimKind.DISMANTLED}
        self.dismantled = {one: self._roots(one) for one in dismantled}
        self.masses = {(one.station, one.mass_mg) for one in claims if one.mass_mg is not None}
        self.classes = {(one.station, one.triage_class) for one in claims if _final(one)}

    def _roots(self, station: str) -> set[str]:
        """The stations that received what this one has: itself, or whoever handed it on, and so back."""
        found, ahead = {station}, [station]
        while ahead:
            here = ahead.pop()
            marks = {claim_of(one) for one in self.taken if one.station == here}
            before = {one for one in self._known() if station_mark(one) in marks} - found
            found |= before
            ahead += before
        return found & self.received

    def _known(self) -> set[str]:
        return self.received | {one.station for one in self.taken}


def _final(claim: Claim) -> bool:
    """Whether the class is the whole form's, and not what it was in the middle of the questions."""
    return claim.kind in (ClaimKind.ROUTED, ClaimKind.QUARANTINED) and bool(claim.triage_class)


def _hold(claim: Claim, why: HoldWhy, *, battery: str = "", reasons: tuple[str, ...] = ()) -> PackHold:
    at = battery or claim.battery
    return PackHold(f"{claim.place}:{why.value}", at, why.value, reasons, claim.station, "", claim.at)


def _of_danger(claim: Claim) -> Iterator[PackHold]:
    if claim.kind is ClaimKind.QUARANTINED:
        found = (claim.triage_class,) if claim.triage_class else ()
        yield _hold(claim, HoldWhy.QUARANTINE, reasons=(*found, *claim.reasons))
    elif claim.kind in (ClaimKind.CLASSED, ClaimKind.ROUTED) and claim.triage_class in GRAVE:
        yield _hold(claim, HoldWhy.CLASS_C, reasons=(claim.triage_class,))


def _of_custody(claim: Claim, view: _View) -> Iterator[PackHold]:
    own = {claim.station}
    if claim.kind is ClaimKind.RECEIVED:
        if view.received - own:
            yield _hold(claim, HoldWhy.DOUBLE_INTAKE)
        if any(roots - own for roots in view.dismantled.values()):
            yield _hold(claim, HoldWhy.IDENTITY_CLASH)
    elif claim.kind is ClaimKind.DISMANTLED and any(
        view.received - {root} for root in view.dismantled[claim.station]
    ):
        yield _hold(claim, HoldWhy.IDENTITY_CLASH)
    yield from _of_papers(claim, view)
    yield from _of_handing(claim, view)


def _of_papers(claim: Claim, view: _View) -> Iterator[PackHold]:
    """A traveller stands for the pack it was made for: neither for itself nor for another pack."""
    own = {claim.station}
    if claim.kind is ClaimKind.PAPER:
        if view.received - own:
            yield _hold(claim, HoldWhy.CUSTODY_GAP)
        for used in view.used:
            if used.about != claim.about and used.station != claim.station:
                yield _hold(claim, HoldWhy.CUSTODY_GAP, battery=used.about)
    elif claim.kind in (ClaimKind.RECEIVED, ClaimKind.PAPER_USED):
        for paper in view.papers:
            if paper.about != claim.about and paper.station != claim.station:
                yield _hold(claim, HoldWhy.CUSTODY_GAP, battery=paper.about)


def _of_handing(claim: Claim, view: _View) -> Iterator[PackHold]:
    """A traveller goes with the pack once: nobody else may have used it, nor opened the pack under it."""
    if claim.kind in _USES and any(_same_paper(claim, one) for one in view.uses):
        yield _hold(claim, HoldWhy.DOUBLE_CLAIM)
    if claim.kind is ClaimKind.TAKEN_OVER:
        if any(_opened_before(one, claim) for one in view.opened):
            yield _hold(claim, HoldWhy.IDENTITY_CLASH)
        if any(_went_astray(one, claim) for one in view.handed):
            yield _hold(claim, HoldWhy.CUSTODY_GAP)
    elif claim.kind is ClaimKind.OPENED and any(_opened_before(claim, one) for one in view.taken):
        yield _hold(claim, HoldWhy.IDENTITY_CLASH)
    elif claim.kind is ClaimKind.HANDED_ON and any(_went_astray(claim, one) for one in view.taken):
        yield _hold(claim, HoldWhy.CUSTODY_GAP)


def _same_paper(one: Claim, other: Claim) -> bool:
    token = token_of(one.about)
    return bool(token) and token == token_of(other.about) and one.station != other.station


def _opened_before(opened: Claim, taken: Claim) -> bool:
    """Opened at one station under the very paper by which another took it over.

    Older programs did not say under which paper a pack was opened: then it is any of that station's.
    """
    if opened.about:
        return _same_paper(opened, taken)
    return opened.station != taken.station and station_mark(opened.station) == claim_of(taken)


def _went_astray(handed: Claim, taken: Claim) -> bool:
    """Meant for one station, and taken over by another."""
    return (
        bool(handed.reasons)
        and _same_paper(handed, taken)
        and station_mark(taken.station) not in handed.reasons
    )


def _of_difference(claim: Claim, view: _View) -> Iterator[PackHold]:
    if claim.kind is ClaimKind.TAKEN_OVER:
        yield _note(claim, NoteWhy.TAKEN_OVER, claim.about)
    if claim.mass_mg is not None and _differs(view.masses, claim.station, claim.mass_mg):
        yield _note(claim, NoteWhy.WEIGHT_DIFFERS, str(claim.mass_mg))
    if _final(claim) and _differs(view.classes, claim.station, claim.triage_class):
        yield _note(claim, NoteWhy.CLASS_DIFFERS, claim.triage_class)


def _differs(told: Collection[tuple[str, object]], station: str, own: object) -> bool:
    """Whether another station says another value. How much is too much is no limit of the registry's."""
    return any(who != station and value != own for who, value in told)


def _note(claim: Claim, why: NoteWhy, value: str) -> PackHold:
    name = f"{claim.place}:{why.value}"
    return PackHold(name, claim.battery, why.value, (value,), claim.station, "", claim.at, binding=False)


def _taken_back(claim: Claim) -> Release:
    hold = f"{claim.station}:{claim.about}:{HoldWhy.CLASS_C.value}"
    name = f"{claim.place}:taken_back"
    return Release(name, claim.battery, (hold,), claim.station, "", claim.at)
