"""The shell in the states that matter, for tests and for eyes."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.air_alarm import air_limits, as_on_record, watch
from app.domain.gas import WATCHED, Gas, GasAlarm, GasNow
from app.domain.moment import Moment
from app.domain.reading import Health, Unread
from tests.fakes.air import channel
from tests.fakes.floor import shipped
from tests.fakes.work_unit import START
from ui.application.air import banner_of
from ui.place import Action, ActionKind, FactTone, Place, RailFact, RailState
from ui.screens.air.state import AirState
from ui.shell.air_banner import BannerState
from ui.shell.emergency_card import CardPerson, CardState
from ui.shell.fault_page import FaultKind, FaultState
from ui.shell.notices import Notice, NoticeKind
from ui.shell.strip import StripState
from ui.shell.strip_lamps import LampState, StripLamp
from ui.shell.window import StationWindow
from ui.theme.tokens import Language, Look
from ui.wording import sentence

LAMPS = (
    StripLamp("camera", LampState.GOOD),
    StripLamp("scale", LampState.GOOD),
    StripLamp("meter", LampState.NOT_FITTED),
    StripLamp("printer", LampState.DEGRADED, "纸少"),
)
STRIP = StripState(
    place="Bench B2",
    who="W-0417",
    level="3S",
    pack="P-2611-0417",
    step=(7, 23),
    saved=1291,
    registry=1270,
    waiting=21,
    lamps=LAMPS,
    clock="10:57",
)


class BarePlace(Place):
    """A place with nothing on its stage; remembers what it was asked."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.asked: list[str] = []

    def act(self, action: str) -> None:
        """Remember."""
        self.asked.append(action)


def rail(look: Look) -> RailState:
    """A full rail, in the language of the look."""
    zh = look.language is Language.ZH
    return RailState(
        primary=Action(
            "weigh",
            "arrow-right",
            "是，去称重" if zh else "Yes, weigh it",
            "P-2611-0417",
            kind=ActionKind.PRIMARY,
        ),
        secondaries=(
            Action("source", "branch", "改来源" if zh else "Change source"),
            Action("other", "cross", "不是这个包" if zh else "Not this pack", apart=True),
        ),
        facts=(
            RailFact("开工检查" if zh else "Start check"),
            RailFact("相机" if zh else "Camera", "好" if zh else "good", "camera"),
            RailFact("打印机" if zh else "Printer", "纸少" if zh else "low", "printer", FactTone.ATTENTION),
            RailFact(
                "接下来" if zh else "Next", "上秤，自动称重" if zh else "On the scale, weight by itself"
            ),
        ),
    )


def card(look: Look) -> CardState:
    """An alarm fourteen seconds old."""
    zh = look.language is Language.ZH
    facts = (
        ("哪里" if zh else "Where", "拆解台 B2・东门" if zh else "Bench B2, east gate"),
        ("什么" if zh else "What", "磷酸铁锂电池包" if zh else "LFP battery pack"),
        ("电量" if zh else "Energy", "22.7 kWh"),
        ("电压" if zh else "Voltage", "345.6 V"),
        ("质量" if zh else "Mass", "412 kg"),
        ("状态" if zh else "State", "已隔离・未开盖" if zh else "isolated, cover on"),
    )
    people = tuple(CardPerson(f"op-{number}", f"W-041{number}", number < 2) for number in range(4))
    told = "10:57:03 已记入" if zh else "recorded 10:57:03"
    return CardState("集合点 A" if zh else "point A", "119", 14, facts, people, told)


def window(look: Look, scene: str) -> StationWindow:
    """The window in one scene: work, nobody, notices, emergency, lead, cannot_record, defect, journal."""
    made = StationWindow(look)
    made.resize(look.width_px, look.height_px)
    made.show_strip(STRIP)
    place = BarePlace(look)
    made.show_place(place)
    place.show_rail(rail(look))
    if scene == "nobody":
        made.show_strip(StripState(place="Bench B2", lamps=LAMPS, clock="05:52"))
    elif scene == "notices":
        made.show_notices((Notice("resumed", NoticeKind.SAVED, "已存在本站，联网后送出。"),))
        place.show_rail(replace(rail(look), facts=()))
    elif scene in ("emergency", "lead"):
        made.show_emergency(replace(card(look), asking_lead=scene == "lead"))
    elif scene in ("cannot_record", "defect"):
        made.show_fault(FaultState(FaultKind(scene), recorded_until="10:41"))
    elif scene in BANNERS:
        made.show_air(banner(look, scene))
    elif scene == "air_emergency":
        made.show_emergency(card(look))
        made.show_air(replace(banner(look, "air_second"), raised=True))
    elif scene == "journal":
        reason = sentence("journal.shorter_than_mark")
        made.show_fault(FaultState(FaultKind.JOURNAL, reason, remedy="./station epoch open"))
    return made


def banner(look: Look, scene: str) -> BannerState:
    """The banner of a gas alarm, over whatever is on the stage."""
    showing, limits = BANNERS[scene], air_limits(shipped().limits)
    at = Moment(START, 60_000, "boot-1")
    shows = {**dict.fromkeys(WATCHED, "0"), **showing}
    channels = tuple(channel(gas, one, at) for gas, one in shows.items())
    air = watch(None, GasNow(channels, None, Health.READY, at), limits, at=at, today=START.date())
    if scene == "air_unread":
        air = as_on_record(air, {Gas.HYDROGEN_FLUORIDE: GasAlarm.FIRST})
    silenced = {one.gas: one.stands for one in air.standing} if scene == "air_silenced" else {}
    made = banner_of(AirState(air, limits, silenced), look.language)
    assert made is not None
    return made


BANNERS: Mapping[str, Mapping[Gas, str | Unread]] = {
    "air_first": {Gas.HYDROGEN: "5020"},
    "air_silenced": {Gas.CARBON_MONOXIDE: "17.4", Gas.HYDROGEN: "4000"},
    "air_unread": {Gas.HYDROGEN_FLUORIDE: Unread.DISCONNECTED},
    "air_second": {Gas.CARBON_MONOXIDE: "52", Gas.HYDROGEN_FLUORIDE: "3.1", Gas.VOC: "61"},
}
"""What the detectors show in each scene of a gas alarm, in ppm."""


SCENES = (
    *("work", "nobody", "notices", "emergency", "lead", "cannot_record", "defect", "journal"),
    *(*BANNERS, "air_emergency"),
)
