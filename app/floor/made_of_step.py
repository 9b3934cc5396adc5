"""What a step makes of its run when it is done: the energy left, what is shown, how long it stood."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.dismantling import RunState
from app.domain.hazard_evidence import begun, done
from app.domain.procedure import Energy
from app.domain.proof_trail import given_by
from app.floor.bench import Bench
from app.floor.site import Site


@dataclass(frozen=True, slots=True)
class Made:
    """For the entry: the state of energy left, `shown` as in `StepDone`, and the time the step stood."""

    energy: Energy
    shown: Mapping[str, Any]
    dwell_ms: int | None
    quick: bool


def made_of(bench: Bench, site: Site) -> Made:
    """What the step in hand makes of its run, done now. Raises ValueError when none is in hand."""
    step, rules = bench.step, site.hazard_rules
    if step is None:
        raise ValueError("no step is in hand")
    before = begun(rules, step, bench.proofs.evidence)
    shown = done(rules, step, before).shown
    dwell_ms = _dwell_ms(bench, site)
    return Made(
        energy=_energy(bench, step.energy),
        shown={"energy": shown.energy.value, "proofs": sorted(given_by(rules, step, before.shown))},
        dwell_ms=dwell_ms,
        quick=dwell_ms is not None and dwell_ms < 1000 * step.dwell_s,
    )


def _energy(bench: Bench, said: Energy) -> Energy:
    """The document's word; but neither the way out nor proving again makes a pack another than it was."""
    return bench.run.energy if bench.again or bench.run.state is RunState.MAKING_SAFE else said


def _dwell_ms(bench: Bench, site: Site) -> int | None:
    boot, mono_ms = bench.run.began
    now, opened = bench.since.now, site.opened
    if boot != now.boot or opened.boot != boot or mono_ms < opened.mono_ms:
        return None
    return now.mono_ms - mono_ms
