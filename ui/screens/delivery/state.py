"""Everything the delivery screen shows."""

from dataclasses import dataclass
from datetime import UTC, datetime

from app.floor.views import DeliveryView, SyncState


@dataclass(frozen=True, slots=True)
class DeliveryState:
    """`waiting_over_time` are (moment, entries waiting) points, oldest first, for the plot."""

    view: DeliveryView | None = None
    sync: SyncState | None = None
    now: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    waiting_over_time: tuple[tuple[datetime, int], ...] = ()
