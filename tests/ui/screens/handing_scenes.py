"""The queue while a pack is handed on or comes back, for tests and for eyes."""

from collections.abc import Callable

from app.domain.pack import Pack
from app.domain.refusals import refuse
from app.domain.scan import ScannedCode
from app.domain.traveller import mark_in, traveller_for
from app.domain.triage import TriageClass
from app.floor.start_views import TravellerDue
from tests.fakes.desk import RecordingDesk
from ui.screens.queue.presenter import QueuePresenter

AWAY_SCENES = ("away", "hand_back")
SCENES = ("hand", "hand_to", "hand_no", *AWAY_SCENES)
OURS, THEIRS = (traveller_for(TriageClass.A, who, 2).text for who in ("ST-001", "ST-002"))


def hand(
    queue: QueuePresenter, desk: RecordingDesk, scene: str, *, known: Pack, scan: Callable[[str], ScannedCode]
) -> None:
    """This pack is chosen and handed on, or is back; its paper was read, or is refused."""
    queue.select(known.id)
    queue.begin_handing()
    desk.answer(TravellerDue(known, OURS))
    if scene in ("hand_to", "hand_no"):
        queue.code_seen(scan(THEIRS))
        queue.code_seen(scan(OURS))
    if scene == "hand_no":
        queue.handing.confirm()
        desk.answer(refuse("handon.to_itself", mark=mark_in(THEIRS)))
