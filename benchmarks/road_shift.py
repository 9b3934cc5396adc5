"""One shift by the automatic operator in the real face, and how fast frames and labels reach it."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app.assembly import Station, open_station
from app.commands.run import PRACTICE_PEOPLE, doors_to, listeners, screen_of, start_practice_registry
from app.domain.scan import ScannedCode
from app.host.tones import NoTones
from app.places import station_places
from app.settings import read_settings
from benchmarks.road_sight import bare_frames, bare_labels, frames_to_screen, labels_to_face
from benchmarks.road_window import StallWatch, memory
from ui.application.doors import Bridges
from ui.application.face import Face
from ui.application.robot import Robot, Shift
from ui.application.window import build_face, make_application
from ui.bridge.devices import DeviceBridge

LEAD = ("BG9001W", PRACTICE_PEOPLE[2][1])
Covers = Callable[[ScannedCode], bool]


class ShiftBroken(Exception):
    """The automatic operator got stuck; args[0] says where."""


def _nothing_covered(_code: ScannedCode) -> bool:
    return False


@dataclass(slots=True)
class Ear:
    """Stands between the camera thread and whoever listens: a code that is covered is not told."""

    tell: Callable[[ScannedCode], None]
    covers: Covers = _nothing_covered

    def hear(self, code: ScannedCode) -> None:
        """Called on the camera thread."""
        if not self.covers(code):
            self.tell(code)


@dataclass(frozen=True, slots=True)
class Running:
    """A station with its face, both running."""

    app: QApplication
    station: Station
    face: Face
    ear: Ear


def measure_shift(data: Path, *, packs: int, frames: int, labels: int) -> dict[str, Any]:
    """Play, then look at the camera's picture at the scanning step.

    Returns:
        `seconds`, `ticks` and `stalls` of the shift; `memory` after it; `frames` and `labels` in
        milliseconds, each with `bare_...` measured beside it in the same process.

    Raises:
        ShiftBroken: it got stuck.
    """
    places = station_places(data)
    places.records.mkdir(parents=True, exist_ok=True, mode=0o700)
    settings = read_settings(places.station_file)
    registry = start_practice_registry(places, settings)
    try:
        app, bridges = make_application(), Bridges()
        bridges.faults.listen()
        told = listeners(bridges)
        ear = Ear(told.code)
        ears = replace(told, code=ear.hear)
        station = open_station(places, settings, ears, registry_url=registry.url, hold=True)
        try:
            doors = doors_to(station, settings, places, url=registry.url, tones=NoTones(), restart=app.quit)
            face = build_face(app, screen_of(settings), doors, bridges)
            station.start()
            found = _measure(Running(app, station, face, ear), packs=packs, frames=frames, labels=labels)
        finally:
            station.stop()
    finally:
        registry.stop()
    return found | {"bare_frames": bare_frames(frames), "bare_labels": bare_labels(labels)}


def _measure(running: Running, *, packs: int, frames: int, labels: int) -> dict[str, Any]:
    began = time.monotonic()
    watch = StallWatch(lambda: _where(running.face))
    _play(running, packs)
    watch.stop()
    found: dict[str, Any] = {
        "seconds": time.monotonic() - began,
        "ticks": watch.ticks,
        "stalls": [asdict(stall) for stall in watch.longest(3)],
        "memory": asdict(memory()),
    }
    codes = DeviceBridge()  # as the face's own, with nobody behind it who acts on a code
    running.ear.tell, running.ear.covers = codes.tell_code, _nothing_covered
    found["frames"] = frames_to_screen(running.station, running.face, frames)
    found["labels"] = labels_to_face(running.station, codes, labels)
    running.face.end()
    return found


def _play(running: Running, packs: int) -> None:
    """The automatic operator works until everything has been delivered."""
    shift = Shift(
        packs=packs, worker=PRACTICE_PEOPLE[0], lead=LEAD, more=lambda: False, looked_out=lambda _ms: False
    )
    robot, loop = Robot(running.face, shift), QEventLoop()
    wrong: list[str] = []
    running.ear.covers = robot.covers
    robot.failed.connect(wrong.append)
    robot.failed.connect(loop.quit)
    robot.done.connect(loop.quit)
    running.face.window.show()
    running.face.begin()
    robot.begin()
    loop.exec()
    if wrong:
        raise ShiftBroken(wrong[0])


def _where(face: Face) -> str:
    if face.emergency.state is not None:
        return "alarm"
    name = face.navigator.name
    if name is None:
        return "start"
    return f"intake {face.intake.state.step.name.lower()}" if name.value == "intake" else name.value
