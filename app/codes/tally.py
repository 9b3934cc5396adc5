"""The rule by which reads are believed: what speaks for a code, and what speaks against it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.codes.sighting import Corners, Sighting, same_place

AGREEING_READS = 2  # for a code without error correction: a misread can still carry a right check sum
PLAIN = "frame"  # the stage of a picture that was not worked on
NEAR_IN_TIME = 2  # pictures; a moving label has not yet made way for another one

Proof = tuple[int, str, str]  # number of the picture, stage, decoder


def at_once(_sighting: Sighting) -> bool:
    """No error-corrected code needs a second look."""
    return False


@dataclass(slots=True)
class _Claim:
    """One payload, where it was read, and the different looks that read it."""

    best: Sighting
    seen: list[tuple[int, Corners]]
    proofs: set[Proof] = field(default_factory=set)
    plain: bool = False  # at least one read from a picture that was not worked on


class Tally:
    """The reads of one picture or of consecutive ones, and which of them may be believed.

    A code with error correction counts at once, unless `needs_second` asks for another look at it. One
    without needs two agreeing reads from different pictures, stages or decoders; a code with a weak check or
    none needs one of them from a picture that was not worked on. Different payloads at one place are no
    reading, but an error-corrected symbol is not shaken by a line code read out of its own modules.

    In one picture, equal payloads at different places are different symbols. In a film (`moving`) they are
    one symbol that moved.
    """

    def __init__(self, needs_second: Callable[[Sighting], bool] = at_once, *, moving: bool = False) -> None:
        self._needs_second = needs_second
        self._moving = moving
        self._claims: list[_Claim] = []

    def add(self, sighting: Sighting, picture: int = 0) -> None:
        """Count one read of the picture with this number."""
        claim = self._claim(sighting)
        claim.seen.append((picture, sighting.corners))
        claim.proofs.add((picture, sighting.stage, sighting.decoder))
        claim.plain = claim.plain or sighting.stage == PLAIN
        if (sighting.quality or 0.0) > (claim.best.quality or 0.0):
            claim.best = sighting

    def believed(self) -> list[Sighting]:
        """What may be believed now, in the order in which it was first read."""
        return [claim.best for claim in self._claims if self._counts(claim)]

    def waiting(self) -> list[Sighting]:
        """What was read and may not be believed yet, or ever."""
        return [claim.best for claim in self._claims if not self._counts(claim)]

    def believed_at(self, corners: Corners, picture: int = 0) -> bool:
        """Whether something is believed at a place of the picture with this number."""
        return any(
            number == picture and same_place(at, corners)
            for claim in self._claims
            if self._counts(claim)
            for number, at in claim.seen
        )

    def places(self, picture: int = 0) -> list[Corners]:
        """Where believed codes were read in the picture with this number."""
        return [
            at
            for claim in self._claims
            if self._counts(claim)
            for number, at in claim.seen
            if number == picture
        ]

    def _claim(self, sighting: Sighting) -> _Claim:
        for claim in self._claims:
            known = claim.best
            if (known.payload, known.symbology) == (sighting.payload, sighting.symbology) and (
                self._moving or same_place(known.corners, sighting.corners)
            ):
                return claim
        self._claims.append(_Claim(sighting, []))
        return self._claims[-1]

    def _counts(self, claim: _Claim) -> bool:
        return self._enough(claim) and not any(_contradicts(other, claim) for other in self._claims)

    def _enough(self, claim: _Claim) -> bool:
        symbology = claim.best.symbology
        if symbology.error_corrected and not self._needs_second(claim.best):
            return True
        return len(claim.proofs) >= AGREEING_READS and (claim.plain or not symbology.weakly_checked)


def _contradicts(other: _Claim, one: _Claim) -> bool:
    """Whether another payload was read where this one was, at about the same time.

    Where both are error-corrected, only the same picture counts: one label made way for the next.
    """
    if other.best.payload == one.best.payload:
        return False
    corrected = one.best.symbology.error_corrected
    if corrected and not other.best.symbology.error_corrected:
        return False
    apart = 0 if corrected else NEAR_IN_TIME
    return any(
        abs(first - second) <= apart and same_place(here, there)
        for first, here in one.seen
        for second, there in other.seen
    )
