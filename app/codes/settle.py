"""When a code may be believed: agreeing sightings become one code, then mute until it has left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.codes.chance import needs_second
from app.codes.grammar import breaks_its_grammar
from app.codes.sighting import Corners, Sighting, same_place
from app.codes.tally import AGREEING_READS, PLAIN
from app.domain.moment import Moment
from app.domain.scan import ReadBy, ScannedCode, SightedBox, Symbology

_Key = tuple[bytes, Symbology]

GONE_AFTER_MS = 1000
GONE_AFTER_FRAMES = 3


@dataclass(frozen=True, slots=True)
class Rules:
    """What a code must be, beyond agreeing reads, before it is believed.

    `needs_second` says of an error-corrected read that it is too weak to count alone; `doubted` of a line
    code that its text is against its own grammar: then twice as many reads must agree.
    """

    needs_second: Callable[[Sighting], bool] = needs_second
    doubted: Callable[[Sighting], bool] = breaks_its_grammar


@dataclass(slots=True)
class _Claim:
    """A payload in view as one kind of symbol: what speaks for it, where it is, when it was last seen."""

    newest: Sighting
    seen_ms: int
    picture: int
    needed: int
    reads: int = 0
    absent: int = 0
    said: bool = False
    plain: bool = False  # at least one read of a picture that was not worked on
    evidence: set[tuple[int, str, str]] = field(default_factory=set)
    places: list[Corners] = field(default_factory=list)

    @property
    def enough(self) -> bool:
        """Whether what speaks for it would do if nothing speaks against it."""
        return self.reads >= self.needed and (self.plain or not self.newest.symbology.weakly_checked)

    @property
    def yet_needed(self) -> int:
        """How many reads it must have; one more for as long as those it has are not good enough."""
        return self.needed if self.enough or self.said else max(self.needed, self.reads + 1)


class Settling:
    """Lets each code through once.

    A code with error correction counts at once, unless the rules want a second look at it. One without needs
    two agreeing reads from different pictures, or from different stages or decoders on the same picture, and
    four when its text breaks its own grammar; with a weak check or none, one of them from a picture that was
    not worked on. Two different payloads at the
    same place are no reading. A code that was let through stays mute until it has been out of view for a
    second and three looks. Equal codes at two places, or in two kinds of symbols, are one code with two
    boxes.
    """

    def __init__(self, *, simulated: bool, rules: Rules | None = None) -> None:
        self._simulated = simulated
        self._rules = rules or Rules()
        self._claims: dict[_Key, _Claim] = {}

    def reset(self) -> None:
        """Forget everything, so that the codes in view are heard again."""
        self._claims.clear()

    def see(
        self,
        sightings: Sequence[Sighting],
        at: Moment,
        *,
        picture: int,
        followed: Sequence[Sighting] = (),
    ) -> tuple[list[ScannedCode], tuple[SightedBox, ...]]:
        """Weigh one look at a picture; answer the codes that are now believed and the boxes to draw.

        `picture` changes when the picture changes: another look at the same picture that misses a code
        does not mean that the code has gone. `followed` are codes read before, where they are now: they have
        not gone either, but they prove nothing.
        """
        known = [one for one in followed if self.was_said(one.payload)]
        # What was let through stays in view even where another read now speaks against it.
        still_there = [*followed, *(one for one in sightings if self.was_said(one.payload))]
        settled = self.hear(_uncontradicted(sightings, known), at, picture=picture)
        for sighting in still_there:
            claim = self._claims.get(_key(sighting))
            if claim is not None:
                self._place(claim, sighting.corners, at, picture)
        self._let_go(at, picture)
        return settled, self._boxes()

    def hear(self, sightings: Sequence[Sighting], at: Moment, *, picture: int) -> list[ScannedCode]:
        """Weigh reads of the picture with this number, taken at that moment; it may be an earlier one."""
        settled = []
        for sighting in _uncontradicted(sightings):
            claim = self._follow(sighting, at, picture)
            settled += self._say(claim, at)
        return settled

    def take(self, believed: Sequence[Sighting], at: Moment, *, picture: int) -> list[ScannedCode]:
        """Hear codes that a tally has weighed: each has the reads that it needs, but for its grammar."""
        settled = []
        for sighting in believed:
            claim = self._follow(sighting, at, picture, worth=AGREEING_READS)
            claim.reads, claim.plain = max(claim.reads, AGREEING_READS), True
            settled += self._say(claim, at)
        return settled

    def was_said(self, payload: bytes) -> bool:
        """Whether a code in view was let through."""
        return any(claim.said for (known, _), claim in self._claims.items() if known == payload)

    def _say(self, claim: _Claim, at: Moment) -> list[ScannedCode]:
        if claim.said or not claim.enough:
            return []
        for (payload, _), other in self._claims.items():
            other.said = other.said or payload == claim.newest.payload
        return [self._believe(claim, at)]

    def _follow(self, sighting: Sighting, at: Moment, picture: int, *, worth: int = 1) -> _Claim:
        """Add a sighting that is worth so many reads; unheard rivals at the same place lose their claims."""
        for rival in self._rivals(sighting):
            del self._claims[rival]
        claim = self._claims.get(_key(sighting))
        if claim is None:
            needed = AGREEING_READS * (2 if self._rules.doubted(sighting) else 1)
            claim = _Claim(sighting, at.mono_ms, picture, needed=needed)
            # Bars and square of one label: the code is known, and in view while either of them is.
            claim.said = self.was_said(sighting.payload)
            self._claims[_key(sighting)] = claim
        if sighting.symbology.error_corrected and not self._rules.needs_second(sighting):
            claim.needed = 1
        proof = (picture, sighting.stage, sighting.decoder)
        if claim.said or proof not in claim.evidence:
            claim.reads += worth
        if not claim.said:
            claim.evidence.add(proof)
        claim.plain = claim.plain or sighting.stage == PLAIN
        claim.newest = sighting
        self._place(claim, sighting.corners, at, picture)
        return claim

    def _rivals(self, sighting: Sighting) -> list[_Key]:
        """What was not let through yet and claims the same place; bars in a square symbol do not shake it."""
        return [
            key
            for key, claim in self._claims.items()
            if not claim.said
            and claim.newest.payload != sighting.payload
            and (sighting.symbology.error_corrected or not claim.newest.symbology.error_corrected)
            and any(same_place(here, sighting.corners) for here in claim.places)
        ]

    @staticmethod
    def _place(claim: _Claim, corners: Corners, at: Moment, picture: int) -> None:
        """The code is at these corners of a picture; in a newer one its earlier places count no more."""
        if picture > claim.picture:
            claim.places.clear()
        if picture >= claim.picture:
            claim.places = [here for here in claim.places if not same_place(here, corners)]
            claim.places.append(corners)
        claim.picture = max(claim.picture, picture)
        claim.seen_ms, claim.absent = max(claim.seen_ms, at.mono_ms), 0

    def _let_go(self, at: Moment, picture: int) -> None:
        """Count the looks in which a claim was missing; drop it when it has been away long enough."""
        for key, claim in list(self._claims.items()):
            if claim.picture == picture:
                claim.absent, claim.seen_ms = 0, at.mono_ms
                continue
            claim.absent += 1
            if claim.absent >= GONE_AFTER_FRAMES and at.mono_ms - claim.seen_ms >= GONE_AFTER_MS:
                del self._claims[key]

    def _boxes(self) -> tuple[SightedBox, ...]:
        return tuple(
            SightedBox(place, claim.newest.text, claim.newest.symbology, claim.reads, claim.yet_needed)
            for claim in self._claims.values()
            if claim.absent < GONE_AFTER_FRAMES
            for place in claim.places
        )

    def _believe(self, claim: _Claim, at: Moment) -> ScannedCode:
        sighting = claim.newest
        return ScannedCode(
            payload=sighting.payload,
            text=sighting.text,
            symbology=sighting.symbology,
            read_by=ReadBy.CAMERA,
            seen=at,
            reads=claim.reads,
            decoder=sighting.decoder,
            simulated=self._simulated,
            symbology_id=sighting.symbology_id,
        )


def _key(sighting: Sighting) -> _Key:
    return sighting.payload, sighting.symbology


def _uncontradicted(sightings: Sequence[Sighting], known: Sequence[Sighting] = ()) -> list[Sighting]:
    """Those that no other sighting of the same look, and nothing known in its picture, speaks against.

    An error-corrected symbol is not shaken by a line code that was read out of its own modules.
    """
    every = (*sightings, *known)
    return [one for one in sightings if not any(_outweighs(other, one) for other in every)]


def _outweighs(other: Sighting, one: Sighting) -> bool:
    return _contradict(other, one) and (other.symbology.error_corrected or not one.symbology.error_corrected)


def _contradict(one: Sighting, other: Sighting) -> bool:
    """Whether two sightings claim different payloads for the same place."""
    return one.payload != other.payload and same_place(one.corners, other.corners)
