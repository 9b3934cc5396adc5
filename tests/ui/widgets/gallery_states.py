"""The states shown in the gallery: invented people's work, invented packs, no real values."""

from collections.abc import Callable

from app.domain.reading import Source, Unread
from app.domain.units import parse_mass
from ui.widgets.big_button import ButtonKind, ButtonState
from ui.widgets.checks import Check, ChecksState
from ui.widgets.class_mark import ClassMarkState, ClassShape
from ui.widgets.code_plate import CodePlateState, Span
from ui.widgets.counts import Count, CountsState
from ui.widgets.facts import Fact, FactsState
from ui.widgets.lamp import LampKind, LampState
from ui.widgets.line_plot import LinePlotState, Offline
from ui.widgets.marks import Mark
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.number_pad import NumberPadState
from ui.widgets.pack_rows import Access, PackRow
from ui.widgets.side_by_side import Pair, SideBySideState
from ui.widgets.text_pad import TextPadState
from ui.widgets.tile import TileState
from ui.widgets.weight_state import StillBand, WeightKind, WeightState

Say = Callable[[str, str], str]
HOSTILE = "<b>\u202e\x00\n" + "x" * 5000


def buttons(say: Say, kind: ButtonKind) -> dict[str, ButtonState]:
    """The faces of a button."""
    icon, verb, second = {
        ButtonKind.PRIMARY: (
            "tick",
            say("Take reading", "记录读数"),
            say("point 1 of 3", "第 1 点，共 3 点"),
        ),
        ButtonKind.SECONDARY: ("arrow-left", say("Back", "上一步"), ""),
        ButtonKind.DANGER: ("cross", say("Abort", "中止"), ""),
    }[kind]
    return {
        "rest": ButtonState(verb, icon, second),
        "pressed": ButtonState(verb, icon, second),
        "not_now": ButtonState(verb, icon, say("waiting to settle", "等它稳定"), not_now=True),
    }


def tiles(say: Say) -> dict[str, TileState]:
    """The faces of a tile."""
    return {
        "rest": TileState(say("Al casing", "铝壳"), "62.70 kg", "×2"),
        "chosen": TileState(say("Al casing", "铝壳"), "62.70 kg", "×2", chosen=True),
        "quiet": TileState(say("Fasteners", "紧固件"), say("none yet", "还没有"), quiet=True),
        "refused": TileState(say("Coolant", "冷却液"), refusal=say("drain first", "先放出")),
        "alone": TileState(say("Smoke, flame, hissing", "冒烟、起火、嘶响")),
        "alone_chosen": TileState(say("Yes", "有"), chosen=True),
    }


def lamps(say: Say) -> dict[str, LampState]:
    """The four lamps."""
    return {
        "good": LampState("scale", say("Scale", "秤"), LampKind.GOOD, say("good", "好")),
        "degraded": LampState(
            "printer", say("Printer", "打印机"), LampKind.DEGRADED, say("paper low", "纸少")
        ),
        "missing": LampState(
            "meter", say("Meter", "电压表"), LampKind.MISSING, say("no signal 12 s", "无信号 12 秒")
        ),
        "not_fitted": LampState("gas", say("Gas", "气体"), LampKind.NOT_FITTED, say("not fitted", "未装")),
    }


def classes(say: Say) -> dict[str, ClassMarkState]:
    """The five class marks."""
    return {
        "a": ClassMarkState(ClassShape.A, say("go", "可拆")),
        "b": ClassMarkState(ClassShape.B, say("watch", "观察")),
        "c": ClassMarkState(ClassShape.C, say("isolate", "隔离")),
        "emergency": ClassMarkState(ClassShape.EMERGENCY, say("leave", "撤离")),
        "unset": ClassMarkState(ClassShape.UNSET, say("unset", "未定")),
    }


