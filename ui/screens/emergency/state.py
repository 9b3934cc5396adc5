"""Everything the emergency card shows."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.leaving_facts import AfterAlarm
from app.domain.pack import Pack
from app.domain.refusals import Refusal


@dataclass(frozen=True, slots=True)
class EmergencyState:
    """`recorded_at` is None until the alarm is in the journal. `lead_badge` is set once read.

    `stopped` says that the alarm stopped a run, `becomes` what a supervisor chose for it, None before that.

    `paper` is what became of the fire brigade's sheet: None while nobody knows, "" when it was printed, or a
    fault's code.
    """

    raised_at: datetime
    recorded_at: datetime | None
    place: str
    assembly_point: str
    phone: str
    pack: Pack | None
    operator: tuple[str, str] | None
    lead_badge: str = ""
    asking_lead: bool = False
    refusal: Refusal | None = None
    paper: str | None = None
    stopped: bool = False
    becomes: AfterAlarm | None = None

    @property
    def asks_of_run(self) -> bool:
        """Whether it must be said first what becomes of the run."""
        return self.asking_lead and self.stopped and self.becomes is None
