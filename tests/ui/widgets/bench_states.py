"""The states of the bench's controls shown in the gallery: invented packs, people and values."""

from collections.abc import Callable
from datetime import UTC, datetime

from app.domain.output import Output, OutputCode
from app.domain.procedure import Energy
from app.domain.reading import Source
from app.domain.shift_so_far import HOUR_MS, Hour, ShiftSoFar, StepTime
from app.domain.verdict import Verdict
from ui.widgets.badge_place import BadgeKind, BadgeState
from ui.widgets.balance_state import BalanceState
from ui.widgets.energy_ladder import LadderState
from ui.widgets.evidence_table import Evidence, EvidenceState
from ui.widgets.hold_frame import HoldFrameState, HoldHead
from ui.widgets.points_row import PointKind, PointsState, PointState
from ui.widgets.reading_state import Bound, Post, ReadingKind, ReadingState
from ui.widgets.remedy_list import RemediesState
from ui.widgets.step_ruler import RulerState

Say = Callable[[str, str], str]
HOSTILE = "<b>\u202e\x00\n" + "x" * 5000
UPPER, LOWER = Post(60_000), Post(12_000, Bound.AT_LEAST)


def readings(say: Say) -> dict[str, ReadingState]:
    """The five faces of a reading, on both sides of both kinds of limit."""

    def face(kind: ReadingKind, printed: str, millivolts: int, **more: object) -> ReadingState:
        told = {"post": UPPER, "age_ms": 300, "instrument": "M1"} | more
        return ReadingState(kind, printed, "V", millivolts, **told)  # type: ignore[arg-type]

    stays = say("This reading stays. A new one does not replace it.", "此读数永久保留，重测不会覆盖。")
    return {
        "settled": face(ReadingKind.SETTLED, "3.8", 3_800),
        "minus": face(ReadingKind.SETTLED, "-3.8", -3_800, source=Source.SIMULATED),
        "passed": face(ReadingKind.SETTLED, "2.1", 2_100, recorded=True),
        "edge": face(ReadingKind.SETTLED, "60.0", 60_000),
        "moving": face(ReadingKind.MOVING, "4.6", 4_600),
        "moving_over": face(ReadingKind.MOVING, "71.3", 71_300),
        "stale": face(ReadingKind.STALE, "3.8", 3_800, age_ms=2_400),
        "none": ReadingState(ReadingKind.NONE, post=UPPER, unread="no_contact", instrument="M1"),
        "lost": ReadingState(ReadingKind.NONE, post=UPPER, unread="disconnected", instrument="M1"),
        "over": face(ReadingKind.BEYOND, "84.2", 84_200, recorded=True, note=stays),
        "far": face(ReadingKind.BEYOND, "-398.25", -398_250, source=Source.SIMULATED),
        "low": face(ReadingKind.BEYOND, "11.4", 11_400, post=LOWER),
        "enough": face(ReadingKind.SETTLED, "24.8", 24_800, post=LOWER),
    }


def points(say: Say) -> dict[str, PointsState]:
    """Points of a hold: at its beginning, failed, unread, and as many as a procedure may have."""
    case = say("case", "壳体")
    names = ("HV+ → HV−", f"HV+ → {case}", f"HV− → {case}")
    first, second, third = names
    section = say("section {number} of the pack", "第 {number} 段模组串")
    twelve = [section.format(number=number) for number in range(1, 13)]
    kinds = (PointKind.PASSED, PointKind.UNREAD, PointKind.TO_DO, PointKind.FAILED)
    return {
        "first": PointsState((PointState(first, now=True), PointState(second), PointState(third))),
        "failed": PointsState(
            (
                PointState(first, PointKind.FAILED, "84.2 V", now=True),
                PointState(second),
                PointState(third),
            )
        ),
        "unread": PointsState(
            (
                PointState(first, PointKind.PASSED, "3.8 V"),
                PointState(second, PointKind.UNREAD, reason=say("calibration ended", "校准过期"), now=True),
                PointState(third, PointKind.FAILED, "−398.25 V"),
            )
        ),
        "twelve": PointsState(
            tuple(
                PointState(
                    name,
                    kinds[number % 4],
                    "3.412 V" if number % 4 in (0, 3) else "",
                    say("no contact", "没碰到"),
                    now=number == 2,
                )
                for number, name in enumerate(twelve)
            )
        ),
        "hostile": PointsState((PointState(HOSTILE, PointKind.PASSED, "3.8 V"), PointState(HOSTILE))),
    }


