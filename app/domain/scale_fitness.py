"""Whether a scale may be believed: its empty pan, its check weights, and how long its verification lasts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise

from app.domain.reading import Instrument
from app.domain.scale_error import in_service_error_mg
from app.domain.verdict import Verdict

_PER_MILLE = 1000


class ScaleRole(Enum):
    """What a scale of the station weighs."""

    PACKS = "packs"
    PARTS = "parts"


class Unfit(Enum):
    """Why a weight of a scale is not to be believed as it stands; the words that its entry carries."""

    ZERO_DUE = "zero_due"  # the empty pan was not checked in this shift
    ZERO_FAILED = "zero_failed"
    CHECK_DUE = "check_due"  # there are check weights, and none was put on in this shift
    CHECK_FAILED = "check_failed"
    VERIFICATION_ENDED = "verification_ended"
    VERIFICATION_UNKNOWN = "verification_unknown"


class WhenUnfit(Enum):
    """What the site lets happen on a scale that is not fit."""

    NO_NEW_PACK = "no_new_pack"  # no stored pack is opened, no container gets a tare; the rest is flagged
    FLAG = "flag"  # everything is weighed, and its entries say why it is in doubt


@dataclass(frozen=True, slots=True)
class FittedScale:
    """A scale of this station: its plate, and the site's rules for when a check or its verification fails."""

    role: ScaleRole
    plate: Instrument
    unfit: WhenUnfit = WhenUnfit.FLAG
    expired: WhenUnfit = WhenUnfit.FLAG


@dataclass(frozen=True, slots=True)
class Newest:
    """How the checks of one kind stand on one scale: the newest, and the newest that had a reading at all.

    `current` tells whether the newest counts for this shift. None for a check that was never made.
    """

    last: Verdict | None = None
    last_read: Verdict | None = None
    current: bool = False

    @property
    def failed(self) -> bool:
        """Whether the newest reading failed: that stays so over shifts, until one passes."""
        return self.last_read is Verdict.FAILED

    @property
    def due(self) -> bool:
        """Whether a check is still to be made in this shift; no reading is no check."""
        return self.last is not Verdict.PASSED or not self.current


def unfit_words(
    plate: Instrument, *, zero: Newest, check: Newest, has_weights: bool, today: date
) -> tuple[Unfit, ...]:
    """All that stands against a scale, the worst of each kind; nothing when it is fit.

    `has_weights` tells whether the site has check weights for it: without any none is due. A check weight
    that failed stays failed even then.
    """
    words = []
    if zero.failed:
        words.append(Unfit.ZERO_FAILED)
    elif zero.due:
        words.append(Unfit.ZERO_DUE)
    if check.failed:
        words.append(Unfit.CHECK_FAILED)
    elif check.due and has_weights:
        words.append(Unfit.CHECK_DUE)
    if plate.verified_until is None:
        words.append(Unfit.VERIFICATION_UNKNOWN)
    elif date.fromisoformat(plate.verified_until) < today:
        words.append(Unfit.VERIFICATION_ENDED)
    return tuple(words)


_BY_CHECKS = (Unfit.ZERO_FAILED, Unfit.CHECK_FAILED, Unfit.ZERO_DUE)


def bars_new_pack(scale: FittedScale, words: Sequence[Unfit]) -> Unfit | None:
    """The word for which this scale opens no stored pack by the site's rules; None while it may."""
    if scale.unfit is WhenUnfit.NO_NEW_PACK:
        for word in _BY_CHECKS:
            if word in words:
                return word
    if scale.expired is WhenUnfit.NO_NEW_PACK and Unfit.VERIFICATION_ENDED in words:
        return Unfit.VERIFICATION_ENDED
    return None


def zero_allowed_mg(e_mg: int, per_mille: int) -> int:
    """How far from zero an empty pan may be, in whole milligrams: so many thousandths of e, rounded down."""
    return e_mg * per_mille // _PER_MILLE


def judge_zero(shown_mg: int, e_mg: int, per_mille: int) -> Verdict:
    """An empty pan held against the limit; exactly at the limit passes, on either side of zero."""
    good = abs(shown_mg) <= zero_allowed_mg(e_mg, per_mille)
    return Verdict.PASSED if good else Verdict.FAILED


def judge_check(shown_mg: int, nominal_mg: int, e_mg: int) -> Verdict:
    """A check weight held against the class III error in service at its nominal mass (OIML R76, JJG 539).

    Raises:
        ValueError: class III knows no error at this load.
    """
    allowed = in_service_error_mg(nominal_mg, e_mg)
    if allowed is None:
        raise ValueError("beyond class III")
    return Verdict.PASSED if abs(shown_mg - nominal_mg) <= allowed else Verdict.FAILED


class Drift(Enum):
    """Which way the differences of one check weight go, check after check."""

    NONE = "none"
    HEAVIER = "heavier"
    LIGHTER = "lighter"


def drift_of(differences: Sequence[int], *, run: int, e_mg: int) -> Drift:
    """Whether the newest `run` differences (oldest first) went one way.

    They do when none of them lies back towards where they came from, and the newest is at least one
    verification division from the first: six checks that rise step by step while each still passes by itself
    (the third of Nelson's tests for special causes, 1984, for figures that come in whole divisions).
    """
    newest = list(differences[-run:])
    if run < 2 or len(newest) < run or e_mg <= 0:
        return Drift.NONE
    steps = [later - earlier for earlier, later in pairwise(newest)]
    moved = newest[-1] - newest[0]
    if moved >= e_mg and min(steps) >= 0:
        return Drift.HEAVIER
    if moved <= -e_mg and max(steps) <= 0:
        return Drift.LIGHTER
    return Drift.NONE
