"""Trays at the outputs place in the states that matter, for tests and for eyes.

As a command it paints them: python -m tests.ui.screens.tray_scenes FOLDER [SCREEN ...].
"""

import sys
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from app.domain.moment import Moment
from app.domain.own_label import Prefix, mint
from app.domain.refusals import refuse
from app.domain.scan import Cause, Frame, SightedBox, View
from app.domain.tray import map_tray
from app.domain.tray_looks import NO_LOOKS, look
from app.domain.tray_record import CodeStanding
from app.floor.tray_views import CodeInTray, TraySaved
from tests.domain.tray_boxes import Place, Stand, box, tray
from tests.ui.screens.outputs_scenes import AT, PACK, TRACE, OutputsTable, paint
from tests.ui.screens.place_scenes import framed
from ui.screens.outputs.screen import OutputsScreen
from ui.screens.outputs.state import OutputsPage, OutputsState
from ui.screens.outputs.tray_state import TrayState
from ui.shell.window import StationWindow
from ui.theme.tokens import Look

WIDTH, HEIGHT = 1280, 800
STAND = Stand(pitch=(180, 170), turn=4, at=(600, 390), jitter=((0.02, 0.01), (-0.03, 0.0), (0.01, -0.02)))
UNREAD = {(2, 3), (4, 5)}
EMPTY = {(1, 6)}
BADGE = mint(Prefix.BG, "1001")


def seen_tray(
    unread: Collection[Place] = UNREAD, empty: Collection[Place] = EMPTY, rows: int = 4, columns: int = 6
) -> list[SightedBox]:
    """The boxes of a tray of modules, a little askew."""
    stand = STAND if columns <= 6 else replace(STAND, pitch=(115, 120))
    boxes = tray(rows, columns, stand=stand, unread=unread, empty=empty)
    return [replace(one, cause=Cause.BLURRED) if n % 2 and one.cause else one for n, one in enumerate(boxes)]


def view_of(boxes: Collection[SightedBox], *, serial: int = 1, mono_ms: int = 60_000) -> View:
    """A grey picture in which these boxes are seen."""
    rows = bytes((x // 3 + y // 5) % 90 + 60 for y in range(HEIGHT) for x in range(WIDTH))
    return View(Frame(rows, WIDTH, HEIGHT, 1, Moment(AT, mono_ms, "boot-1"), serial), tuple(boxes))


def tray_state(boxes: list[SightedBox], **standings: CodeInTray) -> TrayState:
    """What is known after one look; codes are new unless told otherwise, by their text."""
    known = {one.text: CodeInTray(one.text, CodeStanding.NEW) for one in boxes if one.text}
    known.update(standings)
    others = [one for one in boxes if one.text and not known[one.text].standing.of_a_piece]
    pieces = [one for one in boxes if one not in others]
    return TrayState(
        PACK,
        known=known,
        looks=look(NO_LOOKS, boxes, 60_000),
        tray=map_tray(pieces),
        others=tuple(others),
        size=(WIDTH, HEIGHT),
        seen_at=1_763_877_600_000,
    )


def told(standing: CodeStanding, key: str, tag: str = "") -> CodeInTray:
    """What the desk says of a code."""
    return CodeInTray(key, standing, tag)


_BOXES = seen_tray()
_READ = tray_state(_BOXES)
_WHOLE = tray_state(seen_tray(unread=()))
_TWICE = [replace(one, text="R1C1") if one.text == "R3C2" else one for one in _BOXES]
_STRANGERS = [
    *_TWICE,
    box(BADGE, 1180, 60),
    box(PACK.code, 1190, 720),
    box("BN7B7K100001", 90, 60),
]
_MIXED = tray_state(
    _STRANGERS,
    R2C1=told(CodeStanding.OTHER_PACK, "R2C1", "P-2611-0016"),
    R4C4=told(CodeStanding.IN_TRAY, "R4C4"),
    R4C3=told(CodeStanding.WEIGHED, "R4C3"),
    **{
        BADGE: told(CodeStanding.BADGE, BADGE),
        PACK.code: told(CodeStanding.PACK, PACK.code),
        "BN7B7K100001": told(CodeStanding.TRAY, "BN7B7K100001"),
    },
)
_SAVED = replace(
    _READ,
    saved=TraySaved(40, "t1", 21, 2),
    known={key: replace(one, standing=CodeStanding.IN_TRAY) for key, one in _READ.known.items()},
)
_AT = OutputsState(page=OutputsPage.TRAY, trace=TRACE)
TRAY_SCENES: Mapping[str, OutputsState] = {
    "nothing": replace(_AT, tray=TrayState(PACK)),
    "reading": replace(_AT, tray=_READ),
    "whole": replace(_AT, tray=_WHOLE),
    "mixed": replace(_AT, tray=_MIXED),
    "moved": replace(_AT, tray=replace(_READ, anew=True)),
    "crowded": replace(_AT, tray=tray_state(seen_tray({(2, 3), (5, 9)}, {(1, 1)}, 6, 10))),
    "saved": replace(_AT, tray=_SAVED),
    "refused": replace(_AT, tray=_READ, refusal=refuse("photo.no_picture")),
    "why": replace(_AT, page=OutputsPage.TRAY_WHY, tray=replace(_READ, photo=b"\xff\xd8")),
}


def tray_window(look_: Look, scene: str) -> StationWindow:
    """The whole window in one scene."""
    table = OutputsTable()
    table.camera.shows = view_of(()) if scene != "nothing" else None
    table.presenter.state = TRAY_SCENES[scene]
    place = OutputsScreen(look_, table.presenter, table.camera.view, now_ms=lambda: 60_000)
    table.presenter.setParent(place)
    table.bridge.setParent(place)
    return framed(look_, place)


if __name__ == "__main__":
    paint(Path(sys.argv[1]), sys.argv[2:], "tray", TRAY_SCENES, tray_window)
