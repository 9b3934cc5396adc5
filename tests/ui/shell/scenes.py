"""The shell in the states that matter, for tests and for eyes."""

from dataclasses import replace

from ui.place import Action, ActionKind, FactTone, Place, RailFact, RailState
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
    elif scene == "journal":
        reason = sentence("journal.shorter_than_mark")
        made.show_fault(FaultState(FaultKind.JOURNAL, reason, remedy="./station epoch open"))
    return made


SCENES = ("work", "nobody", "notices", "emergency", "lead", "cannot_record", "defect", "journal")