def notices(say: Say) -> dict[str, NoticeState]:
    """Notices alone and with words beneath."""
    saved = say("Saved here. Leaves when online.", "已存在本站，联网后送出。")
    return {
        "plain": NoticeState(NoticeKind.PLAIN, saved),
        "care": NoticeState(NoticeKind.CARE, say("Paper is low: change the roll.", "纸快完了：换一卷。")),
        "wrong": NoticeState(
            NoticeKind.WRONG, say("Wrong pack. It should be 0417.", "不是这个包，应为 0417。")
        ),
        "done": NoticeState(
            NoticeKind.DONE,
            say("Pack code read", "包码已读"),
            "04Q P B 7A 0012H0J C5K 0000417",
            "Data Matrix, 3 / 3",
        ),
        "reading": NoticeState(
            NoticeKind.READING, say("VIN, reading", "VIN，正在读"), "LGXCE6CD8N0012417", "Code 128, 2 / 3"
        ),
        "glare": NoticeState(
            NoticeKind.CARE,
            say("No read: glare", "读不出：反光"),
            say("Tilt it or switch the light off.", "斜一点，或关灯。"),
            "QR",
        ),
    }


def facts(say: Say) -> FactsState:
    """Facts of a decoded pack, one of them hostile."""
    return FactsState(
        (
            Fact(say("Maker", "厂家"), say("EVE Energy", "亿纬锂能")),
            Fact(say("Chemistry", "体系"), "LFP"),
            Fact(say("Made on", "生产日期"), "2022-05-19"),
            Fact(say("Rated", "额定"), "345.6 V, 59.8 kWh", Mark.DONE),
            Fact(say("Plate mass", "铭牌质量"), "412 kg", Mark.CARE),
            Fact(say("Source", "来源"), HOSTILE),
        )
    )


def checks(say: Say) -> ChecksState:
    """Checks, one of each shape."""
    return ChecksState(
        say("Checked", "已核对"),
        (
            Check(Mark.DONE, say("Code is well formed", "码的格式正确"), say("24 characters", "24 个字符")),
            Check(Mark.CARE, say("Maker not on our list", "厂家不在名录"), "ZZZ"),
            Check(Mark.WRONG, say("Already received", "已经收过"), "P-2611-0399"),
            Check(
                Mark.TO_DO, say("Registry not asked yet", "还没问登记处"), say("offline 2 h", "离线 2 小时")
            ),
        ),
    )


def weights() -> dict[str, WeightState]:
    """The faces of a weight."""
    trace = tuple((ms, round(38_620_000 * _settling(ms))) for ms in range(0, 4000, 40))
    band = StillBand(2500, 3960, 38_600_000, 38_640_000)
    here = "S1"
    settled = WeightState(
        WeightKind.SETTLED, "38.62", "kg", age_ms=300, instrument=here, tare="4.10 kg", trace=trace, band=band
    )
    return {
        "settled": settled,
        "recorded": WeightState(
            WeightKind.SETTLED, "1412.5", age_ms=300, instrument=here, recorded=True, trace=trace, band=band
        ),
        "typed": WeightState(WeightKind.SETTLED, "412", instrument=here, source=Source.TYPED),
        "moving": WeightState(WeightKind.MOVING, "36.9", age_ms=100, instrument=here, trace=trace[:25]),
        "stale": WeightState(WeightKind.STALE, "38.62", age_ms=2400, instrument=here, trace=trace),
        "none": WeightState(WeightKind.NONE, unread=Unread.DISCONNECTED, instrument=here),
    }


def _settling(ms: int) -> float:
    if ms < 600:
        return 0.0
    swing = (0.3, 0.2, -0.12, 0.08, -0.05, 0.03, -0.02, 0.01)
    step = (ms - 600) // 200
    return 1 + (swing[step] if step < len(swing) else 0.0)


def number_pads(say: Say) -> dict[str, tuple[NumberPadState, str]]:
    """Empty, begun, in the clear."""
    caption = say("or number and PIN", "或工号和密码")
    return {
        "empty": (NumberPadState(caption), ""),
        "begun": (NumberPadState(caption), "12345"),
        "clear": (NumberPadState(say("Number", "工号"), masked=False), "4711"),
    }


