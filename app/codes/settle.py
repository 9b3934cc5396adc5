"""When a code may be believed: agreeing sightings become one code, then mute until it has left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.codes.sighting import Sighting, same_place
from app.domain.moment import Moment
from app.domain.scan import ReadBy, ScannedCode, SightedBox

AGREEING_READS = 2  # for a code without error correction: a misread can still carry a right check sum
GONE_AFTER_MS = 1000
GONE_AFTER_FRAMES = 3


@dataclass(slots=True)
class _Track:
    """A payload in view: what speaks for it, and when it was last seen."""

    newest: Sighting
    seen_ms: int
    picture: int
    needed: int
    reads: int = 0
    absent: int = 0
    said: bool = False
    evidence: set[tuple[int, str, str]] = field(default_factory=set)


class Settling:
    """Lets each code through once.

    A code with error correction counts at once. One without needs two agreeing reads from different
    pictures, or from different stages or decoders on the same picture. Two different payloads at the
    same place are no reading. A code that was let through stays mute until it has been out of view for
    a second and three looks.
    """

    def __init__(self, *, simulated: bool) -> None:
        self._simulated = simulated
        self._tracks: dict[bytes, _Track] = {}

    def reset(self) -> None:
        """Forget everything, so that the codes in view are heard again."""
        self._tracks.clear()

    def see(
        self, sightings: Sequence[Sighting], at: Moment, *, picture: int
    ) -> tuple[list[ScannedCode], tuple[SightedBox, ...]]:
        """Weigh one look at a picture; answer the codes that are now believed and the boxes to draw.

        `picture` changes when the picture changes: another look at the same picture that misses a code
        does not mean that the code has gone.
        """
        settled = []
        for sighting in _uncontradicted(sightings):
            track = self._follow(sighting, at, picture)
            if not track.said and track.reads >= track.needed:
                track.said = True
                settled.append(self._believe(track, at))
        self._let_go(at, picture)
        return settled, tuple(
            _box(track) for track in self._tracks.values() if track.absent < GONE_AFTER_FRAMES
        )

    def _follow(self, sighting: Sighting, at: Moment, picture: int) -> _Track:
        """Add a sighting to the track of its payload; unheard rivals at the same place lose theirs."""
        rivals = [
            payload
            for payload, track in self._tracks.items()
            if not track.said and _contradict(track.newest, sighting)
        ]
        for payload in rivals:
            del self._tracks[payload]
        track = self._tracks.get(sighting.payload)
        if track is None:
            track = _Track(sighting, at.mono_ms, picture, needed=AGREEING_READS)
            self._tracks[sighting.payload] = track
        if sighting.symbology.error_corrected:
            track.needed = 1
        proof = (picture, sighting.stage, sighting.decoder)
        if track.said or proof not in track.evidence:
            track.reads += 1
        if not track.said:
            track.evidence.add(proof)
        track.newest, track.seen_ms, track.picture, track.absent = sighting, at.mono_ms, picture, 0
        return track

    def _let_go(self, at: Moment, picture: int) -> None:
        """Count the looks in which a track was missing; drop it when it has been away long enough."""
        for payload, track in list(self._tracks.items()):
            if track.picture == picture:
                track.absent, track.seen_ms = 0, at.mono_ms
                continue
            track.absent += 1
            if track.absent >= GONE_AFTER_FRAMES and at.mono_ms - track.seen_ms >= GONE_AFTER_MS:
                del self._tracks[payload]

    def _believe(self, track: _Track, at: Moment) -> ScannedCode:
        sighting = track.newest
        return ScannedCode(
            payload=sighting.payload,
            text=sighting.text,
            symbology=sighting.symbology,
            read_by=ReadBy.CAMERA,
            seen=at,
            reads=track.reads,
            decoder=sighting.decoder,
            simulated=self._simulated,
        )


def _box(track: _Track) -> SightedBox:
    sighting = track.newest
    return SightedBox(sighting.corners, sighting.text, sighting.symbology, track.reads, track.needed)


def _uncontradicted(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Those that no other sighting of the same look speaks against.

    An error-corrected symbol is not shaken by a line code that was read out of its own modules.
    """
    every = list(sightings)
    return [one for one in every if not any(_outweighs(other, one) for other in every)]


def _outweighs(other: Sighting, one: Sighting) -> bool:
    return _contradict(other, one) and (other.symbology.error_corrected or not one.symbology.error_corrected)


def _contradict(one: Sighting, other: Sighting) -> bool:
    """Whether two sightings claim different payloads for the same place."""
    return one.payload != other.payload and same_place(one.corners, other.corners)
