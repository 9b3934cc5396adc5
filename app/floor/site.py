"""What an act may lean on besides the records: clock, ids, PINs, photographs, catalogue and realm."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.bands import Bands
from app.domain.check_weights import NO_CHECK_WEIGHTS, CheckWeights
from app.domain.hazard import HazardRules
from app.domain.limits import Limits
from app.domain.moment import Moment
from app.domain.procedure import Procedure
from app.domain.scale_fitness import FittedScale
from app.domain.vendors import Vendors
from app.domain.withdrawn import Withdrawn
from app.floor.library import Library
from app.floor.ports import Clock, Documents, IdMint, Photographs, Pins
from app.floor.told_runs import ToldRuns


@dataclass(frozen=True, slots=True)
class Site:
    """The station's surroundings, put together once in the assembly.

    `procedures` are the sound documents by `Procedure.key`, and `withdrawn` those of them that nothing is
    begun by; both are those of the `library`, which changes while the station runs. `documents` keeps their
    bytes. `hazard_rules` is what stands over all of them. `bands` say what parts commonly weigh. `opened` is
    when this program took over the records: what was measured before is history and opens no hold.
    `free_room` tells the bytes free on the disk of the records, None when it does not answer. `runs`
    remembers how far runs were told. `room_to_begin` is how many bytes must be free to begin with another
    pack. `anchor` is told the time that a registry has signed (UTC milliseconds): the clock's word is worth
    more then. `scales` are those fitted here with the site's rules for them, and `check_weights` what they
    are checked with.
    """

    realm: str
    station: str
    registry: str
    label: str
    clock: Clock
    ids: IdMint
    pins: Pins
    photographs: Photographs
    vendors: Vendors
    limits: Limits
    procedures: Mapping[str, Procedure]
    withdrawn: Mapping[str, Withdrawn]
    hazard_rules: HazardRules
    bands: Bands
    library: Library
    documents: Documents
    opened: Moment
    free_room: Callable[[], int | None]
    runs: ToldRuns = field(default_factory=ToldRuns)
    room_to_begin: int = 0
    anchor: Callable[[int], None] = lambda _signed_ms: None
    scales: tuple[FittedScale, ...] = ()
    check_weights: CheckWeights = NO_CHECK_WEIGHTS

    def today(self) -> date:
        """The calendar day on the station's wall, for judging dates in codes."""
        return self.clock.now().utc.astimezone().date()
