"""Which proofs about a pack are in force now, told from the trail of its run, and why others have lapsed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from app.domain.hazard import HazardRules, Lapse, Proof, Shown, gives
from app.domain.hazard_evidence import Evidence
from app.domain.moment import Moment
from app.domain.procedure import Procedure, Step
from app.domain.run_trail import Trod, Way


class Cause(Enum):
    """Why a proof that was given is not in force any more."""

    RESTART = "restart"  # the station was down since
    LEFT = "left"  # the pack was left alone since
    AGE = "age"  # it was too long ago
    AIR = "air"  # an alarm of the air stood since


@dataclass(frozen=True, slots=True)
class Since:
    """What time has done: when this program took over, now, and the newest entry by which the pack was left.

    `air` is the newest entry about an alarm of the air, None when there never was one.

    `valid_ms` is how long each limit that a proof's age is held against lasts, by the limit's id.
    """

    opened: Moment
    now: Moment
    left: tuple[int, int] | None
    valid_ms: Mapping[str, int]
    air: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Proofs:
    """What is shown of the pack now; `given` has the mark that gave each proof, `lapsed` why it ended."""

    evidence: Evidence
    given: Mapping[str, Trod]
    lapsed: Mapping[str, Cause]


def proofs_now(procedure: Procedure, trail: Iterable[Trod], rules: HazardRules, since: Since) -> Proofs:
    """Tell the proofs from the trail. What an act undid when it was begun is gone, not lapsed.

    A proof counts when its entry says that it was given and the rules as they stand now say so too.
    """
    first = rules.at_first()
    energy, standing, given = first.energy, set(first.proofs), dict[str, Trod]()
    for trod in trail:
        step = procedure.step(trod.step)
        undone = {name for name, proof in rules.proofs.items() if step.act in proof.undone_by}
        standing -= undone
        given = {name: mark for name, mark in given.items() if name not in undone}
        if trod.way is Way.DONE:
            given |= {name: trod for name in trod.proofs if _gave(rules, name, step)}
            energy = trod.energy or energy
    lapsed = {
        name: cause
        for name, trod in given.items()
        if (cause := _lapsed(rules.proofs[name], trod, since)) is not None
    }
    shown = Shown(energy, frozenset((standing | set(given)) - set(lapsed)))
    givers = frozenset((name, trod.step) for name, trod in given.items())
    return Proofs(Evidence(shown, frozenset(lapsed), givers), given, lapsed)


def given_by(rules: HazardRules, step: Step, shown: Shown) -> frozenset[str]:
    """The proofs that a step gives when it is done now: what they need themselves must be in force."""
    return frozenset(
        name for name, proof in rules.proofs.items() if gives(proof, step) and proof.needs <= shown.proofs
    )


def soonest_lapse_ms(proofs: Proofs, rules: HazardRules, needed: Iterable[str], since: Since) -> int | None:
    """How long it is until the first of the needed proofs lapses by its age; None when none of them ages."""
    known = [(rules.proofs[name], proofs.given[name]) for name in needed if name in proofs.given]
    left = [_valid_for_ms(proof, trod, since) for proof, trod in known]
    return min((max(0, one) for one in left if one is not None), default=None)


def _gave(rules: HazardRules, name: str, step: Step) -> bool:
    return name in rules.proofs and gives(rules.proofs[name], step)


def _lapsed(proof: Proof, trod: Trod, since: Since) -> Cause | None:
    up = trod.boot == since.opened.boot and trod.mono_ms >= since.opened.mono_ms
    if Lapse.RESTART in proof.lapses and not up:
        return Cause.RESTART
    if Lapse.LEFT in proof.lapses and since.left is not None and since.left > (trod.epoch, trod.seq):
        return Cause.LEFT
    if Lapse.AIR in proof.lapses and since.air is not None and since.air > (trod.epoch, trod.seq):
        return Cause.AIR
    left_ms = _valid_for_ms(proof, trod, since)
    return Cause.AGE if left_ms is not None and left_ms < 0 else None


def _valid_for_ms(proof: Proof, trod: Trod, since: Since) -> int | None:
    """How long a proof that ages stays in force; None for one that does not, below 0 once it has lapsed.

    Milliseconds of another boot cannot be compared, so a proof from before it has lapsed.
    """
    if not proof.valid:
        return None
    age_ms = since.now.mono_ms - trod.mono_ms
    if trod.boot != since.now.boot or age_ms < 0:
        return -1
    return since.valid_ms[proof.valid] - age_ms
