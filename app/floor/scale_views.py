"""Read models of the fitness of scales: how each stands, its newest checks, and their trend."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.check_weights import CheckWeight
from app.domain.reading import Instrument
from app.domain.scale_fitness import Drift, ScaleRole, Unfit
from app.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class CheckMade:
    """One check on record. `off_mg` is how far the scale was from zero or from the check weight.

    It is None without a reading, for the reason `unread`. `allowed_mg` is how far it may have been. `weight`
    is the check weight's id, "" for the empty pan.
    """

    at: datetime
    verdict: Verdict
    off_mg: int | None
    allowed_mg: int
    unread: str = ""
    weight: str = ""


@dataclass(frozen=True, slots=True)
class Usable:
    """A check weight, its trend (oldest first), and the code of why it cannot judge this scale today."""

    weight: CheckWeight
    allowed_mg: int
    trend: tuple[CheckMade, ...] = ()
    drift: Drift = Drift.NONE
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class ScaleView:
    """One scale: what stands against it, its newest checks, and what it can be checked with.

    `zero_allowed_mg` is how far an empty pan may be from zero. `bars` is the word for which no stored pack is
    opened, None while nothing bars it.
    """

    role: ScaleRole
    plate: Instrument
    words: tuple[Unfit, ...]
    zero: CheckMade | None
    check: CheckMade | None
    zero_allowed_mg: int
    weights: tuple[Usable, ...]
    bars: Unfit | None

    @property
    def due(self) -> bool:
        """Whether a check is to be made before this scale is fit again."""
        checked = {Unfit.ZERO_DUE, Unfit.ZERO_FAILED, Unfit.CHECK_DUE, Unfit.CHECK_FAILED}
        return not checked.isdisjoint(self.words)


@dataclass(frozen=True, slots=True)
class ScalesView:
    """Every scale of the station, that for packs first. `made` is the check that was just recorded."""

    scales: tuple[ScaleView, ...] = ()
    made: CheckMade | None = None

    def of(self, role: ScaleRole) -> ScaleView | None:
        """One of them, or None where it is not fitted."""
        return next((one for one in self.scales if one.role is role), None)
