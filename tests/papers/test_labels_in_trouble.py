"""Hundreds of labels through a printer that does everything printers do: none is lost and none doubled.

The real papers thread, drivers, desk and drawings; the printer is played on a TCP port of this computer, and
so is the person who puts it right and looks for labels. What came out is read back from its dots.
"""

import random
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from app.devices.printer.channel import Patience
from app.devices.printer.labels import NetworkLabels
from app.devices.printer.network import NetworkPrinter
from app.devices.printer.speech import SPEECHES, Language
from app.domain.label import Fate, JobState, Label, LabelJob
from app.floor import output_commands as out
from app.floor.output_views import ContainerSaved
from app.papers.label_tspl import label_tspl
from app.papers.label_zpl import label_zpl
from app.papers.press import Press, Rendering
from tests.fakes.camera import until
from tests.fakes.floor import Floor
from tests.fakes.labels import Burnt, burnt, burnt_tspl
from tests.fakes.printer_9100 import Condition, Habits, Printer9100
from tests.fakes.printer_tongues import TsplTongue, ZplTongue
from tests.fakes.printers import KeptSheets
from tests.papers.press_shop import drawn_sheet

GATE_LABELS, MANY_LABELS = 60, 300  # of each language
SHORT = Patience(
    connect_s=2.0,
    attempts=3,
    pause_s=0.02,
    answer_s=2.0,
    stall_s=2.0,
    whole_s=10.0,
    come_out_s=0.3,
    close_s=2.0,
)
DRAWN: dict[Language, Callable[[Label], bytes]] = {Language.ZPL: label_zpl, Language.TSPL: label_tspl}
READ: dict[Language, Callable[[bytes], Burnt]] = {Language.ZPL: burnt, Language.TSPL: burnt_tspl}
TONGUES: dict[Language, type[ZplTongue | TsplTongue]] = {Language.ZPL: ZplTongue, Language.TSPL: TsplTongue}
STUCK = (
    Condition(out_of_labels=True),
    Condition(out_of_labels=True, silent=True),
    Condition(head_open=True),
    Condition(paused=True),
    Condition(ribbon_out=True),
)


def moods(chance: random.Random) -> Iterator[Habits]:
    """How the printer treats one client after the other: well at every second, and badly in every way."""
    while True:
        yield chance.choice(
            (
                *[Habits()] * 8,
                Habits(cuts_after=chance.randrange(40_000)),
                Habits(cuts_after=chance.randrange(200)),
                Habits(cuts_after_job=True),
                Habits(then=chance.choice(STUCK)),
                Habits(late_s=0.03),
                Habits(asked_before_out=3),
                Habits(chunk=1500, hangs_up=False),
            )
        )


