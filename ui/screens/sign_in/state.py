"""Everything the sign-in screen shows."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from app.domain.reading import Health
from app.domain.refusals import Refusal


class Asked(Enum):
    """What is keyed on the pad."""

    NUMBER = "number"
    PIN = "pin"


@dataclass(frozen=True, slots=True)
class SignInState:
    """`asked` is what the pad is for now. `saved` and `newest_at` tell what is safe after a restart;
    `left_open` and `quarantined` what is left for whoever signs in. `devices` are (name, health) of the
    start check, in the order they are shown."""

    asked: Asked = Asked.NUMBER
    refusal: Refusal | None = None
    busy: bool = False
    restarted: bool = False
    saved: int = 0
    newest_at: datetime | None = None
    left_open: int = 0
    held: int = 0
    quarantined: int = 0
    devices: tuple[tuple[str, Health], ...] = (("camera", Health.CONNECTING), ("scale", Health.CONNECTING))
