"""Commands of whoever tries the station's devices while it is set up."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.scanner_try import ScanTimes
from app.domain.trial_facts import Trial


@dataclass(frozen=True, slots=True)
class NoteScanTimes:
    """Scans of the test code by a scanner that types, as they came; `key_gap_ms` is the bound now set."""

    scans: tuple[ScanTimes, ...]
    key_gap_ms: int


@dataclass(frozen=True, slots=True)
class NoteTrial:
    """A person says whether a device did what it should; `seen` is what was shown meanwhile."""

    device: str
    trial: Trial
    good: bool
    port: str = ""
    serial: str = ""
    seen: Mapping[str, str | int] = field(default_factory=dict)