def text_pads(say: Say) -> dict[str, TextPadState]:
    """A code and a note."""
    return {
        "code": TextPadState(say("First person", "第一人"), "04QPB7A0012H0JC5K0000417"),
        "note": TextPadState(say("Note", "备注"), "CASE BENT AT CORNER 3", cells=False, most=200),
        "closed": TextPadState(say("Second person", "第二人"), "04", refusal=say("too short", "太短")),
    }


def plates(say: Say) -> dict[str, CodePlateState]:
    """A traction-battery code, one without fields, one far too long."""
    spans = (
        Span(0, 3, say("maker", "厂家")),
        Span(3, 4, say("pack", "包")),
        Span(4, 5, "LFP"),
        Span(5, 7, say("spec", "规格")),
        Span(7, 14, say("trace", "追溯")),
        Span(14, 17, say("date", "日期")),
        Span(17, 24, say("serial", "序号")),
    )
    return {
        "fields": CodePlateState("04QPB7A0012H0JC5K0000417", spans),
        "opaque": CodePlateState("HTTP://X.EXAMPLE/\x1d\u202eQ"),
        "long": CodePlateState("W" * 400),
    }


def counts(say: Say) -> dict[str, CountsState]:
    """Offline for a while, and everything delivered."""
    note = say("newest 10:41:50", "最新 10:41:50")
    return {
        "waiting": CountsState(
            Count(1284, note), Count(1270, say("every receipt checked", "每张回执已核")), Count(14, note)
        ),
        "all_there": CountsState(Count(1_201_284, note), Count(1_201_284), Count(0)),
        "unknown": CountsState(Count(3), Count(None), Count(3)),
    }


def pairs(say: Say) -> SideBySideState:
    """Twins that differ in two fields."""
    return SideBySideState(
        say("In front of you", "眼前的包"),
        "P-2611-0399",
        (
            Pair(say("Maker", "厂家"), "EVE", "EVE"),
            Pair(say("Serial", "序号"), "0000417", "0000417"),
            Pair(say("Mass", "质量"), "412.0 kg", "398.5 kg"),
            Pair(say("Received", "收货"), "---", HOSTILE),
        ),
    )


def plots(say: Say) -> dict[str, LinePlotState]:
    """A day with an offline end, and a day without a point."""
    hour = 3_600_000
    ticks = tuple((h * hour, f"{(11 + h) % 24:02d}:00") for h in (0, 6, 12, 18, 24))
    points = tuple((h * hour // 2, h % 3) for h in range(43)) + tuple(
        (h * hour // 4, h - 84) for h in range(86, 98)
    )
    title = say("Entries waiting, 24 hours", "待传条数，24 小时")
    offline = (Offline(21 * hour + hour // 2, 24 * hour, say("offline 08:32", "离线 08:32")),)
    return {
        "offline": LinePlotState(title, 0, 24 * hour, points, offline, ticks),
        "empty": LinePlotState(title, 0, 24 * hour, (), (), ticks),
    }


def packs(say: Say) -> tuple[PackRow, ...]:
    """Open, undecided, forbidden, unweighed and hostile packs."""
    kg = parse_mass("412.0", "kg")
    a, b, c = ClassShape.A, ClassShape.B, ClassShape.C
    day = say("A3-02, 1 day", "A3-02，1 天")
    lead = say("lead decides", "班长决定")
    shut = say("do not open", "不许拆")
    return (
        PackRow("1", a, "P-2611-0417", "LFP", say("EVE, modules", "亿纬，模组"), kg, day),
        PackRow("2", a, "P-2611-0418", "NCM", "CATL", parse_mass("1336.5", "kg"), day),
        PackRow(
            "3", b, "P-2611-0409", "LFP", say("unknown maker", "厂家不明"), kg, "B-02", Access.CARE, lead
        ),
        PackRow(
            "4", c, "P-2611-0402", "NCM", say("case breached", "壳破"), None, "Q1", Access.FORBIDDEN, shut
        ),
        PackRow("5", ClassShape.UNSET, HOSTILE, HOSTILE, HOSTILE, kg, HOSTILE),
    )
