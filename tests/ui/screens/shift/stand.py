"""Anne in the shift place: the real desk over a floor that has worked, papers without a printer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from app.domain.operator import Operator, Role
from app.floor import commands as ask
from app.floor.shift_commands import FreezeSheet, SignSheet
from app.floor.shift_views import SheetView
from tests.fakes.bench_hands import FAILS, Hands
from tests.fakes.floor import ANNE, BO, CODE, OTHER_CODE, Floor, person, shown
from tests.fakes.papers import Draw, FakePapers, blank_pages
from tests.fakes.watches import ShownCamera
from tests.ui.presenters.bench import Ear, PromptDesk
from ui.bridge.desk import DeskBridge
from ui.bridge.papers import PapersBridge
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.shift.state import Block, ShiftPage, ShiftState

ZHOU = person("9002", role=Role.SUPERVISOR)
LFP = "lfp-pack@2"
PLATES = tuple(f"04QPB7A0012H0JD5K00005{number:02d}" for number in range(20))


class ShiftStand:
    """The shift's presenter over a floor. `settle` lets every answer of the desk come in."""

    def __init__(
        self,
        desk_kind: type[PromptDesk] = PromptDesk,
        *,
        floor: Floor | None = None,
        draw: Draw = blank_pages,
        late_papers: bool = False,
    ) -> None:
        self.floor = floor if floor is not None else fresh_floor()
        self.desk = desk_kind(self.floor)
        self.papers = FakePapers(self.desk.ask, draw=draw, late=late_papers)
        self.camera = ShownCamera()
        self.presenter = self._presenter()

    def restart(self) -> None:
        """The station is switched off and on: only the record is left."""
        self.presenter.stop()
        self.presenter = self._presenter()

    @property
    def state(self) -> ShiftState:
        """What the place shows."""
        return self.presenter.state

    @property
    def page(self) -> ShiftPage:
        """The page it asks for."""
        return self.state.page

    @property
    def refusal(self) -> str:
        """The code of the no that is shown, "" when none is."""
        return self.state.refusal.code if self.state.refusal is not None else ""

    @property
    def sheet(self) -> SheetView:
        """The sheet in hand."""
        assert self.state.sheet is not None
        return self.state.sheet

    def settle(self) -> None:
        """Everything asked is answered."""
        self.desk.settle()

    def do(self, act: Callable[[], None]) -> None:
        """The operator does something, and the answer comes."""
        act()
        self.settle()

    def show(self, someone: Operator) -> None:
        """Somebody holds the badge to the camera."""
        self.presenter.code_seen(self.floor.scanned(someone.badge))
        self.settle()

    def pin(self, pin: str) -> None:
        """Somebody types a PIN."""
        self.presenter.signatures.sign(pin)
        self.settle()

    # ---- on the way

    def at_check_list(self) -> None:
        """The first block, after something has happened."""
        self.floor.received()
        self.do(self.presenter.begin)
        self.do(self.presenter.check_list.begin)
        assert (self.page, self.state.block) == (ShiftPage.CHECK, Block.EQUIPMENT)

    def at_people(self) -> None:
        """The question who takes over; nothing was ticked."""
        self.at_check_list()
        while self.page is not ShiftPage.PEOPLE:
            self.do(self.presenter.check_list.further)

    def at_freeze(self, incoming: Operator = BO) -> None:
        """The last look."""
        self.at_people()
        self.show(incoming)
        self.do(self.presenter.check_list.further)
        assert self.page is ShiftPage.FREEZE

    def at_sheet(self) -> None:
        """A frozen sheet, unsigned."""
        self.at_freeze()
        self.do(self.presenter.check_list.freeze)
        assert self.page is ShiftPage.SHEET, self.refusal

    def signed_out(self) -> None:
        """A sheet that the outgoing side has signed, from the way there."""
        self.at_sheet()
        self.do(self.presenter.signatures.ask_next)
        self.sign_as(ANNE)

    def at_items(self) -> None:
        """The incoming lead before the open items."""
        self.signed_out()
        self.do(self.presenter.signatures.ask_next)
        assert self.page is ShiftPage.ITEMS

    def see_all(self) -> None:
        """Every item is scanned on the paper; what has no code there is touched."""
        for item in self.sheet.items:
            if item.paper:
                self.presenter.code_seen(self.floor.scanned(item.paper))
            else:
                self.do(lambda key=item.key: self.presenter.sheet.touch(key))  # type: ignore[misc]

    def touch_all(self) -> None:
        """Every item is touched, as if no code on the paper could be read."""
        for item in self.sheet.items:
            self.do(lambda key=item.key: self.presenter.sheet.touch(key))  # type: ignore[misc]

    def sign_as(self, someone: Operator) -> None:
        """Badge and PIN."""
        self.show(someone)
        self.pin(someone.number[::-1])

    def _presenter(self) -> ShiftPresenter:
        made = ShiftPresenter(DeskBridge(self.desk), PapersBridge(self.papers), self.camera, self.floor.clock)
        self.accepted, self.turned_down, self.left = Ear(made.accepted), Ear(made.turned_down), Ear(made.left)
        return made


