"""A practice station in a process of its own: works without end, and says what it asks and what is saved.

Lines on standard output, each a word and JSON: `at` once, where the station stands after its start;
`asking` and `confirmed` for every act, `confirmed` before the screen can know; `kept` for every draft.
"""

import faulthandler
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.assembly import Station, open_station
from app.commands.run import PRACTICE_PEOPLE, doors_to, listeners, screen_of
from app.domain.scan import ScannedCode
from app.floor.commands import KeepPlace, ReceivePack
from app.floor.ports import Desk
from app.floor.views import Saved
from app.host.tones import NoTones
from app.places import station_places
from app.settings import read_settings
from benchmarks.road_plant import enrol_alone
from tests.scenarios.telling import LIFE_S, nobody_listens, say
from ui.application.doors import Bridges
from ui.application.face import Face
from ui.application.robot import Robot, Shift
from ui.application.window import build_face, make_application

_LOOK_EACH_MS = 5


def what_is_kept(command: object) -> list[object] | None:
    """The place and draft that stand in the records after this command; None when it leaves them alone."""
    if isinstance(command, KeepPlace):
        return [command.place, dict(command.draft)]
    return ["queue", {}] if isinstance(command, ReceivePack) else None  # a received pack's draft is let go


class ToldDesk:
    """The desk, listened at: the port `Desk` over another one. `where` tells where the asking face stands."""

    def __init__(self, desk: Desk) -> None:
        self.where: Callable[[], object] = dict
        self._desk = desk
        self._numbers = count(1)

    def ask(self, command: object, reply: Callable[[object], None]) -> None:
        """Hand it on."""
        number = next(self._numbers)
        kept = what_is_kept(command)
        say("asking", [number, type(command).__name__, kept, self.where() if kept is not None else None])
        self._desk.ask(command, partial(self._answered, number, kept is not None, reply))

    def _answered(self, number: int, keeping: bool, reply: Callable[[object], None], answer: object) -> None:
        if isinstance(answer, Saved):
            say("confirmed", answer.seq)
        if keeping and (answer is True or isinstance(answer, Saved)):
            say("kept", number)
        reply(answer)


class Standing(QObject):
    """Waits until the face stands where the records put it. Codes are not heard before.

    found  the place is open, and every answer is there
    """

    found = Signal()

    def __init__(self, face: Face) -> None:
        super().__init__(face)
        self.over = False
        self._face = face
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EACH_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def deaf(self, _code: ScannedCode) -> bool:
        """Whether a code in view is not to be heard yet. Called on the camera thread."""
        return not self.over

    def _look(self) -> None:
        if self._face.navigator.name is None or self._face.desk.waiting:
            return
        self._timer.stop()
        self.over = True
        say("at", seen(self._face))
        self.found.emit()


def seen(face: Face) -> dict[str, object]:
    """Where the face stands: place, step, pack, and a draft's papers and code."""
    name, state = face.navigator.name, face.intake.state
    return {
        "place": name.value if name is not None else "",
        "step": state.step.name,
        "pack": state.pack.id if state.pack is not None else None,
        "papers": asdict(state.papers),
        "code": state.code.seen.payload.hex() if state.code is not None else None,
    }


def main(folder: Path) -> int:
    """Work until killed; 1 when the automatic operator got stuck."""
    faulthandler.dump_traceback_later(LIFE_S, exit=True)
    places = station_places(folder)
    enrol_alone(places)
    settings = read_settings(places.station_file)
    app = make_application()
    bridges = Bridges()
    bridges.faults.listen()
    hears: list[Callable[[ScannedCode], bool]] = [lambda _code: True]
    told = listeners(bridges)

    def hear(code: ScannedCode) -> None:
        if not any(deaf(code) for deaf in hears):
            told.code(code)

    with nobody_listens() as url:
        station = open_station(places, settings, replace(told, code=hear), registry_url=url)
        doors = doors_to(station, settings, places, url=url, tones=NoTones(), restart=app.quit)
        desk = ToldDesk(station.desk)
        face = build_face(app, screen_of(settings), replace(doors, desk=desk), bridges)
        desk.where = partial(seen, face)
        robot, standing = Robot(face, endless()), Standing(face)
        hears[:] = [standing.deaf, robot.covers]
        robot.failed.connect(partial(say, "stuck"))
        robot.failed.connect(app.quit)
        standing.found.connect(station.rack.camera.reset)
        standing.found.connect(robot.begin)
        run(station, face, app.exec)
    return 1


def endless() -> Shift:
    """A shift that is never over."""
    return Shift(
        packs=None,
        worker=PRACTICE_PEOPLE[0],
        lead=("", ""),
        more=lambda: False,
        looked_out=lambda _still_ms: False,
    )


def run(station: Station, face: Face, loop: Callable[[], int]) -> None:
    """Until the window closes, which only happens when something is wrong."""
    station.start()
    try:
        face.window.show()
        face.begin()
        loop()
    finally:
        face.end()
        station.stop()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
