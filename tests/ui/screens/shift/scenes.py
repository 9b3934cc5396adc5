"""The shift place in every state that has a face of its own, for tests and for eyes."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from app.assembly.printing import render_sheet
from app.floor import commands as ask
from app.floor.shift_views import SheetView
from app.papers.preview import page_pictures
from tests.fakes.floor import ANNE, BO, CODE
from tests.fakes.papers import NOT_DRAWN, Draw, blank_pages
from tests.ui.screens.place_scenes import grey_picture
from tests.ui.screens.shift.stand import ZHOU, ShiftStand, handed_over, worked_floor
from ui.screens.shift.screen import ShiftScreen
from ui.screens.shift.state import Block, ShiftPage
from ui.shell.strip import StripState
from ui.shell.window import StationWindow
from ui.theme.tokens import Look
from ui.widgets.camera_view import CameraView


def real_pages(sheet: SheetView, width_px: int) -> tuple[bytes, ...]:
    """The pages as they are printed."""
    return page_pictures(render_sheet(sheet), width_px=width_px)


def _fresh(stand: ShiftStand) -> None:
    stand.do(stand.presenter.begin)


def _unsigned(stand: ShiftStand) -> None:
    _fresh(stand)
    _freeze(stand)
    stand.restart()
    _fresh(stand)


def _checking(stand: ShiftStand, block: Block = Block.EQUIPMENT) -> None:
    _fresh(stand)
    acts = stand.presenter.check_list
    stand.do(acts.begin)
    for item in ("scale", "voltage_meter", "label_camera", "hoist", "extinguishers"):
        acts.touch(item)
    _note(stand, "filters", "DP 1.8 KPA, CHANGE ON MONDAY")
    while stand.state.block is not block:
        stand.do(acts.further)
    for item in ("glove_test", "eyewash", "tasks", "records", "area_clean"):
        acts.touch(item)


def _note(stand: ShiftStand, item: str, text: str) -> None:
    stand.presenter.check_list.note_next()
    stand.presenter.check_list.touch(item)
    stand.presenter.check_list.typed(text)


def _noting(stand: ShiftStand) -> None:
    _checking(stand)
    stand.presenter.check_list.note_next()


def _typing(stand: ShiftStand) -> None:
    _noting(stand)
    stand.presenter.check_list.touch("filters")


def _naming(stand: ShiftStand) -> None:
    _checking(stand, Block.FIVE)
    stand.presenter.check_list.further()
    stand.presenter.check_list.name_shift("early")


def _people(stand: ShiftStand) -> None:
    _naming(stand)
    stand.presenter.check_list.further()


def _nobody(stand: ShiftStand) -> None:
    _people(stand)
    stand.presenter.check_list.incoming_typed("4711")


def _known(stand: ShiftStand) -> None:
    _people(stand)
    stand.show(BO)


def _last_look(stand: ShiftStand) -> None:
    _known(stand)
    acts = stand.presenter.check_list
    acts.further()
    acts.instruct()
    acts.choose_phrase("quarantine_first")
    acts.choose_phrase("delivery")
    acts.type_instructions()
    acts.typed("C-1123-03 AT 15.00")


def _freeze_page(stand: ShiftStand) -> None:
    _last_look(stand)
    stand.presenter.check_list.back()


def _freeze(stand: ShiftStand) -> None:
    acts = stand.presenter.check_list
    if stand.page is not ShiftPage.FREEZE:
        acts.begin()
        while stand.page is not ShiftPage.PEOPLE:
            acts.further()
        stand.show(BO)
        acts.further()
    stand.do(acts.freeze)


def _sheet(stand: ShiftStand) -> None:
    _freeze_page(stand)
    _freeze(stand)


def _fault(stand: ShiftStand) -> None:
    _sheet(stand)
    stand.papers.fault = "printer.queue_stopped"
    stand.do(stand.presenter.sheet.print_out)


def _on_way(stand: ShiftStand) -> None:
    _sheet(stand)
    stand.papers.fault = "printer.sheet_printing"
    stand.do(stand.presenter.sheet.print_out)


def _no_paper(stand: ShiftStand) -> None:
    _sheet(stand)
    stand.papers.fault = "printer.out_of_paper"
    stand.do(stand.presenter.sheet.print_out)


def _undrawn(stand: ShiftStand) -> None:
    _sheet(stand)


def _signing(stand: ShiftStand) -> None:
    _sheet(stand)
    stand.presenter.signatures.ask_next()


def _pin(stand: ShiftStand) -> None:
    _signing(stand)
    stand.show(ANNE)


def _wrong_pin(stand: ShiftStand) -> None:
    _pin(stand)
    stand.pin("0000")


def _items(stand: ShiftStand) -> None:
    """The first was scanned on the paper; the code of the second could not be read."""
    _gone_through(stand, scanned=1, touched=1)


def _gone_through(stand: ShiftStand, *, scanned: int, touched: int = 0, printed: bool = True) -> None:
    _pin(stand)
    stand.pin(ANNE.number[::-1])
    if printed:
        stand.do(stand.presenter.sheet.print_out)
    stand.do(stand.presenter.signatures.ask_next)
    coded = [item for item in stand.sheet.items if item.paper]
    for item in coded[:scanned]:
        stand.presenter.sheet.scan(item.paper)
    for item in coded[scanned : scanned + touched]:
        stand.presenter.sheet.touch(item.key)


def _not_printed(stand: ShiftStand) -> None:
    _gone_through(stand, scanned=0, printed=False)


def _other_paper(stand: ShiftStand) -> None:
    _gone_through(stand, scanned=2)
    stand.presenter.sheet.scan("PBI:7K3M9QXA:1")


def _all_seen(stand: ShiftStand) -> None:
    _gone_through(stand, scanned=99)
    for item in stand.sheet.items:
        if not item.paper:
            stand.presenter.sheet.touch(item.key)


def _why(stand: ShiftStand) -> None:
    _all_seen(stand)
    stand.presenter.signatures.find_fault()


def _why_said(stand: ShiftStand) -> None:
    _why(stand)
    stand.presenter.signatures.choose_reason("not_clean")
    stand.presenter.signatures.choose_reason("differs")
    stand.presenter.signatures.reason_typed("OIL AT BENCH 2")


def _taking_over(stand: ShiftStand) -> None:
    _all_seen(stand)
    stand.presenter.signatures.accept()


def _refused(stand: ShiftStand) -> None:
    _why_said(stand)
    stand.presenter.signatures.turn_down()
    stand.sign_as(BO)


def _witness(stand: ShiftStand) -> None:
    _refused(stand)
    stand.presenter.signatures.ask_next()


def _not_the_same(stand: ShiftStand) -> None:
    _taking_over(stand)
    stand.sign_as(ANNE)


def _done(stand: ShiftStand) -> None:
    _taking_over(stand)
    stand.sign_as(BO)


def _sheets(stand: ShiftStand) -> None:
    """Four shifts, each ended otherwise, and the newest one not signed."""
    for verdict in ("accepted", "accepted_with_remarks", "refused"):
        handed_over(stand, verdict)
        stand.floor.clock.pass_by(timedelta(hours=8))
        stand.floor.saved(ask.NoteDevice("scale", "lost", "ready", ""))
    _fresh(stand)
    _freeze(stand)
    stand.do(stand.presenter.sheet.print_out)
    stand.do(stand.presenter.sheet.close)
    stand.do(stand.presenter.show_sheets)


def _no_sheets(stand: ShiftStand) -> None:
    _fresh(stand)
    stand.do(stand.presenter.show_sheets)


def _back(stand: ShiftStand) -> None:
    """An old sheet that went to paper once."""
    stand.floor.received(CODE)
    view = handed_over(stand, incoming=ZHOU)
    _fresh(stand)
    stand.do(stand.presenter.show_sheets)
    stand.do(lambda: stand.presenter.sheet.open(view.sheet))
    stand.do(stand.presenter.sheet.print_out)


SCENES: Mapping[str, Callable[[ShiftStand], None]] = {
    "fresh": _fresh,
    "busy": _fresh,
    "hours": _fresh,
    "steps": _fresh,
    "unsigned": _unsigned,
    "check": _checking,
    "check_safety": lambda stand: _checking(stand, Block.SAFETY),
    "check_ten": lambda stand: _checking(stand, Block.TEN),
    "check_five": lambda stand: _checking(stand, Block.FIVE),
    "leaf": _checking,
    "noting": _noting,
    "typing": _typing,
    "naming": _naming,
    "people": _people,
    "nobody": _nobody,
    "known": _known,
    "instructions": _last_look,
    "freeze": _freeze_page,
    "sheet": _sheet,
    "fault": _fault,
    "on_way": _on_way,
    "no_paper": _no_paper,
    "undrawn": _undrawn,
    "signing": _signing,
    "pin": _pin,
    "wrong_pin": _wrong_pin,
    "items": _items,
    "items_not_printed": _not_printed,
    "items_other_paper": _other_paper,
    "all_seen": _all_seen,
    "why": _why,
    "why_said": _why_said,
    "taking_over": _taking_over,
    "not_the_same": _not_the_same,
    "refused": _refused,
    "witness": _witness,
    "done": _done,
    "sheets": _sheets,
    "no_sheets": _no_sheets,
    "back": _back,
}


_NOTHING_DONE = ("fresh", "no_sheets", "back")


def _not_drawn(_sheet: SheetView, _width_px: int) -> str:
    return NOT_DRAWN


def stood(scene: str, *, draw: Draw = blank_pages) -> ShiftStand:
    """The presenter in a scene."""
    if scene == "undrawn":
        draw = _not_drawn
    stand = ShiftStand(floor=None if scene in _NOTHING_DONE else worked_floor(), draw=draw)
    SCENES[scene](stand)
    return stand


PRESSED: Mapping[str, tuple[str, ...]] = {
    "hours": ("more",),
    "steps": ("more", "more"),
    "leaf": ("further",),
}
"""What is pressed in the rail once a scene is on the stage."""


def in_window(look: Look, stand: ShiftStand, scene: str = "") -> StationWindow:
    """The place in its window."""
    stand.camera.shows = grey_picture()
    screen = ShiftScreen(look, stand.presenter, stand.camera.view, now_ms=lambda: 60_000)
    window = StationWindow(look)
    window.resize(look.width_px, look.height_px)
    window.show_strip(StripState(place="Intake I1", clock="13:48"))
    window.show_place(screen)
    window.kept = stand  # type: ignore[attr-defined]  # presenters live as long as what they feed
    for action in PRESSED.get(scene, ()):
        screen.act(action)
    for picture in window.findChildren(CameraView):
        picture.look_again()
    return window