def rulers() -> dict[str, RulerState]:
    """Runs of 15, 23, 40 and 60 steps: at the beginning, in a hold, on the way out, ended."""
    holds = frozenset({3, 4, 7, 13, 15, 19, 22})
    crowded = frozenset({2, 3, 4, 9, 10, 17, 18, 19, 20, 33, 38, 39, 40})
    return {
        "first": RulerState(23, 1, holds),
        "hold": RulerState(23, 7, holds, frozenset(range(1, 7))),
        "failed": RulerState(23, 7, holds, frozenset(range(1, 7)), failed=True),
        "plain": RulerState(23, 12, holds, frozenset(range(1, 12))),
        "out": RulerState(23, 21, holds, frozenset(range(1, 7))),
        "ended": RulerState(23, 23, holds, frozenset(range(1, 24))),
        "fifteen": RulerState(15, 8, frozenset({5, 9}), frozenset(range(1, 8))),
        "forty": RulerState(40, 18, crowded, frozenset(range(1, 18))),
        "beside": RulerState(40, 11, crowded, frozenset(range(1, 11))),
        "sixty": RulerState(60, 41, crowded, frozenset(range(1, 41)), failed=True),
    }


def ladders(say: Say) -> dict[str, LadderState]:
    """Every energy state, and none."""
    caption = say("Energy state", "电状态")
    return {energy.value: LadderState(energy, caption) for energy in Energy} | {
        "nothing": LadderState(None, caption)
    }


def remedies(say: Say) -> dict[str, RemediesState]:
    """What to do, and as long as a document may say it."""
    title = say("Do this now", "现在这样做")
    longest = say(
        "Wait until both of you have read the tag on the lock again",
        "两人再把锁上的牌子从头到尾读一遍才可以继续做",
    )
    return {
        "four": RemediesState(
            title,
            (
                say("Hands off the terminals", "双手离开端子"),
                say("Service plug: out? locked?", "看检修开关：已拔下？已上锁？"),
                say("Wait 5 min for capacitors", "等 5 分钟，让电容放电"),
                say("Measure the same point again", "重测同一点"),
            ),
            now=3,
        ),
        "long": RemediesState(title, (longest[:58],) * 4),
        "one": RemediesState(title, (say("Call the supervisor", "叫班长"),)),
        "hostile": RemediesState(title, (HOSTILE[:60],) * 3, now=0),
    }


def heads(say: Say) -> dict[str, HoldFrameState]:
    """The three heads of a hold."""
    return {
        "failed": HoldFrameState(
            HoldHead.FAILED,
            say("dangerous voltage is still there", "仍有危险电压"),
            say(
                "Step 7 prove dead, point 1 HV+ → HV−, recorded 10:42:18",
                "第 7 步 验电·第 1 点 HV+ → HV−·10:42:18 已记入",
            ),
        ),
        "release": HoldFrameState(
            HoldHead.RELEASE, say("Release the hold: a second person", "放行停止点：需要第二个人")
        ),
        "judgement": HoldFrameState(
            HoldHead.JUDGEMENT,
            say("look inside before you go on", "先看包内，再往下做"),
            say("Step 11", "第 11 步"),
        ),
    }


def evidence(say: Say) -> dict[str, EvidenceState]:
    """What a release rests on: the demo's own, as much as a floor has seen, and nothing."""
    case = say("case", "壳体")
    foot = say("At most 60.0 V. Site limits 4, signed Chen Jing", "上限 60.0 V·限值库 第 4 版·陈静签")
    wrong = Evidence("10:42", "1 HV+ → HV−", Verdict.FAILED, "84.2 V", 84_200, post=UPPER)
    unread = Evidence("10:44", "1 HV+ → HV−", Verdict.UNREAD, reason=say("no contact", "没碰到"))
    right = (
        Evidence("10:49", "1 HV+ → HV−", Verdict.PASSED, "3.8 V", 3_800, post=UPPER),
        Evidence("10:50", f"2 HV+ → {case}", Verdict.PASSED, "−2.1 V", -2_100, post=UPPER),
        Evidence("10:50", f"3 HV− → {case}", Verdict.PASSED, "1.6 V", 1_600, post=UPPER),
    )
    title, aside = say("Evidence, step 7", "证据·第 7 步 验电"), say("1 more failed", "另有 1 次没过")
    return {
        "demo": EvidenceState(title, aside, (wrong, *right), foot),
        "many": EvidenceState(title, aside, (wrong, unread) * 2 + right, foot),
        "none": EvidenceState(title, foot=foot),
        "hostile": EvidenceState(title, rows=(Evidence("10:42", HOSTILE, Verdict.PASSED, "3.8 V", 3_800),)),
    }


