"""A station in a process of its own that records as fast as it can and delivers what it has.

    python -m tests.chaotic.writer DATA_DIR URL COUNT

Its records, desk, pump and client are the station's own; the face and the instruments are left out, for it is
started a hundred times. One line on standard output for each entry that was confirmed, `saved EPOCH SEQ`,
`written` when `COUNT` entries are there, and `level` when the registry has signed for all of them.
"""

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from app.floor.commands import AskDelivery, NoteDevice
from app.floor.views import DeliveryView, Saved, SyncState
from app.host.clock import SystemClock
from app.host.ids import UuidMint
from app.host.keys import station_key
from app.loops import InboxLoop, Rendezvous
from app.places import station_places
from app.sync.pump import Pump
from app.sync.registry import Pass, RegistryClient
from benchmarks.road_desk import desk_over
from station_db.store import Store

_DEADLINE_S = 30.0
_MOMENT_S = 0.05
_WORDS = ("line.silent", "断线", "line.garbled é", "x" * 400)
_Asked = tuple[object, Callable[[object], None]]


def main(folder: Path, url: str, count: int) -> None:
    """Record and deliver until killed."""
    places, clock = station_places(folder), SystemClock()
    key = station_key(places.records)
    store = Store.open(
        places.records, realm="practice", signing_key=key, clock=clock, ids=UuidMint(), mark_dir=places.mark
    )
    identity = store.identity()
    assert identity is not None
    desk = desk_over(store, places)
    inbox: InboxLoop[_Asked] = InboxLoop("records", lambda asked: asked[1](desk.handle(asked[0])))

    def post(command: object, reply: Callable[[object], None]) -> None:
        assert inbox.post((command, reply))

    def ask(command: object) -> object:
        meeting: Rendezvous[object] = Rendezvous()
        post(command, meeting.answer)
        return meeting.wait(_DEADLINE_S)

    states: list[SyncState] = []
    shows = Pass(identity.station, identity.registry, identity.realm, key)
    client = RegistryClient(url, timeout_s=3.0, shows=shows)
    stream = (identity.station, identity.epoch)
    pump = Pump(post, client, key, stream=stream, clock=clock, on_state=states.append)
    inbox.start()
    pump.start()
    while (view := _view(ask(AskDelivery()))).saved < count:
        saved = ask(NoteDevice("scale", "ready", "lost", _WORDS[view.saved % len(_WORDS)]))
        assert isinstance(saved, Saved), saved
        os.write(1, b"saved %d %d\n" % (saved.epoch, saved.seq))
        pump.nudge()
    os.write(1, b"written\n")
    moment = threading.Event()  # nobody sets it
    while _view(ask(AskDelivery())).waiting:
        pump.nudge()  # a person at the screen asks to try again now
        moment.wait(_MOMENT_S)
    os.write(1, b"level\n")
    moment.wait()


def _view(answer: object) -> DeliveryView:
    assert isinstance(answer, DeliveryView), answer
    return answer


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
