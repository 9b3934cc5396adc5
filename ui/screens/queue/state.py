"""Everything the work queue shows."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from app.domain.pack import Pack
from app.domain.refusals import Refusal
from ui.screens.queue.handing import Handing


class Tab(Enum):
    """Which packs are listed."""

    OPEN = "open"
    STORED = "stored"
    HELD = "held"
    QUARANTINED = "quarantined"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class QueueState:
    """`packs` are those of the tab, newest first. `open_pack` is an intake waiting to be finished.

    `handing` is a pack that is being handed on or is said to be back, and fills the stage.
    `on_bench` is the pack that is being dismantled. `choosing_place` is true while the ways to other places
    fill the stage. `scales_due` tells whether a scale is still to be checked in this shift.
    """

    tab: Tab = Tab.STORED
    packs: tuple[Pack, ...] = ()
    selected: str | None = None
    open_count: int = 0
    stored_count: int = 0
    held_count: int = 0
    quarantined_count: int = 0
    away_count: int = 0
    open_pack: Pack | None = None
    on_bench: Pack | None = None
    choosing_place: bool = False
    scales_due: bool = False
    handing: Handing | None = None
    found: Pack | None = None
    refusal: Refusal | None = None
    now: datetime = datetime(1970, 1, 1, tzinfo=UTC)