class Plant:
    """A station's labels from the order to the paper, and the person between station and printer."""

    def __init__(self, language: Language, device: Printer9100, chance: random.Random) -> None:
        self.floor = Floor()
        self.floor.sign_in()
        self.device = device
        self.language = language
        self.chance = chance
        self.deaf = False
        self.met: Counter[str] = Counter()
        self._turn = threading.RLock()
        self.press = self._press()

    def _press(self) -> Press:
        driver = NetworkPrinter("127.0.0.1", self.device.port, speech=SPEECHES[self.language], patience=SHORT)
        labels = NetworkLabels("L1", driver, DRAWN[self.language])
        rendering = Rendering(drawn_sheet, lambda pdf, _width: (pdf,), lambda _sheet: b"")
        press = Press(self.ask, labels, KeptSheets(), rendering, told=lambda _who, _fault: None, look_s=0.05)
        press.start()
        return press

    def ask(self, command: object, reply: Callable[[object], None]) -> None:
        """The desk. A station that dies never hears what became of the label it was sending."""
        if self.deaf and isinstance(command, out.NoteLabel):
            return
        with self._turn:
            answer = self.floor.do(command)
        reply(answer)

    def order(self) -> str:
        """A container is weighed, and so gets a label; its text."""
        with self._turn:
            saved = self.floor.do(out.KnowContainer(self.floor.part("2.40")))
        assert isinstance(saved, ContainerSaved), saved
        self.press.nudge()
        return saved.container.text

    def job(self, text: str) -> LabelJob:
        with self._turn, self.floor.records.unit() as unit:
            return unit.labels.of(text)[-1]

    def settled(self, text: str) -> bool:
        return self.job(text).state not in (JobState.WAITING, JobState.SENDING)

    def die_while_sending(self) -> str:
        """An order whose outcome the record never hears; the next life of the program begins."""
        self.deaf = True
        text = self.order()
        assert until(lambda: self.job(text).state is JobState.SENDING, deadline_s=30.0)
        assert self.press.stop()
        self.deaf = False
        self.press = self._press()
        assert until(lambda: self.settled(text), deadline_s=30.0)
        assert self.job(text).fate is Fate.UNKNOWN, "nobody may print it again unasked"
        return text

    def seen_through(self, text: str) -> None:
        """Put the printer right and look for the label, until it is surely out."""
        for _ in range(60):
            assert until(lambda: self.settled(text), deadline_s=30.0)
            job = self.job(text)
            self.met[job.fault or "out"] += 1
            if job.fate is Fate.OUT:
                return
            self._put_right()
            if job.fate is Fate.UNKNOWN:
                came = self._lies_there(job)
                self.ask(out.AnswerLabel(job.job, came), lambda _answer: None)
                self.press.nudge()
            else:
                assert job.fate is Fate.OWED, job.fault
                until(lambda: self.job(text).fate is not Fate.OWED, deadline_s=30.0)
        pytest.fail(f"{text} never came out")

    def _put_right(self) -> None:
        self.device.on.put(True)
        self.device.condition.put(Condition())
        assert until(self.device.idle, deadline_s=30.0)

    def _lies_there(self, job: LabelJob) -> bool:
        """A look at the printer: is there paper with this code and this number? It is told by its dots."""
        with self._turn, self.floor.records.unit() as unit:
            orders = unit.labels.of(job.text)
        assert orders[-1].job == job.job
        return job.text in [text_of(self.language, sheet) for sheet in self.device.printed[-3:]]


def text_of(language: Language, job: bytes) -> str:
    """The one code that both symbols of a label carry."""
    (text,) = {text for text, _symbology in READ[language](job).codes}
    return text


EITHER = pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)
EITHER_IN_THE_END = pytest.mark.parametrize(
    "language",
    [
        pytest.param(one, id=one.value, marks=() if one is Language.ZPL else pytest.mark.long)
        for one in Language
    ],
)


@EITHER_IN_THE_END
def test_no_label_is_lost_and_none_comes_twice(language: Language) -> None:
    none_lost_none_doubled(language, GATE_LABELS)


@EITHER
@pytest.mark.long
def test_of_hundreds_no_label_is_lost_and_none_comes_twice(language: Language) -> None:
    none_lost_none_doubled(language, MANY_LABELS)


def none_lost_none_doubled(language: Language, labels: int) -> None:
    """So many labels are ordered, through trouble of every kind; each is there once in the end.

    The seed of the moods is printed.
    """
    seed = random.SystemRandom().randrange(2**32)
    sys.stdout.write(f"moods drawn with seed {seed}\n")
    chance = random.Random(seed)
    texts: list[str] = []
    with Printer9100(tongue=TONGUES[language](), script=moods(random.Random(seed + 1))) as device:
        plant = Plant(language, device, chance)
        for number in range(labels):
            if chance.random() < 0.05:
                device.on.put(False)
            if chance.random() < 0.05:
                device.condition.put(chance.choice(STUCK))
            texts.append(plant.die_while_sending() if number % 25 == 24 else plant.order())
            plant.seen_through(texts[-1])
        assert plant.press.stop()
        device.condition.put(Condition())
        assert until(device.idle)
    came = Counter(text_of(language, sheet) for sheet in device.printed)
    sys.stdout.write(f"{len(came)} labels, {device.clients} connections: {dict(plant.met)}\n")
    assert came == Counter(texts), "each label exactly once"
    assert len(set(texts)) == labels
    assert "printer.unsure" in plant.met, "every 25th order is one whose outcome the record never heard"
    assert isinstance(device.tongue, ZplTongue) or not device.tongue.obeyed_in_picture