def fresh_floor() -> Floor:
    """Anne has just signed in."""
    floor = Floor(tick=timedelta(milliseconds=50))
    with floor.records.unit() as unit:
        unit.roster.put(ZHOU)
    floor.sign_in(ANNE)
    return floor


def worked_floor() -> Floor:
    """The end of a busy shift. There is one such floor: whoever asks for it finds it as it was then."""
    floor, said, at = _worked()
    floor.records.said = said
    floor.clock.pass_by(at - floor.clock.now().utc)
    return floor


@cache
def _worked() -> tuple[Floor, Any, datetime]:
    """Six hours: packs in, one taken apart, one stopped at a hold, one isolated and overdue."""
    floor = fresh_floor()
    hands = Hands(floor)
    floor.clock.pass_by(timedelta(minutes=7))
    isolated = floor.received(OTHER_CODE)
    floor.saved(ask.AnswerTriage(isolated, "now", frozenset()))
    floor.saved(ask.AnswerTriage(isolated, "liquids_and_case", frozenset({"T04"})))
    floor.saved(ask.RoutePack(isolated, "Q1-01"))
    stored = []
    for number, plate in enumerate(PLATES[:5]):
        floor.clock.pass_by(timedelta(minutes=23 + 7 * (number % 3)))
        stored.append(floor.stored(plate))
    hands.start(stored[0], LFP)
    _to_the_end(floor, hands)
    floor.saved(ask.NoteDevice("scale", "ready", "lost", "disconnected"))
    floor.clock.pass_by(timedelta(minutes=52))
    floor.received(CODE)
    hands.start(stored[1], LFP)
    while hands.step().id != "prove_dead":
        floor.clock.pass_by(timedelta(minutes=2))
        hands.do_step()
    hands.read(FAILS)
    floor.clock.pass_by(timedelta(minutes=3))
    return floor, floor.records.said, floor.clock.now().utc


def handed_over(stand: ShiftStand, verdict: str = "accepted", *, incoming: Operator = BO) -> SheetView:
    """A whole handover at the desk, without the screen."""
    floor = stand.floor
    view = floor.do(FreezeSheet(incoming.number, "early"))
    assert isinstance(view, SheetView), view
    items = tuple(item.key for item in view.items)
    read = tuple(item.paper for item in view.items if item.paper)
    floor.do(SignSheet(view.sheet, "outgoing", shown(ANNE), "handed"))
    said = SignSheet(view.sheet, "incoming", shown(incoming), verdict, "料架没有清点", items, read)
    if verdict == "accepted":
        said = replace(said, remarks="")
    answer = floor.do(said)
    assert isinstance(answer, SheetView), answer
    return answer


def _to_the_end(floor: Floor, hands: Hands) -> None:
    while hands.do_step().step is not None:
        floor.clock.pass_by(timedelta(minutes=4, seconds=13))