def badges(say: Say) -> dict[str, BadgeState]:
    """The five faces of a badge place, and a name from outside."""
    return {
        "signed": BadgeState(
            BadgeKind.SIGNED, say("Wang Haiyan, 3S", "王海燕·3S"), say("measured 10:50", "测量人 10:50")
        ),
        "later": BadgeState(
            BadgeKind.LATER, say("Takes over, Li Guoqiang", "接班·李国强"), say("signs afterwards", "之后签")
        ),
        "waiting": BadgeState(
            BadgeKind.WAITING,
            say("Releaser: show your badge", "请放行人出示工牌"),
            say("lead or safety, another person", "班长或安全员·不能是同一人"),
        ),
        "recognised": BadgeState(
            BadgeKind.RECOGNISED, say("Li Guoqiang, lead", "李国强·班长"), say("now the PIN", "请输密码")
        ),
        "refused": BadgeState(
            BadgeKind.REFUSED,
            say("Wang Haiyan, 3S", "王海燕·3S"),
            say("It must be somebody else than you.", "必须是另外一个人。"),
        ),
        "hostile": BadgeState(BadgeKind.RECOGNISED, HOSTILE, say("now the PIN", "请输密码")),
    }


PARTS = (
    288_400_000,
    14_200_000,
    9_200_000,
    8_800_000,
    7_900_000,
    6_700_000,
    4_600_000,
    3_100_000,
    62_700_000,
)


def balances(say: Say) -> dict[str, BalanceState]:
    """A pack nearly done, at its beginning, done, with too much, small, and of unknown mass."""
    note = say("Cannot close yet: likely fasteners, pads", "还不能结束：多半是紧固件、导热垫")
    return {
        "open": BalanceState(412_000_000, PARTS, 2_100_000, note),
        "begun": BalanceState(412_000_000, (6_700_000,), 2_100_000),
        "empty": BalanceState(412_000_000, (), None),
        "done": BalanceState(412_000_000, (*PARTS, 4_900_000), 2_100_000),
        "too_much": BalanceState(412_000_000, (*PARTS, 14_900_000), 2_100_000),
        "little": BalanceState(14_250_000, (9_155_500, 2_000_000), 71_000),
        "modules": BalanceState(1_412_500_000, (18_250_000,) * 64, 7_100_000),
        "unknown": BalanceState(None, PARTS[1:4]),
    }


def outputs() -> tuple[Output, ...]:
    """What came out of an invented pack: modules, a case, and busbars whose weight was typed."""

    def one(number: int, code: OutputCode, mass_mg: int, source: str = "instrument") -> Output:
        return Output(
            f"o{number}",
            "r",
            "p",
            code,
            "",
            True,
            mass_mg,
            "",
            "kg",
            0,
            "",
            source,
            datetime(2026, 11, 23, tzinfo=UTC),
        )

    return (
        *(one(number, OutputCode.MOD, 36_050_000) for number in range(8)),
        one(9, OutputCode.CASE_AL, 62_700_000),
        one(10, OutputCode.CU_BUS, 9_205_500, "typed"),
    )


def so_far(*, hours: int, steps: int, busy: int = 1) -> ShiftSoFar:
    """An invented shift that began at six; the numbers repeat without being the same each hour."""
    begins = int(datetime(2026, 11, 22, 22, tzinfo=UTC).timestamp() * 1000)
    told = tuple(
        Hour(
            begins + at * HOUR_MS,
            busy * ((at * 5) % 4),
            busy * ((at * 3) % 3),
            busy * ((at * 5) % 4) * 412_000_000,
            busy * (at % 5) * 61_500_000,
        )
        for at in range(hours)
    )
    times = tuple(
        StepTime("lfp-pack@1", f"s{number}", number, 3, 21_500 + (number * 37) % 11 * 47_000)
        for number in range(1, steps + 1)
    )
    return ShiftSoFar(
        began_ms=begins if hours else None,
        newest_ms=begins if hours else None,
        hours=told,
        steps=times,
        received=sum(hour.received for hour in told),
        dismantled=sum(hour.dismantled for hour in told),
        in_mg=sum(hour.in_mg for hour in told),
        out_mg=sum(hour.out_mg for hour in told),
        holds_raised=3,
        holds_released=2,
        holds_open=1,
    )
