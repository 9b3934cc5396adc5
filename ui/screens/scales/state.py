"""Everything the scales place shows, as one value."""

from dataclasses import dataclass
from enum import Enum

from app.domain.reading import ScaleNow, Unread, WeightReading
from app.domain.refusals import Refusal
from app.domain.scale_fitness import ScaleRole, Unfit
from app.domain.units import Mass
from app.floor.scale_views import CheckMade, ScalesView, ScaleView, Usable


class ScalesPage(Enum):
    """The pages of the place."""

    LOOK = "look"
    ZERO = "zero"  # the pan is emptied
    CHOOSE = "choose"  # which check weight?
    WEIGHT = "weight"  # it is put on


@dataclass(frozen=True, slots=True)
class NextCheck:
    """A check that is still to be made: of which scale, and whether of its empty pan or with a weight."""

    role: ScaleRole
    zero: bool


_ZERO = frozenset({Unfit.ZERO_DUE, Unfit.ZERO_FAILED})
_WEIGHT = frozenset({Unfit.CHECK_DUE, Unfit.CHECK_FAILED})


@dataclass(frozen=True, slots=True)
class ScalesState:
    """One moment at the place.

    `view` is how the scales stand, None before the first answer; `role` the one in sight. `scale` is what
    that one shows now, `trace` (milliseconds, milligrams) while something settles, `placing_done` the load
    that is not looked at any more. `chosen` is the check weight that is put on. `made` is the check that was
    just recorded.
    """

    page: ScalesPage = ScalesPage.LOOK
    view: ScalesView | None = None
    role: ScaleRole = ScaleRole.PARTS
    scale: ScaleNow | None = None
    trace: tuple[tuple[int, int], ...] = ()
    placing_done: int | None = None
    chosen: str = ""
    made: CheckMade | None = None
    refusal: Refusal | None = None
    busy: bool = False

    @property
    def shown(self) -> ScaleView | None:
        """The scale in sight."""
        return self.view.of(self.role) if self.view is not None else None

    @property
    def other(self) -> ScaleView | None:
        """The scale that is not in sight."""
        scales = self.view.scales if self.view is not None else ()
        return next((one for one in scales if one.role is not self.role), None)

    @property
    def usable(self) -> tuple[Usable, ...]:
        """The check weights that can judge the scale in sight today."""
        weights = self.shown.weights if self.shown is not None else ()
        return tuple(one for one in weights if not one.why_not)

    @property
    def weight(self) -> Usable | None:
        """The check weight that is put on, else the first whose trend there is to see."""
        weights = self.shown.weights if self.shown is not None else ()
        first = next((one for one in weights if one.trend), weights[0] if weights else None)
        newest = self.shown.check.weight if self.shown is not None and self.shown.check is not None else ""
        named = {one.weight.id: one for one in weights}
        return named.get(self.chosen) or named.get(newest) or first

    @property
    def next(self) -> NextCheck | None:
        """What is to be checked next: empty pans first, for a check weight on a dirty pan says nothing."""
        scales = self.view.scales if self.view is not None else ()
        for zero, words in ((True, _ZERO), (False, _WEIGHT)):
            for one in sorted(scales, key=lambda scale: scale.role is not self.role):
                can = zero or any(not weight.why_not for weight in one.weights)
                if can and not words.isdisjoint(one.words):
                    return NextCheck(one.role, zero)
        return None

    @property
    def empty(self) -> WeightReading | None:
        """What the empty pan shows, once it is still."""
        return self.scale.empty if self.scale is not None else None

    @property
    def weight_asked(self) -> Mass | None:
        """The figure that somebody must call still before it counts; None when nobody is asked."""
        return self.scale.figure_asked(self.placing_done) if self.scale is not None else None

    @property
    def unread(self) -> Unread | None:
        """Why there is nothing to check by now; None while a reading may still come by itself."""
        if self.scale is None or self.empty is not None or self.scale.settled is not None:
            return None
        return self.scale.unread
