"""Trying devices: what came of it is recorded with who tried, so that a station's setting-up can be shown."""

from collections.abc import Mapping

from app.domain.refusals import Refusal, refuse
from app.domain.scanner_try import WIDEST_GAP_MS, judged
from app.domain.trial_facts import DeviceTried, Trial
from app.floor.foreign_text import keepable
from app.floor.ports import WorkUnit
from app.floor.saved import saved
from app.floor.sign_in import author_now
from app.floor.site import Site
from app.floor.trial_commands import NoteScanTimes, NoteTrial
from app.floor.views import Saved

KEYBOARD = "keyboard_scanner"
TRIED = frozenset({"scale", "parts_scale", "meter", "scanner", "badge_reader", "pedal"})
"""The devices that hang on a line, by which they are tried."""
_LONGEST = 600
_MOST_SEEN = 12
_MOST_SCANS = 20


def note_scan_times(unit: WorkUnit, command: NoteScanTimes, _site: Site) -> Saved | Refusal:
    """Judge the scans and record what they showed; what the screen made of them does not count."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    if not 0 < len(command.scans) <= _MOST_SCANS or not 0 < command.key_gap_ms <= WIDEST_GAP_MS:
        return refuse("trial.nothing_seen")
    found = judged(command.scans, key_gap_ms=command.key_gap_ms)
    seen: Mapping[str, str | int] = {
        "scans": found.scans,
        "median_ms": found.median_ms,
        "slowest_ms": found.slowest_ms,
        "bound_ms": command.key_gap_ms,
        "ended": int(found.ended),
        "faults": " ".join(fault.value for fault in found.faults),
    }
    fact = DeviceTried(KEYBOARD, Trial.SCAN_TIMES.value, found.good, "", "", seen)
    return saved(unit, unit.journal.append(fact, author))


def note_trial(unit: WorkUnit, command: NoteTrial, _site: Site) -> Saved | Refusal:
    """Record what a person saw of a device."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    if command.device not in TRIED:
        return refuse("trial.no_such_device", device=keepable(command.device)[:40])
    if len(command.seen) > _MOST_SEEN:
        return refuse("trial.nothing_seen")
    seen = {
        name: value if isinstance(value, int) else keepable(value)[:_LONGEST]
        for name, value in command.seen.items()
    }
    fact = DeviceTried(
        command.device,
        command.trial.value,
        command.good,
        keepable(command.port)[:_LONGEST],
        keepable(command.serial)[:_LONGEST],
        seen,
    )
    return saved(unit, unit.journal.append(fact, author))
