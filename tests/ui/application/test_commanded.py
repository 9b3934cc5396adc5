"""A printed command in the whole face: it presses what is on show, once, and nothing under an alarm."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.command_code import PlainAct, command_of, command_text
from app.domain.identity import Level, classify
from app.domain.moment import Moment
from app.domain.own_label import parse
from app.domain.scan import ReadBy, from_hand_scanner
from tests.fakes.bench_hands import Hands
from tests.fakes.work_unit import START
from tests.ui.application.test_attention import Station
from tests.ui.screens.intake_scenes import vendors
from ui.application.commanded import LEAST_SHOWN_MS
from ui.screens.bench.state import Page, page_of
from ui.shell.navigator import PlaceName
from ui.shell.wedge import Wedge


class Watch:
    """The clock of the commands, moved by hand."""

    def __init__(self) -> None:
        self.mono_ms = 1_000_000

    def now(self) -> Moment:
        """As it was set."""
        return Moment(START, self.mono_ms, "boot-1")


class Bench(Station):
    """A run that stands at a step done by hand. `way` is how plain acts are asked for."""

    way = "printed"

    def __init__(self, app: QApplication, bot: QtBot) -> None:
        super().__init__(app, bot)
        self.watch = Watch()
        self.face.ears.commanded._clock = self.watch
        Hands(self.floor).start(self.floor.stored())
        self.face.open_bench()
        bot.waitUntil(lambda: self.page is Page.DO)
        self.look()

    @property
    def page(self) -> Page:
        """The bench's page."""
        return page_of(self.face.bench.state)

    def look(self) -> None:
        """Look at the page for long enough."""
        self.watch.mono_ms += LEAST_SHOWN_MS

    def scan(self, act: PlainAct) -> None:
        """Scan a command by hand or tread on a pedal, and let its answer come. No pedal asks for help."""
        self.ask(act)
        self.bot.waitUntil(lambda: self.face.desk.waiting == 0)

    def ask(self, act: PlainAct) -> None:
        """Scan or tread, and go on at once."""
        if self.way == "key" and act is not PlainAct.HELP:
            self.face.ears.pedal.trodden.emit(act)
        elif self.way == "line" and act is not PlainAct.HELP:
            self.face._bridges.devices.tell_pedal(act)
        else:
            self.face.hear_wedge(command_text(act))

    def done(self) -> int:
        """How many steps the record says are done."""
        return sum(entry.type == "step.done" for entry in self.floor.entries())

    def told(self) -> str:
        """The code of what the rail says of a command."""
        standing = self.face._told._standing.get("command")
        return standing.code if standing is not None else ""


@pytest.fixture(params=["printed", "key", "line"])
def bench(request: pytest.FixtureRequest, face: QApplication, qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(face, qtbot)
    made.way = request.param
    yield made
    made.face.end()
    for wedge in face.findChildren(Wedge):  # it would hear the keys of every test that follows
        face.removeEventFilter(wedge)
        wedge.deleteLater()


def test_next_says_that_a_step_is_done_and_help_says_so_before(bench: Bench) -> None:
    bench.scan(PlainAct.HELP)
    assert (bench.told(), bench.done()) == ("command.help", 0)
    bench.scan(PlainAct.NEXT)
    assert (bench.told(), bench.done()) == ("", 1)


def test_a_page_is_looked_at_before_it_is_passed(bench: Bench) -> None:
    bench.watch.mono_ms -= 1
    bench.scan(PlainAct.NEXT)
    assert (bench.told(), bench.done()) == ("command.too_soon", 0)
    bench.watch.mono_ms += 1
    bench.scan(PlainAct.NEXT)
    assert (bench.told(), bench.done()) == ("", 1)


def test_a_second_tread_does_not_skip_a_step(bench: Bench) -> None:
    for _ in range(5):  # before the first is answered, and the page still stands
        bench.ask(PlainAct.NEXT)
    bench.bot.waitUntil(lambda: bench.face.desk.waiting == 0)
    bench.scan(PlainAct.NEXT)
    assert bench.done() == 1


def test_what_is_not_on_show_is_said_and_nothing_happens(bench: Bench) -> None:
    before = len(bench.floor.entries())
    for act in (PlainAct.BACK, PlainAct.REPEAT):
        bench.scan(act)
        assert bench.told() == "command.not_here"
    assert len(bench.floor.entries()) == before


def test_a_sheet_of_commands_in_the_cameras_picture_asks_for_nothing(bench: Bench) -> None:
    code = from_hand_scanner(command_text(PlainAct.NEXT), bench.watch.now())
    bench.face.hear(replace(code, read_by=ReadBy.CAMERA))
    assert (bench.face.desk.waiting, bench.done(), bench.told()) == (0, 0, "")
    bench.face.hear(replace(code, read_by=ReadBy.SERIAL))
    bench.bot.waitUntil(lambda: bench.done() == 1)


def test_under_the_alarm_no_command_does_anything(bench: Bench) -> None:
    bench.face.window.emergency_raised.emit()
    bench.bot.waitUntil(lambda: bench.face.desk.waiting == 0)
    before, card = len(bench.floor.entries()), bench.face.emergency.state
    assert card is not None
    for act in PlainAct:
        bench.look()
        bench.scan(act)
    assert (len(bench.floor.entries()), bench.face.emergency.state) == (before, card)
    assert bench.told() == ""


def test_back_goes_from_giving_up_to_the_step_and_records_nothing(bench: Bench) -> None:
    bench.face.bench.giving_up.ask()
    assert bench.page is not Page.DO
    bench.look()
    before = len(bench.floor.entries())
    for act in (PlainAct.NEXT, PlainAct.REPEAT):
        bench.scan(act)
    assert bench.page is not Page.DO
    bench.scan(PlainAct.BACK)
    assert bench.page is Page.DO
    assert len(bench.floor.entries()) == before


def test_nobody_is_signed_in_by_a_command(bench: Bench) -> None:
    bench.face.sign_out()
    bench.bot.waitUntil(lambda: bench.face.navigator.name is PlaceName.SIGN_IN)
    bench.bot.waitUntil(lambda: bench.face.desk.waiting == 0)
    before = len(bench.floor.entries())
    for act in PlainAct:
        bench.look()
        bench.scan(act)
    assert (len(bench.floor.entries()), bench.face.operator) == (before, None)


def test_only_four_exact_texts_are_commands() -> None:
    texts = {act: command_text(act) for act in PlainAct}
    assert [act.value for act in texts] == ["next", "back", "repeat", "help"]
    for act, text in texts.items():
        assert command_of(text) is act
        assert parse(text) is None  # no label, and in no pool of labels
        for strange in (text.lower(), text + " ", text[:-1], "PK" + text[2:], text[:-1] + "I"):
            assert command_of(strange) is None
        found = classify(text, today=START.date(), vendors=vendors())
        assert (found.level, found.reasons) == (Level.REJECT, ("own.command",))
