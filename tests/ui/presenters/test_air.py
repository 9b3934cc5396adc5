"""The watch over the air behind the screens: shown at once, told once, silenced until it is worse."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication

from app.domain.gas import WATCHED, Gas, GasAlarm
from app.domain.moment import Moment
from app.domain.reading import Unread
from app.floor.air_commands import NoteAir
from tests.fakes.air import AirWatch, ShownAir
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import Floor
from tests.ui.presenters.bench import Ear, LateDesk, PromptDesk
from ui.bridge.desk import DeskBridge
from ui.screens.air.presenter import AirPresenter
from ui.screens.air.words import banner_words
from ui.theme.tokens import Language

H2, CO = Gas.HYDROGEN, Gas.CARBON_MONOXIDE


class FloorClock:
    """The port `Clock`: the floor's own, so that what it records is of the same time."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor

    def now(self) -> Moment:
        """This moment."""
        return self.floor.moment()


class Sky:
    """The presenter over a floor, a meter that shows what is put there, and a desk."""

    def __init__(self, desk_kind: type[PromptDesk] = PromptDesk, floor: Floor | None = None) -> None:
        self.floor = floor or bench_floor()
        self.desk = desk_kind(self.floor)
        self.meter = ShownAir(self.floor.moment)
        self.air = AirPresenter(DeskBridge(self.desk), self.meter, FloorClock(self.floor))
        self.recorded = Ear(self.air.recorded)
        self.air.begin()
        self.desk.settle()

    def shows(self, gas: Gas, shows: str | Unread) -> None:
        """Another value, and a look."""
        self.meter.shows[gas] = shows
        self.look()

    def look(self) -> None:
        """A tick of the face, and every answer."""
        self.air.look()
        self.desk.settle()

    def goes_by(self, seconds: int) -> None:
        """Time under watch."""
        for _ in range(seconds // 5):
            self.floor.clock.pass_by(timedelta(seconds=5))
            self.look()

    @property
    def noted(self) -> int:
        """How often the desk was told."""
        return sum(isinstance(one, NoteAir) for one in self.desk.commands)


@pytest.fixture(params=[PromptDesk, LateDesk])
def sky(request: pytest.FixtureRequest, qapp: QCoreApplication) -> Sky:
    return Sky(request.param)


def test_an_alarm_is_told_once_and_its_end_once(sky: Sky) -> None:
    before = sky.noted
    sky.shows(H2, "5000")
    assert (sky.air.state.alarm, sky.floor.types()[-1]) == (GasAlarm.FIRST, "air.alarm")
    for _ in range(10):
        sky.look()
    assert (sky.noted, len(sky.recorded)) == (before + 1, 1)
    sky.shows(H2, "0")
    sky.goes_by(65)
    assert (sky.air.state.alarm, sky.floor.types()[-1]) == (GasAlarm.NONE, "air.cleared")
    assert (sky.noted, len(sky.recorded)) == (before + 2, 2)


def test_an_alarm_is_shown_before_the_record_answers(qapp: QCoreApplication) -> None:
    sky = Sky(LateDesk)
    sky.meter.shows[H2] = "12000"
    sky.air.look()
    assert sky.air.state.alarm is GasAlarm.SECOND
    assert "air.alarm" not in sky.floor.types()


def test_after_a_start_the_record_says_what_stands(qapp: QCoreApplication) -> None:
    floor = bench_floor()
    AirWatch(floor).shows(CO, "40")
    floor.restart()
    sky = Sky(floor=floor)
    assert (sky.air.state.alarm, sky.air.state.sounding) == (GasAlarm.SECOND, True)
    assert floor.types().count("air.alarm") == 1
    sky.goes_by(65)
    assert sky.air.state.alarm is GasAlarm.NONE
    assert floor.types()[-1] == "air.cleared"


def test_an_end_that_the_record_does_not_take_comes_back(qapp: QCoreApplication) -> None:
    sky = Sky()
    sky.shows(H2, "5000")
    air = sky.air.state.air
    assert air is not None
    forgotten = tuple(replace(one, stands=GasAlarm.NONE, raised=None) for one in air.gases)
    sky.air.state = replace(sky.air.state, air=replace(air, gases=forgotten))
    sky.shows(H2, "0")
    assert sky.air.state.alarm is GasAlarm.FIRST
    assert "air.cleared" not in sky.floor.types()


def test_silence_lasts_until_it_is_worse_or_another_gas(sky: Sky) -> None:
    sky.shows(H2, "5000")
    assert sky.air.state.sounding
    sky.air.silence()
    assert not sky.air.state.sounding
    sky.shows(H2, "6000")
    assert (sky.air.state.sounding, sky.air.state.alarm) == (False, GasAlarm.FIRST)
    worse: tuple[Callable[[], None], ...] = (
        lambda: sky.shows(H2, "10000"),
        lambda: sky.shows(CO, "17"),
    )
    for act in worse:
        act()
        assert sky.air.state.sounding
        sky.air.silence()
    sky.shows(H2, "0")
    sky.goes_by(65)
    sky.shows(H2, "5000")
    assert sky.air.state.sounding, "it was over, and comes again"


def test_each_run_is_told_what_it_goes_on_blind_for(sky: Sky) -> None:
    sky.shows(H2, Unread.NOT_FITTED)
    sky.goes_by(15)
    assert sky.air.state.blind == {H2: "not_fitted"}
    assert not sky.air.state.lost
    Hands(sky.floor).start(sky.floor.stored())
    sky.look()
    assert "air.blind" not in sky.floor.types(), "nobody has said that there is a run"
    sky.air.again()
    sky.desk.settle()
    assert sky.floor.types()[-1] == "air.blind"
    sky.shows(CO, Unread.DEVICE_ERROR)
    sky.goes_by(15)
    assert sky.air.state.lost


@pytest.mark.parametrize(
    ("shows", "own", "words"),
    [
        ("5020", GasAlarm.NONE, "hydrogen 5,020 ppm, limit 4,000 ppm"),
        ("4000.04", GasAlarm.NONE, "hydrogen 4,001 ppm, limit 4,000 ppm"),
        ("12", GasAlarm.FIRST, "hydrogen 12 ppm, limit 4,000 ppm"),
        (Unread.UNDERLOAD, GasAlarm.FIRST, "hydrogen: the detector's own alarm"),
        (Unread.OVERLOAD, GasAlarm.NONE, "hydrogen: More gas than this meter can read. Step back."),
    ],
)
def test_the_banner_says_how_much_there_is(
    qapp: QCoreApplication, shows: str | Unread, own: GasAlarm, words: str
) -> None:
    sky = Sky()
    sky.meter.alarms[H2] = own
    sky.shows(H2, shows)
    told = banner_words(sky.air.state, Language.EN)
    assert told is not None
    assert told.gases == words


def test_the_banner_says_why_there_is_no_value_while_the_alarm_stands(qapp: QCoreApplication) -> None:
    sky = Sky()
    for gas in WATCHED:
        sky.shows(gas, "99999")
        sky.meter.shows[gas] = Unread.DISCONNECTED
    sky.look()
    told = banner_words(sky.air.state, Language.EN)
    assert told is not None
    assert "does not answer" in told.gases
    assert told.gases.endswith("; 2 more")
    assert told.headline == "GAS ALARM, LEAVE"
