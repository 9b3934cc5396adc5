"""Everything the emergency card shows."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.pack import Pack
from app.domain.refusals import Refusal


@dataclass(frozen=True, slots=True)
class EmergencyState:
    """`recorded_at` is None until the alarm is in the journal. `lead_badge` is set once read.

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
